"""Progress: charts that come one after another, their sentences and their numbers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import flet as ft
import pytest

from app.domain.measures import MEASURES
from app.domain.settings import Appearance, Settings
from app.domain.trends import Range
from app.services.progress import ProgressService
from app.services.trend_view import TrendView
from app.views import identifiers as ids
from app.views.progress.slots import LOOKS, Slot, Turn, Wanted, fill, new_slots, picture_width
from app.views.theme import DARK, HIGH_CONTRAST, LIGHT
from tests.data.diaries import DAY
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.past import TornFiles, every_day, said

ALL_IDS = [m.id for m in MEASURES]


@pytest.fixture(scope="module", autouse=True)
def _drawing_is_ready() -> Iterator[None]:
    """The first import of matplotlib is not what these tests are about."""
    from app.charts.registry import warm_up

    warm_up()
    yield


def drawn(screen: Screen) -> list[str]:
    """The measures whose pictures are there, in reading order."""
    prefix = ids.progress_chart("")
    return [i.removeprefix(prefix) for i in screen.identifiers() if i.startswith(prefix)]


def pictures(screen: Screen) -> list[ft.Image]:
    return screen.controls(ft.Image)


def table_days(screen: Screen) -> list[str]:
    """The first cells of the rows of the table that is open."""
    rows = [c.content for c in screen.controls(ft.MergeSemantics) if isinstance(c.content, ft.Row)]
    first = [row.controls[0] for row in rows if len(row.controls) == 2]
    return [c.value for c in first if isinstance(c, ft.Text) and c.value != "Day"]


async def test_each_measure_has_a_picture_sentences_and_numbers() -> None:
    async with living(House().holding(every_day(30)), route="/progress") as screen:
        assert drawn(screen) == ALL_IDS
        for image in pictures(screen):
            assert isinstance(image.src, bytes) and image.src.startswith(b"\x89PNG")
            assert image.semantics_label and image.width and image.height
        assert "30 of 56 days have an entry." in screen.text()
        assert "Pain, Jan 7, 2025 to Mar 3, 2025." in (pictures(screen)[0].semantics_label or "")
        assert screen.semantics(ids.progress_range("8w")).selected


async def test_the_sentences_are_read_out_once() -> None:
    async with living(House().holding(every_day(5)), route="/progress") as screen:
        said_so = [s for s in screen.controls(ft.Semantics) if s.exclude_semantics]
        assert len(said_so) == len(ALL_IDS)


async def test_the_table_has_a_row_for_each_answered_day_and_none_for_the_others() -> None:
    first = said(3, pain_24h=0)
    history = [first, said(3, hour=21, replaces=first, pain_24h=2), said(2, mood=5)]
    history += [said(1, late=1, pain_24h=6), said(0, pain_24h=0)]
    async with living(House().holding(history), route="/progress") as screen:
        button = ids.progress_table("pain_24h")
        assert screen.semantics(button).expanded is False
        assert "Show the numbers of Pain" in screen.labels()
        await screen.tap(button)
        lines = screen.text().splitlines()
        start = lines.index("Answer") + 1
        assert lines[start : start + 6] == [
            *("Mar 3, 2025", "0"),
            *("Mar 2, 2025", "6, added later"),
            *("Feb 28, 2025", "2, corrected"),
        ]
        assert "Days that were not answered are not listed." in lines
        await screen.tap(button)
        assert "Answer" not in screen.text().splitlines()


async def test_a_long_table_is_turned_page_by_page() -> None:
    async with living(House().holding(every_day(80)), route="/progress") as screen:
        await screen.tap(ids.progress_range("all"))
        await screen.tap(ids.progress_table("mood"))
        assert "1 to 31 of 80" in screen.text()
        assert screen.semantics(ids.progress_table_later("mood")).disabled
        await screen.tap(ids.progress_table_earlier("mood"))
        await screen.tap(ids.progress_table_earlier("mood"))
        assert "63 to 80 of 80" in screen.text()
        assert table_days(screen)[0] == "Dec 31, 2024" and table_days(screen)[-1] == "Dec 14, 2024"
        assert screen.semantics(ids.progress_table_earlier("mood")).disabled
        await screen.tap(ids.progress_range("2w"))
        assert table_days(screen)[0] == "Mar 3, 2025" and len(table_days(screen)) == 14


async def test_a_range_changes_what_is_shown() -> None:
    async with living(House().holding(every_day(100)), route="/progress") as screen:
        for name, sentence in (("2w", "14 of 14"), ("all", "100 of 100"), ("8w", "56 of 56")):
            await screen.tap(ids.progress_range(name))
            chosen = [r.value for r in Range if screen.semantics(ids.progress_range(r)).selected]
            assert chosen == [name]
            assert f"{sentence} days have an entry." in screen.text()
            assert drawn(screen) == ALL_IDS


async def test_an_empty_diary_has_one_sentence_and_one_button() -> None:
    async with living(route="/progress") as screen:
        assert "After your first check-in" in screen.text() and not drawn(screen)
        await screen.tap(ids.PROGRESS_CHECKIN)
        assert screen.route == "/checkin/full/2025-03-03"


async def test_an_entry_that_does_not_open_hides_no_chart() -> None:
    files = TornFiles()
    torn = said(1, pain_24h=9)
    house = House(files=files).holding([said(2, pain_24h=5), torn, said(0, pain_24h=4)])
    files.torn = torn.id
    async with living(house, route="/progress") as screen:
        assert drawn(screen) == ALL_IDS
        assert "2 of 14 days have an entry." in screen.text()
        assert "One entry cannot be opened" in screen.text()


@pytest.mark.parametrize(("days", "usual"), [(1, "2w"), (14, "2w"), (15, "8w")])
async def test_a_young_diary_begins_with_two_weeks_and_nothing_is_drawn_twice(
    days: int, usual: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    trend = ProgressService.trend

    async def counted(self: ProgressService, measure: str, span: Range, *how: Any) -> TrendView:
        asked.append((measure, span.value))
        return await trend(self, measure, span, *how)

    monkeypatch.setattr(ProgressService, "trend", counted)
    async with living(House().holding(every_day(days)), route="/progress") as screen:
        assert screen.semantics(ids.progress_range(usual)).selected
        assert asked == [(measure, usual) for measure in ALL_IDS]
        await screen.tap(ids.progress_range("all"))
        assert screen.semantics(ids.progress_range("all")).selected


async def test_a_new_entry_is_drawn() -> None:
    house = House().holding([said(1, pain_24h=5), said(2, pain_24h=5)])
    async with living(house, route="/progress") as screen:
        house.store().add(said(0, pain_24h=2))
        house.hub.announce()
        await screen.wait_for(lambda: "3 of 14 days" in screen.text())


@pytest.mark.parametrize(
    ("width", "expected"), [(320, 256), (360, 288), (390, 312), (839, 600), (840, 296), (1280, 520)]
)
async def test_pictures_are_as_wide_as_their_cards(width: int, expected: int) -> None:
    house = House().holding([said(1, pain_24h=5)])
    async with living(house, route="/progress", width=width) as screen:
        assert {i.width for i in pictures(screen)} == {expected}
        assert drawn(screen) == ALL_IDS


async def test_another_width_is_drawn_anew_after_a_moment() -> None:
    house = House().holding([said(1, pain_24h=5)])
    async with living(house, route="/progress", width=390) as screen:
        await screen.resize(600, 800)
        assert {i.width for i in pictures(screen)} == {312}
        await screen.wait_for(lambda: {i.width for i in pictures(screen)} == {528})


@pytest.mark.parametrize("appearance", list(Appearance))
async def test_the_paper_of_the_pictures_is_the_cards(appearance: Appearance) -> None:
    settings = Settings(region="us", intended_use_seen=True, appearance=appearance, text_size=2.0)
    house = House(settings=settings).holding([said(1, pain_24h=5)])
    async with living(house, route="/progress") as screen:
        assert drawn(screen) == ALL_IDS


def test_every_palette_has_its_look() -> None:
    assert set(LOOKS) == {LIGHT, DARK, HIGH_CONTRAST}
    for palette, look in LOOKS.items():
        assert look.paper == palette.card


def test_picture_widths_come_in_steps_within_bounds() -> None:
    assert [picture_width(w) for w in (100, 240, 257, 318.5, 5000)] == [240, 240, 256, 312, 1600]


def wanted(span: Range) -> Wanted:
    return Wanted(span, LOOKS[LIGHT], 312, 1.0)


class Slow:
    """A service whose charts come when ``go`` is set; it notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Range]] = []
        self.go = asyncio.Event()
        self.go.set()
        self.broken: dict[str, Exception] = {}

    async def trend(self, measure_id: str, span: Range, *_: Any) -> TrendView:
        self.asked.append((measure_id, span))
        await self.go.wait()
        if measure_id in self.broken:
            raise self.broken[measure_id]
        return TrendView(measure_id, measure_id, b"", 1, 1, span.value, (), ())


async def filled(slots: list[Slot], service: Slow, span: Range) -> None:
    trends: Any = service
    await fill(slots, trends, wanted(span), Turn())


async def test_charts_come_in_order_and_one_at_a_time() -> None:
    service, slots = Slow(), new_slots()
    service.go.clear()
    task = asyncio.ensure_future(filled(slots, service, Range.ALL))
    await asyncio.sleep(0.01)
    assert service.asked == [(ALL_IDS[0], Range.ALL)]
    service.go.set()
    await task
    assert [m for m, _ in service.asked] == ALL_IDS
    assert all(s.current(wanted(Range.ALL)) for s in slots)


async def test_a_newer_range_wins_over_an_older_one_that_is_late() -> None:
    service, slots = Slow(), new_slots()
    service.go.clear()
    older = asyncio.ensure_future(filled(slots, service, Range.ALL))
    await asyncio.sleep(0)
    older.cancel()
    service.go.set()
    await filled(slots, service, Range.TWO_WEEKS)
    assert {s.view.alt_text for s in slots if s.view} == {"2w"}
    assert not any(s.current(wanted(Range.ALL)) for s in slots)


async def test_one_chart_that_cannot_be_drawn_hides_no_other() -> None:
    service, slots = Slow(), new_slots()
    service.broken = {"mood": ValueError("secret words")}
    await filled(slots, service, Range.ALL)
    without = [s.measure.id for s in slots if s.view is None]
    assert without == ["mood"]
    trouble = next(s.trouble for s in slots if s.trouble)
    assert trouble.id == "trouble-unexpected" and not trouble.values


async def test_leaving_the_screen_ends_the_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def slow(self: ProgressService, measure_id: str, *_: Any) -> TrendView:
        asked.append(measure_id)
        await asyncio.sleep(0.02)
        return TrendView(measure_id, measure_id, b"", 1, 1, "", (), ())

    monkeypatch.setattr(ProgressService, "trend", slow)
    async with living(House().holding(every_day(5)), route="/progress") as screen:
        assert "Drawing" in screen.text()
        await screen.go("/more")
        before = len(asked)
        await asyncio.sleep(0.3)
        assert len(asked) == before < len(ALL_IDS)


async def test_of_ten_years_only_the_days_shown_are_read_and_once() -> None:
    files = TornFiles()
    async with living(House(files=files).holding(every_day(3650)), route="/more") as screen:
        files.read.clear()
        await screen.go("/progress")
        assert drawn(screen) == ALL_IDS and "56 of 56" in screen.text()
        assert files.read == [(DAY - timedelta(55), DAY)]
        await screen.tap(ids.progress_range("all"))
        await screen.tap(ids.progress_table("pain_24h"))
        assert "1 to 31 of 3,650" in screen.text()
