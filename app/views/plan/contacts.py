"""People to call, as they stand in the plan: the number large, one touch to call or copy it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import flet as ft

from app.domain.taper import Contact
from app.views import plan_identifiers as ids
from app.views.components.contact_card import Ways, contact_lines
from app.views.ui import use_ui


@ft.component
def Contacts(contacts: Sequence[Contact]) -> ft.Control:
    """Each with a button to call and one to copy, which says when it has."""
    ui = use_ui()
    copied, set_copied = ft.use_state(0)

    def row(number: int, contact: Contact) -> ft.Control:
        ways = Ways(ids.plan_call(number), ids.plan_copy(number), ui.t("contact-kind-clinic"))
        on_copy = partial(set_copied, number)
        lines = contact_lines(ui, contact, ways, copied == number, on_copy, leading=False)
        return ft.Column(lines, spacing=6, tight=True)

    rows = [row(number, contact) for number, contact in enumerate(contacts, start=1)]
    return ft.Column(rows, spacing=16, tight=True)
