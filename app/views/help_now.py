"""Help now: the numbers to call when it cannot wait, over any screen, the lock included.

Everything here ships with the app, so it opens without a network, a diary or a passcode.
Calling and copying are done by the device within the touch itself: browsers allow neither
afterwards, and neither waits for anything that the app may be busy with. A browser on a
desktop may have no way to call: the number itself is large and can be selected.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.views import identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.help_card import line_card, local_emergency_card
from app.views.components.text import body, small, strong, title
from app.views.theme import READING_WIDTH
from app.views.ui import Ui


def use_help_now(ui: Ui) -> None:
    """Shows the sheet while ``help_open`` is set. A hook, for one place in the window: the
    views of a stack would each open their own sheet, one over the other."""
    state, _ = ft.use_state(ui.shell.state)
    copied, set_copied = ft.use_state(0)
    closings = ft.use_ref(0)
    opening = closings.current or 0

    def close() -> None:
        closings.current = opening + 1
        set_copied(0)
        ui.shell.help_closed()

    def dismissed() -> None:
        # The device tells of a closed sheet a moment later; it may be open again by then.
        if closings.current == opening:
            close()

    sheet = None
    if state.help_open:
        sheet = ft.BottomSheet(
            _content(ui, copied, set_copied, close),
            fullscreen=True,
            bgcolor=ui.palette.page,
            on_dismiss=ui.act(dismissed),
        )
    ft.use_dialog(sheet)


def _head(ui: Ui) -> tuple[str, list[ft.Control]]:
    """Its title and first words: calm ones where an answer has opened it."""
    if not ui.shell.state.emergency:
        return ui.t("help-title"), []
    words = strong(ui, ui.t("help-emergency-text"))
    return ui.t("help-emergency-title"), [
        ft.Semantics(live_region=True, container=True, content=words)
    ]


def _content(
    ui: Ui, copied: int, set_copied: Callable[[int], None], close: Callable[[], None]
) -> ft.Control:
    """The whole sheet: that nobody is watching, then one card for each line."""
    name, first = _head(ui)
    region = ui.shell.services.help_lines.for_region(ui.shell.state.settings.region)
    cards = [
        line_card(ui, line, row, copied == row, partial(set_copied, row))
        for row, line in enumerate(region.lines, start=1)
    ]
    if not region.has_emergency_number:
        cards.insert(0, local_emergency_card(ui))
    close_button = text_button(ids.HELP_CLOSE, ui.t("close"), ui.act(close), ft.Icons.CLOSE)
    column = ft.Column(
        [
            ft.Row(
                [title(ui, name), close_button],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
                vertical_alignment=ft.CrossAxisAlignment.CENTER,
                wrap=True,
            ),
            *first,
            body(ui, ui.t("help-watching")),
            *cards,
            small(ui, ui.t("help-no-call")),
            small(ui, ui.t("help-offline")),
            ft.Container(height=24),
        ],
        spacing=16,
        # A sheet is never wider than the reading width, whatever the window.
        width=min(READING_WIDTH, ui.width) - 32,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Container(
        ft.Column([column], scroll=ft.ScrollMode.AUTO, expand=True),
        padding=ft.Padding.only(left=16, top=16, right=16),
        expand=True,
    )
