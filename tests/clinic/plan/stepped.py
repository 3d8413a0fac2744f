"""Orders of one step with something changed in it."""

from __future__ import annotations

from typing import Any

from tests.clinic.plan.written import Clinic, Json, day, dosage, holding, order, quantity


def timed(**changed: Any) -> Json:
    """One step with parts of its timing changed; ``None`` takes one away."""
    step = dosage(day(0), day(9), 30, 2)
    repeat = step["timing"]["repeat"] | changed
    step["timing"]["repeat"] = {k: v for k, v in repeat.items() if v is not None}
    return step


def coded(code: str, **repeat: Any) -> Json:
    step = timed(**({"frequency": None, "period": None, "periodUnit": None} | repeat))
    system = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation"
    step["timing"]["code"] = {"coding": [{"system": system, "code": code}]}
    return step


def dosed(*parts: Json, **changed: Any) -> Json:
    return timed() | {"doseAndRate": list(parts)} | changed


def of(*dosages: Json, **changed: Any) -> Clinic:
    return holding(order(1, dosages, **changed))


BOUNDS = {"start": "2025-03-10", "end": "2025-03-20"}
RANGE = {"low": quantity(10), "high": quantity(20)}
