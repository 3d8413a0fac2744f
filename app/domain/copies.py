"""The copies of the diary that Glidepath makes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CopyReason(StrEnum):
    """Why a copy was made."""

    DAILY = "daily"
    UPDATE = "update"
    """Before an update changed the form of the diary."""
    BRINGING = "bringing"
    """Before a file or a copy was brought in."""


@dataclass(frozen=True)
class AutomaticCopy:
    """An encrypted copy that Glidepath made by itself. ``id`` is no path; ``size`` in bytes."""

    id: str
    day: date
    size: int
    why: CopyReason
