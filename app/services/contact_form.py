"""The form of somebody to call: its fields as typed, what they say, and what is unclear. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.clock import local_day
from app.domain.help_contacts import (
    LONGEST_HOURS,
    LONGEST_NAME,
    LONGEST_PHONE,
    ContactKind,
    HelpContact,
)
from app.domain.phone import dialled
from app.i18n.formats import Formats
from app.i18n.translator import Message

KEY = "contact"
"""The form of a new contact; see ``entries.EntryForm``."""

KIND, NAME, PHONE, HOURS = "kind", "name", "phone", "hours"
"""The fields."""

LONGEST = {NAME: LONGEST_NAME, PHONE: LONGEST_PHONE, HOURS: LONGEST_HOURS}

Fields = Mapping[str, str]


@dataclass(frozen=True)
class SaidContact:
    """What a form says of a contact; every text without spaces around it."""

    kind: ContactKind
    name: str
    phone: str
    hours: str

    def holds(self, one: HelpContact) -> bool:
        """Whether ``one`` says the same."""
        said = (self.kind, self.name, self.phone, self.hours)
        return said == (one.kind, one.name, one.phone, one.hours)

    def row(
        self, row_id: UUID, now: datetime, before: HelpContact | None, supersedes: UUID | None
    ) -> HelpContact:
        """See ``entries.Said``. The day stays that on which it was first typed."""
        day = before.day if before is not None else local_day(now)
        typed = (self.kind, self.name, self.phone, self.hours)
        return HelpContact(row_id, day, now, *typed, supersedes)


def as_typed(one: HelpContact, formats: Formats) -> dict[str, str]:
    """What the form would hold had ``one`` just been typed."""
    return {KIND: one.kind.value, NAME: one.name, PHONE: one.phone, HOURS: one.hours}


def look_at(fields: Fields) -> dict[str, Message]:
    """What keeps the form from being kept, by field."""
    problems: dict[str, Message] = {}
    if _kind(fields) is None:
        problems[KIND] = Message("contact-problem-kind")
    if not _text(fields, NAME) and not _text(fields, PHONE):
        problems[NAME] = Message("contact-problem-empty")
    for name, longest in LONGEST.items():
        over = len(_text(fields, name)) - longest
        if over > 0:
            problems[name] = Message("problem-too-long", {"over": over, "max": longest})
    return problems


def told_of_phone(phone: str) -> Message | None:
    """What a person should know of a number that they typed, if anything."""
    if not phone.strip() or dialled(phone) is not None:
        return None
    return Message("contact-cannot-dial")


def read_form(fields: Fields, formats: Formats) -> SaidContact | None:
    """What the form says; ``None`` while there is something to look at."""
    kind = _kind(fields)
    if kind is None or look_at(fields):
        return None
    return SaidContact(kind, *(_text(fields, name) for name in (NAME, PHONE, HOURS)))


def _kind(fields: Fields) -> ContactKind | None:
    return next((kind for kind in ContactKind if kind.value == fields.get(KIND)), None)


def _text(fields: Fields, name: str) -> str:
    return fields.get(name, "").strip()
