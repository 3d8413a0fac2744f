"""The wrapper around handlers: nothing leaves it, nothing a person typed reaches the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.errors import StorageFull
from app.views.guarded import guard_with, guarded

SECRET = "marker-words-of-a-person"


def sync_failure() -> None:
    raise StorageFull(SECRET)


async def async_failure() -> None:
    await asyncio.sleep(0)
    raise ValueError(SECRET)


@pytest.mark.parametrize(
    ("handler", "kind"), [(sync_failure, StorageFull), (async_failure, ValueError)]
)
async def test_an_error_is_reported_and_logged_by_kind_and_place(
    handler: Callable[[], Any], kind: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    reported: list[Exception] = []
    with caplog.at_level(logging.DEBUG, "glidepath"):
        await guarded(handler, reported.append)("event")
    assert [type(e) for e in reported] == [kind]
    assert kind.__name__ in caplog.text
    assert "test_guarded.py:" in caplog.text
    assert handler.__name__ in caplog.text
    assert SECRET not in caplog.text
    assert all(record.exc_info is None for record in caplog.records)


async def test_handlers_with_and_without_the_event() -> None:
    seen: list[object] = []
    act = guard_with(seen.append)
    row = "bound"
    await act(lambda: seen.append("none"))("event")
    await act(lambda e: seen.append(f"an {e}"))("event")
    await act(lambda r=row: seen.append(r))("event")
    await act(lambda: seen.append("effect"))()
    assert seen == ["none", "an event", "bound", "effect"]


async def test_cancellation_passes_through() -> None:
    async def forever() -> None:
        await asyncio.sleep(60)

    reported: list[Exception] = []
    task = asyncio.ensure_future(guarded(forever, reported.append)("event"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not reported
