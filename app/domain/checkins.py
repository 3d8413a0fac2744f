"""A check-in: what a person said about one day, and when they said it.

A check-in is never changed. A correction or an undo is a new one that ``supersedes`` the
old one, so the trail is always whole (``architecture.md``, section 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from app.domain.clock import local_day
from app.domain.items import DAILY_ITEMS, ITEMS, SHORT_ITEM_IDS, Item

Answer = float | str | tuple[str, ...] | Mapping[str, str]
"""A number, one option or a text, several options, or options with their severity."""

Answers = Mapping[str, Answer]
"""Answers by item id. A question that was not answered has no entry: missing is missing,
never zero."""

BACK_FILL_DAYS = 7
"""How many days before today may still be added (``product.md``, Today)."""


class CheckInKind(StrEnum):
    """The full check-in or the short one for a bad day."""

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True)
class CheckIn:
    """One saved check-in.

    ``day`` is the day described, ``entered_at`` the aware moment of entry. ``undone``
    marks a row that takes ``supersedes`` back altogether; such a row has no answers.
    ``reason`` is the person's own optional reason for a correction.
    """

    id: UUID
    day: date
    kind: CheckInKind
    entered_at: datetime
    answers: Answers = field(default_factory=lambda: MappingProxyType({}))
    supersedes: UUID | None = None
    reason: str | None = None
    undone: bool = False

    @property
    def late(self) -> bool:
        """Entered on a later calendar day than the one described."""
        return local_day(self.entered_at) > self.day


@dataclass(frozen=True)
class Draft:
    """Answers given but not saved yet. ``id`` becomes the check-in's id on saving, so that
    saving the same draft twice (two tabs, a double tap) makes one check-in.

    ``corrects`` names the check-in that is being corrected, if any. ``skipped`` holds the
    items that were skipped on purpose; on saving they are simply missing.
    """

    id: UUID
    day: date
    kind: CheckInKind
    answers: Answers
    skipped: frozenset[str] = frozenset()
    corrects: UUID | None = None
    reason: str | None = None


@dataclass(frozen=True)
class DraftKey:
    """What a draft is for. There is at most one draft for each key."""

    day: date
    kind: CheckInKind
    corrects: UUID | None = None


def asked_items(kind: CheckInKind, answers: Answers) -> tuple[Item, ...]:
    """The questions to show now: those of the kind, with follow-ups that apply."""
    wanted = SHORT_ITEM_IDS if kind is CheckInKind.SHORT else tuple(ITEMS)
    return tuple(i for i in DAILY_ITEMS if i.id in wanted and is_asked(i, answers))


def is_asked(item: Item, answers: Answers) -> bool:
    """Whether a follow-up question applies; all other questions always do."""
    after = getattr(item, "after", None)
    if after is None:
        return True
    given = answers.get(after[0])
    return given == after[1] or (isinstance(given, (Mapping, tuple)) and after[1] in given)


def may_describe(day: date, today: date) -> bool:
    """Whether a new check-in may be made for ``day``: today or one of the 7 days before."""
    return 0 <= (today - day).days <= BACK_FILL_DAYS
