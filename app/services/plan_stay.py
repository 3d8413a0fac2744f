"""A pause, a hold or the end of a plan: from what was typed to a version, or to what is
wrong with it. No amount and no date is worked out: the amount is the one agreed for the day
that was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.domain.plan_changes import Decision, stay
from app.domain.taper import ChangeKind, Course, DecidedBy, Plans, PlanVersion
from app.i18n.formats import Formats
from app.i18n.reading import day_example, read_day
from app.i18n.translator import Message
from app.services.sheet import Sheet

KEY = "plan.stay"
"""The form. One for all three kinds: who finds that it is a hold types nothing again."""

FROM, AGREED, DECIDED, REASON, UNTIL = "from", "agreed", "decided", "reason", "until"
MEDICINES = "medicines"
"""The fields. ``medicines`` has the ids of those that were taken out, separated by spaces."""


@dataclass(frozen=True)
class ReadStay:
    """What the form says. ``version`` is what would be kept, ``None`` while ``problems`` has
    something, by field. ``courses``: those that can stay on that day; ``meant``: those of
    ``version`` that do. ``later``: the day from which a version typed in before holds again."""

    courses: tuple[Course, ...]
    problems: Mapping[str, Message] = field(default_factory=dict)
    version: PlanVersion | None = None
    meant: tuple[Course, ...] = ()
    later: date | None = None


def left_out(sheet: Sheet) -> frozenset[str]:
    """The ids of the medicines that are not meant."""
    return frozenset(sheet.get(MEDICINES).split())


def decided_by(sheet: Sheet) -> DecidedBy | None:
    """Who decided, if that was chosen."""
    return DecidedBy(sheet.get(DECIDED)) if sheet.get(DECIDED) else None


def read_stay(
    sheet: Sheet, kind: ChangeKind, plans: Plans, formats: Formats, now: datetime, today: date
) -> ReadStay:
    """Read the form. ``kind`` is one of ``plan_changes.STATES``; ``sheet`` has an ``id``."""
    found = _Days(sheet, formats, today)
    start, agreed, until = found.start(), found.agreed(), found.until()
    base = plans.on(start or today)
    courses = tuple(c for c in _courses(base) if c.step_on(start or today) is not None)
    problems = {**found.problems, **_choices(sheet, courses, start)}
    if start is None or agreed is None or base is None or problems:
        return ReadStay(courses, problems)
    decision = Decision(
        start,
        agreed,
        decided_by(sheet) or DecidedBy.TOGETHER,
        sheet.get(REASON).strip(),
        until,
    )
    meant = [c.medicine.id for c in courses if str(c.medicine.id) not in left_out(sheet)]
    version = stay(base, kind, decision, UUID(sheet.get("id")), now, meant)
    staying = tuple(c for c in version.courses if c.medicine.id in meant)
    later = next((v.valid_from for v in plans.versions if v.valid_from > start), None)
    return ReadStay(courses, {}, version, staying, later)


def _choices(sheet: Sheet, courses: tuple[Course, ...], start: date | None) -> dict[str, Message]:
    problems = {}
    if start is not None and not courses:
        problems[FROM] = Message("plan-stay-problem-nothing")
    if decided_by(sheet) is None:
        problems[DECIDED] = Message("plan-stay-problem-decided")
    if courses and all(str(c.medicine.id) in left_out(sheet) for c in courses):
        problems[MEDICINES] = Message("plan-stay-problem-medicines")
    return problems


def _courses(base: PlanVersion | None) -> tuple[Course, ...]:
    return base.courses if base is not None else ()


class _Days:
    """Reads the days of the form and notes what is wrong with them."""

    def __init__(self, sheet: Sheet, formats: Formats, today: date) -> None:
        self._sheet, self._formats, self._today = sheet, formats, today
        self.problems: dict[str, Message] = {}

    def start(self) -> date | None:
        return self._needed(FROM, "plan-problem-valid-from")

    def agreed(self) -> date | None:
        day = self._needed(AGREED, "plan-problem-agreed")
        if day is not None and day > self._today:
            self.problems[AGREED] = Message("plan-problem-agreed-to-come")
        return day

    def until(self) -> date | None:
        day, start = self._read(UNTIL), read_day(self._sheet.get(FROM), self._formats)
        if day is not None and start is not None and day <= start:
            self.problems[UNTIL] = Message("plan-stay-problem-until")
        return day

    def _needed(self, name: str, message: str) -> date | None:
        day = self._read(name)
        if day is None and name not in self.problems:
            self.problems[name] = Message(message)
        return day

    def _read(self, name: str) -> date | None:
        text = self._sheet.get(name).strip()
        day = read_day(text, self._formats)
        if text and day is None:
            values = {"text": text, "example": day_example(self._today, self._formats)}
            self.problems[name] = Message("plan-problem-unreadable-day", values)
        return day
