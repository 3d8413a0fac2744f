"""Amounts and times of day as a person types them.

What cannot be read for certain is not read at all: a guessed amount would stand in a
diary as if it had been said.
"""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal, InvalidOperation

from babel import numbers
from babel.dates import get_period_names

from app.i18n.formats import Formats

DECIMALS = 3
"""Amounts are shown with so many; a finer one would be shown as another amount."""

_AMOUNT = re.compile(r"[\d.,\u00a0\u202f'’ ]+")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(\D*)")


def typed_amount(formats: Formats, text: str, unit: str = "") -> Decimal | None:
    """An amount >= 0 in the writing of the person's language or with a point; ``None`` for
    anything else. ``unit``: a word that may stand behind it ("20 mg")."""
    bare = text.strip()
    if unit and bare.casefold().endswith(unit.casefold()):
        bare = bare[: -len(unit)].strip()
    if not _AMOUNT.fullmatch(bare):
        return None
    found = _decimal(formats, bare)
    if found is None or -int(found.normalize().as_tuple().exponent) > DECIMALS:
        return None
    return found


def _decimal(formats: Formats, text: str) -> Decimal | None:
    try:
        return numbers.parse_decimal(text, locale=formats.locale, strict=True)
    except numbers.NumberFormatError:
        pass
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def typed_time(formats: Formats, text: str) -> time | None:
    """A time of day: "8:30", "20.15", "8:30 pm", "8 am"; ``None`` for anything else. A bare
    number without "am" or "pm" is not taken for an hour."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    half = _half(formats, found[3])
    hour, minute = int(found[1]), int(found[2] or 0)
    if half is None or (found[2] is None and not half):
        return None
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def _half(formats: Formats, word: str) -> str | None:
    """ "am", "pm", empty for no word, ``None`` for a word that is neither."""
    said = re.sub(r"[.\s]", "", word).casefold()
    if not said:
        return ""
    names = get_period_names("abbreviated", "format", formats.locale)
    known = {re.sub(r"[.\s]", "", names[half]).casefold(): half for half in ("am", "pm")}
    return (known | {"am": "am", "pm": "pm", "a": "am", "p": "pm"}).get(said)
