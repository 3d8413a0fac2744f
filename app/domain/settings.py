"""Choices that are kept in the clear, because the lock screen needs them.

Nothing here says anything about a person's health: language, region (for the emergency
numbers), looks, how soon the diary locks itself, whether the people to call may be seen while it
is locked, and whether somebody is supported here and no diary kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Appearance(StrEnum):
    """How the screens look."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)
"""Text magnifications on offer; 2.0 is the 200 % of WCAG 2.2, 1.4.4."""

AUTO_LOCK_MINUTES = (1, 5, 15, 60)
"""Minutes in the background before the diary locks itself; 5 unless chosen otherwise."""


@dataclass(frozen=True)
class Settings:
    """The choices in force. ``None`` means: not chosen yet."""

    language: str | None = None
    region: str | None = None
    intended_use_seen: bool = False
    appearance: Appearance = Appearance.SYSTEM
    text_size: float = 1.0
    auto_lock_minutes: int = 5
    supporter: bool = False
    """Whether this device is for supporting somebody, and has no diary of one's own yet."""
    contacts_when_locked: bool | None = None
    """Whether the people to call may be seen while the diary is locked."""
