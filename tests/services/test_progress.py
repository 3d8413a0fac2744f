"""Trends for a screen: the right days, read once, drawn off the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

import pytest

from app.charts import registry
from app.charts.look import DARK
from app.data.memory import MemoryDiaryStore
from app.domain.checkins import CheckIn
from app.domain.measures import MEASURES
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.services.offload import Offload
from app.services.progress import ProgressService
from tests.charts.cases import ENGLISH, FONTS, checkin, right_to_left
from tests.charts.compare import opened
from tests.domain.make import day, said, taken_back

TODAY = day(55)
HEBREW = right_to_left()


class CountedStore(MemoryDiaryStore):
    """Notes every stretch that is read."""

    def __init__(self, rows: Sequence[CheckIn]) -> None:
        super().__init__()
        for row in rows:
            self.add(row)
        self.reads: list[tuple[date, date]] = []

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        self.reads.append((first, last))
        return super().between(first, last)


class StoppedClock:
    """Noon of ``TODAY``."""

    def now(self) -> datetime:
        return datetime.combine(TODAY, time(12), UTC)


@pytest.fixture(scope="module")
def offload() -> Iterator[Offload]:
    """The two threads, running and with matplotlib imported: what a screen finds."""
    threads = Offload()
    assert threads._database is not None
    assert threads._drawing is not None
    threads._database.submit(int).result()
    threads._drawing.submit(registry.warm_up).result()
    yield threads
    threads.close()


@pytest.fixture
def ten_years() -> CountedStore:
    """Every other day for ten years."""
    return CountedStore([said(n + 1, n - 3650, pain_24h=n % 11) for n in range(0, 3650 + 56, 2)])


@pytest.fixture
def store() -> CountedStore:
    rows = [checkin(n) for n in range(0, 55, 2)]
    return CountedStore(rows)


def service(store: MemoryDiaryStore, offload: Offload) -> ProgressService:
    formats = Formats(ENGLISH.locale)
    return ProgressService(
        lambda: store, offload, StoppedClock(), lambda: ENGLISH, lambda: formats, FONTS
    )


async def test_a_trend_has_picture_sentences_and_table(
    store: CountedStore, offload: Offload
) -> None:
    view = await service(store, offload).trend("pain_24h", Range.TWO_WEEKS, DARK, 320, 2.0, 1.0)
    assert opened(view.png).size == (2 * view.width, 2 * view.height)
    assert view.width == 320
    assert view.name == "Pain"
    assert view.sentences[0] == "7 of 14 days have an entry."
    assert view.alt_text.startswith("Pain, Apr 14, 2025 to Apr 27, 2025. 7 of 14")
    assert all(s in view.alt_text for s in view.sentences)
    assert [r.day for r in view.rows] == [day(n) for n in (54, 52, 50, 48, 46, 44, 42)]


async def test_rows_carry_late_and_corrected_and_say_the_value(offload: Offload) -> None:
    store = CountedStore(
        [
            said(1, 50, late=2, sleep_hours=6.5),
            said(2, 51, sleep_hours=1),
            said(3, 51, late=1, replaces=2, sleep_hours=7),
            said(4, 52, sleep_hours=3),
            taken_back(5, 4, 52),
        ]
    )
    view = await service(store, offload).trend("sleep_hours", Range.EIGHT_WEEKS)
    assert [(r.day, r.value, r.late, r.corrected) for r in view.rows] == [
        (day(51), "7 hours", False, True),
        (day(50), "6.5 hours", True, False),
    ]


@pytest.mark.parametrize(
    ("span", "first"),
    [(Range.TWO_WEEKS, day(28)), (Range.EIGHT_WEEKS, day(0)), (Range.ALL, day(0))],
)
async def test_only_the_days_needed_are_read(
    store: CountedStore, offload: Offload, span: Range, first: date
) -> None:
    await service(store, offload).trend("mood", span)
    assert store.reads == [(first, TODAY)]


async def test_two_weeks_compare_with_days_that_are_not_shown(
    store: CountedStore, offload: Offload
) -> None:
    view = await service(store, offload).trend("pain_24h", Range.TWO_WEEKS)
    assert "For the 14 days before it is" in view.alt_text


async def test_all_charts_of_a_screen_share_one_reading(
    store: CountedStore, offload: Offload
) -> None:
    trends = service(store, offload)
    for measure in MEASURES:
        await trends.trend(measure.id, Range.EIGHT_WEEKS)
    assert len(store.reads) == 1


async def test_a_new_entry_a_correction_and_an_undo_are_seen_at_once(
    store: CountedStore, offload: Offload
) -> None:
    trends = service(store, offload)

    async def newest() -> list[str]:
        view = await trends.trend("mood", Range.TWO_WEEKS)
        return [r.value for r in view.rows]

    assert await newest() == []
    store.add(said(900, 55, mood=3))
    assert await newest() == ["3"]
    store.add(said(901, 55, replaces=900, mood=8))
    assert await newest() == ["8"]
    store.add(taken_back(902, 901, 55))
    assert await newest() == ["3"]


async def test_another_diary_is_never_shown_the_days_of_the_last_one(
    store: CountedStore, offload: Offload
) -> None:
    newest = store.latest_entry()
    assert newest is not None
    stores = [store, CountedStore([newest])]  # a copy put back: the same last row, other days
    formats = Formats(ENGLISH.locale)
    trends = ProgressService(
        lambda: stores[0], offload, StoppedClock(), lambda: ENGLISH, lambda: formats, FONTS
    )
    assert len((await trends.trend("pain_24h", Range.EIGHT_WEEKS)).rows) > 1
    del stores[0]
    assert len((await trends.trend("pain_24h", Range.EIGHT_WEEKS)).rows) == 1


async def test_nothing_is_kept_past_a_lock(store: CountedStore, offload: Offload) -> None:
    trends = service(store, offload)
    await trends.trend("pain_24h", Range.ALL)
    trends.forget()
    await trends.trend("pain_24h", Range.ALL)
    assert len(store.reads) == 2
    drawing = asyncio.ensure_future(trends.trend("pain_24h", Range.TWO_WEEKS))
    await asyncio.sleep(0)
    trends.forget()
    await drawing
    assert trends._read is None


async def test_the_language_of_the_moment_is_used(store: CountedStore, offload: Offload) -> None:
    formats = Formats(HEBREW.locale)
    trends = ProgressService(
        lambda: store, offload, StoppedClock(), lambda: HEBREW, lambda: formats, FONTS
    )
    view = await trends.trend("pain_24h", Range.ALL)
    assert view.name == HEBREW("item-pain_24h-short")


async def test_an_unknown_measure_is_a_defect_of_the_caller(
    store: CountedStore, offload: Offload
) -> None:
    with pytest.raises(KeyError):
        await service(store, offload).trend("moon", Range.ALL)


async def test_ten_years_are_read_and_drawn_off_the_event_loop(
    ten_years: CountedStore, offload: Offload
) -> None:
    """The loop guard of this room fails it if they are not; the bench says how long."""
    view = await service(ten_years, offload).trend("pain_24h", Range.ALL)
    assert len(view.rows) == 3706 / 2
    assert "four weeks" in view.sentences[-1]
