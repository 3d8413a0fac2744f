"""What a person says of doses, before it is a row, and what was just added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.domain.doses import Dose, DoseEntry, DoseKind


@dataclass(frozen=True)
class Statement:
    """What a person says of the doses of one medicine, or of another source.

    ``corrects``: the entry in force that it takes the place of. A regular medicine finds its
    own: there is one statement a day about it.
    """

    kind: DoseKind
    medicine: UUID | None = None
    doses: tuple[Dose, ...] = ()
    reason: str = ""
    source: str = ""
    corrects: UUID | None = None


@dataclass(frozen=True)
class Logged:
    """What was just added, for Undo. ``typed``: the fields it came from, to give back."""

    day: date
    entries: tuple[DoseEntry, ...]
    typed: Mapping[str, str] = field(default_factory=dict)
