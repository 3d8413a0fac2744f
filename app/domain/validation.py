"""What an answer must look like to be kept as an answer.

``validate`` returns every problem at once and never raises: what was typed stays in the
draft while the person puts it right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.checkins import Answer, Answers
from app.domain.items import ITEMS, ChipsItem, ChoiceItem, NumberItem, TextItem


@dataclass(frozen=True)
class Problem:
    """One answer to look at. ``message`` is an id of the i18n room."""

    item_id: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def validate(answers: Answers) -> tuple[Problem, ...]:
    """Every problem in ``answers``, in the order given; empty when all can be kept."""
    return tuple(p for item_id, a in answers.items() if (p := _problem(item_id, a)) is not None)


def _problem(item_id: str, answer: Answer) -> Problem | None:
    item = ITEMS.get(item_id)
    if item is None:
        return Problem(item_id, "problem-unknown-question")
    match item:
        case NumberItem():
            return _check_number(item, answer)
        case ChoiceItem():
            return _check_choice(item, answer)
        case ChipsItem():
            return _check_chips(item, answer)
        case TextItem():
            return _check_text(item, answer)


def _check_number(item: NumberItem, answer: Answer) -> Problem | None:
    values = {"low": item.low, "high": item.high}
    if isinstance(answer, bool) or not isinstance(answer, (int, float)):
        return Problem(item.id, "problem-not-a-number", values)
    if not item.low <= answer <= item.high:  # also refuses NaN
        return Problem(item.id, "problem-out-of-range", values)
    if (answer - item.low) % item.step:
        return Problem(item.id, "problem-between-steps", {"step": item.step})
    return None


def _check_choice(item: ChoiceItem, answer: Answer) -> Problem | None:
    return None if answer in item.options else Problem(item.id, "problem-unknown-option")


def _check_chips(item: ChipsItem, answer: Answer) -> Problem | None:
    chosen = _chosen(item, answer)
    if chosen is None or len(set(chosen)) < len(chosen) or not set(chosen) <= set(item.options):
        return Problem(item.id, "problem-unknown-option")
    if item.exclusive in chosen and len(chosen) > 1:
        return Problem(item.id, "problem-none-and-some")
    return None


def _chosen(item: ChipsItem, answer: Answer) -> tuple[str, ...] | None:
    """The options chosen, or ``None`` for an answer of the wrong shape."""
    if item.severities:
        if not isinstance(answer, Mapping) or not answer:
            return None
        fits = all(
            s == "" or (o != item.exclusive and s in item.severities) for o, s in answer.items()
        )
        return tuple(answer) if fits else None
    return answer if isinstance(answer, tuple) and answer else None


def _check_text(item: TextItem, answer: Answer) -> Problem | None:
    if not isinstance(answer, str):
        return Problem(item.id, "problem-not-text")
    if len(answer) > item.max_length:
        over = len(answer) - item.max_length
        return Problem(item.id, "problem-too-long", {"max": item.max_length, "over": over})
    return None
