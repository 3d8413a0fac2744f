"""Questionnaires through the use cases, over a real sealed store and over memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from app.data.files import DiaryFolder
from app.data.memory import MemoryDiaryFiles, MemoryDiaryStore
from app.domain.errors import EntryDamaged
from app.domain.records import Record
from app.domain.responses import Deferral, Response, Wait
from app.domain.scales.registry import BY_ID
from app.services.diary import DiaryService
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.scales import ScaleService
from app.services.sitting import Sitting
from tests.data.diaries import DAY, KEY, NOW, SetClock, a_checkin, bytes_of

PEG, PHQ9 = BY_ID["peg"], BY_ID["phq9"]


class World:
    """A diary with one check-in; a second window opens the same file."""

    def __init__(self, one: DiaryService, two: DiaryService, clock: SetClock, folder: Path) -> None:
        self.scales, self.other = one.scales, two.scales
        self.store, self.clock, self.folder = one.store, clock, folder

    async def rows(self, offload: Offload) -> list[Response]:
        return list(await offload.database(self.store.records, Response))


@pytest.fixture
async def offload() -> AsyncIterator[Offload]:
    made = Offload()
    yield made
    made.close()


@pytest.fixture(params=["sealed", "memory"])
async def world(
    request: pytest.FixtureRequest, tmp_path: Path, offload: Offload
) -> AsyncIterator[World]:
    clock, hub = SetClock(), ChangeHub()
    files = DiaryFolder(tmp_path, clock) if request.param == "sealed" else MemoryDiaryFiles()
    stores = [await offload.database(files.open, KEY) for _ in range(2)]
    one, two = (DiaryService(store, files, offload, clock, hub) for store in stores)
    await offload.database(stores[0].add, a_checkin())
    yield World(one, two, clock, tmp_path)
    for store in stores:
        await offload.database(store.close)


async def begun(scales: ScaleService, scale_id: str, **answers: int) -> Sitting:
    """A questionnaire with some answers, kept."""
    sitting = await scales.sitting(scale_id)
    assert sitting is not None
    for name, value in answers.items():
        sitting.give(sitting.scale.question(name), value)
    await sitting.flush()
    return sitting


async def answered(scales: ScaleService, scale_id: str, **answers: int) -> Response:
    saved = await scales.save(await begun(scales, scale_id, **answers))
    assert saved is not None
    return saved


def a_response(ago: int, pain: int = 4) -> Response:
    at, answers = NOW - timedelta(ago), {"pain": pain, "enjoyment": pain, "activity": pain}
    return Response(uuid4(), DAY - timedelta(ago), at, "peg", answers)


async def test_an_answer_is_there_again_after_a_kill(world: World) -> None:
    await begun(world.scales, "peg", pain=7)
    sitting = await world.other.sitting("peg")
    assert sitting is not None and sitting.answers == {"pain": 7}
    assert sitting.place == 1 and sitting.begun == DAY
    (offer,) = await world.other.offers()
    assert offer.begun


async def test_skipped_is_missing_and_takes_an_answer_back(world: World) -> None:
    sitting = await begun(world.scales, "peg", pain=7)
    sitting.skip(PEG.question("pain"))
    await sitting.flush()
    again = await world.other.sitting("peg")
    assert again is not None and again.answers == {} and again.place == 1
    assert await world.scales.save(again) is None, "nothing is answered"


async def test_an_answer_that_the_question_does_not_have_is_refused(world: World) -> None:
    sitting = await begun(world.scales, "peg")
    with pytest.raises(ValueError, match="pain"):
        sitting.give(PEG.question("pain"), 11)
    assert not sitting.touched


async def test_saving_twice_is_saving_once(world: World, offload: Offload) -> None:
    sitting = await begun(world.scales, "peg", pain=7)
    twin = await world.other.sitting("peg")
    assert twin is not None
    first, second = await world.scales.save(sitting), await world.other.save(twin)
    assert first is not None and second is not None and first.id == second.id
    assert len(await world.rows(offload)) == 1
    assert await world.scales.save(sitting) is None, "the page is empty now"


async def test_two_windows_lose_no_answer(world: World, offload: Offload) -> None:
    one, two = await world.scales.sitting("peg"), await world.other.sitting("peg")
    assert one is not None and two is not None
    one.give(PEG.question("pain"), 7)
    two.give(PEG.question("activity"), 2)
    for sitting in (one, two):
        await sitting.flush()
        assert not await world.other.gone(sitting)
    await world.scales.save(one)
    assert await world.other.gone(two)
    (row,) = await world.rows(offload)
    assert dict(row.answers) == {"pain": 7, "activity": 2}


async def test_what_is_not_on_the_disk_yet_is_not_gone(world: World) -> None:
    sitting = await world.scales.sitting("peg")
    assert sitting is not None
    sitting.give(PEG.question("pain"), 7)
    assert not await world.scales.gone(sitting)


async def test_undo_gives_the_answers_back(world: World, offload: Offload) -> None:
    saved = await answered(world.scales, "peg", pain=7, activity=0)
    assert await world.scales.seen(saved.id) is not None
    await world.scales.undo(saved)
    assert await world.scales.seen(saved.id) is None and await world.scales.on(DAY) == ()
    sitting = await world.scales.sitting("peg")
    assert sitting is not None and sitting.answers == {"pain": 7, "activity": 0}
    again = await world.scales.save(sitting)
    assert again is not None and again.id != saved.id
    assert len(await world.rows(offload)) == 3


async def test_a_correction_replaces_and_keeps_the_old(world: World) -> None:
    saved = await answered(world.scales, "peg", pain=7)
    sitting = await world.scales.correction(saved.id)
    assert sitting is not None and sitting.answers == {"pain": 7} and not sitting.touched
    sitting.give(PEG.question("pain"), 3)
    new = await world.scales.save(sitting)
    assert new is not None and new.supersedes == saved.id
    seen = await world.scales.seen(new.id)
    assert seen is not None and [dict(r.answers) for r in seen.trail] == [{"pain": 7}]
    assert await world.scales.correction(saved.id) is None, "it is not in force any more"
    await world.scales.undo(new)
    assert await world.scales.seen(saved.id) is not None


async def test_the_rest_begins_with_the_answers_given(world: World) -> None:
    saved = await answered(world.scales, "phq2", interest=3, depressed=1)
    seen = await world.scales.seen(saved.id)
    assert seen is not None and seen.rest is PHQ9
    rest = await world.scales.sitting("phq9")
    assert rest is not None and rest.place == 2 and not rest.touched
    assert rest.answers == {"interest": 3, "depressed": 1}
    for question in PHQ9.questions[2:]:
        rest.give(question, 0)
    whole = await world.scales.save(rest)
    assert whole is not None and whole.opened_by == saved.id and len(whole.answers) == 9
    again = await world.scales.seen(saved.id)
    assert again is not None and again.rest is None


async def test_put_off_and_offered_again(world: World, offload: Offload) -> None:
    (offer,) = await world.scales.offers()
    deferral = await world.scales.put_off(offer.offer.scale, Wait.NOT_NOW)
    assert await world.scales.offers() == ()
    await world.scales.offer_again(deferral)
    assert [o.offer.scale for o in await world.scales.offers()] == [offer.offer.scale]
    rows = await offload.database(world.store.records, Deferral)
    assert [r.undone for r in rows] == [False, True]


async def test_forgetting_one_leaves_the_others(world: World) -> None:
    await begun(world.scales, "phq2", interest=1)
    await world.scales.discard(await begun(world.scales, "peg", pain=7))
    left = await world.other.sitting("phq2")
    gone = await world.other.sitting("peg")
    assert left is not None and left.touched
    assert gone is not None and not gone.touched


@pytest.mark.parametrize("world", ["sealed"], indirect=True)
async def test_nothing_in_the_clear_tells_which_one_was_begun(world: World) -> None:
    await answered(world.scales, "phq2", interest=3, depressed=3)
    await begun(world.scales, "phq9", sleep=3)
    written = b"".join(bytes_of(world.folder).values())
    assert b"questionnaires" in written, "the one key of all of them"
    for word in (b"phq", b"peg", b"sleep", b"depressed"):
        assert word not in written


class Torn(MemoryDiaryStore):
    """A diary in which the responses of one day, and the form, do not open."""

    def records(self, kind: type[Any], first: Any = None, last: Any = None) -> Any:
        day = DAY - timedelta(10)
        if kind is Response and (first or day) <= day <= (last or day):
            raise EntryDamaged("torn")
        return super().records(kind, first, last)

    def form(self, key: str) -> Any:
        raise EntryDamaged("torn")


async def test_a_response_that_does_not_open_hides_no_other(offload: Offload) -> None:
    store, files = Torn(), MemoryDiaryFiles()
    rows: list[Record] = [a_response(ago) for ago in (20, 10, 1)]
    store.add_records(rows)
    scales = DiaryService(store, files, offload, SetClock(), ChangeHub()).scales
    days = [s.result.response.day for s in await scales.past("peg")]
    assert days == [DAY - timedelta(1), DAY - timedelta(20)]
    assert await scales.on(DAY - timedelta(10)) == ()
    await scales.offers()
    with pytest.raises(EntryDamaged):
        await scales.sitting("peg")


async def test_the_form_that_does_not_open_can_be_forgotten(offload: Offload) -> None:
    store, files = MemoryDiaryStore(), MemoryDiaryFiles()
    scales = DiaryService(store, files, offload, SetClock(), ChangeHub()).scales
    await begun(scales, "peg", pain=7)
    await scales.discard_all()
    sitting = await scales.sitting("peg")
    assert sitting is not None and not sitting.touched


async def test_one_that_does_not_exist(world: World) -> None:
    assert await world.scales.sitting("nothing") is None
    assert await world.scales.correction(uuid4()) is None
    assert await world.scales.seen(uuid4()) is None
