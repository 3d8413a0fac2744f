"""The test clinic for the tests that talk to a server (``fhir.md``, section 5).

``fhir_server``: a FHIR server with a patient of this test alone, to seed and to look at directly.
``proxy``: in front of that server, doing to requests what a test planned (``servers/faults.py``).
``clinic``: all of it, as the app sees a clinic: a guard that wants tokens, an authorization server,
a proxy before each of the two, and the person at their browser.

``GLIDEPATH_CLINIC`` names the base address of another FHIR R4 server for the same tests, instead
of the one that they start themselves; ``GLIDEPATH_CLINIC_TOKEN`` a bearer token that may create
patients there and read and write everything, where it wants one. It has to take updates with ids
of our choosing, transactions, conditional updates and history. What the tests put there stays.
The guard and the authorization server are those of the tests there, too: how a person signs in
elsewhere is not known here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clinic.servers.clinic import Clinic, Processes, start_clinic
from tests.clinic.servers.fhir import FhirServer, start_sekmet, wait_for_sekmet
from tests.clinic.servers.proxy import FaultProxy
from tests.clinic.servers.tls import TlsServer, start_tls

OTHER = os.environ.get("GLIDEPATH_CLINIC", "").rstrip("/")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what holds for the server of the tests alone, where another one was named."""
    if OTHER and item.get_closest_marker("own_server"):
        pytest.skip("about sekmet-fhir, and GLIDEPATH_CLINIC names another server")


@pytest.fixture(scope="session")
def fhir_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the FHIR server of all tests of this process."""
    if OTHER:
        yield OTHER
        return
    server = wait_for_sekmet(start_sekmet(tmp_path_factory.mktemp("clinic")))
    yield server.base
    server.stop()


@pytest.fixture
def fhir_server(fhir_base: str) -> Iterator[FhirServer]:
    server = FhirServer(fhir_base, os.environ.get("GLIDEPATH_CLINIC_TOKEN", ""))
    server.new_patient()
    yield server
    server.close()


@pytest.fixture(scope="session")
def fhir_proxy(fhir_base: str) -> Iterator[FaultProxy]:
    """One for all tests of this process."""
    through = FaultProxy(fhir_base)
    yield through
    through.close()


@pytest.fixture
def proxy(fhir_proxy: FaultProxy) -> FaultProxy:
    fhir_proxy.clear()
    return fhir_proxy


@pytest.fixture(scope="session")
def clinic_processes(
    fhir_base: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Processes]:
    """Once for all tests of this process."""
    processes = start_clinic(tmp_path_factory.mktemp("clinic"), fhir_base)
    yield processes
    processes.stop()


@pytest.fixture
def clinic(clinic_processes: Processes, fhir_server: FhirServer) -> Clinic:
    one = Clinic(clinic_processes.proxy, clinic_processes.sign_in_proxy, fhir_server)
    one.clear()
    return one


@pytest.fixture
def tls_server(tmp_path: Path) -> Iterator[TlsServer]:
    server = start_tls(tmp_path)
    yield server
    server.stop()
