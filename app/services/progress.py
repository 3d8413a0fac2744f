"""How things are going: a picture, sentences and a table for one measure.

Nothing here runs on the event loop but the waiting: rows are read and opened on the
database thread, days, series and pictures are made on the drawing thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from app.charts import registry, words
from app.charts.look import LIGHT, Look, Sheet
from app.domain.checkins import CheckIn
from app.domain.clock import Clock, local_day
from app.domain.history import Day, days
from app.domain.measures import MEASURES, Measure
from app.domain.trends import COMPARE_DAYS, Range, Series, series
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.offload import Offload
from app.services.reading import DayReader
from app.services.trend_view import TrendRow, TrendView, drawn

_BY_ID = {m.id: m for m in MEASURES}


@dataclass(frozen=True)
class _Read:
    """The days of one stretch as they stood after the check-in ``newest``."""

    store: DayReader
    newest: UUID | None
    first: date
    last: date
    days: Sequence[Day]


class ProgressService:
    """Trends of the open diary. ``store`` is asked each time, so that a lock is respected."""

    def __init__(
        self,
        store: Callable[[], DayReader],
        offload: Offload,
        clock: Clock,
        words: Callable[[], Translator],
        formats: Callable[[], Formats],
        fonts: Path | None,
    ) -> None:
        self._store = store
        self._offload = offload
        self._clock = clock
        self._words = words
        self._formats = formats
        self._fonts = fonts
        self._read: _Read | None = None
        self._locks = 0

    def forget(self) -> None:
        """Let go of the days read last; to be called when the diary is locked."""
        self._read = None
        self._locks += 1

    async def trend(
        self,
        measure_id: str,
        span: Range,
        look: Look = LIGHT,
        width: int = 640,
        pixel_ratio: float = 2.0,
        text_scale: float = 1.0,
    ) -> TrendView:
        """The trend of one measure up to today. Units and bounds as in ``Sheet``.

        ``KeyError`` for a measure that is not in ``MEASURES``; errors as in ``DiaryStore``.
        """
        measure = _BY_ID[measure_id]
        today = local_day(self._clock.now())
        locks = self._locks
        sheet = Sheet(look, width, pixel_ratio, text_scale, self._fonts)
        fresh = await self._offload.database(_rows, self._store(), self._read, span, today)
        language = self._words(), self._formats()
        first = span.first(today, fresh.first_day)
        view, read = await self._offload.drawing(_view, measure, first, fresh, sheet, *language)
        if locks == self._locks:  # nothing is kept past a lock that came in between
            self._read = read
        return view


@dataclass(frozen=True)
class _Fresh:
    """What the database thread found: the rows, or ``known`` when nothing has changed."""

    first_day: date | None
    read: _Read
    rows: Iterable[CheckIn] | None


def _rows(store: DayReader, known: _Read | None, span: Range, today: date) -> _Fresh:
    """Read only the days that are shown or compared, and nothing while ``known`` holds them:
    several charts of one screen share a reading. History is append-only, so the row saved
    last tells whether anything changed."""
    first_day, latest = store.first_day(), store.latest_entry()
    compared = today - timedelta(days=2 * COMPARE_DAYS - 1)
    first = min(span.first(today, first_day), compared)
    newest = latest.id if latest is not None else None
    if known is not None and (known.store, known.newest, known.first, known.last) == (
        store,
        newest,
        first,
        today,
    ):
        return _Fresh(first_day, known, None)
    read = _Read(store, newest, first, today, ())
    return _Fresh(first_day, read, store.between(first, today))


def _view(
    measure: Measure, first: date, fresh: _Fresh, sheet: Sheet, say: Translator, formats: Formats
) -> tuple[TrendView, _Read]:
    read = fresh.read
    if fresh.rows is not None:
        read = _Read(read.store, read.newest, read.first, read.last, days(list(fresh.rows)))
    whole = series(measure, read.days, read.first, read.last)
    shown = whole.part(first, read.last)
    state = registry.TREND.state(measure, shown, whole, sheet.width)
    return drawn(state, _table(measure, shown, say, formats), sheet, say, formats), read


def _table(
    measure: Measure, shown: Series, say: Translator, formats: Formats
) -> tuple[TrendRow, ...]:
    said = {v: words.value(measure, v, say, formats) for v in {p.value for p in shown.points}}
    return tuple(
        TrendRow(p.day, said[p.value], p.late, p.corrected) for p in reversed(shown.points)
    )
