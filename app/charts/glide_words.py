"""What a glide path and its amounts are called. Text ids: ``### Glide path``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.charts import words
from app.domain.glide import GlidePath
from app.domain.traces import Charted
from app.i18n.amounts import amount_text, unit_text
from app.i18n.formats import Formats
from app.i18n.plan_words import daily_words
from app.i18n.translator import Translator


@dataclass(frozen=True)
class Voice:
    """Says a path in one language."""

    path: GlidePath
    say: Translator
    formats: Formats

    @property
    def name(self) -> str:
        """The medicine's name, or what the total is of."""
        if self.path.medicine is not None:
            return self.path.medicine.name
        return self.say("glide-mme" if self.path.has_plan else "glide-title")

    @property
    def until(self) -> str | None:
        """The last day, where that is not today."""
        return self.formats.table_day(self.path.today) if self.path.past else None

    @property
    def total(self) -> bool:
        """Whether the amounts are MME, which never stand without their note."""
        return self.path.medicine is None and self.path.known

    @property
    def axis(self) -> str:
        """What the amounts are counted in: "mg a day"; a patch has its rate alone."""
        medicine = self.path.medicine
        if medicine is not None and medicine.patch:
            return unit_text(self.say, medicine.unit)
        unit = unit_text(self.say, medicine.unit) if medicine else self.say("glide-mme-unit")
        return self.say("plan-words-a-day", amount=unit)

    def number(self, amount: Decimal) -> str:
        """An amount where the unit stands elsewhere; MME in whole numbers, as an estimate."""
        if self.path.medicine is None and amount:
            amount = max(amount.quantize(Decimal(1), ROUND_HALF_UP), Decimal(1))
        return self.formats.amount(amount)

    def amount(self, amount: Decimal) -> str:
        """An amount with its unit: "30 mg", "45 MME"."""
        if self.path.medicine is None:
            return self.say("glide-mme-amount", amount=self.number(amount))
        return amount_text(self.say, self.formats, amount, self.path.medicine.unit)

    def daily(self, amount: Decimal) -> str:
        """An amount of a day: "30 mg a day"; the rate of a patch says that itself."""
        if self.path.medicine is None:
            return self.say("plan-words-a-day", amount=self.amount(amount))
        return daily_words(self.say, self.formats, amount, self.path.medicine)

    def measured(self, measure: Charted, value: float | None) -> str:
        """A value or a median, or that there are too few days for one."""
        if value is None:
            return self.say("glide-few")
        return words.value(measure, value, self.say, self.formats)

    def range(self, measure: Charted, low: float, high: float) -> str:
        """The ends of a measure in words and which way is better."""
        ends = [words.end(measure, value, self.say, self.formats) for value in (low, high)]
        better = words.better(measure, self.say)
        if not better:
            return self.say("glide-panel", low=ends[0], high=ends[1])
        return self.say("glide-panel-better", low=ends[0], high=ends[1], better=better)
