"""Who may look at what, from when and until when; and what was given to whom.

Never endless: a grant ends by itself, and what was given under it closes itself on that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.chains import Standing, standing
from app.domain.sharing.topics import Granted

LONGEST_NAME = 80
"""The most characters of a name as typed."""

LONGEST_DAYS = 366
"""The last day of a grant is at most so many days ahead (product: a year, then ask again)."""

OFFERED_DAYS = (7, 30)
"""The ends that are offered as a button, in days from today."""


class Relation(StrEnum):
    """Who somebody is to the person. Values are kept in sealed rows; the codes that a clinic's
    computer gets stand in the clinic room (FHIR v3 RoleCode)."""

    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    RELATIVE = "relative"
    FRIEND = "friend"
    CLINICIAN = "clinician"
    OTHER = "other"


@dataclass(frozen=True)
class Grant:
    """One person's permission. A change (topics, days, the end) is a new row that ``supersedes``;
    its packages go on under the id of the first row.

    ``name``: of the other person, and ``from_name``: what they call the patient, both as typed,
    1 to ``LONGEST_NAME`` characters. ``first``: the first day shown. ``until``: the last day on
    which it may be looked at, by the calendar of who looks. ``words``: the six words that close
    and open every package of it. ``ended_at``: when it was ended before ``until``. ``undone``
    takes one back at once, before anything was given.

    FHIR Consent (scope ``patient-privacy``) with a RelatedPerson.
    """

    id: UUID
    day: date
    entered_at: datetime
    name: str
    relation: Relation
    from_name: str
    topics: frozenset[Granted]
    first: date
    until: date
    words: str = field(repr=False)
    ended_at: datetime | None = None
    supersedes: UUID | None = None
    undone: bool = False

    def holds(self, today: date) -> bool:
        """Whether it was not ended and ``until`` has not passed."""
        return self.ended_at is None and today <= self.until


class GivenBy(StrEnum):
    """How a package left the device."""

    FILE = "file"
    CODES = "codes"
    """As a sequence of QR codes."""
    DEVICE = "device"
    """Looked at on the patient's own device, behind a supporter's passcode."""


@dataclass(frozen=True)
class Given:
    """One line of the share log: what went to whom and when. ``grant``: the id of its first row.
    ``number``: counts the packages of a grant, from 1. ``first``, ``last``: the days in it.
    ``name``, ``topics``, ``until``: as they were then. ``ends``: a package that only says that
    the grant has ended. Never changed: ``supersedes`` and ``undone`` are those of every record.
    """

    id: UUID
    day: date
    entered_at: datetime
    grant: UUID
    number: int
    by: GivenBy
    name: str
    topics: frozenset[Granted]
    first: date
    last: date
    until: date
    ends: bool = False
    supersedes: UUID | None = None
    undone: bool = False

    def says_as(self, grant: Grant) -> bool:
        """Whether a permission still grants what went out: topics, first day and end."""
        given = self.topics, self.first, self.until
        return given == (grant.topics, grant.first, grant.until)


class GrantTrouble(StrEnum):
    """Why a grant cannot be made as filled in. Words: ``grant-problem-...``."""

    NO_NAME = "no-name"
    NO_FROM_NAME = "no-from-name"
    LONG_NAME = "long-name"
    NO_TOPIC = "no-topic"
    FIRST_AHEAD = "first-ahead"
    UNTIL_PAST = "until-past"
    UNTIL_FAR = "until-far"


def grant_troubles(grant: Grant, today: date) -> tuple[GrantTrouble, ...]:
    """Everything that is wrong with a grant, in the order of the form."""
    names = grant.name.strip(), grant.from_name.strip()
    found = {
        GrantTrouble.NO_NAME: not names[0],
        GrantTrouble.NO_FROM_NAME: not names[1],
        GrantTrouble.LONG_NAME: max(map(len, names)) > LONGEST_NAME,
        GrantTrouble.NO_TOPIC: not grant.topics,
        GrantTrouble.FIRST_AHEAD: grant.first > today,
        GrantTrouble.UNTIL_PAST: grant.until < today,
        GrantTrouble.UNTIL_FAR: (grant.until - today).days > LONGEST_DAYS,
    }
    return tuple(trouble for trouble, there in found.items() if there)


def standing_grants(saved: Sequence[Grant]) -> list[Standing[Grant]]:
    """The grants in force or ended, in the order first made, each with its trail; ``saved`` in
    the order saved."""
    return standing(saved)


def next_number(saved: Sequence[Given], grant: UUID) -> int:
    """The number of the next package of a grant, given the id of its first row."""
    return max((one.number for one in saved if one.grant == grant), default=0) + 1
