"""What a supporter may look at on the patient's own device: their passcode, then the view.

The diary is locked all the while, in every window. The only way out is the lock screen, which asks
for the patient's passcode.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

import flet as ft

from app.domain.errors import GlidepathError
from app.domain.sharing.packages import Package
from app.domain.sharing.side_view import SideViewBroken, SideViewGone
from app.i18n.translator import Message
from app.services.protection import Gate, Standing, has_passcode
from app.views import side_identifiers as ids
from app.views.components.buttons import secondary_button, text_button
from app.views.components.layout import page_column
from app.views.components.passcode_try import PasscodeTry, TryWords, passcode_rows
from app.views.components.text import body, title
from app.views.effects import stop
from app.views.kept import use_kept
from app.views.shell import Shell
from app.views.supporting.shared import SharedView
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui

WORDS = TryWords(
    ids.SIDE_PASSCODE,
    ids.SIDE_SHOW,
    ids.SIDE_OPEN,
    "side-open",
    label="side-passcode",
    busy_text="side-opening",
    wait="side-wait",
)

TICK_SECONDS = 30.0
"""How often it is asked whether the last day has passed."""


@ft.observable
@dataclass
class SideStay:
    """One stay before the view. ``package``: what is looked at, ``since`` when; in memory alone,
    and only for as long as this screen is there. ``problem``: why there is nothing."""

    shell: Shell
    tried: PasscodeTry = field(init=False)
    package: Package | None = None
    since: datetime | None = None
    problem: Message | None = None

    def __post_init__(self) -> None:
        self.tried = PasscodeTry(self.shell.services.clock, self.open)

    async def arrive(self) -> None:
        """With the wait that earlier wrong passcodes left behind."""
        status = await self.shell.services.side_door().status()
        self.tried.begin_wait(status.wait_seconds)

    async def open(self, passcode: str) -> None:
        """See ``PasscodeTry``."""
        try:
            found = await self.shell.services.side_door().open(passcode)
        except (SideViewGone, SideViewBroken) as error:
            self.problem = trouble_message(error)
            return
        self.package, self.since = found, self.shell.services.clock.now()

    async def watch(self) -> None:
        """Close it once its last day has passed."""
        while self.package is not None and self.since is not None:
            if self.shell.services.side_door().over(self.package, self.since):
                self.package, self.problem = None, trouble_message(SideViewGone())
                return
            await asyncio.sleep(TICK_SECONDS)


@ft.component
def SideScreen() -> ft.Control:
    """The passcode, or what it opened."""
    ui = use_ui()
    stay = use_kept(lambda: SideStay(ui.shell))
    tried, _ = ft.use_state(stay.tried)
    ft.use_effect(ui.act(stay.arrive), [])
    ft.use_effect(ui.act(stay.watch), [stay.package], cleanup=stop)
    if stay.package is not None:
        return looking(ui, stay.package)
    head = [title(ui, ui.t("side-title"))]
    back = text_button(ids.SIDE_BACK, ui.t("back"), ui.act(ui.shell.leave_side))
    last = ft.Row([back], wrap=True)
    if stay.problem is not None:
        said = body(ui, say_trouble(ui.words, stay.problem))
        live = ft.Semantics(live_region=True, container=True, content=said)
        return page_column(ui, [*head, live, last], rail=False)
    rows = passcode_rows(ui, tried, WORDS)
    return page_column(ui, [*head, body(ui, ui.t("side-why")), *rows, last], rail=False)


def looking(ui: Ui, package: Package) -> ft.Control:
    """What was granted, between two ways to close it."""

    def close(identifier: str) -> ft.Control:
        leave = ui.act(ui.shell.leave_side)
        return secondary_button(identifier, ui.t("side-close"), leave, ft.Icons.LOCK_OUTLINE)

    first = ft.Row([close(ids.SIDE_CLOSE)], wrap=True)
    return page_column(ui, [first, SharedView(package)], rail=False)


@ft.component
def SupporterEntry() -> ft.Control:
    """On the lock screen, where there is something to look at: the way to it."""
    ui = use_ui()
    there, set_there = ft.use_state(False)
    asks = has_passcode(ui.shell.state.standing.status)

    async def load() -> None:
        try:
            set_there((await ui.shell.services.side_door().status()).exists)
        except GlidepathError:
            set_there(False)  # nobody is kept from unlocking by that

    ft.use_effect(ui.act(load), [], cleanup=stop)
    if not (there and asks):
        return ft.Container()
    go = ui.act(lambda: ui.shell.stand(Standing(Gate.SUPPORTER)))
    return ft.Row([text_button(ids.LOCK_SUPPORTER, ui.t("lock-supporter"), go)], wrap=True)
