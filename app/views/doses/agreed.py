"""What the plan says of a day, in words: the dose, the step, and what comes next."""

from __future__ import annotations

from app.domain.taper import PlanState
from app.i18n.plan_words import dose_words
from app.services.dose_day import DoseDay, Phase, RegularDay
from app.views.ui import Ui


def agreed(ui: Ui, regular: RegularDay) -> str:
    """ "20 mg, 3 times a day"."""
    return dose_words(ui.words, ui.formats, regular.step, regular.medicine)


def agreed_of(ui: Ui, regular: RegularDay) -> str:
    """ "Morphine, agreed: 20 mg, 3 times a day"."""
    name = regular.medicine.name
    return ui.t("dose-agreed-of", medicine=name, dose=agreed(ui, regular))


def plan_lines(ui: Ui, regular: RegularDay) -> list[str]:
    """Which step it is, since when, how the course stands, and what is agreed next."""
    course, step = regular.course, regular.step
    since = ui.formats.table_day(step.start)
    lines = [ui.t("doses-step", number=regular.number, steps=regular.steps, day=since)]
    lines += state_lines(ui, regular)
    if regular.following is not None:
        lines.append(ui.t("doses-next", day=ui.formats.table_day(regular.following.start)))
    elif not course.state.stays:
        lines.append(ui.t("doses-next-none", day=ui.formats.table_day(step.end)))
    return lines


def state_lines(ui: Ui, regular: RegularDay) -> list[str]:
    """ "Paused since 3 March"; nothing for a course in progress, or before the state began."""
    course = regular.course
    since = course.since
    if course.state is PlanState.IN_PROGRESS:
        return []
    if course.state.stays and since is None:
        return []
    said = {"day": ui.formats.table_day(since)} if since is not None else {}
    lines = [ui.t(f"doses-state-{course.state.value}", **said)]
    if course.until is not None:
        lines.append(ui.t("doses-until", day=ui.formats.table_day(course.until)))
    return lines


def phase_line(ui: Ui, day: DoseDay) -> str | None:
    """What is said of a day on which no step holds; nothing when there is no plan."""
    if day.edge is None or day.phase not in (Phase.AHEAD, Phase.OVER):
        return None
    message = "doses-ahead" if day.phase is Phase.AHEAD else "doses-over"
    return ui.t(message, day=ui.formats.day(day.edge))


def without_lines(ui: Ui, day: DoseDay) -> list[str]:
    """Medicines of the plan whose steps do not reach this day, beside others that do."""
    if not day.regular:
        return []
    lines = []
    for course in day.without:
        ahead = [s.start for s in course.steps if s.start > day.day]
        ended = [s.end for s in course.steps if s.end < day.day]
        if ahead or ended:
            message = "doses-begins" if ahead else "doses-ended"
            edge = min(ahead) if ahead else max(ended)
            when = ui.formats.table_day(edge)
            lines.append(ui.t(message, medicine=course.medicine.name, day=when))
    return lines
