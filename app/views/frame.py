"""What stands around every screen: the bar or rail, Help now, the demo label, notices."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.views import identifiers as ids
from app.views.components.buttons import icon_text_button, identified
from app.views.components.text import small
from app.views.notices import Notices
from app.views.theme import RAIL_WIDTH
from app.views.ui import Ui, use_ui

TABS = (
    (ids.NAV_TODAY, "nav-today", ft.Icons.TODAY_OUTLINED, "/"),
    (ids.NAV_PROGRESS, "nav-progress", ft.Icons.SHOW_CHART, "/progress"),
    (ids.NAV_MORE, "nav-more", ft.Icons.MENU, "/more"),
)


@ft.component
def MainFrame() -> ft.View:
    """The diary's frame: bottom bar on phones, rail from 840 dp."""
    ui = use_ui()
    outlet = ft.use_route_outlet()
    location = ft.use_route_location()
    ft.use_effect(ui.act(lambda: ui.shell.remember(location)), [location])
    content = ft.Container(content=outlet, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    middle = ft.Column([top_bar(ui), Notices(), content], spacing=0, expand=True)
    tabs = [tab(ui, *entry, location) for entry in TABS]
    if ui.wide:
        rail = ft.Column(tabs, width=RAIL_WIDTH, spacing=8)
        controls: list[ft.Control] = [ft.Row([rail, middle], expand=True, spacing=0)]
    else:
        # Large text on a small phone takes a second row rather than being cut off.
        bar = ft.Row(
            tabs, alignment=ft.MainAxisAlignment.SPACE_AROUND, wrap=True, spacing=0, run_spacing=0
        )
        controls = [middle, ft.Container(bar, bgcolor=ui.palette.card)]
    # A fixed route keeps the frame where it is when the screen inside changes.
    return framed_view(ui, "/", controls)


@ft.component
def BareFrame(screen: Callable[[], ft.Control]) -> ft.View:
    """The frame before the lock: Help now, and nothing of the diary."""
    ui = use_ui()
    content = ft.Container(
        content=screen(), expand=True, padding=ft.Padding.symmetric(horizontal=16)
    )
    return framed_view(ui, "/", [top_bar(ui), Notices(), content])


def framed_view(ui: Ui, route: str, controls: list[ft.Control], modal: bool = False) -> ft.View:
    """A page of the palette, inside the safe area of the device."""
    return ft.View(
        route=route,
        can_pop=modal,
        fullscreen_dialog=modal,
        padding=0,
        spacing=0,
        bgcolor=ui.palette.page,
        controls=[
            ft.SafeArea(content=ft.Column(controls, spacing=0, expand=True), expand=True),
        ],
    )


def top_bar(ui: Ui, leading: ft.Control | None = None) -> ft.Control:
    """Help now on every screen, always in the same place, and the demo label."""
    left: list[ft.Control] = [leading] if leading is not None else []
    if ui.shell.services.demo:
        label = ft.Container(
            small(ui, ui.t("demo-label")),
            border=ft.Border.all(1, ui.palette.line),
            border_radius=8,
            padding=ft.Padding.symmetric(horizontal=10, vertical=4),
        )
        left.append(label)
    return ft.Container(
        padding=ft.Padding.symmetric(horizontal=12, vertical=4),
        content=ft.Row(
            [
                ft.Row(left, expand=True),
                help_button(ui),
            ],
        ),
    )


def help_button(ui: Ui) -> ft.Control:
    """Opens Help now; works offline and before the lock."""

    def open_help() -> None:
        ui.shell.state.help_open = True

    button = ft.OutlinedButton(
        ft.Text(ui.t("help-open"), size=ui.size(17)),
        icon=ft.Icons.SUPPORT_OUTLINED,
        height=max(48, 36 * ui.scale),
        on_click=ui.act(open_help),
    )
    return identified(ids.HELP_OPEN, button)


def tab(
    ui: Ui, identifier: str, message: str, icon: ft.IconData, path: str, location: str
) -> ft.Control:
    """One entry of the bar or rail, announced as the current one where it is."""
    here = location == path or (path != "/" and location.startswith(path))

    def go() -> None:
        ui.shell.navigate(path)

    return icon_text_button(
        identifier,
        ui.t(message),
        icon,
        ui.act(go),
        selected=here,
        color=ui.palette.accent if here else ui.palette.quiet,
    )
