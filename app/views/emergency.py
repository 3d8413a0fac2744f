"""The emergency screen: over everything, offline, the lock included, every time.

Who can be called comes first; "I am safe for now" leads on to what happens next, and back to
exactly where the person was. Wording: ``clinical.md``, sections 1 and 3 (R01, R02, R11).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from app.domain.alerts.fired import Did
from app.domain.emergency import Reason
from app.domain.help_lines import LineKind
from app.views import alert_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.help_cards import TALK, line_cards, people_cards
from app.views.components.text import body, small, strong, title
from app.views.components.thumb_bar import narrow, thumb_bar
from app.views.theme import READING_WIDTH
from app.views.ui import Ui

FIRST = {
    Reason.SAFE: (LineKind.EMERGENCY, *TALK),
    Reason.BREATHING: (LineKind.EMERGENCY, LineKind.POISON),
    Reason.CHEST: (LineKind.EMERGENCY,),
}
"""The lines that belong to each emergency, in the order shown."""


@dataclass(frozen=True)
class Shown:
    """What the screen shows now: the numbers, or what happens next. ``copied``: the card
    whose number was copied last, "" for none."""

    reason: Reason
    safe: bool = False
    copied: str = ""


def use_emergency(ui: Ui) -> None:
    """Shows the screen while ``above.emergency`` is set. A hook, for one place in the window."""
    above, _ = ft.use_state(ui.shell.above)
    copied, set_copied = ft.use_state("")
    safe, set_safe = ft.use_state(False)
    closings = ft.use_ref(0)
    opening = closings.current or 0
    laid_down = above.laid_down

    def close() -> None:
        closings.current = opening + 1
        set_copied("")
        set_safe(False)
        ui.shell.alarm.leave()

    def more_help() -> None:
        closings.current = opening + 1
        set_copied("")
        ui.shell.alarm.more_help()

    async def dismissed() -> None:
        # The device tells of a closed sheet a moment later; it may be open again by then.
        if closings.current == opening and ui.shell.above.laid_down == laid_down:
            closings.current = opening + 1
            await ui.shell.alarm.lost()

    async def say_safe() -> None:
        set_safe(True)
        await ui.shell.alarm.safe()

    sheet = None
    if above.emergency is not None:
        shown = Shown(above.emergency, safe, copied)
        controls, bar = _afterwards(ui, close), None
        if not safe:
            controls = _numbers(ui, shown, set_copied, ui.act(more_help))
            bar = _safe_bar(ui, ui.act(say_safe))
        sheet = ft.BottomSheet(
            _page(ui, controls, bar),
            fullscreen=True,
            dismissible=False,
            # A sheet is never wider than 640 dp; nothing is to be seen beside it either.
            barrier_color=ui.palette.page,
            shape=ft.RoundedRectangleBorder(radius=0),
            bgcolor=ui.palette.page,
            on_dismiss=ui.act(dismissed),
        )
    ft.use_dialog(sheet)


def _page(ui: Ui, controls: Sequence[ft.Control], bar: ft.Control | None) -> ft.Control:
    column = ft.Column(
        [*controls, ft.Container(height=24)],
        spacing=16,
        width=min(READING_WIDTH, ui.width) - 32,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    middle = ft.Row([column], alignment=ft.MainAxisAlignment.CENTER)
    scrolled = ft.Container(
        ft.Column([middle], scroll=ft.ScrollMode.AUTO, expand=True),
        padding=ft.Padding.only(left=16, top=24, right=16),
        expand=True,
    )
    bars = [bar] if bar is not None else []
    return ft.Column([scrolled, *bars], spacing=0, expand=True)


def _safe_bar(ui: Ui, say_safe: Callable[..., object]) -> ft.Control:
    """The way on, always in reach of the thumb: nobody gets stuck here."""
    text = ui.t("emergency-safe")
    button = primary_button(ids.EMERGENCY_SAFE, text, say_safe, ft.Icons.CHECK, expand=True)
    return thumb_bar(ui, button)


def _numbers(
    ui: Ui,
    shown: Shown,
    set_copied: Callable[[str], None],
    more_help: Callable[..., object],
) -> list[ft.Control]:
    """What it is about, then whom to call, then the way on."""
    text = strong(ui, ui.t(f"emergency-{shown.reason}-text"))
    words = ft.Semantics(live_region=True, container=True, content=text)
    lines = line_cards(ui, FIRST[shown.reason], shown.copied, set_copied)
    # Large text on a small phone would push the number off the screen.
    first = [lines[0], words, *lines[1:]] if narrow(ui) else [words, *lines]
    return [
        title(ui, ui.t(f"emergency-{shown.reason}-title")),
        *first,
        *people_cards(ui, shown.copied, set_copied),
        small(ui, ui.t("alert-watching")),
        secondary_button(
            ids.EMERGENCY_HELP, ui.t("emergency-help"), more_help, ft.Icons.SUPPORT_OUTLINED
        ),
        small(ui, ui.t("emergency-comes-back")),
    ]


def _afterwards(ui: Ui, close: Callable[[], None]) -> list[ft.Control]:
    """What happens next, and what they did, if they like to say."""

    def said(did: Did) -> Callable[..., object]:
        async def keep() -> None:
            close()
            await ui.shell.alarm.did(did)

        return ui.act(keep)

    words = strong(ui, ui.t("emergency-next-text"))
    return [
        title(ui, ui.t("emergency-next-title")),
        ft.Semantics(live_region=True, container=True, content=words),
        body(ui, ui.t("emergency-next-again")),
        primary_button(ids.EMERGENCY_BACK, ui.t("emergency-back"), ui.act(close)),
        *_did(ui, said),
    ]


def _did(ui: Ui, said: Callable[[Did], Callable[..., object]]) -> list[ft.Control]:
    """Asked only where it can be kept."""
    if ui.shell.state.diary is None:
        return []
    return [
        body(ui, ui.t("emergency-did")),
        *(
            secondary_button(ids.emergency_did(did), ui.t(f"alert-did-{did}"), said(did))
            for did in (Did.CALLED, Did.TALKED, Did.WAITED)
        ),
    ]
