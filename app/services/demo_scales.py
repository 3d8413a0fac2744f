"""The questionnaires of the made-up patient of ``--demo``, and the visits to the clinic.

PEG about four weeks in five, mood and worry every two weeks, the withdrawal list on some days
after each step, the monthly ones, and the baseline before the first step down. The answers
follow from what was said of the days before. In the bad week the two questions about mood
open the other seven; the ninth is always "not at all". Nobody's answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random
from statistics import mean
from uuid import UUID, uuid5

from app.domain.appointments import Appointment
from app.domain.history import Day
from app.domain.records import Record
from app.domain.responses import Deferral, Response, Wait
from app.domain.scales.model import Answers
from app.domain.scales.registry import BY_ID, SCALES

_ID_SPACE = UUID("5c1f7a0e-2f64-5d0b-9f39-6f0a2d9c4b77")

AT_MOST = 2
"""Questionnaires on one day, as the app offers them."""

_DUE: dict[str, tuple[int, ...]] = {
    "phq9": (3,),
    "gad7": (4,),
    "phq2": (18, 32, 46, 71, 85, 99),
    "gad2": (18, 32, 46, 71, 85, 99),
    "peg": (0, 10, 17, 24, 35, 42, 49, 56, 70, 77, 84, 91, 100),
    "global_change": (42, 70, 98),
    "readiness": (28, 56, 84),
    "self_checks": (28, 56, 84),
    "baseline_facts": (1,),
}
"""Days from the first on which a questionnaire was due and answered, or soon afterwards. The
weeks without PEG were left out; the last one is long enough ago to be due today."""

_OPEN_FOR = 6
"""Days after which one that was due is left alone."""

_BAD_WEEK = range(70, 77)
_NOT_THIS_TIME = 63
"""A PEG that was not this time: on that day or soon after it."""

_CORRECTED_PEG = 4
_LISTED = 0.55
"""Share of the days after a step with a withdrawal list."""

_LIST = {
    "feeling_sick": 0.5,
    "stomach_cramps": 0.7,
    "muscle_spasms": 0.6,
    "feeling_cold": 0.7,
    "heart_pounding": 0.4,
    "muscle_tension": 0.9,
    "aches_and_pains": 1.0,
    "yawning": 1.1,
    "runny_eyes": 0.7,
    "trouble_sleeping": 1.2,
}
"""How much of each sign comes with a rating of withdrawal."""

_WHOLE: dict[str, tuple[Answers, Answers]] = {
    "phq9": (
        {"sleep": 2, "tired": 1, "appetite": 0, "bad_about_self": 0, "concentrating": 1},
        {"sleep": 2, "tired": 2, "appetite": 1, "bad_about_self": 1, "concentrating": 1},
    ),
    "gad7": (
        {"worrying_too_much": 1, "relaxing": 1, "restless": 1, "irritable": 1, "afraid": 0},
        {},
    ),
}
"""The further questions at the baseline, and in the bad week."""

_MONTHLY: dict[str, tuple[Answers, ...]] = {
    "global_change": ({"change": 4}, {"change": 5}, {"change": 3}),
    "readiness": (
        {"importance": 7, "confidence": 5},
        {"importance": 8, "confidence": 4},
        {"importance": 8, "confidence": 7},
    ),
    "self_checks": (
        {"more_than_planned": 0, "for_stress_or_sleep": 1, "ran_out_early": 0},
        {"more_than_planned": 0, "for_stress_or_sleep": 0, "ran_out_early": 0},
        {"more_than_planned": 0, "for_stress_or_sleep": 0, "ran_out_early": 0},
    ),
    "baseline_facts": (
        {
            "sleep_apnoea": 0,
            "sedatives": 0,
            "pregnancy": 3,
            "naloxone": 1,
            "overdose": 0,
            "opioid_length": 1,
            "other_medicines": "Ibuprofen now and then.",
        },
    ),
}

_VISITS = ((84, time(10, 30), True), (118, time(11, 0), None))
"""The visit on which the pause ended, and the next one: days from the first."""


def demo_records(
    first: date,
    steps: Sequence[date],
    days: Sequence[Day],
    logged: Mapping[date, datetime],
    zone: tzinfo,
) -> list[Record]:
    """Responses, one deferral and the visits, in the order saved. ``logged``: when each day of
    ``days`` was entered; a day that was added later has no questionnaire."""
    diary = _Diary(first, steps, days, logged)
    records: list[Record] = [*diary.answered(), *_visits(first, zone)]
    return sorted(records, key=lambda r: r.entered_at)


@dataclass
class _Diary:
    """Answers one day after the other."""

    first: date
    steps: Sequence[date]
    days: Sequence[Day]
    logged: Mapping[date, datetime]
    rng: Random = field(default_factory=lambda: Random(20250304))  # noqa: S311 -- made up
    number: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    asked: bool = False

    def answered(self) -> Iterator[Response | Deferral]:
        """Everything said, oldest first."""
        for day in self.days:
            at = self.logged[day.date]
            if at.date() > day.date:
                continue
            offset = (day.date - self.first).days
            wanted = [*self._due(offset), *self._after_step(day)][:AT_MOST]
            for minutes, scale in enumerate(wanted, start=1):
                yield from self._respond(scale, offset, day, at + timedelta(minutes=2 * minutes))
            if not self.asked and offset >= _NOT_THIS_TIME:
                self.asked, self.last["peg"] = True, offset
                wait = Wait.NOT_THIS_TIME
                yield Deferral(_id(f"wait/{offset}"), day.date, at, "peg", wait)

    def _due(self, offset: int) -> Iterator[str]:
        for scale, targets in _DUE.items():
            number = self.number.get(scale, 0)
            if number == len(targets) or offset < targets[number]:
                continue
            if offset > targets[number] + _OPEN_FOR:
                self.number[scale] = number + 1  # that time went by
            elif offset - self.last.get(scale, -99) >= (BY_ID[scale].schedule.every or 0):
                yield scale

    def _after_step(self, day: Day) -> Iterator[str]:
        since = [(day.date - s).days for s in self.steps if s <= day.date]
        if since and min(since) < 14 and self.rng.random() < _LISTED:
            yield "withdrawal_list"

    def _respond(self, scale: str, offset: int, day: Day, at: datetime) -> Iterator[Response]:
        number = self.number.get(scale, 0)
        self.number[scale] = number + 1
        self.last |= {s.id: offset for s in SCALES if scale in (s.id, s.part_of)}
        answers = self._answers(scale, number, offset, day)
        said = Response(_id(f"{scale}/{offset}"), day.date, at, scale, answers)
        yield said
        if scale == "phq2" and offset in _BAD_WEEK:
            rest = {**answers, **_phq9(bad=True)}
            at += timedelta(minutes=1)
            yield Response(_id(f"phq9/{offset}"), day.date, at, "phq9", rest, opened_by=said.id)
        if scale == "peg" and number == _CORRECTED_PEG:
            enjoyment = answers["enjoyment"]
            changed = {**answers, "enjoyment": max(int(enjoyment) - 1, 0)}
            yield replace(
                said,
                id=_id(f"peg/{offset}/corrected"),
                entered_at=at + timedelta(hours=1),
                answers=changed,
                supersedes=said.id,
            )

    def _answers(self, scale: str, number: int, offset: int, day: Day) -> Answers:
        if scale in _MONTHLY:
            return _MONTHLY[scale][number]
        if scale == "withdrawal_list":
            return self._signs(day)
        if scale == "peg":
            held_back = self._mean("interference_24h", day.date, 7)
            return {
                "pain": round(self._mean("pain_24h", day.date, 7)),
                "enjoyment": round(held_back),
                "activity": round(min(held_back + 0.4, 10)),
            }
        low = self._mean("mood", day.date, 14) < 5.5
        if scale in ("gad2", "gad7"):
            nervous = {"nervous": 1, "worrying": int(low)}
            return {**nervous, **_WHOLE["gad7"][0]} if scale == "gad7" else nervous
        bad = offset in _BAD_WEEK
        mood = {"interest": 2, "depressed": 2} if bad else {"interest": 1, "depressed": int(low)}
        return {**mood, **_phq9(bad=False)} if scale == "phq9" else mood

    def _signs(self, day: Day) -> Answers:
        felt = self._mean("withdrawal", day.date, 1)
        return {
            sign: min(max(round(felt / 3.2 * share + self.rng.gauss(0, 0.25)), 0), 3)
            for sign, share in _LIST.items()
        }

    def _mean(self, item_id: str, last: date, length: int) -> float:
        """The mean of an item in the ``length`` days up to ``last``; 5 where it was not said."""
        since = last - timedelta(days=length)
        found = (d.answer(item_id) for d in self.days if since < d.date <= last)
        values = [float(a) for a in found if isinstance(a, (int, float))]
        return mean(values) if values else 5.0


def _phq9(*, bad: bool) -> Answers:
    """All but the first two questions."""
    return {**_WHOLE["phq9"][bad], "moving": 0, "better_off_dead": 0}


def _visits(first: date, zone: tzinfo) -> Iterator[Appointment]:
    for number, (offset, at, attended) in enumerate(_VISITS):
        booked = datetime.combine(first + timedelta(days=84), time(11, number), zone)
        yield Appointment(
            _id(f"visit/{offset}"),
            first + timedelta(days=offset),
            booked,
            at=at,
            note="Pain clinic",
            attended=attended,
        )


def _id(what: str) -> UUID:
    return uuid5(_ID_SPACE, what)
