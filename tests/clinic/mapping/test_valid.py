"""Every resource is valid by two validators, and where both are blind, by own rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from app.clinic.entries import Resource
from app.clinic.mapping.forms import code_systems, questionnaires
from app.clinic.mapping.mapped import mapped
from app.clinic.mapping.provenance import provenance
from app.clinic.mapping.report import ReportFile
from app.clinic.mapping.withdrawn import withdrawn
from app.domain.clinic.parcels import Delivered
from app.domain.files import File
from app.domain.report.left_out import left_out
from app.domain.report.topics import USUAL
from tests.clinic.mapping.made import MAKER, entries, everything, flat, patients
from tests.clinic.mapping.validators import blind_spots, each, wrong
from tests.domain.make import day

AT = datetime(2025, 3, 31, 12, tzinfo=UTC)
REPORT = ReportFile(File("report.pdf", "application/pdf", b"%PDF-"), day(5), "a fingerprint")


def every_resource() -> Iterator[Resource]:
    made = flat(mapped(left_out(everything()), MAKER, REPORT))
    told = (*made, *entries(everything(USUAL)), *entries(patients()))
    yield from (one.resource for one in told)
    yield from (withdrawn(Delivered(one.line, "X/1"), MAKER).resource for one in made)
    yield provenance(made, MAKER, AT, f"maker:{AT.date()}:1").resource
    yield from (*questionnaires(), *code_systems())


def test_everything_that_is_sent_is_valid() -> None:
    resources = list(every_resource())
    kinds = {resource["resourceType"] for resource in resources}
    assert len(resources) > 1300
    assert kinds == {
        *("QuestionnaireResponse", "Observation", "MedicationStatement", "Communication"),
        *("DocumentReference", "Provenance", "Questionnaire", "CodeSystem"),
        *("RelatedPerson", "Consent"),
    }
    assert wrong(resources) == []


def an_observation(**changed: Any) -> Resource:
    first = next(e.resource for e in entries(everything()) if e.line.type == "Observation")
    return {key: value for key, value in {**first, **changed}.items() if value is not None}


BROKEN: tuple[tuple[dict[str, Any], str], ...] = (
    ({"valueQuantity": None}, "us-core-2"),
    ({"category": None}, "US Core: Observation.category Missing"),
    ({"category": [{"text": "Survey"}]}, "slice 'survey'"),
    ({"subject": None}, "US Core: Observation.subject Missing"),
    ({"effectivePeriod": None, "effectiveDateTime": "2025-03"}, "us-core-1"),
    ({"valueQuantity": {"value": 1, "system": "urn:x", "code": "mg"}}, "us-core-3"),
    ({"dataAbsentReason": {"text": "unknown"}}, "obs-6"),
    ({"status": None}, "Observation.status Missing"),
    ({"code": "pain"}, "fhir.resources"),
)


def test_the_validators_see_what_is_wrong() -> None:
    """The test above cannot pass for want of looking."""
    found = each([an_observation(**changed) for changed, _ in BROKEN])
    for (_, wanted), problems in zip(BROKEN, found, strict=True):
        assert any(wanted in problem for problem in problems), (wanted, problems)


@pytest.mark.parametrize(
    "broken",
    [
        {"timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "day"}}},
        {"effectiveDateTime": "2025-03"},
        {"effectivePeriod": {"start": "2025-03", "end": "2025-03-04"}},
        {"doseAndRate": [{"doseQuantity": {"value": 1, "unit": "mg", "code": "mg"}}]},
        {"valueQuantity": {"value": 1}},
    ],
    ids=json.dumps,
)
def test_the_blind_spots_are_looked_at(broken: dict[str, Any]) -> None:
    assert len(blind_spots(broken)) == 1
