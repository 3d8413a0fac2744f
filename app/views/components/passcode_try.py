"""Asking for the passcode in force: before the lock, and before what protects the diary is
changed. The same waits and the same sentences in both places."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import flet as ft

from app.domain.clock import Clock
from app.domain.errors import MustWait, WrongPasscode
from app.i18n.translator import Message
from app.views.components.buttons import primary_button
from app.views.components.countdown import Countdown
from app.views.components.fields import Typed, exact_field, problem_line, show_button
from app.views.components.new_passcode import busy_line
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui

Check = Callable[[str], Awaitable[None]]
"""Uses a passcode. ``WrongPasscode`` and ``MustWait`` are told under the field."""


@ft.observable
@dataclass
class PasscodeTry:
    """One stay before the question. ``tries`` counts wrong passcodes of this stay; while
    ``until`` is set, the next try has to wait, ``wait`` seconds in all."""

    clock: Clock
    check: Check
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
        self.until = self.clock.now() + timedelta(seconds=seconds) if seconds else None

    def waited(self) -> None:
        """The wait is over."""
        self.until = None

    async def attempt(self) -> None:
        """Try what was typed. It stays in the field, marked, when it does not fit."""
        if self.busy or self.until or not self.typed.value:
            return
        self.busy = True
        try:
            await self.check(self.typed.value)
        except (WrongPasscode, MustWait) as error:
            self.tries += 1
            self.begin_wait(error.wait_seconds)
            self.problem = None if self.until else trouble_message(error)
            await self.typed.focus()
        else:
            self.typed.clear()
        finally:
            self.busy = False


@dataclass(frozen=True)
class TryWords:
    """Identifiers and messages of one place that asks for the passcode."""

    passcode: str
    show: str
    use: str
    use_text: str
    label: str = "lock-passcode"
    busy_text: str = "lock-opening"
    wait: str = "lock-wait"


def passcode_rows(ui: Ui, tried: PasscodeTry, words: TryWords) -> list[ft.Control]:
    """The field, what is to be said about it, and the button."""
    entry = exact_field(
        ui,
        words.passcode,
        ui.t(words.label),
        tried.typed,
        hidden=tried.hidden,
        autofocus=True,
        selected=tried.tries > 0,
        on_submit=tried.attempt,
    )
    use = primary_button(
        words.use,
        ui.t(words.use_text),
        ui.act(tried.attempt),
        disabled=tried.busy or tried.until is not None,
    )
    show = show_button(ui, words.show, tried.hidden, tried.toggle)
    rows = [entry, *_said(ui, tried, words), use, ft.Row([show], wrap=True)]
    return [*rows, busy_line(ui, words.busy_text)] if tried.busy else rows


def _said(ui: Ui, tried: PasscodeTry, words: TryWords) -> list[ft.Control]:
    """That the passcode does not fit, and how long the next try has to wait."""
    if tried.until is None:
        return problem_line(ui, say_trouble(ui.words, tried.problem) if tried.problem else None)
    wrong = problem_line(ui, ui.t("lock-wrong") if tried.tries else None)
    return [*wrong, Countdown(tried.until, tried.wait, words.wait, tried.waited)]
