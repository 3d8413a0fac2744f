"""Lock and privacy: locking now and by itself, the passcode, the recovery code."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.ports import VaultStatus
from app.domain.settings import AUTO_LOCK_MINUTES
from app.services.protection import has_passcode
from app.views import identifiers as ids
from app.views.components.buttons import primary_button
from app.views.components.layout import card, stack
from app.views.components.places import choices
from app.views.components.text import body, heading, small
from app.views.more.new_code import NewCodeCard
from app.views.more.passcode import PasscodeCard
from app.views.ui import Ui, use_ui


@ft.component
def LockPage() -> ft.Control:
    """In the demo there is nothing to lock, and it says so."""
    ui = use_ui()
    if ui.shell.services.demo:
        return stack([card(ui, [body(ui, ui.t("more-lock-demo"))]), privacy_card(ui)])
    return stack([locking_card(ui), WaysIn(), privacy_card(ui)])


@ft.component
def WaysIn() -> ft.Control:
    """The passcode and the recovery code, once it is known what there is."""
    ui = use_ui()
    status, set_status = ft.use_state(cast(VaultStatus | None, None))

    async def load() -> None:
        set_status(await ui.shell.services.protection.status())

    ft.use_effect(ui.act(load), [])
    if status is None:
        return ft.Container()
    return stack([PasscodeCard(status, load), NewCodeCard(has_passcode(status))])


def locking_card(ui: Ui) -> ft.Control:
    """Lock now, and how long in the background before it locks itself."""
    minutes = {str(m): ui.t("lock-minutes", minutes=m) for m in AUTO_LOCK_MINUTES}

    async def choose(code: str) -> None:
        await ui.shell.change(auto_lock_minutes=int(code))

    return card(
        ui,
        [
            heading(ui, ui.t("more-lock-lock")),
            primary_button(ids.LOCK_NOW, ui.t("more-lock-now"), ui.act(ui.shell.lock)),
            body(ui, ui.t("more-lock-auto")),
            choices(
                ui,
                minutes,
                str(ui.shell.state.settings.auto_lock_minutes),
                lambda code: ids.settings(f"auto_lock.{code}"),
                choose,
            ),
        ],
    )


def privacy_card(ui: Ui) -> ft.Control:
    """What is locked and what is not, in sentences that are true."""
    return card(
        ui,
        [
            heading(ui, ui.t("more-privacy-title")),
            body(ui, ui.t("more-privacy-text")),
            small(ui, ui.t("more-privacy-clear")),
            small(ui, ui.t("more-privacy-contacts")),
            small(ui, ui.t("more-privacy-copies")),
        ],
    )
