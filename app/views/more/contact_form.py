"""The page on which somebody to call is typed or changed: who they are, name, number, hours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import flet as ft

from app.domain.help_contacts import ContactKind
from app.i18n.translator import Message
from app.services.contact_form import HOURS, KIND, NAME, PHONE, look_at, told_of_phone
from app.services.entries import EntrySheet
from app.views import contact_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button
from app.views.components.kept_choice import KeptChoice, Options
from app.views.components.kept_field import WHOLE, Checks, FieldSpec, KeptField, use_problem
from app.views.components.layout import card, stack
from app.views.components.text import title
from app.views.components.thumb_bar import thumb_bar
from app.views.over import over
from app.views.state import Done
from app.views.ui import Ui, use_ui

LIST = "/more/contacts"


@dataclass(eq=False)
class CallForm:
    """The form in one window."""

    ui: Ui
    sheet: EntrySheet
    checks: Checks = field(init=False)

    def __post_init__(self) -> None:
        self.checks = Checks(self._sentences)

    def _sentences(self) -> dict[str, str]:
        problems = look_at(self.sheet.fields)
        found = {name: self.ui.words.say(said) for name, said in problems.items()}
        return found | ({WHOLE: self.ui.t("appointment-look")} if found else {})


@ft.component
def ContactForm() -> ft.View:
    """A new contact, or the one of the route. One that is not on the list leads away."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get("contact", "")
    form, set_form = ft.use_state(cast(CallForm | None, None))

    async def load() -> None:
        try:
            sheet = await ui.diary.contacts.sheet(ui.formats, UUID(wanted) if wanted else None)
        except ValueError:
            sheet = None
        if sheet is None:
            ui.shell.leave()
            return
        set_form(CallForm(ui, sheet))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    if form is None:
        return over(ui, path, [], None, close=ids.CONTACT_CLOSE)
    return over(ui, path, page(ui, form), SaveBar(form), close=ids.CONTACT_CLOSE)


def page(ui: Ui, form: CallForm) -> list[ft.Control]:
    """The four questions; a form that was begun before can be forgotten."""
    name = "contact-form-new" if form.sheet.version is None else "contact-form-change"
    kinds = [(k.value, ids.contact_kind(k), ui.t(f"contact-kind-{k}")) for k in ContactKind]
    who = Options(KIND, ui.t("contact-who"), tuple(kinds))

    def told(phone: str) -> str | None:
        message = told_of_phone(phone)
        return ui.words.say(message) if message is not None else None

    fields = [
        KeptChoice(form.sheet, form.checks, who),
        KeptField(form.sheet, form.checks, spec(ui, NAME)),
        KeptField(form.sheet, form.checks, spec(ui, PHONE), told),
        KeptField(form.sheet, form.checks, spec(ui, HOURS)),
    ]
    controls = [title(ui, ui.t(name)), card(ui, [stack(fields)], stretch=True)]
    return [*controls, forget(ui, form)] if form.sheet.begun else controls


def spec(ui: Ui, name: str) -> FieldSpec:
    """How one of the fields for words looks."""
    return FieldSpec(
        name, ids.contact_field(name), ui.t(f"contact-{name}"), ui.t(f"contact-{name}-hint")
    )


def forget(ui: Ui, form: CallForm) -> ft.Control:
    """Forgetting what was typed, after asking once."""

    async def discard() -> None:
        await ui.diary.contacts.discard(form.sheet)
        ui.shell.navigate(LIST)

    return AskFirst(
        ids.CONTACT_DISCARD,
        ui.t("appointment-discard"),
        ui.t("appointment-discard-ask"),
        ui.t("appointment-discard-yes"),
        discard,
    )


@ft.component
def SaveBar(form: CallForm) -> ft.Control:
    """Keeps the contact, or says where something is unclear."""
    ui = use_ui()
    problem = use_problem(ui, form.checks, WHOLE)

    async def save() -> None:
        if form.checks.begin():
            await kept(ui, form)

    button = primary_button(
        ids.CONTACT_SAVE, ui.t("save"), ui.act(save), ft.Icons.CHECK, expand=True
    )
    return thumb_bar(ui, button, problem)


async def kept(ui: Ui, form: CallForm) -> None:
    """Keep the contact and go to the list, where it can be taken back for a moment."""
    fields = dict(form.sheet.fields)
    said = await ui.diary.contacts.save(form.sheet, ui.formats)
    if said is None:
        return

    async def undo() -> None:
        await ui.diary.contacts.undo(said, fields if form.sheet.version is None else None)
        ui.shell.tell("contact-undone")

    message = Message("contact-kept", {"name": said.name or said.phone})
    ui.shell.done(Done(message, ids.CONTACT_UNDO, undo))
    ui.shell.navigate(LIST)
