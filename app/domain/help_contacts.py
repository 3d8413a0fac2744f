"""Who can be called in need: the clinic, its line after hours, the person's own people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

LONGEST_NAME = 60
LONGEST_PHONE = 40
LONGEST_HOURS = 120
"""The most characters of each field."""


class ContactKind(StrEnum):
    """Who somebody is to the person; FHIR CareTeam participant or RelatedPerson."""

    CLINIC = "clinic"
    AFTER_HOURS = "after_hours"
    PERSON = "person"


@dataclass(frozen=True)
class HelpContact:
    """One contact, all as typed. ``hours``: when they answer, in words. ``day``: when it was
    first typed in. A change is a new row that ``supersedes``; ``undone`` takes one back."""

    id: UUID
    day: date
    entered_at: datetime
    kind: ContactKind
    name: str
    phone: str
    hours: str = ""
    supersedes: UUID | None = None
    undone: bool = False
