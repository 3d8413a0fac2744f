"""What was granted, in the terms of two versions of SMART."""

from __future__ import annotations

import pytest

from app.clinic.scopes import SCOPES, SENT, TOPICS, USEFUL, WANTED, granted, missing, useful
from app.i18n.translator import Translator


def test_exactly_what_the_design_asks_for() -> None:
    assert " ".join(SCOPES) == (
        "openid fhirUser launch/patient offline_access patient/Patient.r "
        "patient/QuestionnaireResponse.crus patient/Observation.crus "
        "patient/MedicationStatement.crus patient/Provenance.cu patient/DocumentReference.crus "
        "patient/Communication.crus patient/RelatedPerson.crus patient/Consent.crus "
        "patient/CarePlan.rs patient/Goal.rs patient/MedicationRequest.rs patient/Appointment.rs"
    )


def test_every_type_belongs_to_one_thing_that_people_know() -> None:
    kinds = [kind for kinds in TOPICS.values() for kind in kinds]
    assert sorted(kinds) == sorted(WANTED)
    assert set(USEFUL) < set(TOPICS)
    assert "Patient" not in SENT
    assert {"Observation", "Provenance"} < SENT


@pytest.mark.parametrize("what", [*TOPICS, "stay"])
def test_each_has_words(what: str) -> None:
    assert Translator("en").has(f"clinic-missing-{what}")


@pytest.mark.parametrize(
    ("scope", "kind", "letters"),
    [
        ("patient/Goal.rs", "Goal", "rs"),
        ("patient/Goal.r", "Goal", "r"),
        ("patient/Goal.cruds", "Goal", "cruds"),
        ("patient/Goal.read", "Goal", "rs"),
        ("patient/Goal.write", "Goal", "cud"),
        ("patient/Goal.*", "Goal", "cruds"),
        ("patient/*.rs", "Goal", "rs"),
        ("patient/*.read", "Goal", "rs"),
        ("patient/*.*", "Goal", "cruds"),
        ("user/Goal.rs", "Goal", ""),
        ("system/*.*", "Goal", ""),
        ("patient/Goal.rs?category=x", "Goal", ""),
        ("patient/Goals.rs", "Goal", ""),
        ("patient/goal.rs", "Goal", ""),
        ("Goal.rs", "Goal", ""),
        ("patient/Goal.xyz", "Goal", ""),
        ("", "Goal", ""),
    ],
)
def test_what_a_scope_grants(scope: str, kind: str, letters: str) -> None:
    assert granted([scope])[kind] == frozenset(letters)


def test_several_scopes_add_up() -> None:
    assert granted(["patient/Observation.rs", "patient/Observation.cu"])["Observation"] == set(
        "crus"
    )


def test_what_is_missing() -> None:
    assert missing(SCOPES) == ()
    assert missing(["patient/*.cruds", "offline_access"]) == ()
    assert missing(["patient/*.read", "patient/*.write"]) == ("stay",)
    assert missing([]) == (*TOPICS, "stay")
    less = [one for one in SCOPES if "Goal" not in one]
    assert missing(less) == ("goals",)
    one_of_two = [one for one in SCOPES if "Observation" not in one]
    assert missing(one_of_two) == ("answers",)


def test_what_is_of_use() -> None:
    assert useful(["patient/Appointment.rs"])
    assert not useful(["openid", "offline_access", "patient/Patient.r", "patient/Goal.rs"])
    assert not useful([])
