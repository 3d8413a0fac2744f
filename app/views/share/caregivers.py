"""Caregivers and others: who may see what until when, and what was given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

import flet as ft

from app.domain.sharing.grants import Given
from app.services.caregivers_read import Caregivers, Person
from app.views import caregiver_identifiers as ids
from app.views.components.buttons import primary_button
from app.views.components.expander import expander_button
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card
from app.views.components.page_entry import page_entry
from app.views.components.room import GAP
from app.views.components.text import body, heading, small, strong
from app.views.effects import stop
from app.views.share.caregivers_words import given_to, given_what, state_said, still_opens
from app.views.share.page import share_page
from app.views.ui import Ui, use_ui

PAGE = "/share/caregivers"
NEW = f"{PAGE}/new"


def caregivers_card(ui: Ui) -> ft.Control:
    """The way there from the Share tab."""
    go = ui.act(lambda: ui.shell.navigate(PAGE))
    text, icon = ui.t("caregiver-card-open"), ft.Icons.PEOPLE_OUTLINE
    return card(
        ui,
        [
            heading(ui, ui.t("caregiver-title")),
            body(ui, ui.t("caregiver-card-why")),
            page_entry(ui, ids.CAREGIVERS, text, icon, go),
        ],
        stretch=True,
    )


@ft.component
def CaregiversPage() -> ft.Control:
    """Loads who may see what; again when the diary changes."""
    ui = use_ui()
    view = use_caregivers(ui)
    if view is None:
        return share_page(ui, "caregiver-title", [])
    cards = [intro_card(ui, view)]
    if view.damaged:
        cards.append(card(ui, [body(ui, ui.t("caregiver-damaged"))]))
    if view.holding:
        cards.append(people_card(ui, "caregiver-now", view.holding, view, 1))
    if view.past:
        first = len(view.holding) + 1
        cards.append(people_card(ui, "caregiver-past", view.past, view, first))
    return share_page(ui, "caregiver-title", [*cards, LogCard(view.log)])


def use_caregivers(ui: Ui) -> Caregivers | None:
    """The permissions, loaded again with each change of the diary. A hook."""
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, show = ft.use_state(cast(Caregivers | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            show(await ui.shell.services.open_caregivers().view())

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    return view


def person_of(view: Caregivers | None, wanted: str) -> Person | None:
    """The permission that a route names."""
    try:
        return view.person(UUID(wanted)) if view is not None else None
    except ValueError:
        return None


def intro_card(ui: Ui, view: Caregivers) -> ft.Control:
    """What this is, that nobody has a right to it, and the way to add a person."""
    none = [] if view.holding or view.damaged else [body(ui, ui.t("caregiver-none"))]
    add = primary_button(
        ids.CAREGIVER_ADD,
        ui.t("caregiver-go-on" if view.begun else "caregiver-add"),
        ui.act(lambda: ui.shell.navigate(NEW)),
        ft.Icons.ADD,
        disabled=view.damaged,
    )
    lines = [body(ui, ui.t("caregiver-intro")), strong(ui, ui.t("caregiver-right"))]
    return card(ui, [*lines, *none, add], stretch=True)


def people_card(
    ui: Ui, message: str, people: Sequence[Person], view: Caregivers, first: int
) -> ft.Control:
    """Permissions under their name. ``first``: the number of the first one in the list."""
    rows = [person_row(ui, one, n, view) for n, one in enumerate(people, first)]
    return card(ui, [heading(ui, ui.t(message)), *rows], stretch=True)


def person_row(ui: Ui, person: Person, number: int, view: Caregivers) -> ft.Control:
    """The name, how it stands, and the way to its page."""
    grant = person.grant
    go = ui.act(lambda: ui.shell.navigate(f"{PAGE}/{person.root}"))
    entry = page_entry(ui, ids.caregiver_row(number), grant.name, ft.Icons.PERSON_OUTLINE, go)
    opens = still_opens(ui, person, view.today)
    lines = [body(ui, state_said(ui, person, view.today)), *([small(ui, opens)] if opens else [])]
    return ft.Column(
        [entry, *lines],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        key=str(person.root),
    )


@ft.component
def LogCard(log: tuple[Given, ...]) -> ft.Control:
    """All that was given, behind a button, the newest first."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    head = heading(ui, ui.t("caregiver-log"))
    if not log:
        return card(ui, [head, body(ui, ui.t("caregiver-log-none"))])
    text = ui.t("caregiver-log-hide" if is_open else "caregiver-log-show")
    toggle = ui.act(lambda: set_open(not is_open))
    button = ft.Row([expander_button(ids.CAREGIVER_LOG, text, is_open, toggle)], wrap=True)
    parts = tuple(Part(log_line, (one,)) for one in log) if is_open else ()
    return card(ui, [head, button, *([Gradual(parts, GAP)] if parts else [])])


def log_line(ui: Ui, given: Given) -> ft.Control:
    """One package that left the device."""
    lines: list[ft.Control] = [strong(ui, given_to(ui, given)), body(ui, given_what(ui, given))]
    return ft.MergeSemantics(ft.Column(lines, spacing=2, tight=True))
