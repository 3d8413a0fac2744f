"""What was sent: the receipt of this time, and those of the times before."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.clinic.parcels import Receipt
from app.views import clinic_identifiers as ids
from app.views.components.buttons import secondary_button
from app.views.components.expander import expander_button
from app.views.components.fields import problem_line
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card
from app.views.components.room import GAP
from app.views.components.text import body, heading, small, strong
from app.views.components.working import Working
from app.views.share.send_words import counted, days_of
from app.views.share.sending import Send
from app.views.trouble import say_trouble
from app.views.ui import Ui, use_ui

FIRST_SHOWN = 3
"""Receipts that are shown at once."""


def outcome_card(ui: Ui, send: Send) -> ft.Control:
    """What the clinic's computer said yes to, just now, and whether something waits."""
    receipt = send.outcome.receipt if send.outcome else None
    words: list[ft.Control] = []
    if receipt is not None:
        words += [heading(ui, ui.t("send-done")), *receipt_lines(ui, receipt)]
    if send.waiting:
        words.append(strong(ui, ui.t("send-some-wait", count=len(send.waiting))))
    elif receipt is None:
        words.append(body(ui, ui.t("send-nothing-went")))
    said = ft.Column(words, spacing=6, tight=True)
    done = secondary_button(ids.SEND_DONE, ui.t("send-ok"), ui.act(ui.shell.leave))
    told = ft.Semantics(live_region=True, container=True, content=said)
    problem = say_trouble(ui.words, send.problem) if send.problem else None
    # What waits can be sent from here, too: how far that is, and the way to stop it.
    working = Working(send.job, ids.SEND_DONE, "send-sending", done)
    rows = [told, small(ui, ui.t("send-not-watched")), *problem_line(ui, problem), working]
    return card(ui, rows, "soft", stretch=True)


def receipt_lines(ui: Ui, receipt: Receipt) -> list[ft.Control]:
    """When, to whom, about which days, and how many of each were accepted."""
    lines = [one.line for one in receipt.lines]
    day, time = ui.formats.table_day(receipt.day), ui.formats.time(receipt.entered_at)
    to, days = receipt.to or ui.t("clinic-no-name"), days_of(ui, lines)
    return [
        body(ui, ui.t("send-receipt", day=day, time=time, to=to)),
        *([body(ui, ui.t("send-receipt-days", days=days))] if days else []),
        *(body(ui, line) for line in counted(ui, lines)),
    ]


def receipts_card(ui: Ui, send: Send) -> ft.Control:
    """The receipts, the newest first."""
    newest = tuple(reversed(send.receipts))
    return card(ui, [heading(ui, ui.t("send-receipts")), Receipts(newest)])


@ft.component
def Receipts(receipts: Sequence[Receipt]) -> ft.Control:
    """The first few at once, the rest behind a button."""
    ui = use_ui()
    is_open, set_open = ft.use_state(False)
    shown = receipts if is_open else receipts[:FIRST_SHOWN]
    rows: list[ft.Control] = [Gradual(tuple(Part(row, (receipt,)) for receipt in shown), GAP)]
    if len(receipts) > FIRST_SHOWN:
        text = ui.t("send-receipts-less" if is_open else "send-receipts-more")
        toggle = ui.act(lambda: set_open(not is_open))
        button = expander_button(ids.SEND_RECEIPTS_OLDER, text, is_open, toggle)
        rows.append(ft.Row([button], wrap=True))
    return ft.Column(rows, spacing=12, tight=True)


def row(ui: Ui, receipt: Receipt) -> ft.Control:
    """One receipt."""
    return ft.Column(receipt_lines(ui, receipt), spacing=2, tight=True)
