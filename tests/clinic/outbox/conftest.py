"""Sending from a diary to the test clinic."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services.offload import Offload
from tests.clinic.outbox.living import Living
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy
from tests.loop_guard import Watch, loop_guard

__all__ = ["loop_guard"]


@pytest.fixture(autouse=True)
def _watch_the_loop(loop_guard: Watch) -> None:
    """For all tests of this room."""


@pytest.fixture(scope="module")
def offload() -> Iterator[Offload]:
    """The threads."""
    threads = Offload()
    yield threads
    threads.close()


@pytest.fixture
def living(fhir_server: FhirServer, proxy: FaultProxy, offload: Offload) -> Living:
    """A window over a diary in memory; its clinic was added, and is reached by the proxy."""
    made = Living(proxy.base, fhir_server.patient, offload)
    made.join()
    return made
