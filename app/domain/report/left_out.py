"""Taking away what was not chosen, before anything is counted. See ``topics`` for what must not
be inferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.alerts.model import Level
from app.domain.alerts.r17 import CALL, URGENT
from app.domain.checkins import CheckIn
from app.domain.doses import DoseEntry
from app.domain.report.gathered import Gathered
from app.domain.report.topics import ITEMS, Topic, rule_topics
from app.domain.responses import Response, Responses
from app.domain.scales.model import Question, Scale
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.registry import BY_ID
from app.domain.scales.scoring import answered_sum

MOOD = "R17"
"""The rule that fires on the total of the PHQ-9."""

TOLD = (Level.EMERGENCY, Level.URGENT, Level.CALL, Level.NOTICE)
"""The levels of what was noticed. An offer and a question about a slip are none."""

A = TypeVar("A")


def left_out(found: Gathered) -> Gathered:
    """``found`` with nothing in it that was not chosen."""
    has = found.has
    answered = [told_response(r, found.choices.topics) for r in found.answered]
    topics = found.choices.topics
    fired = list(told_alerts(found.fired, answered, topics)) if has(Topic.ALERTS) else []
    kept = {a.id for a in fired}
    return replace(
        found,
        checkins=[_checkin(c, found.choices.topics) for c in found.checkins],
        said=_said(found.said, notes=has(Topic.NOTES)) if has(Topic.DOSES) else (),
        answered=answered if has(Topic.QUESTIONNAIRES) else (),
        fired=fired,
        acts=_acts(found, kept),
        milestones=found.milestones if has(Topic.MILESTONES) else (),
        questions=found.questions if has(Topic.QUESTIONS) else (),
        asked=found.asked if has(Topic.QUESTIONS) else (),
        request=found.request if has(Topic.REQUESTS) else None,
        grants=found.grants if has(Topic.CAREGIVERS) else (),
    )


def _checkin(row: CheckIn, topics: frozenset[Topic]) -> CheckIn:
    """An answer to a question that is not known is told never."""
    reason = row.reason if Topic.NOTES in topics else None
    return replace(row, answers=told_answers(row.answers, topics), reason=reason)


def told_answers(answers: Mapping[str, A], topics: frozenset[Topic]) -> dict[str, A]:
    """The answers of a check-in that belong to ``topics``."""
    return {i: a for i, a in answers.items() if (t := ITEMS.get(i)) is not None and t in topics}


def _said(rows: Sequence[DoseEntry], *, notes: bool) -> Sequence[DoseEntry]:
    return rows if notes else [replace(row, reason="", source="") for row in rows]


def told_response(row: Response, topics: frozenset[Topic]) -> Response:
    """A questionnaire with the answers that may be told, whether or not it is itself."""
    scale = BY_ID.get(row.scale)
    if scale is None:
        return replace(row, answers={})
    own = {q.id for q in scale.questions if _may_tell(q, topics)}
    return replace(row, answers={q: a for q, a in row.answers.items() if q in own})


def _may_tell(question: Question, topics: frozenset[Topic]) -> bool:
    if question.emergency:
        return Topic.SELF_HARM in topics
    # Other medicines in one's own words are a fact for the clinic, and no note about a day.
    return True


def told_scale(scale: Scale, topics: frozenset[Topic]) -> Scale:
    """A questionnaire as the report tells it: without a question that is left out it has no
    published bands, and its range is that of the others."""
    questions = tuple(q for q in scale.questions if _may_tell(q, topics))
    if len(questions) == len(scale.questions):
        return scale
    return replace(scale, questions=questions, bands=(), change=None, cut=None)


def told_alerts(
    fired: Iterable[FiredAlert], answered: Sequence[Response], topics: frozenset[Topic]
) -> Iterator[FiredAlert]:
    """The alerts of which every topic may be told. ``answered``: every row, as ``told_response``
    leaves it."""
    mood: set[str] = set()
    for alert in fired:
        if alert.level not in TOLD or not rule_topics(alert.rule) <= topics:
            continue
        by_total = alert.rule == MOOD and alert.variant.startswith(PHQ9.id)
        if Topic.SELF_HARM in topics or not by_total:
            yield alert
        elif (again := _by_eight(alert, answered)) is not None and alert.occasion not in mood:
            mood.add(alert.occasion)
            yield again


def _by_eight(alert: FiredAlert, answered: Sequence[Response]) -> FiredAlert | None:
    """An alert about mood as the other eight answers alone would have it, without its number."""
    known = Responses(answered)
    scale = told_scale(PHQ9, frozenset())
    response = next((r for r in known.of(PHQ9) if str(known.root(r.id)) == alert.occasion), None)
    points = answered_sum(scale, response.answers)[0] if response is not None else 0
    if points < CALL:
        return None
    severe = points >= URGENT
    return replace(
        alert,
        level=Level.URGENT if severe else Level.CALL,
        variant=f"{PHQ9.id}-severe" if severe else PHQ9.id,
        inputs={},
        words="",
    )


def _acts(found: Gathered, kept: set[UUID]) -> Sequence[AlertAct]:
    """What was done about the alerts that are left."""
    return [act for act in found.acts if act.alert in kept]
