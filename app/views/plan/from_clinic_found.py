"""What the clinic has: what is different from the plan here, the whole of it, and its words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import flet as ft

from app.domain.clinic.clinic_version import Offered
from app.domain.plan_check import PlanProblem
from app.domain.taper import Course, PlanVersion
from app.i18n.amounts import amount_text
from app.i18n.plan_differences import difference_text
from app.i18n.plan_words import step_daily
from app.services.clinic_plan import ReadFromClinic
from app.views import plan_identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, strong
from app.views.plan_form.review import course_card, facts_card, needed_card
from app.views.ui import Ui, use_ui


def found_cards(ui: Ui, read: ReadFromClinic) -> list[ft.Control]:
    """The cards, what matters most first."""
    cards: list[ft.Control] = []
    if read.offered is not None and not read.same:
        cards += look_twice(ui, read, read.offered)
        cards += plan_cards(ui, read, read.offered)
    cards += words_cards(ui, read)
    lines = visit_lines(ui, read)
    return [*cards, card(ui, [heading(ui, ui.t("plan-clinic-visits")), *lines])] if lines else cards


def plan_cards(ui: Ui, read: ReadFromClinic, offered: Offered) -> list[ft.Control]:
    """The difference; of a first plan all of it."""
    if read.first:
        intro = body(ui, ui.t("plan-clinic-first", clinic=read.clinic))
        return [intro, *whole(ui, offered.version)]
    lines = [body(ui, difference_text(ui.words, ui.formats, one)) for one in read.differences]
    facts = [
        ui.t(
            "plan-clinic-written",
            author=offered.version.author,
            day=ui.formats.table_day(offered.version.agreed_on),
        ),
        ui.t("plan-review-from", day=ui.formats.table_day(offered.version.valid_from)),
        ui.t("plan-review-days-before"),
    ]
    facts += [
        ui.t("plan-clinic-instead", day=ui.formats.table_day(gone.valid_from))
        for gone in offered.instead_of
    ]
    changes = card(
        ui,
        [
            heading(ui, ui.t("plan-clinic-changes", clinic=read.clinic)),
            *lines,
            *(small(ui, text) for text in facts),
        ],
    )
    return [changes, Whole(offered.version)]


@ft.component
def Whole(version: PlanVersion) -> ft.Control:
    """The whole plan, behind a button."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    toggle = ui.act(lambda: set_open(not is_open))
    button = expander_button(ids.PLAN_CLINIC_WHOLE, ui.t("plan-clinic-whole"), is_open, toggle)
    rows: list[ft.Control] = [ft.Row([button], wrap=True)]
    return stack([*rows, *whole(ui, version)] if is_open else rows)


def whole(ui: Ui, version: PlanVersion) -> list[ft.Control]:
    """Every line of it, as the plan's form reads it back."""
    courses = [course_card(ui, course) for course in version.courses]
    return [*courses, *needed_card(ui, version), facts_card(ui, version)]


def look_twice(ui: Ui, read: ReadFromClinic, offered: Offered) -> list[ft.Control]:
    """What to be sure of before agreeing: a hold without a day, and large amounts."""
    lines = [held(ui, course, offered.version) for course in offered.held]
    lines += [question(ui, one, offered.version) for one in read.questions]
    texts: list[ft.Control] = [strong(ui, text) for text in lines]
    return [card(ui, [heading(ui, ui.t("plan-clinic-look")), *texts], "soft")] if texts else []


def held(ui: Ui, course: Course, version: PlanVersion) -> str:
    """At which amount a medicine stays."""
    step = course.step_on(course.since or version.valid_from)
    dose = step_daily(ui.words, ui.formats, step, course.medicine) if step is not None else ""
    return ui.t("plan-clinic-held", medicine=course.medicine.name, dose=dose)


def question(ui: Ui, problem: PlanProblem, version: PlanVersion) -> str:
    """What the plan's form would ask about."""
    medicine = version.courses[problem.medicine or 0].medicine
    amounts = {
        name: amount_text(ui.words, ui.formats, value, medicine.unit)
        for name, value in problem.values.items()
        if isinstance(value, Decimal)
    }
    asked = ui.t(problem.message, **amounts)
    return ui.t("plan-clinic-question", medicine=medicine.name, question=asked)


def words_cards(ui: Ui, read: ReadFromClinic) -> Iterator[ft.Control]:
    """Goals and notes as the clinic wrote them: plain text, and not part of the plan here."""
    found = read.found
    if found is None:
        return
    goals = [
        ui.t("plan-clinic-goal-due", goal=one.text, day=ui.formats.table_day(one.due))
        if one.due is not None
        else one.text
        for one in found.goals
    ]
    if goals:
        lines = [body(ui, text) for text in goals]
        note = small(ui, ui.t("plan-clinic-goals-note"))
        yield card(ui, [heading(ui, ui.t("plan-clinic-goals")), *lines, note])
    if found.said:
        said = [body(ui, text) for text in found.said]
        yield card(ui, [heading(ui, ui.t("plan-clinic-said")), *said])


def visit_lines(ui: Ui, read: ReadFromClinic) -> list[ft.Control]:
    """What reading the visits did to the list; nothing where nothing was read now."""
    visits = read.visits
    if visits is None:
        return []
    counts = {"added": visits.added, "changed": visits.changed, "gone": visits.gone}
    lines = [ui.t(f"plan-clinic-visits-{what}", count=n) for what, n in counts.items() if n]
    return [body(ui, text) for text in lines or [ui.t("plan-clinic-visits-same")]]
