"""The way from the Plan tab to the plan that the clinic has: only where a clinic was added."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.views import plan_identifiers as ids
from app.views.components.buttons import Click, secondary_button
from app.views.components.layout import card
from app.views.components.text import body
from app.views.ui import Ui


@dataclass(frozen=True)
class ClinicEntry:
    """``waits``: a plan was read and not agreed to yet; ``first``: nothing was agreed before.
    ``may_read``: somebody is signed in at the clinic."""

    waits: bool = False
    first: bool = False
    may_read: bool = False


async def clinic_entry(ui: Ui) -> ClinicEntry:
    """What there is to go to. No request leaves the device."""
    services = ui.shell.services
    service = services.open_clinic_plan(ui.diary)
    if await service.clinic() is None:
        return ClinicEntry()
    waiting, view = await service.waiting(), await services.open_clinic().view()
    first = waiting is not None and waiting.first
    return ClinicEntry(waiting is not None, first, view.signed_in)


def waiting_card(ui: Ui, entry: ClinicEntry) -> list[ft.Control]:
    """What was read waits to be looked at."""
    if not entry.waits:
        return []
    text = ui.t("plan-clinic-waits-first" if entry.first else "plan-clinic-waits")
    button = secondary_button(ids.PLAN_CLINIC, ui.t("plan-clinic-see"), _go(ui))
    return [card(ui, [body(ui, text), button], "soft")]


def read_entry(ui: Ui, entry: ClinicEntry) -> list[ft.Control]:
    """ "Read the plan from my clinic"."""
    if entry.waits or not entry.may_read:
        return []
    text = ui.t("plan-clinic-open")
    button = secondary_button(ids.PLAN_CLINIC, text, _go(ui), expand=True)
    return [ft.Row([button])]


def _go(ui: Ui) -> Click:
    return ui.act(lambda: ui.shell.navigate("/plan/clinic"))
