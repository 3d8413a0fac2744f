"""What was taken against what was agreed, counted over weeks.

A day about which nothing was said is not known: it is never counted as taken, and never as
left out. As-needed medicines are no part of it; no frequency was agreed for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from app.domain.doses import Adherence, DoseDays, MedicineDay


@dataclass(frozen=True)
class Count:
    """How many days of each kind from ``first`` to ``last``, both included; days on which
    nothing was agreed are not among them."""

    first: date
    last: date
    counts: Mapping[Adherence, int]

    @property
    def days(self) -> int:
        """The days counted."""
        return sum(self.counts.values())


def on_day(doses: DoseDays, medicine_ids: Iterable[UUID], day: date) -> Adherence | None:
    """One day of the medicines in one word, ``None`` where nothing is to be counted.

    ``MORE`` of one of them says so whatever is known of the others; else one that is not
    known makes the day not known. ``NONE`` only when none of any was taken.
    """
    found = [m for i in medicine_ids if _counts(m := doses.medicine_day(i, day))]
    kinds = {m.adherence for m in found}
    if not kinds:
        return None
    for first in (Adherence.MORE, Adherence.UNKNOWN):
        if first in kinds:
            return first
    if kinds == {Adherence.AS_PLANNED}:
        return Adherence.AS_PLANNED
    taken = any(m.taken for m in found)
    return Adherence.LESS if taken else Adherence.NONE


def _counts(day: MedicineDay) -> bool:
    """Whether something was agreed. Where 0 was, there was no dose to tell about, so that
    such a day counts only when something was said."""
    if day.planned is None:
        return False
    return day.planned > 0 or day.adherence is not Adherence.UNKNOWN


def whole(doses: DoseDays, medicine_ids: Sequence[UUID], first: date, last: date) -> Count:
    """All days from ``first`` to ``last`` as one count."""
    counts = dict.fromkeys(Adherence, 0)
    for day in _every(first, last):
        kind = on_day(doses, medicine_ids, day)
        if kind is not None:
            counts[kind] += 1
    return Count(first, last, counts)


def total(found: Sequence[Count]) -> Count:
    """Stretches in a row as one, from the first to the last; at least one."""
    counts = {kind: sum(count.counts[kind] for count in found) for kind in Adherence}
    return Count(found[0].first, found[-1].last, counts)


def over_time(
    doses: DoseDays, medicine_ids: Sequence[UUID], first: date, last: date, size: int
) -> tuple[Count, ...]:
    """The days in stretches of ``size`` days, oldest first, counted back from ``last`` so
    that the newest is full; the oldest begins with ``first``."""
    days = (last - first).days + 1
    starts = [last - timedelta(days=n + size - 1) for n in range(0, days, size)]
    return tuple(
        whole(doses, medicine_ids, max(first, start), start + timedelta(days=size - 1))
        for start in reversed(starts)
    )


def _every(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
