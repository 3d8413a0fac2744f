"""Buttons that carry an identifier, a role, a name and a state, at least 48 x 48 dp.

Measured in real Chromium (Flet 1.0.5; measure again at each upgrade): inside
``MergeSemantics`` the identifier, the state and the button become ONE node of the page,
``role=button`` with its name, reached by Tab, pressed by Enter and Space, and clickable
through its identifier. Without it the wrapper and the button are two nodes and a reader
stops twice. ``selected`` becomes ``aria-current="true"`` and keeps the role (one of
several); ``checked`` turns the role into a ticked ``checkbox`` (any number of several).
The name comes from ``Text.semantics_label``: a ``label`` on the wrapper would be read
together with the text. The state must not sit inside the button, that makes two nodes again.
A disabled button is announced as such only when the wrapper is disabled too. Focus stays on
a choice when it is chosen, because the button stays the same kind of control. A slow press
counts as a press (``held.py``).

For neighbours, measured as well: ``ft.Semantics(label="Pain", container=True, content=row)``
is ``role=group`` with that name, ``ft.Semantics(header=True, heading_level=1, ...)`` an ``h1``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.views.components.held import pressable
from app.views.theme import STRONG

TARGET = 48
"""The least width and height of anything to press, in dp (``product.md``, Check-in)."""

_SIGNS = (
    (ft.Icons.CIRCLE_OUTLINED, ft.Icons.CHECK_CIRCLE),
    (ft.Icons.CHECK_BOX_OUTLINE_BLANK, ft.Icons.CHECK_BOX),
)
"""Of a worded answer, one of several and any number of them: not chosen, chosen."""

Click = Callable[..., Any]
"""A handler that went through ``guarded``: ``act(do_save)``."""

_PADDING = ft.Padding.symmetric(vertical=14, horizontal=20)
_SHORT = 2
"""Texts up to this many characters are numbers and get a square button without a mark."""


def identified(
    identifier: str,
    content: ft.Control,
    *,
    selected: bool | None = None,
    checked: bool | None = None,
    expand: bool | int | None = None,
    key: str | None = None,
    label: str | None = None,
) -> ft.MergeSemantics:
    """``content``, one control to press or type in, under ``identifier`` as one node.
    ``label`` names a field that carries no words of its own."""
    semantics = ft.Semantics(
        identifier=identifier,
        label=label,
        selected=selected,
        checked=checked,
        disabled=content.disabled,
        content=pressable(content),
    )
    return ft.MergeSemantics(
        semantics,
        expand=expand,
        key=key or identifier,
    )


def primary_button(
    identifier: str,
    text: str,
    on_click: Click | None,
    icon: ft.IconData | None = None,
    disabled: bool = False,
    *,
    label: str | None = None,
    expand: bool | int | None = None,
    action: ft.ClientAction | None = None,
    colors: tuple[ft.ColorValue, ft.ColorValue] | None = None,
) -> ft.Control:
    """The one thing a screen is for. ``label`` is what a screen reader says instead;
    ``action`` is done by the device within the same touch (call, copy), as browsers want;
    ``colors`` are those of the words and of the fill."""
    content = _words(text, label)
    color, fill = colors or (None, None)
    style = _style(color=color, fill=fill)
    button = ft.FilledButton(
        content, icon=icon, on_click=on_click, disabled=disabled, style=style, action=action
    )
    return identified(identifier, button, expand=expand)


def secondary_button(
    identifier: str,
    text: str,
    on_click: Click | None,
    icon: ft.IconData | None = None,
    disabled: bool = False,
    *,
    label: str | None = None,
    expand: bool | int | None = None,
    action: ft.ClientAction | None = None,
    color: ft.ColorValue | None = None,
) -> ft.Control:
    """Something else that can be done here."""
    content = _words(text, label)
    style = _style(color=color)
    if color is not None:
        style.side = ft.BorderSide(1, color)
    button = ft.OutlinedButton(
        content, icon=icon, on_click=on_click, disabled=disabled, style=style, action=action
    )
    return identified(identifier, button, expand=expand)


def text_button(
    identifier: str,
    text: str,
    on_click: Click,
    icon: ft.IconData | None = None,
    disabled: bool = False,
    *,
    selected: bool | None = None,
    label: str | None = None,
    expand: bool | int | None = None,
) -> ft.Control:
    """A quiet way out: skip, close, later."""
    content = _words(text, label)
    style = _style(ft.Padding.symmetric(vertical=14, horizontal=12))
    button = ft.TextButton(content, icon=icon, on_click=on_click, disabled=disabled, style=style)
    return identified(identifier, button, selected=selected, expand=expand)


def icon_text_button(
    identifier: str,
    text: str,
    icon: ft.IconData | None,
    on_click: Click,
    disabled: bool = False,
    *,
    selected: bool | None = None,
    label: str | None = None,
    color: ft.ColorValue | None = None,
    fill: ft.ColorValue | None = None,
    expand: bool | int | None = None,
) -> ft.Control:
    """An icon above its word, as in a bar, or the word alone; never an icon alone. The
    selected one has a bold word and may have a ``fill``: colour alone says nothing."""
    words = _words(text, label, bold=bool(selected))
    words.text_align = ft.TextAlign.CENTER
    column = ft.Column(
        [ft.Icon(icon), words] if icon is not None else [words],
        spacing=2,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    style = _style(ft.Padding.symmetric(vertical=6, horizontal=4), color=color, fill=fill)
    style.shape = ft.RoundedRectangleBorder(radius=16)
    button = ft.TextButton(column, on_click=on_click, disabled=disabled, style=style)
    return identified(identifier, button, selected=selected, expand=expand)


def choice_button(
    identifier: str,
    text: str,
    label: str,
    selected: bool,
    on_click: Click,
    *,
    several: bool = False,
    disabled: bool = False,
    width: float | None = None,
    expand: bool | int | None = None,
) -> ft.Control:
    """One answer among others: "7", read out as ``label``: "Pain 7 of 10".

    A chosen answer is filled, has a thick border and, when it is a word, a check mark:
    colour alone says nothing. ``several`` is for chips where more than one may be chosen;
    they are announced as ticked or not. A number of up to 2 characters gets a button that
    is ``width`` (48 dp unless given) wide; a word takes the room it needs.
    """
    number = len(text) <= _SHORT
    button = ft.OutlinedButton(
        _words(text, label, bold=selected),
        icon=ft.Icons.CHECK if selected and not number else None,
        on_click=on_click,
        disabled=disabled,
        width=(width or TARGET) if number and not expand else width,
        style=_choice_style(selected, number),
    )
    if several:
        return identified(identifier, button, checked=selected, expand=expand)
    return identified(identifier, button, selected=selected, expand=expand)


def answer_button(
    identifier: str,
    text: str,
    label: str,
    selected: bool,
    on_click: Click,
    share: int | None = None,
    *,
    several: bool = False,
) -> ft.Control:
    """One worded answer among others, read out as ``label``: as wide as there is room, at
    least 56 dp high. ``share``: its part of a row, where several stand side by side.
    ``several``: more than one may be chosen; announced as ticked or not.

    A chosen one is filled, has a thick border, bold words and another sign. It takes the same
    room before and after, so that nothing moves under a thumb.
    """
    sign = ft.Icon(_SIGNS[several][selected])
    words = _words(text, label, bold=selected)
    style = _choice_style(selected, share is not None)
    if share is None:
        content: ft.Control = ft.Row([sign, ft.Container(words, expand=True)], spacing=12)
        style.padding = ft.Padding.symmetric(vertical=16, horizontal=16)
    else:
        sign.size = 20
        words.text_align = ft.TextAlign.CENTER
        content = ft.Column(
            [sign, words],
            spacing=2,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        )
        style.padding = ft.Padding.symmetric(vertical=6, horizontal=2)
    button = ft.OutlinedButton(content, on_click=on_click, style=style)
    if several:
        return identified(identifier, button, checked=selected, expand=share)
    return identified(identifier, button, selected=selected, expand=share)


def _words(text: str, label: str | None, *, bold: bool = False) -> ft.Text:
    return ft.Text(text, semantics_label=label, font_family=STRONG if bold else None)


def _style(
    padding: ft.PaddingValue = _PADDING,
    *,
    color: ft.ColorValue | None = None,
    fill: ft.ColorValue | None = None,
) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        padding=padding,
        color=color,
        bgcolor=fill,
        # Round ends on one line; several lines of large text stay inside the corners.
        shape=ft.RoundedRectangleBorder(radius=26),
        # On desktops Flutter would take 8 dp off the height.
        visual_density=ft.VisualDensity.STANDARD,
    )


def _choice_style(selected: bool, number: bool) -> ft.ButtonStyle:
    padding = ft.Padding.symmetric(vertical=14, horizontal=0 if number else 16)
    return ft.ButtonStyle(
        padding=padding,
        side=ft.BorderSide(3, ft.Colors.PRIMARY)
        if selected
        else ft.BorderSide(1, ft.Colors.OUTLINE),
        shape=ft.RoundedRectangleBorder(radius=12),
        bgcolor=ft.Colors.PRIMARY if selected else ft.Colors.SURFACE,
        color=ft.Colors.ON_PRIMARY if selected else ft.Colors.ON_SURFACE,
        visual_density=ft.VisualDensity.STANDARD,
    )
