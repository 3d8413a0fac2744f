"""Help now: the numbers to call when it cannot wait, over any screen, the lock included.

Everything here ships with the app, so it opens without a network, a diary or a passcode.
Calling and copying are done by the device within the touch itself: browsers allow neither
afterwards, and neither waits for anything that the app may be busy with. A browser on a
desktop may have no way to call: the number itself is large and can be selected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import flet as ft

from app.domain.signs import is_emergency
from app.views import help_identifiers
from app.views import identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.text import title
from app.views.help_now.agreed import use_agreed
from app.views.help_now.first import first_page
from app.views.help_now.naloxone import naloxone_page
from app.views.help_now.region import region_page
from app.views.help_now.talk import talk_page
from app.views.help_now.too_much import too_much_page
from app.views.help_now.visit import Desk, Place, Visit
from app.views.help_now.with_somebody import with_somebody_page
from app.views.help_now.withdrawal import withdrawal_page
from app.views.theme import READING_WIDTH
from app.views.ui import Ui

Page = Callable[[Desk], list[ft.Control]]

PAGES: Mapping[Place, Page] = {
    Place.FIRST: first_page,
    Place.TOO_MUCH: too_much_page,
    Place.NALOXONE: naloxone_page,
    Place.WITHDRAWAL: withdrawal_page,
    Place.TALK: talk_page,
    Place.WITH_SOMEBODY: with_somebody_page,
    Place.REGION: region_page,
}


def use_help_now(ui: Ui) -> None:
    """Shows the sheet while ``help_open`` is set. A hook, for one place in the window: the
    views of a stack would each open their own sheet, one over the other."""
    above, _ = ft.use_state(ui.shell.above)
    visit, turn = ft.use_state(Visit())
    agreed = use_agreed(ui, above.help_open and visit.place is Place.WITHDRAWAL)
    closings = ft.use_ref(0)
    opening = closings.current or 0
    laid_down = above.laid_down

    def close() -> None:
        closings.current = opening + 1
        turn(Visit())
        ui.shell.help_closed()

    def dismissed() -> None:
        # The device tells of a closed sheet a moment later; it may be open again by then.
        if closings.current == opening and ui.shell.above.laid_down == laid_down:
            close()

    sheet = None
    if above.help_open:
        sheet = ft.BottomSheet(
            _content(Desk(ui, visit, turn, agreed), close),
            fullscreen=True,
            bgcolor=ui.palette.page,
            on_dismiss=ui.act(dismissed),
        )
    ft.use_dialog(sheet)


def _content(desk: Desk, close: Callable[[], None]) -> ft.Control:
    """The page that is open, under the ways back and out."""
    ui, visit = desk.ui, desk.visit
    column = ft.Column(
        [*_head(desk, close), *PAGES[visit.place](desk), ft.Container(height=24)],
        spacing=16,
        # A sheet is never wider than the reading width, whatever the window.
        width=min(READING_WIDTH, ui.width) - 32,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    # A page begins at its top, and so does one that has turned into an emergency: what is to
    # be done then stands there.
    begins = f"{visit.place}.{is_emergency(visit.signs)}.{bool(visit.signs)}"
    return ft.Container(
        ft.Column([column], scroll=ft.ScrollMode.AUTO, expand=True, key=begins),
        padding=ft.Padding.only(left=16, top=16, right=16),
        expand=True,
    )


def _head(desk: Desk, close: Callable[[], None]) -> list[ft.Control]:
    ui, place = desk.ui, desk.visit.place
    out = text_button(ids.HELP_CLOSE, ui.t("close"), ui.act(close), ft.Icons.CLOSE)
    name = title(ui, ui.t("help-title" if place is Place.FIRST else f"help-page-{place}"))
    if place is Place.FIRST:
        return [_apart([name, out])]
    back = text_button(
        help_identifiers.HELP_BACK, ui.t("back"), ui.act(desk.back), ft.Icons.ARROW_BACK
    )
    # What the signs call for stands where the name of the page was: nothing keeps it from sight.
    return [_apart([back, out])] if desk.visit.signs else [_apart([back, out]), name]


def _apart(controls: list[ft.Control]) -> ft.Control:
    return ft.Row(
        controls,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
        wrap=True,
    )
