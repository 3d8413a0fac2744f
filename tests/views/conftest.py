"""Every test of a screen also watches the event loop."""

from __future__ import annotations

import pytest

from tests.clinic.conftest import clinic, clinic_processes, fhir_base, fhir_server
from tests.clinic.servers.processes import free_port
from tests.loop_guard import Watch, loop_guard

__all__ = ["clinic", "clinic_processes", "fhir_base", "fhir_server", "loop_guard"]


@pytest.fixture(autouse=True)
def _watch_the_loop(loop_guard: Watch) -> None:
    """For all tests of this room."""


@pytest.fixture
def at_own_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser comes back to a port that no other test process listens at."""
    monkeypatch.setattr("app.clinic.loopback.PORTS", (free_port(),))


@pytest.fixture
def without_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that did not answer is asked again at once."""
    monkeypatch.setattr("app.services.delivering._JITTER", lambda _: 0.0)
