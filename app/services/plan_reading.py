"""From what was typed into the plan's form to a plan, or to what is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from app.domain import plan_check
from app.domain.medicines import Ingredient, Medicine, Unit, ingredient_in
from app.domain.plan_changes import stands
from app.domain.plan_check import PlanProblem, RawAsNeeded, RawCourse, RawLine, RawPlan, RawStep
from app.domain.taper import ChangeKind, PlanVersion, Step
from app.i18n.formats import Formats
from app.i18n.reading import read_amount, read_count, read_day
from app.services.plan_sheet import MEDICINES, NEEDED, PlanSheet

Read = TypeVar("Read")

_UNREADABLE = {
    "amount": "plan-problem-unreadable-amount",
    "times": "plan-problem-unreadable-times",
    "start": "plan-problem-unreadable-day",
    "end": "plan-problem-unreadable-day",
    "agreed_on": "plan-problem-unreadable-day",
    "valid_from": "plan-problem-unreadable-day",
    "maximum": "plan-problem-unreadable-amount",
    "needed_amount": "plan-problem-unreadable-amount",
    "follow_up": "plan-problem-unreadable-days",
}


@dataclass(frozen=True)
class FieldProblem:
    """A problem with the field of the form that it is about."""

    field: str
    problem: PlanProblem


@dataclass(frozen=True)
class ReadPlan:
    """What could be read, and everything to look at, in the order of the page."""

    raw: RawPlan
    problems: tuple[FieldProblem, ...]
    valid_from: date | None

    def of(self, field: str) -> PlanProblem | None:
        """The first problem with a field."""
        return next((p.problem for p in self.problems if p.field == field), None)


def kind_of(sheet: PlanSheet) -> ChangeKind:
    """What the form is for; a first plan unless it says otherwise."""
    return ChangeKind(sheet.get("kind") or ChangeKind.AGREED)


def read_plan(
    sheet: PlanSheet, formats: Formats, today: date, base: PlanVersion | None = None
) -> ReadPlan:
    """Read the whole form. Amounts and dates that cannot be read are problems of their own,
    so that "no amount" is said only where nothing stands. ``base``: the version that a change
    changes."""
    reader = _Reader(sheet, formats)
    raw = reader.plan()
    found = [*_units(sheet), *(_placed(sheet, p) for p in plan_check.problems(raw, today))]
    valid_from = valid_from_of(sheet, raw, reader.day("valid_from"), base)
    if valid_from is None and kind_of(sheet) is not ChangeKind.AGREED:
        found.append(
            FieldProblem("valid_from", PlanProblem("plan-problem-valid-from", "valid_from"))
        )
    settled = all(_sure(sheet, p) for p in found)
    if valid_from is not None and base is not None and settled:
        uncovered = _uncovered(raw, base, kind_of(sheet), valid_from)
        found += [_placed(sheet, p) for p in uncovered]
    found += _unread(sheet, reader, {p.field for p in found})
    found.sort(key=_place)
    problems = tuple(_better(sheet, reader, p) for p in found if not _sure(sheet, p))
    return ReadPlan(raw, problems, valid_from)


_PLACES = (
    *("medicines", "name", "unit", "steps"),
    *("amount", "times", "amount2", "times2", "start", "end"),
    *("maximum", "needed_amount"),
    *("author", "valid_from", "agreed_on", "follow_up"),
)
"""The fields in the order of the page."""


def _place(found: FieldProblem) -> tuple[int, int, int]:
    """Where on the page a problem stands: medicine, step, field. Of the whole plan only a
    missing medicine stands above the medicines."""
    problem, field = found.problem, found.field.rpartition(".")[2]
    above = -1 if field == "medicines" else sys.maxsize
    medicine = above if problem.medicine is None else problem.medicine
    step = -1 if problem.step is None else problem.step
    return medicine, step, _PLACES.index(field)


def _unread(sheet: PlanSheet, reader: _Reader, known: set[str]) -> Iterator[FieldProblem]:
    """What may be left empty and was not, and cannot be read: it is not left out silently."""
    every = (*sheet.rows(MEDICINES), *sheet.rows(NEEDED))
    for name in sorted(reader.unreadable - known):
        row, _, where = name.rpartition(".")
        if where == "valid_from" and kind_of(sheet) is ChangeKind.AGREED:
            continue  # not asked there: a first plan holds from its first step on
        number = every.index(row) if row in every else None
        yield FieldProblem(name, PlanProblem(_UNREADABLE[where], where, number))


def _units(sheet: PlanSheet) -> Iterator[FieldProblem]:
    """A unit is never assumed: mg and mcg are a thousandfold apart."""
    for number, row in enumerate((*sheet.rows(MEDICINES), *sheet.rows(NEEDED))):
        if not sheet.get(f"{row}.unit"):
            yield FieldProblem(f"{row}.unit", PlanProblem("plan-problem-unit", "unit", number))


def valid_from_of(
    sheet: PlanSheet, raw: RawPlan, typed: date | None, base: PlanVersion | None
) -> date | None:
    """The first day of the version: of a first plan its earliest step, also where a slip in
    it is put right; of a change what was typed."""
    kind = kind_of(sheet)
    if kind is ChangeKind.AGREED or (kind is ChangeKind.CORRECTED and begins_with_a_step(base)):
        return min((s.start for c in raw.courses for s in c.steps if s.start), default=None)
    return typed


def begins_with_a_step(version: PlanVersion | None) -> bool:
    """Whether a version holds from the first day of its own first step, as a first plan does."""
    starts = [s.start for c in version.courses for s in c.steps] if version is not None else []
    return version is not None and bool(starts) and version.valid_from == min(starts)


def _uncovered(
    raw: RawPlan, base: PlanVersion, kind: ChangeKind, valid_from: date
) -> Iterator[PlanProblem]:
    """A medicine that had an amount until the change must have one from its first day on.
    ``raw`` has no other problem."""
    for number, course in enumerate(plan_check.courses(raw)):
        before = base.course(course.medicine.id)
        if before is None or before.step_on(valid_from - timedelta(days=1)) is None:
            continue
        if stands(course, base, kind, valid_from).step_on(valid_from) is not None:
            continue
        late = course.steps[0].start > valid_from
        message = "plan-problem-starts-late" if late else "plan-problem-ends-early"
        at = _typed_at(raw.courses[number], course.steps[0 if late else -1])
        values: dict[str, object] = {"day": valid_from}
        yield PlanProblem(message, "start" if late else "end", number, at, values)


def _typed_at(typed: RawCourse, step: Step) -> int:
    return next(at for at, s in enumerate(typed.steps) if s.start == step.start)


def _better(sheet: PlanSheet, reader: _Reader, found: FieldProblem) -> FieldProblem:
    """ "There is no amount" becomes "this cannot be read" where something was typed."""
    if found.field not in reader.unreadable:
        return found
    message = _UNREADABLE[found.problem.where]
    values = {**found.problem.values, "text": sheet.get(found.field).strip()}
    place = found.problem
    better = PlanProblem(message, place.where, place.medicine, place.step, values, line=place.line)
    return FieldProblem(found.field, better)


def _sure(sheet: PlanSheet, found: FieldProblem) -> bool:
    """Whether a question was answered with yes for exactly the amount that stands there."""
    return found.problem.asked and sheet.get(f"{found.field}.sure") == sheet.get(found.field)


def _placed(sheet: PlanSheet, problem: PlanProblem) -> FieldProblem:
    """The field that a problem is about."""
    if problem.medicine is None:
        return FieldProblem(problem.where, problem)
    regular, needed = sheet.rows(MEDICINES), sheet.rows(NEEDED)
    row = (*regular, *needed)[problem.medicine]
    if problem.step is None:
        return FieldProblem(f"{row}.{problem.where}", problem)
    step = sheet.steps(row)[problem.step]
    return FieldProblem(f"{step}.{problem.where}{'2' if problem.line else ''}", problem)


class _Reader:
    """Reads fields and notes those that cannot be read."""

    def __init__(self, sheet: PlanSheet, formats: Formats) -> None:
        self.sheet = sheet
        self.formats = formats
        self.unreadable: set[str] = set()

    def plan(self) -> RawPlan:
        sheet = self.sheet
        return RawPlan(
            courses=tuple(self._course(m) for m in sheet.rows(MEDICINES)),
            as_needed=tuple(self._needed(n) for n in sheet.rows(NEEDED)),
            author=sheet.get("author").strip(),
            agreed_on=self.day("agreed_on"),
            follow_up_days=self._count("follow_up"),
        )

    def _course(self, row: str) -> RawCourse:
        return RawCourse(
            read_medicine(self.sheet, row), tuple(self._step(s) for s in self.sheet.steps(row))
        )

    def _step(self, row: str) -> RawStep:
        amount, unit = self._amount(f"{row}.amount")
        lines = [RawLine(amount, self._count(f"{row}.times"), unit)]
        if self.sheet.get(f"{row}.uneven"):
            amount, unit = self._amount(f"{row}.amount2")
            lines.append(RawLine(amount, self._count(f"{row}.times2"), unit))
        return RawStep(tuple(lines), self.day(f"{row}.start"), self.day(f"{row}.end"))

    def _needed(self, row: str) -> RawAsNeeded:
        maximum, unit = self._amount(f"{row}.maximum")
        amount, other = self._amount(f"{row}.needed_amount")
        return RawAsNeeded(read_medicine(self.sheet, row), maximum, amount, unit, other)

    def _amount(self, field: str) -> tuple[Decimal | None, Unit | None]:
        amount, unit = read_amount(self.sheet.get(field), self.formats)
        self._note(field, amount)
        return amount, unit

    def _count(self, field: str) -> int | None:
        return self._note(field, read_count(self.sheet.get(field)))

    def day(self, field: str) -> date | None:
        return self._note(field, read_day(self.sheet.get(field), self.formats))

    def _note(self, field: str, value: Read | None) -> Read | None:
        if value is None and self.sheet.get(field).strip():
            self.unreadable.add(field)
        return value


def read_medicine(sheet: PlanSheet, row: str) -> Medicine:
    """The medicine of a row. Its id stays when the name is changed."""
    release = {"long": True, "short": False}.get(sheet.get(f"{row}.release"))
    unit = Unit(sheet.get(f"{row}.unit") or Unit.MG)
    name = sheet.get(f"{row}.name").strip()
    chosen = sheet.get(f"{row}.ingredient")
    return Medicine(
        id=UUID(sheet.get(f"{row}.id")),
        name=name,
        ingredient=Ingredient(chosen) if chosen else ingredient_in(name) or Ingredient.OTHER_OPIOID,
        unit=unit,
        long_acting=True if unit is Unit.MCG_PER_H else release,
    )
