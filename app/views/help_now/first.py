"""The first page: whom to call, then what to do for what is going on."""

from __future__ import annotations

import flet as ft

from app.domain.help_lines import UNKNOWN_REGION, LineKind
from app.views.components.help_cards import TALK, line_cards, people_cards
from app.views.components.text import body, heading, small
from app.views.help_now.parts import entry
from app.views.help_now.visit import Desk, Place

SITUATIONS = (
    Place.TOO_MUCH,
    Place.NALOXONE,
    Place.WITHDRAWAL,
    Place.TALK,
    Place.WITH_SOMEBODY,
)


FIRST = (LineKind.EMERGENCY, LineKind.CRISIS, LineKind.POISON)
"""Lines above the situations; the rest stands below them, so that they are soon in sight."""


def first_page(desk: Desk) -> list[ft.Control]:
    """That nobody is watching, one card for each number, one entry for each situation."""
    ui = desk.ui
    return [
        body(ui, ui.t("help-watching")),
        *line_cards(ui, FIRST, desk.visit.copied, desk.copy),
        *_people(desk),
        heading(ui, ui.t("help-situations")),
        *(entry(desk, place) for place in SITUATIONS),
        *_more_lines(desk),
        *_region(desk),
        small(ui, ui.t("help-no-call")),
        small(ui, ui.t("help-offline")),
    ]


def _people(desk: Desk) -> list[ft.Control]:
    """Nothing is said of what a locked diary holds or does not hold."""
    ui, state = desk.ui, desk.ui.shell.state
    cards = people_cards(ui, desk.visit.copied, desk.copy)
    if not cards and state.diary is not None:
        return [body(ui, ui.t("help-no-contacts"))]
    return cards


def _more_lines(desk: Desk) -> list[ft.Control]:
    """Where there is no crisis line the other ones stand in for it, above."""
    ui = desk.ui
    region = ui.shell.services.help_lines.for_region(ui.shell.state.settings.region)
    shown = [line.kind for line in region.lines if line.kind not in FIRST]
    if not shown or not any(line.kind in TALK for line in region.lines):
        return []
    cards = line_cards(ui, shown, desk.visit.copied, desk.copy)
    return [heading(ui, ui.t("help-more-numbers")), *cards]


def _region(desk: Desk) -> list[ft.Control]:
    ui = desk.ui
    code = ui.shell.services.help_lines.for_region(ui.shell.state.settings.region).code
    known = code != UNKNOWN_REGION
    said = [body(ui, ui.t("help-region-now", region=ui.t(f"region-{code}")))] if known else []
    return [*said, entry(desk, Place.REGION)]
