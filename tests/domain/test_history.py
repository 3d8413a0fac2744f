"""What is in force, and how it came to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkins import CheckIn
from app.domain.history import days, days_without, entries, severe
from tests.domain.make import day, diary, said, taken_back


def test_an_empty_history_has_no_days() -> None:
    assert days([]) == []


def test_a_correction_wins_and_keeps_what_it_replaced() -> None:
    first, second = said(1, mood=3), said(2, replaces=1, mood=5)
    [entry] = entries([first, second])
    assert entry.checkin is second
    assert entry.trail == (first,)
    assert entry.corrected


def test_an_undone_check_in_is_gone() -> None:
    assert days([said(1, mood=3), taken_back(2, 1)]) == []


def test_an_undone_correction_leaves_the_day_as_it_was() -> None:
    original = said(1, mood=3)
    [found] = diary(original, said(2, late=2, replaces=1, mood=5), taken_back(3, 2))
    assert found.entries[0].checkin is original
    assert found.entries[0].trail == ()
    assert not found.corrected
    assert not found.changed("mood")
    assert not found.all_late


def test_an_undone_second_correction_brings_the_first_back() -> None:
    a, b, c = said(1, mood=3), said(2, replaces=1, mood=5), said(3, replaces=2, mood=7)
    [entry] = entries([a, b, c, taken_back(4, 3)])
    assert (entry.checkin, entry.trail) == (b, (a,))


def test_of_two_windows_the_correction_saved_last_is_in_force() -> None:
    a, b, c = said(1, mood=3), said(2, replaces=1, mood=5), said(3, replaces=1, mood=7)
    [entry] = entries([a, b, c])
    assert (entry.checkin, entry.trail) == (c, (a, b))


def test_a_clock_set_back_does_not_revive_the_old_answer() -> None:
    a = said(1, mood=3)
    b = replace(said(2, replaces=1, mood=5), entered_at=a.entered_at - timedelta(days=300))
    assert diary(a, b)[0].answer("mood") == 5


def test_a_correction_whose_original_is_not_in_sight_still_counts() -> None:
    [entry] = entries([said(2, replaces=1, mood=5)])
    assert entry.checkin.answers["mood"] == 5
    assert entries([taken_back(2, 1)]) == []


def test_the_later_check_in_of_a_day_answers_and_the_earlier_fills_in() -> None:
    [found] = diary(said(1, mood=3, pain_24h=4), said(2, pain_24h=8))
    assert found.answer("pain_24h") == 8
    assert found.answer("mood") == 3
    assert found.answer("craving") is None
    assert not found.late("craving")
    assert not found.changed("craving")
    assert not found.corrected


def test_zero_is_an_answer() -> None:
    [found] = diary(said(1, pain_24h=4), said(2, pain_24h=0))
    assert found.answer("pain_24h") == 0


@pytest.mark.parametrize(
    ("saved", "late"),
    [
        ([said(1, mood=3)], False),
        ([said(1, late=1, mood=3)], True),
        ([said(1, mood=3), said(2, late=3, replaces=1, mood=5)], False),
        ([said(1, late=2, mood=3), said(2, late=3, replaces=1, mood=5)], True),
        ([said(1, craving=3), said(2, late=3, replaces=1, craving=3, mood=5)], True),
    ],
)
def test_late_is_about_when_this_question_was_first_answered(
    saved: list[CheckIn], late: bool
) -> None:
    assert diary(*saved)[0].late("mood") is late


def test_a_day_is_all_late_only_when_nothing_was_entered_in_time() -> None:
    assert diary(said(1, late=1, mood=3), said(2, late=2, craving=3))[0].all_late
    assert not diary(said(1, mood=3), said(2, late=2, craving=3))[0].all_late


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ({"mood": 3}, {"mood": 5}, True),
        ({"mood": 5}, {"mood": 5, "craving": 2}, False),
        ({"craving": 2}, {"mood": 5, "craving": 2}, True),
    ],
)
def test_only_a_question_with_another_answer_counts_as_changed(
    before: dict[str, int], after: dict[str, int], changed: bool
) -> None:
    [found] = diary(said(1, **before), said(2, replaces=1, **after))
    assert found.changed("mood") is changed
    assert found.corrected


@pytest.mark.parametrize(
    ("answers", "hard"),
    [
        ({"pain_24h": 8}, True),
        ({"pain_24h": 7, "withdrawal": 7, "craving": 10}, False),
        ({"withdrawal": 8}, True),
        ({"mood": 0}, False),
    ],
)
def test_a_day_is_severe_from_eight_on(answers: dict[str, int], hard: bool) -> None:
    assert severe(diary(said(1, **answers))[0]) is hard


def test_days_come_oldest_first_whatever_the_order_of_saving() -> None:
    assert [d.date for d in diary(said(1, 5), said(2, 1), said(3, 3))] == [day(1), day(3), day(5)]


def test_days_without_names_both_ends() -> None:
    assert days_without([day(1)], day(0), day(2)) == [day(0), day(2)]
    assert days_without([], day(2), day(1)) == []


@st.composite
def saved_histories(draw: st.DrawFn) -> list[CheckIn]:
    """Rows as any number of windows may leave them: corrections and undos of anything."""
    rows: list[CheckIn] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        parent = draw(st.sampled_from([None, *rows])) if rows else None
        row = said(number, draw(st.integers(0, 3)), mood=number % 11)
        if parent is not None:
            undone = draw(st.booleans())
            answers = {} if undone else row.answers
            row = replace(row, day=parent.day, supersedes=parent.id, undone=undone, answers=answers)
        rows.append(row)
    return rows


@given(saved_histories())
def test_any_history_reads_back_whole(rows: list[CheckIn]) -> None:
    found = entries(rows)
    seen = [c.id for e in found for c in (e.checkin, *e.trail)]
    assert len(seen) == len(set(seen)), "a row is in force or in a trail once, never twice"
    undone = {r.supersedes for r in rows if r.undone} | {r.id for r in rows if r.undone}
    assert set(seen) == {r.id for r in rows} - undone, "nothing that stands is lost"
    for entry in found:
        order = [rows.index(c) for c in (*entry.trail, entry.checkin)]
        assert order == sorted(order)


@given(saved_histories())
def test_each_day_answers_with_something_that_was_said(rows: list[CheckIn]) -> None:
    for found in days(rows):
        said_that_day = {r.answers.get("mood") for r in rows if r.day == found.date}
        assert found.answer("mood") in said_that_day


@given(st.sets(st.integers(0, 40)), st.integers(0, 40), st.integers(0, 40))
def test_days_with_and_without_make_up_the_stretch(known: set[int], a: int, b: int) -> None:
    first, last = sorted((a, b))
    missing = days_without([day(n) for n in known], day(first), day(last))
    inside = [day(n) for n in known if first <= n <= last]
    assert sorted([*missing, *inside]) == [day(n) for n in range(first, last + 1)]


def test_the_offset_of_entry_decides_whether_a_day_was_late() -> None:
    plus14 = datetime(2025, 3, 4, 0, 30, tzinfo=UTC)
    row = CheckIn(UUID(int=9), date(2025, 3, 3), said(1).kind, plus14)
    assert row.late
