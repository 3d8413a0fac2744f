"""A new recovery code for an open diary, shown and confirmed as at first run."""

from __future__ import annotations

import flet as ft

from app.views import identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import secondary_button
from app.views.components.layout import card
from app.views.components.recovery_code import CodeCheck, RecoveryCode
from app.views.components.text import body, heading
from app.views.first_run.run import confirm_code
from app.views.more.present import PresentPasscode, cancel_row
from app.views.ui import use_ui

NAME = "recovery_code"


@ft.component
def NewCodeCard(locked: bool) -> ft.Control:
    """The button, or the new code until it was typed back. ``locked``: a passcode is set and
    asked for before.

    The code stays in memory: whoever leaves this page finds it here again until the lock.
    A code that was never confirmed is replaced when the diary is next opened.
    """
    ui = use_ui()
    state, _ = ft.use_state(ui.shell.state)
    proving, set_proving = ft.use_state(False)

    async def make() -> None:
        set_proving(False)
        state.recovery_code = await ui.shell.services.protection.replace_recovery_code()

    async def confirm() -> None:
        await confirm_code(ui.shell)
        ui.shell.tell("more-lock-code-saved")

    code = state.recovery_code or ""
    check = ft.use_memo(lambda: CodeCheck(code, confirm), [code])
    title = heading(ui, ui.t("more-lock-code"))
    if code:
        return card(ui, [title, RecoveryCode(check)])
    why = body(ui, ui.t("more-lock-code-why"))
    ask = AskFirst(
        ids.settings(NAME),
        ui.t("more-lock-new-code"),
        ui.t("more-lock-new-code-why"),
        ui.t("more-lock-new-code"),
        make,
    )
    if not locked:
        return card(ui, [title, why, ask])
    if not proving:
        begin = secondary_button(
            ids.settings(NAME), ui.t("more-lock-new-code"), ui.act(lambda: set_proving(True))
        )
        return card(ui, [title, why, ft.Row([begin], wrap=True)])
    prove = PresentPasscode(NAME, "more-lock-new-code", "more-lock-new-code-why", make)
    back = cancel_row(NAME, ui.t("cancel"), ui.act(lambda: set_proving(False)))
    return card(ui, [title, why, prove, back], stretch=True)
