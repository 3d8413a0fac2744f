"""Something from another source, on the dose page."""

from __future__ import annotations

import flet as ft

from app.services.dose_fields import SOURCE, SOURCE_CORRECTS
from app.views import dose_identifiers as ids
from app.views.components.kept_field import FieldSpec
from app.views.components.layout import card
from app.views.components.text import heading
from app.views.doses.inputs import Page, field
from app.views.doses.said_rows import changing, said_rows
from app.views.ui import use_ui


@ft.component
def SourceCard(page: Page, first: int) -> ft.Control:
    """Something from another source, in words: its strength is not known."""
    ui = use_ui()
    turn, redraw = ft.use_state(0)
    spec = FieldSpec(
        name=SOURCE,
        identifier=ids.DOSE_SOURCE,
        question=ui.t("dose-source-what"),
        hint=ui.t("dose-source-why"),
        lines=2,
    )
    said = [(other, None) for other in page.form.day.others]
    return card(
        ui,
        [
            heading(ui, ui.t("doses-source-title")),
            *said_rows(ui, page, said, first, lambda: redraw(turn + 1)),
            *changing(ui, page, SOURCE_CORRECTS),
            field(page, spec, lambda _: None),
        ],
        stretch=True,
    )
