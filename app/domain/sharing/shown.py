"""What of a package there is to look at: each granted topic with something in it, and those
alone. Pure.

A row that was not granted is in no package (``granted.py``); what a package holds beyond its own
head is not shown either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.agreed import medicines
from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.model import Level
from app.domain.alerts.standing import order
from app.domain.chains import standing
from app.domain.checkins import Answer
from app.domain.doses import DoseEntry, in_force
from app.domain.history import Day, days
from app.domain.items import DAILY_ITEMS, SAFE_NEED_HELP, TextItem
from app.domain.measures import MEASURES, Measure
from app.domain.milestones import Milestone
from app.domain.milestones import standing as milestones_in_force
from app.domain.records import R
from app.domain.report.left_out import TOLD
from app.domain.report.topics import ITEMS, Topic, rule_topics
from app.domain.responses import Response, Responses
from app.domain.scales.model import Question
from app.domain.scales.registry import BY_ID as SCALES
from app.domain.sharing.granted import told_rule
from app.domain.sharing.grants import Relation
from app.domain.sharing.packages import Package
from app.domain.sharing.topics import topics_of
from app.domain.taper import Plans, PlanVersion

N = TypeVar("N", "Note", "Unsafe")

DOSES = "doses"
"""What a note is about that was typed beside a dose; else the id of a daily question."""

_WORDS = frozenset(item.id for item in DAILY_ITEMS if isinstance(item, TextItem))


@dataclass(frozen=True)
class ToldDay:
    """A day of the table. ``answers`` by question, in the order asked."""

    day: date
    answers: tuple[tuple[str, Answer], ...]


@dataclass(frozen=True)
class Note:
    """Own words about a day, and what they are ``about``: a daily question, or ``DOSES``."""

    day: date
    about: str
    words: str


@dataclass(frozen=True)
class Unsafe:
    """An answer that called for help: ``scale`` and ``question`` of a questionnaire, or neither
    for "I need help" of a check-in."""

    day: date
    scale: str = ""
    question: Question | None = None
    answer: int = 0


@dataclass(frozen=True)
class AlertGroup:
    """Alerts of one rule, variant and level. ``days``: those described, the newest first."""

    rule: str
    variant: str
    level: Level
    days: tuple[date, ...]


@dataclass(frozen=True)
class Shown:
    """What there is to look at. Lists have the newest first; ``measures`` those with at least
    one value. ``plan``: a regular medicine was agreed, and doses may be seen."""

    topics: frozenset[Topic]
    measures: tuple[Measure, ...] = ()
    plan: bool = False
    scores: bool = False
    days: tuple[ToldDay, ...] = ()
    notes: tuple[Note, ...] = ()
    unsafe: tuple[Unsafe, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    alerts: tuple[AlertGroup, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing at all to look at."""
        return self == Shown(self.topics)


def what_is_shown(package: Package) -> Shown:
    """What there is in a package for the person it is for."""
    topics = topics_of(package.head.topics)
    found = days(package.holds.checkins)
    responses = Responses(_rows(package, Response))
    plans = Plans(_rows(package, PlanVersion))
    return Shown(
        topics=topics,
        measures=tuple(_measures(found, topics)),
        plan=Topic.DOSES in topics and bool(medicines(plans)),
        scores=Topic.QUESTIONNAIRES in topics and any(r.answers for r in responses.all),
        days=tuple(_days(found, topics)),
        notes=tuple(_newest(_notes(package, found))) if Topic.NOTES in topics else (),
        unsafe=tuple(_newest(_unsafe(found, responses))) if Topic.SELF_HARM in topics else (),
        milestones=_milestones(package) if Topic.MILESTONES in topics else (),
        alerts=tuple(_alerts(package, topics)) if Topic.ALERTS in topics else (),
    )


def _rows(package: Package, kind: type[R]) -> list[R]:
    return [row for row in package.holds.records if isinstance(row, kind)]


def _measures(found: Sequence[Day], topics: frozenset[Topic]) -> Iterator[Measure]:
    for measure in MEASURES:
        granted = ITEMS.get(measure.item_id) in topics
        if granted and any(measure.value(day) is not None for day in found):
            yield measure


def _days(found: Sequence[Day], topics: frozenset[Topic]) -> Iterator[ToldDay]:
    asked = [i.id for i in DAILY_ITEMS if i.id not in _WORDS and ITEMS.get(i.id) in topics]
    for day in reversed(found):
        told = tuple((i, a) for i in asked if (a := day.answer(i)) is not None)
        if told:
            yield ToldDay(day.date, told)


def _newest(found: Iterator[N]) -> list[N]:
    """The newest day first; within a day in the order said."""
    return sorted(found, key=lambda one: one.day, reverse=True)


def _notes(package: Package, found: Sequence[Day]) -> Iterator[Note]:
    for day in found:
        for item in DAILY_ITEMS:
            if item.id in _WORDS and (said := day.answer(item.id)):
                yield Note(day.date, item.id, str(said))
    for entry in (one.entry for one in in_force(_rows(package, DoseEntry))):
        for text in filter(None, (entry.source, entry.reason)):
            yield Note(entry.day, DOSES, text)


def _unsafe(found: Sequence[Day], responses: Responses) -> Iterator[Unsafe]:
    for day in found:
        if any(e.checkin.answers.get("safe") == SAFE_NEED_HELP for e in day.entries):
            yield Unsafe(day.date)
    for response in responses.all:
        scale = SCALES.get(response.scale)
        for question in scale.questions if scale is not None else ():
            answer = response.answers.get(question.id)
            if question.emergency and isinstance(answer, int) and answer > 0:
                yield Unsafe(response.day, response.scale, question, answer)


def _milestones(package: Package) -> tuple[Milestone, ...]:
    """Those reached: a package says of each on which day (``granted.py``)."""
    every = milestones_in_force(_rows(package, Milestone))
    reached = [(m.marked, m) for m in every if m.marked is not None]
    return tuple(m for _, m in sorted(reached, key=lambda pair: pair[0], reverse=True))


def _alerts(package: Package, topics: frozenset[Topic]) -> Iterator[AlertGroup]:
    """Emergencies first, then the rest with the newest first."""
    groups: dict[tuple[str, str, Level], set[date]] = {}
    for alert in (found.row for found in standing(_rows(package, FiredAlert))):
        if _told(alert, topics, package.head.relation):
            groups.setdefault((alert.rule, alert.variant, alert.level), set()).add(alert.day)
    made = [AlertGroup(*kind, tuple(sorted(on, reverse=True))) for kind, on in groups.items()]
    made.sort(key=lambda group: order(group.level))
    made.sort(key=lambda group: group.days[0], reverse=True)
    made.sort(key=lambda group: group.level is not Level.EMERGENCY)
    yield from made


def _told(alert: FiredAlert, topics: frozenset[Topic], to: Relation) -> bool:
    granted = rule_topics(alert.rule) <= topics
    return granted and alert.level in TOLD and told_rule(alert.rule, to)
