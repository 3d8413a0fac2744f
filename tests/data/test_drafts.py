"""Drafts: the same behaviour from the sealed store and the one in memory."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from app.domain.checkins import CheckIn, CheckInKind, Draft, DraftKey
from app.domain.ports import DiaryFiles, DiaryStore
from tests.data.diaries import DAY, DRAFT_KEY, EVERY_DAY, KEY, NOW, TEXT, a_checkin


def test_each_answer_of_a_draft_is_kept(store: DiaryStore) -> None:
    first = store.keep_answer(DRAFT_KEY, "pain_24h", 5, NOW)
    second = store.keep_answer(DRAFT_KEY, "side_effects", {"dizzy": "mild"}, NOW)
    assert second.id == first.id
    assert store.draft(DRAFT_KEY) == second
    assert dict(second.answers) == {"pain_24h": 5, "side_effects": {"dizzy": "mild"}}


def test_skipping_takes_the_answer_out_and_answering_ends_the_skip(store: DiaryStore) -> None:
    store.keep_answer(DRAFT_KEY, "mood", 5, NOW)
    skipped = store.keep_answer(DRAFT_KEY, "mood", None, NOW)
    assert (dict(skipped.answers), set(skipped.skipped)) == ({}, {"mood"})
    assert store.draft(DRAFT_KEY) == skipped
    answered = store.keep_answer(DRAFT_KEY, "mood", 0, NOW)
    assert (dict(answered.answers), answered.skipped) == ({"mood": 0}, frozenset())


def test_one_draft_for_each_key(store: DiaryStore) -> None:
    saved = store.add(a_checkin())
    keys = [
        DRAFT_KEY,
        DraftKey(DAY, CheckInKind.SHORT),
        DraftKey(DAY - timedelta(1), CheckInKind.FULL),
        DraftKey(DAY, CheckInKind.FULL, corrects=saved.id),
    ]
    for pain, key in enumerate(keys):
        store.keep_answer(key, "pain_24h", pain, NOW)
        store.keep_answer(key, "mood", 1, NOW)
    assert [d and d.answers["pain_24h"] for d in map(store.draft, keys)] == [0, 1, 2, 3]
    assert len(store.drafts()) == 4


def test_the_draft_changed_last_comes_first_whatever_the_clock_says(store: DiaryStore) -> None:
    short = DraftKey(DAY, CheckInKind.SHORT)
    store.keep_answer(DRAFT_KEY, "mood", 1, NOW)
    store.keep_answer(short, "pain_24h", 1, NOW)
    store.keep_answer(DRAFT_KEY, "mood", 2, NOW - timedelta(days=30))
    assert [d.kind for d in store.drafts()] == [CheckInKind.FULL, CheckInKind.SHORT]


def test_a_whole_draft_replaces_the_one_with_its_key(store: DiaryStore) -> None:
    store.keep_answer(DRAFT_KEY, "mood", 1, NOW)
    draft = Draft(
        uuid4(), DAY, CheckInKind.FULL, {"note": TEXT}, frozenset({"mood"}), None, reason=TEXT
    )
    store.keep_draft(draft, NOW)
    assert store.drafts() == [draft]


def test_a_dropped_draft_is_gone_and_dropping_nothing_is_no_error(store: DiaryStore) -> None:
    store.keep_answer(DRAFT_KEY, "mood", 1, NOW)
    store.drop_draft(DRAFT_KEY)
    store.drop_draft(DRAFT_KEY)
    assert store.drafts() == []


def test_two_windows_do_not_lose_each_others_answers(files: DiaryFiles) -> None:
    one, two = files.open(KEY), files.open(KEY)
    one.keep_answer(DRAFT_KEY, "pain_24h", 5, NOW)
    two.keep_answer(DRAFT_KEY, "mood", 6, NOW)
    one.keep_answer(DRAFT_KEY, "craving", None, NOW)
    draft = two.draft(DRAFT_KEY)
    assert draft == one.draft(DRAFT_KEY)
    assert draft is not None
    assert dict(draft.answers) == {"pain_24h": 5, "mood": 6}
    assert draft.skipped == {"craving"}
    checkin = CheckIn(draft.id, DAY, CheckInKind.FULL, NOW, draft.answers)
    assert one.add(checkin, DRAFT_KEY) == two.add(checkin, DRAFT_KEY)
    assert len(two.between(*EVERY_DAY)) == 1
    assert one.drafts() == two.drafts() == []
    one.close()
    assert two.by_id(checkin.id) == checkin
    two.close()
