"""What is here, looked at again whenever it may have changed: also when a day has passed."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta
from typing import cast

import flet as ft

from app.services.supporting import Supporting
from app.views.effects import stop
from app.views.ui import Ui

AT_MOST = timedelta(minutes=15)
"""Between two looks: a device that slept, or was taken to another place, has another day."""


def until_next_look(now: datetime) -> float:
    """Seconds to the next midnight by the clock, ``AT_MOST`` at the most."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return min(midnight - now + timedelta(seconds=1), AT_MOST).total_seconds()


def use_supporting(ui: Ui) -> Supporting | None:
    """Who is here now; ``None`` before the first look. A hook."""
    pulse, _ = ft.use_state(ui.shell.pulse)
    state, _ = ft.use_state(ui.shell.state)
    found, show = ft.use_state(cast(Supporting | None, None))

    async def look() -> None:
        while ui.shell.state.diary is not None:
            show(await ui.shell.services.open_supporting().people())
            await asyncio.sleep(until_next_look(ui.shell.services.clock.now()))

    ft.use_effect(ui.act(look), [pulse.revision, state.returns], cleanup=stop)
    return found
