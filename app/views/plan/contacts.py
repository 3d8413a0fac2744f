"""People to call: the number large, one touch to call or copy it.

The device calls and copies within the touch itself, as in Help now: browsers allow neither
afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.phone import dialled
from app.domain.taper import Contact
from app.views import plan_identifiers as ids
from app.views.components.buttons import secondary_button
from app.views.components.help_card import whole_number
from app.views.components.text import body, strong
from app.views.ui import Ui, use_ui


@ft.component
def Contacts(contacts: Sequence[Contact]) -> ft.Control:
    """Each with a button to call and one to copy, which says when it has."""
    ui = use_ui()
    copied, set_copied = ft.use_state(0)

    def row(number: int, contact: Contact) -> ft.Control:
        lines: list[ft.Control] = [strong(ui, contact.name)] if contact.name else []
        if contact.phone:
            lines.append(whole_number(ui, contact.phone, ui.palette.text))
        if contact.hours:
            lines.append(body(ui, contact.hours))
        buttons = _call(ui, number, contact)
        if contact.phone:
            message = "plan-copied" if copied == number else "plan-copy"
            buttons.append(
                secondary_button(
                    ids.plan_copy(number),
                    ui.t(message),
                    ui.act(lambda: set_copied(number)),
                    ft.Icons.CHECK if copied == number else ft.Icons.COPY,
                    label=ui.t(f"{message}-label", name=contact.name, number=contact.phone),
                    action=ft.CopyToClipboard(contact.phone),
                    color=ui.palette.text,
                )
            )
        actions = [ft.Row(buttons, wrap=True, spacing=12, run_spacing=12)] if buttons else []
        return ft.Column([*lines, *actions], spacing=6, tight=True)

    rows = [row(number, contact) for number, contact in enumerate(contacts, start=1)]
    return ft.Column(rows, spacing=16, tight=True)


def _call(ui: Ui, number: int, contact: Contact) -> list[ft.Control]:
    digits = dialled(contact.phone)
    if digits is None:
        return []
    button = secondary_button(
        ids.plan_call(number),
        ui.t("plan-call"),
        None,
        ft.Icons.CALL,
        label=ui.t("plan-call-label", name=contact.name, number=contact.phone),
        action=ft.OpenUrl(f"tel:{digits}"),
        color=ui.palette.text,
    )
    return [button]
