"""A time of day, typed as the region writes it and said back, if the person likes to say."""

from __future__ import annotations

from datetime import time

from app.i18n.times import read_time, time_text
from app.views.components.kept_field import FieldSpec, Understood
from app.views.ui import Ui

EXAMPLE_TIME = time(8, 30)
"""For the hint: no time of anybody."""


def time_spec(ui: Ui, name: str, identifier: str, of: str = "") -> FieldSpec:
    """The field for a time. ``of``: what it is the time of, for screen readers."""
    question = ui.t("dose-time")
    return FieldSpec(
        name=name,
        identifier=identifier,
        question=question,
        hint=ui.t("dose-time-hint", example=time_text(EXAMPLE_TIME, ui.formats)),
        label=f"{of}: {question}" if of else "",
    )


def time_said(ui: Ui) -> Understood:
    """Says a time back as the region writes it; nothing is said twice."""

    def understood(text: str) -> str | None:
        at = read_time(text, ui.formats)
        said = time_text(at, ui.formats) if at is not None else None
        return None if said == text else said

    return understood
