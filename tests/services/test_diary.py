"""Logging days through the use cases, over a real sealed store and over memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.data.files import DiaryFolder
from app.data.memory import MemoryDiaryFiles
from app.domain.checkins import CheckInKind, DraftKey
from app.domain.errors import InvalidAnswers, StorageFull
from app.domain.ports import DiaryFiles, DiaryStore
from app.services.diary import DiaryService
from app.services.hub import ChangeHub
from app.services.offload import Offload
from tests.data.diaries import KEY, SetClock

TODAY = date(2025, 3, 3)
FULL, SHORT = CheckInKind.FULL, CheckInKind.SHORT
KEY_TODAY = DraftKey(TODAY, FULL)


class World:
    """One diary with a clock to set and the changes it announced."""

    def __init__(self, files: DiaryFiles, clock: SetClock) -> None:
        self.files, self.clock, self.hub = files, clock, ChangeHub()
        self.offload = Offload()
        self.opened: list[DiaryStore] = []
        self.changes = 0
        self.hub.subscribe(self._count)

    def _count(self) -> None:
        self.changes += 1

    async def open(self) -> DiaryService:
        """Another window on the same diary."""
        store = await self.offload.database(self.files.open, KEY)
        self.opened.append(store)
        return DiaryService(store, self.files, self.offload, self.clock, self.hub)


@pytest.fixture(params=["sealed", "memory"])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    clock = SetClock()
    files = DiaryFolder(tmp_path, clock) if request.param == "sealed" else MemoryDiaryFiles()
    # The first opening imports SQLModel; the watch over the event loop is for what follows.
    world = World(files, clock)
    yield world
    for store in world.opened:
        await world.offload.database(store.close)
    world.offload.close()


async def test_every_answer_is_on_the_disk_before_it_is_confirmed(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    await diary.keep(KEY_TODAY, "mood", None)
    reopened = await (await world.open()).draft(KEY_TODAY)
    assert reopened is not None
    assert dict(reopened.answers) == {"pain_24h": 7}
    assert reopened.skipped == {"mood"}


async def test_saving_makes_one_checkin_and_ends_the_draft(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    saved = await diary.save(KEY_TODAY)
    day = await diary.day(TODAY)
    assert day is not None and [e.checkin for e in day.entries] == [saved]
    assert saved.entered_at == world.clock.now()
    assert await diary.draft(KEY_TODAY) is None
    assert world.changes == 1


async def test_a_double_tap_on_save_makes_one_checkin(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    both = await asyncio.gather(
        diary.save(KEY_TODAY), diary.save(KEY_TODAY), return_exceptions=True
    )
    assert sum(isinstance(b, InvalidAnswers) for b in both) == 1
    day = await diary.day(TODAY)
    assert day is not None and len(day.entries) == 1


async def test_two_windows_fill_in_the_same_draft(world: World) -> None:
    one, two = await world.open(), await world.open()
    await asyncio.gather(one.keep(KEY_TODAY, "pain_24h", 7.0), two.keep(KEY_TODAY, "mood", 3.0))
    saved = await one.save(KEY_TODAY)
    assert dict(saved.answers) == {"pain_24h": 7, "mood": 3}


async def test_an_answer_given_while_another_window_saves_is_kept(world: World) -> None:
    one, two = await world.open(), await world.open()
    await one.keep(KEY_TODAY, "pain_24h", 7.0)
    await asyncio.gather(one.save(KEY_TODAY), two.keep(KEY_TODAY, "note", "remember"))
    left = await two.draft(KEY_TODAY)
    day = await one.day(TODAY)
    assert day is not None
    assert day.answer("note") == "remember" or (left and left.answers["note"] == "remember")


async def test_there_is_nothing_to_save(world: World) -> None:
    diary = await world.open()
    with pytest.raises(InvalidAnswers) as none:
        await diary.save(KEY_TODAY)
    await diary.keep(KEY_TODAY, "mood", None)
    with pytest.raises(InvalidAnswers) as skipped_only:
        await diary.save(KEY_TODAY)
    for error in (none, skipped_only):
        assert error.value.problems[0].message == "problem-nothing-to-save"


async def test_an_answer_that_cannot_be_kept_stays_in_the_draft(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "note", "x" * 1001)
    with pytest.raises(InvalidAnswers):
        await diary.save(KEY_TODAY)
    draft = await diary.draft(KEY_TODAY)
    assert draft is not None and draft.answers["note"] == "x" * 1001


async def test_a_follow_up_that_no_longer_applies_is_not_saved(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "doses", "different")
    await diary.keep(KEY_TODAY, "doses_note", "half in the evening")
    await diary.keep(KEY_TODAY, "doses", "as_usual")
    saved = await diary.save(KEY_TODAY)
    assert dict(saved.answers) == {"doses": "as_usual"}


async def test_undo_takes_a_save_back_and_gives_the_answers_back(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    saved = await diary.save(KEY_TODAY)
    key = await diary.undo(saved)
    assert await diary.day(TODAY) is None
    draft = await diary.draft(key)
    assert draft is not None and dict(draft.answers) == {"pain_24h": 7}
    again = await diary.save(key)
    assert again.id != saved.id


async def test_a_correction_keeps_the_old_value_the_time_and_the_reason(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    first = await diary.save(KEY_TODAY)
    world.clock.moment += timedelta(days=30)
    entry = await diary.entry(first.id)
    assert entry is not None
    key = await diary.begin_correction(entry)
    await diary.keep(key, "pain_24h", 5.0)
    await diary.keep_reason(key, "wrong row")
    fixed = await diary.save(key)
    day = await diary.day(TODAY)
    assert day is not None and day.answer("pain_24h") == 5
    assert not day.late("pain_24h"), "given in time and corrected later is not late"
    assert day.entries[0].trail == (first,)
    assert (fixed.reason, fixed.entered_at) == ("wrong row", world.clock.now())


async def test_undoing_a_correction_brings_the_old_value_back(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    first = await diary.save(KEY_TODAY)
    entry = await diary.entry(first.id)
    assert entry is not None
    key = await diary.begin_correction(entry)
    await diary.keep(key, "pain_24h", 5.0)
    await diary.undo(await diary.save(key))
    day = await diary.day(TODAY)
    assert day is not None and day.answer("pain_24h") == 7


async def test_a_correction_begun_before_goes_on(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    entry = await diary.entry((await diary.save(KEY_TODAY)).id)
    assert entry is not None
    key = await diary.begin_correction(entry)
    await diary.keep(key, "mood", 2.0)
    assert await diary.begin_correction(entry) == key
    draft = await diary.draft(key)
    assert draft is not None and draft.answers["mood"] == 2


async def test_a_draft_from_long_ago_can_still_be_saved_and_is_late(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    world.clock.moment += timedelta(days=20)
    view = await diary.today_view()
    assert [d.day for d in view.drafts] == [TODAY]
    assert (await diary.save(KEY_TODAY)).late


async def test_a_day_to_come_is_not_saved_and_not_lost(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    world.clock.moment -= timedelta(days=2)
    with pytest.raises(InvalidAnswers) as error:
        await diary.save(KEY_TODAY)
    assert error.value.problems[0].message == "problem-day-to-come"
    assert await diary.draft(KEY_TODAY) is not None


async def test_a_clock_set_back_is_noticed_and_the_correction_still_wins(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    first = await diary.save(KEY_TODAY)
    world.clock.moment -= timedelta(days=400)
    assert (await diary.today_view()).clock_back_to == TODAY
    entry = await diary.entry(first.id)
    assert entry is not None
    key = await diary.begin_correction(entry)
    world.clock.moment += timedelta(days=400, hours=-1)
    await diary.keep(key, "pain_24h", 5.0)
    await diary.save(key)
    day = await diary.day(TODAY)
    assert day is not None and day.answer("pain_24h") == 5


async def test_a_flight_between_two_entries_moves_neither(world: World) -> None:
    diary = await world.open()
    far_east, far_west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))
    world.clock.moment = datetime(2025, 3, 4, 1, 0, tzinfo=far_east)
    await diary.keep(DraftKey(date(2025, 3, 4), FULL), "pain_24h", 4.0)
    await diary.save(DraftKey(date(2025, 3, 4), FULL))
    world.clock.moment = datetime(2025, 3, 3, 9, 0, tzinfo=far_west)  # later, an earlier day
    await diary.keep(DraftKey(date(2025, 3, 3), FULL), "pain_24h", 6.0)
    await diary.save(DraftKey(date(2025, 3, 3), FULL))
    found = await diary.days_between(date(2025, 3, 1), date(2025, 3, 5))
    assert [(d.date, d.answer("pain_24h")) for d in found] == [
        (date(2025, 3, 3), 6),
        (date(2025, 3, 4), 4),
    ]


@pytest.mark.parametrize(("days_ago", "welcome"), [(0, False), (3, False), (4, True), (20, True)])
async def test_welcome_back_after_a_gap(world: World, days_ago: int, welcome: bool) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    await diary.save(KEY_TODAY)
    world.clock.moment += timedelta(days=days_ago)
    assert (await diary.today_view()).welcome_back is welcome


async def test_only_days_since_the_first_entry_are_offered(world: World) -> None:
    diary = await world.open()
    assert (await diary.today_view()).missed == []
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    await diary.save(KEY_TODAY)
    assert (await diary.today_view()).missed == [], "nothing before the diary began"
    world.clock.moment += timedelta(days=10)
    missed = (await diary.today_view()).missed
    assert missed == [TODAY + timedelta(days=n) for n in (9, 8, 7, 6, 5, 4, 3)]


@pytest.mark.parametrize(("pain", "first"), [(7.0, False), (8.0, True), (10.0, True)])
async def test_the_short_checkin_comes_first_after_a_severe_day(
    world: World, pain: float, first: bool
) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", pain)
    await diary.save(KEY_TODAY)
    world.clock.moment += timedelta(days=1)
    assert (await diary.today_view()).short_first is first


async def test_a_copy_that_cannot_be_made_does_not_disturb_the_save(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_today: date) -> None:
        raise StorageFull

    monkeypatch.setattr(world.files, "copy_today", full)
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    await diary.save(KEY_TODAY)
    await asyncio.sleep(0.05)
    assert await diary.day(TODAY) is not None


async def test_the_first_save_of_a_day_makes_a_copy(world: World) -> None:
    diary = await world.open()
    await diary.keep(KEY_TODAY, "pain_24h", 7.0)
    await diary.save(KEY_TODAY)
    await asyncio.sleep(0.2)
    assert len(await world.offload.database(world.files.copies)) == 1
