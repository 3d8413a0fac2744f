"""The lock screen. It says nothing about what is in the diary."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import flet as ft

from app.domain.errors import MustWait, WrongPasscode
from app.i18n.translator import Message
from app.services.protection import Gate, Standing, has_passcode
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.countdown import Countdown
from app.views.components.fields import Typed, exact_field, problem_line, show_button
from app.views.components.layout import page_column
from app.views.components.new_passcode import busy_line
from app.views.components.text import title
from app.views.kept import use_kept
from app.views.shell import Shell
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui


@ft.observable
@dataclass
class Lock:
    """One stay before the lock. ``tries`` counts wrong passcodes on this screen; while
    ``until`` is set, the next try has to wait, ``wait`` seconds in all."""

    shell: Shell
    wait: int = 0
    until: datetime | None = None
    typed: Typed = field(default_factory=Typed)
    hidden: bool = True
    busy: bool = False
    tries: int = 0
    problem: Message | None = None

    def toggle(self) -> None:
        """Show or hide what is typed."""
        self.hidden = not self.hidden

    def begin_wait(self, seconds: int) -> None:
        """The next try has to wait; 0 for not at all."""
        self.wait = seconds
        now = self.shell.services.clock.now()
        self.until = now + timedelta(seconds=seconds) if seconds else None

    def waited(self) -> None:
        """The wait is over."""
        self.until = None

    async def unlock(self) -> None:
        """Try what was typed. It stays in the field, marked, when it does not fit."""
        if self.busy or self.until or not self.typed.value:
            return
        self.busy = True
        try:
            protection = self.shell.services.protection
            standing = await protection.open_with_passcode(self.typed.value)
        except (WrongPasscode, MustWait) as error:
            self.tries += 1
            self.begin_wait(error.wait_seconds)
            self.problem = None if self.until else trouble_message(error)
            await self.typed.focus()
        else:
            self.typed.clear()
            self.shell.stand(standing)
        finally:
            self.busy = False

    async def open(self) -> None:
        """Open a diary that has no passcode."""
        if self.busy:
            return
        self.busy = True
        try:
            self.shell.stand(await self.shell.services.protection.open_without_passcode())
        finally:
            self.busy = False

    def use_code(self) -> None:
        """On to the recovery code; nothing is opened or changed by that."""
        self.shell.stand(Standing(Gate.RECOVERY, self.shell.state.standing.status))


def arrive(shell: Shell) -> Lock:
    """At the lock, with the wait that earlier wrong passcodes left behind."""
    lock = Lock(shell)
    lock.begin_wait(shell.state.standing.status.wait_seconds)
    return lock


@ft.component
def LockScreen() -> ft.Control:
    """The passcode, or one button where there is none, and the way to the recovery code."""
    ui = use_ui()
    status = ui.shell.state.standing.status
    lock = use_kept(lambda: arrive(ui.shell))
    rows = passcode_rows(ui, lock) if has_passcode(status) else open_rows(ui, lock)
    code = text_button(ids.LOCK_RECOVERY, ui.t("lock-forgot"), ui.act(lock.use_code))
    return page_column(
        ui, [title(ui, ui.t("lock-title")), *rows, ft.Row([code], wrap=True)], rail=False
    )


def passcode_rows(ui: Ui, lock: Lock) -> list[ft.Control]:
    """The field, what is to be said about it, and Unlock."""
    entry = exact_field(
        ui,
        ids.LOCK_PASSCODE,
        ui.t("lock-passcode"),
        lock.typed,
        hidden=lock.hidden,
        autofocus=True,
        selected=lock.tries > 0,
        on_submit=lock.unlock,
    )
    unlock = primary_button(
        ids.LOCK_UNLOCK,
        ui.t("lock-unlock"),
        ui.act(lock.unlock),
        disabled=lock.busy or lock.until is not None,
    )
    show = show_button(ui, ids.LOCK_PASSCODE_SHOW, lock.hidden, lock.toggle)
    rows = [entry, *said_rows(ui, lock), unlock, ft.Row([show], wrap=True)]
    return [*rows, busy_line(ui, "lock-opening")] if lock.busy else rows


def said_rows(ui: Ui, lock: Lock) -> list[ft.Control]:
    """That the passcode does not fit, and how long the next try has to wait."""
    if lock.until is None:
        return problem_line(ui, say_trouble(ui.words, lock.problem) if lock.problem else None)
    wrong = problem_line(ui, ui.t("lock-wrong") if lock.tries else None)
    return [*wrong, Countdown(lock.until, lock.wait, "lock-wait", lock.waited)]


def open_rows(ui: Ui, lock: Lock) -> list[ft.Control]:
    """One button: the device's key store opens the diary."""
    button = primary_button(
        ids.LOCK_UNLOCK, ui.t("lock-open"), ui.act(lock.open), disabled=lock.busy
    )
    return [button, busy_line(ui, "lock-opening")] if lock.busy else [button]
