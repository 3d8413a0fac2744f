"""Steps, and then and now, as the texts of small tables. Text ids: ``### Step by step``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.charts import words
from app.domain.agreed import change_percent
from app.domain.baseline import Typical
from app.domain.composite import Composite, DoseThenNow, ThenNow
from app.domain.measures import Measure
from app.domain.step_comparison import Compared, StepComparison
from app.i18n.formats import Formats
from app.i18n.plan_words import daily_words
from app.i18n.translator import Translator


@dataclass(frozen=True)
class Cell:
    """A number as it is said, and what is behind it: "6.5", "9 days"."""

    text: str
    aside: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.aside})" if self.aside else self.text


@dataclass(frozen=True)
class Row:
    """One line with two columns, and all of it as a sentence."""

    name: str
    first: Cell
    second: Cell
    sentence: str


@dataclass(frozen=True)
class StepView:
    """One step. ``day`` and ``medicine`` head it, ``change`` says the amounts in words,
    ``note`` names other medicines that changed within the days looked at."""

    day: str
    medicine: str
    change: str
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True)
class TogetherView:
    """Then and now: the doses first, daily life and the others after them, and sentences
    that say what is compared and what is not known."""

    rows: tuple[Row, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class StepWords:
    """Says all that in one language."""

    say: Translator
    formats: Formats

    def step(self, step: StepComparison) -> StepView:
        """One step of one medicine."""
        medicine, change = step.medicine, step.change
        before, after = change.before.daily, change.after.daily
        amounts = [daily_words(self.say, self.formats, a, medicine) for a in (before, after)]
        how = self.percent(before, after)
        said = self.say("steps-change", before=amounts[0], after=amounts[1])
        also = self.formats.listing([m.name for m in step.also])
        return StepView(
            day=self.formats.table_day(change.after.first),
            medicine=medicine.name,
            change=self.formats.listing([said, how]) if how else said,
            rows=tuple(self._compared(c) for c in step.measures),
            note=self.say("steps-also", medicines=also) if also else "",
        )

    def _compared(self, found: Compared) -> Row:
        cells = [self._typical(found.measure, t) for t in (found.before, found.after)]
        name = words.name(found.measure, self.say)
        sentence = self.say("steps-row", name=name, before=str(cells[0]), after=str(cells[1]))
        return Row(name, cells[0], cells[1], sentence)

    def together(self, found: Composite) -> TogetherView:
        """Doses and daily life, then and now."""
        rows = [self._dose(d) for d in found.doses] + [self._measure(m) for m in found.measures]
        return TogetherView(tuple(rows), tuple(self._sentences(found)))

    def _dose(self, dose: DoseThenNow) -> Row:
        start = Cell(daily_words(self.say, self.formats, dose.start, dose.medicine))
        now = Cell(self.say("together-nothing-agreed"))
        if dose.now is not None:
            amount = daily_words(self.say, self.formats, dose.now, dose.medicine)
            now = Cell(amount, self.percent(dose.start, dose.now))
        return self._row(self.say("together-dose", medicine=dose.medicine.name), start, now)

    def _measure(self, found: ThenNow) -> Row:
        start = Cell(self.say("together-no-start"))
        if found.start is not None:
            start = self._typical(found.measure, found.start)
        return self._row(
            words.name(found.measure, self.say), start, self._typical(found.measure, found.now)
        )

    def _row(self, name: str, start: Cell, now: Cell) -> Row:
        sentence = self.say("together-row", name=name, start=str(start), now=str(now))
        return Row(name, start, now, sentence)

    def _sentences(self, found: Composite) -> Iterator[str]:
        if found.lowered is None:
            yield self.say("together-not-lowered")
        elif not found.function_known:
            yield self.say("together-function-unknown")
        if found.lowered is not None:
            yield self.say("together-basis", day=self.formats.table_day(found.lowered))
        yield self.say("together-anchors")

    def _typical(self, measure: Measure, found: Typical) -> Cell:
        days = self.say("steps-days", days=found.days)
        if found.median is None:
            return Cell(self.say("steps-few"), days)
        return Cell(words.value(measure, found.median, self.say, self.formats), days)

    def percent(self, before: Decimal, after: Decimal) -> str:
        """ "17 % less"; empty where the old amount is 0."""
        change = change_percent(before, after)
        if change is None:
            return ""
        if change == 0:
            return self.say("steps-same")
        number = self.formats.number(abs(change))
        return self.say("steps-less" if change < 0 else "steps-more", percent=number)
