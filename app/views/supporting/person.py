"""What one person shared, with what to do in an emergency above it; taken away from here."""

from __future__ import annotations

from uuid import UUID

import flet as ft

from app.domain.help_lines import LineKind
from app.domain.sharing.packages import Kept
from app.views import supporting_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import secondary_button, text_button
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
    return [SharedView(kept.package), small(ui, ui.t("supporting-read-only")), away]


def emergency_card(ui: Ui) -> ft.Control:
    """The region's number, when to call it, and the steps with naloxone."""
    region = ui.shell.services.help_lines.for_region(ui.shell.state.settings.region)
    numbers = [line.number for line in region.lines if line.kind is LineKind.EMERGENCY]
    text = (
        ui.t("supporting-emergency", number=numbers[0])
        if numbers
        else ui.t("supporting-emergency-local")
    )

    def steps() -> None:
        ui.shell.navigate("/supporting/learn/naloxone")

    p = ui.palette
    said = [strong(ui, text), body(ui, ui.t("supporting-emergency-when"))]
    for text_line in said:
        text_line.color = p.on_emergency
    sign = ft.Icon(ft.Icons.EMERGENCY_OUTLINED, color=p.on_emergency, size=ui.size(24))
    naloxone = secondary_button(
        ids.SUPPORTING_NALOXONE,
        ui.t("supporting-emergency-naloxone"),
        ui.act(steps),
        color=p.on_emergency,
    )
    words = ft.Column(list[ft.Control](said), spacing=6, tight=True, expand=True)
    row = ft.Row([sign, words], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)
    column = ft.Column([row, naloxone], spacing=12, tight=True)
    return ft.Container(column, bgcolor=p.emergency, border_radius=16, padding=16)


def _grant(wanted: str) -> UUID:
    """The id in a route; that of no grant for anything else."""
    try:
        return UUID(wanted)
    except ValueError:
        return UUID(int=0)
