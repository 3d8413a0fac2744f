"""Dates, times and numbers the way the person's language writes them (Babel)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from babel import Locale, dates, lists, numbers


class Formats:
    """Formats of one locale. ``locale`` may carry a region (``en_GB``) for date order."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def day(self, day: date) -> str:
        """A day in full: "Monday, 3 March 2025"."""
        return dates.format_date(day, format="full", locale=self.locale)

    def short_day(self, day: date) -> str:
        """A day for tables and axes: "3 Mar"."""
        return dates.format_skeleton("MMMd", day, locale=self.locale)

    def weekday_day(self, day: date) -> str:
        """A day for lists: "Mon, 3 Mar"."""
        return dates.format_skeleton("MMMEd", day, locale=self.locale)

    def table_day(self, day: date) -> str:
        """A day with its year: "3 Mar 2025"."""
        return dates.format_date(day, format="medium", locale=self.locale)

    def month(self, day: date) -> str:
        """A month with its year: "March 2025"."""
        return dates.format_skeleton("yMMMM", day, locale=self.locale)

    def short_month(self, day: date) -> str:
        """A month for axes: "Mar 2025"."""
        return dates.format_skeleton("yMMM", day, locale=self.locale)

    def year(self, day: date) -> str:
        """A year for axes: "2025"."""
        return dates.format_skeleton("y", day, locale=self.locale)

    def time(self, moment: datetime) -> str:
        """The time of day in the moment's own offset: "8:05 AM"."""
        return dates.format_time(moment, format="short", locale=self.locale)

    def weekdays(self) -> tuple[tuple[int, str, str], ...]:
        """The week as (Python weekday, narrow name, full name), from the locale's first."""
        first = self.locale.first_week_day
        order = [(first + i) % 7 for i in range(7)]
        narrow = dates.get_day_names("short", "stand-alone", self.locale)
        wide = dates.get_day_names("wide", "stand-alone", self.locale)
        return tuple((d, narrow[d], wide[d]) for d in order)

    def number(self, value: float) -> str:
        """A number with at most one decimal: "6.5", "7"."""
        return numbers.format_decimal(value, format="#,##0.#", locale=self.locale)

    def amount(self, value: Decimal) -> str:
        """An amount of a medicine with at most three decimals: "30", "2.5", "0.125"."""
        return numbers.format_decimal(value, format="#,##0.###", locale=self.locale)

    def listing(self, items: Sequence[str]) -> str:
        """Several things in one line: "nausea, dizzy, itch"."""
        return lists.format_list(items, style="unit", locale=self.locale)

    def parse_number(self, text: str) -> float | None:
        """A number as a person types it, with their decimal sign or a point; else ``None``."""
        for attempt in (text.strip(), text.strip().replace(",", ".")):
            try:
                return float(attempt)
            except ValueError:
                pass
            try:
                return float(numbers.parse_decimal(attempt, locale=self.locale, strict=True))
            except numbers.NumberFormatError:
                continue
        return None
