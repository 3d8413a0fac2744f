"""What stands above the screen for a moment: the last save with Undo, or a trouble."""

from __future__ import annotations

import flet as ft

from app.views import identifiers as ids
from app.views.components.buttons import secondary_button, text_button
from app.views.components.text import body
from app.views.state import Notice
from app.views.theme import READING_WIDTH
from app.views.trouble import say_trouble
from app.views.ui import Ui, use_ui

STACKED = 300
"""Below this width in dp at text scale 1, the button stands under the words."""

HIGHEST = 200
"""The most that the words of a notice take of the screen's height, in dp."""


@ft.component
def Notices() -> ft.Control:
    """The window's notices, announced by a screen reader when they appear."""
    ui = use_ui()
    notice, _ = ft.use_state(ui.shell.notice)
    rows = [row for row in (trouble_row(ui, notice), saved_row(ui, notice)) if row is not None]
    column = ft.Column(rows, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    column.width = min(ui.width - ui.rail - 32, READING_WIDTH)
    return ft.Container(
        column,
        alignment=ft.Alignment.CENTER,
        padding=ft.Padding.only(left=16, right=16, top=4, bottom=12),
        visible=bool(rows),
    )


def saved_row(ui: Ui, notice: Notice) -> ft.Control | None:
    """ "Saved at 8:05" with Undo, or a short confirmation."""
    if notice.saved is not None:
        corrected = notice.saved.supersedes is not None
        message = "checkin-saved-corrected" if corrected else "checkin-saved"
        text = ui.t(message, time=ui.formats.time(notice.saved.entered_at)) + raised(ui, notice)
        undo = secondary_button(ids.CHECKIN_UNDO, ui.t("checkin-undo"), ui.act(ui.shell.undo))
        return _strip(ui, ft.Icons.CHECK_CIRCLE_OUTLINE, text, ui.palette.accent_soft, undo)
    if notice.done is not None:
        text = ui.words.say(notice.done.message) + raised(ui, notice)
        undo = secondary_button(
            notice.done.identifier, ui.t("checkin-undo"), ui.act(ui.shell.take_back)
        )
        return _strip(ui, ft.Icons.CHECK_CIRCLE_OUTLINE, text, ui.palette.accent_soft, undo)
    if notice.message is not None:
        text = ui.t(notice.message)
        return _strip(ui, ft.Icons.INFO_OUTLINE, text, ui.palette.accent_soft, None)
    return None


def raised(ui: Ui, notice: Notice) -> str:
    """What is added where a save has raised an alert: nobody else will see it."""
    return f" {ui.t('alert-raised')}" if notice.raised else ""


def trouble_row(ui: Ui, notice: Notice) -> ft.Control | None:
    """What went wrong, what is safe and what to try; stays until it is closed."""
    if notice.trouble is None:
        return None

    def close() -> None:
        notice.trouble = None

    text = say_trouble(ui.words, notice.trouble)
    button = text_button(ids.TROUBLE_CLOSE, ui.t("close"), ui.act(close))
    return _strip(ui, ft.Icons.WARNING_AMBER, text, ui.palette.urgent_soft, button)


def bounded(ui: Ui, text: str, words: ft.Control) -> ft.Control:
    """``words`` as they are, or scrolling in ``HIGHEST`` dp where large text on a small phone
    would leave nothing of the screen below."""
    size = 17 * ui.scale
    letters = max(1, (min(ui.width, READING_WIDTH) - 112) / (0.5 * size))
    if len(text) / letters * 1.4 * size <= HIGHEST:
        return words
    return ft.Column([words], scroll=ft.ScrollMode.ALWAYS, height=HIGHEST)


def _strip(
    ui: Ui, icon: ft.IconData, text: str, color: str, button: ft.Control | None
) -> ft.Control:
    words = ft.Semantics(live_region=True, container=True, content=body(ui, text))
    row: list[ft.Control] = [ft.Icon(icon), ft.Container(bounded(ui, text, words), expand=True)]
    lines: list[ft.Control] = [ft.Row(row)]
    if button is not None and ui.width / ui.scale < STACKED:
        lines.append(ft.Row([button], alignment=ft.MainAxisAlignment.END))
    elif button is not None:
        row.append(button)
    return ft.Container(
        content=ft.Column(lines, spacing=4, tight=True),
        bgcolor=color,
        padding=ft.Padding.symmetric(horizontal=16, vertical=8),
        border_radius=12,
    )
