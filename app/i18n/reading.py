"""What a person typed, read the way their language and region write it (Babel).

``None`` means: it cannot be read. Nothing is guessed: a number that could be thousands or a
decimal is not read, and a date of digits follows the region's order; screens say back in
words what was understood.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from babel import dates, numbers

from app.domain.medicines import Unit
from app.i18n.formats import Formats

_AMOUNT = re.compile(r"^\s*([-+]?[\d.,\u00a0\u202f' ]*\d)\s*([^\d\s].*)?$", re.DOTALL)
_DOUBTFUL = re.compile(r"^[-+]?[1-9]\d{0,2}([.,])\d{3}$")

_UNITS = {
    "mg": Unit.MG,
    "mcg": Unit.MCG,
    "ug": Unit.MCG,
    "\u00b5g": Unit.MCG,
    "\u03bcg": Unit.MCG,
    "mcg/h": Unit.MCG_PER_H,
    "ug/h": Unit.MCG_PER_H,
    "\u00b5g/h": Unit.MCG_PER_H,
    "\u03bcg/h": Unit.MCG_PER_H,
    "mcg/hr": Unit.MCG_PER_H,
    "ml": Unit.ML,
}
"""Units that people write beside an amount, without regard to case."""


def read_amount(text: str, formats: Formats) -> tuple[Decimal | None, Unit | None]:
    """ "20", "7.5 mg" or, where a comma is the decimal sign, "7,5". The unit is ``None`` when
    none was written; words that are no unit make the whole unreadable."""
    found = _AMOUNT.match(text)
    if found is None:
        return None, None
    number, word = found[1].strip(), (found[2] or "").strip().casefold().replace(" ", "")
    unit = _UNITS.get(word)
    if word and unit is None:
        return None, None
    return _number(number, formats), unit


def _number(text: str, formats: Formats) -> Decimal | None:
    doubtful = _DOUBTFUL.match(text)
    if doubtful and doubtful[1] == numbers.get_group_symbol(formats.locale):
        return None  # "2,500" in English: two and a half to some, 2500 to others
    for attempt in (text, text.replace(",", ".")):
        try:
            return Decimal(attempt)
        except InvalidOperation:
            pass
        try:
            return numbers.parse_decimal(attempt, locale=formats.locale, strict=True)
        except numbers.NumberFormatError:
            continue
    return None


def read_count(text: str) -> int | None:
    """A whole number >= 0 of digits, such as how many times a day."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) <= 4 else None


def read_day(text: str, formats: Formats) -> date | None:
    """A date in digits in the order of the region, or ISO 8601; a year of two digits is of
    this century. A year before 1990 or after 2100 is a slip."""
    if len(re.findall(r"\d+", text)) != 3:
        return None
    try:
        day = dates.parse_date(text, locale=formats.locale, format="short")
    except (ValueError, IndexError):
        return None
    return day if 1990 <= day.year <= 2100 else None


def day_example(day: date, formats: Formats) -> str:
    """How ``day`` is typed here, with all four digits of the year."""
    pattern = dates.get_date_format("short", locale=formats.locale).pattern
    return dates.format_date(day, re.sub("y+", "yyyy", pattern), locale=formats.locale)


def amount_example(amount: Decimal, formats: Formats) -> str:
    """How ``amount`` is typed here: without a sign between thousands."""
    return numbers.format_decimal(amount, format="0.###", locale=formats.locale)
