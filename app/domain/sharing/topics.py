"""What another person may be shown, and which topics of the diary each choice stands for.

The choices are those that a person thinks in; what belongs to which is decided in one place for
all that leaves the diary (``app/domain/report/topics.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.domain.report.topics import Topic


class Granted(StrEnum):
    """One choice, in the order in which a person is asked. The values are kept in sealed rows
    and in packages, and never changed."""

    DOSES = "doses"
    PAIN_AND_FUNCTION = "pain_and_function"
    MOOD = "mood"
    SLEEP = "sleep"
    WITHDRAWAL = "withdrawal"
    ALERTS = "alerts"
    MILESTONES = "milestones"
    QUESTIONNAIRES = "questionnaires"
    CRAVINGS = "cravings"
    NOTES = "notes"
    SELF_HARM = "self_harm"


ONLY_TICKED = frozenset((Granted.CRAVINGS, Granted.NOTES, Granted.SELF_HARM))
"""Off unless the person ticks them; the page explains each (issue 8)."""

USUAL = frozenset(Granted) - ONLY_TICKED

TOPICS: Mapping[Granted, frozenset[Topic]] = {
    Granted.DOSES: frozenset((Topic.PLAN, Topic.DOSES)),
    Granted.PAIN_AND_FUNCTION: frozenset((Topic.PAIN, Topic.FUNCTION, Topic.ACTIVITY)),
    Granted.MOOD: frozenset((Topic.MOOD,)),
    Granted.SLEEP: frozenset((Topic.SLEEP,)),
    Granted.WITHDRAWAL: frozenset((Topic.WITHDRAWAL, Topic.SIDE_EFFECTS)),
    Granted.ALERTS: frozenset((Topic.ALERTS,)),
    Granted.MILESTONES: frozenset((Topic.MILESTONES,)),
    Granted.QUESTIONNAIRES: frozenset((Topic.QUESTIONNAIRES,)),
    # Alcohol and other substances are as hard to tell as urges, and asked about with them.
    Granted.CRAVINGS: frozenset((Topic.CRAVINGS, Topic.OTHER_SUBSTANCES)),
    Granted.NOTES: frozenset((Topic.NOTES,)),
    Granted.SELF_HARM: frozenset((Topic.SELF_HARM,)),
}
"""Requests to talk, questions for the visit and the contacts belong to the clinic, and to no
choice."""


def topics_of(granted: Iterable[Granted]) -> frozenset[Topic]:
    """The topics of the diary that the choices stand for."""
    return frozenset(topic for one in granted for topic in TOPICS[one])
