"""Every test of a use case also watches the event loop."""

from __future__ import annotations

import pytest

from tests.loop_guard import Watch, loop_guard

__all__ = ["loop_guard"]


@pytest.fixture(autouse=True)
def _watch_the_loop(loop_guard: Watch) -> None:
    """For all tests of this room."""
