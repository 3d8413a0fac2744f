"""What a measure or a score and its values are called. Text ids: ``### Charts`` and
``### Score trends`` of the locale files.

A measure that is one question's number takes the words of that question; the others have
their own under ``measure-<id>``. Scores: see ``score_words``.
"""

from __future__ import annotations

from app.charts import score_words
from app.domain.items import Direction
from app.domain.traces import Charted, Trace
from app.i18n.formats import Formats
from app.i18n.translator import Translator

_BETTER = {
    Direction.LOWER_IS_BETTER: "chart-better-lower",
    Direction.HIGHER_IS_BETTER: "chart-better-higher",
}


def name(measure: Charted, words: Translator) -> str:
    """What it is called: "Pain"."""
    if isinstance(measure, Trace):
        return score_words.name(measure, words)
    own = f"measure-{measure.id}"
    return words(own if words.has(own) else f"item-{measure.item_id}-short")


def end(measure: Charted, value: float, words: Translator, formats: Formats) -> str:
    """An end of the value axis with its anchor: "0 no pain"."""
    low = value == measure.low
    if isinstance(measure, Trace):
        anchor = score_words.end(measure, low, words)
    else:
        side = "low" if low else "high"
        own = f"measure-{measure.id}-{side}"
        anchor = words(own if words.has(own) else f"item-{measure.item_id}-{side}")
    return words("chart-end", value=formats.number(value), anchor=anchor)


def better(measure: Charted, words: Translator) -> str:
    """Which way is better, in words; empty where neither is."""
    message = _BETTER.get(measure.direction)
    return words(message) if message else ""


def value(measure: Charted, number: float, words: Translator, formats: Formats) -> str:
    """A value as it is said: "7", "6.5 hours", "moderate". Also for medians between two."""
    own = f"measure-{measure.id}-value"
    if isinstance(measure, Trace) or not words.has(own):
        return formats.number(number)
    return words(own, number=number, text=formats.number(number))
