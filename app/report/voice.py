"""Says what a report tells, in one language. Text ids: ``### Visit report``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.charts import words
from app.domain.baseline import Typical
from app.domain.measures import Measure
from app.domain.report.gathered import Gathered
from app.domain.report.topics import Topic
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.report.blocks import Figure


@dataclass(frozen=True)
class Drawn:
    """A picture. ``wide``: as wide as the page; two others stand side by side."""

    figure: Figure
    wide: bool = False


@dataclass(frozen=True)
class Voice:
    """What is told, and how. ``drawn``: the pictures; none for a preview."""

    found: Gathered
    say: Translator
    formats: Formats
    drawn: Sequence[Drawn] = ()

    def day(self, day: date) -> str:
        """A day with its year."""
        return self.formats.table_day(day)

    def listed(self, day: date) -> str:
        """A day in a list of days: with its year where there are several."""
        several = self.found.first.year != self.found.last.year
        return self.day(day) if several else self.formats.weekday_day(day)

    @cached_property
    def missing(self) -> str:
        """What stands where nothing was said."""
        return self.say("report-missing")

    def number(self, value: float) -> str:
        """A number as ``Formats`` writes it; of the same few in many rows, once."""
        if value not in self._numbers:
            self._numbers[value] = self.formats.number(value)
        return self._numbers[value]

    @cached_property
    def _numbers(self) -> dict[float, str]:
        return {}

    def value(self, measure: Measure, value: float | None) -> str:
        """A value of a day, or the sign for none."""
        if value is None:
            return self.missing
        return words.value(measure, value, self.say, self.formats)

    def typical(self, measure: Measure, found: Typical | None) -> str:
        """ "6.5 (9)": a middle value with the number of days behind it."""
        if found is None:
            return self.missing
        if found.median is None:
            return self.say("report-few", days=found.days)
        return self.say("report-typical", value=self.value(measure, found.median), days=found.days)

    def unread(self, topic: Topic) -> bool:
        """Whether nothing can be told of a topic because a row of it does not open."""
        return topic in self.found.unread.topics
