"""Diaries with an agreed plan in the real sealed store, the same every time: the one of
``--demo``, and two years of days and doses with a plan of 20 steps in 20 versions.

Eight of the 20 steps are behind, so that a form that changes the plan has 12.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from app.data.files import DiaryFolder
from app.domain.checkins import CheckIn
from app.domain.doses import DoseEntry, DoseKind, planned_doses
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.plan_changes import Decision, stay
from app.domain.records import Record
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
from app.services.demo import demo_history, demo_records
from tests.bench.diaries import KEY, LAST, MORNING, MorningClock, written

DEMO, YEARS = "demo's plan", "2 years, 20 steps"

DAYS = 730
FIRST = LAST - timedelta(DAYS - 1)
STEPS, EACH = 20, 91
"""Steps of the plan, and days in each: today lies in the ninth."""

VERSIONS, PAUSED_EACH = 20, 5
"""Versions of the plan over the two years; each fifth is a pause."""

SILENT_EACH, OTHER_EACH = 15, 17
"""Days of which nothing was said, and those with less than agreed."""

MORPHINE = Medicine(UUID(int=1), "Morphine SR", Ingredient.MORPHINE, Unit.MG, long_acting=True)
IBUPROFEN = Medicine(UUID(int=2), "Ibuprofen", Ingredient.NOT_OPIOID, Unit.MG)


def versions() -> list[PlanVersion]:
    """The versions in the order saved: the steps to come change a little each time."""
    found = [_version(0)]
    for n in range(1, VERSIONS):
        paused = n % PAUSED_EACH == 0
        found.append(_pause(found[-1], n) if paused else _version(n))
    return found


def _version(n: int) -> PlanVersion:
    day = FIRST + timedelta(n * DAYS // VERSIONS)
    return PlanVersion(
        id=UUID(int=100 + n),
        valid_from=day,
        entered_at=datetime.combine(day, time(18), UTC),
        author="The pain clinic",
        agreed_on=day,
        reason="Smaller steps towards the end, as talked about on the phone." if n else "",
        contingency="A warm bath, a short walk; the next day a call to the nurse line.",
        follow_up_days=28,
        courses=(Course(MORPHINE, tuple(_step(at, n) for at in range(STEPS))),),
        as_needed=(AsNeeded(IBUPROFEN, Decimal(1200), Decimal(400)),),
        contacts=(Contact("Nurse line", "555-0142", "Monday to Friday, 9 am to 4 pm"),),
        kind=ChangeKind.CHANGED if n else ChangeKind.AGREED,
    )


def _step(at: int, version: int) -> Step:
    start = FIRST + timedelta(at * EACH)
    amount = Decimal(60 - 2 * at) + (version % 3 if at >= STEPS - 3 else 0)
    return Step(start, start + timedelta(EACH - 1), (DoseLine(amount, 2),))


def _pause(before: PlanVersion, n: int) -> PlanVersion:
    version = _version(n)
    day = version.valid_from
    decision = Decision(day, day, DecidedBy.TOGETHER, "Nights are hard.", day + timedelta(21))
    return stay(before, ChangeKind.PAUSED, decision, version.id, version.entered_at)


def doses(plans: Plans) -> Iterator[DoseEntry]:
    """What was said of the days, some of it the next day."""
    for n in range(DAYS):
        day = FIRST + timedelta(n)
        version, step = plans.on(day), plans.step(MORPHINE.id, day)
        if version is None or step is None or n % SILENT_EACH == SILENT_EACH - 1:
            continue
        taken = planned_doses(step)
        other = n % OTHER_EACH == 0
        if other:
            taken = (*taken[:-1], replace(taken[-1], amount=Decimal()))
        yield DoseEntry(
            id=UUID(int=1000 + n),
            day=day,
            kind=DoseKind.REGULAR,
            entered_at=datetime.combine(day + timedelta(int(n % 12 == 0)), time(20), UTC),
            medicine=MORPHINE.id,
            doses=taken,
            as_planned=not other,
            plan=version.id,
        )


def milestones() -> list[Milestone]:
    """One that was reached and one that needs a look at all days."""
    at = datetime.combine(FIRST, time(18), UTC)
    said = ((MilestoneKind.DO_AGAIN, FIRST + timedelta(700)), (MilestoneKind.FEWER_DOSES, None))
    return [
        Milestone(UUID(int=10 + n), FIRST, at, kind, "Walk to the lake", MilestoneAuthor.ME, marked)
        for n, (kind, marked) in enumerate(said)
    ]


def records() -> list[Record]:
    """All of it in the order saved."""
    plans = versions()
    return [*plans, *doses(Plans(plans)), *milestones()]


def fill(folder: Path, checkins: Sequence[CheckIn], said: Sequence[Record]) -> None:
    """Make a diary in ``folder``, as the app would."""
    with closing(DiaryFolder(folder, MorningClock()).open(KEY)) as store:
        for checkin in checkins:
            store.add(checkin)
        store.add_records(said)


@contextmanager
def planned() -> Iterator[dict[str, Path]]:
    """The folders of the two diaries by name; gone afterwards."""
    today: date = MORNING.date()
    with tempfile.TemporaryDirectory(prefix="glidepath-bench-") as folder:
        folders = {DEMO: Path(folder) / "demo", YEARS: Path(folder) / "years"}
        fill(folders[DEMO], demo_history(today), demo_records(today))
        fill(folders[YEARS], written(DAYS), records())
        yield folders
