"""Who can be called in need: the clinic, its line after hours, the person's own people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID, uuid5

from app.domain.chains import standing
from app.domain.phone import dialled
from app.domain.taper import PlanVersion

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


ORDER = tuple(ContactKind)
"""In which order they are shown: who answers first in working hours comes first."""


def standing_contacts(saved: Sequence[HelpContact]) -> tuple[HelpContact, ...]:
    """The contacts in force: the clinic, its line after hours, the person's own people, each
    in the order first typed; ``saved`` in the order saved."""
    found = [one.row for one in standing(saved)]
    return tuple(sorted(found, key=lambda c: ORDER.index(c.kind)))


def shown(own: Iterable[HelpContact], plan: PlanVersion | None) -> tuple[HelpContact, ...]:
    """Who can be called: the clinic and its line after hours as typed here, then those of the
    plan in force who are not among them yet, then the person's own people."""
    mine = tuple(own)
    people = tuple(c for c in mine if c.kind is ContactKind.PERSON)
    clinic = tuple(c for c in mine if c.kind is not ContactKind.PERSON)
    return (*clinic, *of_plan(mine, plan), *people)


def of_plan(own: Iterable[HelpContact], plan: PlanVersion | None) -> tuple[HelpContact, ...]:
    """The contacts of the plan as contacts of the clinic, without those whose number (or name,
    where there is no number) is among ``own`` or was named before in the plan."""
    if plan is None:
        return ()
    known = {_told_by(c.name, c.phone) for c in own}
    found = []
    for number, contact in enumerate(plan.contacts):
        told_by = _told_by(contact.name, contact.phone)
        if told_by is None or told_by in known:
            continue
        known.add(told_by)
        one = HelpContact(
            id=uuid5(plan.id, str(number)),
            day=plan.valid_from,
            entered_at=plan.entered_at,
            kind=ContactKind.CLINIC,
            name=contact.name,
            phone=contact.phone,
            hours=contact.hours,
        )
        found.append(one)
    return tuple(found)


def _told_by(name: str, phone: str) -> str | None:
    """What two contacts have in common when they are the same; ``None`` for one that has
    neither a number nor a name."""
    return dialled(phone) or phone.strip().casefold() or name.strip().casefold() or None


class LockedContacts(Protocol):
    """Who can be called while the diary is locked, kept in the clear: only what the person
    allowed. Blocking. Errors of ``save`` and ``forget``: ``StorageFull``, ``StorageReadOnly``.
    """

    def load(self) -> Sequence[HelpContact]:
        """The contacts kept, in their order, without a history; none where there is no file or
        it cannot be read (it is set aside then). Never raises."""
        ...

    def save(self, contacts: Sequence[HelpContact]) -> None:
        """Keep these and nothing else, whole or not at all; the same again writes nothing.
        ``forget`` where there are none."""
        ...

    def forget(self) -> None:
        """Overwrite and remove what was kept, and what was set aside of it. No error when there
        is nothing."""
        ...
