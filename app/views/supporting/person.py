"""What one person shared, with what to do in an emergency above it; taken away from here."""

from __future__ import annotations

from uuid import UUID

import flet as ft

from app.domain.help_lines import By, HelpLine, LineKind
from app.domain.sharing.packages import Kept
from app.views import supporting_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.layout import card, page_column
from app.views.components.text import body, small, strong, title
from app.views.supporting.looking import use_supporting
from app.views.supporting.shared import SharedView
from app.views.ui import Ui, use_ui

LIST = "/supporting"


@ft.component
def Person() -> ft.Control:
    """The package of the route, as long as it is here."""
    ui = use_ui()
    wanted = ft.use_route_params().get("grant", "")
    found = use_supporting(ui)
    kept = found.of(_grant(wanted)) if found is not None else None
    go = ui.act(lambda: ui.shell.navigate(LIST))
    back = text_button(ids.SUPPORTING_BACK, ui.t("back"), go, ft.Icons.ARROW_BACK)
    rows: list[ft.Control] = [ft.Row([back], wrap=True)]
    if kept is not None:
        rows += [title(ui, kept.head.from_name), emergency_card(ui), *_shared(ui, kept)]
    elif found is not None:
        rows += [emergency_card(ui), card(ui, [body(ui, ui.t("supporting-passed"))])]
    return page_column(ui, rows)


def _shared(ui: Ui, kept: Kept) -> list[ft.Control]:
    grant = kept.head.grant

    async def remove() -> None:
        await ui.shell.services.open_supporting().remove(grant)
        ui.shell.tell("supporting-removed")
        ui.shell.navigate(LIST)

    away = AskFirst(
        ids.SUPPORTING_REMOVE,
        ui.t("supporting-remove"),
        ui.t("supporting-remove-ask"),
        ui.t("supporting-remove-yes"),
        remove,
    )
    return [SharedView(kept.package, number=False), small(ui, ui.t("supporting-read-only")), away]


def emergency_card(ui: Ui) -> ft.Control:
    """The region's number with one tap to call it, when to do so, and the steps with naloxone."""
    region = ui.shell.services.help_lines.for_region(ui.shell.state.settings.region)
    line = next((one for one in region.lines if one.kind is LineKind.EMERGENCY), None)
    p = ui.palette
    name = ui.t("supporting-emergency-local")
    if line is not None:
        name = ui.t("supporting-emergency", number=line.number)
    title_line, when = strong(ui, name), body(ui, ui.t("supporting-emergency-when"))
    title_line.color = when.color = p.on_emergency
    naloxone = secondary_button(
        ids.SUPPORTING_NALOXONE,
        ui.t("supporting-emergency-naloxone"),
        ui.act(lambda: ui.shell.navigate("/supporting/learn/naloxone")),
        color=p.on_emergency,
    )
    sign = ft.Icon(ft.Icons.EMERGENCY_OUTLINED, color=p.on_emergency, size=ui.size(24))
    head = ft.Row(
        [sign, ft.Container(title_line, expand=True)],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    ways = ft.Row([*_call(ui, line), naloxone], wrap=True, spacing=12, run_spacing=12)
    column = ft.Column([head, when, ways], spacing=12, tight=True)
    return ft.Container(column, bgcolor=p.emergency, border_radius=16, padding=16)


def _call(ui: Ui, line: HelpLine | None) -> list[ft.Control]:
    if line is None or By.CALL not in line.by:
        return []
    name = ui.t("help-line-emergency")
    return [
        primary_button(
            ids.SUPPORTING_CALL,
            ui.t("help-call"),
            None,
            ft.Icons.CALL,
            label=ui.t("help-call-label", number=line.number, name=name),
            action=ft.OpenUrl(line.link(By.CALL)),
            colors=(ui.palette.emergency, ui.palette.on_emergency),
        )
    ]


def _grant(wanted: str) -> UUID:
    """The id in a route; that of no grant for anything else."""
    try:
        return UUID(wanted)
    except ValueError:
        return UUID(int=0)
