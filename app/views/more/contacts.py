"""People to call: those typed here, those of the plan, and who may be seen while locked."""

from __future__ import annotations

from functools import partial
from typing import cast

import flet as ft

from app.domain.help_contacts import ContactKind, HelpContact
from app.services.help_contacts import ContactsView
from app.views import contact_identifiers as ids
from app.views import identifiers
from app.views.components.buttons import primary_button, text_button
from app.views.components.contact_card import Ways, contact_lines, who
from app.views.components.layout import card, stack
from app.views.components.places import choices
from app.views.components.text import body, heading, small, strong
from app.views.effects import stop
from app.views.taking_away import taking_away
from app.views.ui import Ui, use_ui

FORM = "/contact"


@ft.component
def ContactsPage() -> ft.Control:
    """Loads who can be called; loads again when the diary changes."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, show = ft.use_state(cast(ContactsView | None, None))
    # What may be seen while locked may change in another window.
    state, _ = ft.use_state(ui.shell.state)

    async def load() -> None:
        if ui.shell.state.diary is not None:
            show(await ui.diary.contacts.view())

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    if view is None:
        return stack([])
    asked = state.settings.contacts_when_locked is not None
    cards = [add_card(ui, view), *([Own(view)] if view.own else [])]
    if view.plan:
        cards.append(OfPlan(view))
    if asked or view.own or view.plan:
        # Asked once, where it cannot be overlooked; later it stands below.
        cards.insert(len(cards) if asked else 0, locked_card(ui))
    return stack(cards)


def add_card(ui: Ui, view: ContactsView) -> ft.Control:
    """What the list is for, and the way to add to it or to go on with what was begun."""
    lines: list[ft.Control] = [body(ui, ui.t("contact-why"))]
    if view.damaged:
        lines.append(strong(ui, ui.t("contact-damaged")))
    button = primary_button(
        ids.CONTACT_ADD,
        ui.t("contact-go-on" if view.begun else "contact-add"),
        ui.act(lambda: ui.shell.navigate(FORM)),
        ft.Icons.ADD,
    )
    return card(ui, [*lines, button], stretch=True)


@ft.component
def Own(view: ContactsView) -> ft.Control:
    """Those typed here, each with what can be done."""
    ui = use_ui()
    copied, set_copied = ft.use_state(0)
    rows = []
    for number, contact in enumerate(view.own, start=1):
        part = partial(ids.contact_row, number)
        text = part("text") if contact.kind is ContactKind.PERSON else None
        ways = Ways(part("call"), part("copy"), ui.t(f"contact-kind-{contact.kind}"), text)
        on_copy = partial(set_copied, number)
        lines = contact_lines(ui, contact, ways, copied == number, on_copy, leading=False)
        rows.append(
            _row(ui, [who(ui, contact.kind), *lines, _changes(ui, contact, number)], contact)
        )
    return card(ui, rows)


@ft.component
def OfPlan(view: ContactsView) -> ft.Control:
    """Those of the plan who are not on the list; they change with the plan."""
    ui = use_ui()
    copied, set_copied = ft.use_state(0)
    rows = []
    for number, contact in enumerate(view.plan, start=1):
        part = partial(ids.contact_of_plan, number)
        ways = Ways(part("call"), part("copy"), ui.t(f"contact-kind-{contact.kind}"))
        on_copy = partial(set_copied, number)
        lines = contact_lines(ui, contact, ways, copied == number, on_copy, leading=False)
        rows.append(_row(ui, lines, contact))
    return card(
        ui, [heading(ui, ui.t("contact-of-plan")), small(ui, ui.t("contact-of-plan-why")), *rows]
    )


def _row(ui: Ui, lines: list[ft.Control], contact: HelpContact) -> ft.Control:
    return ft.Container(
        ft.Column(lines, spacing=6, tight=True),
        padding=ft.Padding.only(left=12),
        border=ft.Border.only(left=ft.BorderSide(2, ui.palette.divider)),
        key=str(contact.id),
    )


def _changes(ui: Ui, contact: HelpContact, number: int) -> ft.Control:
    def called(gone: HelpContact) -> dict[str, object]:
        return {"name": gone.name or gone.phone}

    remove = taking_away(ui, ui.diary.contacts, contact, "contact", ids.CONTACT_UNDO, called)
    name = contact.name or contact.phone
    buttons: list[ft.Control] = [
        text_button(
            ids.contact_row(number, "change"),
            ui.t("contact-change"),
            ui.act(lambda: ui.shell.navigate(f"{FORM}/{contact.id}")),
            label=ui.t("contact-change-label", name=name),
        ),
        text_button(
            ids.contact_row(number, "remove"),
            ui.t("contact-remove"),
            ui.act(remove),
            label=ui.t("contact-remove-label", name=name),
        ),
    ]
    return ft.Row(buttons, wrap=True, spacing=8, run_spacing=0)


def locked_card(ui: Ui) -> ft.Control:
    """Whether they may be seen while the diary is locked: what that means, and two answers that
    look alike. In the demo nothing is ever locked or kept."""
    wish = ui.shell.state.settings.contacts_when_locked
    chosen = None if wish is None else ("yes" if wish else "no")

    async def choose(code: str) -> None:
        await ui.shell.calls.allow(code == "yes")
        ui.shell.tell(f"contact-locked-told-{code}")

    texts = {code: ui.t(f"contact-locked-{code}") for code in ("yes", "no")}
    return card(
        ui,
        [
            heading(ui, ui.t("contact-locked-title")),
            body(ui, ui.t("contact-locked-help")),
            body(ui, ui.t("contact-locked-kept")),
            body(ui, ui.t("contact-locked-else")),
            choices(
                ui,
                texts,
                chosen,
                lambda code: identifiers.settings(f"contacts_when_locked.{code}"),
                choose,
            ),
        ],
    )
