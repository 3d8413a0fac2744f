"""A page on which an entry of a list is typed or changed: what visits and people to call share.

What tells them apart is an ``EntryPage``; the fields are made by its ``fields``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, cast
from uuid import UUID

import flet as ft

from app.i18n.translator import Message
from app.services.diary import DiaryService
from app.services.entries import E, Entries, EntrySheet
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button
from app.views.components.kept_field import WHOLE, Checks, use_problem
from app.views.components.layout import card, stack
from app.views.components.text import title
from app.views.components.thumb_bar import thumb_bar
from app.views.over import over
from app.views.state import Done
from app.views.ui import Ui, use_ui


@dataclass(frozen=True)
class EntryIds:
    """The identifiers of the controls that every such page has, and of Undo after it."""

    close: str
    save: str
    undo: str
    discard: str


@dataclass(frozen=True)
class EntryPage(Generic[E]):
    """One kind of entry on its page.

    ``noun`` begins its texts (``contact-form-new``) and names the parameter of its route.
    ``home``: the list. ``entries``: its use cases. ``look_at``: what is unclear, by field.
    ``name``: what the confirmation calls it.
    """

    noun: str
    ids: EntryIds
    home: str
    entries: Callable[[DiaryService], Entries[E]]
    look_at: Callable[[EntryTyping[E]], Mapping[str, Message]]
    fields: Callable[[EntryTyping[E]], list[ft.Control]]
    name: Callable[[Ui, E], Mapping[str, object]]


@dataclass(eq=False)
class EntryTyping(Generic[E]):
    """The form in one window."""

    ui: Ui
    page: EntryPage[E]
    sheet: EntrySheet
    today: date
    checks: Checks = field(init=False)

    def __post_init__(self) -> None:
        self.checks = Checks(self._sentences)

    @property
    def entries(self) -> Entries[E]:
        """The use cases of the open diary."""
        return self.page.entries(self.ui.diary)

    def _sentences(self) -> dict[str, str]:
        problems = self.page.look_at(self)
        found = {name: self.ui.words.say(said) for name, said in problems.items()}
        return found | ({WHOLE: self.ui.t("appointment-look")} if found else {})


def entry_form(page: EntryPage[E]) -> ft.View:
    """A new entry, or the one of the route. One that is not on the list leads away. A hook: to
    be called while rendering a component."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get(page.noun, "")
    form, set_form = ft.use_state(cast(EntryTyping[E] | None, None))

    async def load() -> None:
        entries = page.entries(ui.diary)
        try:
            sheet = await entries.sheet(ui.formats, UUID(wanted) if wanted else None)
        except ValueError:
            sheet = None
        if sheet is None:
            ui.shell.leave()
            return
        set_form(EntryTyping(ui, page, sheet, ui.diary.today()))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    if form is None:
        return over(ui, path, [], None, close=page.ids.close)
    return over(ui, path, _whole(form), SaveBar(form), close=page.ids.close)


def _whole(form: EntryTyping[E]) -> list[ft.Control]:
    """The fields; a form that was begun before can be forgotten."""
    ui, noun = form.ui, form.page.noun
    name = f"{noun}-form-new" if form.sheet.version is None else f"{noun}-form-change"
    fields = stack(form.page.fields(form))
    controls: list[ft.Control] = [title(ui, ui.t(name)), card(ui, [fields], stretch=True)]
    return [*controls, _forget(form)] if form.sheet.begun else controls


def _forget(form: EntryTyping[E]) -> ft.Control:
    """Forgetting what was typed, after asking once."""
    ui, page = form.ui, form.page

    async def discard() -> None:
        await form.entries.discard(form.sheet)
        ui.shell.navigate(page.home)

    return AskFirst(
        page.ids.discard,
        ui.t("appointment-discard"),
        ui.t("appointment-discard-ask"),
        ui.t("appointment-discard-yes"),
        discard,
    )


@ft.component
def SaveBar(form: EntryTyping[E]) -> ft.Control:
    """Keeps the entry, or says where something is unclear."""
    ui = use_ui()
    problem = use_problem(ui, form.checks, WHOLE)

    async def save() -> None:
        if form.checks.begin():
            await _kept(form)

    button = primary_button(
        form.page.ids.save, ui.t("save"), ui.act(save), ft.Icons.CHECK, expand=True
    )
    return thumb_bar(ui, button, problem)


async def _kept(form: EntryTyping[E]) -> None:
    """Keep the entry and go to the list, where it can be taken back for a moment."""
    ui, page = form.ui, form.page
    fields = dict(form.sheet.fields)
    said = await form.entries.save(form.sheet, ui.formats)
    if said is None:
        return

    async def undo() -> None:
        await form.entries.undo(said, fields if form.sheet.version is None else None)
        ui.shell.tell(f"{page.noun}-undone")

    message = Message(f"{page.noun}-kept", page.name(ui, said))
    ui.shell.done(Done(message, page.ids.undo, undo))
    ui.shell.navigate(page.home)
