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

_AMOUNT = re.compile(r"([-+]?[\d.,][\d.,\u00a0\u202f' ]*)(.*)", re.DOTALL)
_DOUBTFUL = re.compile(r"[-+]?[1-9]\d{0,2}([.,])\d{3}")

LONGEST = 40
"""No amount and no day has more characters; patterns never see a page of text."""

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
"""Marks of the writing direction, which Babel writes between the numbers of a day."""

_SIGNS = {ord("\u066b"): "."}
"""The decimal sign that goes with Arabic digits."""

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
    found = _AMOUNT.fullmatch(_plain(text))
    if found is None:
        return None, None
    word = found[2].strip().casefold().replace(" ", "")
    unit = _UNITS.get(word)
    if word and unit is None:
        return None, None
    return _number(found[1].strip(), formats), unit


def _plain(text: str) -> str:
    """``text`` in ASCII digits: those of any script say the same; empty when it is too long."""
    text = text.strip().translate(_MARKS).translate(_SIGNS)
    if len(text) > LONGEST:
        return ""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _number(text: str, formats: Formats) -> Decimal | None:
    doubtful = _DOUBTFUL.fullmatch(text)
    if doubtful and doubtful[1] == numbers.get_group_symbol(formats.locale):
        return None  # "2,500" in English: two and a half to some, 2500 to others
    if not text[-1].isdecimal():
        return None
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
    this century. A year before 1990 or after 2100 is a slip. Day and month are never swapped
    to make sense of them."""
    text = _plain(text)
    example = day_example(_SAMPLE, formats)
    if not text[:1].isdecimal() or set(_NUMBER.sub("", text)) - _between(example):
        return None
    order = _ISO if _ISO_DAY.fullmatch(text) else _NUMBER.findall(example)
    parts = _NUMBER.findall(text)
    if len(parts) != 3:
        return None
    year, month, day = (parts[order.index(part)] for part in _ISO)
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        return None
    century = 2000 if len(year) == 2 else 0
    try:
        found = date(century + int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


_NUMBER = re.compile(r"\d+")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAMPLE, _ISO = date(2033, 11, 22), ["2033", "11", "22"]
"""A day whose three numbers cannot be taken for each other."""


def _between(example: str) -> set[str]:
    """What may stand between the numbers of a day: usual signs, and those of the region."""
    return set("./-, \u00a0\u202f") | set(_NUMBER.sub("", example.translate(_MARKS)))


def day_example(day: date, formats: Formats) -> str:
    """How ``day`` is typed here, with all four digits of the year."""
    pattern = dates.get_date_format("short", locale=formats.locale).pattern
    return dates.format_date(day, re.sub("y+", "yyyy", pattern), locale=formats.locale)


def amount_example(amount: Decimal, formats: Formats) -> str:
    """How ``amount`` is typed here: without a sign between thousands."""
    return numbers.format_decimal(amount, format="0.###", locale=formats.locale)
