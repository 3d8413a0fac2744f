"""The fields of the dose page, and what they would hold for something already said.

Field names: ``row.<medicine>.<n>.how|amount|at`` for each agreed dose, ``extra.<medicine>.
<n>.amount|at`` for each dose beside them, ``needed.<medicine>.amount|at|reason|corrects``,
``reason.<medicine>``, ``source.what|corrects``, and ``sure.<field>``, the amount that the
person was asked about and said is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import UUID

from app.domain.doses import Dose, DoseEntry, planned_doses
from app.domain.taper import Step
from app.i18n.formats import Formats
from app.i18n.reading import amount_example
from app.i18n.times import time_text

TAKEN, SKIPPED, OTHER = "taken", "skipped", "other"
"""What can be said of an agreed dose."""

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
