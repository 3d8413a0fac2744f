"""The dose page: from its fields, as typed, to what a person says, or what is unclear.

Field names: ``row.<medicine>.<n>.how|amount|at`` for each agreed dose, ``extra.<medicine>.
<n>.amount|at`` for each dose beside them, ``needed.<medicine>.amount|at|reason|corrects``,
``reason.<medicine>``, ``source.what|corrects``, and ``sure.<field>``, the amount that the
person was asked about and said is right. Pure: nothing is kept or drawn here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from uuid import UUID

from app.domain.doses import Dose, DoseEntry, DoseKind, planned_doses
from app.domain.medicines import Medicine
from app.domain.plan_check import ASKED_ABOVE, LARGEST
from app.domain.taper import Step
from app.i18n.formats import Formats
from app.i18n.reading import amount_example, read_amount
from app.i18n.times import read_time, time_text
from app.services.dose_day import DoseDay, NeededDay, RegularDay
from app.services.dose_rows import Statement

TAKEN, SKIPPED, OTHER = "taken", "skipped", "other"
"""What can be said of an agreed dose."""

DECIMALS = 3
"""Amounts are shown with so many; a finer one would be shown as another amount."""

WORDS = 1000
"""The most characters of a reason or of what another source was."""

Fields = Mapping[str, str]


def agreed_doses(step: Step) -> tuple[Dose, ...]:
    """The doses of a step that are rows of the page: none of an amount of 0."""
    return tuple(d for d in planned_doses(step) if d.amount)


def row_field(medicine: UUID | str, row: int, part: str) -> str:
    """``how``, ``amount`` or ``at`` of an agreed dose; ``row`` from 0."""
    return f"row.{medicine}.{row}.{part}"


def extra_field(medicine: UUID, row: int, part: str) -> str:
    """``amount`` or ``at`` of a dose beside the agreed ones; ``row`` from 0."""
    return f"extra.{medicine}.{row}.{part}"


def needed_field(medicine: UUID, part: str) -> str:
    """``amount``, ``at``, ``reason`` or ``corrects`` of an as-needed dose."""
    return f"needed.{medicine}.{part}"


def reason_field(medicine: UUID) -> str:
    """Why the doses of a regular medicine were different."""
    return f"reason.{medicine}"


SOURCE, SOURCE_CORRECTS = "source.what", "source.corrects"


def extras(fields: Fields, medicine: UUID) -> list[int]:
    """The numbers of the extra doses on the page, in order."""
    found = (re.fullmatch(rf"extra\.{medicine}\.(\d+)\.amount", name) for name in fields)
    return sorted(int(match[1]) for match in found if match)


def fields_of(entry: DoseEntry, step: Step, formats: Formats) -> dict[str, str]:
    """What the page would hold had ``entry`` just been typed. What no agreed dose stands for
    any more comes back as an extra one: no amount is lost."""
    medicine = entry.medicine
    if medicine is None:
        return {}
    agreed = agreed_doses(step)
    said = [d for d in entry.doses if not d.extra]
    beside = [d for d in entry.doses if d.extra] + [d for d in said[len(agreed) :] if d.amount]
    fields = {reason_field(medicine): entry.reason} if entry.reason else {}
    for n, (dose, plan) in enumerate(zip(said, agreed, strict=False)):
        fields[row_field(medicine, n, "how")] = _how(dose, plan)
        if _how(dose, plan) == OTHER:
            fields[row_field(medicine, n, "amount")] = amount_example(dose.amount, formats)
        fields |= _at(row_field(medicine, n, "at"), dose, formats)
    for n, dose in enumerate(beside):
        fields[extra_field(medicine, n, "amount")] = amount_example(dose.amount, formats)
        fields |= _at(extra_field(medicine, n, "at"), dose, formats)
    return fields


def _how(dose: Dose, plan: Dose) -> str:
    if dose.amount == plan.amount:
        return TAKEN
    return OTHER if dose.amount else SKIPPED


def _at(name: str, dose: Dose, formats: Formats) -> dict[str, str]:
    return {name: time_text(dose.at, formats)} if dose.at is not None else {}


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
