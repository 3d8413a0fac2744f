"""The check-in screen: full, short, for an earlier day, or a correction."""

from __future__ import annotations

from datetime import date
from typing import cast
from uuid import UUID

import flet as ft

from app.domain.checkins import CheckInKind, Draft, DraftKey, asked_items, may_describe
from app.domain.errors import EntryDamaged
from app.domain.items import Item, TextItem
from app.views import identifiers as ids
from app.views.checkin.form import CheckInForm
from app.views.checkin.question import Question
from app.views.checkin.save_bar import SaveBar
from app.views.checkin.words import WordsField
from app.views.components.buttons import text_button
from app.views.components.discard import DiscardButton
from app.views.components.fields import words_field
from app.views.components.layout import card, page_column
from app.views.components.text import body, small, strong, title
from app.views.doses.question import DoseQuestion
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.ui import Ui, use_ui


@ft.component
def CheckInScreen() -> ft.View:
    """Loads the draft for the route, or begins with an empty page."""
    ui = use_ui()
    params = ft.use_route_params()
    form, set_form = ft.use_state(cast(CheckInForm | None, None))
    path = ft.use_view_path()

    async def load() -> None:
        key = await key_for(ui, params)
        draft = await readable_draft(ui, key) if key is not None else None
        if key is None or (draft is None and not may_describe(key.day, ui.diary.today())):
            ui.shell.leave()
            return
        set_form(CheckInForm(ui.diary, key, draft, await ui.doses.day(key.day)))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)

    def close() -> None:
        ui.shell.leave()

    leading = text_button(ids.CHECKIN_CLOSE, ui.t("close"), ui.act(close), icon=ft.Icons.CLOSE)
    content: list[ft.Control] = [] if form is None else [Page(form, path)]
    return framed_view(ui, path, [top_bar(ui, leading), Notices(), *content], modal=True)


async def readable_draft(ui: Ui, key: DraftKey) -> Draft | None:
    """The draft, or ``None`` where it cannot be opened: the person is told, and may forget
    it and begin anew."""
    try:
        return await ui.diary.draft(key)
    except EntryDamaged as error:
        ui.shell.report(error)
        return None


async def key_for(ui: Ui, params: dict[str, str]) -> DraftKey | None:
    """What the route asks for; ``None`` for a route that makes no sense."""
    try:
        if "checkin" in params:
            entry = await ui.diary.entry(UUID(params["checkin"]))
            return await ui.diary.begin_correction(entry) if entry is not None else None
        return DraftKey(date.fromisoformat(params["day"]), CheckInKind(params["kind"]))
    except ValueError:
        return None


@ft.component
def Page(form: CheckInForm, over: str) -> ft.Control:
    """The questions, and Save always in reach of the thumb. ``over``: the page's own route,
    for what lies over it."""
    ui = use_ui()
    asked = ft.use_memo(lambda: top_questions(form), [form])
    extra = [ReasonField(form)] if form.key.corrects is not None else []

    async def forget() -> None:
        await form.discard()
        ui.shell.leave()

    discard = DiscardButton(ids.CHECKIN_DISCARD, forget)
    column = page_column(
        ui,
        [*intro(ui, form), Questions(form, asked, over), *extra, discard],
        rail=False,
    )
    padded = ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    return ft.Column([padded, SaveBar(form)], expand=True, spacing=0)


AT_ONCE = 2
"""Questions drawn in one go: about 10 ms of the event loop each, and the first two fill a
phone's screen. The page would hold every other screen for 70 ms otherwise (measured)."""


@ft.component
def Questions(form: CheckInForm, items: list[Item], over: str) -> ft.Control:
    """The first questions now, the rest as soon as these are on their way."""
    ui = use_ui()
    now, later = items[:AT_ONCE], items[AT_ONCE:]
    controls: list[ft.Control] = [
        card(ui, [WordsField(form, i)], stretch=True)
        if isinstance(i, TextItem)
        else DoseQuestion(form.key.day, form.doses, over)
        if i.id == "doses" and form.doses is not None
        else Question(form, i)
        for i in now
    ]
    if later:
        controls.append(Later(form, later, over))
    return ft.Column(
        controls, spacing=16, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


@ft.component
def Later(form: CheckInForm, items: list[Item], over: str) -> ft.Control:
    """Nothing at first; once that is drawn, the questions. Renders no other card again."""
    ui = use_ui()
    begun, begin = ft.use_state(False)
    # Through the guard, which is async: after a sync effect Flet draws again without letting
    # the loop go.
    ft.use_effect(ui.act(lambda: begin(True)), [])
    return Questions(form, items, over) if begun else ft.Container()


def top_questions(form: CheckInForm) -> list[Item]:
    """The questions of the page; follow-ups come up inside the question before them."""
    items = asked_items(form.key.kind, {})
    return [i for i in items if getattr(i, "after", None) is None]


def intro(ui: Ui, form: CheckInForm) -> list[ft.Control]:
    """What this page is for, which day it describes, and that nothing gets lost."""
    key = form.key
    today = ui.diary.today()
    if key.corrects is not None:
        name, note = "checkin-correct-title", ui.t("checkin-old-kept")
    else:
        name = "checkin-short-title" if key.kind is CheckInKind.SHORT else "checkin-title"
        note = ui.t("checkin-late") if key.day < today else ui.t("optional")
    day = ui.t("checkin-for-day", day=ui.formats.day(key.day))
    return [
        title(ui, ui.t(name)),
        body(ui, day),
        small(ui, f"{note} {ui.t('checkin-kept')}"),
    ]


@ft.component
def ReasonField(form: CheckInForm) -> ft.Control:
    """Why a correction was made, if the person likes to say; kept with the correction."""
    ui = use_ui()

    async def keep(event: ft.Event[ft.TextField]) -> None:
        await form.give_reason(event.control.value)

    text = ui.t("checkin-reason")
    question = ft.Semantics(header=True, heading_level=2, content=strong(ui, text))
    field = words_field(
        ui,
        ids.CHECKIN_REASON,
        question,
        text,
        value=form.reason or "",
        on_change=ui.act(keep),
    )
    return card(ui, [field], stretch=True)
