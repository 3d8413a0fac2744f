"""The lock screen. It says nothing about what is in the diary."""

from __future__ import annotations

import flet as ft

from app.services.protection import Gate, Standing, has_passcode
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, text_button
from app.views.components.layout import page_column
from app.views.components.new_passcode import busy_line
from app.views.components.passcode_try import PasscodeTry, TryWords, passcode_rows
from app.views.components.text import title
from app.views.kept import use_kept
from app.views.shell import Shell
from app.views.side_screen import SupporterEntry
from app.views.ui import Ui, use_ui

WORDS = TryWords(ids.LOCK_PASSCODE, ids.LOCK_PASSCODE_SHOW, ids.LOCK_UNLOCK, "lock-unlock")


def arrive(shell: Shell) -> PasscodeTry:
    """At the lock, with the wait that earlier wrong passcodes left behind."""

    async def unlock(passcode: str) -> None:
        shell.stand(await shell.services.protection.open_with_passcode(passcode))

    tried = PasscodeTry(shell.services.clock, unlock)
    tried.begin_wait(shell.state.standing.status.wait_seconds)
    return tried


@ft.component
def LockScreen() -> ft.Control:
    """The passcode, or one button where there is none, and the way to the recovery code."""
    ui = use_ui()
    status = ui.shell.state.standing.status
    tried = use_kept(lambda: arrive(ui.shell))

    def use_code() -> None:
        # Nothing is opened or changed by that.
        ui.shell.stand(Standing(Gate.RECOVERY, ui.shell.state.standing.status))

    rows = passcode_rows(ui, tried, WORDS) if has_passcode(status) else open_rows(ui, tried)
    code = text_button(ids.LOCK_RECOVERY, ui.t("lock-forgot"), ui.act(use_code))
    last = ft.Row([code], wrap=True)
    return page_column(
        ui, [title(ui, ui.t("lock-title")), *rows, last, SupporterEntry()], rail=False
    )


def open_rows(ui: Ui, tried: PasscodeTry) -> list[ft.Control]:
    """One button: the device's key store opens the diary."""

    async def open_diary() -> None:
        if tried.busy:
            return
        tried.busy = True
        try:
            ui.shell.stand(await ui.shell.services.protection.open_without_passcode())
        finally:
            tried.busy = False

    button = primary_button(
        ids.LOCK_UNLOCK, ui.t("lock-open"), ui.act(open_diary), disabled=tried.busy
    )
    return [button, busy_line(ui, "lock-opening")] if tried.busy else [button]
