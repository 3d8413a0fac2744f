"""The card of Today: what is due, how long it takes, and the ways to leave it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.domain.scales.model import Scale
from app.services.scales import Offered
from app.views import scale_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.guarded import GuardedHandler
from app.views.scales.put_off import put_off_buttons
from app.views.scales.words import how_long, why, words_of
from app.views.ui import Ui


def scale_cards(ui: Ui, offers: Sequence[Offered], stands_out: bool) -> list[ft.Control]:
    """What is offered today; nothing where nothing is due. ``stands_out``: nothing else on
    Today asks for an answer first."""
    if not offers:
        return []
    rows = [row(ui, o, stands_out and n == 0) for n, o in enumerate(offers)]
    parts: list[ft.Control] = [heading(ui, ui.t("scales-due"))]
    for number, part in enumerate(rows):
        parts += [ft.Divider(height=1, color=ui.palette.divider)] if number else []
        parts.append(part)
    return [card(ui, parts, stretch=True)]


def row(ui: Ui, offered: Offered, stands_out: bool) -> ft.Control:
    """One questionnaire with its three answers: now, not today, not this time."""
    scale, by = offered.offer.scale, offered.offer.by
    words, reason = words_of(ui, scale), why(ui, offered.offer)
    count, kept = len(scale.questions), len(by.answers) if by is not None else 0
    asides = [ui.t("scales-already", done=kept, count=count)] if kept else []
    asides += [reason] if reason else []
    name = ft.Semantics(header=True, heading_level=3, content=strong(ui, words.name))
    make = primary_button if stands_out else secondary_button
    text = ui.t("scales-go-on" if offered.begun else "scales-answer")
    label = f"{text}: {words.name}"
    return ft.Column(
        [
            name,
            body(ui, f"{words.about} {how_long(ui, scale, count - kept)}"),
            *(small(ui, aside) for aside in asides),
            make(ids.scale_open(scale.id), text, open_scale(ui, scale), label=label),
            ft.Row(put_off_buttons(ui, scale), wrap=True, spacing=8, run_spacing=0),
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def open_scale(ui: Ui, scale: Scale) -> GuardedHandler:
    """A handler that opens it."""
    return ui.act(lambda: ui.shell.navigate(f"/questions/{scale.id}"))
