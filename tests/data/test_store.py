"""The same behaviour from the sealed store and the one in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from app.domain.checkins import Answers, CheckIn, CheckInKind, Draft, DraftKey
from app.domain.errors import DiaryDamaged, EntryDamaged
from app.domain.history import days
from app.domain.ports import DiaryFiles, DiaryStore
from tests.data.diaries import (
    DAY,
    DRAFT_KEY,
    EVERY_DAY,
    HOME,
    KEY,
    NOW,
    OTHER_KEY,
    TEXT,
    a_checkin,
)


def test_an_empty_diary_has_nothing(store: DiaryStore) -> None:
    assert store.first_day() is None
    assert store.latest_entry() is None
    assert store.between(*EVERY_DAY) == []
    assert store.drafts() == []
    assert store.draft(DRAFT_KEY) is None
    assert store.by_id(uuid4()) is None


def test_every_kind_of_answer_comes_back_as_it_was(store: DiaryStore) -> None:
    answers: Answers = {
        "pain_24h": 0,
        "sleep_hours": 7.5,
        "doses": "as_usual",
        "activity": ("walked", "rested"),
        "side_effects": {"nausea": "mild", "none": ""},
        "note": TEXT,
    }
    saved = replace(a_checkin(answers=answers), reason=TEXT, kind=CheckInKind.SHORT)
    assert store.add(saved) == saved
    assert store.by_id(saved.id) == saved
    assert store.between(DAY, DAY) == [saved]


def test_what_was_saved_cannot_be_changed_by_its_giver(store: DiaryStore) -> None:
    side_effects = {"nausea": "mild"}
    answers = {"side_effects": side_effects}
    saved = store.add(CheckIn(uuid4(), DAY, CheckInKind.FULL, NOW, answers))
    side_effects["nausea"] = "severe"
    answers.clear()
    assert saved.answers == {"side_effects": {"nausea": "mild"}}
    assert store.by_id(saved.id) == saved


def test_saving_twice_is_saving_once(store: DiaryStore) -> None:
    first = store.add(a_checkin(5))
    again = store.add(replace(first, answers={"pain_24h": 9}))
    assert again == first
    assert store.between(*EVERY_DAY) == [first]


def test_saving_drops_its_draft_and_no_other(store: DiaryStore) -> None:
    draft = store.keep_answer(DRAFT_KEY, "pain_24h", 5, NOW)
    other = DraftKey(DAY, CheckInKind.SHORT)
    store.keep_answer(other, "pain_24h", 6, NOW)
    store.add(CheckIn(draft.id, DAY, CheckInKind.FULL, NOW, draft.answers), clears=DRAFT_KEY)
    assert store.draft(DRAFT_KEY) is None
    assert store.draft(other) is not None


def test_saving_again_keeps_what_another_window_typed_since(store: DiaryStore) -> None:
    saved = store.add(a_checkin(5), clears=DRAFT_KEY)
    store.keep_answer(DRAFT_KEY, "mood", 4, NOW)
    store.add(saved, clears=DRAFT_KEY)
    assert [dict(d.answers) for d in store.drafts()] == [{"mood": 4}]


def test_saving_again_drops_a_draft_that_holds_nothing_more(store: DiaryStore) -> None:
    saved = store.add(a_checkin(5))
    store.keep_draft(Draft(saved.id, DAY, CheckInKind.FULL, saved.answers), NOW)
    store.add(saved, clears=DRAFT_KEY)
    assert store.drafts() == []


def test_a_correction_keeps_what_it_replaces(store: DiaryStore) -> None:
    old = store.add(a_checkin(5))
    new = store.add(a_checkin(6, supersedes=old.id))
    assert store.between(DAY, DAY) == [old, new]
    entry = days(store.between(DAY, DAY))[0].entries[0]
    assert (entry.checkin, entry.trail) == (new, (old,))


def test_a_correction_of_nothing_is_refused(store: DiaryStore) -> None:
    with pytest.raises(ValueError, match="not in this diary"):
        store.add(a_checkin(supersedes=uuid4()))
    assert store.between(*EVERY_DAY) == []


def test_an_undone_row_comes_back_as_undone(store: DiaryStore) -> None:
    old = store.add(a_checkin(5))
    undo = replace(a_checkin(answers={}, supersedes=old.id), undone=True)
    assert store.add(undo).undone
    assert store.by_id(undo.id) == undo
    assert days(store.between(*EVERY_DAY)) == []


def test_a_range_has_both_its_ends_and_nothing_else(store: DiaryStore) -> None:
    saved = [store.add(a_checkin(day=DAY + timedelta(n))) for n in range(5)]
    assert store.between(DAY + timedelta(1), DAY + timedelta(3)) == saved[1:4]
    assert store.between(DAY + timedelta(9), DAY) == []
    assert store.first_day() == DAY


def test_order_is_that_of_saving_when_the_clock_is_set_back(store: DiaryStore) -> None:
    first = store.add(a_checkin(1, entered_at=NOW))
    second = store.add(a_checkin(2, entered_at=NOW - timedelta(days=400), supersedes=first.id))
    third = store.add(a_checkin(3, day=DAY - timedelta(2), entered_at=NOW - timedelta(hours=3)))
    assert store.between(*EVERY_DAY) == [first, second, third]
    assert store.latest_entry() == third
    assert days(store.between(DAY, DAY))[0].answer("pain_24h") == 2


def test_a_change_of_time_zone_moves_no_day(files: DiaryFiles) -> None:
    store = files.open(KEY)
    auckland, honolulu = timezone(timedelta(hours=13)), timezone(timedelta(hours=-10))
    late = datetime(2025, 3, 3, 23, 50, tzinfo=auckland)
    early = datetime(2025, 3, 3, 0, 20, tzinfo=honolulu)  # the same day, on another clock
    first, second = store.add(a_checkin(entered_at=late)), store.add(a_checkin(entered_at=early))
    store.close()
    back = files.open(KEY).between(DAY, DAY)
    assert back == [first, second]
    assert [c.entered_at.isoformat() for c in back] == [late.isoformat(), early.isoformat()]
    assert [c.late for c in back] == [False, False]


def test_the_hour_that_comes_twice_keeps_its_offset(store: DiaryStore) -> None:
    twice = datetime(2025, 10, 26, 2, 30, tzinfo=ZoneInfo("Europe/Madrid"), fold=1)
    saved = store.add(a_checkin(day=twice.date(), entered_at=twice))
    assert saved.entered_at == datetime(2025, 10, 26, 2, 30, tzinfo=HOME)
    assert store.by_id(saved.id) == saved


def test_a_moment_without_an_offset_is_refused(store: DiaryStore) -> None:
    with pytest.raises(ValueError, match="offset"):
        store.add(a_checkin(entered_at=datetime(2025, 3, 3, 8)))  # noqa: DTZ001 - the point
    assert store.between(*EVERY_DAY) == []


def test_everything_is_there_after_closing_and_opening(files: DiaryFiles) -> None:
    assert not files.exists()
    store = files.open(KEY)
    saved, draft = store.add(a_checkin()), store.keep_answer(DRAFT_KEY, "mood", 3, NOW)
    store.close()
    assert files.exists()
    again = files.open(KEY)
    assert again.between(*EVERY_DAY) == [saved]
    assert again.drafts() == [draft]


def test_another_key_opens_nothing_even_without_rows(files: DiaryFiles) -> None:
    files.open(KEY).close()
    with pytest.raises(EntryDamaged):
        files.open(OTHER_KEY)
    files.open(KEY).close()


def test_a_closed_store_does_nothing(files: DiaryFiles) -> None:
    store = files.open(KEY)
    store.close()
    with pytest.raises(Exception, match="closed"):
        store.add(a_checkin())
    assert files.open(KEY).between(*EVERY_DAY) == []


def test_copies_once_a_day_the_last_seven_kept(files: DiaryFiles) -> None:
    store = files.open(KEY)
    for n in range(9):
        store.add(a_checkin(n))
        files.copy_today(DAY + timedelta(n))
        files.copy_today(DAY + timedelta(n))
    assert [c.day for c in files.copies()] == [DAY + timedelta(n) for n in range(8, 1, -1)]


def test_the_newest_copy_that_opens_can_be_put_back(files: DiaryFiles) -> None:
    store = files.open(KEY)
    saved = store.add(a_checkin())
    files.copy_today(DAY)
    store.add(a_checkin(9))
    store.close()
    copy = files.newest_that_opens(KEY)
    assert copy is not None
    assert files.newest_that_opens(OTHER_KEY) is None
    files.restore_copy(copy.id)
    assert files.open(KEY).between(*EVERY_DAY) == [saved]
    assert files.copies() == [copy]


def test_a_copy_that_is_not_there_cannot_be_put_back(files: DiaryFiles) -> None:
    store = files.open(KEY)
    saved = store.add(a_checkin())
    store.close()
    with pytest.raises(DiaryDamaged):
        files.restore_copy("../000001-2025-03-03-daily")
    assert files.open(KEY).between(*EVERY_DAY) == [saved]


def test_ten_years_of_days_come_back_in_order(store: DiaryStore) -> None:
    begin = date(2015, 1, 1)
    for n in range(0, 3650, 365):
        store.add(a_checkin(day=begin + timedelta(n)))
    found = [c.day for c in store.between(begin, begin + timedelta(3650))]
    assert found == [begin + timedelta(n) for n in range(0, 3650, 365)]
