"""What stands around every screen: the bar or rail, Help now, the demo label, notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.views import identifiers as ids
from app.views import supporting_identifiers
from app.views.components.buttons import icon_text_button, identified
from app.views.components.text import small
from app.views.notices import Notices
from app.views.ui import Ui, use_ui

Tab = tuple[str, str, ft.IconData, str]
"""Identifier, message, sign and route."""

TABS: tuple[Tab, ...] = (
    (ids.NAV_TODAY, "nav-today", ft.Icons.TODAY_OUTLINED, "/"),
    (ids.NAV_PROGRESS, "nav-progress", ft.Icons.SHOW_CHART, "/progress"),
    (ids.NAV_PLAN, "nav-plan", ft.Icons.ROUTE_OUTLINED, "/plan"),
    (ids.NAV_SHARE, "nav-share", ft.Icons.IOS_SHARE, "/share"),
    (ids.NAV_MORE, "nav-more", ft.Icons.MENU, "/more"),
)

SUPPORTER_TABS: tuple[Tab, ...] = (
    (
        supporting_identifiers.NAV_PEOPLE,
        "supporting-nav-people",
        ft.Icons.PEOPLE_OUTLINE,
        "/supporting",
    ),
    (
        supporting_identifiers.NAV_LEARN,
        "supporting-nav-learn",
        ft.Icons.MENU_BOOK,
        "/supporting/learn",
    ),
    TABS[-1],
)
"""Where somebody is supported and no diary is kept."""

LETTER, TAB_PADDING = 9.5, 8
"""About how wide a letter of a tab is, and what stands around its word, in dp."""


@ft.component
def MainFrame() -> ft.View:
    """The diary's frame: bottom bar on phones, rail from 840 dp."""
    ui = use_ui()
    outlet = ft.use_route_outlet()
    location = ft.use_route_location()
    ft.use_effect(ui.act(lambda: ui.shell.remember(location)), [location])
    content = ft.Container(content=outlet, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    middle = ft.Column([top_bar(ui, over=False), Notices(), content], spacing=0, expand=True)
    controls: list[ft.Control] = [middle, bar(ui, location)]
    if ui.wide:
        controls = [ft.Row([rail(ui, location), middle], expand=True, spacing=0)]
    # A fixed route keeps the frame where it is when the screen inside changes.
    return framed_view(ui, "/", controls)


def rail(ui: Ui, location: str) -> ft.Control:
    """The tabs of a wide window, one under the other."""
    tabs = [tab(ui, *entry, location) for entry in tabs_of(ui)]
    return ft.Container(
        ft.Column(tabs, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        width=ui.rail,
        padding=ft.Padding.symmetric(vertical=12, horizontal=4),
        bgcolor=ui.palette.card,
        alignment=ft.Alignment.TOP_CENTER,
        border=ft.Border.only(right=ft.BorderSide(1, ui.palette.divider)),
    )


def bar(ui: Ui, location: str) -> ft.Control:
    """The tabs at the bottom of a phone: equal parts of it, or as wide as their words need
    where that is too little. Large text takes a second row rather than being cut off, and
    does without icons to save room."""
    every = tabs_of(ui)
    rooms = [tab_room(ui, message) for _, message, _, _ in every]
    if sum(rooms) <= ui.width:
        equal = max(rooms) * len(every) <= ui.width
        shares = [True if equal else round(room) for room in rooms]
        tabs = [tab(ui, *e, location, True, s) for e, s in zip(every, shares, strict=True)]
        rows: list[ft.Control] = [ft.Row(tabs, spacing=0)]
    else:
        first = first_row(rooms, ui.width)
        rows = [bare_row(ui, every[:first], location), bare_row(ui, every[first:], location)]
    return ft.Container(
        ft.Column(rows, spacing=0, tight=True),
        bgcolor=ui.palette.card,
        alignment=ft.Alignment.CENTER,  # this alone makes it as wide as the window
        border=ft.Border.only(top=ft.BorderSide(1, ui.palette.divider)),
    )


def tabs_of(ui: Ui) -> tuple[Tab, ...]:
    """The tabs of a diary, or of a device that is for supporting alone."""
    return SUPPORTER_TABS if ui.shell.state.settings.supporter else TABS


def is_here(tabs: Sequence[Tab], path: str, location: str) -> bool:
    """Whether the tab of ``path`` is the one that ``location`` belongs to: of those that it begins
    with, the longest; the first tab where there is none but the beginning of all."""
    within = [p for _, _, _, p in tabs if location == p or location.startswith(f"{p}/")]
    if not within and location == "/":
        within = [tabs[0][3]]
    return path == max(within, key=len, default=None)


def first_row(rooms: Sequence[float], width: float) -> int:
    """How many tabs stand in the first of two rows: about half, as far as both rows fit."""
    half = (len(rooms) + 1) // 2
    near = sorted(range(1, len(rooms)), key=lambda n: (abs(n - half), n))
    fits = (n for n in near if max(sum(rooms[:n]), sum(rooms[n:])) <= width)
    return next(fits, half)


def tab_room(ui: Ui, message: str) -> float:
    """About the width that a tab needs for its word on one line, in dp."""
    return len(ui.t(message)) * LETTER * ui.scale + TAB_PADDING


def bare_row(ui: Ui, tabs: Sequence[Tab], location: str) -> ft.Control:
    """A row of tabs without icons. Where even that is too wide, it wraps."""
    rooms = [tab_room(ui, message) for _, message, _, _ in tabs]
    fits = sum(rooms) <= ui.width
    shares = [round(room) if fits else None for room in rooms]
    return ft.Row(
        [tab(ui, *e, location, False, s) for e, s in zip(tabs, shares, strict=True)],
        spacing=0,
        run_spacing=0,
        wrap=not fits,
        alignment=ft.MainAxisAlignment.CENTER,
    )


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
        controls=[]
        if ui.shell.state.veiled
        else [ft.SafeArea(content=ft.Column(controls, spacing=0, expand=True), expand=True)],
    )


def top_bar(ui: Ui, leading: ft.Control | None = None, *, over: bool = True) -> ft.Control:
    """Help now on every screen, always in the same place, and the demo label. ``over``: on a
    screen without the rail."""
    left: list[ft.Control] = [leading] if leading is not None else []
    if ui.shell.services.demo:
        label = ft.Container(
            small(ui, ui.t("demo-label")),
            border=ft.Border.all(1, ui.palette.line),
            border_radius=8,
            padding=ft.Padding.symmetric(horizontal=10, vertical=4),
        )
        left.append(label)
    between = ft.MainAxisAlignment.SPACE_BETWEEN if left else ft.MainAxisAlignment.END
    group = [ft.Row(left, tight=True, wrap=True)] if left else []
    return ft.Container(
        padding=ft.Padding.symmetric(horizontal=16, vertical=4),
        # Large text on a small phone takes a second row rather than lying over itself.
        content=ft.Row(
            [*group, help_button(ui)],
            wrap=True,
            run_spacing=4,
            alignment=between,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
            width=ui.width - 32 - (0 if over else ui.rail),
        ),
    )


def help_button(ui: Ui) -> ft.Control:
    """Opens Help now; works offline and before the lock."""

    def open_help() -> None:
        ui.shell.above.help_open = True

    button = ft.OutlinedButton(
        ft.Text(ui.t("help-open"), size=ui.size(17)),
        icon=ft.Icons.SUPPORT_OUTLINED,
        height=max(48, 36 * ui.scale),
        style=ft.ButtonStyle(bgcolor=ui.palette.card),
        on_click=ui.act(open_help),
    )
    return identified(ids.HELP_OPEN, button)


def tab(
    ui: Ui,
    identifier: str,
    message: str,
    icon: ft.IconData,
    path: str,
    location: str,
    icons: bool = True,
    share: bool | int | None = None,
) -> ft.Control:
    """One entry of the bar or rail, announced as the current one where it is. ``share``: its
    part of a row."""
    here = is_here(tabs_of(ui), path, location)

    def go() -> None:
        ui.shell.navigate(path)

    return icon_text_button(
        identifier,
        ui.t(message),
        icon if icons else None,
        ui.act(go),
        selected=here,
        color=ui.palette.on_accent_soft if here else ui.palette.quiet,
        fill=ui.palette.accent_soft if here else None,
        expand=share,
    )
