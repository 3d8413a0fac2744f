"""People I support: who shared something, until when, and the way in for what comes new."""

from __future__ import annotations

import flet as ft

from app.domain.clock import local_day
from app.domain.sharing.packages import Kept
from app.services.supporting import Supporting
from app.views import supporting_identifiers as ids
from app.views.components.buttons import primary_button
from app.views.components.keyed import keyed
from app.views.components.layout import card, page_column, stack
from app.views.components.text import body, heading, small, title
from app.views.supporting.learn import learn_entries
from app.views.supporting.looking import use_supporting
from app.views.supporting.open_card import open_card, use_opening
from app.views.supporting.opening import Stage
from app.views.ui import Ui, use_ui


@ft.component
def People() -> ft.Control:
    """One card for each person, kept apart; then the way in, then what there is to read. While
    something is on its way in, that alone."""
    ui = use_ui()
    opening, picker = use_opening(ui)
    found = use_supporting(ui)
    gone, note = ft.use_state(0)

    def count() -> None:
        if found is not None and found.gone:
            note(lambda before: before + len(found.gone))

    ft.use_effect(ui.act(count), [found])
    way_in = open_card(ui, opening, picker)
    if opening.stage is not Stage.CHOOSE:
        page = page_column(ui, [title(ui, ui.t("supporting-title")), way_in])
        page.key = opening.stage  # each begins at its top
        return page
    said = []
    if gone:
        text = ui.t("supporting-gone", count=gone)
        said = [ft.Semantics(live_region=True, container=True, content=body(ui, text))]
    return page_column(
        ui,
        [
            title(ui, ui.t("supporting-title")),
            *said,
            *(_people(ui, found) if found is not None else []),
            way_in,
            heading(ui, ui.t("supporting-learn")),
            stack(learn_entries(ui)),
        ],
    )


def _people(ui: Ui, found: Supporting) -> list[ft.Control]:
    if not found.people:
        return [body(ui, ui.t("supporting-none"))]
    cards = [
        keyed(PersonCard, str(kept.head.grant))(kept, number)
        for number, kept in enumerate(found.people, start=1)
    ]
    return [small(ui, ui.t("supporting-kept")), *cards, small(ui, ui.t("supporting-again"))]


@ft.component
def PersonCard(kept: Kept, number: int) -> ft.Control:
    """Whose it is, until when it may be looked at, as of when it is."""
    ui = use_ui()
    head, day = kept.head, ui.formats.table_day
    look = primary_button(
        ids.supporting_person(number),
        ui.t("supporting-open"),
        ui.act(lambda: ui.shell.navigate(f"/supporting/{head.grant}")),
        ft.Icons.VISIBILITY_OUTLINED,
        label=ui.t("supporting-open-label", name=head.from_name),
    )
    lines = [
        body(ui, ui.t("supporting-until", day=day(head.until))),
        small(ui, ui.t("supporting-made", day=day(local_day(head.made_at)))),
    ]
    return card(ui, [heading(ui, head.from_name), *lines, look])
