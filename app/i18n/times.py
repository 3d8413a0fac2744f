"""Times of day as a person types them: "8:30", "20.15", "8:30 pm", "8 am".

What cannot be read for certain is not read at all: a guess would stand in a diary as if it
had been said.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from babel.dates import get_period_names

from app.i18n.formats import Formats

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(\D*)")


def read_time(text: str, formats: Formats) -> time | None:
    """A time of day; ``None`` for what is none. A bare number without "am" or "pm" is not
    taken for an hour."""
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
    said = _bare(word)
    if not said:
        return ""
    names = get_period_names("abbreviated", "format", formats.locale)
    known = {_bare(names[half]): half for half in ("am", "pm")}
    return (known | {"am": "am", "pm": "pm", "a": "am", "p": "pm"}).get(said)


def _bare(word: str) -> str:
    return re.sub(r"[.\s]", "", word).casefold()


def time_text(at: time, formats: Formats) -> str:
    """A time of day in words, as ``read_time`` reads it back: "8:30 AM"."""
    return formats.time(datetime.combine(date(2000, 1, 1), at))
