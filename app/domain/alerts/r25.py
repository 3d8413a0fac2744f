"""R25: the supply lasts for 3 more days or less, or the plan of an opioid ends within 7 days and
no next step is agreed.

Level C: call for the next step. Basis: FDA 2019, no abrupt stop (``clinical.md``, section 3).

Where clinical.md is silent: a supply is as last counted, of each regular medicine, if the plan
is kept; one that ran out more than 7 days ago was surely filled up and not counted again. A
plan that ended is told for 28 days. A course that stays where it is, or whose last amount is 0,
needs no next step. What is nearest is told, the supply first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.supply import last_day, newest_count
from app.domain.taper import Course

SUPPLY_DAYS, RAN_OUT_FOR = 3, 7
PLAN_DAYS, ENDED_FOR = 7, 28


def evaluate(seen: Seen) -> Finding | None:
    """The nearest end of all medicines. Each is a state that goes on."""
    found = [*_supplies(seen), *_plans(seen)]
    return min(found, key=lambda f: f.day, default=None)


def _finding(seen: Seen, course: Course, end: date, variant: str) -> Finding:
    medicine, days = course.medicine, max(0, (end - seen.today).days)
    inputs = {"medicine": medicine.name, "day": end, "days": days}
    return Finding(Level.CALL, end, f"{medicine.id}", inputs, variant)


def _supplies(seen: Seen) -> Iterator[Finding]:
    for course in seen.courses(seen.today):
        counts = (s for s in seen.supplies if s.day <= seen.today)
        counted = newest_count(counts, course.medicine.id)
        if counted is None:
            continue
        end = last_day(counted, partial(seen.plans.planned, course.medicine.id))
        if end is not None and -RAN_OUT_FOR <= (end - seen.today).days <= SUPPLY_DAYS:
            yield _finding(seen, course, end, "supply")


def _plans(seen: Seen) -> Iterator[Finding]:
    for course in seen.courses(seen.today):
        end = _open_end(seen, course)
        if end is not None and -ENDED_FOR <= (end - seen.today).days <= PLAN_DAYS:
            yield _finding(seen, course, end, "plan")


def _open_end(seen: Seen, course: Course) -> date | None:
    """The last agreed day of an opioid after which nothing is agreed, and something is to be."""
    last = max(course.steps, key=lambda step: step.end, default=None)
    if last is None or not course.medicine.ingredient.opioid:
        return None
    if course.state.stays or not last.daily or _goes_on(seen, course, last.end):
        return None
    return last.end


def _goes_on(seen: Seen, course: Course, end: date) -> bool:
    """Whether a version that holds from a day to come says more of the medicine."""
    later = (v for v in seen.plans.versions if v.valid_from > seen.today)
    found = (v.course(course.medicine.id) for v in later)
    return any(c is not None and (c.state.stays or _beyond(c, end)) for c in found)


def _beyond(course: Course, end: date) -> bool:
    return any(step.end > end for step in course.steps)


RULE = Rule("R25", "1", (Level.CALL,), evaluate)
