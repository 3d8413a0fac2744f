"""The agreed plan of the made-up patient of ``--demo``, with doses and milestones.

Six steps of slow-release morphine, a pause of three and a half weeks in the middle of them,
a milestone of their own that they reached and one that is still ahead. Nobody's plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from uuid import UUID, uuid5

from app.domain.doses import Dose, DoseEntry, DoseKind, planned_doses
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.plan_changes import Decision, continued, stay
from app.domain.records import Record
from app.domain.supply import Supply
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    DoseLine,
    Plans,
    PlanVersion,
    Step,
)

_ID_SPACE = UUID("9b0e6c1a-5d0f-5c53-8a77-0a4a1b8d2c11")

_AMOUNTS = ((30, 30), (30, 25), (25, 25), (25, 20), (20, 20), (20, 15))
"""Morning and night, in mg, step by step."""

_AGREED = (0, 14, 29, 45, 61, 77, 105)
"""First days of the steps as first agreed, in days from the first; the last is the end."""

PAUSED, RESUMED = 58, 84
_NEW = (84, 119, 147)
"""First days of the last two steps after the pause, and the end."""

_DIFFERENT = {23: "Took the evening dose two hours late.", 47: "Forgot it on the way out."}
"""Logged days (by number) that were different: late, and one dose skipped."""

_AS_NEEDED = (9, 30, 31, 52)
_WALK = 27
"""The check-in that tells of the walk to the lake."""


def demo_records(
    first: date, today: date, logged: Sequence[tuple[date, datetime]], zone: tzinfo
) -> list[Record]:
    """The versions of the plan, then doses, milestones and the supply, in the order saved.

    ``logged``: the days with a check-in and when it was entered, oldest first.
    """
    records: list[Record] = list(_versions(first, zone))
    plans = Plans([r for r in records if isinstance(r, PlanVersion)])
    for number, (day, entered_at) in enumerate(logged):
        records += _doses(plans, number, day, entered_at)
    walk = logged[_WALK][0] if len(logged) > _WALK else None
    records += _milestones(first, zone, walk)
    counted = _at(zone, today - timedelta(days=3), 9)
    medicine = _morphine().id
    records.append(
        Supply(_id("supply"), counted.date(), counted, medicine, Decimal(140), Decimal(5))
    )
    return records


def _versions(first: date, zone: tzinfo) -> Iterator[PlanVersion]:
    steps = _steps(first, _AGREED, _AMOUNTS)
    agreed = PlanVersion(
        id=_id("agreed"),
        valid_from=first,
        entered_at=_at(zone, first, 18),
        author="Dr. at the pain clinic",
        agreed_on=first - timedelta(days=2),
        reason="More wakefulness, fewer side effects.",
        contingency="Warm bath, short walk, breathing. If it is still hard the next day, call"
        " the nurse line and ask about a pause.",
        follow_up_days=28,
        courses=(Course(_morphine(), steps),),
        as_needed=(AsNeeded(_ibuprofen(), Decimal(1200), Decimal(400)),),
        contacts=(Contact("Nurse line", "555-0142", "Monday to Friday, 9 am to 4 pm"),),
    )
    yield agreed
    day = first + timedelta(days=PAUSED)
    reason = "Nights are hard since the last step."
    decision = Decision(day, day, DecidedBy.TOGETHER, reason, first + timedelta(days=RESUMED - 1))
    yield stay(agreed, ChangeKind.PAUSED, decision, _id("paused"), _at(zone, day, 17))
    day = first + timedelta(days=RESUMED)
    course = Course(_morphine(), _steps(first, _NEW, _AMOUNTS[-2:]))
    paused = stay(agreed, ChangeKind.PAUSED, decision, _id("paused"), _at(zone, day, 17))
    yield replace(
        agreed,
        id=_id("resumed"),
        valid_from=day,
        entered_at=_at(zone, day, 12),
        agreed_on=day,
        reason="Sleep is better again.",
        courses=(continued(paused.courses[0], course, day),),
        kind=ChangeKind.RESUMED,
    )


def _steps(
    first: date, starts: Sequence[int], amounts: Sequence[tuple[int, int]]
) -> tuple[Step, ...]:
    return tuple(
        Step(
            first + timedelta(days=start),
            first + timedelta(days=end - 1),
            _lines(*amount),
        )
        for start, end, amount in zip(starts[:-1], starts[1:], amounts, strict=True)
    )


def _lines(morning: int, night: int) -> tuple[DoseLine, ...]:
    if morning == night:
        return (DoseLine(Decimal(morning), 2),)
    return (DoseLine(Decimal(morning), 1), DoseLine(Decimal(night), 1))


def _doses(plans: Plans, number: int, day: date, entered_at: datetime) -> Iterator[DoseEntry]:
    version, step = plans.on(day), plans.step(_morphine().id, day)
    if version is None or step is None or number % 19 == 12:
        return  # a day on which they said nothing about it
    doses = planned_doses(step)
    entry = DoseEntry(
        id=_id(f"dose/{day}"),
        day=day,
        kind=DoseKind.REGULAR,
        entered_at=entered_at,
        medicine=_morphine().id,
        doses=doses,
        as_planned=number not in _DIFFERENT,
        plan=version.id,
        reason=_DIFFERENT.get(number, ""),
    )
    if number in _DIFFERENT:
        late = number == min(_DIFFERENT)
        last = replace(doses[-1], at=time(22, 30)) if late else replace(doses[-1], amount=Decimal())
        entry = replace(entry, doses=(*doses[:-1], last))
    yield entry
    if number in _AS_NEEDED:
        taken = (Dose(Decimal(400), at=time(15, 0)),)
        yield DoseEntry(
            id=_id(f"needed/{day}"),
            day=day,
            kind=DoseKind.AS_NEEDED,
            entered_at=entered_at,
            medicine=_ibuprofen().id,
            doses=taken,
        )


def _milestones(first: date, zone: tzinfo, walk: date | None) -> Iterator[Milestone]:
    kinds = (
        (MilestoneKind.DO_AGAIN, "Walk to the lake and back", MilestoneAuthor.ME, walk),
        (MilestoneKind.FEWER_DOSES, "One dose a day to carry", MilestoneAuthor.CLINIC, None),
    )
    for number, (kind, wording, author, marked) in enumerate(kinds):
        at = _at(zone, first, 18)
        yield Milestone(_id(f"milestone/{number}"), first, at, kind, wording, author, marked)


def _morphine() -> Medicine:
    name = "Morphine slow-release"
    return Medicine(_id("morphine"), name, Ingredient.MORPHINE, Unit.MG, long_acting=True)


def _ibuprofen() -> Medicine:
    return Medicine(_id("ibuprofen"), "Ibuprofen", Ingredient.NOT_OPIOID, Unit.MG)


def _at(zone: tzinfo, day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), zone)


def _id(what: str) -> UUID:
    return uuid5(_ID_SPACE, what)
