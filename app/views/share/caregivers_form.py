"""The page on which a permission is filled in or changed: who, what, from when, until when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import flet as ft

from app.domain.sharing.grants import Grant, Relation
from app.services.caregivers import CaregiversService
from app.services.entries import EntrySheet
from app.services.grant_form import FROM_NAME, NAME, RELATION, Offers, look_at
from app.views import caregiver_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button
from app.views.components.kept_choice import KeptChoice, Options
from app.views.components.kept_field import WHOLE, FieldSpec, KeptField, use_problem
from app.views.components.layout import card
from app.views.components.text import heading, title
from app.views.components.thumb_bar import thumb_bar
from app.views.over import Heard, over
from app.views.share.caregivers import NEW, PAGE
from app.views.share.caregivers_days import FromWhen, UntilWhen
from app.views.share.caregivers_topics import TopicTicks
from app.views.ui import Ui, use_ui


@dataclass(eq=False)
class GrantTyping:
    """The form in one window. ``before``: the permission that it changes."""

    ui: Ui
    service: CaregiversService
    sheet: EntrySheet
    offers: Offers
    before: Grant | None = None
    checks: Heard = field(init=False)

    def __post_init__(self) -> None:
        self.checks = Heard(self._sentences)

    @property
    def home(self) -> str:
        """The route of this form."""
        return NEW if self.sheet.version is None else f"{PAGE}/{self.sheet.version}/change"

    def _sentences(self) -> dict[str, str]:
        problems = look_at(self.sheet.fields, self.ui.formats, self.offers.today)
        found = {name: self.ui.words.say(said) for name, said in problems.items()}
        return found | ({WHOLE: self.ui.t("appointment-look")} if found else {})


async def open_form(ui: Ui, wanted: str) -> GrantTyping | None:
    """The form of a new permission, or of the one with this id, as it was left. ``None`` where
    that one is not there, or was ended."""
    service = ui.shell.services.open_caregivers()
    try:
        version = UUID(wanted) if wanted else None
    except ValueError:
        return None
    view = await service.view()
    person = view.person(version) if version is not None else None
    before = person.grant if person is not None else None
    if version is not None and (before is None or before.ended_at is not None):
        return None
    sheet = await service.sheet(ui.formats, version)
    if sheet is None:
        return None
    return GrantTyping(ui, service, sheet, await service.offers(), before)


@ft.component
def CaregiverForm() -> ft.View:
    """Loads the form as it was left. One for a permission that is not there leads away."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get("grant", "")
    form, set_form = ft.use_state(cast(GrantTyping | None, None))

    async def load() -> None:
        found = await open_form(ui, wanted)
        if found is None:
            ui.shell.leave()
        set_form(found)

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    if form is None:
        return over(ui, path, [], None, close=ids.CAREGIVER_CLOSE)
    return over(ui, path, parts(form), LookBar(form), close=ids.CAREGIVER_CLOSE)


def parts(form: GrantTyping) -> list[ft.Control]:
    """A card for each question; a form that was begun before can be forgotten."""
    ui = form.ui
    name = "caregiver-form-new" if form.sheet.version is None else "caregiver-form-change"
    controls = [
        title(ui, ui.t(name)),
        who_card(form),
        TopicTicks(form.sheet, form.checks, form.before),
        FromWhen(form.sheet, form.checks, form.offers),
        UntilWhen(form.sheet, form.checks, form.offers),
    ]
    return [*controls, forget(form)] if form.sheet.begun else controls


def who_card(form: GrantTyping) -> ft.Control:
    """Their name, who they are, and what they call the person."""
    ui, sheet, checks = form.ui, form.sheet, form.checks

    def spec(name: str, identifier: str) -> FieldSpec:
        said = name.replace("_", "-")
        return FieldSpec(name, identifier, ui.t(f"grant-{said}"), ui.t(f"grant-{said}-hint"))

    answers = tuple(
        (str(one), ids.caregiver_relation(one), ui.t(f"grant-relation-{one}")) for one in Relation
    )
    return card(
        ui,
        [
            heading(ui, ui.t("grant-who")),
            KeptField(sheet, checks, spec(NAME, ids.CAREGIVER_NAME)),
            KeptChoice(sheet, checks, Options(RELATION, ui.t("grant-relation"), answers)),
            KeptField(sheet, checks, spec(FROM_NAME, ids.CAREGIVER_FROM_NAME)),
        ],
        stretch=True,
    )


def forget(form: GrantTyping) -> ft.Control:
    """Forgetting what was typed, after asking once."""
    ui = form.ui

    async def discard() -> None:
        await form.service.discard(form.sheet)
        ui.shell.leave()

    return AskFirst(
        ids.CAREGIVER_DISCARD,
        ui.t("appointment-discard"),
        ui.t("appointment-discard-ask"),
        ui.t("appointment-discard-yes"),
        discard,
    )


@ft.component
def LookBar(form: GrantTyping) -> ft.Control:
    """Leads to what they will see, or says where something is unclear."""
    ui = use_ui()
    problem = use_problem(ui, form.checks, WHOLE)

    async def look() -> None:
        if form.checks.begin():
            await form.sheet.flush()
            ui.shell.navigate(f"{form.home}/look")

    button = primary_button(
        ids.CAREGIVER_LOOK,
        ui.t("grant-next"),
        ui.act(look),
        ft.Icons.VISIBILITY_OUTLINED,
        expand=True,
    )
    return thumb_bar(ui, button, problem)
