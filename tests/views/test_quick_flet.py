"""The short way finds what Flet's own way finds, in the same order."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from importlib.metadata import version
from types import FunctionType
from typing import Any

import flet as ft
import pytest
from flet.controls.base_control import BaseControl
from flet.controls.object_patch import DiffBuilder

from app.views import quick_flet
from app.views.quick_flet import KNOWN, METHODS, of_flet, quick, quicken_flet, set_fields
from tests.views.living import House, living
from tests.views.past import every_day


@pytest.fixture(autouse=True)
def _the_short_way_again() -> Iterator[None]:
    yield
    quicken_flet()


def put(methods: dict[str, FunctionType]) -> DiffBuilder:
    for name, method in methods.items():
        setattr(DiffBuilder, name, method)
    return DiffBuilder(None, None, BaseControl)


def every_value() -> list[Any]:
    """An instance of each class of Flet that has fields and can be made without arguments."""
    kinds = [k for name in ft.__all__ if inspect.isclass(k := getattr(ft, name))]
    found = []
    for kind in kinds:
        if dataclasses.is_dataclass(kind):
            try:
                found.append(kind())
            except (TypeError, ValueError, RuntimeError):
                continue
    return found


def nested(value: Any) -> bool:
    return bool(isinstance(value, (list, dict)) or dataclasses.is_dataclass(value))


def test_no_field_that_holds_something_is_left_out() -> None:
    values = every_value()
    assert len(values) > 150
    left_out = 0
    for value in values:
        kept = [field.name for field in set_fields(value)]
        every = [field.name for field in dataclasses.fields(value)]
        assert kept == [name for name in every if name in kept]
        missing = [name for name in every if name not in kept]
        assert not [name for name in missing if nested(getattr(value, name, None))], value
        left_out += len(missing)
    assert left_out > 30 * len(values) / 2


def test_what_was_set_is_looked_at() -> None:
    text = ft.Text("words", color="red", spans=[ft.TextSpan("more")])
    names = {field.name for field in set_fields(text)}
    assert {"value", "color", "spans"} <= names
    assert "max_lines" not in names
    text.max_lines = 2
    assert "max_lines" in {field.name for field in set_fields(text)}


@pytest.mark.parametrize("route", ["/", "/history", "/checkin/full/2025-03-03", "/more/about"])
async def test_the_same_controls_leave_in_the_same_order(route: str) -> None:
    async with living(House().holding(every_day(30)), route=route) as screen:
        views = screen.page.views
        theirs, ours = (
            [id(c) for c in put(way)._removed_controls(views, recurse=True)]
            for way in (of_flet, quick)
        )
        assert len(ours) > 40 and ours == theirs


def a_tree() -> ft.Control:
    """Controls within values, lists, dictionaries and other controls."""
    style = ft.ButtonStyle(
        side=ft.BorderSide(2, "red"), padding={ft.ControlState.HOVERED: ft.Padding.all(4)}
    )
    button = ft.OutlinedButton(ft.Text("7"), icon=ft.Icons.CHECK, style=style, key="seven")
    field = ft.TextField(label="a", prefix=ft.Text("b"), border=ft.OutlineInputBorder())
    menu = ft.Dropdown(options=[ft.DropdownOption("c", content=ft.Text("c"))])
    box = ft.Container(
        ft.Semantics(identifier="d", content=button),
        shadow=[ft.BoxShadow(color="red")],
        border=ft.Border.all(1, "red"),
        theme=ft.Theme(text_theme=ft.TextTheme(body_medium=ft.TextStyle(size=9))),
    )
    dialog = ft.AlertDialog(title=ft.Text("e"), actions=[ft.TextButton("f")])
    return ft.Column([ft.Row([box, field], wrap=True), menu, dialog, ft.Image(src=b"\x89PNG")])


def configured(way: dict[str, FunctionType]) -> list[tuple[str, str, bool]]:
    """What Flet finds in the tree: kind, kind of the parent, whether it was begun."""
    tree = a_tree()
    found = list(put(way)._configure_dataclass(tree, None, False))
    return [(type(c).__name__, type(c.parent).__name__, hasattr(c, "_initialized")) for c in found]


def test_the_same_controls_come_with_the_same_parents() -> None:
    theirs, ours = configured(of_flet), configured(quick)
    assert len(ours) == 15 and ours == theirs
    assert ("Text", "OutlinedButton", True) in ours


def test_it_is_in_force_and_only_for_versions_that_were_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert version("flet") in KNOWN, "measure again, see app/views/quick_flet.py"
    put(of_flet)
    quicken_flet()
    assert {name: vars(DiffBuilder)[name] for name in METHODS} == quick
    put(of_flet)
    monkeypatch.setattr(quick_flet, "KNOWN", ("0.0.1",))
    quicken_flet()
    assert {name: vars(DiffBuilder)[name] for name in METHODS} == of_flet
