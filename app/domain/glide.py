"""The glide path in numbers: what was agreed and what was taken, day by day.

Everything is read from the version in force on each day and from what the person said. A day
with nothing agreed is a gap, and so is a day about which nothing was said: never 0, and never
"as planned". The total in morphine equivalents is an estimate (see ``medicines``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from app.domain.adherence import Count
from app.domain.agreed import Stretch, medicines
from app.domain.doses import Adherence, DoseDays, compare
from app.domain.glide_marks import Marks, Reached, marks
from app.domain.medicines import Medicine, mme, mme_known
from app.domain.plan_rows import percent, starting_amount
from app.domain.reigns import Reign, reigns
from app.domain.taper import Plans, PlanVersion

DAY = timedelta(days=1)

AHEAD_DAYS = 28
"""How far the agreed days to come are shown, in days; never more than half of what lies
behind, so that two weeks are not mostly future (product)."""


@dataclass(frozen=True, slots=True)
class GlideDay:
    """One day. ``planned`` and ``taken`` are totals, ``None`` where nothing was agreed or
    nothing is known."""

    day: date
    planned: Decimal | None
    taken: Decimal | None = None
    adherence: Adherence = Adherence.UNKNOWN
    late: bool = False
    corrected: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is one of the days whose doses are counted: something was agreed, and
        where that was 0 something was said."""
        agreed = self.planned is not None and self.planned > 0
        return agreed or (self.planned is not None and self.taken is not None)


@dataclass(frozen=True)
class GlidePath:
    """The path of one medicine, or of all regular opioids in MME (``medicine`` is ``None``).

    ``days`` go from ``first`` to ``today``, ``planned`` covers the same days; ``ahead`` is
    what is agreed after them, up to ``last``. ``now`` is the whole stretch of today's amount
    and ``next`` the next other amount, both also outside the days shown. ``start``: the first
    amount ever agreed. ``past``: ``today`` is a day long gone, of a report that ends with it.
    ``part``: of the plan no more is known than these days, of which somebody was shown a part.
    ``known`` is ``False`` where MME cannot be calculated,
    ``has_plan`` where there is no plan at all.
    """

    medicine: Medicine | None
    first: date
    today: date
    last: date
    known: bool
    has_plan: bool
    planned: tuple[Stretch, ...]
    ahead: tuple[Stretch, ...]
    days: tuple[GlideDay, ...]
    marks: Marks
    now: Stretch | None
    next: Stretch | None
    start: Decimal | None
    past: bool = False
    part: bool = False

    @property
    def of_start(self) -> int | None:
        """Today's amount in per cent of the start; ``None`` where that is 0 or nothing."""
        return percent(self.now.daily, self.start) if self.now is not None else None

    @property
    def count(self) -> Count:
        """How many of the days counted are of each kind; they sum to those days."""
        counted = dict.fromkeys(Adherence, 0)
        for day in self.days:
            if day.counts:
                counted[day.adherence] += 1
        return Count(self.first, self.today, counted)


def glide_path(
    doses: DoseDays,
    medicine_id: UUID | None,
    first: date,
    today: date,
    milestones: Sequence[tuple[date, str]] = (),
) -> GlidePath:
    """The path from ``first`` to ``today`` and a little ahead. ``medicine_id`` is ``None``
    for MME; ``milestones`` are those reached, with their wording. ``KeyError`` for a medicine
    of no version."""
    plans = doses.plans
    ahead = min(AHEAD_DAYS, ((today - first).days + 1) // 2)
    horizon = today + ahead * DAY
    known = medicine_id is not None or mme_offered(plans, first, horizon)
    whole = amounts(plans, medicine_id, _end(plans, horizon)) if known else ()
    to_come = _part(whole, today + DAY, horizon)
    last = to_come[-1].last if to_come else today
    now = next((s for s in whole if s.first <= today <= s.last), None)
    return GlidePath(
        medicine=_medicine(plans, medicine_id),
        first=first,
        today=today,
        last=last,
        known=known,
        has_plan=bool(plans.versions),
        planned=_part(whole, first, today),
        ahead=to_come,
        days=tuple(_days(doses, medicine_id, whole, first, today)),
        marks=marks(plans, medicine_id, whole, (first, last), _reached(milestones, first, today)),
        now=now,
        next=next((s for s in whole if s.first > today), None),
        start=_start(plans, medicine_id, whole),
    )


def amounts(plans: Plans, medicine_id: UUID | None, last: date) -> tuple[Stretch, ...]:
    """The amounts agreed up to ``last``, oldest first, in the medicine's unit or in MME.

    The same as asking ``Plans.planned`` for every day, at the cost of the steps alone: within
    one version an amount changes only where a step begins or has ended.
    """
    found: list[Stretch] = []
    for reign in reigns(plans, last):
        for day, end in _turns(reign):
            amount = _amount(reign.version, medicine_id, day)
            if amount is None:
                continue
            before = found[-1] if found else None
            if before is not None and before.daily == amount and before.last + DAY == day:
                found[-1] = Stretch(before.first, end, amount)
            else:
                found.append(Stretch(day, end, amount))
    return tuple(found)


def mme_offered(plans: Plans, first: date, last: date) -> bool:
    """Whether the total can be shown: the table has every opioid that is in force on a day
    from ``first`` to ``last``, as-needed ones included, and there is one."""
    some = False
    for reign in reigns(plans, last):
        if reign.last < first:
            continue
        days = [first, *(day for day, _ in _turns(reign) if day > first)]
        opioids = [m for m in _in_force(reign, days) if m.ingredient.opioid]
        if opioids and not mme_known(opioids):
            return False
        some = some or bool(opioids)
    return some


def _in_force(reign: Reign, days: Sequence[date]) -> list[Medicine]:
    days = [d for d in days if reign.first <= d <= reign.last] or [reign.first]
    regular = [
        c.medicine for c in reign.version.courses if any(c.step_on(d) is not None for d in days)
    ]
    return [*regular, *(a.medicine for a in reign.version.as_needed)]


def _turns(reign: Reign) -> Iterator[tuple[date, date]]:
    """The days of a version in parts on which every amount is the same."""
    steps = [s for c in reign.version.courses for s in c.steps]
    days = {reign.first, *(s.start for s in steps), *(s.end + DAY for s in steps)}
    starts = sorted(d for d in days if reign.first <= d <= reign.last)
    for day, after in pairwise((*starts, reign.last + DAY)):
        yield day, after - DAY


def _amount(version: PlanVersion, medicine_id: UUID | None, day: date) -> Decimal | None:
    if medicine_id is None:
        steps = ((c.medicine, c.step_on(day)) for c in version.courses)
        return mme((m, s.daily) for m, s in steps if s is not None)
    course = version.course(medicine_id)
    step = course.step_on(day) if course is not None else None
    return step.daily if step is not None else None


def _days(
    doses: DoseDays,
    medicine_id: UUID | None,
    whole: Sequence[Stretch],
    first: date,
    today: date,
) -> Iterator[GlideDay]:
    said = set(doses.days)
    planned = {
        d: s.daily
        for s in _part(whole, first, today)
        for d in _every(max(s.first, first), min(s.last, today))
    }
    for day in _every(first, today):
        amount = planned.get(day)
        if day not in said:
            yield GlideDay(day, amount)
        elif medicine_id is None:
            yield _total(doses, day, amount)
        else:
            found = doses.medicine_day(medicine_id, day)
            yield GlideDay(day, amount, found.taken, found.adherence, found.late, found.corrected)


def _total(doses: DoseDays, day: date, planned: Decimal | None) -> GlideDay:
    """All regular opioids of a day. Not known as soon as one of them is not, or something of
    unknown strength came from another source."""
    version = doses.plans.on(day)
    courses = [c for c in version.courses if c.medicine.ingredient.opioid] if version else []
    found = [(c, doses.medicine_day(c.medicine.id, day)) for c in courses]
    said = [(c.medicine, d.taken) for c, d in found if d.taken is not None]
    missing = any(d.taken is None and d.planned is not None for _, d in found)
    taken = None if missing or doses.other_sources(day) else mme(said)
    if taken is None:
        return GlideDay(day, planned)
    late = any(d.late for _, d in found)
    corrected = any(d.corrected for _, d in found)
    return GlideDay(day, planned, taken, compare(planned, taken), late, corrected)


def _medicine(plans: Plans, medicine_id: UUID | None) -> Medicine | None:
    """As the newest version names it."""
    if medicine_id is None:
        return None
    return {m.id: m for m in medicines(plans)}[medicine_id]


def _start(plans: Plans, medicine_id: UUID | None, whole: Sequence[Stretch]) -> Decimal | None:
    if medicine_id is not None:
        return starting_amount(plans, medicine_id)
    return whole[0].daily if whole else None


def _end(plans: Plans, horizon: date) -> date:
    ends = (s.end for v in plans.versions for c in v.courses for s in c.steps)
    return max([horizon, *ends])


def _reached(milestones: Sequence[tuple[date, str]], first: date, today: date) -> list[Reached]:
    inside = sorted(m for m in milestones if first <= m[0] <= today)
    return [Reached(number, day, wording) for number, (day, wording) in enumerate(inside, start=1)]


def _part(whole: Sequence[Stretch], first: date, last: date) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(max(s.first, first), min(s.last, last), s.daily)
        for s in whole
        if s.first <= last and s.last >= first
    )


def _every(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
