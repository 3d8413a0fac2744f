"""How a medicine's course stands, in words. Every amount is one that was agreed."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.domain.plan_rows import StepState, stands
from app.domain.taper import Course, PlanState, Step
from app.i18n.plan_words import standing_words, step_daily
from app.views.ui import Ui

SIGNS: dict[StepState | PlanState, ft.IconData] = {
    StepState.FINISHED: ft.Icons.CHECK,
    StepState.IN_PROGRESS: ft.Icons.PLAY_CIRCLE_OUTLINE,
    StepState.INCREASED: ft.Icons.ARROW_UPWARD,
    StepState.PAUSED: ft.Icons.PAUSE_CIRCLE_OUTLINE,
    StepState.HELD: ft.Icons.DRAG_HANDLE,
    StepState.STAYS: ft.Icons.FLAG_OUTLINED,
    StepState.AGREED: ft.Icons.EVENT_OUTLINED,
    StepState.WAITING: ft.Icons.HOURGLASS_EMPTY,
}
"""Each state has a shape of its own beside its word: none depends on a colour."""

COURSE_SIGNS = {
    "in_progress": SIGNS[StepState.IN_PROGRESS],
    "increased": SIGNS[StepState.INCREASED],
    "paused": SIGNS[StepState.PAUSED],
    "held": SIGNS[StepState.HELD],
    "finished": SIGNS[StepState.STAYS],
    "begins": SIGNS[StepState.AGREED],
    "ended": SIGNS[StepState.FINISHED],
}


def state_words(ui: Ui, course: Course, today: date) -> str:
    """ "In progress", "Paused since 3 Mar 2025"."""
    return standing_words(ui.words, ui.formats, course, today)


def standing_lines(ui: Ui, course: Course, today: date) -> list[str]:
    """What the state means: the amount now, what follows, what was agreed to look at."""
    name, now, following = stands(course, today), course.step_on(today), course.next_step(today)
    if name == "ended":
        return [ui.t("plan-stands-call")]
    if name == "begins" and following is not None:
        return [ui.t("plan-stands-first", dose=per_day(ui, following, course))]
    if name in ("in_progress", "increased"):
        return [*_amount(ui, "plan-stands-dose", now, course), *_after(ui, course, now, following)]
    return [*_amount(ui, "plan-stands-stays", now, course), *_waiting(ui, course)]


def _amount(ui: Ui, message: str, step: Step | None, course: Course) -> list[str]:
    if step is None or not step.daily:
        return [ui.t("plan-stands-none")]
    return [ui.t(message, dose=per_day(ui, step, course))]


def _after(ui: Ui, course: Course, now: Step | None, following: Step | None) -> list[str]:
    if following is not None:
        day = ui.formats.table_day(following.start)
        return [ui.t("plan-stands-next", dose=per_day(ui, following, course), day=day)]
    return [ui.t("plan-stands-last", day=ui.formats.table_day(now.end))] if now is not None else []


def _waiting(ui: Ui, course: Course) -> list[str]:
    lines = []
    if waits(course):
        lines.append(ui.t("plan-stands-wait"))
    if course.until is not None:
        lines.append(ui.t("plan-stands-until", day=ui.formats.table_day(course.until)))
    return lines


def waits(course: Course) -> bool:
    """Whether later steps wait while the course stays where it is."""
    since = course.since
    later = since is not None and any(s.start > since for s in course.steps)
    return later and course.state is not PlanState.FINISHED


def per_day(ui: Ui, step: Step, course: Course) -> str:
    """ "60 mg a day"; "no dose" for 0."""
    return step_daily(ui.words, ui.formats, step, course.medicine)
