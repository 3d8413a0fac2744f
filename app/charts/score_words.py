"""What a score or a rating of a questionnaire and its values are called.

Where the definition has words they are taken from there; the others stand under
``score-<id>`` of the locale files.
"""

from __future__ import annotations

from app.domain.scales.model import Choice
from app.domain.traces import Trace
from app.i18n.formats import Formats
from app.i18n.scale_words import ScaleWords
from app.i18n.translator import Translator


def name(trace: Trace, say: Translator) -> str:
    """What it is called: that of the scale, or a short name for one of its questions."""
    if trace.question is None:
        return ScaleWords(trace.scale, say).name
    return say(f"score-{trace.id}-name")


def end(trace: Trace, low: bool, say: Translator) -> str:
    """The words at the low or the high end."""
    words = ScaleWords(trace.scale, say)
    if trace.question is not None:
        return words.ends(trace.question)[0 if low else 1]
    choice = _choice(trace)
    if choice is not None:
        return words.option(choice.option(int(trace.low if low else trace.high)))
    return say(f"score-{trace.id}-low" if low else f"score-{trace.id}-high")


def full(trace: Trace, value: float, say: Translator, formats: Formats) -> str:
    """A value as sentences and tables say it: with its words where it is one worded answer."""
    choice = _choice(trace)
    if choice is None:
        return formats.number(value)
    answer = ScaleWords(trace.scale, say).option(choice.option(int(value)))
    return say("score-answer", value=formats.number(value), answer=answer)


def worded(trace: Trace) -> bool:
    """Whether it is one worded answer."""
    return _choice(trace) is not None


def _choice(trace: Trace) -> Choice | None:
    """The answers of a scale that is one worded question."""
    questions = trace.scale.questions
    answers = questions[0].answers if len(questions) == 1 else None
    return answers if isinstance(answers, Choice) else None
