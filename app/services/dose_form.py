"""The dose page: from its fields, as typed, to what a person says, or what is unclear. Pure:
nothing is kept or drawn here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from uuid import UUID

from app.domain.doses import Dose, DoseKind
from app.domain.medicines import Medicine
from app.domain.plan_check import ASKED_ABOVE, LARGEST
from app.i18n.formats import Formats
from app.i18n.reading import read_amount
from app.i18n.times import read_time
from app.services.dose_day import DoseDay, NeededDay, RegularDay
from app.services.dose_fields import (
    OTHER,
    SKIPPED,
    SOURCE,
    SOURCE_CORRECTS,
    TAKEN,
    Fields,
    agreed_doses,
    extra_field,
    extras,
    needed_field,
    reason_field,
    row_field,
)
from app.services.dose_said import Statement

DECIMALS = 3
"""Amounts are shown with so many; a finer one would be shown as another amount."""

WORDS = 1000
"""The most characters of a reason or of what another source was."""


@dataclass(frozen=True)
class MedicineRead:
    """A regular medicine as the page says it so far. ``doses``: ``None`` while a row is
    unclear. ``open``: the rows, from 1, of which nothing was said."""

    day: RegularDay
    doses: tuple[Dose, ...] | None
    open: tuple[int, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether anything was said of it."""
        return self.doses is None or bool(self.doses)

    @property
    def taken(self) -> Decimal:
        """The sum of what was said to be taken."""
        return sum((d.amount for d in self.doses or ()), Decimal())


@dataclass(frozen=True)
class PageRead:
    """The page as read. ``problems``: the message for a field that cannot be read.
    ``doubts``: fields with an amount far above what was agreed, to be asked about."""

    medicines: tuple[MedicineRead, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, tuple[Decimal, Medicine]] = field(default_factory=dict)


class PageReader:
    """Reads the fields of one page."""

    def __init__(self, day: DoseDay, fields: Fields, formats: Formats) -> None:
        self._day, self._fields, self._formats = day, fields, formats
        self._problems: dict[str, str] = {}
        self._doubts: dict[str, tuple[Decimal, Medicine]] = {}

    def read(self) -> PageRead:
        """Everything that the page says, and everything that is unclear."""
        medicines = tuple(self._medicine(regular) for regular in self._day.regular)
        statements = [
            Statement(DoseKind.REGULAR, m.day.medicine.id, m.doses, self._reason(m.day.medicine))
            for m in medicines
            if m.doses and not m.open
        ]
        statements += [s for n in self._day.needed if (s := self._needed(n)) is not None]
        if self._fields.get(SOURCE, "").strip():
            corrects = _uuid(self._fields.get(SOURCE_CORRECTS, ""))
            what = self._words(SOURCE)
            statements.append(Statement(DoseKind.OTHER_SOURCE, source=what, corrects=corrects))
        return PageRead(medicines, tuple(statements), self._problems, self._doubts)

    def _words(self, name: str) -> str:
        text = self._fields.get(name, "").strip()
        if len(text) > WORDS:
            self._problems[name] = "dose-problem-too-long"
        return text

    def _reason(self, medicine: Medicine) -> str:
        return self._words(reason_field(medicine.id))

    def _medicine(self, regular: RegularDay) -> MedicineRead:
        medicine, agreed = regular.medicine, agreed_doses(regular.step)
        largest = max((d.amount for d in agreed), default=None)
        said: list[Dose | None] = []
        unsaid = []
        for n, plan in enumerate(agreed):
            how = self._fields.get(row_field(medicine.id, n, "how"), "")
            if how not in (TAKEN, SKIPPED, OTHER):
                unsaid.append(n + 1)
                continue
            said.append(self._row(medicine, n, how, plan.amount))
        for n in extras(self._fields, medicine.id):
            amount = self._amount(extra_field(medicine.id, n, "amount"), medicine, largest)
            at = self._time(extra_field(medicine.id, n, "at"))
            said.append(None if amount is None else Dose(amount, None, at))
        if None in said or (said and unsaid):
            return MedicineRead(regular, None, tuple(unsaid))
        return MedicineRead(regular, tuple(d for d in said if d is not None), tuple(unsaid))

    def _row(self, medicine: Medicine, n: int, how: str, agreed: Decimal) -> Dose | None:
        if how == SKIPPED:
            return Dose(Decimal(), agreed)
        at = self._time(row_field(medicine.id, n, "at"))
        if how == TAKEN:
            return Dose(agreed, agreed, at)
        amount = self._amount(row_field(medicine.id, n, "amount"), medicine, agreed)
        return None if amount is None else Dose(amount, agreed, at)

    def _needed(self, needed: NeededDay) -> Statement | None:
        medicine = needed.agreed.medicine
        name = needed_field(medicine.id, "amount")
        reason = self._words(needed_field(medicine.id, "reason"))
        at = self._time(needed_field(medicine.id, "at"))
        beside = any(
            self._fields.get(needed_field(medicine.id, part), "").strip()
            for part in ("at", "reason")
        )
        if not self._fields.get(name, "").strip() and not beside:
            return None
        usual = needed.agreed.amount or needed.agreed.daily_maximum
        amount = self._amount(name, medicine, usual)
        if amount is None:
            return None
        corrects = _uuid(self._fields.get(needed_field(medicine.id, "corrects"), ""))
        doses = (Dose(amount, None, at),)
        return Statement(DoseKind.AS_NEEDED, medicine.id, doses, reason, corrects=corrects)

    def _amount(self, name: str, medicine: Medicine, agreed: Decimal | None) -> Decimal | None:
        """The amount of a field; 0 is for a skipped dose, not for another amount."""
        text = self._fields.get(name, "")
        amount, unit = read_amount(text, self._formats)
        if amount is None or unit not in (None, medicine.unit):
            self._problems[name] = "dose-problem-amount" if text.strip() else "dose-problem-empty"
            return None
        if not 0 < amount <= LARGEST or -int(amount.normalize().as_tuple().exponent) > DECIMALS:
            self._problems[name] = "dose-problem-amount"
            return None
        sure = self._fields.get(f"sure.{name}") == text
        if agreed is not None and amount > ASKED_ABOVE * agreed and not sure:
            self._doubts[name] = (amount, medicine)
        return amount

    def _time(self, name: str) -> time | None:
        text = self._fields.get(name, "")
        if not text.strip():
            return None
        at = read_time(text, self._formats)
        if at is None:
            self._problems[name] = "dose-problem-time"
        return at


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
