"""Short ways to write down what was agreed and what was taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from uuid import UUID

from app.domain.doses import Dose, DoseDays, DoseEntry, DoseKind
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.taper import Course, DoseLine, Plans, PlanState, PlanVersion, Step
from tests.domain.make import day

MORPHINE = Medicine(UUID(int=1), "Morphine SR", Ingredient.MORPHINE, Unit.MG, long_acting=True)
CODEINE = Medicine(UUID(int=2), "Codeine", Ingredient.CODEINE, Unit.MG)


def steps(*found: tuple[int, int | str], until: int) -> tuple[Step, ...]:
    """Steps of one dose a day: (first day, amount), each up to the next, the last one up to
    day ``until``."""
    ends = [first - 1 for first, _ in found[1:]] + [until]
    return tuple(
        Step(day(first), day(end), (DoseLine(Decimal(amount), 1),))
        for (first, amount), end in zip(found, ends, strict=True)
    )


def course(
    *found: tuple[int, int | str],
    until: int,
    of: Medicine = MORPHINE,
    state: PlanState = PlanState.IN_PROGRESS,
    since: int | None = None,
) -> Course:
    """A course with those steps."""
    start = None if since is None else day(since)
    return Course(of, steps(*found, until=until), state, start)


def version(number: int, valid_from: int, *courses: Course) -> PlanVersion:
    """Version ``number`` of the plan, which holds from day ``valid_from`` on."""
    return PlanVersion(
        id=UUID(int=1000 + number),
        valid_from=day(valid_from),
        entered_at=datetime.combine(day(valid_from), time(9), UTC),
        author="The clinic",
        agreed_on=day(valid_from),
        reason="",
        contingency="",
        follow_up_days=28,
        courses=courses,
    )


def plans(*courses: Course) -> Plans:
    """One version from day 0 on."""
    return Plans([version(1, 0, *courses)])


def took(on: int, amount: int | str, of: Medicine = MORPHINE, late: int = 0) -> DoseEntry:
    """All regular doses of a medicine on a day came to ``amount``."""
    return DoseEntry(
        id=UUID(int=1_000_000 + 10_000 * of.id.int + on),
        day=day(on),
        kind=DoseKind.REGULAR,
        entered_at=datetime.combine(day(on + late), time(20), UTC),
        medicine=of.id,
        doses=(Dose(Decimal(amount)),),
    )


def as_needed(on: int, number: int, amount: int | str, of: Medicine = CODEINE) -> DoseEntry:
    """As-needed dose ``number`` of a medicine on a day."""
    return replace(took(on, amount, of), id=UUID(int=2_000_000 + number), kind=DoseKind.AS_NEEDED)


def elsewhere(on: int, number: int = 0, source: str = "", late: int = 0) -> DoseEntry:
    """Something from another source on a day."""
    return replace(
        took(on, 0, late=late),
        id=UUID(int=3_000_000 + number),
        kind=DoseKind.OTHER_SOURCE,
        medicine=None,
        source=source,
    )


def doses(agreed: Plans, *said: DoseEntry) -> DoseDays:
    """What was said, read against the plan."""
    return DoseDays(agreed, said)
