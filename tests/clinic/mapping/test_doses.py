"""What a person says they took."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from app.clinic.entries import IDENTIFIER_SYSTEM
from app.clinic.mapping import codes
from app.domain.clinic.parcels import Sent
from app.domain.doses import Dose, DoseEntry
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.report.gathered import Gathered
from app.domain.report.topics import USUAL, Topic
from app.domain.taper import ChangeKind, PlanVersion
from tests.clinic.mapping.made import MAKER, PLAN, by_key, entries, of, only
from tests.domain.agreements import CODEINE, MORPHINE, as_needed, course, elsewhere, took, version
from tests.domain.make import said as checkin
from tests.report.told import EVERY, gathered

PATIENT = {"reference": "Patient/p1"}
KEY = "dose:2025-03-04:000000000001"


def told(*said: DoseEntry, plan: PlanVersion = PLAN, topics: frozenset[Topic] = USUAL) -> Gathered:
    return gathered(said=said, plan=[plan], topics=topics)


def doses(*amounts: str, **more: Any) -> DoseEntry:
    """Regular doses of day 1."""
    said = took(1, 0)
    return replace(said, doses=tuple(Dose(Decimal(a)) for a in amounts), **more)


def test_a_day_of_one_medicine() -> None:
    found = told(doses("30", "30", "15.5"))
    assert by_key(found) == {
        KEY: {
            "resourceType": "MedicationStatement",
            "identifier": [
                {"system": IDENTIFIER_SYSTEM, "value": f"{MAKER.install}:{KEY}"},
            ],
            "status": "completed",
            "category": {
                "coding": [
                    {
                        "system": codes.STATEMENT_CATEGORY,
                        "code": "patientspecified",
                        "display": "Patient Specified",
                    }
                ]
            },
            "medicationCodeableConcept": {"text": "Morphine SR"},
            "subject": PATIENT,
            "effectiveDateTime": "2025-03-04",
            "dateAsserted": "2025-03-04T20:00:00+00:00",
            "informationSource": PATIENT,
            "dosage": [
                {
                    "text": "15.5 mg",
                    "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}},
                    "doseAndRate": [{"doseQuantity": amount(15.5)}],
                },
                {
                    "text": "30 mg, 2 times",
                    "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
                    "doseAndRate": [{"doseQuantity": amount(30)}],
                },
            ],
        }
    }


def amount(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "mg", "system": codes.UCUM, "code": "mg"}


def test_none_taken_is_not_taken_and_has_no_dosage() -> None:
    planned = Dose(Decimal(0), planned=Decimal(60))
    found = only(told(replace(took(1, 0), doses=(planned,))), Sent.DOSE)
    assert (found["status"], "dosage" in found) == ("not-taken", False)
    assert found["note"] == [{"text": "None was taken."}]


def test_a_dose_left_out_is_said() -> None:
    taken = (Dose(Decimal(30), Decimal(30)), Dose(Decimal(0), Decimal(30)))
    found = only(told(replace(took(1, 0), doses=taken)), Sent.DOSE)
    assert found["status"] == "completed" and len(found["dosage"]) == 1
    assert found["note"] == [{"text": "1 planned dose was not taken."}]


def test_as_planned_is_said_as_that() -> None:
    found = only(told(replace(took(1, 60), as_planned=True, plan=PLAN.id)), Sent.DOSE)
    assert found["note"] == [{"text": "Taken as planned."}]
    assert found["dosage"][0]["text"] == "60 mg"


def test_as_planned_follows_a_slip_in_the_plan_that_was_put_right() -> None:
    right = replace(
        version(2, 0, course((0, 40), until=200)), supersedes=PLAN.id, kind=ChangeKind.CORRECTED
    )
    said = replace(took(1, 60), as_planned=True, plan=PLAN.id)
    found = gathered(said=[said], plan=[PLAN, right])
    assert only(found, Sent.DOSE)["dosage"][0]["text"] == "40 mg"


def test_as_needed_doses_of_a_day_are_one_statement_with_their_times() -> None:
    first, second = as_needed(1, 1, 15), as_needed(1, 2, 30)
    at = replace(first, doses=(Dose(Decimal(15), at=time(8, 30)),))
    found = by_key(told(at, second, took(1, 60, of=CODEINE)))
    key = "dose:2025-03-04:000000000002"
    assert set(found) == {key, f"{key}.as_needed"}
    dosage = found[f"{key}.as_needed"]["dosage"]
    assert [d["asNeededBoolean"] for d in dosage] == [True, True]
    assert [d["timing"]["repeat"].get("timeOfDay") for d in dosage] == [None, ["08:30:00"]]
    assert "asNeededBoolean" not in found[key]["dosage"][0]


def test_another_source_is_named_only_with_notes() -> None:
    said = elsewhere(1, 5, source="a friend's tablets")
    for topics, text in (
        (USUAL, "Something from another source"),
        (EVERY, "Something from another source: a friend's tablets"),
    ):
        ((key, found),) = by_key(told(said, topics=topics)).items()
        assert key == f"dose:2025-03-04:other.{3_000_005:012x}"
        assert found["medicationCodeableConcept"] == {"text": text}
        assert "dosage" not in found


def test_two_things_from_another_source_are_two_statements() -> None:
    assert len(of(told(elsewhere(1, 1), elsewhere(1, 2)), Sent.DOSE)) == 2


@pytest.mark.parametrize(
    ("unit", "text", "code"),
    [
        (Unit.MG, "2.5 mg", "mg"),
        (Unit.MCG, "2.5 mcg", "ug"),
        (Unit.ML, "2.5 ml", "mL"),
        (Unit.TABLET, "2.5 tablets", "{tbl}"),
        (Unit.DROP, "2.5 drops", "[drp]"),
    ],
)
def test_an_amount_has_the_unit_that_was_agreed(unit: Unit, text: str, code: str) -> None:
    medicine = replace(MORPHINE, unit=unit)
    plan = version(1, 0, course((0, 60), until=200, of=medicine))
    dosage = only(told(took(1, "2.5"), plan=plan), Sent.DOSE)["dosage"][0]
    quantity = dosage["doseAndRate"][0]["doseQuantity"]
    assert (dosage["text"], quantity["code"], quantity["value"]) == (text, code, 2.5)


def test_a_patch_is_a_rate() -> None:
    patch = Medicine(UUID(int=9), "Patch", Ingredient.FENTANYL, Unit.MCG_PER_H)
    plan = version(1, 0, course((0, 25), until=200, of=patch))
    (rate,) = only(told(took(1, 25, of=patch), plan=plan), Sent.DOSE)["dosage"][0]["doseAndRate"]
    assert rate == {
        "rateQuantity": {"value": 25, "unit": "mcg an hour", "system": codes.UCUM, "code": "ug/h"}
    }


def test_of_a_medicine_that_no_plan_names_nothing_is_said() -> None:
    assert entries(gathered(said=[took(1, 60)])) == []


def test_reasons_go_only_with_notes() -> None:
    said = replace(took(1, 60), reason="MARKER")
    assert "MARKER" not in str(by_key(told(said)))
    found = told(said, topics=EVERY)
    assert only(found, Sent.DOSE)["note"] == [{"text": "MARKER"}]
    (line,) = (e.line for e in entries(found))
    assert line.topics == {"doses", "notes"}


def test_a_correction_of_the_reason_alone_leaves_no_trace() -> None:
    before = took(1, 60)
    after = replace(
        before,
        id=UUID(int=77),
        reason="MARKER",
        entered_at=before.entered_at.replace(hour=22),
        supersedes=before.id,
    )
    one, both = (entries(told(*rows)) for rows in ((before,), (before, after)))
    assert [e.text for e in one] == [e.text for e in both]


def test_late_and_corrected_are_said() -> None:
    before = took(1, 60, late=1)
    after = replace(took(1, 30, late=2), id=UUID(int=77), supersedes=before.id)
    found = only(told(before, after), Sent.DOSE)
    assert found["dateAsserted"] == "2025-03-06T20:00:00+00:00"
    assert [n["text"] for n in found["note"]] == [
        "Entered on a later day than the one it is about.",
        "Corrected after it was saved.",
    ]
    assert KEY in by_key(told(before, after))


def test_a_statement_names_the_check_in_that_asked() -> None:
    asked = checkin(1, 1, doses="as_usual")
    found = gathered(asked, said=[took(1, 60)], plan=[PLAN])
    reference = {"reference": MAKER.full_url("checkin:2025-03-04:000000000001")}
    assert only(found, Sent.DOSE)["derivedFrom"] == [reference]
    silent = gathered(checkin(1, 1, mood=5), said=[took(1, 60)], plan=[PLAN])
    assert "derivedFrom" not in only(silent, Sent.DOSE)


def test_without_the_topic_there_is_none() -> None:
    assert entries(told(took(1, 60), topics=USUAL - {Topic.DOSES})) == []
