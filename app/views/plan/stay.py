"""A pause, a hold or the end, as agreed: typed, read back in words, and kept as a version."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.plan_changes import STATES
from app.domain.taper import ChangeKind, Course, DecidedBy
from app.i18n.reading import day_example
from app.i18n.translator import Message
from app.services import plan_stay as form_of
from app.services.plan_stay import decided_by, left_out
from app.views import plan_identifiers as ids
from app.views.components.buttons import choice_button, primary_button
from app.views.components.day_field import DayField
from app.views.components.fields import problem_line
from app.views.components.kept_choice import KeptChoice, Options
from app.views.components.kept_field import WHOLE, FieldSpec, KeptField, use_problem
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, title
from app.views.components.thumb_bar import thumb_bar
from app.views.over import over, use_changes
from app.views.plan.contacts import Contacts
from app.views.plan.stay_form import Stay, meaning
from app.views.state import Done
from app.views.ui import Ui, use_ui


@ft.component
def PlanStay() -> ft.View:
    """Loads the form as it was left. A kind that is none of the three leads away."""
    ui = use_ui()
    kind = ft.use_route_params().get("kind", "")
    form, set_form = ft.use_state(cast(Stay | None, None))
    path = ft.use_view_path()

    async def load() -> None:
        plans = await ui.plan.plans()
        if kind not in set(STATES) or not plans.versions:
            ui.shell.leave()
            return
        sheet = await ui.plan.stay_sheet()
        set_form(Stay(ui, sheet, ChangeKind(kind), plans, ui.diary.today()))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    if form is None:
        return over(ui, path, [], None)
    return over(ui, path, page(ui, form), ConfirmBar(form))


def page(ui: Ui, form: Stay) -> list[ft.Control]:
    """The questions, and what the answers mean."""
    who = tuple(
        (who, ids.plan_stay_choice(form_of.DECIDED, who), ui.t(f"plan-stay-decided-{who}"))
        for who in DecidedBy
    )
    decided = Options(form_of.DECIDED, ui.t("plan-stay-decided"), who)
    why = ui.t("plan-stay-reason")
    reason = FieldSpec(form_of.REASON, ids.plan_stay(form_of.REASON), why, lines=2)
    fields: list[ft.Control] = [
        day_field(ui, form, form_of.FROM),
        day_field(ui, form, form_of.AGREED),
        KeptChoice(form.sheet, form.checks, decided),
        KeptField(form.sheet, form.checks, reason),
    ]
    if form.kind is not ChangeKind.FINISHED:
        fields.append(day_field(ui, form, form_of.UNTIL))
    if len(form.read().courses) > 1:
        fields.append(WhichMedicines(form))
    return [
        title(ui, ui.t(f"plan-change-{form.kind}")),
        body(ui, ui.t(f"plan-change-{form.kind}-why")),
        card(ui, [stack(fields)], stretch=True),
        Meaning(form),
    ]


def day_field(ui: Ui, form: Stay, name: str) -> ft.Control:
    """A day as typed or picked."""
    hint = ui.t("plan-stay-day-hint", example=day_example(form.today, ui.formats))
    spec = FieldSpec(name, ids.plan_stay(name), ui.t(f"plan-stay-{name}"), hint)
    return DayField(form.sheet, form.checks, spec, form.today)


@ft.component
def WhichMedicines(form: Stay) -> ft.Control:
    """Which of several medicines; all of them until one is taken out."""
    ui = use_ui()
    _, redraw = ft.use_state(0)
    problem = use_problem(ui, form.checks, form_of.MEDICINES)
    question = ui.t("plan-stay-medicines")

    async def toggle(course: Course) -> None:
        gone = left_out(form.sheet) ^ {str(course.medicine.id)}
        form.sheet.put(form_of.MEDICINES, " ".join(sorted(gone)))
        redraw(lambda n: n + 1)
        form.checks.again()
        await form.sheet.flush()

    def button(number: int, course: Course) -> ft.Control:
        return choice_button(
            ids.plan_stay_choice(form_of.MEDICINES, str(number)),
            course.medicine.name,
            f"{question} {course.medicine.name}",
            str(course.medicine.id) not in left_out(form.sheet),
            ui.act(lambda: toggle(course)),
            several=True,
        )

    buttons = [button(n, c) for n, c in enumerate(form.read().courses, start=1)]
    row = ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
    group = ft.Semantics(label=question, container=True, content=row)
    lines = [body(ui, question), group, *problem_line(ui, problem)]
    return ft.Column(lines, spacing=8, tight=True)


@ft.component
def Meaning(form: Stay) -> ft.Control:
    """What would be kept, in words, drawn again with each letter."""
    ui = use_ui()
    use_changes(ui, form.checks)
    lines: list[ft.Control] = [body(ui, line) for line in meaning(ui, form.kind, form.read())]
    if decided_by(form.sheet) is DecidedBy.ME:
        lines += [body(ui, ui.t("plan-stay-me")), Contacts(form.contacts)]
    words = ft.Semantics(live_region=True, content=ft.Column(lines, spacing=8, tight=True))
    return card(ui, [heading(ui, ui.t("plan-stay-read")), words], "soft")


@ft.component
def ConfirmBar(form: Stay) -> ft.Control:
    """ "This is what my clinic and I agreed": keeps it, or says where something is missing."""
    ui = use_ui()
    use_changes(ui, form.checks)
    problem = use_problem(ui, form.checks, WHOLE)
    busy, set_busy = ft.use_state(False)

    async def confirm() -> None:
        if not form.checks.begin():
            return
        set_busy(True)
        try:
            await keep(ui, form)
        finally:
            set_busy(False)

    alone = decided_by(form.sheet) is DecidedBy.ME
    button = primary_button(
        ids.PLAN_STAY_CONFIRM,
        ui.t("plan-stay-confirm-me" if alone else "plan-stay-confirm"),
        ui.act(confirm),
        ft.Icons.CHECK,
        disabled=busy,
        expand=True,
    )
    return thumb_bar(ui, button, problem)


async def keep(ui: Ui, form: Stay) -> None:
    """Keep the version and go to the plan, where it can be taken back for a moment."""
    fields = dict(form.sheet.fields)
    version = await ui.plan.agree_stay(form.sheet, form.kind, ui.formats)
    if version is None:
        return

    async def undo() -> None:
        await ui.plan.undo_stay(version, fields)
        ui.shell.tell("plan-undone")

    ui.shell.done(Done(Message(f"plan-kept-{form.kind}"), ids.PLAN_UNDO, undo))
    ui.shell.navigate("/plan")
