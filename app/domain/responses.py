"""A filled-in questionnaire, and the wish to leave one out.

A response is FHIR's QuestionnaireResponse. Rows are only ever added: a correction or an undo
is a new one that ``supersedes`` the old (``architecture.md``, section 2).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.chains import Standing, roots, standing
from app.domain.clock import local_day
from app.domain.scales.model import Answers, Scale
from app.domain.scales.registry import SCALES
from app.domain.scales.scoring import Score, score


@dataclass(frozen=True)
class Response:
    """One questionnaire, answered on ``day``.

    ``answers`` has no entry for a question that was left out. ``version``: of the scale's
    definition then. ``opened_by``: the response whose score offered this one and whose
    answers it keeps. ``undone`` takes ``supersedes`` back altogether.
    """

    id: UUID
    day: date
    entered_at: datetime
    scale: str
    answers: Answers
    version: str = "1"
    opened_by: UUID | None = None
    supersedes: UUID | None = None
    undone: bool = False

    @property
    def late(self) -> bool:
        """Entered on a later calendar day than the one described."""
        return local_day(self.entered_at) > self.day


class Wait(StrEnum):
    """How long an offered questionnaire is left out."""

    NOT_NOW = "not_now"
    """It may be offered again tomorrow."""
    NOT_THIS_TIME = "not_this_time"
    """It is offered again when it is due the next time."""


@dataclass(frozen=True)
class Deferral:
    """ "Not now" or "not this time", said on ``day``. No reason is asked for."""

    id: UUID
    day: date
    entered_at: datetime
    scale: str
    wait: Wait
    supersedes: UUID | None = None
    undone: bool = False


class Responses:
    """The responses and deferrals in force."""

    def __init__(self, saved: Sequence[Response], deferred: Sequence[Deferral] = ()) -> None:
        """Every row, in the order saved. ``all``: the responses in force, oldest day first,
        within a day in the order saved."""
        self._standing = sorted(standing(saved), key=lambda s: s.row.day)
        self.all = [s.row for s in self._standing]
        self._roots = roots(saved)
        self._of: dict[str, list[Response]] = {}
        self._scored: dict[str, list[tuple[Response, Score]]] = {}
        self.deferred = [s.row for s in standing(deferred)]

    @property
    def chains(self) -> list[Standing[Response]]:
        """As ``all``, each with what it replaced."""
        return list(self._standing)

    def found(self, response_id: UUID) -> Standing[Response] | None:
        """The response in force with this id; ``None`` once it was corrected or taken back."""
        return next((s for s in self._standing if s.row.id == response_id), None)

    def of(self, scale: Scale) -> list[Response]:
        """The answered ones of ``scale``, oldest first, within a day in the order saved.

        A whole scale counts for its part as well, unless the part that opened it is there
        itself: a PHQ-9 answered for the baseline holds both questions of the PHQ-2.
        """
        if scale.id not in self._of:
            self._of[scale.id] = list(self._counting(scale))
        return self._of[scale.id]

    def _counting(self, scale: Scale) -> Iterator[Response]:
        there = {self.root(r.id) for r in self.all if r.scale == scale.id}
        for response in self.all:
            if response.scale == scale.id:
                yield response
            elif response.scale == scale.part_of and self.root(response.opened_by) not in there:
                yield part_of(response, scale)

    def root(self, response_id: UUID | None) -> UUID | None:
        """The id under which it was first saved: the same for all its corrections."""
        return None if response_id is None else self._roots.get(response_id, response_id)

    def scored(self, scale: Scale) -> list[tuple[Response, Score]]:
        """The responses of ``scale`` that have a score, in the order of ``of``."""
        if scale.id not in self._scored:
            found = ((r, score(scale, r.answers)) for r in self.of(scale))
            there = [(r, s) for r, s in found if s is not None and s.value is not None]
            self._scored[scale.id] = there
        return self._scored[scale.id]

    def before(self, scale: Scale, response: Response) -> tuple[Response, Score] | None:
        """The last one with a score before ``response``. One that is not saved yet comes after
        those of its day."""
        scored = self.scored(scale)
        at = bisect_left(scored, response.day, key=_day)
        while at < len(scored) and _day(scored[at]) == response.day:
            if scored[at][0].id == response.id:
                break
            at += 1
        return scored[at - 1] if at else None

    def up_to(self, scale: Scale, day: date) -> tuple[Response, Score] | None:
        """The last one with a score of ``day`` or before."""
        scored = self.scored(scale)
        at = bisect_right(scored, day, key=_day)
        return scored[at - 1] if at else None

    def latest(self, scale: Scale) -> Response | None:
        """The newest response of ``scale``."""
        found = self.of(scale)
        return found[-1] if found else None


def _day(found: tuple[Response, Score]) -> date:
    return found[0].day


def part_of(whole: Response, part: Scale) -> Response:
    """The answers of ``part`` that stand in a response of its whole scale."""
    own = {q.id for q in part.questions}
    answers = {q: a for q, a in whole.answers.items() if q in own}
    return replace(whole, scale=part.id, answers=answers, version=part.version)


def opener(scale_id: str) -> Scale | None:
    """The scale whose score offers ``scale_id``."""
    return next((s for s in SCALES if s.opens == scale_id), None)
