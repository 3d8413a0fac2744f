"""The glide path of the open diary: where am I against the agreed plan, and how am I.

Rows are read and opened on the database thread; the path, the days and the picture are made
on the drawing thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from app.charts.look import LIGHT, Look, Sheet
from app.domain.agreed import medicines
from app.domain.clock import Clock, local_day
from app.domain.doses import DoseDays
from app.domain.glide import AHEAD_DAYS, mme_offered
from app.domain.history import Day, days
from app.domain.medicines import Medicine
from app.domain.records import RecordStore
from app.domain.traces import CHARTED, Trace
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.glide_read import Fresh, Key, doses, first_shown, read
from app.services.glide_view import Asked, GlideView, view
from app.services.offload import Offload
from app.services.reading import DayReader
from app.services.records import read_plans
from app.services.score_trends import ScoresRead, answered_traces, read_scores

_BY_ID = {m.id: m for m in CHARTED}


@dataclass(frozen=True)
class GlideChoices:
    """What a path can be shown of: the regular medicines of every version, in the order first
    agreed, and whether all opioids together can be given in MME."""

    medicines: tuple[Medicine, ...]
    total: bool


@dataclass(frozen=True)
class _Known:
    """The rows of one reading, put together."""

    key: Key
    doses: DoseDays
    days: Sequence[Day]


class GlideService:
    """The glide path. ``store`` and ``records`` are asked each time, so that a lock is
    respected."""

    def __init__(
        self,
        store: Callable[[], DayReader],
        records: Callable[[], RecordStore],
        offload: Offload,
        clock: Clock,
        words: Translator,
        formats: Formats,
        fonts: Path | None,
        *,
        part: bool = False,
    ) -> None:
        """``part``: no more of the plan is known than the days of a package."""
        self._part = part
        self._store = store
        self._records = records
        self._offload = offload
        self._clock = clock
        self._words = words
        self._formats = formats
        self._fonts = fonts
        self._known: _Known | None = None
        self._scores: ScoresRead | None = None
        self._locks = 0

    def forget(self) -> None:
        """Let go of what was read last; to be called when the diary is locked."""
        self._known = self._scores = None
        self._locks += 1

    async def choices(self, span: Range = Range.ALL) -> GlideChoices:
        """What can be chosen for the days of ``span``. Errors as in ``DiaryStore``."""
        today = local_day(self._clock.now())
        return await self._offload.database(_choices, self._store(), self._records(), span, today)

    async def scores(self) -> tuple[Trace, ...]:
        """The scores that can stand under the path: those of questionnaires that were
        answered. Errors as in ``DiaryStore``."""
        today = local_day(self._clock.now())
        read = await self._offload.database(
            read_scores, self._store(), self._records(), self._scores, today
        )
        return await self._offload.drawing(answered_traces, read.responses)

    async def glide(
        self,
        medicine_id: UUID | None,
        measure_ids: Sequence[str],
        span: Range,
        look: Look = LIGHT,
        width: int = 640,
        pixel_ratio: float = 2.0,
        text_scale: float = 1.0,
        milestones: Sequence[tuple[date, str]] = (),
    ) -> GlideView:
        """The path up to today. ``medicine_id`` is ``None`` for MME and where there is no
        plan yet; one that is no longer in the plan becomes the first that is. ``measure_ids``:
        0 to 4 of ``MEASURES`` and ``TRACES``, else ``KeyError``. ``milestones``: those
        reached, each with its day and wording. Units and bounds as in ``Sheet``; errors as in
        ``DiaryStore``."""
        measures = tuple(_BY_ID[i] for i in measure_ids)
        today = local_day(self._clock.now())
        locks = self._locks
        known = self._known
        fresh = await self._offload.database(
            read, self._store(), self._records(), known.key if known else None, span, today
        )
        scores = self._scores
        if any(isinstance(m, Trace) for m in measures):
            scores = await self._offload.database(
                read_scores, self._store(), self._records(), scores, today
            )
        asked = Asked(medicine_id, measures, fresh.begin, today, milestones, scores, self._part)
        sheet = Sheet(look, width, pixel_ratio, text_scale, self._fonts)
        drawn, now = await self._offload.drawing(
            _drawn, asked, known, fresh, sheet, self._words, self._formats
        )
        if locks == self._locks:  # nothing is kept past a lock that came in between
            self._known, self._scores = now, scores
        return drawn


def _choices(store: DayReader, records: RecordStore, span: Range, today: date) -> GlideChoices:
    plans = read_plans(records)
    begin = first_shown(plans, span, today, store.first_day())
    return GlideChoices(
        medicines(plans), mme_offered(plans, begin, today + timedelta(days=AHEAD_DAYS))
    )


def _drawn(
    asked: Asked,
    known: _Known | None,
    fresh: Fresh,
    sheet: Sheet,
    say: Translator,
    formats: Formats,
) -> tuple[GlideView, _Known]:
    if known is None or fresh.checkins is not None:
        known = _Known(fresh.key, doses(fresh), days(list(fresh.checkins or ())))
    there = [m.id for m in medicines(fresh.plans)]
    if asked.medicine_id is not None and asked.medicine_id not in there:
        asked = replace(asked, medicine_id=there[0] if there else None)
    return view(asked, known.doses, known.days, sheet, say, formats), known
