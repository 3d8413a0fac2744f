"""A column that is built a part at a time, so that no window waits for a long one.

Flet takes about 0.1 ms of the event loop for each control that is new or changed (measured:
270 controls of a calendar in one go hold it for 30 ms, twice what a frame may take). Here
each part is drawn in a turn of its own, and a part that stays as it is costs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.views.effects import stop
from app.views.ui import Ui, UiContext, use_ui


@dataclass(frozen=True)
class Part:
    """A control to be made by ``make(ui, *args)``, with args that can be compared. ``make`` is
    a function of a module: it is drawn again only when it or an argument is another one."""

    make: Callable[..., ft.Control]
    args: tuple[Any, ...]


Parts = tuple[Part, ...]


def next_step(shown: Parts, wanted: Parts) -> Parts:
    """``shown`` with its first part that is not as ``wanted`` put right; parts that are left
    over go last, all at once."""
    for n, part in enumerate(wanted):
        if n >= len(shown) or shown[n] != part:
            return (*shown[:n], part, *shown[n + 1 :])
    return wanted


@ft.component
def Gradual(parts: Parts, spacing: float) -> ft.Control:
    """``parts`` in a column, the first at once and the others as soon as the loop is free.
    When they change, each old part stays until the new one takes its place."""
    ui = use_ui()
    shown = ft.use_ref(parts[:1])
    _, redraw = ft.use_state(0)

    async def bring_in() -> None:
        while (step := next_step(shown.current or (), parts)) != shown.current:
            shown.current = step
            redraw(lambda turn: turn + 1)
            await asyncio.sleep(0)

    ft.use_effect(ui.act(bring_in), [parts], cleanup=stop)
    controls = [_Kept(ui, part) for part in shown.current or ()]
    return ft.Column(controls, spacing=spacing, tight=True)


@ft.component
def _Part(ui: Ui, part: Part) -> ft.Control:
    # Components within look for their context along the components above, some of which are
    # gone once this one was kept instead of drawn again. So it is given anew here.
    return UiContext(ui, lambda: part.make(ui, *part.args))


_Kept: Callable[[Ui, Part], ft.Control] = ft.memo(_Part)  # type: ignore[no-untyped-call]
