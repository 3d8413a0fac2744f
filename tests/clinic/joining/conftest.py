"""A person at home, and the threads of their window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services.offload import Offload
from tests.clinic.joining.at_home import AtHome
from tests.clinic.servers.clinic import Clinic
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
def home(clinic: Clinic, offload: Offload) -> AtHome:
    return AtHome(clinic, offload)
