"""The clinic on the Share tab: adding it, signing in, sending, and what still waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import flet as ft

from app.services.clinic import ClinicView
from app.views import clinic_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.layout import card
from app.views.components.page_entry import page_entry
from app.views.components.text import body, heading, strong
from app.views.effects import stop
from app.views.share.clinic import PAGE
from app.views.ui import Ui, use_ui

SEND = "/share/send"


@dataclass(frozen=True)
class Standing:
    """The clinic, how many parts wait, and when something was last sent, in words."""

    view: ClinicView
    waiting: int
    sent: str


@ft.component
def ClinicCard() -> ft.Control:
    """Loads how it stands; again when the diary changes."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    standing, show = ft.use_state(cast(Standing | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None and not ui.shell.services.demo:
            show(await read(ui))

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    lines: list[ft.Control] = [heading(ui, ui.t("clinic-card"))]
    if ui.shell.services.demo:  # made-up days have no place in a real record
        lines += [body(ui, ui.t("clinic-card-why")), body(ui, ui.t("clinic-card-demo"))]
    elif standing is not None:
        lines += rows(ui, standing)
    return card(ui, lines, stretch=True)


async def read(ui: Ui) -> Standing:
    """How it stands now."""
    services = ui.shell.services
    view = await services.open_clinic().view()
    sending = services.open_sending()
    waiting, receipts = await sending.waiting(), await sending.receipts()
    sent = ui.formats.table_day(receipts[-1].day) if receipts else ""
    return Standing(view, len(waiting), sent)


def rows(ui: Ui, standing: Standing) -> list[ft.Control]:
    """What can be done next, and what waits."""
    view, clinic = standing.view, standing.view.clinic
    go = ui.act(lambda: ui.shell.navigate(PAGE))
    if clinic is None:
        add = secondary_button(
            ids.SHARE_CLINIC, ui.t("clinic-card-add"), go, ft.Icons.ADD_HOME_OUTLINED
        )
        return [body(ui, ui.t("clinic-card-why")), add]
    name = clinic.name or ui.t("clinic-no-name")
    waits = []
    if standing.waiting:
        waits.append(strong(ui, ui.t("clinic-card-waiting", count=standing.waiting)))
    if not view.signed_in:
        sign_in = primary_button(ids.SHARE_CLINIC, ui.t("clinic-card-sign-in"), go, ft.Icons.LOGIN)
        return [body(ui, ui.t("clinic-card-signed-out", name=name)), *waits, sign_in]
    sent = [body(ui, ui.t("clinic-card-sent", day=standing.sent))] if standing.sent else []
    send = ui.act(lambda: ui.shell.navigate(SEND))
    return [
        body(ui, ui.t("clinic-card-here", name=name)),
        *sent,
        *waits,
        primary_button(ids.SHARE_SEND, ui.t("clinic-card"), send, ft.Icons.SEND),
        page_entry(ui, ids.SHARE_CLINIC, ui.t("clinic-card-manage"), ft.Icons.TUNE, go),
    ]
