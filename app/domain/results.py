"""What a score says beside earlier ones. Nothing beyond what is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.items import Direction
from app.domain.responses import Response, Responses
from app.domain.scales.model import Band, Scale
from app.domain.scales.scoring import Score, band, score


class Weight(StrEnum):
    """A change against the published meaningful change."""

    SAME = "same"
    """No difference at all."""
    SMALL = "small"
    """Less than the published meaningful change."""
    MAYBE = "maybe"
    """In the range where the publications differ."""
    CLEAR = "clear"
    """At or beyond the published meaningful change."""
    UNKNOWN = "unknown"
    """None is published or on file: the difference is shown as it is."""


@dataclass(frozen=True)
class Change:
    """From an earlier score to this one. ``points``: now minus then. ``better`` is ``None``
    where it did not change, and where neither way is better."""

    then: Response
    before: float
    points: float
    weight: Weight
    better: bool | None


@dataclass(frozen=True)
class Result:
    """A response with its score. ``score`` is ``None`` for a scale without one."""

    scale: Scale
    response: Response
    score: Score | None
    band: Band | None = None
    since_baseline: Change | None = None
    since_last: Change | None = None


def result(scale: Scale, response: Response, known: Responses, reduction: date | None) -> Result:
    """The result of ``response``. ``reduction``: the first day at less, for the baseline."""
    own = score(scale, response.answers)
    if own is None or own.value is None:
        return Result(scale, response, own)
    start = baseline(scale, known, reduction)
    if start is not None and start[0].day >= response.day:
        start = None  # a baseline is one only for the days after it
    return Result(
        scale,
        response,
        own,
        band(scale, own.value),
        since_baseline=_change(scale, start, own.value),
        since_last=_change(scale, known.before(scale, response), own.value),
    )


def baseline(
    scale: Scale, known: Responses, reduction: date | None
) -> tuple[Response, Score] | None:
    """How it was before the taper: the last response with a score up to the first day at
    less, that day included. ``None`` while there is no such day, or nothing by then."""
    return None if reduction is None else known.up_to(scale, reduction)


def _change(scale: Scale, then: tuple[Response, Score] | None, value: float) -> Change | None:
    if then is None or then[1].value is None:
        return None
    return compare(scale, then[0], then[1].value, value)


def compare(scale: Scale, then: Response, before: float, value: float) -> Change:
    """The change from ``before`` to ``value``, both scores of ``scale``."""
    points = value - before
    lower = scale.direction is Direction.LOWER_IS_BETTER
    same = points == 0 or scale.direction is Direction.NEUTRAL
    better = None if same else (points < 0) is lower
    return Change(then, before, points, weigh(scale, before, points), better)


def weigh(scale: Scale, before: float, points: float) -> Weight:
    """``points`` against the published meaningful change of ``scale``."""
    size, known = abs(points), scale.change
    if size == 0:
        return Weight.SAME
    if known is None:
        return Weight.UNKNOWN
    share = known.share is not None and before > 0 and size >= known.share * before - EPSILON
    if size < known.points - EPSILON and not share:
        return Weight.SMALL
    sure = known.clear is None or size >= known.clear - EPSILON
    return Weight.CLEAR if sure else Weight.MAYBE


EPSILON = 1e-9
"""Means of thirds: 5 1/3 minus 4 1/3 is one point, whatever floating point says."""
