"""The questionnaires of the days told of: scores beside earlier ones, and answers without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.report.gathered import Gathered
from app.domain.report.left_out import told_scale
from app.domain.responses import Response
from app.domain.results import Result, result
from app.domain.scales.model import Choice, Scale
from app.domain.scales.registry import SCALES


@dataclass(frozen=True)
class Filled:
    """One response as told. ``missing``: ids of the questions without an answer."""

    response: Response
    result: Result
    missing: tuple[str, ...]
    late: bool
    corrected: bool


@dataclass(frozen=True)
class Told:
    """A questionnaire with its responses, oldest first. ``whole``: nothing of it is left out of
    the report."""

    scale: Scale
    rows: tuple[Filled, ...]
    whole: bool

    @property
    def scored(self) -> bool:
        """Whether it has a score; else its answers stand for themselves, as that to one question
        with worded answers does."""
        questions = self.scale.questions
        alone = len(questions) == 1 and isinstance(questions[0].answers, Choice)
        return self.scale.method is not None and not alone


def questionnaires(found: Gathered) -> tuple[Told, ...]:
    """Those that were answered in the days told of, in the order of ``SCALES``."""
    topics = found.choices.topics
    every = ((s, told_scale(s, topics)) for s in SCALES)
    told = (Told(scale, tuple(_rows(scale, found)), own is scale) for own, scale in every)
    return tuple(one for one in told if one.rows)


def _rows(scale: Scale, found: Gathered) -> Iterator[Filled]:
    trails = {s.row.id: s.trail for s in found.responses.chains}
    for response in found.responses.of(scale):
        if response.day < found.first or not response.answers:
            continue
        trail = trails[response.id]
        own = {q.id for q in scale.questions}
        yield Filled(
            response,
            result(scale, response, found.responses, found.reduction),
            tuple(q.id for q in scale.questions if q.id not in response.answers),
            (trail[0] if trail else response).late,
            any(_visible(t, own) != _visible(response, own) for t in trail),
        )


def _visible(response: Response, own: set[str]) -> dict[str, object]:
    return {q: a for q, a in response.answers.items() if q in own}
