"""What of the questionnaires can be drawn over time: scores, and ratings that stand for
themselves. It all follows from the definitions of the scales.

A scored scale has one trace, its score. Of an unscored one each rating is a trace; worded
answers without a score cannot be drawn (``CHECKS``: they are read as a table).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.items import Direction
from app.domain.measures import MEASURES, Measure
from app.domain.responses import Response, Responses, opener
from app.domain.results import Change, Result, compare, result
from app.domain.scales.model import Answers, Question, Rating, Scale
from app.domain.scales.registry import SCALES
from app.domain.scales.scoring import Score, score
from app.domain.trends import Point, Series

RARELY = 28
"""Days between two answers of a scale that is not repeated by itself."""


@dataclass(frozen=True)
class Trace:
    """A number of a questionnaire over time. ``question`` is ``None`` for the score.

    ``low`` to ``high`` is its whole range. ``rhythm``: about so many days lie between two
    answers; points up to ``joined`` days apart are joined by a line, others are a gap.
    """

    id: str
    scale: Scale
    question: Question | None
    low: float
    high: float
    rhythm: int

    @property
    def direction(self) -> Direction:
        """Which way is better."""
        return self.scale.direction

    @property
    def joined(self) -> int:
        """Twice the rhythm: one that was left out does not break the line."""
        return 2 * self.rhythm

    def value(self, answers: Answers) -> float | None:
        """The number that the answers give; ``None`` where there is none."""
        if self.question is not None:
            answer = answers.get(self.question.id)
            return float(answer) if isinstance(answer, int) else None
        found = score(self.scale, answers)
        return None if found is None else found.value

    def responses(self, known: Responses) -> list[Response]:
        """The responses that it is made from, those without a number too, oldest first."""
        return known.of(self.scale)


Charted = Measure | Trace
"""What a trend chart can draw."""


def _traces(scale: Scale) -> Iterator[Trace]:
    rhythm = _rhythm(scale)
    if scale.method is not None:
        yield Trace(scale.id, scale, None, scale.low, scale.high, rhythm)
        return
    for question in scale.questions:
        if isinstance(question.answers, Rating):
            low, high = question.answers.low, question.answers.high
            yield Trace(f"{scale.id}_{question.id}", scale, question, low, high, rhythm)


def _rhythm(scale: Scale) -> int:
    if scale.schedule.after_step is not None:
        return 1
    first = opener(scale.id)
    return scale.schedule.every or (first.schedule.every if first is not None else None) or RARELY


TRACES: tuple[Trace, ...] = tuple(trace for scale in SCALES for trace in _traces(scale))
"""Every trace, in the order shown."""

CHARTED: tuple[Charted, ...] = (*MEASURES, *TRACES)
"""Everything that has a trend, in the order shown."""

CHECKS: tuple[Scale, ...] = tuple(
    s for s in SCALES if s.schedule.every is not None and not tuple(_traces(s))
)
"""The scales that are answered again and again without a number: their answers by day."""


@dataclass(frozen=True, slots=True)
class Given:
    """A response with its number, ``None`` where it has none. ``late``: first given on a later
    day. ``corrected``: another number, or none, is kept behind it."""

    response: Response
    value: float | None
    late: bool
    corrected: bool


def given(trace: Trace, known: Responses, first: date, last: date) -> list[Given]:
    """What was answered from ``first`` to ``last``, both included, oldest first."""
    trails = {s.row.id: s.trail for s in known.chains}
    return [
        _given(trace, response, trails.get(response.id, ()))
        for response in trace.responses(known)
        if first <= response.day <= last
    ]


def _given(trace: Trace, response: Response, trail: tuple[Response, ...]) -> Given:
    value = trace.value(response.answers)
    # A correction made later of what was answered in time is a correction, not late.
    late = (trail[0] if trail else response).late
    return Given(response, value, late, any(trace.value(t.answers) != value for t in trail))


def trace_series(trace: Trace, found: list[Given], first: date, last: date) -> Series:
    """The points of ``found``, which lie between ``first`` and ``last``."""
    points = (
        Point(g.response.day, g.value, g.late, g.corrected) for g in found if g.value is not None
    )
    return Series(first, last, tuple(points), trace.joined)


def newest(trace: Trace, known: Responses, reduction: date | None) -> Result | None:
    """The newest response with a number, beside earlier ones; ``None`` where there is none.
    ``reduction``: the first day at less, for the baseline. A rating is told like a score."""
    found = [(r, v) for r in trace.responses(known) if (v := trace.value(r.answers)) is not None]
    if not found:
        return None
    response, value = found[-1]
    if trace.question is None:
        return result(trace.scale, response, known, reduction)
    start = [(r, v) for r, v in found if reduction is not None and r.day <= reduction][-1:]
    # A baseline is one only for the days after it.
    start = [(r, v) for r, v in start if r.day < response.day]
    return Result(
        trace.scale,
        response,
        Score(value),
        since_baseline=_change(trace, start, value),
        since_last=_change(trace, found[-2:-1], value),
    )


def _change(trace: Trace, then: list[tuple[Response, float]], value: float) -> Change | None:
    return compare(trace.scale, *then[0], value) if then else None
