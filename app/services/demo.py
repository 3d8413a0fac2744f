"""The made-up patient of ``--demo``: 16 weeks, the same each time for the same day.

Nobody's data. Withdrawal, pain and sleep get worse in the days after each step of the dose
and settle again (``clinical.md``, section 4: from day 1-3, settling in 1-2 weeks *check*);
weekends are a little different; week 11 is a bad one; daily life slowly gets easier. Its plan
is in ``demo_plan``, its questionnaires in ``demo_scales``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import exp
from random import Random
from uuid import UUID, uuid5

from app.domain.checkins import Answer, CheckIn, CheckInKind
from app.domain.history import days
from app.domain.items import NONE, SAFE_YES, SHORT_ITEM_IDS
from app.domain.records import Record
from app.services.demo_plan import demo_records as plan_records
from app.services.demo_scales import demo_records as scale_records

DEMO_WEEKS = 16
SEED = 20250303

STEP_OFFSETS = (14, 29, 45, 84)
"""Days from the first day to each step."""

_ID_SPACE = UUID("6f2d9a54-3c0e-5e1b-9a43-2b8c5d7e1f00")
_WEEK_PATTERNS = (
    (0, 1, 3, 5),
    (0, 2, 3, 5, 6),
    (1, 2, 4, 6),
    (0, 1, 2, 4, 6),
    (0, 2, 4, 5),
    (1, 3, 4, 5, 6),
)
"""Days of a week with a check-in: 4 or 5, with at most 2 missing between any two."""

_GAP_WEEK, _AFTER_GAP, _BAD_WEEK = 8, 9, 10
_GAP_PATTERNS = {_GAP_WEEK: (0, 1, 2, 3), _AFTER_GAP: (3, 4, 5, 6)}
"""Two weeks that leave 6 days empty where they meet."""

_LATE = {4: 1, 19: 2, 33: 1, 52: 3, 60: 1}
"""Check-ins (by number) that were added later, and by how many days."""

_CORRECTED = {12: ("pain_24h", 1.0, "I mixed up two days"), 41: ("sleep_hours", 0.5, None)}
"""Check-ins that were corrected: which answer, by how much, the reason given."""

_NOTES = {
    2: "Start of the diary. My daughter set it up with me.",
    15: "Yawning all day, legs would not keep still.",
    27: "Walked to the lake and back. First time since spring.",
    36: "Ask the clinic about the cramps at night.",
    44: "Bad cold, everything hurts more.",
    58: "Cooked for four people and sat with them afterwards.",
    66: "Slept through. Had forgotten what that is like.",
}


def demo_steps(today: date) -> tuple[date, ...]:
    """The days on which the dose of the made-up patient went down, oldest first."""
    first = _first_day(today)
    return tuple(first + timedelta(days=n) for n in STEP_OFFSETS)


def demo_history(today: date, seed: int = SEED, zone: tzinfo = UTC) -> list[CheckIn]:
    """Every check-in in the order saved, the last one for yesterday at the latest.

    ``zone`` is the clock of the made-up patient. Moments are aware, ids depend on ``seed``
    and the day alone; today is left free so that Today has something to ask.
    """
    rng = Random(seed)  # noqa: S311 -- a made-up history, not a secret
    first = _first_day(today)
    saved: list[CheckIn] = []
    for number, offset in enumerate(_offsets(rng)):
        day = _Day(number, offset, first + timedelta(days=offset), rng, seed, zone)
        saved += day.check_ins()
    return sorted(saved, key=lambda c: c.entered_at)


def demo_records(today: date, seed: int = SEED, zone: tzinfo = UTC) -> list[Record]:
    """The agreed plan of the made-up patient with its doses, milestones and supply, the
    questionnaires and the visits."""
    saved = demo_history(today, seed, zone)
    logged = {c.day: c.entered_at for c in reversed(saved)}
    first = _first_day(today)
    return [
        *plan_records(first, today, sorted(logged.items()), zone),
        *scale_records(first, demo_steps(today), days(saved), logged, zone),
    ]


def _first_day(today: date) -> date:
    return today - timedelta(days=7 * DEMO_WEEKS)


def _offsets(rng: Random) -> Iterator[int]:
    for week in range(DEMO_WEEKS):
        pattern = _GAP_PATTERNS.get(week) or rng.choice(_WEEK_PATTERNS)
        yield from (7 * week + d for d in pattern)


def _strain(offset: int) -> float:
    """How much the last steps are felt, 0 to about 1: from the second day, highest on the
    third, faded after about ten."""
    since = [offset - s for s in STEP_OFFSETS if s < offset]
    return sum(min(n / 3, 1.0) * exp(-max(n - 4, 0) / 3.6) for n in since)


@dataclass
class _Day:
    """One made-up day."""

    number: int
    offset: int
    day: date
    rng: Random
    seed: int
    zone: tzinfo
    progress: float = field(init=False)
    strain: float = field(init=False)
    bad: float = field(init=False)

    def __post_init__(self) -> None:
        self.progress = self.offset / (7 * DEMO_WEEKS)
        self.strain = _strain(self.offset)
        self.bad = 1.0 if self.offset // 7 == _BAD_WEEK else 0.0

    def check_ins(self) -> list[CheckIn]:
        """The check-in of this day, and its correction if it has one."""
        late = _LATE.get(self.number, 0)
        answers = self._answers()
        short = self.number not in _CORRECTED and self._is_short(answers)
        kind = CheckInKind.SHORT if short else CheckInKind.FULL
        if short:
            answers = {i: a for i, a in answers.items() if i in SHORT_ITEM_IDS}
        at = self._moment(late, time(19 if not late else 9, self.rng.randrange(60)))
        original = CheckIn(self._id("entry"), self.day, kind, at, answers)
        if self.number not in _CORRECTED:
            return [original]
        return [original, self._correction(original)]

    def _correction(self, original: CheckIn) -> CheckIn:
        item_id, change, reason = _CORRECTED[self.number]
        before = original.answers[item_id]
        if not isinstance(before, (int, float)):
            raise TypeError(item_id)
        answers = {**original.answers, item_id: min(before + change, 10)}
        at = self._moment(1, time(8, 40))
        return CheckIn(
            self._id("correction"), self.day, original.kind, at, answers, original.id, reason
        )

    def _id(self, what: str) -> UUID:
        return uuid5(_ID_SPACE, f"{self.seed}/{self.day.isoformat()}/{what}")

    def _moment(self, days_after: int, at: time) -> datetime:
        return datetime.combine(self.day + timedelta(days=days_after), at, self.zone)

    def _is_short(self, answers: Mapping[str, Answer]) -> bool:
        withdrawal = answers["withdrawal"]
        hard = isinstance(withdrawal, (int, float)) and withdrawal >= 6
        return self.number not in _NOTES and hard and self.rng.random() < 0.5

    def _rating(self, typical: float, spread: float = 0.7) -> int:
        return round(min(max(self.rng.gauss(typical, spread), 0), 10))

    def _answers(self) -> dict[str, Answer]:
        """A full check-in; now and then a question is left out."""
        strain, bad, progress = self.strain, self.bad, self.progress
        weekend = self.day.weekday() >= 5
        sleep = self.rng.gauss(6.8 - 1.9 * strain - 0.8 * bad + 0.4 * weekend, 0.5)
        answers: dict[str, Answer] = {
            "pain_24h": self._rating(
                4.6 + 2.0 * strain + 2.3 * bad - 0.5 * progress + 0.5 * (self.day.weekday() == 0)
            ),
            "interference_24h": self._rating(
                6.2 + 1.4 * strain + 1.2 * bad - 2.4 * progress - 0.4 * weekend
            ),
            "mood": self._rating(5.2 - 1.6 * strain - 1.5 * bad + 1.5 * progress + 0.6 * weekend),
            "sleep_hours": round(2 * min(max(sleep, 3.0), 9.5)) / 2,
            "sleep_quality": self._rating(5.8 - 2.6 * strain - bad + 0.7 * progress),
            "withdrawal": self._rating(0.8 + 5.2 * strain, 0.6),
            "craving": self._rating(1.2 + 2.4 * strain + 0.8 * bad, 0.8),
            "side_effects": self._side_effects(),
            "activity": self._activity(),
            "other_substances": ("alcohol",) if self.number in (17, 49) else (NONE,),
            "safe": SAFE_YES,
        }
        if self.number in _NOTES:
            answers["note"] = _NOTES[self.number]
        if self.number % 11 == 7:
            del answers["craving"], answers["other_substances"]
        return answers

    def _side_effects(self) -> dict[str, str]:
        felt: dict[str, str] = {}
        if self.rng.random() < 0.55 - 0.35 * self.progress:
            felt["constipation"] = "moderate" if self.rng.random() < 0.3 else "mild"
        if self.strain > 0.35:
            felt["sweating"] = "moderate" if self.strain > 0.7 else "mild"
        if self.strain > 0.7 and self.rng.random() < 0.4:
            felt["nausea"] = "mild"
        if self.rng.random() < 0.12:
            felt["dry_mouth"] = "mild"
        return felt or {NONE: ""}

    def _activity(self) -> tuple[str, ...]:
        ease = 0.45 + 0.4 * self.progress - 0.3 * self.strain - 0.25 * self.bad
        chances = {
            "walked": ease + 0.15,
            "housework": ease,
            "saw_someone": ease - 0.1 + 0.25 * (self.day.weekday() >= 5),
            "work_or_hobby": ease - 0.05,
            "exercises": 0.35 * ease + 0.15,
        }
        done = tuple(a for a, chance in chances.items() if self.rng.random() < chance)
        return done if len(done) > 1 else (*done, "rested")
