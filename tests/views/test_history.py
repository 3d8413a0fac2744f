"""Past days: the month, its marks, and the way to other months and to a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import flet as ft
import pytest

from app.domain.history import days
from app.i18n.formats import Formats
from app.i18n.translator import Translator, pick_locale
from app.views import identifiers as ids
from app.views.history.month import (
    NOTHING,
    Mark,
    day_label,
    day_line,
    month_after,
    parse_day,
    parse_month,
    weeks,
)
from tests.data.diaries import DAY, NOW, SetClock
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.past import TornFiles, every_day, said

WORDS = Translator("en")
FORMATS = Formats(pick_locale("en", "us"))


def _inside(control: Any) -> list[Any]:
    """A control and what it holds."""
    held = [*(getattr(control, "controls", None) or []), getattr(control, "content", None)]
    return [control, *(c for part in held if part is not None for c in _inside(part))]


def label(screen: Screen, ago: int) -> str:
    """What a screen reader says for the day ``ago`` days before ``DAY``."""
    cell = screen.find(ids.history_day(DAY - timedelta(ago)))
    texts = [c for c in _inside(cell) if isinstance(c, ft.Text)]
    return str(texts[0].semantics_label)


def icons(screen: Screen, ago: int) -> list[ft.IconData]:
    """The marks of a day."""
    cell = screen.find(ids.history_day(DAY - timedelta(ago)))
    return [c.icon for c in _inside(cell) if isinstance(c, ft.Icon)]


@pytest.mark.parametrize(
    ("month", "first_weekday", "first_week"),
    [
        (date(2025, 3, 1), 0, [None] * 5 + [1, 2]),
        (date(2025, 3, 1), 6, [None] * 6 + [1]),
        (date(2025, 6, 1), 6, [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_weeks_begin_as_the_region_does(
    month: date, first_weekday: int, first_week: list[int | None]
) -> None:
    grid = weeks(month, first_weekday)
    assert [d.day if d else None for d in grid[0]] == first_week
    found = [d for week in grid for d in week if d is not None]
    assert found == [month + timedelta(n) for n in range(len(found))]
    assert month_after(month, 1) == found[-1] + timedelta(1)


def test_every_month_of_ten_years_fits_in_42_cells() -> None:
    for n in range(120):
        month = month_after(date(2020, 1, 1), n)
        for first_weekday in range(7):
            grid = weeks(month, first_weekday)
            assert len(grid) <= 6 and all(len(week) == 7 for week in grid)


def test_months_and_days_of_a_route() -> None:
    assert parse_day("2025-03-02") == date(2025, 3, 2)
    assert parse_month("2025-03") == date(2025, 3, 1)
    for wrong in ("2025-02-30", "0000-01-01", "2025-3-2", "2025-03-02x", "today", "2025-03"):
        assert parse_day(wrong) is None
    for wrong in ("2025-13", "2025-03-02", ""):
        assert parse_month(wrong) is None


@pytest.mark.parametrize(
    ("mark", "ahead", "said_so"),
    [
        (NOTHING, -1, "no entry"),
        (NOTHING, 0, "today, no entry"),
        (NOTHING, 1, "still to come"),
        (Mark(True), 0, "today, has an entry"),
        (Mark(True, late=True), -1, "has an entry, added later"),
        (Mark(True, True, True), -1, "has an entry, added later, corrected"),
        (Mark(damaged=True), -1, "cannot be opened"),
    ],
)
def test_each_state_of_a_day_is_said_in_words(mark: Mark, ahead: int, said_so: str) -> None:
    assert day_label(WORDS, FORMATS, DAY, mark, ahead) == f"Monday, March 3, 2025: {said_so}"


def test_the_line_about_a_day() -> None:
    def line(**answers: object) -> str:
        return day_line(WORDS, FORMATS, days([said(**answers)])[0])  # type: ignore[arg-type]

    assert line(pain_24h=6, withdrawal=3, mood=2) == "Pain 6 · Withdrawal feelings 3"
    assert line(pain_24h=0) == "Pain 0"
    assert line(mood=2, sleep_hours=6.5, craving=1) == "Mood 2 · Hours of sleep 6.5"
    assert line(note="hello") == "1 answer"
    assert line(note="hello", safe="yes") == "2 answers"


async def test_days_with_an_entry_are_marked_by_shape_and_in_words() -> None:
    first = said(1, pain_24h=6)
    history = [first, said(1, late=0, hour=21, replaces=first, pain_24h=4), said(2, late=1, mood=3)]
    async with living(House().holding(history), route="/history") as screen:
        assert label(screen, 0) == "Monday, March 3, 2025: today, no entry"
        assert label(screen, 1).endswith(": has an entry, corrected")
        assert label(screen, 2).endswith(": has an entry, added later")
        assert icons(screen, 0) == []
        assert icons(screen, 1) == [ft.Icons.CIRCLE, ft.Icons.EDIT]
        assert icons(screen, 2) == [ft.Icons.CIRCLE_OUTLINED]


async def test_the_list_has_the_newest_day_first() -> None:
    first = said(1, pain_24h=6)
    history = [said(2, late=1, mood=3), first, said(1, hour=21, replaces=first, pain_24h=4)]
    async with living(House().holding(history), route="/history/2025-03") as screen:
        rows = [i for i in screen.identifiers() if i.startswith("history.row")]
        assert rows == ["history.row.2025-03-02", "history.row.2025-03-01"]
        assert screen.text_of(rows[0]) == "Sun, Mar 2\nPain 4\nCorrected"
        assert screen.text_of(rows[1]) == "Sat, Mar 1\nMood 3\nAdded later"
        await screen.tap(rows[1])
        assert screen.route == "/history/2025-03-01"


async def test_months_to_go_to_are_those_with_something_to_see() -> None:
    async with living(House().holding([said(40, pain_24h=5)]), route="/history") as screen:
        assert "March 2025" in screen.text() and "No entries in March 2025." in screen.text()
        assert screen.semantics(ids.HISTORY_NEXT).disabled
        await screen.tap(ids.HISTORY_PREVIOUS)
        await screen.tap(ids.HISTORY_PREVIOUS)
        assert "January 2025" in screen.text() and "Pain 5" in screen.text()
        assert screen.semantics(ids.HISTORY_PREVIOUS).disabled
        await screen.tap(ids.HISTORY_NEXT)
        assert "February 2025" in screen.text()
        assert "today" not in label(screen, 10)


async def test_days_to_come_cannot_be_opened_but_those_of_a_clock_set_back_can() -> None:
    house = House(SetClock(NOW - timedelta(5))).holding([said(0, pain_24h=5)])
    async with living(house, route="/history/2025-02") as screen:
        assert screen.semantics(ids.history_day(DAY - timedelta(4))).disabled
        await screen.tap(ids.HISTORY_NEXT)
        assert not screen.semantics(ids.history_day(DAY)).disabled
        await screen.tap(ids.history_day(DAY))
        assert screen.route == "/history/2025-03-03"


async def test_an_empty_diary_has_one_sentence_and_one_button() -> None:
    async with living(route="/history") as screen:
        assert "Your first check-in will appear here." in screen.text()
        await screen.tap(ids.HISTORY_CHECKIN)
        assert screen.route == "/checkin/full/2025-03-03"


async def test_another_windows_save_shows_up() -> None:
    house = House().holding([said(1, pain_24h=5)])
    async with living(house, route="/history") as screen:
        house.store().add(said(0, pain_24h=2))
        house.hub.announce()
        await screen.settle()
        assert "has an entry" in label(screen, 0)
        assert "Pain 2" in screen.text()


async def test_an_entry_that_does_not_open_hides_no_other_day() -> None:
    files = TornFiles()
    torn = said(1, pain_24h=9)
    house = House(files=files).holding([said(2, pain_24h=5), torn, said(0, pain_24h=4)])
    files.torn = torn.id
    async with living(house, route="/history") as screen:
        assert label(screen, 1).endswith(": cannot be opened")
        assert "Pain 4" in screen.text() and "Pain 5" in screen.text()
        assert "Pain 9" not in screen.text()


@pytest.mark.parametrize("width", [320, 360, 390, 839, 840, 1280])
async def test_cells_are_large_enough_and_fit(width: int) -> None:
    house = House().holding([said(1, pain_24h=5)])
    async with living(house, route="/history", width=width) as screen:
        cell = screen.find(ids.history_day(DAY))
        assert cell.height >= 48 and cell.width >= (40 if width == 320 else 44)  # type: ignore[attr-defined]
        assert 7 * cell.width + 6 <= width - 32  # type: ignore[attr-defined]


async def test_of_ten_years_only_the_month_shown_is_read() -> None:
    files = TornFiles()
    async with living(House(files=files).holding(every_day(3650)), route="/history") as screen:
        files.read.clear()
        await screen.tap(ids.HISTORY_PREVIOUS)
        assert len([i for i in screen.identifiers() if i.startswith("history.day")]) == 28
        assert len([i for i in screen.identifiers() if i.startswith("history.row")]) == 28
    assert files.read == [(date(2025, 2, 1), date(2025, 2, 28))]
