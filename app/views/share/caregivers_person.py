"""The page of one permission: what they can see until when, a new file, a change, the end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import flet as ft

from app.domain.sharing.grants import OFFERED_DAYS
from app.services.caregivers_read import Caregivers, Person
from app.views import caregiver_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.hand_over import FileMaker
from app.views.components.layout import card, page_column
from app.views.components.text import body, heading, small, strong, title
from app.views.share.caregivers import PAGE, LogCard, person_of, use_caregivers
from app.views.share.caregivers_making import WordsCard, use_making
from app.views.share.caregivers_words import sees_lines, state_said, still_opens
from app.views.share.side_passcode import SidePasscode
from app.views.ui import Ui, use_ui


@ft.component
def CaregiverPerson() -> ft.Control:
    """Loads the permission; one that is not there leads to the list."""
    ui = use_ui()
    wanted = ft.use_route_params().get("grant", "")
    view = use_caregivers(ui)
    person = person_of(view, wanted)
    gone = view is not None and person is None
    ft.use_effect(ui.act(lambda: ui.shell.navigate(PAGE) if gone else None), [gone])
    back = text_button(
        ids.CAREGIVER_BACK,
        ui.t("back"),
        ui.act(lambda: ui.shell.navigate(PAGE)),
        ft.Icons.ARROW_BACK,
    )
    head: list[ft.Control] = [ft.Row([back], wrap=True)]
    if view is None or person is None:
        return page_column(ui, head)
    return page_column(ui, [*head, title(ui, person.grant.name), *cards(ui, person, view)])


def cards(ui: Ui, person: Person, view: Caregivers) -> list[ft.Control]:
    """What can be done depends on how it stands."""
    found = [state_card(ui, person, view)]
    if person.grant.holds(view.today):
        words = [WordsCard(person)] if person.looks_until is not None else []
        found += [give_card(ui, person, view), *words, SidePasscode(person)]
    elif person.opens_until is not None and person.opens_until >= view.today:
        found += [EndingCard(person), WordsCard(person)]
    if person.grant.ended_at is None:
        found += [longer_card(ui, person, view), end_card(ui, person, view)]
    return [*found, LogCard(person.given)]


def state_card(ui: Ui, person: Person, view: Caregivers) -> ft.Control:
    """How it stands, and what they can see."""
    opens = still_opens(ui, person, view.today)
    lines: list[ft.Control] = [strong(ui, state_said(ui, person, view.today))]
    if opens:
        lines.append(body(ui, opens))
    lines += [
        heading(ui, ui.t("grant-topics")),
        *(body(ui, s) for s in sees_lines(ui, person.grant)),
    ]
    lines.append(
        secondary_button(
            ids.CAREGIVER_PREVIEW,
            ui.t("grant-look"),
            ui.act(lambda: ui.shell.navigate(f"{PAGE}/{person.root}/look")),
            ft.Icons.VISIBILITY_OUTLINED,
        )
    )
    return card(ui, lines, "soft", stretch=True)


def give_card(ui: Ui, person: Person, view: Caregivers) -> ft.Control:
    """The way to a file; after the first one it is a new one under the same words."""
    until = person.looks_until
    lines: list[ft.Control] = []
    if until is not None and until < view.today:
        lines.append(strong(ui, ui.t("grant-closed", name=person.grant.name)))
    elif person.outdated:
        lines.append(strong(ui, ui.t("grant-outdated", name=person.grant.name)))
    elif until is not None:
        lines.append(body(ui, ui.t("grant-give-again-why")))
    text = ui.t("grant-give-again" if until is not None else "grant-give-first")
    go = ui.act(lambda: ui.shell.navigate(f"{PAGE}/{person.root}/give"))
    button = primary_button(ids.CAREGIVER_GIVE, text, go, ft.Icons.IOS_SHARE)
    return card(ui, [*lines, button], stretch=True)


def longer_card(ui: Ui, person: Person, view: Caregivers) -> ft.Control:
    """More time, or another choice of who, what and how long."""
    service = ui.shell.services.open_caregivers

    def extend(days: int) -> Callable[[], Awaitable[None]]:
        async def extended() -> None:
            if await service().extend(person.root, view.today + timedelta(days=days)) is not None:
                ui.shell.tell("grant-extended")

        return extended

    longer = [
        secondary_button(ids.caregiver_extend(str(n)), ui.t(f"grant-extend-{n}"), ui.act(extend(n)))
        for n in OFFERED_DAYS
        if view.today + timedelta(days=n) > person.grant.until
    ]
    more: list[ft.Control] = []
    if longer:
        buttons = ft.Row(longer, wrap=True, spacing=8, run_spacing=8)
        more = [heading(ui, ui.t("grant-longer")), small(ui, ui.t("grant-longer-why")), buttons]
    change = secondary_button(
        ids.CAREGIVER_CHANGE,
        ui.t("grant-change-go-on" if person.begun else "grant-change"),
        ui.act(lambda: ui.shell.navigate(f"{PAGE}/{person.root}/change")),
        ft.Icons.TUNE,
    )
    return card(ui, [*more, change], stretch=True)


def end_card(ui: Ui, person: Person, view: Caregivers) -> ft.Control:
    """Ending it, after it was said what that can and cannot take back."""
    name = person.grant.name

    async def end() -> None:
        await ui.shell.services.open_caregivers().end(person.root)

    until = person.opens_until
    if until is None:
        question = ui.t("grant-end-question-new", name=name)
    elif until < view.today:
        question = ui.t("grant-end-question-closed", name=name)
    else:
        question = ui.t("grant-end-question", name=name, day=ui.formats.day(until))
    ask = AskFirst(ids.CAREGIVER_END, ui.t("grant-end"), question, ui.t("grant-end-yes"), end)
    return card(ui, [ask], stretch=True)


@ft.component
def EndingCard(person: Person) -> ft.Control:
    """The file that takes away there what was given, once it is opened there."""
    ui = use_ui()
    until = person.opens_until
    values = {"name": person.grant.name, "day": ui.formats.day(until) if until else ""}
    return card(
        ui,
        [
            heading(ui, ui.t("grant-ending")),
            body(ui, ui.t("grant-ending-why", **values)),
            FileMaker(use_making(ui, person, ends=True)),
        ],
        stretch=True,
    )
