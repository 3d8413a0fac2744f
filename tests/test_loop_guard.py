"""The guard goes red for what blocks, stays green for what does not, and says where."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import flet as ft
import pytest

from app.services.offload import Offload
from tests.loop_guard import guard, longest_stall
from tests.views.harness import mounted

SLOW = 0.6  # long enough for the watching thread to get a turn on a crowded machine


def slow() -> None:
    time.sleep(SLOW)


def counted_sum() -> int:
    end = time.thread_time() + SLOW
    total = 0
    while time.thread_time() < end:
        total += 1
    return total


def search() -> None:
    gc.collect()


@ft.component
def Slow(handler: Callable[[], Any]) -> ft.Control:
    return ft.Semantics(identifier="go", content=ft.Button("Go", on_click=handler))


@pytest.mark.parametrize("handler", [slow, counted_sum])
async def test_a_handler_that_blocks_goes_red_and_is_named(handler: Callable[[], Any]) -> None:
    held = pytest.raises(AssertionError, match=rf"held for \d+ ms(?s:.*){handler.__name__}")
    with held, guard():
        async with mounted(Slow, handler) as screen:
            await screen.tap("go")


async def test_the_same_through_the_offload_is_green() -> None:
    offload = Offload()

    async def handler() -> None:
        await offload.database(slow)

    with guard() as watch:
        async with mounted(Slow, handler) as screen:
            await screen.tap("go")
    offload.close()
    assert watch.seconds < SLOW / 2


async def test_longest_stall_measures_and_fails_nothing() -> None:
    with longest_stall() as watch:
        async with mounted(Slow, slow) as screen:
            await screen.tap("go")
    assert SLOW / 2 <= watch.seconds < 2 * SLOW  # less what a crowded machine took
    assert "slow" in watch.longest.where


async def test_a_test_that_prepares_its_own_data_is_let_be() -> None:
    with guard() as watch:
        await asyncio.sleep(0)
        slow()
        await asyncio.sleep(0)
    assert watch.seconds < SLOW / 2


@contextmanager
def held_by_a_search() -> Iterator[None]:
    """Each full search for garbage takes ``SLOW`` seconds longer."""

    def hold(phase: str, info: dict[str, Any]) -> None:
        if phase == "start" and info["generation"] == 2:
            counted_sum()

    gc.callbacks.append(hold)
    try:
        yield
    finally:
        gc.callbacks.remove(hold)


async def test_a_full_search_for_garbage_is_not_the_app_s_doing() -> None:
    with held_by_a_search():
        with guard():
            async with mounted(Slow, search) as screen:
                await screen.tap("go")
        with longest_stall() as watch:
            async with mounted(Slow, search) as screen:
                await screen.tap("go")
    assert watch.seconds > SLOW / 2
