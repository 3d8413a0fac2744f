"""A waiting time that counts down on the screen by itself."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from datetime import datetime

import flet as ft

from app.domain.clock import Clock
from app.i18n.translator import Message
from app.views.components.text import body
from app.views.effects import stop
from app.views.trouble import say_trouble
from app.views.ui import use_ui


@ft.component
def Countdown(until: datetime, most: int, message: str, done: Callable[[], None]) -> ft.Control:
    """``message`` with the ``wait`` that is left until ``until``, at ``most`` that many
    seconds (the clock may be set back meanwhile); ``done`` once it is over.

    Not a live region: a screen reader would speak every second.
    """
    ui = use_ui()
    clock = ui.shell.services.clock
    left, set_left = ft.use_state(seconds_left(clock, until, most))

    async def tick() -> None:
        while (now_left := seconds_left(clock, until, most)) > 0:
            set_left(now_left)
            await asyncio.sleep(1)
        done()

    ft.use_effect(ui.act(tick), [until], cleanup=stop)
    return body(ui, say_trouble(ui.words, Message(message, {"wait": left})))


def seconds_left(clock: Clock, until: datetime, most: int) -> int:
    """Whole seconds, rounded up, from 0 to ``most``."""
    return max(0, min(most, math.ceil((until - clock.now()).total_seconds())))
