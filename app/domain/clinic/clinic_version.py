"""From the plan as the clinic holds it to the version that a person may agree to.

Every amount and every step is the clinic's. Only two days are not: a change holds from the day
on which it is agreed to, so that the days before keep the plan they had, and what is put on
hold stays from that day on. What the clinic's computer has no place for (what to do on a hard
day, whom to call, how often) stays as it was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.domain import plan_check
from app.domain.clinic.noted import to_text
from app.domain.clinic.plan_at_clinic import (
    CourseAtClinic,
    MedicineAtClinic,
    PlanAtClinic,
    made_id,
)
from app.domain.clinic.plan_refusals import PlanRefusal, Refusal
from app.domain.medicines import Medicine
from app.domain.plan_changes import continued
from app.domain.plan_check import PlanProblem, RawCourse, RawLine, RawPlan, RawStep
from app.domain.taper import AsNeeded, ChangeKind, Course, Plans, PlanState, PlanVersion, Step

Remembered = Mapping[str, UUID]
"""Which medicine of the diary a code of the clinic means, from plans agreed to before."""


@dataclass(frozen=True)
class Offered:
    """A version to agree to. ``instead_of``: versions that begin after it, and which it takes
    the place of. ``codes``: which medicine each code of the clinic means in it. ``held``: the
    medicines put on hold with it: the clinic did not say since when."""

    version: PlanVersion
    instead_of: tuple[PlanVersion, ...] = ()
    codes: Mapping[str, UUID] = field(default_factory=dict)
    held: tuple[Course, ...] = ()

    def is_as(self, other: Offered) -> bool:
        """Whether agreeing to either is the same. Each is made anew from what was read, and
        the moment in which it was made says nothing."""
        moment = other.version.entered_at
        return replace(self, version=replace(self.version, entered_at=moment)) == other


def offered(
    found: PlanAtClinic, plans: Plans, remembered: Remembered, now: datetime, today: date
) -> Offered | PlanRefusal:
    """The version, or why there is none. Its id is the same for the same plan of the clinic and
    the same rows of the diary: agreed to twice it is one."""
    latest, first = plans.latest, min(s.start for c in found.courses for s in c.steps)
    valid_from = first if latest is None else max(first, today)
    before = plans.on(valid_from) or latest
    same = _Same(latest, remembered)
    courses = []
    for at in found.courses:
        medicine = same.medicine(at.of)
        was = before.course(medicine.id) if before is not None else None
        course = _course(at, medicine, was, valid_from, today)
        if isinstance(course, PlanRefusal):
            return course
        courses.append(course)
    version = PlanVersion(
        id=made_id(to_text(found), plans.saved[-1].id if plans.saved else ""),
        valid_from=valid_from,
        entered_at=now,
        author=found.author,
        agreed_on=found.agreed_on,
        reason="",
        contingency=latest.contingency if latest is not None else "",
        follow_up_days=latest.follow_up_days if latest is not None else None,
        courses=tuple(courses),
        as_needed=tuple(
            AsNeeded(same.medicine(n.of), n.daily_maximum, n.amount) for n in found.as_needed
        ),
        contacts=latest.contacts if latest is not None else (),
    )
    return Offered(
        replace(version, kind=_kind(version, before)),
        tuple(v for v in plans.versions if v.valid_from > valid_from),
        same.codes,
        tuple(_held(version, before)),
    )


class _Same:
    """Which medicine of the diary one of the clinic's is; never the same one for two."""

    def __init__(self, base: PlanVersion | None, remembered: Remembered) -> None:
        self._there = {m.id: m for m in base.medicines} if base is not None else {}
        self._remembered = remembered
        self._found: dict[UUID, Medicine] = {}
        self.codes: dict[str, UUID] = {}

    def medicine(self, of: MedicineAtClinic) -> Medicine:
        """The medicine with the id that it has in the plan agreed to, where it is there: by its
        code, or by its name; never with another unit."""
        made = of.medicine
        if made.id not in self._found:
            known = self._known(of)
            self._found[made.id] = made if known is None else _joined(of, known)
            self.codes |= dict.fromkeys(of.codes, self._found[made.id].id)
        return self._found[made.id]

    def _known(self, of: MedicineAtClinic) -> Medicine | None:
        ids = [*(self._remembered.get(code) for code in of.codes), of.medicine.id]
        by_code = [self._there[one] for one in ids if one in self._there]
        by_name = [m for m in self._there.values() if folded(m.name) == folded(of.medicine.name)]
        taken = {m.id for m in self._found.values()}
        fits = (m for m in (*by_code, *by_name) if m.unit is of.medicine.unit)
        return next((m for m in fits if m.id not in taken), None)


def folded(name: str) -> str:
    """A name for comparing: capitals and spaces aside."""
    return " ".join(name.casefold().split())


def _joined(of: MedicineAtClinic, known: Medicine) -> Medicine:
    """``known`` with what the clinic says of it now."""
    made = of.medicine
    slow = known.long_acting if made.long_acting is None else made.long_acting
    return replace(
        known,
        name=known.name if folded(known.name) == folded(made.name) else made.name,
        ingredient=made.ingredient if of.coded else known.ingredient,
        long_acting=slow,
    )


def _course(
    at: CourseAtClinic, medicine: Medicine, was: Course | None, day: date, today: date
) -> Course | PlanRefusal:
    course = Course(medicine, tuple(_as_before(step, was) for step in at.steps))
    if at.on_hold:
        standing = _on_hold(course, was, today)
        if standing is None:
            return PlanRefusal(Refusal.HOLD, medicine.name)
        course = standing
    elif was is not None:
        course = _going_on(course, was, day)
    if was is None:
        return course
    until_now = was.step_on(day - timedelta(days=1)) is not None
    if until_now and course.step_on(day) is None:
        return PlanRefusal(Refusal.GAP, medicine.name, day)
    return continued(was, course, day)


def _as_before(step: Step, was: Course | None) -> Step:
    """The doses of an uneven day in the order in which they stood: it says nothing."""
    lines = {_doses(s): s.lines for s in was.steps} if was is not None else {}
    return replace(step, lines=lines.get(_doses(step), step.lines))


def _doses(step: Step) -> tuple[tuple[Decimal, int], ...]:
    return tuple(sorted((line.amount, line.times) for line in step.lines))


def _on_hold(course: Course, was: Course | None, today: date) -> Course | None:
    """It stays as it was agreed to stay, or from today on; ``None`` where no amount is known."""
    if was is not None and was.state.stays and was.since is not None:
        now, then = course.step_on(was.since), was.step_on(was.since)
        if now is not None and then is not None and now.lines == then.lines:
            return replace(course, state=was.state, since=was.since, until=was.until)
    if course.step_on(today) is None:
        return None
    return replace(course, state=PlanState.HELD, since=today)


def _going_on(course: Course, was: Course, day: date) -> Course:
    now, then = course.step_on(day), was.step_on(day)
    if now is None or then is None:
        return course
    if now.daily > then.daily:
        return replace(course, state=PlanState.INCREASED, since=day)
    if now.lines == then.lines and not was.state.stays:
        return replace(course, state=was.state, since=was.since, until=was.until)
    return course


def _held(version: PlanVersion, before: PlanVersion | None) -> Iterator[Course]:
    """The courses put on hold with ``version``."""
    for course in version.courses:
        was = before.course(course.medicine.id) if before is not None else None
        if course.state.stays and (was is None or was.since != course.since):
            yield course


def _kind(version: PlanVersion, before: PlanVersion | None) -> ChangeKind:
    """What the version is called in the list of changes."""
    if before is None:
        return ChangeKind.AGREED
    pairs = [(c, before.course(c.medicine.id)) for c in version.courses]
    if any(c.state is PlanState.INCREASED and c.since == version.valid_from for c, _ in pairs):
        return ChangeKind.INCREASED
    if any(_held(version, before)):
        return ChangeKind.HELD
    if any(was is not None and was.state.stays and not c.state.stays for c, was in pairs):
        return ChangeKind.RESUMED
    return ChangeKind.CHANGED


def asked(version: PlanVersion, today: date) -> tuple[PlanProblem, ...]:
    """What the plan's form would ask about: a dose, or a day, of more than 3 times the first
    step's. ``medicine`` and ``step`` are indexes into ``version.courses``."""
    raw = RawPlan(
        courses=tuple(_raw(c) for c in version.courses),
        author=version.author,
        agreed_on=version.agreed_on,
    )
    return tuple(p for p in plan_check.problems(raw, today) if p.asked)


def _raw(course: Course) -> RawCourse:
    return RawCourse(course.medicine, tuple(_raw_step(s) for s in course.steps))


def _raw_step(step: Step) -> RawStep:
    lines = tuple(RawLine(line.amount, line.times) for line in step.lines)
    return RawStep(lines, step.start, step.end)
