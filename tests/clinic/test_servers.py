"""The test clinic is what the other tests take it for."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
import pytest

from tests.clinic.servers import faults
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy


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
    (found,) = fhir_server.of_patient("QuestionnaireResponse")
    versions = fhir_server.history(f"QuestionnaireResponse/{found['id']}")
    assert [v["item"][0]["answer"][0]["valueString"] for v in versions] == ["one", "two"]


@pytest.mark.own_server
def test_links_begin_with_the_address_that_was_asked(
    fhir_server: FhirServer, proxy: FaultProxy, put: Callable[[], httpx.Response]
) -> None:
    assert put().headers["Location"].startswith(f"{proxy.base}/")
    found = fhir_server.ask("GET", "QuestionnaireResponse").json()
    assert found["link"][0]["url"].startswith(fhir_server.base)


def test_each_test_has_a_patient_of_its_own(fhir_server: FhirServer) -> None:
    before = fhir_server.patient
    assert fhir_server.new_patient() != before
    assert fhir_server.of_patient("QuestionnaireResponse") == []


@pytest.fixture
def put(fhir_server: FhirServer, proxy: FaultProxy) -> Callable[[], httpx.Response]:
    """Keeps the note of this test's patient by way of the proxy."""
    patient = fhir_server.patient
    url = f"{proxy.base}/QuestionnaireResponse?identifier=urn:test|{patient}:1"
    return lambda: httpx.put(url, json=note(patient, "one"), timeout=1, trust_env=False)


def kept(server: FhirServer) -> int:
    return len(server.of_patient("QuestionnaireResponse"))


def test_what_passes_is_counted(
    fhir_server: FhirServer, proxy: FaultProxy, put: Callable[[], httpx.Response]
) -> None:
    answer = put()
    assert answer.status_code == 201
    assert (proxy.requests, proxy.got) == (1, len(answer.content))
    assert proxy.sent == len(answer.request.content)
    assert kept(fhir_server) == 1


@pytest.mark.parametrize("fault", [faults.reset(), faults.ignore()], ids=["reset", "ignore"])
def test_what_does_not_arrive_is_not_there(
    fault: faults.Fault,
    fhir_server: FhirServer,
    proxy: FaultProxy,
    put: Callable[[], httpx.Response],
) -> None:
    proxy.plan(fault)
    with pytest.raises(httpx.TransportError):
        put()
    assert kept(fhir_server) == 0
    assert put().status_code == 201


@pytest.mark.parametrize(
    "fault",
    [faults.lose(), faults.stall(), faults.drip(200), faults.cut()],
    ids=["lose", "stall", "drip", "cut"],
)
def test_what_was_done_is_there_though_the_answer_is_not(
    fault: faults.Fault,
    fhir_server: FhirServer,
    proxy: FaultProxy,
    put: Callable[[], httpx.Response],
) -> None:
    proxy.plan(fault)
    begun = time.monotonic()
    if fault.kind is faults.Kind.DRIP:
        assert put().status_code == 201
        assert time.monotonic() - begun > 1.2  # longer than the timeout: no single wait was
    else:
        with pytest.raises(httpx.TransportError):
            put()
    assert kept(fhir_server) == 1
    assert put().status_code == 200


def test_answers_of_its_own(proxy: FaultProxy, put: Callable[[], httpx.Response]) -> None:
    proxy.plan(
        faults.answer(429, retry_after="3"),
        faults.answer(422, "not this one", at=3),
        faults.redirect("https://elsewhere.example/fhir"),
        faults.rubbish(),
        faults.wrong_type(),
    )
    busy, refused, away, rubbish, html = (put() for _ in range(5))
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "3")
    assert refused.json()["issue"][0]["expression"] == ["Bundle.entry[3].resource"]
    assert (away.status_code, away.headers["Location"][:20]) == (307, "https://elsewhere.ex")
    assert rubbish.content.startswith(b"\x00")
    assert html.headers["Content-Type"] == "text/html"
    assert [one.forwarded for one in proxy.seen] == [False] * 4 + [True]
    assert proxy.left == 0


def test_a_huge_answer_and_nobody_there(
    proxy: FaultProxy, put: Callable[[], httpx.Response]
) -> None:
    proxy.plan(faults.huge(3_000_000))
    assert len(put().content) > 2_900_000
    with proxy.down(), pytest.raises(httpx.ConnectError):
        put()
    assert put().status_code == 200


def test_a_plan_for_some_requests_and_a_rule_for_all(
    proxy: FaultProxy, put: Callable[[], httpx.Response]
) -> None:
    happened: list[str] = []
    proxy.plan(
        faults.passing().and_then(lambda: happened.append("then")),
        faults.answer(503),
        only=lambda request: request.method == "PUT",
    )
    proxy.rule = lambda request: faults.answer(403) if b"one" in request.body else None
    assert httpx.get(f"{proxy.base}/metadata", trust_env=False).status_code == 200
    assert [put().status_code for _ in range(3)] == [201, 503, 403]
    assert happened == ["then"]
    proxy.clear()
    assert (proxy.requests, put().status_code) == (0, 200)
