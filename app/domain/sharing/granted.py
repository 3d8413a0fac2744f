"""What of a diary goes into a package: the rows in force of the days and topics granted, with
everything taken out of them by which the rest could be inferred. Pure.

**Whole kinds of rows** that no choice stands for never go along: contacts, the clinic and what it
acknowledged, permissions, requests, questions, visits, supplies, limits, signs, what was put off
and what was done about an alert. Nor do the alerts that would tell of these, and the questionnaires
that are asked for the clinic or the rules alone (``NOT_FOR_OTHERS``).

**In a row that goes along** these say nothing any more:

- ``id``: numbers of the package, so that no row can be found again in an export or another package,
  and none that is missing leaves a gap. What refers to another row refers to one that is there.
- ``entered_at``: noon of the day of entry, without the place on earth: the hour would tell of a
  night without sleep. A corrected answer counts as entered when it was first given, as in one's own
  diary.
- ``kind`` of a check-in: always the full one. The short one is that of a hard day.
- An answer that another one brought up ("what was different?") goes along with that one only.
- An alert is its rule, variant, level and day: without what it saw, its words and language, and the
  rows that it was about. One whose reason was put right within the hour is none.
- A milestone without ``NOTES`` is its kind alone. ``marked`` is the day on which it was reached, of
  whatever kind: on the other side there are too few days to find out.

What must not be inferred about self-harm: ``app/domain/report/topics.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.alerts.registry import BY_ID as RULES
from app.domain.alerts.standing import Alerts, slip
from app.domain.archives import Everything
from app.domain.chains import Standing, roots, standing
from app.domain.checkins import Answer, CheckIn, CheckInKind
from app.domain.clock import local_day
from app.domain.doses import DoseDays, DoseEntry
from app.domain.history import days
from app.domain.items import ITEMS
from app.domain.milestone_rules import Course, reached
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.milestones import standing as milestones_in_force
from app.domain.records import R, Record
from app.domain.report.left_out import told_alerts, told_answers, told_response
from app.domain.report.topics import ITEMS as TOPIC_OF
from app.domain.report.topics import Topic
from app.domain.responses import Response
from app.domain.scales.baseline_facts import BASELINE_FACTS
from app.domain.scales.self_checks import SELF_CHECKS
from app.domain.sharing.granted_plan import plan_and_doses
from app.domain.sharing.grants import Relation
from app.domain.sharing.numbered import numbered
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.rows import certain, entered, noon
from app.domain.sharing.topics import Granted, topics_of
from app.domain.taper import Plans, PlanVersion

NOT_FOR_OTHERS = frozenset((BASELINE_FACTS.id, SELF_CHECKS.id))
"""Questionnaires that go into no package: pregnancy, a past overdose and all other medicines are
asked for the safety rules, once; whether more was taken than planned, for the talk at a visit."""

NOT_TOLD = frozenset(("R24", "R25", "R26", "R27", "R29"))
"""Alerts that go into no package: they tell of visits, of what is left, of the facts above and of
the clinic's computer, whatever their topic in a report is."""

NEEDED: Mapping[MilestoneKind, frozenset[Granted]] = {
    MilestoneKind.FIRST_WEEK: frozenset((Granted.DOSES,)),
    MilestoneKind.FEWER_DOSES: frozenset((Granted.DOSES,)),
    MilestoneKind.PAIN_NO_WORSE: frozenset((Granted.DOSES, Granted.PAIN_AND_FUNCTION)),
    MilestoneKind.HOLD_HELPED: frozenset(
        (Granted.DOSES, Granted.PAIN_AND_FUNCTION, Granted.WITHDRAWAL)
    ),
    MilestoneKind.DO_AGAIN: frozenset(),
}
"""What the rule of a kind looks at: that it was reached tells of it."""

V = TypeVar("V", CheckIn, Response)


def package_of(everything: Everything, head: Head) -> Package:
    """What ``head`` grants of a diary. The same diary and head make the same package. A row that
    may have been taken back or corrected by one that did not open is left out; how many did not
    (``unread``) is for the person alone, and in no file."""
    if head.ends:
        return Package(head)
    found = _Found(certain(everything), head)
    holds = numbered(tuple(found.checkins()), tuple(found.records()))
    return Package(head, replace(holds, unread=everything.unread))


def told_items(answers: Mapping[str, Answer], topics: frozenset[Topic]) -> dict[str, Answer]:
    """The answers of a check-in that go along: those that were granted, without the ones that an
    answer brought up which was not."""
    return {i: a for i, a in told_answers(answers, topics).items() if _brought_up(i) <= topics}


def _brought_up(item_id: str) -> frozenset[Topic]:
    after = getattr(ITEMS[item_id], "after", None)
    return frozenset() if after is None else frozenset((TOPIC_OF[after[0]],))


def told_rule(rule: str, to: Relation) -> bool:
    """Whether the alerts of a rule may go along at all. A pattern for a clinician to look at is for
    nobody else."""
    known = RULES.get(rule)
    if known is None or rule in NOT_TOLD:
        return False
    return not known.clinician_only or to is Relation.CLINICIAN


@dataclass(frozen=True)
class _Found:
    everything: Everything
    head: Head

    @cached_property
    def topics(self) -> frozenset[Topic]:
        return topics_of(self.head.topics)

    def records(self) -> Iterator[Record]:
        """In the order: plan, doses, questionnaires, alerts, milestones."""
        granted = self.head.topics
        if Granted.DOSES in granted:
            notes = Granted.NOTES in granted
            yield from plan_and_doses(
                self._rows(PlanVersion), self._rows(DoseEntry), self.head, notes=notes
            )
        if Granted.QUESTIONNAIRES in granted:
            yield from self._responses()
        if Granted.ALERTS in granted:
            yield from self._alerts()
        if Granted.MILESTONES in granted:
            yield from self._milestones()

    def checkins(self) -> Iterator[CheckIn]:
        for found in self._standing(self.everything.checkins):
            answers = told_items(found.row.answers, self.topics)
            if answers:
                row = found.row
                said = entered(found, lambda v: bool(told_items(v.answers, self.topics)))
                yield CheckIn(row.id, row.day, CheckInKind.FULL, said, answers)

    def _responses(self) -> Iterator[Response]:
        rows = self._rows(Response)
        root = roots(rows)
        told = {
            root[found.row.id]: (found, row)
            for found in self._standing(rows)
            if (row := self._told(found.row)).answers
        }
        for found, row in told.values():
            opener = told.get(root.get(row.opened_by, row.opened_by)) if row.opened_by else None
            yield Response(
                row.id,
                row.day,
                entered(found, lambda v: bool(self._told(v).answers)),
                row.scale,
                row.answers,
                row.version,
                opened_by=opener[1].id if opener is not None else None,
            )

    def _told(self, row: Response) -> Response:
        if row.scale in NOT_FOR_OTHERS:
            return replace(row, answers={})
        return told_response(row, self.topics)

    def _alerts(self) -> Iterator[FiredAlert]:
        answered = [told_response(row, self.topics) for row in self._rows(Response)]
        known = Alerts(self._rows(FiredAlert), self._rows(AlertAct), self.head.made_at)
        right = [alert for alert in known.all if not slip(known, alert)]
        for alert in told_alerts(right, answered, self.topics):
            if self._within(alert.day) and told_rule(alert.rule, self.head.relation):
                said = noon(local_day(alert.entered_at))
                what = alert.rule, alert.version, alert.level
                yield FiredAlert(alert.id, alert.day, said, *what, "", variant=alert.variant)

    def _milestones(self) -> Iterator[Milestone]:
        notes = Granted.NOTES in self.head.topics
        for one in milestones_in_force(self._rows(Milestone)):
            if one.kind is MilestoneKind.FEWER_DOSES and Granted.DOSES not in self.head.topics:
                continue
            on = self._reached(one)
            if on is None and not self._within(one.day):
                continue
            day = min(max(one.day, self.head.first), self.head.last)
            yield Milestone(
                one.id,
                day,
                noon(day),
                one.kind,
                one.wording if notes else "",
                one.author if notes else MilestoneAuthor.ME,
                on,
            )

    def _reached(self, one: Milestone) -> date | None:
        """On which of the days granted, as far as that may be told."""
        if not NEEDED[one.kind] <= self.head.topics:
            return None
        day = reached(one, self._course)
        return day if day is not None and self._within(day) else None

    @cached_property
    def _course(self) -> Course:
        plans = Plans(self._rows(PlanVersion))
        doses = DoseDays(plans, self._rows(DoseEntry))
        return Course(plans, doses, days(self.everything.checkins), self.head.last)

    def _rows(self, kind: type[R]) -> list[R]:
        return [row for row in self.everything.records if isinstance(row, kind)]

    def _standing(self, saved: Sequence[V]) -> Iterator[Standing[V]]:
        return (found for found in standing(saved) if self._within(found.row.day))

    def _within(self, day: date) -> bool:
        return self.head.first <= day <= self.head.last
