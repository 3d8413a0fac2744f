"""From answers to a score. Pure; nothing is guessed.

None of the instruments shipped has a rule for missing answers on file (``clinical.md``,
section 1 gives none), so one missing answer means "not scored", with the reason. What is
allowed by their manuals may be added once it is verified *check*.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.scales.model import (
    Answer,
    Answers,
    Band,
    Choice,
    Method,
    Question,
    Rating,
    Scale,
)


@dataclass(frozen=True)
class Score:
    """``value`` is ``None`` where it is not scored: ``missing`` then names the questions
    without an answer, in their order."""

    value: float | None
    missing: tuple[str, ...] = ()


def score(scale: Scale, answers: Answers) -> Score | None:
    """The score of a scale; ``None`` for one that has no score at all."""
    if scale.method is None:
        return None
    missing = tuple(q.id for q in scale.questions if q.id not in answers)
    if missing:
        return Score(None, missing)
    values = [float(answers[q.id]) for q in scale.questions]
    total = sum(values)
    return Score(total / len(values) if scale.method is Method.MEAN else total)


def band(scale: Scale, value: float) -> Band | None:
    """The published band of a score; ``None`` where none is published or it lies below."""
    found = [b for b in scale.bands if value >= b.low]
    return found[-1] if found else None


def at_cut(scale: Scale, answers: Answers) -> bool:
    """Whether the score is at or above the published cut."""
    found = score(scale, answers)
    return scale.cut is not None and found is not None and (found.value or 0) >= scale.cut


def allowed(question: Question, answer: Answer) -> bool:
    """Whether ``answer`` is one that the question has."""
    answers = question.answers
    if isinstance(answers, Rating):
        return isinstance(answer, int) and answers.low <= answer <= answers.high
    if isinstance(answers, Choice):
        return isinstance(answer, int) and answer in [o.value for o in answers.options]
    return isinstance(answer, str) and len(answer) <= answers.max_length
