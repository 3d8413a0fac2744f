"""What differs between two versions of a plan, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain import stay_ended
from app.domain.medicines import Medicine
from app.domain.taper import AsNeeded, Course, PlanVersion, Step


@dataclass(frozen=True)
class Difference:
    """One difference between two versions, for a person to read. ``what`` is the end of a
    text id (``plan-diff-<what>``); ``before`` and ``after`` are what stood there, ``None``
    for nothing; ``medicine`` and ``start`` say where. ``of``: the medicine whose unit the
    steps in ``before`` and ``after`` are counted in."""

    what: str
    medicine: str = ""
    before: object = None
    after: object = None
    start: date | None = None
    values: dict[str, object] = field(default_factory=dict)
    of: Medicine | None = field(default=None, compare=False)


def differences(old: PlanVersion, new: PlanVersion) -> tuple[Difference, ...]:
    """What ``new`` says that ``old`` did not, medicine by medicine, then the rest.

    Steps that lie wholly before ``new.valid_from`` are not compared: those days keep the plan
    they had. Of a slip put right all days are compared, and its own dates and words too.
    """
    return (*_courses(old, new), *_needed(old, new), *_facts(old, new))


def _slip(old: PlanVersion, new: PlanVersion) -> bool:
    return new.supersedes == old.id


def _courses(old: PlanVersion, new: PlanVersion) -> Iterator[Difference]:
    since = min(old.valid_from, new.valid_from) if _slip(old, new) else new.valid_from
    for course in old.courses:
        after = new.course(course.medicine.id)
        if after is None or not _comparable(course, after):
            yield Difference("medicine-gone", course.medicine.name)
    for course in new.courses:
        before = old.course(course.medicine.id)
        if before is None or not _comparable(before, course):
            yield Difference("medicine-new", course.medicine.name)
            before = Course(course.medicine, ())
        elif before.medicine.name != course.medicine.name:
            yield Difference(
                "name", course.medicine.name, before.medicine.name, course.medicine.name
            )
        if not _slip(old, new) and stay_ended.ended(before, course, since):
            yield from _gone_on(before, course, since)
        else:
            yield from _steps(before, course, since)
        yield from _state(before, course)


def _comparable(old: Course, new: Course) -> bool:
    """20 mg and 20 mcg are alike in nothing: with another unit it is another medicine."""
    return old.medicine.unit is new.medicine.unit


def _state(old: Course, new: Course) -> Iterator[Difference]:
    name = new.medicine.name
    if (old.state, old.until) != (new.state, new.until):
        yield Difference("state", name, old.state, new.state, new.since)
    elif new.state.stays and old.since != new.since:
        yield Difference("since", name, old.since, new.since)


def _steps(old: Course, new: Course, since: date) -> Iterator[Difference]:
    name = new.medicine.name
    # A step in progress that was cut where the change begins is the same step.
    before = {max(s.start, since): s for s in old.steps if s.end >= since}
    after = {max(s.start, since): s for s in new.steps if s.end >= since}
    moved = {now.start: was for was, now in _moved(before, after, since)}
    for step in moved.values():
        del before[step.start]
    for start in sorted(before.keys() | after.keys()):
        was, now = before.get(start) or moved.get(start), after.get(start)
        what = "moved" if start in moved else _what(was, now)
        if what is not None:
            first = now or was
            at = first.start if first is not None else start
            yield Difference(what, name, was, now, at, of=new.medicine)


def _moved(
    before: Mapping[date, Step], after: Mapping[date, Step], since: date
) -> list[tuple[Step, Step]]:
    """Steps to come that keep their amounts and begin on another day, in their order: a plan
    that goes on more slowly is not one that lost all of its steps."""
    found: list[tuple[Step, Step]] = []
    left = [s for start, s in before.items() if start > since and start not in after]
    for step in [s for start, s in after.items() if start > since and start not in before]:
        at = next((n for n, was in enumerate(left) if was.lines == step.lines), None)
        if at is not None:
            found.append((left[at], step))
            left = left[at + 1 :]
    return found


def _gone_on(old: Course, new: Course, since: date) -> Iterator[Difference]:
    for was, now in stay_ended.pairs(old, new, since):
        first = now or was
        what = _what(was, now)
        if was is not None and now is not None and was.lines == now.lines:
            what = "moved" if (was.start, was.end) != (now.start, now.end) else None
        if what is not None and first is not None:
            yield Difference(what, new.medicine.name, was, now, first.start, of=new.medicine)


def _what(was: Step | None, now: Step | None) -> str | None:
    if was is None or now is None:
        return "step-gone" if now is None else "step-new"
    if was.lines != now.lines:
        return "amount"
    return "end" if was.end != now.end else None


def _needed(old: PlanVersion, new: PlanVersion) -> Iterator[Difference]:
    before = {n.medicine.id: n for n in old.as_needed}
    after = {n.medicine.id: n for n in new.as_needed}
    for key, needed in before.items():
        if key not in after:
            yield Difference("needed-gone", needed.medicine.name, needed)
    for key, needed in after.items():
        was = before.get(key)
        if was is None:
            yield Difference("needed-new", needed.medicine.name, None, needed)
        else:
            yield from _limits(was, needed)


def _limits(was: AsNeeded, now: AsNeeded) -> Iterator[Difference]:
    name, units = now.medicine.name, (was.medicine.unit, now.medicine.unit)
    if was.medicine.name != name:
        yield Difference("name", name, was.medicine.name, name)
    if was.daily_maximum != now.daily_maximum or units[0] is not units[1]:
        yield Difference("needed", name, was, now)
    if was.amount != now.amount:
        yield Difference("needed-amount", name, was.amount, now.amount, of=now.medicine)


def _facts(old: PlanVersion, new: PlanVersion) -> Iterator[Difference]:
    facts = ["author", "contingency", "follow_up_days", "contacts"]
    if _slip(old, new):  # of a change these are its own, not what it changed
        facts = ["valid_from", "agreed_on", "decided_by", "reason", *facts]
    for name in facts:
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Difference(name.replace("_", "-"), before=was or None, after=now or None)
