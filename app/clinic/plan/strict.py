"""JSON from outside, and FHIR models of it: read strictly, or not at all.

``fhir.resources`` checks the structure (half a second to import, so this room is only imported
by what runs off the event loop). It takes wrong codes and text for numbers: what the plan rests
on is checked here and by the readers themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from fhir.resources.R4B.appointment import Appointment
from fhir.resources.R4B.careplan import CarePlan
from fhir.resources.R4B.fhirresourcemodel import FHIRResourceModel
from fhir.resources.R4B.goal import Goal
from fhir.resources.R4B.medicationrequest import MedicationRequest

from app.clinic.plan.refused import refuse
from app.clinic.strict_json import exact, read_object
from app.domain.clinic.errors import AnswerStrange
from app.domain.clinic.plan_refusals import Refusal

M = TypeVar("M", bound=FHIRResourceModel)

UNKNOWN = frozenset({"modifierExtension", "implicitRules"})
"""With one of these the rest may mean something else, and FHIR forbids to go on reading."""

NUMBERS = frozenset({"frequency", "period", "sequence"})
"""Never as text or as true: the models would turn both into a number."""

__all__ = ["Appointment", "CarePlan", "Goal", "MedicationRequest", "model", "parsed"]


def parsed(content: bytes) -> dict[str, Any]:
    """A JSON object with every digit as it was written; ``Refused`` for anything else."""
    try:
        return read_object(content, fraction=exact)
    except AnswerStrange as error:
        raise refuse(Refusal.UNREADABLE) from error


def model(kind: type[M], resource: Mapping[str, Any]) -> M:
    """``resource`` as a model; ``Refused`` where it is not one, or where something in it changes
    the meaning of the rest."""
    if resource.get("resourceType") != kind.__name__ or not _plain(resource):
        raise refuse(Refusal.UNREADABLE)
    try:
        return kind.model_validate(resource)
    except (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError) as error:
        raise refuse(Refusal.UNREADABLE) from error


def _plain(resource: Mapping[str, Any]) -> bool:
    """Whether nothing in it would change the meaning of the rest."""
    left: list[Any] = [resource]
    while left:
        thing = left.pop()
        if isinstance(thing, dict) and not _means_itself(thing):
            return False
        if isinstance(thing, dict | list):
            left.extend(thing.values() if isinstance(thing, dict) else thing)
    return True


def _means_itself(thing: Mapping[str, Any]) -> bool:
    if UNKNOWN & thing.keys():
        return False
    return not any(isinstance(thing[name], bool | str) for name in NUMBERS & thing.keys())
