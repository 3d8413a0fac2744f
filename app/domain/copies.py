"""The copies of the diary that Glidepath makes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

KEEP, KEEP_BRINGING = 7, 3
"""How many copies are kept. Those made before something was brought in are counted apart, so
that trying that several times pushes out no copy of an earlier day."""


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


def too_many(copies: Sequence[AutomaticCopy]) -> list[AutomaticCopy]:
    """Those of ``copies``, the newest first, that are not kept."""
    bringing = [copy for copy in copies if copy.why is CopyReason.BRINGING]
    others = [copy for copy in copies if copy.why is not CopyReason.BRINGING]
    return [*bringing[KEEP_BRINGING:], *others[KEEP:]]
