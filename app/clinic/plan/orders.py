"""One order (MedicationRequest): which medicine, whose, whether it holds, and its dosages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fhir.resources.R4B.codeableconcept import CodeableConcept
from fhir.resources.R4B.dosage import Dosage

from app.clinic.plan.references import resource_path
from app.clinic.plan.refused import refuse
from app.clinic.plan.rxnorm import MEANINGS, RXNORM, Meaning
from app.clinic.plan.strict import MedicationRequest
from app.clinic.plan.texts import first, plain
from app.domain.clinic.clinics import LONGEST_NAME
from app.domain.clinic.plan_refusals import Refusal

HOLDS = frozenset({"active", "on-hold"})
"""Statuses of a plan or of an order that is in force, or halted for a time."""

OVER = frozenset({"completed", "stopped"})
"""Of an order whose days are past: what was taken before."""

NEVER = frozenset({"cancelled", "entered-in-error"})
"""Of an order that never held: it is left out."""

AGREED = frozenset(
    {"plan", "order", "original-order", "reflex-order", "filler-order", "instance-order"}
)
"""Intents that are no mere proposal."""


@dataclass(frozen=True)
class Order:
    """``codes``: ``system|code``. ``written``: when, as the model has it. ``by``: who wrote it.
    ``said``: in words, beside the dosages."""

    name: str
    codes: tuple[str, ...]
    meaning: Meaning | None
    status: str
    dosages: tuple[Dosage, ...]
    written: object
    by: str
    said: tuple[str, ...]


def read_order(order: MedicationRequest, base: str, patient: str) -> Order | None:
    """An order of the patient; ``None`` for one that never held."""
    if order.status in NEVER:
        return None
    concept = _concept(order)
    name = _name(order, concept)
    if resource_path(base, _subject(order)) != patient:
        raise refuse(Refusal.PERSON)
    if not name:
        raise refuse(Refusal.NO_NAME)
    if order.status not in HOLDS | OVER or order.intent not in AGREED or order.doNotPerform:
        raise refuse(Refusal.STATUS, name)
    dosages = tuple(order.dosageInstruction or ())
    if not dosages:
        raise refuse(Refusal.NO_STEPS, name)
    codes = tuple(sorted(set(_codes(concept))))
    return Order(
        name,
        codes,
        next((MEANINGS[c] for c in _rxnorm(codes) if c in MEANINGS), None),
        order.status,
        dosages,
        order.authoredOn,
        plain(order.requester.display, LONGEST_NAME) if order.requester is not None else "",
        tuple(_said(dosages)),
    )


def _subject(order: MedicationRequest) -> object:
    return order.subject.reference if order.subject is not None else None


def _concept(order: MedicationRequest) -> CodeableConcept | None:
    """The code of the medicine, on the order or on the Medication inside it."""
    if order.medicationCodeableConcept is not None:
        return order.medicationCodeableConcept
    reference = order.medicationReference.reference if order.medicationReference else None
    inside: list[Any] = [one for one in order.contained or () if f"#{one.id}" == reference]
    return inside[0].code if inside and inside[0].get_resource_type() == "Medication" else None


def _name(order: MedicationRequest, concept: CodeableConcept | None) -> str:
    texts: list[object] = []
    if concept is not None:
        codings = concept.coding or ()
        texts = [concept.text, *(c.display for c in codings if c.system == RXNORM)]
        texts += [c.display for c in codings]
    if order.medicationReference is not None:
        texts.append(order.medicationReference.display)
    return first(texts, LONGEST_NAME)


def _codes(concept: CodeableConcept | None) -> Iterator[str]:
    for coding in (concept.coding if concept is not None else None) or ():
        if coding.system and coding.code:
            yield f"{coding.system}|{coding.code}"


def _rxnorm(codes: tuple[str, ...]) -> Iterator[str]:
    for code in codes:
        system, _, value = code.rpartition("|")
        if system == RXNORM:
            yield value


def _said(dosages: tuple[Dosage, ...]) -> Iterator[str]:
    for dosage in dosages:
        for text in (dosage.text, dosage.patientInstruction):
            if said := plain(text):
                yield said


def day_of(said: object, now: datetime) -> date | None:
    """The day of a date or of a moment, as it was written; ``None`` for a month or a year. A
    moment that is past, but on a day to come where it was written, has its day here."""
    if not isinstance(said, datetime):
        return said if isinstance(said, date) else None
    ahead = said.date() > now.date() and said <= now
    return said.astimezone(now.tzinfo).date() if ahead else said.date()
