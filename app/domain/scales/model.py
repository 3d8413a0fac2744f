"""What a questionnaire is: its questions, when it is due, how it is scored, how it is coded.

A definition holds everything that screen, storage, scoring, chart, table and export need.
Validated wording is part of it, exactly as published and by language (``official``); the
wording of the project's own questions is translated like every other text and stands in the
i18n room under ``scale-<id>-...``. Source of all of it: ``clinical.md``, section 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.items import Direction


@dataclass(frozen=True)
class Rating:
    """A whole number from ``low`` to ``high``, with words at both ends."""

    low: int = 0
    high: int = 10


@dataclass(frozen=True)
class Option:
    """One worded answer with the number that it counts for. ``code``: LOINC answer code."""

    id: str
    value: int
    code: str | None = None


@dataclass(frozen=True)
class Choice:
    """Exactly one of ``options``, in the order shown."""

    options: tuple[Option, ...]

    def option(self, value: int) -> Option:
        """The answer that counts for ``value``; ``KeyError`` when there is none."""
        for option in self.options:
            if option.value == value:
                return option
        raise KeyError(value)


@dataclass(frozen=True)
class Words:
    """Free text of at most ``max_length`` characters."""

    max_length: int


@dataclass(frozen=True)
class Question:
    """One question. ``id`` is unique within its scale and never changed; the same question of
    two scales has the same id in both. ``loinc``: its code where one is published.

    ``emergency``: any answer above zero shows the emergency screen at once, before anything
    is saved or scored.
    """

    id: str
    answers: Rating | Choice | Words
    loinc: str | None = None
    emergency: bool = False


Answer = int | str
Answers = Mapping[str, Answer]
"""Answers by question id. A question that was left out has none: missing, never zero."""


class Method(StrEnum):
    """How the answers become a score."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True)
class Band:
    """A published range of a score: from ``low`` up to the next one."""

    id: str
    low: int


@dataclass(frozen=True)
class MeaningfulChange:
    """From how much on a change of the score is more than chance, as published.

    ``points``: at least that much in points. ``share``: or at least that share of the earlier
    score, where published. ``clear``: from there on it surely is; between ``points`` and
    ``clear`` it may be.
    """

    points: float
    share: float | None = None
    clear: float | None = None


class Since(StrEnum):
    """What a repeated questionnaire waits for before it is first due."""

    DIARY = "diary"
    PLAN = "plan"
    REDUCTION = "reduction"


@dataclass(frozen=True)
class Schedule:
    """When a scale is due; several may hold at once. Days are calendar days.

    ``every``: this many days after it was last answered, first ``first_after`` days after
    ``since`` and the first day of the diary. ``after_step``: each day of the first so many
    days at a lower step. ``before_visit``: in the last days before an appointment.
    ``baseline``: once before the first reduction. ``once``: until it was answered, whenever
    that is. Both wait ``first_after`` days, so that the first days ask for little. A scale
    that another one opens (``Scale.opens``) is due for that reason too.
    """

    every: int | None = None
    first_after: int = 0
    since: Since = Since.DIARY
    after_step: int | None = None
    before_visit: bool = False
    baseline: bool = False
    once: bool = False


@dataclass(frozen=True)
class Official:
    """The published wording in one language: never changed, never translated by us.

    ``questions`` by question id, ``answers`` by option id, ``ends`` (low, high) by question
    id. ``notice``: what the makers ask to be shown with it.
    """

    questions: Mapping[str, str]
    stem: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    notice: str = ""


@dataclass(frozen=True)
class Scale:
    """One questionnaire. ``id`` is never changed or used again.

    ``seconds``: how long it takes, said where it is offered. ``one_page``: all questions on
    one short page, else one question a screen. ``method`` is ``None`` where nothing is
    scored; ``bands``, ``change`` and ``cut`` only where published. A score of ``cut`` or more
    offers the rest of the scale ``opens``. ``part_of``: the scale whose first questions these
    are, so that its answers count for this one too. ``panel``, ``total`` (LOINC) and
    ``canonical`` name it in FHIR; ``None`` means a local code. LOINC gives every panel the
    canonical ``http://loinc.org/q/<panel>``; only that of PEG was looked up *check*.
    """

    id: str
    questions: tuple[Question, ...]
    schedule: Schedule
    seconds: int
    method: Method | None = None
    direction: Direction = Direction.LOWER_IS_BETTER
    one_page: bool = True
    bands: tuple[Band, ...] = ()
    change: MeaningfulChange | None = None
    cut: int | None = None
    opens: str | None = None
    part_of: str | None = None
    official: Mapping[str, Official] = field(default_factory=dict)
    panel: str | None = None
    total: str | None = None
    canonical: str | None = None
    version: str = "1"

    def question(self, question_id: str) -> Question:
        """A question by its id; ``KeyError`` when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    @property
    def low(self) -> float:
        """The lowest possible score."""
        return self._bound([_ends(q)[0] for q in self.questions])

    @property
    def high(self) -> float:
        """The highest possible score."""
        return self._bound([_ends(q)[1] for q in self.questions])

    def _bound(self, ends: list[int]) -> float:
        total = float(sum(ends))
        return total / len(ends) if self.method is Method.MEAN else total


def _ends(question: Question) -> tuple[int, int]:
    answers = question.answers
    if isinstance(answers, Rating):
        return answers.low, answers.high
    if isinstance(answers, Choice):
        values = [o.value for o in answers.options]
        return min(values), max(values)
    return 0, 0
