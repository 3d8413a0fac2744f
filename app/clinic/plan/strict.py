"""JSON from outside, and FHIR models of it: read strictly, or not at all.

``fhir.resources`` checks the structure (half a second to import, so this room is only imported
by what runs off the event loop). It takes wrong codes and text for numbers: what the plan rests
on is checked here and by the readers themselves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from fhir.resources.R4B.appointment import Appointment
from fhir.resources.R4B.careplan import CarePlan
from fhir.resources.R4B.fhirresourcemodel import FHIRResourceModel
from fhir.resources.R4B.goal import Goal
from fhir.resources.R4B.medicationrequest import MedicationRequest

from app.clinic.plan.refused import refuse
from app.domain.clinic.plan_refusals import Refusal

M = TypeVar("M", bound=FHIRResourceModel)

DEEPEST = 60
"""Objects and lists inside one another; FHIR resources have about 12."""

UNKNOWN = frozenset({"modifierExtension", "implicitRules"})
"""With one of these the rest may mean something else, and FHIR forbids to go on reading."""

NUMBERS = frozenset({"frequency", "period", "sequence"})
"""Never as text or as true: the models would turn both into a number."""

__all__ = ["Appointment", "CarePlan", "Goal", "MedicationRequest", "model", "parsed"]


def parsed(content: bytes) -> dict[str, Any]:
    """A JSON object with every digit as it was written; ``Refused`` for anything else, also
    where a name stands twice."""
    try:
        found = json.loads(
            content, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as error:
        raise refuse(Refusal.UNREADABLE) from error
    if not isinstance(found, dict):
        raise refuse(Refusal.UNREADABLE)
    return found


def _no_number(text: str) -> object:
    raise ValueError(text)


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def model(kind: type[M], resource: Mapping[str, Any]) -> M:
    """``resource`` as a model; ``Refused`` where it is not one, or means more than it says."""
    if resource.get("resourceType") != kind.__name__ or not _plain(resource):
        raise refuse(Refusal.UNREADABLE)
    try:
        return kind.model_validate(resource)
    except (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError) as error:
        raise refuse(Refusal.UNREADABLE) from error


def _plain(resource: Mapping[str, Any]) -> bool:
    """Not too deep, and nothing in it that would change the meaning of the rest."""
    left: list[tuple[Any, int]] = [(resource, 0)]
    while left:
        thing, depth = left.pop()
        if depth > DEEPEST or (isinstance(thing, dict) and not _means_itself(thing)):
            return False
        inner = thing.values() if isinstance(thing, dict) else thing
        if isinstance(thing, dict | list):
            left.extend((one, depth + 1) for one in inner)
    return True


def _means_itself(thing: Mapping[str, Any]) -> bool:
    if UNKNOWN & thing.keys():
        return False
    return not any(isinstance(thing[name], bool | str) for name in NUMBERS & thing.keys())
