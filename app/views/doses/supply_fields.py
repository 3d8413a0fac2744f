"""The fields of a count: what is asked, what was typed, and what is unclear."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

from app.domain.medicines import Medicine, Unit
from app.domain.plan_check import LARGEST
from app.domain.supply import Supply
from app.i18n.reading import read_amount, read_count
from app.services.dose_day import DoseDay
from app.services.sheet import Sheet
from app.views.ui import Ui

MOST_DAYS = 14
"""No patch in use is worn for longer."""

WHOLE = (Unit.TABLET, Unit.ML)
"""Units of which a piece is one: nothing more to ask."""


def pieces_question(ui: Ui, medicine: Medicine) -> str:
    """What is counted."""
    if medicine.patch:
        return ui.t("supply-pieces-patch")
    return ui.t("supply-pieces-ml" if medicine.unit in (Unit.ML, Unit.DROP) else "supply-pieces")


def field_name(medicine: Medicine, part: str) -> str:
    """A field of the form: ``pieces``, ``strength`` or ``days`` of a medicine."""
    return f"{part}.{medicine.id}"


def number_of(ui: Ui, sheet: Sheet, medicine: Medicine, part: str) -> Decimal | None:
    """A number as typed, 0 or more; ``None`` for anything else."""
    number, _ = read_amount(sheet.get(field_name(medicine, part)), ui.formats)
    return number if number is not None and 0 <= number <= LARGEST else None


def counted(sheet: Sheet, medicine: Medicine) -> bool:
    """Whether something was typed for a medicine."""
    return any(sheet.get(field_name(medicine, p)).strip() for p in ("pieces", "strength", "days"))


def sentences(ui: Ui, day: DoseDay, sheet: Sheet) -> dict[str, str]:
    """What is unclear, by field."""
    found = {}
    for medicine in (r.medicine for r in day.regular if counted(sheet, r.medicine)):
        if number_of(ui, sheet, medicine, "pieces") is None:
            found[field_name(medicine, "pieces")] = ui.t("supply-problem-pieces")
        if medicine.unit not in WHOLE and not number_of(ui, sheet, medicine, "strength"):
            found[field_name(medicine, "strength")] = ui.t("supply-problem-strength")
        days = read_count(sheet.get(field_name(medicine, "days")))
        if medicine.patch and not 1 <= (days or 0) <= MOST_DAYS:
            found[field_name(medicine, "days")] = ui.t("supply-problem-days")
    return found


def count_of(ui: Ui, sheet: Sheet, medicine: Medicine) -> Supply | None:
    """The count of a medicine, once nothing is unclear; ``None`` where nothing was typed."""
    pieces = number_of(ui, sheet, medicine, "pieces")
    if pieces is None:
        return None
    strength = number_of(ui, sheet, medicine, "strength")
    days = read_count(sheet.get(field_name(medicine, "days"))) if medicine.patch else 1
    return Supply(
        id=uuid4(),
        day=ui.diary.today(),
        entered_at=ui.doses.records.now(),
        medicine=medicine.id,
        pieces=pieces,
        strength=Decimal(1) if medicine.unit in WHOLE else strength or Decimal(1),
        days_each=days or 1,
    )
