"""Everything out of a diary and in again: the same from the sealed store and from memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from time import thread_time
from uuid import uuid4

import pytest

from app.domain.archives import Brought, Everything, How
from app.domain.checkins import CheckIn, CheckInKind, Draft
from app.domain.doses import DoseEntry
from app.domain.errors import EntryDamaged
from app.domain.ports import DiaryFiles, DiaryStore
from app.domain.watch import Stopped, Watch
from tests.data.diaries import (
    DAY,
    DRAFT_KEY,
    EVERY_DAY,
    KEY,
    NOW,
    a_checkin,
    folder_of,
    run_sql,
)
from tests.data.histories import StopAt, a_history, all_in, put
from tests.data.records import a_dose, a_milestone


def test_all_of_it_comes_out_as_it_went_in(store: DiaryStore) -> None:
    history = a_history()
    put(store, history)
    assert all_in(store) == history
    assert store.ids() == {row.id for row in (*history.checkins, *history.records)}
    assert store.between(*EVERY_DAY) == list(history.checkins)
    assert store.drafts() == list(reversed(history.drafts))
    assert store.forms() == list(reversed(list(history.forms)))


def test_a_merge_adds_what_is_not_here_after_what_is(store: DiaryStore) -> None:
    mine, theirs = a_checkin(1), a_checkin(2)
    dose, other = a_dose("1"), a_dose("2")
    store.add(mine)
    store.add_records([dose])
    changed = replace(mine, answers={"pain_24h": 9})
    what = Everything((changed, theirs), (replace(dose, reason="other words"), other))
    brought = store.bringing(what, NOW, Watch())(How.MERGE, Watch())
    assert brought == Brought(added=2, kept=2)
    assert store.between(*EVERY_DAY) == [mine, theirs]
    assert store.records(DoseEntry) == [dose, other]


def test_a_merge_keeps_what_was_begun_here(store: DiaryStore) -> None:
    store.keep_answer(DRAFT_KEY, "mood", 2, NOW)
    store.keep_fields("plan", {"name.0": "mine"}, NOW)
    draft = Draft(uuid4(), DAY, CheckInKind.FULL, {"mood": 9})
    elsewhere = replace(draft, id=uuid4(), day=DAY - timedelta(1))
    put(store, Everything((), (), (draft, elsewhere), {"plan": {"a": "b"}, "contact": {"c": "d"}}))
    assert [(d.day, dict(d.answers)) for d in store.drafts()] == [
        (DAY - timedelta(1), {"mood": 9}),
        (DAY, {"mood": 2}),
    ]
    assert {key: dict(store.form(key)) for key in store.forms()} == {
        "plan": {"name.0": "mine"},
        "contact": {"c": "d"},
    }


def test_a_draft_that_was_saved_since_does_not_come_back(store: DiaryStore) -> None:
    draft = Draft(uuid4(), DAY, CheckInKind.FULL, {"mood": 9})
    store.add(CheckIn(draft.id, DAY, CheckInKind.FULL, NOW, {"mood": 9}))
    put(store, Everything(drafts=(draft,)))
    assert store.drafts() == []


def test_a_replacement_leaves_nothing_of_what_was_here(store: DiaryStore) -> None:
    first = store.add(a_checkin())
    store.add(a_checkin(supersedes=first.id))
    store.add_records([a_milestone()])
    store.keep_answer(DRAFT_KEY, "mood", 2, NOW)
    store.keep_fields("milestone", {"words": "x"}, NOW)
    history = a_history()
    brought = store.bringing(history, NOW, Watch())(How.REPLACE, Watch())
    rows = len(history.checkins) + len(history.records)
    assert brought == Brought(added=rows, kept=0, removed=3)
    assert all_in(store) == history
    store.add(a_checkin(day=DAY + timedelta(1)))  # and it goes on from there
    assert len(store.between(*EVERY_DAY)) == len(history.checkins) + 1


@pytest.mark.parametrize("how", How)
def test_what_is_stopped_changes_nothing(store: DiaryStore, how: How) -> None:
    put(store, a_history())
    before = all_in(store)
    many = Everything(tuple(a_checkin() for _ in range(1200)), (a_dose(),))
    ready = store.bringing(many, NOW, Watch())
    stops = 0
    for looks in count(1):
        try:
            ready(how, StopAt(looks))
        except Stopped:
            assert all_in(store) == before
            stops += 1
        else:
            break
    assert stops >= 1
    assert store.ids() >= {checkin.id for checkin in many.checkins}


@pytest.mark.parametrize("how", How)
def test_it_is_there_for_every_window_and_after_opening_again(files: DiaryFiles, how: How) -> None:
    one, two = files.open(KEY), files.open(KEY)
    history = a_history()
    put(one, history, how)
    assert all_in(two) == history
    two.close()
    one.close()
    assert all_in(files.open(KEY)) == history


def test_what_does_not_open_is_left_out_and_counted(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    history = a_history()
    put(store, history)
    damaged, lost = history.checkins[1], history.records[0]
    run_sql(
        tmp_path / "diary.db",
        ("UPDATE checkin SET payload = x'00' WHERE id = ?", (str(damaged.id),)),
        ("UPDATE record SET kind = 'unheard of' WHERE id = ?", (str(lost.id),)),
        "UPDATE draft SET day = '2025-01-01'",
        "UPDATE form SET payload = x'' WHERE key = 'plan'",
    )
    found = all_in(store)
    assert found.checkins == (history.checkins[0], history.checkins[2])
    assert found.records == history.records[1:]
    assert (found.drafts, set(found.forms)) == ((), {"contact"})
    assert found.gaps == {damaged.id: history.checkins[0].id, lost.id: None}
    assert found.unread == 5


def test_a_column_that_is_no_text_any_more_hides_no_other_row(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    history = a_history()
    put(store, history)
    damaged, nameless = history.checkins[0], history.records[0]
    run_sql(
        tmp_path / "diary.db",
        ("UPDATE checkin SET entered_at = CAST(x'ff' AS TEXT) WHERE id = ?", (str(damaged.id),)),
        ("UPDATE record SET id = CAST(x'c328' AS TEXT) WHERE id = ?", (str(nameless.id),)),
    )
    found = all_in(store)
    assert (found.checkins, found.records) == (history.checkins[1:], history.records[1:])
    assert (found.unread, found.gaps) == (2, {damaged.id: None})
    assert store.ids() == {row.id for row in (*history.checkins, *history.records[1:])}
    with pytest.raises(EntryDamaged):
        store.between(*EVERY_DAY)


def test_a_long_diary_is_replaced_at_once(tmp_path: Path) -> None:
    """Without an index of its own each row that goes would be looked for in all others."""
    store = folder_of(tmp_path).open(KEY)
    put(store, Everything(records=tuple(a_dose() for _ in range(5000))))
    began = thread_time()
    put(store, Everything(), How.REPLACE)
    assert thread_time() - began < 1
    assert store.ids() == frozenset()
    indexes = "SELECT name FROM sqlite_master WHERE name LIKE 'emptying%'"
    assert run_sql(tmp_path / "diary.db", indexes) == []
