"""The milestones on the glide path's picture are those of the Plan screen."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
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
