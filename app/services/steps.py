"""Dose and days side by side: then and now, step by step, and doses against the plan.

Rows are read on the database thread; what they come to, and the picture, on the drawing
thread. Without a plan nothing of the diary is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.charts import registry
from app.charts.adherence import AdherenceState, parts
from app.charts.look import LIGHT, Look, Sheet
from app.domain.adherence import Count
from app.domain.agreed import medicines
from app.domain.checkins import CheckIn
from app.domain.clock import Clock, local_day
from app.domain.composite import composite
from app.domain.doses import DoseDays
from app.domain.history import days
from app.domain.measures import MEASURES, Measure
from app.domain.records import RecordStore
from app.domain.step_comparison import AROUND_DAYS, compare_steps
from app.domain.taper import Plans
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.offload import Offload
from app.services.reading import DayReader
from app.services.records import read_doses, read_plans
from app.services.step_words import StepView, StepWords, TogetherView

_BY_ID = {m.id: m for m in MEASURES}
COMPARED = tuple(_BY_ID[i] for i in ("interference_24h", "pain_24h", "sleep_hours", "withdrawal"))
"""The measures of the step comparison, daily life first."""


@dataclass(frozen=True)
class StepsView:
    """``steps`` has the newest first and may be empty: a plan whose amount never changed."""

    together: TogetherView
    steps: tuple[StepView, ...]


@dataclass(frozen=True)
class AdherenceRow:
    """A bar of the picture: its first day, the medicine, and its days in words."""

    first: date
    medicine: str
    counts: str


@dataclass(frozen=True)
class AdherenceView:
    """A picture for a screen, ``width`` and ``height`` in logical px. ``rows`` has the newest
    first; ``several``: more than one medicine; ``stretch``: days in each row."""

    png: bytes
    width: int
    height: int
    alt_text: str
    sentences: tuple[str, ...]
    rows: tuple[AdherenceRow, ...]
    several: bool
    stretch: int


class StepsService:
    """The plan beside the days, of the open diary. ``days`` and ``records`` are asked each
    time, so that a lock is respected."""

    def __init__(
        self,
        days: Callable[[], DayReader],
        records: Callable[[], RecordStore],
        offload: Offload,
        clock: Clock,
        words: StepWords,
        fonts: Path | None,
        compared: Sequence[Measure] = COMPARED,
    ) -> None:
        self._compared = compared
        self._days = days
        self._records = records
        self._offload = offload
        self._clock = clock
        self._words = words
        self._fonts = fonts

    async def steps(self) -> StepsView | None:
        """Then and now, and every step up to today; ``None`` while no agreed day has begun.
        Errors as in ``DiaryStore``."""
        today = local_day(self._clock.now())
        read = await self._offload.database(_read, self._days(), self._records(), today)
        if read is None:
            return None
        return await self._offload.drawing(_steps, *read, self._compared, today, self._words)

    async def adherence(
        self,
        span: Range,
        look: Look = LIGHT,
        width: int = 640,
        pixel_ratio: float = 2.0,
        text_scale: float = 1.0,
    ) -> AdherenceView | None:
        """Doses against the plan up to today; ``None`` while no agreed day has begun. Units
        and bounds as in ``Sheet``; errors as in ``DiaryStore``."""
        today = local_day(self._clock.now())
        doses = await self._offload.database(_doses, self._records(), span, today)
        if doses is None:
            return None
        sheet = Sheet(look, width, pixel_ratio, text_scale, self._fonts)
        return await self._offload.drawing(_adherence, doses, span, today, sheet, self._words)


def _begun(plans: Plans, today: date) -> date | None:
    """The first agreed day, if it is there yet."""
    first = plans.first_day
    return first if first is not None and first <= today else None


def _read(
    store: DayReader, records: RecordStore, today: date
) -> tuple[Plans, Sequence[CheckIn]] | None:
    plans = read_plans(records)
    begun = _begun(plans, today)
    if begun is None:
        return None
    # The first step may fall on the second day; two weeks of days lie before it.
    return plans, store.between(begun - timedelta(days=AROUND_DAYS), today)


def _steps(
    plans: Plans,
    rows: Sequence[CheckIn],
    compared: Sequence[Measure],
    today: date,
    words: StepWords,
) -> StepsView:
    found = days(rows)
    steps = compare_steps(plans, found, compared, today)
    return StepsView(
        words.together(composite(plans, found, today)),
        tuple(words.step(step) for step in reversed(steps)),
    )


def _doses(records: RecordStore, span: Range, today: date) -> DoseDays | None:
    plans = read_plans(records)
    begun = _begun(plans, today)
    if begun is None:
        return None
    return read_doses(records, plans, span.first(today, begun), today)


def _adherence(
    doses: DoseDays, span: Range, today: date, sheet: Sheet, words: StepWords
) -> AdherenceView:
    say, formats = words.say, words.formats
    first = span.first(today, doses.plans.first_day)
    state = registry.ADHERENCE.state(doses, medicines(doses.plans), first, today, sheet.width)
    picture = registry.ADHERENCE.draw(state, sheet, say, formats)
    sentences = registry.ADHERENCE.describe(state, say, formats)
    alt_text = say(
        "progress-picture",
        name=say("adherence-title"),
        first=formats.table_day(first),
        last=formats.table_day(today),
        text=" ".join(sentences),
    )
    return AdherenceView(
        picture.png,
        picture.width,
        picture.height,
        alt_text,
        sentences,
        _rows(state, say, formats),
        len(state.panels) > 1,
        state.stretch,
    )


def _rows(state: AdherenceState, say: Translator, formats: Formats) -> tuple[AdherenceRow, ...]:
    """Each bar of each medicine, the newest first; none for a bar without an agreed day."""
    bars = [(bar, panel.name) for panel in state.panels for bar in panel.bars if bar.days]
    bars.sort(key=_last_day, reverse=True)
    return tuple(AdherenceRow(bar.first, name, parts(bar, say, formats)) for bar, name in bars)


def _last_day(found: tuple[Count, str]) -> date:
    return found[0].last
