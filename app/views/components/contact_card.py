"""Somebody to call: their number large, one touch to call, write or copy it.

The device calls and copies within the touch itself, as for the lines of Help now: browsers
allow neither afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.help_contacts import ContactKind, HelpContact
from app.domain.phone import dialled
from app.domain.taper import Contact
from app.views import contact_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.help_card import whole_number
from app.views.components.text import body, strong
from app.views.ui import Ui

SIGNS = {
    ContactKind.CLINIC: ft.Icons.LOCAL_HOSPITAL_OUTLINED,
    ContactKind.AFTER_HOURS: ft.Icons.NIGHTLIGHT_OUTLINED,
    ContactKind.PERSON: ft.Icons.PERSON_OUTLINE,
}


@dataclass(frozen=True)
class Ways:
    """The identifiers of the ways to somebody; ``text`` is ``None`` where nobody reads what
    is written to the number. ``called``: what to call somebody without a name."""

    call: str
    copy: str
    called: str
    text: str | None = None


def contact_card(
    ui: Ui, contact: HelpContact, number: int, copied: bool, on_copy: Callable[[], None]
) -> ft.Control:
    """The card of a contact in Help now. ``number`` counts from 1; ``copied`` says so on its
    copy button, ``on_copy`` is called once the device has copied."""
    ways = Ways(
        ids.help_contact(number, "call"),
        ids.help_contact(number, "copy"),
        ui.t(f"contact-kind-{contact.kind}"),
        ids.help_contact(number, "text") if contact.kind is ContactKind.PERSON else None,
    )
    return ft.Container(
        ft.Column(
            [who(ui, contact.kind), *contact_lines(ui, contact, ways, copied, on_copy)],
            spacing=8,
            tight=True,
        ),
        bgcolor=ui.palette.card,
        border=ft.Border.all(1, ui.palette.line),
        border_radius=16,
        padding=16,
    )


def who(ui: Ui, kind: ContactKind) -> ft.Control:
    """Who somebody is to the person, with a sign."""
    sign = ft.Icon(SIGNS[kind], color=ui.palette.text, size=ui.size(24))
    return ft.Row([sign, body(ui, ui.t(f"contact-kind-{kind}"))], wrap=True, spacing=8)


def contact_lines(
    ui: Ui,
    contact: HelpContact | Contact,
    ways: Ways,
    copied: bool,
    on_copy: Callable[[], None],
    *,
    leading: bool = True,
) -> list[ft.Control]:
    """The name, the number, the buttons and the hours; what was not typed is left out.
    ``leading``: calling is what the card is for, not one of many things on the screen."""
    lines: list[ft.Control] = [strong(ui, contact.name)] if contact.name else []
    if contact.phone:
        lines.append(whole_number(ui, contact.phone, ui.palette.text))
        buttons = _buttons(ui, contact, ways, copied, on_copy, leading=leading)
        lines.append(ft.Row(buttons, wrap=True, spacing=12, run_spacing=12))
    if contact.hours:
        lines.append(body(ui, contact.hours))
    return lines


def _buttons(
    ui: Ui,
    contact: HelpContact | Contact,
    ways: Ways,
    copied: bool,
    on_copy: Callable[[], None],
    *,
    leading: bool,
) -> list[ft.Control]:
    said = {"number": contact.phone, "name": contact.name or ways.called}
    color = ui.palette.text
    digits = dialled(contact.phone)
    buttons: list[ft.Control] = []
    if digits is not None:
        words, label = ui.t("help-call"), ui.t("help-call-label", **said)
        call = ft.OpenUrl(f"tel:{digits}")
        buttons.append(
            primary_button(ways.call, words, None, ft.Icons.CALL, label=label, action=call)
            if leading
            else secondary_button(
                ways.call, words, None, ft.Icons.CALL, label=label, action=call, color=color
            )
        )
    if digits is not None and ways.text is not None:
        buttons.append(
            secondary_button(
                ways.text,
                ui.t("help-text"),
                None,
                ft.Icons.SMS_OUTLINED,
                label=ui.t("help-text-label", **said),
                action=ft.OpenUrl(f"sms:{digits}"),
                color=color,
            )
        )
    message = "help-copied" if copied else "help-copy"
    buttons.append(
        secondary_button(
            ways.copy,
            ui.t(message),
            ui.act(on_copy),
            ft.Icons.CHECK if copied else ft.Icons.COPY,
            label=ui.t(f"{message}-label", **said),
            action=ft.CopyToClipboard(contact.phone),
            color=color,
        )
    )
    return buttons
