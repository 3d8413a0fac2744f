"""Lines at whole numbers, dates that do not run into each other."""

from __future__ import annotations

from datetime import date

import pytest

from app.charts.axes import Tick, levels, ticks
from app.domain.measures import MEASURES
from app.domain.trends import Series
from app.i18n.formats import Formats
from tests.charts.cases import ENGLISH
from tests.domain.make import day

FORMATS = Formats(ENGLISH.locale)


@pytest.mark.parametrize(
    ("high", "expected"),
    [
        (10, (0, 5, 10)),
        (12, (0, 6, 12)),
        (14, (0, 7, 14)),
        (24, (0, 12, 24)),
        (3, (0, 1, 2, 3)),
        (6, (0, 3, 6)),
        (7, (0, 7)),
    ],
)
def test_levels_are_few_and_whole(high: float, expected: tuple[float, ...]) -> None:
    assert levels(0, high) == expected


def test_every_measure_has_a_level_between_its_ends() -> None:
    assert all(len(levels(m.low, m.high)) in (3, 4) for m in MEASURES)


@pytest.mark.parametrize(
    ("length", "room", "texts"),
    [
        (14, 4, ["Mar 4", "Mar 8", "Mar 12", "Mar 16"]),
        (56, 8, ["Mar 9", "Mar 16", "Mar 23", "Mar 30", "Apr 6", "Apr 13", "Apr 20", "Apr 27"]),
        (56, 2, ["Mar 30", "Apr 27"]),
        (112, 6, ["Apr 1", "May 1", "Jun 1"]),
        (400, 3, ["Jul 2025", "Jan 2026"]),
        (3652, 5, ["2026", "2028", "2030", "2032", "2034"]),
        (3652, 2, ["2030", "2035"]),
    ],
)
def test_the_densest_dates_that_fit(length: int, room: int, texts: list[str]) -> None:
    series = Series(day(0), day(length - 1), ())
    assert [t.text for t in ticks(series, FORMATS, lambda t: len(t) <= room)] == texts


def test_with_no_room_at_all_the_last_day_stands_alone() -> None:
    short, long = (Series(day(0), day(n), ()) for n in (13, 3651))
    assert ticks(short, FORMATS, lambda _: False) == [Tick(day(13), "Mar 16")]
    assert ticks(long, FORMATS, lambda _: False) == [Tick(date(2035, 3, 2), "Mar 2, 2035")]
