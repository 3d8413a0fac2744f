"""A past day's questionnaires, each with the way to all of it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n.scale_results import headline
from app.services.scales import Seen
from app.views import scale_identifiers as ids
from app.views.components.buttons import secondary_button
from app.views.components.layout import card
from app.views.components.text import body, heading, strong
from app.views.scales.words import words_of
from app.views.ui import Ui


def day_scales(ui: Ui, answered: Sequence[Seen]) -> list[ft.Control]:
    """The card of a day; nothing where none was answered."""
    if not answered:
        return []
    rows = [row(ui, seen, n) for n, seen in enumerate(answered, start=1)]
    return [card(ui, [heading(ui, ui.t("scales-day")), *rows])]


def row(ui: Ui, seen: Seen, number: int) -> ft.Control:
    """One questionnaire: its name, what it came to, and the button that leads there."""
    result = seen.result
    name, text = words_of(ui, result.scale).name, ui.t("scales-read")
    path = f"/questions/{result.scale.id}/result/{result.response.id}"
    said = ft.Column(
        [strong(ui, name), body(ui, headline(result, ui.words, ui.formats))], spacing=0, tight=True
    )
    button = secondary_button(
        ids.history_scale(number),
        text,
        ui.act(lambda: ui.shell.navigate(path)),
        label=f"{text}: {name}",
    )
    return ft.Column([ft.MergeSemantics(said), ft.Row([button], wrap=True)], spacing=8, tight=True)
