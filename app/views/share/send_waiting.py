"""What waits to be sent: what it is, why it waits, and what can be done with it."""

from __future__ import annotations

import flet as ft

from app.domain.clinic.parcels import Parcel, Why
from app.views import clinic_identifiers as ids
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import secondary_button
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.page_entry import page_entry
from app.views.components.text import body, heading, strong
from app.views.share.send_words import counted, days_of
from app.views.share.sending import Send
from app.views.ui import Ui

ASKS = (Why.REFUSED, Why.CHANGED)
"""What is not tried again by itself with the rest: the person says so."""

SIGN_IN = (Why.SIGN_IN, Why.FORBIDDEN)
"""What waits for the person to sign in again, and allow it."""


def waiting_card(ui: Ui, send: Send) -> ft.Control:
    """Each part, the oldest first, and one button for all that may go."""
    rows = [part(ui, send, parcel, n) for n, parcel in enumerate(send.waiting, start=1)]
    lines: list[ft.Control] = [heading(ui, ui.t("send-waiting")), *rows]
    if any(parcel.why not in ASKS for parcel in send.waiting):
        go = ui.act(send.send_waiting)
        text = ui.t("send-waiting-now")
        lines.append(
            secondary_button(ids.SEND_WAITING, text, go, ft.Icons.SEND, disabled=send.busy)
        )
    if any(parcel.why in SIGN_IN for parcel in send.waiting):
        there = ui.act(lambda: ui.shell.navigate("/share/clinic"))
        manage = ui.t("clinic-card-manage")
        lines.append(page_entry(ui, ids.SHARE_CLINIC, manage, ft.Icons.TUNE, there))
    return card(ui, lines, stretch=True)


def part(ui: Ui, send: Send, parcel: Parcel, number: int) -> ft.Control:
    """One part of what was pressed to be sent."""
    days = days_of(ui, parcel.lines)
    lines: list[ft.Control] = [
        *([strong(ui, days)] if days else []),
        *(body(ui, line) for line in counted(ui, parcel.lines)),
        body(ui, why(ui, parcel)),
    ]
    buttons: list[ft.Control] = []
    if parcel.why in ASKS:

        async def again() -> None:
            await send.again(parcel)

        buttons.append(
            secondary_button(
                ids.send_part(number, "again"),
                ui.t("send-part-again"),
                ui.act(again),
                disabled=send.busy,
            )
        )

    async def take_back() -> None:
        await send.take_back(parcel)

    # The question is about this part, wherever it stands once others are gone.
    buttons.append(
        keyed(AskFirst, str(parcel.id))(
            ids.send_part(number, "take_back"),
            ui.t("send-part-take-back"),
            ui.t(_question(parcel)),
            ui.t("send-part-take-back-yes"),
            take_back,
        )
    )
    buttons_row = ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
    return ft.Container(
        ft.Column([*lines, buttons_row], spacing=6, tight=True),
        padding=ft.Padding.only(left=12),
        border=ft.Border.only(left=ft.BorderSide(2, ui.palette.divider)),
    )


def _question(parcel: Parcel) -> str:
    """What is asked first. Of one that was tried nobody knows whether it arrived, unless the
    clinic's computer said so."""
    certain = parcel.tries == 0 or parcel.why in ASKS
    return "send-part-take-back-question" if certain else "send-part-take-back-unsure"


def why(ui: Ui, parcel: Parcel) -> str:
    """Why it waits; the clinic's own words in quotes, where there are some."""
    said = ui.t(f"send-why-{parcel.why}")
    if parcel.why is Why.REFUSED and parcel.reason:
        return f"{said} {ui.t('send-why-reason', reason=parcel.reason)}"
    if parcel.why is Why.BUSY and parcel.not_before is not None:
        time = ui.formats.time(parcel.not_before)
        return f"{said} {ui.t('send-why-until', time=time)}"
    return said
