"""Watching over the diary of one window: emergencies first, then what else was noticed.

An emergency comes up over whatever is shown, the lock included, and waits for nothing but a
moment for the draft. Everything else comes up on a screen of its own when none is in use, and
stands on Today until something was done about it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.alerts.fired import Did
from app.domain.clock import local_day
from app.domain.emergency import BY_RULE, Reason
from app.i18n.formats import Formats
from app.i18n.translator import pick_locale
from app.services.alerts import AlertsView
from app.views.soon import Soon

if TYPE_CHECKING:
    from app.views.shell import Shell

DRAFT_SECONDS = 0.25
"""How long an emergency waits for the answer to be on the disk. It takes about 10 ms; a disk
that is slow or full keeps nobody from the numbers."""

SHEET_SECONDS = 0.5
"""How long a sheet takes to go down on the device, and a new page to come (measured: 0.3)."""

DRAWN = 2
"""Turns of the event loop after which Flet has sent what was changed (measured: one; see
``tests/views/test_emergency.py``)."""

TICK_SECONDS = 30.0
"""How often it is asked whether a day has begun or an alert has come back."""


async def _nobody(_: str) -> None:
    """Where nothing can be read out."""


@dataclass
class Alarm:
    """One per window, beside its shell. ``where``: the route that is shown; ``announce``:
    reads a text out at once to those who use a screen reader."""

    shell: Shell
    where: Callable[[], str] = lambda: ""
    announce: Callable[[str], Awaitable[None]] = _nobody
    unsafe: Reason | None = None
    """The emergency of which nobody has said yet that it is over for now."""
    _ticking: asyncio.Task[Any] | None = None

    def __post_init__(self) -> None:
        self._looking = Soon(self.shell, self._look)

    async def emergency(self, reason: Reason, kept: asyncio.Task[Any] | None = None) -> None:
        """The emergency screen because of an answer: at once and every time, before that
        answer is saved or scored (``clinical.md``, section 1). ``kept``: the answer on its way
        into the draft. When this returns the screen is on its way to the device."""
        if kept is not None:
            await asyncio.wait({kept}, timeout=DRAFT_SECONDS)
        self.unsafe = reason
        self._show()
        for _ in range(DRAWN):
            await asyncio.sleep(0)

    def _show(self) -> None:
        if self.unsafe is None or self.covered:
            return
        self.shell.above.emergency = self.unsafe
        words = self.shell.state.words
        if words is not None:
            text = words(f"emergency-{self.unsafe}-title")
            self.shell.run(self.announce(text))

    async def safe(self) -> None:
        """ "I am safe for now". It is kept where the diary is open, and holds in any case."""
        self.unsafe = None
        diary = self.shell.state.diary
        if diary is not None:
            async with self._looking.turn:  # an alert that is being fired belongs to it
                await diary.alerts.safe_for_now()

    async def did(self, did: Did) -> None:
        """What the person did in the emergency that they said is over; kept where there is an
        alert for it."""
        diary = self.shell.state.diary
        if diary is not None:
            async with self._looking.turn:
                await diary.alerts.did_in_emergency(did)

    async def below(self, change: Callable[[], Awaitable[None]]) -> None:
        """Change the gate. What lies over everything goes down before and comes back after:
        a sheet whose page is drawn anew below it does not hear any more that it is to close
        (Flet 1.0.5: it stood there for good, or went with its page)."""
        above = self.shell.above
        help_open, emergency = above.help_open, above.emergency
        if not self.covered:
            await change()
            return
        above.laid_down += 1
        above.help_open, above.emergency = False, None
        await asyncio.sleep(SHEET_SECONDS)
        try:
            await change()
            await asyncio.sleep(SHEET_SECONDS)
        finally:
            above.help_open = above.help_open or help_open
            above.emergency = above.emergency or emergency

    async def lost(self) -> None:
        """The device took the emergency screen away: it comes back until somebody says that
        they are safe."""
        self.shell.above.emergency = None
        await asyncio.sleep(SHEET_SECONDS)
        self._show()
        self._onward()

    def leave(self) -> None:
        """Close the emergency screen: go where the answer was to lead."""
        self.shell.above.emergency = None
        self._onward()

    def more_help(self) -> None:
        """From the emergency screen to Help now; it comes back after it."""
        self.shell.above.emergency = None
        self.shell.above.help_open = True

    def help_closed(self) -> None:
        """Help now was closed."""
        self.shell.above.help_open = False
        self._show()
        self._onward()

    @property
    def covered(self) -> bool:
        """Whether Help now or the emergency screen lies over everything."""
        return self.shell.above.help_open or self.shell.above.emergency is not None

    def _onward(self) -> None:
        if self.covered:
            return
        if self.shell.waiting is not None:
            self.shell.navigate(self.shell.waiting)
        self.bring_up()

    # Noticing.

    def begin(self) -> None:
        """The diary was opened: look, and go on looking when a day begins."""
        self.end()
        self._ticking = self.shell.run(self._tick())
        self.soon()

    def end(self) -> None:
        """The diary is closed: nothing of it stays in sight."""
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        self.shell.noticed.view = None
        self.shell.notice.raised = False

    def soon(self) -> None:
        """Look at the diary as soon as possible."""
        self._looking.wish()

    async def _look(self) -> None:
        state = self.shell.state
        diary, words = state.diary, state.words
        if diary is None or words is None:
            return
        locale = pick_locale(words.language, state.settings.region)
        view = await diary.alerts.look(words, Formats(locale))
        if state.diary is diary:  # else locked meanwhile
            self._tell(view)

    def _tell(self, view: AlertsView) -> None:
        self.shell.noticed.view = view
        if view.anew:
            self.shell.say_raised()
        found = view.emergency
        if found is not None:
            self.unsafe = BY_RULE.get(found.rule, Reason.SAFE)
            self._show()
        self.bring_up()

    def bring_up(self) -> None:
        """Show the most serious alert that nobody has seen, unless something is being done."""
        view = self.shell.noticed.view
        found = view.comes_up if view is not None else None
        if found is not None and not self.covered and self.where() == self.shell.base:
            self.shell.navigate(f"/alert/{found.id}")

    async def _tick(self) -> None:
        clock = self.shell.services.clock
        day = local_day(clock.now())
        while True:
            await asyncio.sleep(TICK_SECONDS)
            now, view = clock.now(), self.shell.noticed.view
            back = view.alerts.returns_at if view is not None else None
            if local_day(now) != day or (back is not None and now >= back):
                day = local_day(now)
                self.soon()
