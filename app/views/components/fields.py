"""Fields for what must be typed exactly: passcodes and recovery codes.

What stands in a field is kept beside the screen in a ``Typed`` and goes back into each new
rendering, so that a trouble, a tick of a clock or the way back never empties a field. A
``Typed`` is not observed, and each rendering starts from what the device last sent: a
rendering that is one key behind would take that key back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.views.components.buttons import identified, text_button
from app.views.components.text import body
from app.views.ui import Ui


@dataclass
class Typed:
    """The text of one field, never printed."""

    value: str = ""
    cleared: int = 0
    """How often the text was forgotten. Each time the field is a new one: a browser keeps what
    stood in the old one where a screen reader finds it."""
    _field: ft.Ref[ft.TextField] = field(default_factory=ft.Ref)

    def __repr__(self) -> str:
        return "Typed(…)"

    def shown(self) -> str:
        """What the field holds now, for its next rendering."""
        if self._field.current is not None:
            self.value = self._field.current.value or ""
        return self.value

    def clear(self) -> None:
        """Forget the text, and the field that holds it."""
        self.value, self._field.current = "", None
        self.cleared += 1

    def keep(self, event: ft.Event[ft.TextField]) -> None:
        """Take over what the field holds now."""
        self.value = event.control.value or ""

    async def focus(self) -> None:
        """Put the cursor back into the field; no harm where the device does not answer."""
        if self._field.current is not None:
            with contextlib.suppress(TimeoutError, RuntimeError):
                await self._field.current.focus()  # type: ignore[no-untyped-call]

    @property
    def ref(self) -> ft.Ref[ft.TextField]:
        """For the field that shows this text."""
        return self._field


def exact_field(
    ui: Ui,
    identifier: str,
    label: str,
    typed: Typed,
    *,
    hidden: bool = False,
    long: bool = False,
    autofocus: bool = False,
    selected: bool = False,
    on_change: Callable[..., Any] | None = None,
    on_submit: Callable[..., Any] | None = None,
) -> ft.Control:
    """A field whose text is neither corrected, completed nor learnt by the keyboard.

    ``hidden`` shows dots; ``long`` lets the text go over several lines, Enter still submits;
    ``selected`` marks the whole text, so that typing replaces it.
    """

    def keep(event: ft.Event[ft.TextField]) -> None:
        typed.keep(event)
        if on_change is not None:
            on_change()

    text = typed.shown()
    control = ft.TextField(
        ref=typed.ref,
        value=text,
        label=label,
        password=hidden,
        autofocus=autofocus,
        selection=ft.TextSelection(0, len(text)) if selected else None,
        multiline=long,
        shift_enter=long,
        min_lines=1 if long else None,
        max_lines=4 if long else 1,
        autocorrect=False,
        enable_suggestions=False,
        enable_ime_personalized_learning=False,
        smart_dashes_type=False,
        smart_quotes_type=False,
        capitalization=ft.TextCapitalization.NONE,
        text_size=ui.size(20),
        color=ui.palette.text,
        label_style=ft.TextStyle(size=ui.size(17), color=ui.palette.quiet),
        bgcolor=ui.palette.card,
        border=ft.OutlineInputBorder(border_radius=12, side=ft.BorderSide(1, ui.palette.line)),
        on_change=ui.act(keep),
        on_submit=ui.act(on_submit) if on_submit is not None else None,
    )
    row = ft.Row([identified(identifier, control, expand=True)])
    row.key = f"{identifier} {typed.cleared}"
    return row


def words_field(
    ui: Ui, identifier: str, question: ft.Control, label: str, **field: Any
) -> ft.Control:
    """A field for words under its ``question``, told to screen readers as ``label``. A label
    within the field would lie over other things where large text needs several lines."""
    control = ft.TextField(
        text_size=ui.size(18),
        color=ui.palette.text,
        bgcolor=ui.palette.card,
        border=ft.OutlineInputBorder(border_radius=12, side=ft.BorderSide(1, ui.palette.line)),
        **field,
    )
    return ft.Column(
        [question, identified(identifier, control, label=label)],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def show_button(ui: Ui, identifier: str, hidden: bool, toggle: Callable[[], Any]) -> ft.Control:
    """Shows what was typed as letters, or hides it again. Carries a word, not an eye alone."""
    text = ui.t("firstrun-passcode-show" if hidden else "firstrun-passcode-hide")
    icon = ft.Icons.VISIBILITY_OUTLINED if hidden else ft.Icons.VISIBILITY_OFF_OUTLINED
    return text_button(identifier, text, ui.act(toggle), icon)


def problem_line(ui: Ui, sentence: str | None) -> list[ft.Control]:
    """The sentence under a field about what was typed, read out when it appears.

    Under a key of its own: what stands beside it in a column ("Save") stays the same control as
    the sentence comes and goes. Flet drops a press that arrives for a control which was
    replaced meanwhile: who typed the last letter and pressed "Save" at once pressed in vain.
    """
    if sentence is None:
        return []
    row = ft.Row(
        [
            ft.Icon(ft.Icons.ERROR_OUTLINE, color=ui.palette.urgent),
            ft.Container(body(ui, sentence), expand=True),
        ],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return [ft.Semantics(live_region=True, container=True, content=row, key="problem")]
