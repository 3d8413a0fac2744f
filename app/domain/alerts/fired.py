"""What is kept of an alert, and of what somebody did about it.

Rows are only ever added: an alert whose reason is gone is closed by an act, never taken away
(``clinical.md``, section 3: a fired alert keeps its inputs, version, the text shown and when
it was acknowledged).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.alerts.model import Level


@dataclass(frozen=True)
class FiredAlert:
    """A rule that found something, as it was told at that moment.

    ``rule`` and ``version`` name the rule; ``occasion`` what it was about: the same finding
    on the next day has the same one. ``day``: the day it describes. ``inputs``: what the rule
    saw, by name, as text. ``words``: the sentences shown, in ``language``.
    """

    id: UUID
    day: date
    entered_at: datetime
    rule: str
    version: str
    level: Level
    occasion: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    language: str = ""
    variant: str = ""
    supersedes: UUID | None = None
    undone: bool = False


class Did(StrEnum):
    """What somebody did about an alert, or what became of it."""

    SEEN = "seen"
    """It was shown on a screen of its own."""
    CALLED = "called"
    TALKED = "talked"
    """They talked to somebody about it."""
    WAITED = "waited"
    """They wait, and want to be reminded."""
    SAFE = "safe"
    """ "I am safe for now"."""
    RIGHT = "right"
    """The unlikely entry is right as it stands (R28)."""
    CLOSED = "closed"
    """The reason is gone: an answer was corrected, or time has passed."""


@dataclass(frozen=True)
class AlertAct:
    """One act about the alert ``alert``, on ``day`` at ``entered_at``."""

    id: UUID
    day: date
    entered_at: datetime
    alert: UUID
    did: Did
    supersedes: UUID | None = None
    undone: bool = False
