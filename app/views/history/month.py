"""A month as the calendar needs it. Pure: dates, marks and the words for them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.history import Day
from app.domain.items import ITEMS
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.dose_history import DayDoses
from app.services.reading import Stretch
from app.views.history.answers import short_line


@dataclass(frozen=True)
class Mark:
    """What a day of the calendar shows. ``late`` and ``corrected`` go with an entry."""

    entry: bool = False
    late: bool = False
    corrected: bool = False
    damaged: bool = False


NOTHING = Mark()


def month_of(day: date) -> date:
    """The first day of the month of ``day``: months are named by it."""
    return day.replace(day=1)


def month_after(month: date, count: int) -> date:
    """The month ``count`` months later; earlier for a negative count."""
    months = month.year * 12 + month.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def month_end(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def parse_month(text: str) -> date | None:
    """ "2025-03" as a month, else ``None``."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text)
    return _date(int(found[1]), int(found[2])) if found else None


def parse_day(text: str) -> date | None:
    """ "2025-03-02" as a day, else ``None``."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _date(year: int, month: int, day: int = 1) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weeks(month: date, first_weekday: int) -> list[list[date | None]]:
    """The month in at most 6 weeks from ``first_weekday`` (0 is Monday); ``None`` for the
    days of the neighbouring months."""
    grid = calendar.Calendar(first_weekday).monthdatescalendar(month.year, month.month)
    return [[day if day.month == month.month else None for day in week] for week in grid]


def marks(stretch: Stretch, doses: Mapping[date, DayDoses]) -> dict[date, Mark]:
    """The marks of the days that have one; a day of doses alone is a day with something."""
    days = {d.date: d for d in stretch.days}
    found = {day: _mark(days.get(day), doses.get(day)) for day in days.keys() | doses.keys()}
    return found | {day: Mark(damaged=True) for day in stretch.damaged}


def _mark(day: Day | None, doses: DayDoses | None) -> Mark:
    late = [part.all_late for part in (day, doses) if part is not None]
    corrected = [part.corrected for part in (day, doses) if part is not None]
    return Mark(True, all(late), any(corrected))


def states(words: Translator, mark: Mark, ahead: int) -> list[str]:
    """A day's state in words. ``ahead``: days from today, 0 for today itself."""
    said = [words("history-day-today")] if ahead == 0 else []
    if mark.damaged:
        return [*said, words("history-day-damaged")]
    if not mark.entry:
        return [*said, words("history-day-to-come" if ahead > 0 else "history-day-none")]
    late = [words("history-day-late")] if mark.late else []
    corrected = [words("history-day-corrected")] if mark.corrected else []
    return [*said, words("history-day-entry"), *late, *corrected]


def day_label(words: Translator, formats: Formats, day: date, mark: Mark, ahead: int) -> str:
    """What a screen reader says: "Monday, 3 March 2025: has an entry, added later"."""
    state = formats.listing(states(words, mark, ahead))
    return words("history-day-label", day=formats.day(day), state=state)


def day_line(words: Translator, formats: Formats, day: Day) -> str:
    """The day in one line; see ``short_line``."""
    return short_line(words, formats, {item_id: day.answer(item_id) for item_id in ITEMS})


def day_marks(words: Translator, mark: Mark) -> str:
    """ "Added later · Corrected", or nothing."""
    said = [("history-late", mark.late), ("history-corrected", mark.corrected)]
    return " · ".join(words(message) for message, applies in said if applies)
