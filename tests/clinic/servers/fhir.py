"""A FHIR server as the tests see it from behind: putting things there and looking at them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.clinic.servers.processes import Server, begin, free_port, ready

Resource = Mapping[str, Any]
FHIR_JSON = "application/fhir+json"
MOST = "1000"


def start_sekmet(folder: Path) -> Server:
    """sekmet-fhir with a database in ``folder``. It serves once ``ready`` says so."""
    port = free_port()
    command = [sys.executable, "-m", "tests.clinic.servers.sekmet", str(port)]
    base = f"http://127.0.0.1:{port}/fhir"
    return begin([*command, str(folder / "sekmet.db")], base, folder / "sekmet.log")


def wait_for_sekmet(server: Server) -> Server:
    """Until it answers."""
    return ready(server, "/metadata")


@dataclass
class FhirServer:
    """The server at ``base``, asked directly: past the app, the proxy and the guard.

    ``token``: a bearer token that may do everything, where the server wants one. ``patient``: the
    id of a patient of this test alone.
    """

    base: str
    token: str = ""
    patient: str = ""
    _client: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        headers = {"Accept": FHIR_JSON, "Content-Type": FHIR_JSON}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        self._client = httpx.Client(headers=headers, timeout=30, trust_env=False)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """One request; ``path`` below the base. Nothing is made of the answer."""
        return self._client.request(method, f"{self.base}/{path}".rstrip("/"), **more)

    def new_patient(self, name: str = "Test Patient") -> str:
        """A patient for one test; their id, which is ``patient`` from now on."""
        given, _, family = name.partition(" ")
        person = {"resourceType": "Patient", "name": [{"given": [given], "family": family}]}
        self.patient = self.put({**person, "id": f"p-{uuid4().hex[:12]}"})["id"]
        return self.patient

    def put(self, resource: Resource) -> dict[str, Any]:
        """Keep a resource under its own id, or under a new one; as the server has it then."""
        kind, one = resource["resourceType"], resource.get("id")
        method, path = ("PUT", f"{kind}/{one}") if one else ("POST", kind)
        return _json(self.ask(method, path, json=resource))

    def read(self, reference: str) -> dict[str, Any]:
        """The resource at ``Type/id``."""
        return _json(self.ask("GET", reference))

    def history(self, reference: str) -> list[dict[str, Any]]:
        """Every version of the resource at ``Type/id``, the first one first."""
        answer = self.ask("GET", f"{reference}/_history", params={"_count": MOST})
        versions = [entry["resource"] for entry in _entries(_json(answer)) if "resource" in entry]
        return sorted(versions, key=lambda one: int(one["meta"]["versionId"]))

    def find(self, kind: str, **params: str) -> list[dict[str, Any]]:
        """What a search finds; an underscore within a name of ``params`` stands for a hyphen."""
        asked = {name.replace("_", "-"): value for name, value in params.items()}
        answer = self.ask("GET", kind, params={"_count": MOST, **asked})
        found = [e for e in _entries(_json(answer)) if e.get("search", {}).get("mode") == "match"]
        return [entry["resource"] for entry in found]

    def of_patient(self, kind: str) -> list[dict[str, Any]]:
        """Every resource of a kind that is about this test's patient."""
        return self.find(kind, patient=f"Patient/{self.patient}")

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _json(answer: httpx.Response) -> dict[str, Any]:
    assert answer.is_success, f"{answer.status_code}: {answer.text[:1000]}"
    found: dict[str, Any] = answer.json()
    return found


def _entries(bundle: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(bundle.get("entry", ()))
