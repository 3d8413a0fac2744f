"""Everything that a report may tell of, as it was read, and readings of it that sections share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from app.domain.agreed import Change, changes, medicines, stretches
from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.alerts.limits import ClinicLimits, Limits, limits_of
from app.domain.alerts.standing import Alerts
from app.domain.appointments import Appointment
from app.domain.baseline import first_reduction
from app.domain.chains import Standing
from app.domain.checkins import CheckIn
from app.domain.clock import local_day
from app.domain.doses import DoseDays, DoseEntry
from app.domain.history import Day, days
from app.domain.medicines import Medicine
from app.domain.milestones import Milestone
from app.domain.questions import VisitQuestion
from app.domain.report.choices import ReportChoices
from app.domain.report.topics import Topic
from app.domain.responses import Response, Responses
from app.domain.sharing.grants import Grant
from app.domain.taper import PauseRequest, Plans


@dataclass(frozen=True)
class Unread:
    """What could not be opened. ``days``: days of which a check-in, a dose, a questionnaire or an
    alert is missing. ``topics``: those of which nothing could be told, because half of it might
    say something wrong."""

    days: frozenset[date] = frozenset()
    topics: frozenset[Topic] = frozenset()


@dataclass(frozen=True)
class Reached:
    """A milestone and the day on which it was reached, if it was."""

    milestone: Milestone
    day: date | None


@dataclass(frozen=True)
class Gathered:
    """What was read for a report made at ``now``. Rows in the order saved, superseded ones too;
    ``checkins`` reach back to the baseline and four weeks before the first day. ``started``: the
    first day of the diary. ``visits``, ``questions``, ``request`` and ``limits``: in force;
    ``asked`` and ``grants``: every row of the questions, and of who else may look."""

    choices: ReportChoices
    now: datetime
    version: str
    started: date | None = None
    plans: Plans = field(default_factory=lambda: Plans([]))
    checkins: Sequence[CheckIn] = ()
    said: Sequence[DoseEntry] = ()
    answered: Sequence[Response] = ()
    fired: Sequence[FiredAlert] = ()
    acts: Sequence[AlertAct] = ()
    milestones: Sequence[Reached] = ()
    visits: Sequence[Appointment] = ()
    questions: Sequence[VisitQuestion] = ()
    asked: Sequence[VisitQuestion] = ()
    request: PauseRequest | None = None
    grants: Sequence[Grant] = ()
    given: ClinicLimits | None = None
    unread: Unread = field(default_factory=Unread)

    @property
    def first(self) -> date:
        """The first day told of."""
        return self.choices.first

    @property
    def last(self) -> date:
        """The last day told of: the plan and all that is compared is as of this day."""
        return self.choices.last

    @property
    def today(self) -> date:
        """The day on which the report is made."""
        return local_day(self.now)

    @property
    def unread_days(self) -> int:
        """How many of the days told of have something that could not be opened."""
        return sum(self.first <= day <= self.last for day in self.unread.days)

    def has(self, *topics: Topic) -> bool:
        """Whether all of ``topics`` were chosen."""
        return self.choices.has(*topics)

    @cached_property
    def days(self) -> list[Day]:
        """The days with an answer to tell of up to the last one, also before the first."""
        said = (d for d in days(self.checkins) if d.date <= self.last)
        return [d for d in said if any(e.checkin.answers for e in d.entries)]

    @cached_property
    def shown(self) -> list[Day]:
        """Those of the days told of."""
        return [d for d in self.days if d.date >= self.first]

    @cached_property
    def doses(self) -> DoseDays:
        """What was said about doses."""
        return DoseDays(self.plans, self.said)

    @cached_property
    def responses(self) -> Responses:
        """The questionnaires in force up to the last day."""
        return Responses([r for r in self.answered if r.day <= self.last])

    @cached_property
    def filled_in(self) -> list[Standing[Response]]:
        """Those of the days told of with an answer to tell of, oldest first, with their trail."""
        every = self.responses.chains
        return [s for s in every if s.row.answers and s.row.day >= self.first]

    @cached_property
    def alerts(self) -> Alerts:
        """What was noticed."""
        return Alerts(self.fired, self.acts, self.now, self.limits.days("rest.days"))

    @cached_property
    def limits(self) -> Limits:
        """The thresholds in force."""
        return limits_of(self.given)

    @cached_property
    def medicines(self) -> tuple[Medicine, ...]:
        """Every regular medicine with an agreed amount on a day told of."""
        found = ((m, stretches(self.plans, m.id, self.last)) for m in medicines(self.plans))
        return tuple(m for m, agreed in found if any(s.last >= self.first for s in agreed))

    @cached_property
    def reduction(self) -> date | None:
        """The first day at less."""
        return first_reduction(self.plans, self.last)

    @cached_property
    def steps(self) -> tuple[tuple[Medicine, Change], ...]:
        """Every change of an agreed amount up to the last day, the oldest first."""
        every = medicines(self.plans)
        found = [(m, c) for m in every for c in changes(stretches(self.plans, m.id, self.last))]
        return tuple(sorted(found, key=lambda step: step[1].after.first))

    def medicine(self, medicine_id: UUID) -> Medicine | None:
        """A medicine of any version, as-needed ones too, named as in the newest."""
        for version in reversed(self.plans.versions):
            for medicine in version.medicines:
                if medicine.id == medicine_id:
                    return medicine
        return None
