"""Whose questionnaires Glidepath shows, and what their makers ask to be said."""

from __future__ import annotations

import flet as ft

from app.domain.scales.registry import SCALES
from app.views.components.layout import card
from app.views.components.text import heading, small, strong
from app.views.scales.words import words_of
from app.views.ui import Ui


def scale_notices(ui: Ui) -> ft.Control:
    """Each notice once, under the names that it is for; then those without one."""
    by_notice: dict[str, list[str]] = {}
    for scale in SCALES:
        words = words_of(ui, scale)
        if words.notice:
            by_notice.setdefault(words.notice, []).append(words.name)
    lines: list[ft.Control] = []
    for notice, names in by_notice.items():
        lines += [strong(ui, ui.formats.listing(names)), small(ui, notice)]
    return card(
        ui,
        [
            heading(ui, ui.t("more-about-scales")),
            small(ui, ui.t("more-about-peg")),
            *lines,
            small(ui, ui.t("more-about-withdrawal")),
            small(ui, ui.t("more-about-own-questions")),
        ],
    )
