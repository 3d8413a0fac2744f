"""Why the clinic's plan was not taken over: what is unclear, and whom to call. Nobody's fault."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.domain.clinic.plan_refusals import PlanRefusal
from app.domain.help_contacts import ContactKind
from app.services.clinic_plan import ReadFromClinic
from app.views.components.contact_card import contact_card
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, strong
from app.views.plan.from_clinic_found import visit_lines
from app.views.ui import Ui, use_ui

MOST = 12
"""Reasons that are listed; one call to the clinic is what all of them need."""


def refused_card(ui: Ui, read: ReadFromClinic) -> ft.Control:
    """The reasons, that nothing changed, and the clinic's number."""
    reasons = list(dict.fromkeys(reason(ui, one) for one in read.refusals))[:MOST]
    listed: list[ft.Control] = [body(ui, one) for one in reasons]
    words = ft.Column(
        [
            heading(ui, ui.t("plan-clinic-refused", clinic=read.clinic)),
            *listed,
            strong(ui, ui.t("plan-clinic-refused-what")),
            *visit_lines(ui, read),
        ],
        spacing=12,
        tight=True,
    )
    told = ft.Semantics(live_region=True, container=True, content=words)
    return stack([card(ui, [told]), ClinicContacts()])


def reason(ui: Ui, refusal: PlanRefusal) -> str:
    """One reason as a sentence."""
    return ui.t(
        f"plan-clinic-refused-{refusal.why}",
        medicine=refusal.medicine or "none",
        day=ui.formats.table_day(refusal.day) if refusal.day is not None else "none",
    )


@ft.component
def ClinicContacts() -> ft.Control:
    """The clinic and its line after hours, as far as they are known."""
    ui = use_ui()
    state, _ = ft.use_state(ui.shell.state)
    copied, set_copied = ft.use_state(0)
    clinics = [c for c in state.contacts if c.kind is not ContactKind.PERSON]
    return stack(
        [
            contact_card(ui, contact, n, copied == n, partial(set_copied, n))
            for n, contact in enumerate(clinics, start=1)
        ]
    )
