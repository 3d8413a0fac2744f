"""What a rule is, and what it finds.

A rule is a pure function of what the diary says (``seen.Seen``); the same history gives the
same answer. Levels, snoozes and the order of things: ``clinical.md``, section 3.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from app.domain.signs import Sign

if TYPE_CHECKING:
    from app.domain.alerts.seen import Seen


class Level(IntEnum):
    """How soon something has to be done. The smaller number comes first."""

    EMERGENCY = 1
    """E: full screen, at once, every time."""
    URGENT = 2
    """U: the same day."""
    CALL = 3
    """C: call in one or two days."""
    NOTICE = 4
    """N: worth knowing; told at the next contact."""
    INFO = 5
    """I: something is offered."""
    QUESTION = 6
    """No level of the table: an unlikely entry is asked about before any rule sees it (R28)."""


SNOOZE: Mapping[Level, timedelta] = {
    Level.URGENT: timedelta(hours=12),
    Level.CALL: timedelta(hours=72),
    Level.NOTICE: timedelta(days=7),
    Level.INFO: timedelta(days=7),
}
"""How long an alert rests after "later". An emergency never does, a question neither; the
table names none for I, which rests as N does."""


@dataclass(frozen=True)
class Finding:
    """What a rule found.

    ``day``: the day it describes. ``occasion`` tells one finding from the next: an event (a
    day, the id of an entry) has its own; a state that goes on has "" and stays the same alert
    until it ends. ``inputs``: what was seen, by name, for the text (``alert-<rule>`` with
    these values) and for the record: numbers, days, names of medicines as typed. ``variant``:
    the end of the text's id where a rule has several ("fluids" for ``alert-r11-fluids``).
    """

    level: Level
    day: date
    occasion: str = ""
    inputs: Mapping[str, object] = field(default_factory=dict)
    variant: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule of the table. ``id`` ("R01") is never used again; ``version`` changes with
    every change of what it finds or says.

    ``levels``: every level that it may find. ``needs_baseline``: silent without one, which
    About says. ``clinician_only``: never shown to the person, only to a clinician. ``covers``:
    rules that say nothing of their own while this one stands. ``asks``: signs that its screen
    asks about.
    """

    id: str
    version: str
    levels: tuple[Level, ...]
    evaluate: Callable[[Seen], Finding | None]
    needs_baseline: bool = False
    clinician_only: bool = False
    covers: tuple[str, ...] = ()
    asks: tuple[Sign, ...] = ()
