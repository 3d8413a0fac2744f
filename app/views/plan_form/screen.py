"""The form as a page: medicines with their steps, then the rest of the paper."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.taper import ChangeKind
from app.services.plan_sheet import MEDICINES, NEEDED, PlanSheet
from app.views import identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.gradual import Gradual, Part
from app.views.components.kept_field import WHOLE, use_problem
from app.views.components.keyed import keyed
from app.views.components.layout import card, page_column
from app.views.components.text import body, heading, small, title
from app.views.components.thumb_bar import thumb_bar
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.plan_form.facts import Contacts, about_card, hard_day_card
from app.views.plan_form.filled import Filled
from app.views.plan_form.medicine import NeededCard, RegularCard
from app.views.plan_form.parts import more_button, stacked
from app.views.ui import Ui, use_ui

GAP = 16


@ft.component
def PlanForm() -> ft.View:
    """Loads the form as it was left, or begins the one that the route asks for."""
    ui = use_ui()
    params = ft.use_route_params()
    form, set_form = ft.use_state(cast(Filled | None, None))
    path = ft.use_view_path()

    async def load() -> None:
        sheet = await begun(ui, params.get("kind"))
        if sheet is None:
            ui.shell.leave()
            return
        base = await ui.plan.base_of(sheet)
        wanted = wanted_kind(params.get("kind"))
        set_form(Filled(ui, sheet, base, ui.diary.today(), wanted, load))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    close = text_button(ids.PLAN_CLOSE, ui.t("close"), ui.act(ui.shell.leave), icon=ft.Icons.CLOSE)
    content: list[ft.Control] = [] if form is None else [keyed(Page, form.sheet.get("id"))(form)]
    return framed_view(ui, path, [top_bar(ui, close), Notices(), *content], modal=True)


async def begun(ui: Ui, kind: str | None) -> PlanSheet | None:
    """The form that the route asks for; a form that was begun goes on. ``None`` for a change
    when there is no plan to change."""
    try:
        wanted = wanted_kind(kind) or ChangeKind.AGREED
        if wanted is ChangeKind.AGREED:
            return await ui.plan.begin_plan()
        return await ui.plan.begin_change(wanted, ui.formats)
    except (ValueError, LookupError):
        return None


def wanted_kind(kind: str | None) -> ChangeKind | None:
    """The kind of form that the route asks for; ``None`` for the one that was begun."""
    return ChangeKind(kind) if kind else None


@ft.component
def Page(form: Filled) -> ft.Control:
    """The cards, and the button that reads them back always in reach of the thumb."""
    ui = use_ui()
    parts = (
        Part(intro, (form,)),
        Part(medicines, (form,)),
        Part(about_card, (form,)),
        Part(hard_day_card, (form,)),
        Part(contacts, (form,)),
        Part(discard, (form,)),
    )
    column = page_column(ui, [Gradual(parts, GAP)], rail=False)
    padded = ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))
    return ft.Column([padded, ReviewBar(form)], expand=True, spacing=0)


def intro(ui: Ui, form: Filled) -> ft.Control:
    """What this page is for, and that nothing gets lost."""
    end = "" if form.kind is ChangeKind.AGREED else f"-{form.kind}"
    name = f"plan-form{end}" if end else "plan-form-title"
    controls = [*other_kind(ui, form), title(ui, ui.t(name))]
    controls.append(body(ui, ui.t(f"plan-form-intro{end}")))
    if end:
        controls.append(small(ui, ui.t("plan-form-intro")))
    return stacked(controls)


def other_kind(ui: Ui, form: Filled) -> list[ft.Control]:
    """Said where another form was begun than the one asked for, with the way to that one."""
    wanted = form.wanted
    if wanted is None or wanted is form.kind:
        return []

    async def begin_anew() -> None:
        await ui.plan.discard()
        await form.load()

    button = secondary_button(
        ids.PLAN_INSTEAD,
        ui.t("plan-form-instead", kind=ui.t(f"plan-form-{wanted}")),
        ui.act(begin_anew),
    )
    return [card(ui, [body(ui, ui.t("plan-form-other")), ft.Row([button], wrap=True)])]


def medicines(ui: Ui, form: Filled) -> ft.Control:
    """The medicines, regular and as needed."""
    return keyed(Medicines, "medicines")(form)


def contacts(ui: Ui, form: Filled) -> ft.Control:
    """The people to call."""
    return keyed(Contacts, "contacts")(form)


@ft.component
def Medicines(form: Filled) -> ft.Control:
    """A card for each medicine. Adding one draws no other again."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    regular, needed = form.sheet.rows(MEDICINES), form.sheet.rows(NEEDED)

    async def changed() -> None:
        redraw(lambda n: n + 1)
        form.checks.again()
        await form.sheet.flush()

    async def add_medicine() -> None:
        form.focus = f"{form.sheet.begin_medicine()}.name"
        await changed()

    async def add_needed() -> None:
        form.focus = f"{form.sheet.begin_needed()}.name"
        await changed()

    async def remove(name: str, row: str) -> None:
        form.sheet.remove(name, row)
        await changed()

    cards = [
        keyed(RegularCard, row)(form, row, n, len(regular) == 1, lambda row: remove(MEDICINES, row))
        for n, row in enumerate(regular, start=1)
    ]
    extra = [
        keyed(NeededCard, row)(form, row, n, lambda row: remove(NEEDED, row))
        for n, row in enumerate(needed, start=1)
    ]
    return stacked(
        [
            *cards,
            more_button(ui, MEDICINES, "plan-form-add-medicine", add_medicine),
            heading(ui, ui.t("plan-form-needed")),
            small(ui, ui.t("plan-form-needed-why")),
            *extra,
            more_button(ui, NEEDED, "plan-form-add-needed", add_needed),
        ]
    )


def discard(ui: Ui, form: Filled) -> ft.Control:
    """Forgetting the form, after asking once."""

    async def forget() -> None:
        await ui.plan.discard()
        ui.shell.leave()

    return keyed(AskFirst, ids.PLAN_DISCARD)(
        ids.PLAN_DISCARD,
        ui.t("plan-form-discard"),
        ui.t("plan-form-discard-ask"),
        ui.t("plan-form-discard-yes"),
        forget,
    )


@ft.component
def ReviewBar(form: Filled) -> ft.Control:
    """Reads the form back when nothing needs a look; else says what does."""
    ui = use_ui()
    problem = use_problem(ui, form.checks, WHOLE)

    async def review() -> None:
        await form.sheet.settle()
        if form.checks.begin():
            ui.shell.navigate("/plan/review")

    button = primary_button(ids.PLAN_REVIEW, ui.t("plan-form-review"), ui.act(review), expand=True)
    return thumb_bar(ui, button, problem)
