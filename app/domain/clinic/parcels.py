"""What waits to be sent, frozen: the outbox. The fields of a receipt are here too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from app.domain.chains import standing

MOST_ENTRIES = 50
"""Entries of one bundle at most (``fhir.md``, section 2)."""


class Sent(StrEnum):
    """What a thing that is sent is, in the words of the diary. The values are part of the
    identifier under which the clinic keeps it and are never changed."""

    CHECKIN = "checkin"
    MEASURE = "measure"
    QUESTIONNAIRE = "questionnaire"
    SCORE = "score"
    DOSE = "dose"
    REPORT = "report"
    REQUEST = "request"
    ALERT = "alert"
    SUPPORTER = "supporter"
    """Somebody who may look at the diary."""
    CONSENT = "consent"
    """What they may look at."""
    MAKER = "maker"
    """Who made the others (Provenance)."""


@dataclass(frozen=True)
class Line:
    """One entry of a bundle, as it is remembered.

    ``key``: ``{kind}:{date}[:{item}]``, the identifier without the id of the diary.
    ``type``: the FHIR resource. ``digest``: SHA-256 of the resource, hexadecimal. ``said``: the
    same of the rows it tells of, whatever was left out of them. ``topics``: what was told.
    ``withdrawn``: it says that what was sent before was entered in error.
    """

    key: str
    kind: Sent
    day: date
    type: str
    digest: str
    said: str
    topics: frozenset[str] = frozenset()
    withdrawn: bool = False


@dataclass(frozen=True)
class Delivered:
    """A line that the clinic's computer has. ``location``: ``Type/id``; ``etag``: of the version
    written, ``""`` where the server gave none."""

    line: Line
    location: str
    etag: str = ""


class Why(StrEnum):
    """Why a parcel waits. The words are in the i18n room."""

    NEW = "new"
    """Nothing was tried yet."""
    OFFLINE = "offline"
    BUSY = "busy"
    """The clinic's computer asked to wait (429, 503)."""
    UNCLEAR = "unclear"
    """It may have arrived: the answer broke off, or could not be read."""
    SIGN_IN = "sign_in"
    """The permission has run out, or was taken back."""
    FORBIDDEN = "forbidden"
    """The permission does not reach this far."""
    REFUSED = "refused"
    """The clinic's computer does not take it; ``reason`` is its own words."""
    CHANGED = "changed"
    """Somebody changed it at the clinic since it was sent."""


@dataclass(frozen=True)
class Parcel:
    """One frozen transaction Bundle: sent byte for byte the same until it is acknowledged.

    ``sending``: the press of Send that it belongs to; ``clinic``: the id under which the clinic
    was first added. ``digest``: SHA-256 of its bytes, hexadecimal. ``why`` it waits, since
    ``tried_at``, and not to be tried ``not_before``; ``reason``: the server's words, plain text.
    """

    id: UUID
    sending: UUID
    clinic: UUID
    made_at: datetime
    lines: tuple[Line, ...]
    digest: str
    why: Why = Why.NEW
    reason: str = ""
    tries: int = 0
    tried_at: datetime | None = None
    not_before: datetime | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days it tells of, oldest first."""
        return tuple(sorted({line.day for line in self.lines}))


@dataclass(frozen=True)
class Receipt:
    """What the clinic's computer acknowledged, at one moment. ``day``: when it was sent.

    ``sending``: as in the parcel. ``clinic``: the id under which the clinic was first added;
    ``to``: its name then. ``way``: how it was sent. ``lines``: what was accepted.
    """

    id: UUID
    day: date
    entered_at: datetime
    sending: UUID
    clinic: UUID
    to: str
    way: str
    lines: tuple[Delivered, ...] = field(default_factory=tuple)
    supersedes: UUID | None = None
    undone: bool = False


def delivered(receipts: Sequence[Receipt], clinic: UUID) -> dict[str, Delivered]:
    """What a clinic has, by key, as it was written last; ``receipts`` in the order saved."""
    rows = (found.row for found in standing(receipts))
    return {one.line.key: one for row in rows if row.clinic == clinic for one in row.lines}


class OutboxStore(Protocol):
    """The part of an open diary that holds what waits to be sent, and notes that no backup and no
    export holds. Each call that writes is durable when it returns; errors as in ``DiaryStore``.
    Blocking; runs on the database thread."""

    def parcels(self) -> Sequence[Parcel]:
        """Every parcel that waits, in the order frozen."""
        ...

    def parcel_content(self, parcel_id: UUID) -> bytes | None:
        """The bundle of a parcel, byte for byte as frozen; ``None`` once it is gone."""
        ...

    def freeze(
        self, parcels: Sequence[tuple[Parcel, bytes]], instead_of: Sequence[UUID] = ()
    ) -> None:
        """Keep parcels, and take those that they replace away: all of it or nothing. A parcel
        that is there already stays as it is."""
        ...

    def note_try(self, parcel: Parcel) -> None:
        """Keep why a parcel waits. Nothing else of it changes. No error when it is gone."""
        ...

    def acknowledge(
        self,
        parcel_id: UUID,
        receipt: Receipt | None,
        rest: Sequence[tuple[Parcel, bytes]] = (),
    ) -> None:
        """Add the receipt, take the parcel away and put ``rest`` in its place, all of it or
        nothing. A parcel that is gone was acknowledged before: nothing happens then. No receipt:
        the person took it back, or only ``rest`` is left of it."""
        ...

    def note(self, name: str) -> str | None:
        """A sealed text by its name; ``None`` for none. ``name`` stands in the clear."""
        ...

    def keep_note(self, name: str, text: str | None) -> None:
        """Keep a sealed text, replacing the one of that name; ``None`` takes it away, and
        overwrites it on the disk."""
        ...
