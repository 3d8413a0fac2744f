"""The whole test clinic: FHIR server, guard, authorization server, and a proxy before each door."""

from __future__ import annotations

import json
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.clinic.servers.auth import start_auth, wait_for_auth
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.person import Person
from tests.clinic.servers.processes import Server, begin, free_port, ready
from tests.clinic.servers.proxy import FaultProxy


@dataclass
class Clinic:
    """A clinic for one test. ``proxy`` stands before the FHIR server's guard, ``sign_in_proxy``
    before the authorization server; the app sees nothing else. ``server``: the FHIR server asked
    directly, with the patient of this test."""

    proxy: FaultProxy
    sign_in_proxy: FaultProxy
    server: FhirServer

    @property
    def base(self) -> str:
        """The address that a person types."""
        return self.proxy.base

    @property
    def patient(self) -> str:
        """The id of this test's patient."""
        return self.server.patient

    @property
    def person(self) -> Person:
        """This test's patient, at their browser."""
        return Person(self.patient)

    def clear(self) -> None:
        """Everything passes from now on."""
        self.proxy.clear()
        self.sign_in_proxy.clear()


@dataclass
class Processes:
    """What a clinic is made of, once for all tests of a process."""

    proxy: FaultProxy
    sign_in_proxy: FaultProxy
    servers: list[Server]

    def stop(self) -> None:
        """End all of it."""
        self.proxy.close()
        self.sign_in_proxy.close()
        for server in self.servers:
            server.stop()


def start_clinic(folder: Path, fhir_base: str) -> Processes:
    """Guard and authorization server before the FHIR server at ``fhir_base``."""
    secret = secrets.token_urlsafe()
    auth_port, guard_port = free_port(), free_port()
    sign_in_proxy = FaultProxy(f"http://127.0.0.1:{auth_port}")
    auth = start_auth(folder, auth_port, sign_in_proxy.origin, secret)
    guard = _start_guard(folder, guard_port, fhir_base, auth.base, secret)
    proxy = FaultProxy(guard.base)
    wait_for_auth(auth)
    ready(guard, "/metadata")
    return Processes(proxy, sign_in_proxy, [guard, auth])


def _start_guard(folder: Path, port: int, upstream: str, auth: str, secret: str) -> Server:
    setup = {
        "port": port,
        "upstream": upstream,
        "auth": auth,
        "secret": secret,
        "token": os.environ.get("GLIDEPATH_CLINIC_TOKEN", ""),
    }
    command = [sys.executable, "-m", "tests.clinic.servers.guard"]
    base = f"http://127.0.0.1:{port}/fhir"
    return begin(command, base, folder / "guard.log", {"GUARD": json.dumps(setup)})
