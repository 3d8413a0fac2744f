"""What a measure and its values are called. Text ids: ``### Charts`` of the locale files.

A measure that is one question's number takes the words of that question; the others have
their own under ``measure-<id>``.
"""

from __future__ import annotations

from app.domain.items import Direction
from app.domain.measures import Measure
from app.i18n.formats import Formats
from app.i18n.translator import Translator

_BETTER = {
    Direction.LOWER_IS_BETTER: "chart-better-lower",
    Direction.HIGHER_IS_BETTER: "chart-better-higher",
}


def name(measure: Measure, words: Translator) -> str:
    """What the measure is called: "Pain"."""
    own = f"measure-{measure.id}"
    return words(own if words.has(own) else f"item-{measure.item_id}-short")


def end(measure: Measure, value: float, words: Translator, formats: Formats) -> str:
    """An end of the value axis with its anchor: "0 no pain"."""
    side = "low" if value == measure.low else "high"
    own = f"measure-{measure.id}-{side}"
    anchor = words(own if words.has(own) else f"item-{measure.item_id}-{side}")
    return words("chart-end", value=formats.number(value), anchor=anchor)


def better(measure: Measure, words: Translator) -> str:
    """Which way is better, in words; empty where neither is."""
    message = _BETTER.get(measure.direction)
    return words(message) if message else ""


def value(measure: Measure, number: float, words: Translator, formats: Formats) -> str:
    """A value as it is said: "7", "6.5 hours", "moderate". Also for medians between two."""
    own = f"measure-{measure.id}-value"
    if not words.has(own):
        return formats.number(number)
    return words(own, number=number, text=formats.number(number))
