"""Series, gaps, bins and the plain numbers under a chart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.measures import MEASURES
from app.domain.trends import Point, Range, Series, bins, cut, series, summarise
from tests.domain.make import day, diary, pain_on, said

PAIN = next(m for m in MEASURES if m.id == "pain_24h")

points = st.dictionaries(st.integers(0, 80), st.integers(0, 10)).map(
    lambda found: tuple(Point(day(n), v) for n, v in sorted(found.items()))
)


@pytest.mark.parametrize(
    ("span", "first_day", "first"),
    [
        (Range.TWO_WEEKS, day(-500), day(-13)),
        (Range.EIGHT_WEEKS, day(-500), day(-55)),
        (Range.EIGHT_WEEKS, None, day(-55)),
        (Range.ALL, day(-500), day(-500)),
        (Range.ALL, day(-3), day(-13)),
        (Range.ALL, None, day(-13)),
        (Range.ALL, day(4), day(-13)),  # a clock set back: the diary begins "tomorrow"
    ],
)
def test_where_a_range_begins(span: Range, first_day: date | None, first: date) -> None:
    assert span.first(day(0), first_day) == first


def test_a_series_holds_the_days_asked_for_and_no_others() -> None:
    found = series(PAIN, pain_on(1, 2, None, 4, 5), day(1), day(3))
    assert found.points == (Point(day(1), 2), Point(day(3), 4))
    assert found.days == 3


def test_late_and_corrected_travel_with_the_point() -> None:
    days = diary(
        said(1, 0, late=2, pain_24h=4),
        said(2, 1, pain_24h=4),
        said(3, 1, late=1, replaces=2, pain_24h=6),
        said(4, 2, pain_24h=4),
        said(5, 2, replaces=4, pain_24h=4, mood=3),
    )
    marks = [(p.value, p.late, p.corrected) for p in series(PAIN, days, day(0), day(9)).points]
    assert marks == [(4, True, False), (6, False, True), (4, False, False)]


def test_a_missing_day_cuts_the_line() -> None:
    found = series(PAIN, pain_on(1, 2, None, 4, None, None, 7), day(0), day(6))
    assert [[p.value for p in run] for run in found.runs()] == [[1, 2], [4], [7]]


@given(points)
def test_runs_lose_nothing_and_join_only_neighbours(found: tuple[Point, ...]) -> None:
    runs = cut(found, 1)
    assert tuple(p for run in runs for p in run) == found
    assert all((b.day - a.day).days == 1 for run in runs for a, b in pairwise(run))
    assert all((b[0].day - a[-1].day).days > 1 for a, b in pairwise(runs))


@given(points, st.integers(1, 30))
def test_bins_cover_the_series_and_bound_its_values(found: tuple[Point, ...], size: int) -> None:
    whole = Series(day(0), day(80), found)
    made = bins(whole, size)
    assert len(made) == -(-whole.days // size)
    for n, one in enumerate(made):
        last = whole.last - timedelta(days=size * (len(made) - 1 - n))
        inside = [p.value for p in whole.part(last - timedelta(days=size - 1), last).points]
        if one is None:
            assert inside == []
        else:
            assert (one.low, one.median, one.high) == (min(inside), median(inside), max(inside))
            assert one.day == last - timedelta(days=size - 1)


def test_an_empty_series_has_an_empty_summary() -> None:
    empty = Series(day(0), day(13), ())
    found = summarise(empty, empty)
    assert (found.days, found.entered, found.late) == (14, 0, 0)
    assert (found.latest, found.highest, found.lowest, found.recent) == (None,) * 4


def test_highest_and_lowest_name_their_newest_day() -> None:
    shown = series(PAIN, pain_on(7, 2, 7, 2, 5), day(0), day(4))
    found = summarise(shown, shown)
    assert (found.latest, found.highest, found.lowest) == (
        Point(day(4), 5),
        Point(day(2), 7),
        Point(day(3), 2),
    )


def stretch(recent: int, before: int) -> Series:
    """``recent`` days of 4 at the end of 28 days, ``before`` days of 6 in the first half."""
    late = [Point(day(27 - n), 4) for n in range(recent)]
    early = [Point(day(13 - n), 6) for n in range(before)]
    return Series(day(0), day(27), tuple(sorted((*early, *late), key=lambda p: p.day)))


@pytest.mark.parametrize(
    ("recent", "before", "compared"),
    [
        (3, 3, (4, 6)),
        (14, 14, (4, 6)),
        (2, 14, (None, None)),
        (14, 2, (None, None)),
        (0, 0, (None, None)),
    ],
)
def test_two_weeks_are_compared_only_with_three_days_on_each_side(
    recent: int, before: int, compared: tuple[float | None, float | None]
) -> None:
    found = stretch(recent, before)
    summary = summarise(found.part(day(14), day(27)), found)
    assert (summary.recent, summary.before) == compared


def test_the_stretches_meet_without_sharing_a_day() -> None:
    values = {0: 0, 1: 2, 13: 4, 14: 10, 26: 20, 27: 30}
    found = Series(day(0), day(27), tuple(Point(day(n), v) for n, v in values.items()))
    summary = summarise(found, found)
    assert (summary.recent, summary.before) == (20, 2)
