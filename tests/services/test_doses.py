"""Doses through the use cases, over a real sealed store and over memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from app.data.files import DiaryFolder
from app.data.memory import MemoryDiaryFiles
from app.domain.doses import Adherence, Dose, DoseEntry, DoseKind
from app.domain.errors import InvalidAnswers
from app.domain.ports import DiaryStore
from app.domain.supply import Supply
from app.domain.taper import PlanVersion
from app.services.diary import DiaryService
from app.services.dose_day import DoseDay, Phase
from app.services.dose_said import Statement
from app.services.hub import ChangeHub
from app.services.offload import Offload
from tests.data.diaries import DAY, KEY, SetClock
from tests.views.plans import DROPS, NEEDED, PATCH, TABLETS, a_course, a_plan, a_step, paused

HALF = (
    Dose(Decimal(20), Decimal(20)),
    Dose(Decimal(20), Decimal(20)),
    Dose(Decimal(), Decimal(20)),
)


class World:
    """A diary that somebody logs doses in; a second window opens the same file."""

    def __init__(
        self, diary: DiaryService, other: DiaryService, clock: SetClock, offload: Offload
    ) -> None:
        self.diary, self.clock, self.offload = diary, clock, offload
        self.doses, self.other = diary.doses, other.doses
        self.store: DiaryStore = diary.store

    async def agree(self, *versions: PlanVersion) -> None:
        await self.offload.database(self.store.add_records, versions or (a_plan(),))

    async def rows(self) -> Sequence[DoseEntry]:
        return await self.offload.database(self.store.records, DoseEntry)


@pytest.fixture(params=["sealed", "memory"])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    clock, offload, hub = SetClock(), Offload(), ChangeHub()
    files = DiaryFolder(tmp_path, clock) if request.param == "sealed" else MemoryDiaryFiles()
    stores = [await offload.database(files.open, KEY) for _ in range(2)]
    one, two = (DiaryService(store, files, offload, clock, hub) for store in stores)
    yield World(one, two, clock, offload)
    for store in stores:
        await offload.database(store.close)
    offload.close()


def adherence(day: DoseDay, number: int = 0) -> Adherence:
    return day.regular[number].against.adherence


async def test_a_day_shows_what_is_agreed_and_what_comes_next(world: World) -> None:
    await world.agree(a_plan(needed=(NEEDED,)))
    day = await world.doses.day(DAY)
    (tablets,) = day.regular
    assert (day.phase, tablets.number, tablets.steps) == (Phase.NOW, 3, 4)
    assert tablets.step.daily == 60 and tablets.following is not None
    assert tablets.following.start == DAY + timedelta(11)
    assert adherence(day) is Adherence.UNKNOWN and not day.something_said
    assert [n.agreed for n in day.needed] == [NEEDED]


@pytest.mark.parametrize(
    ("days", "phase", "edge"),
    [(-41, Phase.AHEAD, -40), (-40, Phase.NOW, None), (24, Phase.NOW, None), (25, Phase.OVER, 24)],
)
async def test_before_and_after_the_plan(
    world: World, days: int, phase: Phase, edge: int | None
) -> None:
    await world.agree()
    day = await world.doses.day(DAY + timedelta(days))
    assert day.phase is phase
    assert day.edge == (DAY + timedelta(edge) if edge is not None else None)


async def test_no_plan_is_nothing_to_say(world: World) -> None:
    day = await world.doses.day(DAY)
    assert day.phase is Phase.NONE and not day.open and day.edge is None
    assert (await world.doses.as_planned(DAY)).entries == ()


async def test_a_pause_keeps_its_amount_and_has_no_next_step(world: World) -> None:
    await world.agree(a_plan(paused(a_course())))
    day = await world.doses.day(DAY + timedelta(20))
    assert day.regular[0].step.daily == 60 and day.regular[0].following is None


async def test_as_planned_copies_the_plan_and_names_its_version(world: World) -> None:
    plan = a_plan(a_course(), a_course(PATCH, (a_step(-10, 20, "25", 1),)))
    await world.agree(plan)
    logged = await world.doses.as_planned(DAY)
    assert [e.amount for e in logged.entries] == [60, 25]
    assert {e.plan for e in logged.entries} == {plan.id}
    assert all(e.as_planned and e.entered_at == world.clock.now() for e in logged.entries)
    assert (await world.doses.day(DAY)).unsaid == ()


async def test_two_taps_in_two_windows_say_it_once(world: World) -> None:
    await world.agree()
    both = await asyncio.gather(world.doses.as_planned(DAY), world.other.as_planned(DAY))
    assert sorted(len(logged.entries) for logged in both) == [0, 1]
    assert len(await world.rows()) == 1


async def test_the_rest_as_planned_leaves_what_was_said(world: World) -> None:
    await world.agree(a_plan(a_course(), a_course(PATCH, (a_step(-10, 20, "25", 1),))))
    await world.doses.different(DAY, TABLETS.id, HALF, "bad night")
    logged = await world.doses.as_planned(DAY)
    assert [e.medicine for e in logged.entries] == [PATCH.id]
    day = await world.doses.day(DAY)
    assert [adherence(day, n) for n in range(2)] == [Adherence.LESS, Adherence.AS_PLANNED]


async def test_something_different_corrects_and_keeps_the_trail(world: World) -> None:
    await world.agree()
    await world.doses.as_planned(DAY)
    await world.doses.different(DAY, TABLETS.id, HALF, "bad night")
    day = await world.doses.day(DAY)
    said = day.regular[0].said
    assert said is not None and said.entry.reason == "bad night"
    assert [e.as_planned for e in said.trail] == [True]
    assert day.regular[0].against.taken == 40 and day.regular[0].against.corrected
    again = await world.doses.different(DAY, TABLETS.id, HALF, "bad night")
    assert again.entries == (), "the same said again is nothing new"


async def test_as_planned_for_one_medicine_corrects_what_was_said(world: World) -> None:
    await world.agree()
    await world.doses.different(DAY, TABLETS.id, HALF)
    logged = await world.doses.as_planned(DAY, TABLETS.id)
    assert len(logged.entries) == 1 and logged.entries[0].supersedes is not None
    assert adherence(await world.doses.day(DAY)) is Adherence.AS_PLANNED
    assert (await world.doses.as_planned(DAY, TABLETS.id)).entries == ()


async def test_undo_brings_back_what_was_corrected_and_what_was_typed(world: World) -> None:
    await world.agree()
    await world.doses.as_planned(DAY)
    typed = {"row.x.0.how": "other", "row.x.0.amount": "7,"}
    await world.doses.keep(DAY, {**typed, "source.what": "half typed"})
    statement = Statement(DoseKind.REGULAR, TABLETS.id, HALF)
    logged = await world.doses.say(DAY, [statement], typed)
    assert dict((await world.doses.day(DAY)).form) == {"source.what": "half typed"}
    await world.doses.undo(logged)
    day = await world.doses.day(DAY)
    assert adherence(day) is Adherence.AS_PLANNED
    assert dict(day.form) == {**typed, "source.what": "half typed"}


async def test_as_needed_doses_stand_apart(world: World) -> None:
    await world.agree(a_plan(needed=(NEEDED,)))
    await world.doses.as_needed(DAY, DROPS.id, Dose(Decimal(5), None, time(8, 30)), "walk")
    logged = await world.doses.as_needed(DAY, DROPS.id, Dose(Decimal(5)))
    (drops,) = (await world.doses.day(DAY)).needed
    assert drops.total == 10 and not drops.beyond
    await world.doses.as_needed(DAY, DROPS.id, Dose(Decimal(6)), corrects=logged.entries[0].id)
    day = await world.doses.day(DAY)
    assert day.needed[0].total == 11 and day.needed[0].beyond
    assert adherence(day) is Adherence.UNKNOWN, "no regular dose was said"


async def test_another_source_is_kept_in_words_and_can_be_taken_back(world: World) -> None:
    await world.agree()
    first = await world.doses.other_source(DAY, "a tablet from a friend")
    await world.doses.other_source(DAY, "two of them", corrects=first.entries[0].id)
    (said,) = (await world.doses.day(DAY)).others
    assert said.entry.source == "two of them" and len(said.trail) == 1
    await world.doses.take_back(said)
    assert (await world.doses.day(DAY)).others == ()
    assert len(await world.rows()) == 4, "nothing is ever removed"


@pytest.mark.parametrize(("ago", "allowed"), [(0, True), (7, True), (8, False), (-1, False)])
async def test_days_that_may_be_added(world: World, ago: int, allowed: bool) -> None:
    await world.agree()
    day = DAY - timedelta(ago)
    if allowed:
        assert len((await world.doses.as_planned(day)).entries) == 1
    else:
        with pytest.raises(InvalidAnswers):
            await world.doses.as_planned(day)
        assert (await world.rows()) == []


async def test_corrections_are_made_at_any_time_and_a_begun_form_may_be_saved(
    world: World,
) -> None:
    await world.agree()
    await world.doses.as_planned(DAY)
    await world.doses.keep(DAY - timedelta(1), {"reason.x": "begun in time"})
    world.clock.moment += timedelta(40)
    await world.doses.different(DAY, TABLETS.id, HALF)
    assert adherence(await world.doses.day(DAY)) is Adherence.LESS
    await world.doses.different(DAY - timedelta(1), TABLETS.id, HALF)
    with pytest.raises(InvalidAnswers):
        await world.doses.different(DAY - timedelta(2), TABLETS.id, HALF)


async def test_what_was_typed_for_another_day_is_offered(world: World) -> None:
    await world.agree()
    await world.doses.keep(DAY - timedelta(2), {"reason.x": "begun"})
    day = await world.doses.day(DAY)
    assert day.begun == (DAY - timedelta(2),) and not day.form
    await world.doses.discard(DAY - timedelta(2))
    assert (await world.doses.day(DAY)).begun == ()


async def test_what_was_said_of_a_medicine_that_is_gone_is_still_there(world: World) -> None:
    plan = a_plan(a_course(), a_course(PATCH, (a_step(-10, 20, "25", 1),)))
    await world.agree(plan)
    await world.doses.as_planned(DAY)
    fixed = replace(a_plan(), supersedes=plan.id)
    await world.agree(fixed)
    day = await world.doses.day(DAY)
    ((said, medicine),) = day.apart
    assert medicine == PATCH and said.entry.amount == 25


async def test_supply_lasts_as_long_as_the_plan_says(world: World) -> None:
    await world.agree()
    now = world.clock.now()

    def count(pieces: int) -> Supply:
        return Supply(
            id=uuid4(),
            day=DAY,
            entered_at=now,
            medicine=TABLETS.id,
            pieces=Decimal(pieces),
            strength=Decimal(20),
        )

    await world.doses.count_supply([count(3)], "supply")
    await world.doses.count_supply([count(30)], "supply")
    (left,) = (await world.doses.day(DAY)).supplies
    assert left.counted.pieces == 30 and left.counted.supersedes is not None
    assert left.lasts == DAY + timedelta(9)


async def test_the_calendar_hears_of_days_with_doses_alone(world: World) -> None:
    await world.agree()
    assert await world.diary.reach() is None
    await world.doses.as_planned(DAY)
    world.clock.moment += timedelta(1)
    await world.doses.different(DAY - timedelta(1), TABLETS.id, HALF)
    history = await world.doses.history(DAY - timedelta(9), DAY)
    assert history[DAY].adherence == (Adherence.AS_PLANNED,) and not history[DAY].all_late
    assert history[DAY - timedelta(1)].all_late
    assert await world.diary.reach() is not None
    view = await world.diary.today_view()
    assert not view.welcome_back
