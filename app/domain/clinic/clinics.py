"""The clinic that a person added, and what was allowed there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.chains import standing

LONGEST_NAME = 200
"""The most characters of a clinic's or a person's name that are kept and shown."""


@dataclass(frozen=True)
class Clinic:
    """A clinic by its address. A change (signing in, another name) is a new row that
    ``supersedes``; ``undone`` takes the clinic away.

    ``base``: its FHIR address, normalised, without a slash at the end. ``name``: as the clinic's
    computer gives it, or as its link does. ``install``: a random id of this diary, the same for
    every clinic and on every device that this diary is brought to: with it begins the identifier
    of everything sent, so that nothing is there twice. It says nothing about the person.

    ``patient``: the id of their record at the clinic once they signed in, "" before.
    ``person``: the name on that record, so that they see that it is theirs. ``scopes``: what was
    granted, in the server's words, sorted. ``client``: the ``client_id`` under which the clinic
    knows Glidepath, no secret.
    """

    id: UUID
    day: date
    entered_at: datetime
    base: str
    name: str
    install: UUID
    client: str = "glidepath"
    patient: str = ""
    person: str = ""
    scopes: tuple[str, ...] = ()
    supersedes: UUID | None = None
    undone: bool = False


def current_clinic(saved: Sequence[Clinic]) -> Clinic | None:
    """The clinic in force, the one added last; ``saved`` in the order saved."""
    found = standing(saved)
    return found[-1].row if found else None


def install_of(saved: Sequence[Clinic]) -> UUID | None:
    """The id of this diary that the first clinic brought; also once that was taken away."""
    return saved[0].install if saved else None
