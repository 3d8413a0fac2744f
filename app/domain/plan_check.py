"""What a plan must be to be kept: the refusals and the questions of ``clinical.md``, section 2.

Nothing is put right by guessing. Every problem names its line, and what was typed stays where
it is until the person changes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.medicines import Medicine, Unit
from app.domain.taper import AsNeeded, Course, DoseLine, Step

TIMES_A_DAY = 24
"""Doses a day that a line may have, 1 to 24."""

LARGEST = Decimal(100000)
"""No amount of any unit in use comes near; more is a slip of the finger."""

DECIMALS = 3
"""Digits after the decimal sign that an amount may have: more are not shown anywhere."""

ASKED_ABOVE = 3
"""A dose of more than 3 times the first step's is asked about (``clinical.md``, section 2)."""


@dataclass(frozen=True)
class RawLine:
    """A dose as typed; ``None`` where nothing that could be read was typed. ``unit`` where
    the person wrote one beside the amount."""

    amount: Decimal | None = None
    times: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class RawStep:
    """A step as typed."""

    lines: tuple[RawLine, ...] = ()
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class RawCourse:
    """A regular medicine as typed, its steps in the order typed."""

    medicine: Medicine
    steps: tuple[RawStep, ...] = ()


@dataclass(frozen=True)
class RawAsNeeded:
    """An as-needed medicine as typed; ``unit`` was written beside the daily maximum,
    ``amount_unit`` beside the amount of one dose."""

    medicine: Medicine
    daily_maximum: Decimal | None = None
    amount: Decimal | None = None
    unit: Unit | None = None
    amount_unit: Unit | None = None


@dataclass(frozen=True)
class RawPlan:
    """What was typed about a plan, read as far as it can be read."""

    courses: tuple[RawCourse, ...] = ()
    as_needed: tuple[RawAsNeeded, ...] = ()
    author: str = ""
    agreed_on: date | None = None
    follow_up_days: int | None = None


@dataclass(frozen=True)
class PlanProblem:
    """One thing to look at. ``message`` is an id of the i18n room.

    ``medicine`` and ``step`` name the line: indexes from 0 in the order typed, the as-needed
    medicines after the regular ones; ``None`` for the plan as a whole. ``where``: ``amount``,
    ``times``, ``start``, ``end``, ``name``, ``maximum``, ``author``, ``agreed_on``...
    ``line``: of an uneven day's two lines the one at fault, from 0. ``asked``: a question
    that the person may answer with yes, not a refusal.
    """

    message: str
    where: str = ""
    medicine: int | None = None
    step: int | None = None
    values: dict[str, object] = field(default_factory=dict)
    asked: bool = False
    line: int = 0


def problems(plan: RawPlan, today: date) -> tuple[PlanProblem, ...]:
    """Everything that keeps ``plan`` from being agreed, in the order of the page."""
    return (*_medicines(plan), *_facts(plan, today))


def _facts(plan: RawPlan, today: date) -> Iterator[PlanProblem]:
    if not plan.author.strip():
        yield PlanProblem("plan-problem-author", "author")
    if plan.agreed_on is None:
        yield PlanProblem("plan-problem-agreed", "agreed_on")
    elif plan.agreed_on > today:
        yield PlanProblem("plan-problem-agreed-to-come", "agreed_on")
    if plan.follow_up_days is not None and not 1 <= plan.follow_up_days <= 366:
        yield PlanProblem("plan-problem-follow-up", "follow_up")


def _medicines(plan: RawPlan) -> Iterator[PlanProblem]:
    if not plan.courses:
        yield PlanProblem("plan-problem-no-medicine", "medicines")
    seen: set[object] = set()
    for number, course in enumerate(plan.courses):
        medicine = course.medicine
        name = " ".join(medicine.name.casefold().split())
        if not name:
            yield PlanProblem("plan-problem-name", "name", number)
        elif {name, medicine.id} & seen:
            # Its steps would overlap: no day has two steps of one medicine.
            values: dict[str, object] = {"medicine": medicine.name}
            yield PlanProblem("plan-problem-twice", "name", number, values=values)
        seen |= {name, medicine.id}
        yield from _course(course, number)
    for number, needed in enumerate(plan.as_needed, start=len(plan.courses)):
        yield from _as_needed(needed, number)


def _as_needed(needed: RawAsNeeded, number: int) -> Iterator[PlanProblem]:
    if not needed.medicine.name.strip():
        yield PlanProblem("plan-problem-name", "name", number)
    if needed.daily_maximum is None:
        yield PlanProblem("plan-problem-maximum", "maximum", number)
    elif not _fits(needed.daily_maximum):
        yield PlanProblem("plan-problem-maximum-range", "maximum", number)
    if needed.unit not in (None, needed.medicine.unit):
        yield PlanProblem("plan-problem-mixed-units", "maximum", number)
    if needed.amount is not None and not _fits(needed.amount):
        yield PlanProblem("plan-problem-needed-amount", "needed_amount", number)
    if needed.amount_unit not in (None, needed.medicine.unit):
        yield PlanProblem("plan-problem-mixed-units", "needed_amount", number)


def _fits(amount: Decimal) -> bool:
    return 0 < amount <= LARGEST and amount == round(amount, DECIMALS)


def _course(course: RawCourse, number: int) -> Iterator[PlanProblem]:
    if not course.steps:
        yield PlanProblem("plan-problem-no-steps", "steps", number)
    for at, step in enumerate(course.steps):
        yield from _step(course, step, number, at)
    yield from _order(course, number)
    yield from _large(course, number)


def _step(course: RawCourse, step: RawStep, number: int, at: int) -> Iterator[PlanProblem]:
    for which, line in enumerate(step.lines or (RawLine(),)):
        for message, where in _line(line, course.medicine.unit):
            yield PlanProblem(message, where, number, at, line=which)
    if step.start is None:
        yield PlanProblem("plan-problem-no-start", "start", number, at)
    if step.end is None:
        yield PlanProblem("plan-problem-no-end", "end", number, at)
    if step.start is not None and step.end is not None and step.end < step.start:
        yield PlanProblem("plan-problem-end-before-start", "end", number, at)


def _line(line: RawLine, unit: Unit) -> Iterator[tuple[str, str]]:
    """What is wrong with a dose, and where."""
    if line.amount is None:
        yield "plan-problem-no-amount", "amount"
    elif line.amount < 0:
        yield "plan-problem-negative", "amount"
    elif line.amount > LARGEST or line.amount != round(line.amount, DECIMALS):
        yield "plan-problem-amount-range", "amount"
    if line.unit not in (None, unit):
        yield "plan-problem-mixed-units", "amount"
    if line.times is None:
        yield "plan-problem-no-times", "times"
    elif not 1 <= line.times <= TIMES_A_DAY:
        yield "plan-problem-times-range", "times"


def _order(course: RawCourse, number: int) -> Iterator[PlanProblem]:
    """Overlaps and gaps between steps that have both their dates, whatever the order typed."""
    dated = sorted(
        (step.start, step.end, at)
        for at, step in enumerate(course.steps)
        if step.start is not None and step.end is not None and step.start <= step.end
    )
    # A step without its dates, or with a slip in them, may be what fills a gap.
    whole = len(dated) == len(course.steps)
    for index, (start, _, at) in enumerate(dated[1:], start=1):
        # Of the steps before it the one that reaches furthest: one may lie inside another.
        end, before = max((end, other) for _, end, other in dated[:index])
        if start <= end:
            values: dict[str, object] = {"other": before + 1, "day": start}
            yield PlanProblem("plan-problem-overlap", "start", number, at, values)
        elif (start - end).days > 1 and whole:
            values = {"other": before + 1, "day": end}
            yield PlanProblem("plan-problem-gap", "start", number, at, values)


def _large(course: RawCourse, number: int) -> Iterator[PlanProblem]:
    """Doses, and days, of more than 3 times the first step's; 0 there says nothing."""
    dated = sorted(
        ((s.start, at) for at, s in enumerate(course.steps) if s.start is not None),
    )
    start = course.steps[dated[0][1]] if dated else RawStep()
    first = _largest(start)
    if first and first > 0:
        yield from _large_doses(course, number, first)
    whole = _daily(start)
    for at, step in enumerate(course.steps):
        day = _daily(step)
        dear = first is not None and (_largest(step) or 0) > ASKED_ABOVE * first
        if whole and day is not None and day > ASKED_ABOVE * whole and not dear:
            values: dict[str, object] = {"amount": day, "first": whole}
            yield PlanProblem("plan-question-many", "times", number, at, values, asked=True)


def _daily(step: RawStep) -> Decimal | None:
    """The total of a day, once all of it can be read and may be right."""
    total = Decimal()
    for line in step.lines:
        if line.amount is None or line.times is None or not 0 <= line.amount <= LARGEST:
            return None
        if not 1 <= line.times <= TIMES_A_DAY:
            return None
        total += line.amount * line.times
    return total


def _large_doses(course: RawCourse, number: int, first: Decimal) -> Iterator[PlanProblem]:
    for at, step in enumerate(course.steps):
        for which, line in enumerate(step.lines):
            if line.amount is not None and ASKED_ABOVE * first < line.amount <= LARGEST:
                values: dict[str, object] = {"amount": line.amount, "first": first}
                yield PlanProblem(
                    "plan-question-large", "amount", number, at, values, asked=True, line=which
                )


def _largest(step: RawStep) -> Decimal | None:
    return max((line.amount for line in step.lines if line.amount is not None), default=None)


def courses(plan: RawPlan) -> tuple[Course, ...]:
    """The courses of a plan without problems, steps in the order of their dates.

    ``ValueError`` for a plan that has some.
    """
    return tuple(Course(c.medicine, _steps(c.steps)) for c in plan.courses)


def as_needed(plan: RawPlan) -> tuple[AsNeeded, ...]:
    """The as-needed medicines of a plan without problems; ``ValueError`` as above."""
    return tuple(_checked(n) for n in plan.as_needed)


def _checked(needed: RawAsNeeded) -> AsNeeded:
    if needed.daily_maximum is None:
        raise ValueError("an as-needed medicine without a daily maximum")
    return AsNeeded(needed.medicine, needed.daily_maximum, needed.amount)


def _steps(raw: Sequence[RawStep]) -> tuple[Step, ...]:
    return tuple(sorted((_whole(s) for s in raw), key=lambda s: s.start))


def _whole(raw: RawStep) -> Step:
    if raw.start is None or raw.end is None:
        raise ValueError("a step without dates")
    lines = []
    for line in raw.lines:
        if line.amount is None or line.times is None:
            raise ValueError("a step without an amount")
        lines.append(DoseLine(line.amount, line.times))
    return Step(raw.start, raw.end, tuple(lines))
