"""The test clinic's authorization server and guard refuse what a real one has to refuse."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from tests.clinic.servers.clinic import Clinic
from tests.clinic.servers.person import Keep, Visit

SCOPE = "openid fhirUser launch/patient offline_access patient/Patient.r patient/Observation.crus"
REDIRECT = "http://127.0.0.1:9/callback"
"""Nothing listens there: these tests keep the browser from going back."""


@dataclass
class Flow:
    """A sign-in without the app, step by step."""

    clinic: Clinic
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    def visit(
        self,
        keep: Keep = lambda scope: True,
        changed: Mapping[str, str | None] = MappingProxyType({}),
    ) -> Visit:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest())
        asked = {
            "response_type": "code",
            "client_id": "glidepath",
            "redirect_uri": REDIRECT,
            "scope": SCOPE,
            "state": self.state,
            "aud": self.clinic.base,
            "prompt": "consent",
            "code_challenge": challenge.decode().rstrip("="),
            "code_challenge_method": "S256",
            **changed,
        }
        kept = {name: value for name, value in asked.items() if value is not None}
        url = f"{self.clinic.sign_in_proxy.origin}/auth?{urlencode(kept)}"
        return self.clinic.person.visit(url, keep=keep, deliver=False)

    def token(self, **fields: str) -> httpx.Response:
        url = f"{self.clinic.sign_in_proxy.origin}/token"
        return httpx.post(url, data={"client_id": "glidepath", **fields}, trust_env=False)

    def exchange(self, code: str, **changed: str) -> httpx.Response:
        fields = {"code": code, "redirect_uri": REDIRECT, "code_verifier": self.verifier}
        return self.token(**{"grant_type": "authorization_code", **fields, **changed})

    def signed_in(self, keep: Keep = lambda scope: True) -> dict[str, Any]:
        answer = self.exchange(self.visit(keep).said["code"])
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


@pytest.fixture
def flow(clinic: Clinic) -> Flow:
    return Flow(clinic)


def test_a_sign_in_names_the_patient_and_what_was_allowed(flow: Flow) -> None:
    token = flow.signed_in(lambda scope: "Observation" not in scope)
    assert token["patient"] == flow.clinic.patient
    assert token["scope"].split() == [s for s in SCOPE.split() if "Observation" not in s]
    assert token["refresh_token"]


@pytest.mark.parametrize(
    "changed",
    [
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge_method": "plain"},
        {"redirect_uri": "https://elsewhere.example/callback"},
        {"aud": "https://elsewhere.example/fhir"},
        {"aud": None},
    ],
    ids=["no-pkce", "plain", "foreign-redirect", "other-server", "no-aud"],
)
def test_what_is_not_as_it_should_be_gives_no_code(
    flow: Flow, changed: dict[str, str | None]
) -> None:
    visit = flow.visit(changed=changed)
    assert "code" not in visit.said
    assert not visit.back.startswith("https://elsewhere.example")


def test_a_code_holds_once_and_for_who_began(flow: Flow) -> None:
    code = flow.visit().said["code"]
    assert flow.exchange(code, code_verifier=secrets.token_urlsafe(48)).status_code == 400
    code = flow.visit().said["code"]
    first = flow.exchange(code).json()
    assert flow.exchange(code).json()["error"] == "invalid_grant"
    assert asked(flow.clinic, first["access_token"], "GET", patient_path(flow)) == 401


def test_a_refresh_token_holds_once(flow: Flow) -> None:
    old = flow.signed_in()["refresh_token"]
    new = flow.token(grant_type="refresh_token", refresh_token=old).json()
    assert new["refresh_token"] != old
    assert new["patient"] == flow.clinic.patient
    again = flow.token(grant_type="refresh_token", refresh_token=old)
    assert again.json()["error"] == "invalid_grant"


def patient_path(flow: Flow) -> str:
    return f"Patient/{flow.clinic.patient}"


def asked(clinic: Clinic, token: str, method: str, path: str, body: object = None) -> int:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    url = f"{clinic.base}/{path}".rstrip("/")
    answer = httpx.request(method, url, headers=headers, json=body, trust_env=False)
    return answer.status_code


def observation(patient: str) -> dict[str, object]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"text": "Steps"},
        "subject": {"reference": f"Patient/{patient}"},
    }


def test_the_guard_wants_a_token_that_holds(flow: Flow) -> None:
    clinic, path = flow.clinic, patient_path(flow)
    token = flow.signed_in()["access_token"]
    assert asked(clinic, token, "GET", path) == 200
    assert asked(clinic, "", "GET", path) == 401
    assert asked(clinic, token[:-2] + "xx", "GET", path) == 401
    assert asked(clinic, flow.signed_in()["refresh_token"], "GET", path) == 401


def test_the_guard_looks_at_every_entry(flow: Flow) -> None:
    clinic, patient = flow.clinic, flow.clinic.patient
    token = flow.signed_in()["access_token"]
    request = {"method": "POST", "url": "Observation"}
    allowed = {"resource": observation(patient), "request": request}
    goal = {"resourceType": "Goal", "subject": {"reference": f"Patient/{patient}"}}
    forbidden = {"resource": goal, "request": {"method": "POST", "url": "Goal"}}
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": [allowed]}
    assert asked(clinic, token, "POST", "", bundle) == 200
    assert asked(clinic, token, "POST", "", {**bundle, "entry": [allowed, forbidden]}) == 403
    assert len(clinic.server.of_patient("Observation")) == 1


def test_the_guard_keeps_people_apart(flow: Flow) -> None:
    clinic, patient = flow.clinic, flow.clinic.patient
    token = flow.signed_in()["access_token"]
    other = clinic.server.new_patient("Test Other")
    clinic.server.put(observation(other))
    assert asked(clinic, token, "GET", f"Patient/{other}") == 403
    assert asked(clinic, token, "GET", f"Observation?patient=Patient/{other}") == 403
    assert asked(clinic, token, "POST", "Observation", observation(other)) == 403
    assert asked(clinic, token, "GET", f"Observation?patient=Patient/{patient}") == 200


def test_less_than_asked_for_is_less(flow: Flow) -> None:
    clinic = flow.clinic
    token = flow.signed_in(lambda scope: "Observation" not in scope)["access_token"]
    assert asked(clinic, token, "GET", f"Observation?patient=Patient/{clinic.patient}") == 403
