"""The test clinic is what the other tests take it for."""

from __future__ import annotations

from tests.clinic.servers.fhir import FhirServer


def note(patient: str, said: str) -> dict[str, object]:
    return {
        "resourceType": "QuestionnaireResponse",
        "identifier": {"system": "urn:test", "value": f"{patient}:1"},
        "status": "completed",
        "subject": {"reference": f"Patient/{patient}"},
        "item": [{"linkId": "1", "answer": [{"valueString": said}]}],
    }


def test_a_conditional_update_makes_a_version_and_is_found(fhir_server: FhirServer) -> None:
    patient = fhir_server.patient
    path = f"QuestionnaireResponse?identifier=urn:test|{patient}:1"
    first = fhir_server.ask("PUT", path, json=note(patient, "one"))
    second = fhir_server.ask("PUT", path, json=note(patient, "two"))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.headers["Location"].startswith(fhir_server.base)
    (found,) = fhir_server.of_patient("QuestionnaireResponse")
    versions = fhir_server.history(f"QuestionnaireResponse/{found['id']}")
    assert [v["item"][0]["answer"][0]["valueString"] for v in versions] == ["one", "two"]


def test_each_test_has_a_patient_of_its_own(fhir_server: FhirServer) -> None:
    before = fhir_server.patient
    assert fhir_server.new_patient() != before
    assert fhir_server.of_patient("QuestionnaireResponse") == []
