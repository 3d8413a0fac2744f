"""How much of the time that was shared the pictures show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import flet as ft

from app.domain.trends import Range
from app.views import identifiers as ids
from app.views.components.buttons import choice_button
from app.views.ui import use_ui

SHORTER = ((Range.TWO_WEEKS, 14), (Range.EIGHT_WEEKS, 56))
"""Days of what is less than everything."""


def offered(first: date, last: date) -> tuple[Range, ...]:
    """The times to choose from: those shorter than what was shared, and all of it."""
    days = (last - first).days + 1
    return (*(span for span, length in SHORTER if length < days), Range.ALL)


@ft.component
def SpanChoice(
    spans: Sequence[Range], chosen: Range, choose: Callable[[Range], None]
) -> ft.Control:
    """One button for each time, as on Progress."""
    ui = use_ui()

    def pick(span: Range) -> Callable[[], None]:
        return lambda: choose(span)

    buttons = [
        choice_button(ids.progress_range(span), text, text, span is chosen, ui.act(pick(span)))
        for span in spans
        for text in (ui.t(f"progress-span-{span.value}"),)
    ]
    row = ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
    return ft.Semantics(label=ui.t("progress-span"), container=True, content=row)
