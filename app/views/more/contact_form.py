"""The page on which somebody to call is typed or changed: who they are, name, number, hours."""

from __future__ import annotations

import flet as ft

from app.domain.help_contacts import ContactKind, HelpContact
from app.services.contact_form import HOURS, KIND, NAME, PHONE, look_at, told_of_phone
from app.views import contact_identifiers as ids
from app.views.components.kept_choice import KeptChoice, Options
from app.views.components.kept_field import FieldSpec, KeptField
from app.views.more.entry_form import EntryIds, EntryPage, EntryTyping, entry_form
from app.views.ui import Ui


@ft.component
def ContactForm() -> ft.View:
    """A new contact, or the one of the route."""
    return entry_form(PAGE)


def fields(form: EntryTyping[HelpContact]) -> list[ft.Control]:
    """The four questions."""
    ui = form.ui
    kinds = [(k.value, ids.contact_kind(k), ui.t(f"contact-kind-{k}")) for k in ContactKind]
    who = Options(KIND, ui.t("contact-who"), tuple(kinds))

    def told(phone: str) -> str | None:
        message = told_of_phone(phone)
        return ui.words.say(message) if message is not None else None

    return [
        KeptChoice(form.sheet, form.checks, who),
        KeptField(form.sheet, form.checks, spec(ui, NAME)),
        KeptField(form.sheet, form.checks, spec(ui, PHONE), told),
        KeptField(form.sheet, form.checks, spec(ui, HOURS)),
    ]


def spec(ui: Ui, name: str) -> FieldSpec:
    """How one of the fields for words looks."""
    return FieldSpec(
        name, ids.contact_field(name), ui.t(f"contact-{name}"), ui.t(f"contact-{name}-hint")
    )


PAGE: EntryPage[HelpContact] = EntryPage(
    noun="contact",
    ids=EntryIds(ids.CONTACT_CLOSE, ids.CONTACT_SAVE, ids.CONTACT_UNDO, ids.CONTACT_DISCARD),
    home="/more/contacts",
    entries=lambda diary: diary.contacts,
    look_at=lambda form: look_at(form.sheet.fields),
    fields=fields,
    name=lambda _, said: {"name": said.name or said.phone},
)
