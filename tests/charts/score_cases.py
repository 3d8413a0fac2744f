"""Scores that are awkward to draw: rare, left out, late, all the same, years of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from uuid import UUID

from app.charts import registry
from app.charts.score_sentences import Told
from app.charts.trend import TrendState
from app.domain.responses import Response, Responses
from app.domain.scales.model import Answers
from app.domain.traces import TRACES, given, newest, trace_series
from tests.charts.cases import wave
from tests.domain.make import day

BY_ID = {t.id: t for t in TRACES}


def said(number: int, on: int, trace_id: str, answers: Answers, late: int = 0) -> Response:
    """Response ``number`` for day ``on``, entered ``late`` days afterwards."""
    at = datetime.combine(day(on + late), time(20), UTC)
    return Response(UUID(int=number + 1), day(on), at, BY_ID[trace_id].scale.id, answers)


def each(number: int, on: int, trace_id: str, value: int, late: int = 0) -> Response:
    """The same answer to each question."""
    answers = {q.id: value for q in BY_ID[trace_id].scale.questions}
    return said(number, on, trace_id, answers, late)


def weekly(weeks: int, late: frozenset[int] = frozenset()) -> list[Response]:
    """PEG for so many weeks, with three left out in the middle and one not scored."""
    rows = []
    for n in range(weeks):
        if weeks // 2 <= n < weeks // 2 + 3 and weeks > 5:
            continue
        pain, rest = wave(n) % 11, wave(n + 3) % 11
        answers = {"pain": pain, "enjoyment": rest, "activity": min(rest + 1, 10)}
        if n == 1:
            del answers["activity"]
        rows.append(said(n, 7 * n, "peg", answers, int(n in late)))
    return rows


def listed(length: int) -> list[Response]:
    """Withdrawal lists on some days of every other two weeks."""
    days = (n for n in range(length) if n % 28 < 14 and n % 3 != 1)
    topics = BY_ID["withdrawal_list"].scale.questions
    return [
        said(n, n, "withdrawal_list", {q.id: (wave(n) + i) % 4 for i, q in enumerate(topics)})
        for n in days
    ]


def state(
    trace_id: str,
    saved: Sequence[Response],
    length: int,
    width: int = 640,
    first: int = 0,
    reduction: int | None = None,
) -> TrendState:
    """The state of a chart of the days ``first`` to ``length``."""
    trace, known = BY_ID[trace_id], Responses(saved)
    found = given(trace, known, day(first), day(length - 1))
    shown = trace_series(trace, found, day(first), day(length - 1))
    lower = None if reduction is None else day(reduction)
    told = Told(trace, newest(trace, known, lower), len(found))
    return registry.TREND.state(trace, shown, shown, width, told)
