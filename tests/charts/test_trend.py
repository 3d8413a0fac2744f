"""What a trend shows, as numbers, and says, as sentences."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.charts import words
from app.charts.registry import CHARTS
from app.domain.history import Day
from app.domain.measures import MEASURES, Measure
from app.i18n.formats import Formats
from tests.charts import cases
from tests.domain.make import day, diary, pain_on, said

FORMATS = Formats(cases.ENGLISH.locale)
TOO_FEW = "There are too few days to compare the last 14 days with the 14 days before."


@pytest.mark.parametrize(
    ("days", "width", "stretch"),
    [
        (14, 320, 1),
        (56, 320, 1),
        (112, 320, 1),
        (140, 320, 1),
        (141, 320, 7),
        (300, 640, 1),
        (301, 640, 7),
        (2100, 640, 7),
        (2101, 640, 28),
        (3652, 320, 28),
        (36520, 320, 28),
    ],
)
def test_days_are_drawn_together_only_when_there_is_no_room(
    days: int, width: int, stretch: int
) -> None:
    assert cases.state([], days, width).stretch == stretch


def test_a_week_without_an_entry_is_a_gap_in_the_long_view_too() -> None:
    now = cases.state(cases.days_of(400), 400)
    gaps = [b for b in now.bins if b is None]
    assert len(now.bins) == 58
    assert len(gaps) == 1


def test_a_night_of_fourteen_hours_widens_the_axis() -> None:
    now = cases.state(diary(said(1, 0, sleep_hours=13.5)), 14, 640, "sleep_hours")
    assert now.levels == (0, 7, 14)
    assert cases.state([], 14, 640, "sleep_hours").levels == (0, 6, 12)


def test_nothing_to_say_without_an_entry() -> None:
    assert cases.describe(cases.state([], 14)) == (
        "No day from Mar 3, 2025 to Mar 16, 2025 has an entry for this.",
    )


def test_one_day() -> None:
    assert cases.describe(cases.state(pain_on(None, 4), 14)) == (
        "One day has an entry: 4, on Mar 4, 2025.",
        TOO_FEW,
    )


def test_one_late_day() -> None:
    days = diary(said(1, 1, late=2, pain_24h=4))
    assert cases.describe(cases.state(days, 14))[-2:] == (
        "It was added later.",
        "A ring marks a day that was added later.",
    )


def test_the_usual_sentences() -> None:
    days = pain_on(6, 5, 7, 5, *[None] * 12, 4, 3, 4)
    assert cases.describe(cases.state(days, 28)) == (
        "7 of 28 days have an entry.",
        "The latest is 4, on Mar 21, 2025.",
        "The highest is 7, on Mar 5, 2025. The lowest is 3, on Mar 20, 2025.",
        "The middle value of the last 14 days is 4. For the 14 days before it is 5.5.",
    )


def test_two_weeks_on_screen_compare_with_the_two_before() -> None:
    days = pain_on(6, 5, 7, 5, *[None] * 12, 4, 3, 4)
    whole = cases.state(days, 28)
    last = day(27)
    shown = whole.series.part(last - timedelta(13), last)
    now = CHARTS[0].state(whole.measure, shown, whole.series, 640)
    said_now = cases.describe(now)
    assert said_now[0] == "3 of 14 days have an entry."
    assert "For the 14 days before it is 5.5." in said_now[3]


def test_equal_entries_are_not_called_highest_and_lowest() -> None:
    assert "Every entry is 4." in cases.describe(cases.state(pain_on(4, 4, 4), 14))


@pytest.mark.parametrize(
    ("late", "sentence"),
    [
        ({0}, "1 of these days was added later."),
        ({0, 2}, "2 of these days were added later."),
        ({0, 2, 3}, "All of these days were added later."),
    ],
)
def test_late_days_are_counted(late: set[int], sentence: str) -> None:
    days = diary(*(cases.checkin(n, n in late) for n in (0, 2, 3)))
    found = cases.describe(cases.state(days, 14))
    assert sentence in found
    assert found[-1] == "A ring marks a day that was added later."


@pytest.mark.parametrize(
    ("length", "sentence"),
    [
        (400, "The line shows the middle value of each week."),
        (3652, "The line shows the middle value of every four weeks."),
    ],
)
def test_the_long_view_says_how_it_was_drawn_and_speaks_of_no_rings(
    length: int, sentence: str
) -> None:
    found = cases.describe(cases.state(cases.days_of(length, frozenset({0})), length))
    assert found[-1].startswith(sentence)
    assert not any("ring" in s for s in found)


@pytest.mark.parametrize("days", [[], pain_on(3), cases.days_of(56, frozenset({3}))])
def test_no_sentence_judges_or_explains(days: list[Day]) -> None:
    text = " ".join(cases.describe(cases.state(days, 56))).lower()
    for word in ("better", "worse", "good", "bad", "well", "because", "dose", "missed", "only"):
        assert word not in text.split(), word


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.id)
def test_every_measure_has_its_words(measure: Measure) -> None:
    say = cases.ENGLISH
    texts = [
        words.name(measure, say),
        words.better(measure, say),
        words.end(measure, measure.low, say, FORMATS),
        words.end(measure, measure.high, say, FORMATS),
        words.value(measure, measure.high, say, FORMATS),
    ]
    assert all(t and not t.startswith(("measure-", "item-", "chart-")) for t in texts)
    assert texts[2].startswith("0 ")


@pytest.mark.parametrize(
    ("measure_id", "value", "said_as"),
    [
        ("pain_24h", 6.5, "6.5"),
        ("sleep_hours", 1, "1 hour"),
        ("sleep_hours", 6.5, "6.5 hours"),
        ("side_effects", 0, "none"),
        ("side_effects", 1.5, "mild to moderate"),
        ("side_effects", 2.0, "moderate"),
        ("side_effects", 3, "severe"),
        ("activity", 1, "1 thing"),
        ("activity", 0, "0 things"),
    ],
)
def test_values_are_said_in_their_own_unit(measure_id: str, value: float, said_as: str) -> None:
    assert words.value(cases.BY_ID[measure_id], value, cases.ENGLISH, FORMATS) == said_as


def test_the_ends_of_the_axis_are_said_with_their_anchors() -> None:
    pain = cases.BY_ID["pain_24h"]
    ends = [words.end(pain, v, cases.ENGLISH, FORMATS) for v in (0, 10)]
    assert ends == ["0 no pain", "10 as bad as you can imagine"]


def test_the_registry_names_each_chart_once() -> None:
    assert len({c.id for c in CHARTS}) == len(CHARTS) == 3
