"""Values in the plain form that JSON holds, exact and one text for each value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

A = TypeVar("A")
B = TypeVar("B")


def number(value: Decimal) -> str:
    """A number without an exponent and without zeros at the end: 1.50 and 1.5 are one text.

    No digit is rounded away. ``ValueError`` for what is no number.
    """
    if not value.is_finite():
        raise ValueError("an amount that is not a number")
    text = f"{value:f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def optional(turn: Callable[[A], B], value: A | None) -> B | None:
    """``turn(value)``, and nothing for nothing."""
    return None if value is None else turn(value)


def plain_id(value: UUID | None) -> str | None:
    """An id, or nothing."""
    return None if value is None else str(value)


@lru_cache(maxsize=256)
def shared_id(text: str) -> UUID:
    """The id of a text. Ten years of doses name a few medicines, and share their ids."""
    return UUID(text)


def plain_day(value: date | None) -> str | None:
    """A date as ISO 8601, or nothing."""
    return None if value is None else value.isoformat()
