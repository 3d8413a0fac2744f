"""What is new since the clinic's computer was told last. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.clinic.parcels import Delivered, Line, Parcel, Sent, Why

ASKS = (Why.REFUSED, Why.CHANGED)
"""Parcels that go only once the person says so. It is certain that they did not arrive."""

_LASTING = (Sent.MAKER, Sent.REPORT)
"""Never taken back: who made something, and a report of a day, stay true."""


@dataclass(frozen=True)
class Scope:
    """What was chosen to be sent, and what of it could not be opened: what is not in the diary
    for that reason was not taken back. ``unsure``: keys of which nothing is said either way."""

    first: date
    last: date
    topics: frozenset[str]
    unread_days: frozenset[date] = frozenset()
    unread_topics: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    def holds(self, line: Line) -> bool:
        """Whether the line would be among those made of the diary, were it still true."""
        chosen = self.first <= line.day <= self.last and line.topics <= self.topics
        unread = line.day in self.unread_days or bool(line.topics & self.unread_topics)
        return chosen and not unread and line.key not in self.unsure


def known(has: Mapping[str, Delivered], waiting: Iterable[Parcel]) -> dict[str, Line]:
    """What the clinic's computer has, or will have once everything that waits arrived."""
    lines = {key: one.line for key, one in has.items()}
    lines.update((line.key, line) for parcel in waiting for line in parcel.lines)
    return lines


def is_new(line: Line, before: Line | None) -> bool:
    """Whether a line tells more than what was told ``before``. To tell fewer topics of the same
    rows is no change: what the clinic has is still true."""
    if before is None or before.withdrawn != line.withdrawn:
        return True
    if before.digest == line.digest:
        return False
    return before.said != line.said or not line.topics <= before.topics


def taken_back(before: Mapping[str, Line], wanted: Iterable[str], scope: Scope) -> list[Line]:
    """What was told within ``scope`` and is not there any more."""
    gone = before.keys() - set(wanted)
    lines = (before[key] for key in before if key in gone)
    return [
        line
        for line in lines
        if not line.withdrawn and line.kind not in _LASTING and scope.holds(line)
    ]


def out_of_date(
    waiting: Sequence[Parcel], wanted: Mapping[str, Line], scope: Scope
) -> tuple[UUID, ...]:
    """The parcels that ask the person and hold what the diary says differently by now: what
    it says is sent in their place."""

    def old(line: Line) -> bool:
        now = wanted.get(line.key)
        if now is not None:
            return is_new(now, line)
        return line.kind not in _LASTING and not line.withdrawn and scope.holds(line)

    stuck = (parcel for parcel in waiting if parcel.why in ASKS)
    return tuple(parcel.id for parcel in stuck if any(map(old, parcel.lines)))
