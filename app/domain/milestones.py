"""Milestones: what is worth noticing on the way, agreed with the clinic or one's own.

Each kind has its own rule over the days and the plan (``reached`` in ``milestone_rules``);
it is shown quietly when the rule says so, and never for a lower dose alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class MilestoneKind(StrEnum):
    """The suggested kinds of ``clinical.md``, section 2."""

    FIRST_WEEK = "first_week"
    PAIN_NO_WORSE = "pain_no_worse"
    DO_AGAIN = "do_again"
    HOLD_HELPED = "hold_helped"
    FEWER_DOSES = "fewer_doses"


class MilestoneAuthor(StrEnum):
    """Whose wording it is."""

    CLINIC = "clinic"
    ME = "me"


@dataclass(frozen=True)
class Milestone:
    """One milestone in the person's or the clinic's own words.

    ``marked``: the day on which the person did it again, for ``DO_AGAIN``; the other kinds
    are found by their rule. A change is a new row that ``supersedes``; ``undone`` takes it
    off the list.
    """

    id: UUID
    day: date
    entered_at: datetime
    kind: MilestoneKind
    wording: str
    author: MilestoneAuthor = MilestoneAuthor.ME
    marked: date | None = None
    supersedes: UUID | None = None
    undone: bool = False


def standing(saved: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """The milestones on the list, in the order first written; ``saved`` in the order saved."""
    root: dict[UUID, UUID] = {}
    newest: dict[UUID, Milestone] = {}
    for one in saved:
        parent = one.supersedes
        root[one.id] = root.get(parent, parent) if parent is not None else one.id
        newest[root[one.id]] = one
    return tuple(m for m in newest.values() if not m.undone)
