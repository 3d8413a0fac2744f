"""Whether a package holds what its own head grants, and no more: asked of every package that comes
from somebody, whoever made it. Pure.

Says the same as ``granted.py``, the other way round: there rows are taken out, here one that is
found makes the whole package a broken one. What is typed in words is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from app.domain.alerts.fired import FiredAlert
from app.domain.checkins import CheckIn, CheckInKind
from app.domain.clock import local_day
from app.domain.doses import DoseEntry
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.records import R, Record
from app.domain.report.left_out import TOLD, told_response
from app.domain.report.topics import Topic, rule_topics
from app.domain.responses import Response
from app.domain.sharing.granted import NEEDED, NOT_FOR_OTHERS, told_items, told_rule
from app.domain.sharing.grants import LONGEST_DAYS
from app.domain.sharing.packages import Head, Package
from app.domain.sharing.rows import noon
from app.domain.sharing.topics import Granted, topics_of
from app.domain.taper import PlanVersion

MOST_DAYS = 2 * LONGEST_DAYS
"""The last day of a package is at most so many days after it was made: twice those of a grant, for
it may be made on a device whose clock was set back since the grant was."""


def keeps_to_head(package: Package) -> bool:
    """Whether every row is one that the head grants, in the form in which it goes along."""
    holds = package.holds
    if not _sound(package.head) or holds.drafts or holds.forms or holds.gaps:
        return False
    rows = (*holds.checkins, *holds.records)
    if package.head.ends:
        return not rows
    asked = _Asked(package)
    alone = len({row.id for row in rows}) == len(rows)
    return alone and all(asked.plain(row) and asked.granted(row) for row in rows)


def _sound(head: Head) -> bool:
    """Whether it makes sense: no day that had not come when it was made, and never endless. Where
    the clock stands before the first day, that is the one day in it."""
    made = max(local_day(head.made_at), head.first)
    days = head.first <= head.last <= made
    return head.number >= 1 and days and head.until - made <= timedelta(days=MOST_DAYS)


@dataclass(frozen=True)
class _Asked:
    package: Package

    def plain(self, row: CheckIn | Record) -> bool:
        """In force, of a day granted, entered on a day and at no hour."""
        head, moment = self.package.head, row.entered_at
        at_noon = moment == noon(local_day(moment)) and not moment.utcoffset()
        within = head.first <= row.day <= head.last
        return at_noon and within and row.supersedes is None and not row.undone

    def granted(self, row: CheckIn | Record) -> bool:
        """One test for each kind; a row of any other is in no package."""
        match row:
            case CheckIn():
                return self._checkin(row)
            case PlanVersion() | DoseEntry():
                return self._has(Granted.DOSES) and self._dosing(row)
            case Response():
                return self._has(Granted.QUESTIONNAIRES) and self._response(row)
            case FiredAlert():
                return self._has(Granted.ALERTS) and self._alert(row)
            case Milestone():
                return self._has(Granted.MILESTONES) and self._milestone(row)
        return False

    def _checkin(self, row: CheckIn) -> bool:
        told = told_items(row.answers, self._topics)
        plain = row.kind is CheckInKind.FULL and row.reason is None
        return plain and bool(told) and told == row.answers

    def _dosing(self, row: PlanVersion | DoseEntry) -> bool:
        return self._plan(row) if isinstance(row, PlanVersion) else self._dose(row)

    def _plan(self, row: PlanVersion) -> bool:
        moment, day, courses = row.entered_at, row.day, row.courses
        bare = PlanVersion(
            row.id, day, moment, "", day, "", "", None, courses, row.as_needed, kind=row.kind
        )
        days = all(day <= one <= self.package.head.last for one in _days_of(row))
        return row == bare and local_day(moment) == day and days

    def _dose(self, row: DoseEntry) -> bool:
        words = self._has(Granted.NOTES) or not (row.reason or row.source)
        return words and row.medicine in self._medicines and row.plan in self._versions

    def _response(self, row: Response) -> bool:
        told = row.scale not in NOT_FOR_OTHERS and told_response(row, self._topics) == row
        return told and bool(row.answers) and row.opened_by in self._openers

    def _alert(self, row: FiredAlert) -> bool:
        what = row.rule, row.version, row.level
        bare = FiredAlert(row.id, row.day, row.entered_at, *what, "", variant=row.variant)
        told = row.level in TOLD and rule_topics(row.rule) <= self._topics
        return told and row == bare and told_rule(row.rule, self.package.head.relation)

    def _milestone(self, row: Milestone) -> bool:
        own = self._has(Granted.NOTES) or (row.wording, row.author) == ("", MilestoneAuthor.ME)
        hidden = row.kind is MilestoneKind.FEWER_DOSES and not self._has(Granted.DOSES)
        return own and not hidden and (row.marked is None or self._reached(row, row.marked))

    def _reached(self, row: Milestone, day: date) -> bool:
        head = self.package.head
        return head.first <= day <= head.last and NEEDED[row.kind] <= head.topics

    def _has(self, choice: Granted) -> bool:
        return choice in self.package.head.topics

    @cached_property
    def _topics(self) -> frozenset[Topic]:
        return topics_of(self.package.head.topics)

    @cached_property
    def _versions(self) -> set[UUID | None]:
        return {None, *(version.id for version in self._rows(PlanVersion))}

    @cached_property
    def _medicines(self) -> set[UUID | None]:
        return {None, *(m.id for version in self._rows(PlanVersion) for m in version.medicines)}

    @cached_property
    def _openers(self) -> set[UUID | None]:
        return {None, *(response.id for response in self._rows(Response))}

    def _rows(self, kind: type[R]) -> list[R]:
        return [row for row in self.package.holds.records if isinstance(row, kind)]


def _days_of(version: PlanVersion) -> Iterator[date]:
    """Every day that it names."""
    for course in version.courses:
        for step in course.steps:
            yield from (step.start, step.end)
        yield from filter(None, (course.since, course.until))
