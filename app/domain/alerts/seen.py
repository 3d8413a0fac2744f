"""What the rules look at, with the readings of it that several of them share.

Missing is never zero: every reading gives ``None`` where nothing was said. An unlikely entry
that nobody has said to be right (R28) counts as missing for every other rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from statistics import median
from uuid import UUID

from app.domain.agreed import medicines as all_medicines
from app.domain.alerts import unlikely
from app.domain.alerts.limits import Limits
from app.domain.appointments import Appointment
from app.domain.baseline import baseline, first_reduction, reductions
from app.domain.checkins import Answer
from app.domain.clock import local_day
from app.domain.doses import DoseDays, MedicineDay
from app.domain.history import Day
from app.domain.measures import MEASURES
from app.domain.medicines import Medicine
from app.domain.responses import Response, Responses
from app.domain.results import baseline as scale_baseline
from app.domain.scales.baseline_facts import BASELINE_FACTS
from app.domain.scales.model import Choice, Scale
from app.domain.scales.scoring import allowed
from app.domain.signs import Sign, SignReport
from app.domain.supply import Supply
from app.domain.taper import Course, Plans, PlanVersion

_MEASURES = {m.item_id: m for m in MEASURES}


@dataclass(frozen=True)
class Seen:
    """The diary as of ``now``.

    ``days``: those with a check-in, oldest first; enough of them for the baseline and the last
    60 days. ``signs``, ``visits`` and ``supplies``: in force, in the order saved. ``started``:
    the first day of the diary, ``last_said`` the local day on which anything was last entered;
    ``None`` while it is empty. ``called``: days on which the person said that they called or
    talked to somebody. ``clinic_baseline``: given by the clinic, by measure. ``clinic_plan``:
    a plan read from the clinic and not accepted yet. ``right``: unlikely entries that the
    person said are right (occasions of R28).
    """

    now: datetime
    days: Sequence[Day]
    plans: Plans
    doses: DoseDays
    responses: Responses
    signs: Sequence[SignReport] = ()
    visits: Sequence[Appointment] = ()
    supplies: Sequence[Supply] = ()
    limits: Limits = field(default_factory=Limits)
    started: date | None = None
    last_said: date | None = None
    called: Sequence[date] = ()
    clinic_baseline: Mapping[str, float] = field(default_factory=dict)
    clinic_plan: PlanVersion | None = None
    right: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The diary day of ``now``."""
        return local_day(self.now)

    @cached_property
    def _by_date(self) -> dict[date, Day]:
        return {d.date: d for d in self.days}

    def day(self, day: date) -> Day | None:
        """What was said of a day in check-ins."""
        return self._by_date.get(day)

    def last(self, count: int) -> list[date]:
        """The last ``count`` dates up to today, oldest first."""
        return [self.today - timedelta(days=n) for n in reversed(range(count))]

    @property
    def recent(self) -> list[date]:
        """The dates on which a single event still counts, oldest first."""
        return self.last(self.limits.days("recent.days"))

    def number(self, item_id: str, day: date, timely: bool = False) -> float | None:
        """A rating or amount of a day; with ``timely``, none that was entered on a later
        day: such a one counts for trends, not for rules about time."""
        found = self.day(day)
        value = found.answer(item_id) if found is not None else None
        if found is None or not isinstance(value, (int, float)):
            return None
        if timely and found.late(item_id):
            return None
        asked = unlikely.answer(item_id, day, float(value))
        return float(value) if asked is None or asked in self.right else None

    def chosen(self, item_id: str, day: date) -> Mapping[str, str]:
        """The options chosen of a day, each with its strength ("" where none was said)."""
        found = self.day(day)
        return options(found.answer(item_id) if found is not None else None)

    def substances(self, day: date) -> frozenset[str]:
        """The other substances said of a day in any of its check-ins: "none" in the evening
        unsays nothing of the morning, a correction does."""
        found = self.day(day)
        entries = found.entries if found is not None else ()
        said = (e.checkin.answers.get("other_substances") for e in entries)
        return frozenset(option for answer in said for option in options(answer))

    def middle(self, item_id: str, dates: Sequence[date], at_least: int) -> float | None:
        """The median over ``dates``; ``None`` with fewer than ``at_least`` days that have a
        value. Days entered later count."""
        found = [v for d in dates if (v := self.number(item_id, d)) is not None]
        return median(found) if len(found) >= at_least else None

    def signs_on(self, dates: Sequence[date]) -> Iterator[tuple[SignReport, Sign]]:
        """The signs reported of ``dates``, oldest day first, each with its report."""
        wanted = set(dates)
        for report in sorted(self.signs, key=lambda r: r.day):
            if report.day in wanted:
                yield from ((report, sign) for sign in report.signs)

    # The plan.

    @cached_property
    def reductions(self) -> list[date]:
        """The days up to today from which on less is agreed, oldest first."""
        return reductions(self.plans, self.today)

    @cached_property
    def reduction(self) -> date | None:
        """The first of them."""
        return first_reduction(self.plans, self.today)

    @property
    def plan(self) -> PlanVersion | None:
        """The version in force today."""
        return self.plans.on(self.today)

    @property
    def tapering(self) -> bool:
        """Whether an agreed plan has begun and something is agreed for today."""
        return any(c.step_on(self.today) is not None for c in self.courses(self.today))

    def courses(self, day: date) -> Sequence[Course]:
        """The regular medicines of the version in force on a day."""
        version = self.plans.on(day)
        return version.courses if version is not None else ()

    @cached_property
    def medicines(self) -> Sequence[Medicine]:
        """Every regular medicine ever agreed."""
        return all_medicines(self.plans)

    @property
    def opioids(self) -> Sequence[Medicine]:
        """Those of ``medicines`` that are opioids, as far as anybody said."""
        return [m for m in self.medicines if m.ingredient.opioid]

    def dose(self, medicine_id: UUID, day: date) -> MedicineDay:
        """A regular medicine on a day: planned, taken and whether that was entered late."""
        return self.doses.medicine_day(medicine_id, day)

    def taken(self, medicine_id: UUID, day: date, timely: bool = False) -> Decimal | None:
        """The day's total; ``None`` where nothing was said. ``timely`` as for ``number``."""
        found = self.dose(medicine_id, day)
        if found.taken is None or (timely and found.late):
            return None
        asked = self.doubted(medicine_id, day)
        return found.taken if asked is None or asked in self.right else None

    def doubted(self, medicine_id: UUID, day: date) -> str | None:
        """The occasion under which the day's total of a regular medicine is asked about."""
        said = self.doses.regular(medicine_id, day)
        doses = said.entry.doses if said is not None else ()
        return unlikely.dose(self.dose(medicine_id, day), doses)

    # The baseline and the questionnaires.

    def baseline(self, item_id: str) -> float | None:
        """``B`` of a daily measure: the median of at least 5 check-ins in the 14 days before
        the first reduction, else what the clinic gave, else ``None``."""
        own = None
        if self.reduction is not None:
            own = baseline(_MEASURES[item_id], self.days, self.reduction)
        return own if own is not None else self.clinic_baseline.get(item_id)

    def scale_baseline(self, scale: Scale) -> float | None:
        """``B`` of a questionnaire: its last score before the first reduction, else what the
        clinic gave (PEG), else ``None``."""
        found = scale_baseline(scale, self.responses, self.reduction)
        own = found[1].value if found is not None else None
        return own if own is not None else self.clinic_baseline.get(scale.id)

    def scores(self, scale: Scale) -> list[tuple[Response, float]]:
        """Every score of a questionnaire up to today, oldest first."""
        return [
            (response, score.value)
            for response, score in self.responses.scored(scale)
            if score.value is not None and response.day <= self.today
        ]

    def told(self, question_id: str) -> tuple[Response, str] | None:
        """The newest answer up to today to a question of the facts, as the id of its option,
        with the response that holds it; ``None`` where it was never answered. An answer that
        the question does not have, of a version to come, counts as none."""
        question = BASELINE_FACTS.question(question_id)
        for response in reversed(self.responses.of(BASELINE_FACTS)):
            value = response.answers.get(question_id)
            if response.day > self.today or not isinstance(value, int):
                continue
            if isinstance(question.answers, Choice) and allowed(question, value):
                return response, question.answers.option(value).id
        return None

    def fact(self, question_id: str) -> str | None:
        """The same without the response."""
        found = self.told(question_id)
        return found[1] if found is not None else None


def options(answer: Answer | None) -> Mapping[str, str]:
    """The options that an answer chose, each with its strength ("" where none was said)."""
    if isinstance(answer, Mapping):
        return answer
    if isinstance(answer, tuple):
        return dict.fromkeys(answer, "")
    return {answer: ""} if isinstance(answer, str) else {}
