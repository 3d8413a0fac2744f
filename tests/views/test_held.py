"""A press that is held is a press; and "Save" stays itself when the sentence above it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from app.views import appointment_identifiers as visits
from app.views.components import buttons
from app.views.guarded import guarded
from tests.views.harness import Screen, mounted
from tests.views.living import living
from tests.views.test_buttons import KINDS


def fail(error: Exception) -> None:
    raise AssertionError(error)


def noted(pressed: list[str]) -> Any:
    return guarded(lambda: pressed.append("pressed"), fail)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_held_press_is_a_press(kind: str) -> None:
    pressed: list[str] = []

    @ft.component
    def One() -> ft.Control:
        return KINDS[kind](noted(pressed))

    async with mounted(One) as screen:
        await screen.hold("x.y")
    assert pressed == ["pressed"]


async def held(
    make: Callable[[], Any], pressed: list[str], answers: dict[str, Any] | None = None
) -> Screen:
    """The screen of one button that does something on the device, after it was held."""

    @ft.component
    def One() -> ft.Control:
        return buttons.primary_button("x.y", "Go", noted(pressed), action=make())

    async with mounted(One) as screen:
        screen.answers.update(answers or {})
        await screen.hold("x.y")
    return screen


async def test_a_held_call_calls_once_and_then_tells() -> None:
    pressed: list[str] = []
    screen = await held(lambda: ft.OpenUrl("tel:988"), pressed)
    opened = [args["url"] for name, method, args in screen.calls if method == "launch_url"]
    assert (opened, pressed) == (["tel:988"], ["pressed"])


async def test_a_held_copy_copies() -> None:
    pressed: list[str] = []
    screen = await held(lambda: ft.CopyToClipboard("988"), pressed)
    assert ("Clipboard", "set", {"data": "988"}) in screen.calls
    assert pressed == ["pressed"]


async def test_where_the_device_refuses_nothing_is_told() -> None:
    pressed: list[str] = []
    await held(lambda: ft.CopyToClipboard("988"), pressed, {"set": RuntimeError("no")})
    assert pressed == []


async def test_a_held_choice_of_files_brings_the_file() -> None:
    chosen: list[str] = []

    def take(event: ft.FilePickerResultEvent) -> None:
        chosen.extend(file.name for file in event.files)

    def pick() -> ft.PickFiles:
        picker = ft.FilePicker(on_result=guarded(take, fail))
        return ft.PickFiles(picker, allowed_extensions=["json"])

    file = {"id": 0, "name": "plan.json", "size": 3, "path": None, "bytes": None}
    screen = await held(pick, [], {"pick_files": [file]})
    asked = [args for name, method, args in screen.calls if method == "pick_files"]
    assert [a["allowed_extensions"] for a in asked] == [["json"]]
    assert chosen == ["plan.json"]


async def test_the_sentence_above_save_goes_and_save_stays() -> None:
    async with living(route="/appointment") as screen:
        await screen.type(visits.appointment_field("at"), "noon")
        await screen.tap(visits.APPOINTMENT_SAVE)
        await screen.type(visits.appointment_field("day"), "3/10/2025")
        before = screen.find(visits.APPOINTMENT_SAVE)
        assert "Please look at the marked places." in screen.text()
        await screen.type(visits.appointment_field("at"), "2:45 pm")
        assert "Please look at the marked places." not in screen.text()
        assert screen.find(visits.APPOINTMENT_SAVE)._i == before._i
