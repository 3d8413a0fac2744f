"""Setting, changing and removing the passcode of an open diary."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.ports import VaultStatus
from app.services.protection import has_passcode
from app.views import identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import secondary_button, text_button
from app.views.components.layout import card
from app.views.components.new_passcode import NewPasscode, PasscodeForm, PasscodeWords, Use
from app.views.components.text import body, heading, small
from app.views.kept import use_kept
from app.views.ui import Ui, use_ui

NAMES = PasscodeWords(
    ids.settings("passcode"),
    ids.settings("passcode.repeat"),
    ids.settings("passcode.show"),
    ids.settings("passcode.save"),
    None,
    use_text="more-lock-passcode-save",
    making_text="more-lock-passcode-making",
)


@ft.component
def PasscodeCard() -> ft.Control:
    """How the diary opens now, and what can be changed about it."""
    ui = use_ui()
    status, set_status = ft.use_state(cast(VaultStatus | None, None))
    form = use_kept(PasscodeForm)
    typing, set_typing = ft.use_state(False)

    async def load() -> None:
        set_status(await ui.shell.services.protection.status())

    async def use(passcode: str | None) -> None:
        await ui.shell.services.protection.set_passcode(passcode)
        set_typing(False)
        await load()
        ui.shell.tell(f"more-lock-passcode-{'removed' if passcode is None else 'saved'}")

    ft.use_effect(ui.act(load), [])
    rows: list[ft.Control] = [heading(ui, ui.t("more-lock-passcode"))]
    if status is None:
        return card(ui, rows)
    rows.append(body(ui, ui.t(f"more-lock-passcode-{'on' if has_passcode(status) else 'off'}")))
    if typing:
        cancel = text_button(
            ids.settings("passcode.cancel"), ui.t("cancel"), ui.act(lambda: set_typing(False))
        )
        return card(ui, [*rows, NewPasscode(form, NAMES, use), ft.Row([cancel], wrap=True)])
    change = secondary_button(
        ids.settings("passcode.change"),
        ui.t(f"more-lock-passcode-{'change' if has_passcode(status) else 'set'}"),
        ui.act(lambda: set_typing(True)),
    )
    return card(ui, [*rows, ft.Row([change], wrap=True), *remove_rows(ui, status, use)])


def remove_rows(ui: Ui, status: VaultStatus, use: Use) -> list[ft.Control]:
    """The way to no passcode, where the device can keep the key."""
    if not has_passcode(status):
        return []
    if not status.key_store_works:
        return [small(ui, ui.t("more-lock-remove-impossible"))]
    text = ui.t("more-lock-passcode-remove")
    ask = AskFirst(
        ids.settings("passcode.remove"),
        text,
        ui.t("more-lock-passcode-remove-why"),
        text,
        lambda: use(None),
    )
    return [ask]
