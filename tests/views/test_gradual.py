"""Columns that are built a part at a time."""

from __future__ import annotations

import flet as ft

from app.views.components.gradual import Gradual, Part, next_step
from app.views.ui import Ui, use_ui
from tests.views.harness import mounted
from tests.views.stage import staged

made: list[str] = []


def word(ui: Ui, text: str) -> ft.Control:
    made.append(text)
    return Inner(text)


@ft.component
def Inner(text: str) -> ft.Control:
    ui = use_ui()
    pressed, set_pressed = ft.use_state(0)
    more = ft.TextButton("+", on_click=ui.act(lambda: set_pressed(pressed + 1)))
    return ft.Row([ft.Text(f"{text}{pressed}"), ft.Semantics(identifier=text, content=more)])


def parts(*texts: str) -> tuple[Part, ...]:
    return tuple(Part(word, (t,)) for t in texts)


def test_one_part_is_put_right_at_a_time() -> None:
    shown, steps = parts("a", "x", "c", "d"), []
    while (step := next_step(shown, parts("a", "b", "c"))) != shown:
        shown = step
        steps.append([p.args[0] for p in shown])
    assert steps == [["a", "b", "c", "d"], ["a", "b", "c"]]
    assert next_step((), parts("a", "b")) == parts("a")
    assert next_step(parts("a"), ()) == ()


@ft.component
def Changing() -> ft.Control:
    ui = use_ui()
    words, set_words = ft.use_state("abcd")
    change = ft.TextButton("change", on_click=ui.act(lambda: set_words("axc")))
    button = ft.Semantics(identifier="change", content=change)
    return ft.Column([button, Gradual(parts(*words), 0)])


async def test_a_part_that_stays_is_not_made_again_and_goes_on_living() -> None:
    made.clear()
    _, component = staged(Changing)
    async with mounted(component) as screen:
        assert made == ["a", "b", "c", "d"]
        await screen.tap("c")
        assert "c1" in screen.text()
        await screen.tap("change")
        assert made == ["a", "b", "c", "d", "x"]
        await screen.tap("c")
        assert screen.text().splitlines()[1::2] == ["a0", "x0", "c2"]
