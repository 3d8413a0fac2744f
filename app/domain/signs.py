"""Signs that somebody saw or felt, said outside a check-in: from Help now or from a notice.

A caregiver may report what they saw without seeing anything of the diary. Rows are only ever
added (``architecture.md``, section 2). Source of the signs: ``clinical.md``, section 3 (R02,
R03: CDC; R11, R21, R22 *check*).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Sign(StrEnum):
    """One sign. The values are kept in sealed rows and never changed."""

    SLOW_BREATHING = "slow_breathing"
    """Breathing slow, shallow or stopped."""
    BLUE_LIPS = "blue_lips"
    """Lips or fingertips blue, grey or very pale."""
    CANNOT_WAKE = "cannot_wake"
    """Cannot be woken."""
    VERY_SLEEPY = "very_sleepy"
    CONFUSED = "confused"
    SLURRED_SPEECH = "slurred_speech"
    NO_FLUIDS = "no_fluids"
    """Cannot keep fluids down."""
    FAINTED = "fainted"
    CHEST_PAIN = "chest_pain"
    BELLY_PAIN = "belly_pain"
    """Severe belly pain."""
    VOMITING = "vomiting"
    PAIN_SPREAD = "pain_spread"
    """Pain in more places than before."""


OVERDOSE = (Sign.SLOW_BREATHING, Sign.BLUE_LIPS, Sign.CANNOT_WAKE)
"""R02: each of them is an emergency (CDC, naloxone)."""

DROWSY = (Sign.VERY_SLEEPY, Sign.CONFUSED, Sign.SLURRED_SPEECH)
"""R03 (CDC, warning signs)."""

WITHDRAWAL_BAD = (Sign.NO_FLUIDS, Sign.FAINTED, Sign.CHEST_PAIN)
"""R11 *check*; chest pain is an emergency."""

BELLY_BAD = (Sign.BELLY_PAIN, Sign.VOMITING)
"""R21 *check*."""


class Reporter(StrEnum):
    """Who says so."""

    ME = "me"
    SOMEONE_ELSE = "someone_else"
    """Somebody who is with the person: no name is asked for."""


@dataclass(frozen=True)
class SignReport:
    """What was seen on ``day``. ``signs`` in the order of ``Sign``; at least one, but for a
    row that only takes ``supersedes`` back (``undone``)."""

    id: UUID
    day: date
    entered_at: datetime
    by: Reporter
    signs: tuple[Sign, ...]
    supersedes: UUID | None = None
    undone: bool = False


def in_order(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Each of ``signs`` once, in the order of ``Sign``."""
    given = set(signs)
    return tuple(s for s in Sign if s in given)


def is_emergency(signs: Iterable[Sign]) -> bool:
    """Whether one of ``signs`` needs the emergency number at once (R02, R11)."""
    return any(sign in (*OVERDOSE, Sign.CHEST_PAIN) for sign in signs)
