"""The wish to talk about pausing: noting it, and what stands on the plan once it is noted."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.taper import Contact, PauseRequest
from app.i18n.translator import Message
from app.services.plan import ASK_NOTE, PlanView
from app.services.sheet import Sheet
from app.views import plan_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.kept_field import FieldSpec, KeptField
from app.views.components.layout import card
from app.views.components.text import body, heading, strong, title
from app.views.components.thumb_bar import thumb_bar
from app.views.over import Heard, over
from app.views.plan.contacts import Contacts
from app.views.state import Done
from app.views.ui import Ui, use_ui


def ask_card(ui: Ui, view: PlanView) -> ft.Control | None:
    """Asking, or what was asked. Nothing where everything stays already."""
    version = view.version
    if version is None:
        return None
    if view.request is not None:
        return standing_card(ui, view.request, version.contacts)
    if all(c.state.stays or c.next_step(view.today) is None for c in version.courses):
        return None
    button = secondary_button(
        ids.PLAN_ASK, ui.t("plan-ask"), ui.act(lambda: ui.shell.navigate("/plan/ask"))
    )
    return card(ui, [body(ui, ui.t("plan-ask-why")), button])


def standing_card(ui: Ui, request: PauseRequest, contacts: tuple[Contact, ...]) -> ft.Control:
    """When it was noted, that nobody is told by itself, and the ways on."""

    async def gone() -> None:
        await ui.plan.withdraw(request)
        ui.shell.done(Done(Message("plan-ask-gone"), ids.PLAN_UNDO, back))

    async def back() -> None:
        await ui.plan.ask_again(request)
        ui.shell.tell("plan-ask-back")

    day = ui.formats.table_day(request.day)
    own = [strong(ui, request.note)] if request.note else []
    whom = [body(ui, ui.formats.listing(said(contact))) for contact in contacts[:1]]
    buttons = [
        secondary_button(ids.PLAN_ASK_TALKED, ui.t("plan-ask-talked"), ui.act(gone)),
        secondary_button(ids.PLAN_ASK_WITHDRAW, ui.t("plan-ask-withdraw"), ui.act(gone)),
    ]
    return card(
        ui,
        [
            heading(ui, ui.t("plan-ask-standing")),
            *own,
            body(ui, ui.t("plan-ask-since", day=day)),
            *whom,
            ft.Row(buttons, wrap=True, spacing=12, run_spacing=12),
        ],
    )


def said(contact: Contact) -> list[str]:
    """What there is of a contact."""
    return [part for part in (contact.name, contact.phone, contact.hours) if part]


@ft.component
def PlanAsk() -> ft.View:
    """The note, if the person likes to write one, kept as typed."""
    ui = use_ui()
    path = ft.use_view_path()
    sheet, set_sheet = ft.use_state(cast(Sheet | None, None))
    view, set_view = ft.use_state(cast(PlanView | None, None))

    async def load() -> None:
        found = await ui.plan.view()
        if found.version is None or found.request is not None:
            ui.shell.leave()
            return
        set_view(found)
        set_sheet(await ui.plan.ask_sheet())

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    if sheet is None or view is None or view.version is None:
        return over(ui, path, [], None)
    return over(ui, path, page(ui, sheet, view.version.contacts), SendBar(sheet))


def page(ui: Ui, sheet: Sheet, contacts: tuple[Contact, ...]) -> list[ft.Control]:
    """What asking does, and the person's own words."""
    note = FieldSpec(ASK_NOTE, ids.PLAN_ASK_NOTE, ui.t("plan-ask-note"), lines=3)
    people = [card(ui, [Contacts(contacts)])] if contacts else []
    return [
        title(ui, ui.t("plan-ask")),
        body(ui, ui.t("plan-ask-why")),
        card(ui, [KeptField(sheet, Heard(dict), note)], stretch=True),
        body(ui, ui.t("plan-ask-what")),
        *people,
    ]


@ft.component
def SendBar(sheet: Sheet) -> ft.Control:
    """Notes the wish."""
    ui = use_ui()

    async def send() -> None:
        request = await ui.plan.ask_to_pause(sheet)

        async def undo() -> None:
            await ui.plan.undo_ask(request)
            ui.shell.tell("plan-undone")

        ui.shell.done(Done(Message("plan-ask-kept"), ids.PLAN_UNDO, undo))
        ui.shell.navigate("/plan")

    text = ui.t("plan-ask-send")
    return thumb_bar(
        ui, primary_button(ids.PLAN_ASK_SEND, text, ui.act(send), ft.Icons.CHECK, expand=True)
    )
