"""The milestones on the glide path's picture are those of the Plan screen; "going well" knows
the questionnaires."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.limits import ClinicLimits
from app.domain.alerts.model import Level
from app.domain.doses import DoseDays
from app.domain.milestone_rules import Course as Looked
from app.domain.milestone_rules import GoingWell, going_well
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.responses import Deferral, Response
from app.domain.scales.registry import BY_ID
from app.domain.taper import Plans
from app.services.demo import demo_history, demo_records
from app.services.diary import DiaryService
from tests.views.living import House

REACHED = {
    MilestoneKind.DO_AGAIN,
    MilestoneKind.FIRST_WEEK,
    MilestoneKind.HOLD_HELPED,
    MilestoneKind.PAIN_NO_WORSE,
}
"""Of the made-up patient: a step, the walk, the pause, and pain no worse at less."""


@pytest.mark.parametrize("kind", MilestoneKind)
async def test_what_is_reached_is_the_same_read_in_part_and_in_whole(kind: MilestoneKind) -> None:
    house = House()
    now = house.clock.now()
    first = now - timedelta(days=200)
    marked = now.date() if kind is MilestoneKind.DO_AGAIN else None
    one = Milestone(UUID(int=5), first.date(), first, kind, "Swim", MilestoneAuthor.ME, marked)
    plan = [r for r in demo_records(now.date()) if not isinstance(r, Milestone)]
    store = house.store()
    for checkin in demo_history(now.date()):
        store.add(checkin)
    store.add_records([*plan, one])
    diary = DiaryService(store, house.files, house.offload, house.clock, house.hub)
    (row,) = (await diary.plan.milestones.list()).rows
    found = await diary.plan.milestones.marks()
    assert found == ([(row.reached, "Swim")] if row.reached else [])
    assert bool(found) is (kind in REACHED)
    house.offload.close()


def answered(number: int, day: date, scale: str, each: int) -> Response:
    at = datetime.combine(day, time(20), UTC)
    answers = {q.id: each for q in BY_ID[scale].questions}
    return Response(UUID(int=number), day, at, scale, answers)


async def well(*said: tuple[int, str, int]) -> GoingWell:
    """How the made-up patient stands with these questionnaires alone: how many days ago,
    which, and the answer to each question."""
    house = House()
    today = house.clock.now().date()
    records = [r for r in demo_records(today) if not isinstance(r, Response | Deferral)]
    responses = [
        answered(n, today - timedelta(days=ago), scale, each)
        for n, (ago, scale, each) in enumerate(said)
    ]
    house.store().add_records([*records, *responses])
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    found = (await diary.plan.milestones.list()).well
    house.offload.close()
    assert found is not None and found.no_urgent_alert is True
    return found


@pytest.mark.parametrize(
    ("level", "ago", "well"),
    [
        (Level.URGENT, 27, False),
        (Level.EMERGENCY, 0, False),
        (Level.URGENT, 29, True),
        (Level.CALL, 0, True),
    ],
)
async def test_going_well_knows_of_urgent_alerts(level: Level, ago: int, well: bool) -> None:
    house = House()
    now = house.clock.now()
    alert = FiredAlert(UUID(int=1), now.date(), now - timedelta(days=ago), "R05", "1", level, "")
    house.store().add_records([*demo_records(now.date()), alert])
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    found = (await diary.plan.milestones.list()).well
    house.offload.close()
    assert found is not None and found.no_urgent_alert is well


BEFORE = 98
"""Days ago of the first day at less: 16 weeks and two of them."""


@pytest.mark.parametrize(
    ("said", "peg"),
    [
        ([], None),
        ([(BEFORE, "peg", 5)], None),
        ([(3, "peg", 4)], None),
        ([(BEFORE, "peg", 5), (13, "peg", 6)], True),
        ([(BEFORE, "peg", 5), (13, "peg", 7)], False),
        ([(BEFORE, "peg", 5), (14, "peg", 6)], None),
        ([(BEFORE - 1, "peg", 5), (0, "peg", 6)], None),
        ([(BEFORE, "peg", 5), (9, "peg", 7), (2, "peg", 5)], True),
    ],
)
async def test_going_well_knows_peg_against_the_time_before(
    said: list[tuple[int, str, int]], peg: bool | None
) -> None:
    assert (await well(*said)).peg is peg


@pytest.mark.parametrize(
    ("said", "phq2"),
    [
        ([(28, "phq2", 1)], None),
        ([(27, "phq2", 1)], True),
        ([(0, "phq2", 2)], False),
        ([(20, "phq2", 2), (6, "phq2", 1)], True),
        ([(20, "phq2", 1), (6, "phq9", 2)], False),
    ],
)
async def test_going_well_knows_the_newest_phq2(
    said: list[tuple[int, str, int]], phq2: bool | None
) -> None:
    assert (await well(*said)).phq2 is phq2


async def test_a_third_more_or_less_is_no_matter_of_floating_point() -> None:
    for before in range(28):
        course = Looked(Plans([]), DoseDays(Plans([]), []), [], date(2025, 6, 1))
        found = going_well(course, (before + 3) / 3, before / 3, None, None)
        assert found.peg is True, before


@pytest.mark.parametrize(("days", "well"), [(None, False), (14, True)])
async def test_how_far_going_well_looks_back_is_a_limit_that_a_clinic_can_change(
    days: float | None, well: bool
) -> None:
    house = House()
    now = house.clock.now()
    then = now - timedelta(days=20)
    alert = FiredAlert(UUID(int=1), then.date(), then, "R05", "1", Level.URGENT, "")
    values = {} if days is None else {"well.days": days}
    given = ClinicLimits(UUID(int=2), now.date(), now, "the clinic", now.date(), values)
    house.store().add_records([*demo_records(now.date()), alert, given])
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    found = (await diary.plan.milestones.list()).well
    house.offload.close()
    assert found is not None and found.no_urgent_alert is well
    assert found.days == (days or 28)
