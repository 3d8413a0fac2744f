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
    Method,
    Question,
    Rating,
    Scale,
    Words,
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
    values = _numbers(scale, answers)
    missing = tuple(q.id for q in scale.questions if q.id not in values)
    if missing:
        return Score(None, missing)
    total = float(sum(values.values()))
    return Score(total / len(values) if scale.method is Method.MEAN else total)


def _numbers(scale: Scale, answers: Answers) -> dict[str, int]:
    """What counts, by question. An answer that the question does not have, of a version to
    come, counts as none: it is not known what it means."""
    found = ((q, answers.get(q.id)) for q in scale.questions)
    return {q.id: a for q, a in found if isinstance(a, int) and allowed(q, a)}


def band(scale: Scale, value: float) -> Band | None:
    """The published band of a score; ``None`` where none is published or it lies below."""
    found = [b for b in scale.bands if value >= b.low]
    return found[-1] if found else None


def at_cut(scale: Scale, answers: Answers) -> bool:
    """Whether the sum is at or above the published cut.

    No answer counts below zero. What was answered may reach the cut alone: then the sum does,
    whatever the rest would have been, and more questions are offered although none is scored.
    """
    return scale.cut is not None and answered_sum(scale, answers)[0] >= scale.cut


def answered_sum(scale: Scale, answers: Answers) -> tuple[int, int]:
    """The sum of what was answered, and how many questions were left out. The sum of a whole
    questionnaire is no less."""
    values = _numbers(scale, answers)
    return sum(values.values()), len(scale.questions) - len(values)


def allowed(question: Question, answer: Answer) -> bool:
    """Whether ``answer`` is one that the question has. Numbers are whole ones, never text, and
    never ``True``, which Python would count as 1."""
    answers = question.answers
    if isinstance(answers, Words):
        return isinstance(answer, str) and len(answer) <= answers.max_length
    if type(answer) is not int:
        return False
    if isinstance(answers, Rating):
        return answers.low <= answer <= answers.high
    return any(answer == option.value for option in answers.options)
