"""What the screens ask of the window: go somewhere, open, lock, undo, tell of a trouble.

One per window. It changes observable state and calls the use cases; it draws nothing.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.checkins import CheckIn
from app.domain.settings import Settings
from app.services.container import Services
from app.services.diary import UNDO_SECONDS, DiaryService
from app.services.protection import Gate, Standing, has_passcode
from app.views.alarm import Alarm
from app.views.call_list import CallList
from app.views.guarded import log_error
from app.views.side_keeper import SideKeeper
from app.views.state import Above, AppState, Done, Notice, Noticed, Pulse
from app.views.trouble import trouble_message


@dataclass
class Shell:
    """The window's controller. ``navigate`` changes the route of the page."""

    services: Services
    navigate: Callable[[str], None]
    state: AppState = field(default_factory=AppState)
    above: Above = field(default_factory=Above)
    pulse: Pulse = field(default_factory=Pulse)
    notice: Notice = field(default_factory=Notice)
    noticed: Noticed = field(default_factory=Noticed)
    background: set[asyncio.Task[Any]] = field(default_factory=set)
    unsubscribe: Callable[[], None] = lambda: None
    closed: Callable[[], None] = lambda: None
    """Says that the diary is not open here any more."""
    repaint: Callable[[], None] = lambda: None
    base: str = "/"
    """The screen that a check-in lies over, to go back to."""
    codes: tuple[str, ...] = ()
    """Codes of what somebody shares, as a camera or a paste brought them so far."""
    waiting: str | None = None
    """Where to go as soon as Help now or the emergency screen is closed."""

    def __post_init__(self) -> None:
        self.alarm = Alarm(self)
        self.calls = CallList(self)
        self.side = SideKeeper(self)

    def remember(self, location: str) -> None:
        """Note the screen that is shown, for ``leave``."""
        self.base = location

    def leave(self) -> None:
        """Close what lies over the screens."""
        self.navigate(self.base)

    def put_away(self) -> None:
        """A check-in that lay over the screens is gone, whichever way: they read the drafts
        again, and a trouble that was about its answers has nothing to stand above."""
        self.notice.trouble = None
        self.pulse.revision += 1
        self.alarm.bring_up()

    def report(self, error: Exception) -> None:
        """Show a plain message for an error; what was typed stays where it is."""
        self.notice.trouble = trouble_message(error)

    async def approach(self) -> None:
        """From start, or after a lock, to the right gate."""
        self.calls.soon()
        standing = await self.services.protection.approach()
        if standing.gate is Gate.LOCKED and not needs_a_person(standing):
            standing = await self.services.protection.open_without_passcode()
        self.stand(standing)

    def stand(self, standing: Standing) -> None:
        """Take a new standing, as soon as nothing lies over the gate."""
        if standing.gate is self.state.standing.gate or not self.alarm.covered:
            self._stand(standing)
            return

        async def later() -> None:
            self._stand(standing)

        self.run(self.alarm.below(later))

    def _stand(self, standing: Standing) -> None:
        """Opening the diary happens here and nowhere else."""
        if standing.gate is Gate.OPEN and self.state.diary is None:
            self.hold_diary()
        self.state.standing = standing

    def hold_diary(self) -> DiaryService:
        """Begin to use the diary that was just opened."""
        self.state.diary = self.services.open_diary()
        self.unsubscribe()
        # Another window's save must draw on this window's page: Flet finds the page through
        # the context, and the hub calls from the context of the window that saved.
        here, loop = contextvars.copy_context(), asyncio.get_running_loop()
        self.unsubscribe = self.services.hub.subscribe(
            lambda: loop.call_soon(self._changed, context=here)
        )
        self.closed()
        self.closed = self.services.windows.opened(
            lambda: loop.create_task(self.lock(), context=here)
        )
        self.alarm.begin()
        self.calls.soon()
        self.side.begin()
        return self.state.diary

    def _changed(self) -> None:
        self.pulse.revision += 1
        self.alarm.soon()
        self.calls.soon()
        self.side.note()

    async def lock(self) -> None:
        """Close the diary, or what a supporter looks at, and show the lock screen. In the demo
        there is nothing to lock."""
        if self.state.standing.gate is Gate.SUPPORTER:
            await self.leave_side()
        if self.services.demo or self.state.diary is None:
            return
        self.unsubscribe()
        # Out of sight first; what the lock screen asks for comes after.
        self.state.veiled = True
        await self.alarm.below(self._lock)

    async def _lock(self) -> None:
        self.state.standing = Standing(Gate.LOADING)
        self.state.diary = None
        self.alarm.end()
        self.calls.locked()
        self.state.recovery_code = None
        self.notice.saved = self.notice.done = None
        self.notice.message = self.notice.trouble = None
        self.state.veiled = False
        await self.side.leave()
        await self.services.protection.lock()
        self.closed()
        self.state.standing = await self.services.protection.approach()

    async def hand_over(self) -> None:
        """Lock the diary in every window, and ask for the supporter's passcode in this one."""
        await self.services.windows.lock_all()
        self.stand(Standing(Gate.SUPPORTER))

    async def leave_side(self) -> None:
        """From what a supporter looks at to the lock, and nowhere else."""

        async def change() -> None:
            self.state.standing = Standing(Gate.LOADING)
            self.state.standing = await self.services.protection.approach()

        await self.alarm.below(change)

    async def learn_words(self, language: str | None) -> None:
        """Speak ``language``, unless the command line asked for another one."""
        wanted = self.services.language or language
        self.state.words = await self.services.wording.translator(wanted)

    async def change(self, **choices: Any) -> None:
        """Change settings by name; they are in force at once and kept on the disk."""
        settings: Settings = replace(self.state.settings, **choices)
        await self.learn_words(settings.language)
        self.state.settings = settings
        self.repaint()
        await self.services.save_settings(settings)

    def help_closed(self) -> None:
        """Help now was closed: go where an answer that opened it was to lead."""
        self.alarm.help_closed()

    def saved(self, checkin: CheckIn) -> None:
        """Offer Undo for ten seconds after a save."""
        self.notice.message = self.notice.done = None
        self.notice.saved = checkin
        self._later(UNDO_SECONDS, lambda: self._forget(checkin))

    def _forget(self, checkin: CheckIn) -> None:
        if self.notice.saved is checkin:
            self.notice.saved = None

    async def undo(self) -> None:
        """Take the last save back; its answers return as a draft."""
        checkin, diary = self.notice.saved, self.state.diary
        if checkin is None or diary is None:
            return
        self.notice.saved = None
        await diary.undo(checkin)
        self.tell("checkin-undone")

    def done(self, done: Done) -> None:
        """Say what was kept and offer Undo for ten seconds."""
        self.notice.saved = self.notice.message = None
        self.notice.done = done
        self._later(UNDO_SECONDS, lambda: self._let_go(done))

    def _let_go(self, done: Done) -> None:
        if self.notice.done is done:
            self.notice.done = None

    async def take_back(self) -> None:
        """Take back what was done last. Where that does not work, it can be tried again."""
        done = self.notice.done
        if done is None or self.state.diary is None:
            return
        self.notice.done = None  # first, so that a second tap takes back nothing more
        try:
            await done.undo()
        except Exception:
            self.notice.done = done
            raise

    def tell(self, message: str) -> None:
        """Show a short confirmation for as long as Undo would stand."""
        self.notice.message = message
        self._later(UNDO_SECONDS, lambda: self._hush(message))

    def _hush(self, message: str) -> None:
        if self.notice.message == message:
            self.notice.message = None

    def say_raised(self) -> None:
        """Add to the confirmation of a save that something was noticed."""
        self.notice.raised = True
        self._later(UNDO_SECONDS, self._calm)

    def _calm(self) -> None:
        self.notice.raised = False

    def _later(self, seconds: float, what: Callable[[], None]) -> None:
        async def wait() -> None:
            await asyncio.sleep(seconds)
            what()

        self.run(wait())

    def run(self, work: Awaitable[Any]) -> asyncio.Task[Any]:
        """Run ``work`` beside the screens; a failure is logged and shown, never raised."""

        async def guarded() -> None:
            try:
                await work
            except Exception as error:  # noqa: BLE001 - the last line before the person
                log_error(error, "background work")
                self.report(error)

        task = asyncio.get_running_loop().create_task(guarded())
        self.background.add(task)
        task.add_done_callback(self.background.discard)
        return task

    async def close(self) -> None:
        """The window is gone: stop what waits and forget the key."""
        self.unsubscribe()
        self.closed()
        for task in tuple(self.background):
            task.cancel()
        await self.services.protection.lock()


def needs_a_person(standing: Standing) -> bool:
    """Whether the lock screen has something to ask (a passcode)."""
    return has_passcode(standing.status)
