"""Days, lateness, and which questions are asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkins import Answers, CheckInKind, asked_items, may_describe
from app.domain.clock import local_day
from app.domain.items import DAILY_ITEMS, SHORT_ITEM_IDS
from tests.domain.make import DAY, day, said

offsets = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        local_day(datetime(2025, 3, 3, 12))  # noqa: DTZ001 -- the case under test


@given(st.datetimes(timezones=offsets))
def test_the_day_is_that_of_the_persons_own_clock(moment: datetime) -> None:
    assert local_day(moment) == date(moment.year, moment.month, moment.day)


@pytest.mark.parametrize(
    ("entered", "late"),
    [
        (datetime(2025, 3, 3, 23, 59, tzinfo=UTC), False),
        (datetime(2025, 3, 4, 0, 1, tzinfo=UTC), True),
        # 3 March in Honolulu is 4 March in UTC already: not late for the person.
        (datetime(2025, 3, 3, 23, 0, tzinfo=timezone(timedelta(hours=-10))), False),
        # A clock set back shows a day before the one described: not late either.
        (datetime(2025, 3, 2, 9, 0, tzinfo=UTC), False),
    ],
)
def test_late_means_a_later_day_on_the_clock_of_entry(entered: datetime, late: bool) -> None:
    assert replace(said(1), entered_at=entered).late is late


@pytest.mark.parametrize(("back", "may"), [(-1, False), (0, True), (7, True), (8, False)])
def test_today_and_seven_days_back_may_be_described(back: int, may: bool) -> None:
    assert may_describe(day(-back), DAY) is may


def test_the_short_check_in_asks_four_questions() -> None:
    assert [i.id for i in asked_items(CheckInKind.SHORT, {})] == [
        "pain_24h",
        "withdrawal",
        "doses",
        "safe",
    ]


def test_the_full_check_in_asks_all_but_the_follow_ups() -> None:
    follow_ups = {i.id for i in DAILY_ITEMS if getattr(i, "after", None)}
    asked = {i.id for i in asked_items(CheckInKind.FULL, {})}
    assert follow_ups == {"doses_note", "bowel_days", "side_effects_other"}
    assert asked == {i.id for i in DAILY_ITEMS} - follow_ups


@pytest.mark.parametrize("kind", list(CheckInKind))
@pytest.mark.parametrize(
    ("answers", "brings_up"),
    [
        ({"doses": "different"}, "doses_note"),
        ({"side_effects": {"constipation": ""}}, "bowel_days"),
        ({"side_effects": {"other": "mild"}}, "side_effects_other"),
    ],
)
def test_a_follow_up_comes_right_after_its_question(
    kind: CheckInKind, answers: Answers, brings_up: str
) -> None:
    ids = [i.id for i in asked_items(kind, answers)]
    if kind is CheckInKind.SHORT and brings_up not in SHORT_ITEM_IDS:
        assert brings_up not in ids
    else:
        assert ids[ids.index(brings_up) - 1] == next(iter(answers))


@pytest.mark.parametrize(
    "answers", [{"doses": "as_usual"}, {"side_effects": {"nausea": "mild"}}, {"side_effects": {}}]
)
def test_other_answers_bring_up_nothing(answers: Answers) -> None:
    ids = [i.id for i in asked_items(CheckInKind.FULL, answers)]
    assert not {"doses_note", "bowel_days", "side_effects_other"} & set(ids)
