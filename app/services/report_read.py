"""Reading what a visit report may tell of, in one visit to the database thread.

What cannot be opened is left out, counted and said: it never keeps a report from being made.
Statements about a day (check-ins, doses, questionnaires, alerts) are left out day by day. Of a
plan, a list of visits, milestones or questions half might say something wrong: where a row of
them does not open, nothing of them is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.appointments import Appointment
from app.domain.doses import DoseEntry
from app.domain.errors import EntryDamaged
from app.domain.milestone_rules import Course, reached
from app.domain.milestones import Milestone
from app.domain.milestones import standing as standing_milestones
from app.domain.questions import VisitQuestion
from app.domain.records import R, RecordStore
from app.domain.report.choices import ReportChoices
from app.domain.report.gathered import Gathered, Reached, Unread
from app.domain.report.topics import Topic
from app.domain.responses import Response
from app.domain.sharing.grants import Grant
from app.domain.taper import Plans
from app.domain.trends import COMPARE_DAYS
from app.services.appointments import read_appointments
from app.services.given_limits import read_given
from app.services.milestones import BEFORE, FUNCTION_FIRST
from app.services.plan import read_request
from app.services.questions import read_questions
from app.services.reading import DayReader, Forgiving
from app.services.records import EARLIEST, LATEST, read_plans, readable

T = TypeVar("T")


@dataclass
class _Reader:
    """Reads and notes what does not open."""

    store: RecordStore
    days: set[date] = field(default_factory=set)
    topics: set[Topic] = field(default_factory=set)

    def by_day(self, kind: type[R]) -> Sequence[R]:
        return readable(self.store, kind, EARLIEST, LATEST, self.days)

    def whole(self, topic: Topic, read: Callable[[RecordStore], T], none: T) -> T:
        try:
            return read(self.store)
        except EntryDamaged:
            self.topics.add(topic)
            return none


def read_started(days: DayReader, records: RecordStore) -> date | None:
    """The first day of which anything was said in a check-in, a dose or a questionnaire; ``None``
    for an empty diary. Blocking."""
    reader = _Reader(records)
    return _started(days, reader.by_day(DoseEntry), reader.by_day(Response))


def _started(
    days: DayReader, said: Sequence[DoseEntry], answered: Sequence[Response]
) -> date | None:
    found = (days.first_day(), *(r.day for r in said), *(r.day for r in answered))
    return min((d for d in found if d is not None), default=None)


def read_visits(records: RecordStore) -> tuple[Appointment, ...]:
    """The visits; none where one cannot be read. Blocking."""
    return _Reader(records).whole(Topic.PLAN, read_appointments, ())


def read_report(
    days: DayReader, records: RecordStore, choices: ReportChoices, now: datetime, version: str
) -> tuple[Gathered, tuple[Milestone, ...]]:
    """Everything that may stand in a report of ``choices``, and the milestones, of which
    ``with_milestones`` still has to see which were reached. Blocking."""
    reader, forgiving = _Reader(records), Forgiving(days)
    plans = reader.whole(Topic.PLAN, read_plans, Plans([]))
    said, answered = reader.by_day(DoseEntry), reader.by_day(Response)
    found = Gathered(
        choices=choices,
        now=now,
        version=version,
        started=_started(days, said, answered),
        plans=plans,
        checkins=forgiving.between(_since(plans, choices), choices.last),
        said=said,
        answered=answered,
        fired=reader.by_day(FiredAlert),
        acts=reader.by_day(AlertAct),
        visits=reader.whole(Topic.PLAN, read_appointments, ()),
        questions=reader.whole(Topic.QUESTIONS, read_questions, ()),
        asked=reader.whole(Topic.QUESTIONS, lambda store: store.records(VisitQuestion), ()),
        request=reader.whole(Topic.REQUESTS, read_request, None),
        grants=_grants(reader, choices),
        given=read_given(records),
    )
    milestones: tuple[Milestone, ...] = reader.whole(Topic.MILESTONES, _milestones, ())
    torn = frozenset((*reader.days, *forgiving.damaged))
    return replace(found, unread=Unread(torn, frozenset(reader.topics))), milestones


def _since(plans: Plans, choices: ReportChoices) -> date:
    """The first day that is shown, compared or looked at by the rule of a milestone."""
    compared = choices.last - timedelta(days=2 * COMPARE_DAYS - 1)
    agreed = plans.first_day
    before = agreed - timedelta(days=BEFORE) if agreed is not None else compared
    return min(choices.first, compared, before)


def _grants(reader: _Reader, choices: ReportChoices) -> Sequence[Grant]:
    """Only where they were asked for: they hold the words that open what was shared."""
    if not choices.has(Topic.CAREGIVERS):
        return ()
    return reader.whole(Topic.CAREGIVERS, lambda store: store.records(Grant), ())


def _milestones(store: RecordStore) -> tuple[Milestone, ...]:
    found = standing_milestones(store.records(Milestone))
    return tuple(sorted(found, key=lambda m: FUNCTION_FIRST.index(m.kind)))


def with_milestones(found: Gathered, milestones: Sequence[Milestone]) -> Gathered:
    """``found`` with the milestones and the days on which they were reached. Over years this takes
    longer than reading: for the drawing thread."""
    if found.plans.first_day is None:
        rows = [Reached(m, m.marked) for m in milestones]
    else:
        course = Course(found.plans, found.doses, found.days, found.last)
        rows = [Reached(m, reached(m, course)) for m in milestones]
    return replace(found, milestones=rows)
