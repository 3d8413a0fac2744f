"""Opening with the recovery code, and a new way in for the next time."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.domain.code_groups import LENGTH, code_characters, code_groups
from app.domain.errors import (
    KeyStoreEntryLost,
    KeyStoreUnavailable,
    RecoveryCodeIncomplete,
    RecoveryCodeMistyped,
    WrongRecoveryCode,
)
from app.i18n.translator import Message
from app.services.protection import Gate, Standing
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.fields import Typed, exact_field, problem_line
from app.views.components.layout import card, page_column
from app.views.components.new_passcode import (
    NewPasscode,
    PasscodeForm,
    PasscodeWords,
    busy_line,
)
from app.views.components.text import body, small, title
from app.views.kept import use_kept
from app.views.shell import Shell
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui

REASONS = {
    KeyStoreEntryLost: "lock-recovery-lost",
    KeyStoreUnavailable: "lock-recovery-unavailable",
}


@ft.observable
@dataclass
class SoFar:
    """What was typed of the code, for the line under the field."""

    text: str = ""


@ft.observable
@dataclass
class Recovery:
    """One way through the recovery code. ``opened`` is where the code led to."""

    shell: Shell
    code: Typed = field(default_factory=Typed)
    so_far: SoFar = field(default_factory=SoFar)
    passcode: PasscodeForm = field(default_factory=PasscodeForm)
    busy: bool = False
    problem: Message | None = None
    opened: Standing | None = None

    async def open(self) -> None:
        """Try the code. It stays in the field when it does not fit."""
        if self.busy:
            return
        self.busy, self.problem = True, None
        try:
            opened = await self.shell.services.protection.open_with_recovery_code(self.code.value)
        except (RecoveryCodeIncomplete, RecoveryCodeMistyped, WrongRecoveryCode) as error:
            self.problem = trouble_message(error)
        else:
            self.code.clear()
            self._go_on(opened)
        finally:
            self.busy = False

    def _go_on(self, opened: Standing) -> None:
        """Offer a new way in, unless nothing opened or the old one will answer again."""
        away = isinstance(self.shell.state.standing.trouble, KeyStoreUnavailable)
        if away or opened.gate is Gate.TROUBLE:
            self.shell.stand(opened)
        else:
            self.opened = opened

    async def renew(self, passcode: str | None) -> None:
        """Put the new passcode in force, or none, and go into the diary."""
        await self.shell.services.protection.set_passcode(passcode)
        self.enter()

    def enter(self) -> None:
        """Into the diary that the code opened."""
        if self.opened is not None:
            self.shell.stand(self.opened)


@ft.component
def RecoveryScreen() -> ft.Control:
    """The code; behind it, how the diary opens from now on."""
    ui = use_ui()
    recovery = use_kept(lambda: Recovery(ui.shell))
    rows = code_rows(ui, recovery) if recovery.opened is None else renew_rows(ui, recovery)
    page = page_column(ui, rows, rail=False)
    page.key = "code" if recovery.opened is None else "renew"  # each begins at its top
    return page


def code_rows(ui: Ui, recovery: Recovery) -> list[ft.Control]:
    """Why the code is needed, the field, and the ways on and back."""
    trouble = ui.shell.state.standing.trouble
    reason = REASONS.get(type(trouble)) if trouble else None
    said = say_trouble(ui.words, recovery.problem) if recovery.problem else None
    return [
        title(ui, ui.t("lock-recovery-title")),
        *([card(ui, [body(ui, ui.t(reason))], tone="soft")] if reason else []),
        body(ui, ui.t("lock-recovery-text")),
        *code_field(ui, recovery),
        *problem_line(ui, said),
        *code_buttons(ui, recovery),
        *([busy_line(ui, "lock-opening")] if recovery.busy else []),
    ]


def code_buttons(ui: Ui, recovery: Recovery) -> list[ft.Control]:
    """Open; and back to the lock, or another try where the key store did not answer."""
    shell = ui.shell
    opening = primary_button(
        ids.LOCK_RECOVERY_OPEN,
        ui.t("lock-recovery-open"),
        ui.act(recovery.open),
        disabled=recovery.busy,
    )
    if shell.state.standing.trouble is not None:
        retry = secondary_button(ids.TROUBLE_RETRY, ui.t("retry"), ui.act(shell.approach))
        return [opening, retry]

    async def back() -> None:
        shell.stand(await shell.services.protection.approach())

    return [
        opening,
        text_button(ids.LOCK_RECOVERY_BACK, ui.t("lock-recovery-back"), ui.act(back)),
    ]


def code_field(ui: Ui, recovery: Recovery) -> list[ft.Control]:
    """The field, and under it the code in its groups as far as it was read.

    The field itself is never rewritten while someone types: that would move the cursor and
    lose keys. Only the line below follows.
    """

    def read() -> None:
        recovery.so_far.text = recovery.code.value
        recovery.problem = None  # it was about another text

    entry = exact_field(
        ui,
        ids.LOCK_RECOVERY_CODE,
        ui.t("lock-recovery-code"),
        recovery.code,
        long=True,
        autofocus=True,
        on_change=read,
        on_submit=recovery.open,
    )
    return [entry, SoFarLine(recovery.so_far)]


@ft.component
def SoFarLine(so_far: SoFar) -> ft.Control:
    """ "Read so far: ABCDE FG (7 of 30)"; nothing for an empty field."""
    ui = use_ui()
    groups = code_groups(so_far.text)
    count = len(code_characters(so_far.text))
    text = ui.t("lock-recovery-so-far", groups=" ".join(groups), count=count, all=LENGTH)
    return ft.Container(small(ui, text), visible=bool(groups))


def renew_rows(ui: Ui, recovery: Recovery) -> list[ft.Control]:
    """A new passcode, or none where the device can keep the key; may be left for later."""
    standing = ui.shell.state.standing
    lost = isinstance(standing.trouble, KeyStoreEntryLost)
    names = PasscodeWords(
        ids.settings("passcode"),
        ids.settings("passcode.repeat"),
        ids.settings("passcode.show"),
        ids.settings("passcode.save"),
        ids.settings("passcode.none") if standing.status.key_store_works else None,
        making_text="more-lock-passcode-making",
    )
    later = text_button(ids.LOCK_RECOVERY_LATER, ui.t("lock-renew-later"), ui.act(recovery.enter))
    return [
        title(ui, ui.t("lock-renew-title")),
        body(ui, ui.t("lock-renew-lost" if lost else "lock-renew-passcode")),
        card(ui, [NewPasscode(recovery.passcode, names, recovery.renew)]),
        small(ui, ui.t("lock-renew-later-why")),
        ft.Row([later], wrap=True),
    ]
