"""Scores of the questionnaires over time: a picture, sentences and a table for each.

Rows are read and opened on the database thread, once for all cards of a screen; series and
pictures are made on the drawing thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from uuid import UUID

from app.charts import registry, score_words
from app.charts.look import LIGHT, Look, Sheet
from app.charts.score_sentences import Told
from app.domain.baseline import first_reduction
from app.domain.clock import Clock, local_day
from app.domain.records import RecordStore
from app.domain.responses import Responses
from app.domain.scales.model import Scale
from app.domain.scales.registry import BY_ID as SCALE_BY_ID
from app.domain.taper import Plans
from app.domain.traces import CHECKS, TRACES, Given, Trace, given, newest, trace_series
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.i18n.scale_words import ScaleWords
from app.i18n.translator import Translator
from app.services.offload import Offload
from app.services.reading import DayReader
from app.services.scale_read import plans_or_none, read_responses
from app.services.trend_view import TrendRow, TrendView, drawn

TRACE_BY_ID = {t.id: t for t in TRACES}

Tell = Callable[[Scale], Scale]
"""A questionnaire as somebody is told of it: whole, or without a question that they are not
(``domain.report.left_out.told_scale``)."""


def whole(scale: Scale) -> Scale:
    """For the person whose diary it is."""
    return scale


def told(trace: Trace, tell: Tell) -> Trace:
    """A trace with the range of the questions that are told of."""
    scale = tell(trace.scale)
    if scale is trace.scale or trace.question is not None:
        return trace
    return replace(trace, scale=scale, low=scale.low, high=scale.high)


@dataclass(frozen=True)
class Answered:
    """What has been answered at least once, in the order shown: numbers over time, and
    questionnaires whose answers stand for themselves."""

    traces: tuple[Trace, ...]
    checks: tuple[Scale, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One answered questionnaire without a score: each question with its answer."""

    day: date
    lines: tuple[str, ...]
    late: bool
    corrected: bool


@dataclass(frozen=True)
class CheckView:
    """The answers of one questionnaire without a score, the newest first."""

    scale_id: str
    name: str
    sentence: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True)
class ScoresRead:
    """The responses as they stood after the record ``last_record``."""

    store: RecordStore
    last_record: UUID | None
    today: date
    first_day: date | None
    responses: Responses
    plans: Plans

    @cached_property
    def reduction(self) -> date | None:
        """The first day at less. Walks over the days of the plan: for the drawing thread."""
        return first_reduction(self.plans, self.today)

    def told(self, trace: Trace, times: int) -> Told:
        """What is told of a trace that was answered ``times`` in the days shown."""
        return Told(trace, newest(trace, self.responses, self.reduction), times)


class ScoreTrends:
    """The scores of the open diary. ``days`` and ``records`` are asked each time, so that a
    lock is respected."""

    def __init__(
        self,
        days: Callable[[], DayReader],
        records: Callable[[], RecordStore],
        offload: Offload,
        clock: Clock,
        words: Translator,
        formats: Formats,
        fonts: Path | None,
        tell: Tell = whole,
        *,
        part: bool = False,
    ) -> None:
        """``part``: of a package, which may begin after the first day at less."""
        self._part = part
        self._days = days
        self._records = records
        self._tell = tell
        self._offload = offload
        self._clock = clock
        self._words = words
        self._formats = formats
        self._fonts = fonts
        self._known: ScoresRead | None = None

    async def answered(self) -> Answered:
        """What there is to show. Errors as in ``DiaryStore``."""
        return await self._offload.drawing(_answered, await self._read(), self._tell)

    async def trend(
        self,
        trace_id: str,
        span: Range,
        look: Look = LIGHT,
        width: int = 640,
        pixel_ratio: float = 2.0,
        text_scale: float = 1.0,
    ) -> TrendView:
        """The trend of one score up to today, as ``ProgressService.trend``. ``KeyError`` for
        an id that is not in ``TRACES``."""
        trace, known = told(TRACE_BY_ID[trace_id], self._tell), await self._read()
        sheet = Sheet(look, width, pixel_ratio, text_scale, self._fonts)
        return await self._offload.drawing(
            _view, trace, known, span, sheet, self._words, self._formats
        )

    async def check(self, scale_id: str, span: Range) -> CheckView:
        """The answers of one of ``CHECKS`` in the days of ``span``."""
        scale, known = self._tell(SCALE_BY_ID[scale_id]), await self._read()
        return await self._offload.drawing(_check, scale, known, span, self._words, self._formats)

    async def _read(self) -> ScoresRead:
        today = local_day(self._clock.now())
        read = await self._offload.database(
            read_scores, self._days(), self._records(), self._known, today
        )
        self._known = read = replace(read, plans=Plans([])) if self._part else read
        return read


def read_scores(
    days: DayReader, records: RecordStore, known: ScoresRead | None, today: date
) -> ScoresRead:
    """Every response, and nothing while ``known`` holds them: rows are only ever added, so
    that the one saved last tells whether anything changed. Blocking."""
    last, first_day = records.newest_record(), days.first_day()
    if known is not None and (known.store, known.last_record, known.today, known.first_day) == (
        records,
        last,
        today,
        first_day,
    ):
        return known
    responses = read_responses(records)
    return ScoresRead(records, last, today, first_day, responses, plans_or_none(records))


def answered_traces(known: Responses) -> tuple[Trace, ...]:
    """The traces whose questionnaire was answered at least once."""
    return tuple(t for t in TRACES if t.responses(known))


def _answered(known: ScoresRead, tell: Tell) -> Answered:
    checks = tuple(s for s in CHECKS if known.responses.of(s))
    traces = tuple(told(trace, tell) for trace in answered_traces(known.responses))
    return Answered(traces, checks)


def _first(known: ScoresRead, span: Range) -> date:
    """All days begin with the diary, or with a questionnaire that was answered before it."""
    days = (known.first_day, *(r.day for r in known.responses.all[:1]))
    return span.first(known.today, min((d for d in days if d is not None), default=None))


def _view(
    trace: Trace,
    known: ScoresRead,
    span: Range,
    sheet: Sheet,
    say: Translator,
    formats: Formats,
) -> TrendView:
    first, last = _first(known, span), known.today
    found = given(trace, known.responses, first, last)
    shown = trace_series(trace, found, first, last)
    told = known.told(trace, len(found))
    state = registry.TREND.state(trace, shown, shown, sheet.width, told)
    return drawn(state, _rows(trace, found, say, formats), sheet, say, formats)


def _rows(
    trace: Trace, found: Sequence[Given], say: Translator, formats: Formats
) -> tuple[TrendRow, ...]:
    values = {g.value for g in found if g.value is not None}
    said = {v: score_words.full(trace, v, say, formats) for v in values}
    none = say("score-without")
    return tuple(
        TrendRow(g.response.day, none if g.value is None else said[g.value], g.late, g.corrected)
        for g in reversed(found)
    )


def _check(
    scale: Scale, known: ScoresRead, span: Range, say: Translator, formats: Formats
) -> CheckView:
    first, last = _first(known, span), known.today
    words = ScaleWords(scale, say)
    trails = {s.row.id: s.trail for s in known.responses.chains}
    rows = tuple(
        CheckRow(
            day=response.day,
            lines=tuple(
                say(
                    "score-table-line",
                    question=words.question(q),
                    answer=words.answer(q, response.answers[q.id], formats),
                )
                for q in scale.questions
                if q.id in response.answers
            ),
            late=(trails[response.id] or (response,))[0].late,
            corrected=any(t.answers != response.answers for t in trails[response.id]),
        )
        for response in reversed(known.responses.of(scale))
        if first <= response.day <= last
    )
    days = (formats.table_day(first), formats.table_day(last))
    message = "score-checks-last" if rows else "score-text-empty"
    return CheckView(
        scale.id, words.name, say(message, times=len(rows), first=days[0], last=days[1]), rows
    )
