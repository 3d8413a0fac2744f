"""Every button: one node with identifier, name and state, and 48 dp to press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from app.views.components import buttons
from app.views.components.expander import expander_button
from tests.views.harness import mounted

Make = Callable[[Callable[[], Any]], ft.Control]

KINDS: dict[str, Make] = {
    "primary": lambda do: buttons.primary_button("x.y", "Save", do),
    "secondary": lambda do: buttons.secondary_button("x.y", "Save", do),
    "text": lambda do: buttons.text_button("x.y", "Save", do),
    "icon": lambda do: buttons.icon_text_button("x.y", "Save", ft.Icons.SAVE, do),
    "choice": lambda do: buttons.choice_button("x.y", "Save", "Save it", False, do),
    "answer": lambda do: buttons.answer_button("x.y", "Save", "Save", False, do),
    "expander": lambda do: expander_button("x.y", "Save", False, do),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_is_found_by_its_identifier_and_pressed(kind: str) -> None:
    pressed: list[str] = []

    @ft.component
    def One() -> ft.Control:
        return KINDS[kind](lambda: pressed.append(kind))

    async with mounted(One) as screen:
        merged = screen.controls(ft.MergeSemantics)
        assert len(merged) == 1 and merged[0].content is screen.semantics("x.y")
        await screen.tap("x.y")
        assert "Save" in screen.text_of("x.y")
    assert pressed == [kind]


def inside(control: ft.Control) -> tuple[ft.Semantics, ft.OutlinedButton]:
    assert isinstance(control, ft.MergeSemantics)
    node = control.content
    assert isinstance(node, ft.Semantics) and isinstance(node.content, ft.OutlinedButton)
    return node, node.content


def test_a_number_is_read_with_its_meaning_and_48_dp_wide() -> None:
    node, button = inside(buttons.choice_button("x", "7", "Pain 7 of 10", True, print))
    assert isinstance(button.content, ft.Text)
    assert button.content.semantics_label == "Pain 7 of 10"
    assert node.label is None, "a label on the wrapper would be read together with the text"
    assert (node.selected, node.checked, button.width) == (True, None, 48)


def test_a_chosen_word_is_marked_by_more_than_colour() -> None:
    _, chosen = inside(buttons.choice_button("x", "as usual", "as usual", True, print))
    _, other = inside(buttons.choice_button("x", "as usual", "as usual", False, print))
    assert chosen.icon == ft.Icons.CHECK and other.icon is None


def test_chips_are_ticked_not_selected() -> None:
    node, _ = inside(buttons.choice_button("x", "nausea", "nausea", True, print, several=True))
    assert (node.selected, node.checked) == (None, True)


def test_a_disabled_button_is_announced_as_disabled() -> None:
    node, button = inside(buttons.secondary_button("x", "Save", print, disabled=True))
    assert node.disabled and button.disabled
