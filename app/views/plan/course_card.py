"""A medicine of the plan: how it stands, and its steps as dated rows."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.domain.medicines import Medicine
from app.domain.plan_rows import StepRow, StepState, stands
from app.i18n.plan_words import daily_words, dose_words
from app.services.plan import CourseRows
from app.views import plan_identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.plan.standing import COURSE_SIGNS, SIGNS, standing_lines, state_words
from app.views.ui import Ui, use_ui

FOLD = 6
"""With more steps than this, those that are finished stand behind a button."""

BETWEEN_STEPS = 12
"""In dp, as between the other lines of a card."""

QUIET = {StepState.FINISHED, StepState.AGREED, StepState.WAITING}
"""Steps that are not the one of today."""


@ft.component
def CourseCard(course: CourseRows, number: int, today: date) -> ft.Control:
    """``number``: the medicine's place in the plan, from 1."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    medicine, rows = course.course.medicine, course.rows
    folded = [r for r in rows if r.state is StepState.FINISHED] if len(rows) > FOLD else []
    controls: list[ft.Control] = [
        heading(ui, medicine.name),
        signed(ui, COURSE_SIGNS[stands(course.course, today)], state_words_of(ui, course, today)),
        *(body(ui, line) for line in standing_lines(ui, course.course, today)),
        ft.Semantics(header=True, heading_level=3, content=strong(ui, ui.t("plan-steps"))),
    ]
    if folded:
        text = ui.t(
            "plan-steps-finished-hide" if is_open else "plan-steps-finished", count=len(folded)
        )
        toggle = ui.act(lambda: set_open(not is_open))
        controls.append(expander_button(ids.plan_steps(number), text, is_open, toggle))
    shown = [r for r in rows if is_open or r not in folded]
    steps = Gradual(tuple(Part(step_row, (medicine, row)) for row in shown), BETWEEN_STEPS)
    return card(ui, [*controls, steps], stretch=True)


def state_words_of(ui: Ui, course: CourseRows, today: date) -> ft.Text:
    """The state as the strongest line of the card."""
    return strong(ui, state_words(ui, course.course, today))


def signed(ui: Ui, sign: ft.IconData, words: ft.Control) -> ft.Control:
    """A shape with the words that say the same."""
    return ft.Row(
        [
            ft.Icon(sign, size=ui.size(22), color=ui.palette.accent),
            ft.Container(words, expand=True),
        ],
        spacing=8,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def step_row(ui: Ui, medicine: Medicine, row: StepRow) -> ft.Control:
    """One step, read out as a whole. The step of today is marked by a thick line as well."""
    now = row.state not in QUIET
    state = ui.t("plan-step-state", number=row.number, state=ui.t(f"plan-step-{row.state}"))
    lines: list[ft.Control] = [
        signed(ui, SIGNS[row.state], strong(ui, state) if now else body(ui, state)),
        strong(ui, dose_words(ui.words, ui.formats, row.step, medicine)),
        *_total(ui, medicine, row),
        small(ui, _dates(ui, row)),
        *(small(ui, line) for line in percents(ui, row)),
    ]
    edge = ft.BorderSide(5, ui.palette.accent) if now else ft.BorderSide(2, ui.palette.divider)
    column = ft.Column(
        lines, spacing=2, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    return ft.MergeSemantics(
        ft.Container(column, padding=ft.Padding.only(left=12), border=ft.Border.only(left=edge)),
        key=f"step {row.number}",
    )


def _total(ui: Ui, medicine: Medicine, row: StepRow) -> list[ft.Control]:
    """The day's total where it is not said by the doses themselves."""
    if row.step.doses < 2:
        return []
    amount = daily_words(ui.words, ui.formats, row.step.daily, medicine)
    return [body(ui, ui.t("plan-step-total", amount=amount))]


def _dates(ui: Ui, row: StepRow) -> str:
    first, last = (ui.formats.table_day(day) for day in (row.step.start, row.step.end))
    return ui.t("plan-step-dates", first=first, last=last)


def percents(ui: Ui, row: StepRow) -> list[str]:
    """The step in per cent of today's dose and of the first; nothing where that says nothing."""
    of = (("plan-step-of-current", row.of_current), ("plan-step-of-start", row.of_start))
    return [ui.t(message, percent=percent) for message, percent in of if percent is not None]
