"""What Progress can draw: one number a day, made from the day's answers.

A measure is not a score of a published instrument. ``value`` returns ``None`` where the
day says nothing about it: missing is missing, never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.domain.history import Day
from app.domain.items import ITEMS, NONE, SEVERITIES, Direction, NumberItem


@dataclass(frozen=True)
class Measure:
    """A daily number with its range, unit (UCUM or ``None``) and better direction."""

    id: str
    item_id: str
    low: float
    high: float
    direction: Direction
    value: Callable[[Day], float | None]
    unit: str | None = None

    rhythm: ClassVar[int] = 1
    """Days between two values: see ``Trace``."""


def _number(item_id: str) -> Measure:
    item = ITEMS[item_id]
    if not isinstance(item, NumberItem):
        raise TypeError(f"{item_id} is not a number")

    def value(day: Day) -> float | None:
        answer = day.answer(item_id)
        return float(answer) if isinstance(answer, (int, float)) else None

    high = 12.0 if item_id == "sleep_hours" else item.high
    return Measure(item_id, item_id, item.low, high, item.direction, value, item.unit)


def _worst_side_effect(day: Day) -> float | None:
    answer = day.answer("side_effects")
    if not isinstance(answer, Mapping):
        return None
    if NONE in answer:
        return 0.0
    # An effect without a severity says nothing about how strong it was.
    ranks = [SEVERITIES.index(s) + 1 for s in answer.values() if s]
    return float(max(ranks)) if ranks else None


def _things_done(day: Day) -> float | None:
    answer = day.answer("activity")
    return float(len(answer)) if isinstance(answer, tuple) else None


MEASURES: tuple[Measure, ...] = (
    _number("pain_24h"),
    _number("interference_24h"),
    _number("mood"),
    _number("sleep_hours"),
    _number("sleep_quality"),
    _number("withdrawal"),
    _number("craving"),
    Measure("side_effects", "side_effects", 0, 3, Direction.LOWER_IS_BETTER, _worst_side_effect),
    Measure("activity", "activity", 0, 6, Direction.HIGHER_IS_BETTER, _things_done),
)
"""Every measure with a trend chart, in the order shown. ``sleep_hours`` has a usual upper
bound of 12 h for the axis; longer nights widen it."""
