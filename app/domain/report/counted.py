"""Counts of days: what bothered, what was managed, what was taken, what was added later.

A day about which nothing was said is in no count: each stands beside the number of days that say
anything about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.adherence import Count, on_day, whole
from app.domain.agreed import medicines
from app.domain.doses import DoseDays, beyond_maximum
from app.domain.history import Day
from app.domain.items import ITEMS, NONE, SEVERITIES, ChipsItem
from app.domain.medicines import Medicine
from app.domain.report.gathered import Gathered
from app.domain.report.topics import Topic
from app.domain.taper import late as typed_late


@dataclass(frozen=True)
class Chosen:
    """How often an option was chosen. ``strong``: days for each of ``SEVERITIES``; days on which
    nobody said how strong are in none of them."""

    option: str
    days: int
    strong: tuple[int, ...] = ()


@dataclass(frozen=True)
class Options:
    """``asked``: days with an answer, "none" included. ``chosen``: what bothered most first, or
    what came most often."""

    asked: int
    chosen: tuple[Chosen, ...]


def options(days: Sequence[Day], item_id: str) -> Options:
    """What was chosen of a question with several answers, "none" left out."""
    answers = [a for d in days if isinstance(a := d.answer(item_id), (Mapping, tuple))]
    item = ITEMS[item_id]
    known = item.options if isinstance(item, ChipsItem) else ()
    found = [_chosen(option, answers) for option in known if option != NONE]
    there = [c for c in found if c.days]
    ordered = sorted(there, key=lambda c: (*reversed(c.strong), c.days), reverse=True)
    return Options(len(answers), tuple(ordered))


def _chosen(option: str, answers: Sequence[Mapping[str, str] | tuple[str, ...]]) -> Chosen:
    given = [a[option] if isinstance(a, Mapping) else "" for a in answers if option in a]
    how = Counter(given)
    rated = any(isinstance(a, Mapping) for a in answers)
    return Chosen(option, len(given), tuple(how[s] for s in SEVERITIES) if rated else ())


@dataclass(frozen=True)
class Needed:
    """An as-needed medicine. ``days`` with a dose, ``most`` on one day, ``beyond``: days with more
    than agreed then."""

    medicine: Medicine
    days: int
    most: Decimal
    beyond: int


@dataclass(frozen=True)
class Taken:
    """Doses against the plan. ``regular``: medicines with days that count. ``together``: each day
    once, where there are several. ``elsewhere``: days with something from another source.
    ``usual`` and ``different``: days of which nothing was agreed and a check-in says so."""

    regular: tuple[tuple[Medicine, Count], ...]
    together: Count | None
    needed: tuple[Needed, ...]
    elsewhere: int
    usual: int
    different: int


def taken(found: Gathered) -> Taken:
    """The doses of the days told of."""
    counts = [(m, whole(found.doses, [m.id], found.first, found.last)) for m in found.medicines]
    regular = tuple((m, c) for m, c in counts if c.days)
    ids = [m.id for m, _ in regular]
    together = whole(found.doses, ids, found.first, found.last) if len(ids) > 1 else None
    every = [m.id for m in medicines(found.plans)]
    alone = [d for d in found.shown if on_day(found.doses, every, d.date) is None]
    words = Counter(str(d.answer("doses")) for d in alone)
    return Taken(
        regular,
        together,
        tuple(_needed(found)),
        sum(bool(found.doses.other_sources(d)) for d in span(found)),
        words["as_usual"],
        words["different"],
    )


def _needed(found: Gathered) -> Iterator[Needed]:
    agreed = {a.medicine.id: a.medicine for v in found.plans.versions for a in v.as_needed}
    for medicine in agreed.values():
        said = [(d, found.doses.as_needed(medicine.id, d)) for d in span(found)]
        with_dose = [(d, rows) for d, rows in said if rows]
        if with_dose:
            totals = [sum((r.entry.amount for r in rows), Decimal()) for _, rows in with_dose]
            beyond = sum(_beyond(found, medicine, d) for d, _ in with_dose)
            yield Needed(medicine, len(with_dose), max(totals), beyond)


def _beyond(found: Gathered, medicine: Medicine, day: date) -> bool:
    version = found.plans.on(day)
    agreed = version.as_needed if version is not None else ()
    maximum = next((a.daily_maximum for a in agreed if a.medicine.id == medicine.id), None)
    rows = found.doses.as_needed(medicine.id, day)
    return maximum is not None and beyond_maximum(rows, medicine, maximum)


def span(found: Gathered) -> Iterator[date]:
    """Every day told of, oldest first."""
    return (found.first + timedelta(days=n) for n in range(found.choices.days))


@dataclass(frozen=True)
class Entered:
    """How one kind of entry came into the diary: on how many days (or how often), how many of them
    later than the day itself, how many corrected."""

    entered: int
    late: int
    corrected: int


@dataclass(frozen=True)
class Trust:
    """What was entered in time. ``plans``: versions of the plan that hold in these days."""

    checkins: Entered
    doses: Entered
    questionnaires: Entered
    plans: Entered


def trust(found: Gathered) -> Trust:
    """Late and corrected entries of the days told of."""
    shown = found.shown
    return Trust(
        Entered(len(shown), sum(map(late, shown)), sum(map(corrected, shown))),
        _dose_days(found.doses, found),
        Entered(
            len(found.filled_in),
            sum((s.trail[0] if s.trail else s.row).late for s in found.filled_in),
            sum(any(t.answers != s.row.answers for t in s.trail) for s in found.filled_in),
        ),
        _plans(found),
    )


def late(day: Day) -> bool:
    """Whether an answer of the day was first given on a later one."""
    return any(day.late(item) for item in ITEMS)


def corrected(day: Day) -> bool:
    """Whether an answer of the day was changed after it was saved."""
    return any(day.changed(item) for item in ITEMS)


def _dose_days(doses: DoseDays, found: Gathered) -> Entered:
    said = [rows for d in span(found) if (rows := doses.on(d))]
    return Entered(
        len(said),
        sum(any(r.late for r in rows) for rows in said),
        sum(any(r.trail for r in rows) for rows in said),
    )


def _plans(found: Gathered) -> Entered:
    if not found.has(Topic.PLAN):
        return Entered(0, 0, 0)
    held = {v.id: v for d in span(found) if (v := found.plans.on(d)) is not None}
    slips = sum(v.supersedes is not None for v in held.values())
    return Entered(len(held), sum(map(typed_late, held.values())), slips)
