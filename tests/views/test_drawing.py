"""An error while drawing must not freeze the window: Help now has to open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from app.views import identifiers as ids
from app.views import today
from app.views.more import menu
from tests.views.harness import Screen
from tests.views.living import House, living


class Broken(Exception):
    """Something that nobody thought of."""


def breaking(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, times: int) -> None:
    """Let a function raise for the next ``times`` calls."""
    real: Callable[..., ft.Control] = getattr(where, name)
    left = [times]

    def broken(*args: Any, **kwargs: Any) -> ft.Control:
        if left[0]:
            left[0] -= 1
            raise Broken("said in confidence")
        return real(*args, **kwargs)

    monkeypatch.setattr(where, name, broken)


async def alive(screen: Screen) -> None:
    """Help now opens and closes."""
    await screen.tap(ids.HELP_OPEN)
    assert screen.has(ids.HELP_CLOSE)
    await screen.tap(ids.HELP_CLOSE)


async def test_after_one_error_everything_is_drawn_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with living(forgiving=True) as screen:
        breaking(monkeypatch, today, "checkin_card", 1)
        await screen.lifecycle("resume")
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
        assert "Something went wrong" in screen.text()
        assert "in confidence" not in screen.text() + caplog.text
        assert "Broken during drawing" in caplog.text
        await alive(screen)


async def test_a_screen_that_cannot_be_drawn_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    async with living(forgiving=True) as screen:
        breaking(monkeypatch, menu, "title", 1000)
        await screen.tap(ids.NAV_MORE)
        await screen.wait_for(lambda: screen.has(ids.TODAY_CHECKIN_OPEN))
        await alive(screen)


async def test_where_nothing_helps_the_diary_is_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    house = House()
    async with living(house, forgiving=True) as screen:
        breaking(monkeypatch, today, "checkin_card", 1000)
        await screen.lifecycle("resume")
        await alive(screen)  # over what was there before
        await screen.lifecycle("resume")
        await screen.wait_for(lambda: screen.has(ids.LOCK_UNLOCK))
        await alive(screen)
