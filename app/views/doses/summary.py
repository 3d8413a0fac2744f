"""What the page says so far of a medicine, said anew with each change."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import flet as ft

from app.services.dose_form import MedicineRead
from app.views.components.text import strong
from app.views.doses.inputs import Page
from app.views.doses.words import taken_line
from app.views.kept import use_kept
from app.views.ui import Ui, use_ui


class Endings:
    """What is to be ended when a control goes."""

    def __init__(self) -> None:
        self._ends: list[Callable[[], None]] = []

    def add(self, end: Callable[[], None]) -> None:
        """``end`` is called once, by ``run``."""
        self._ends.append(end)

    def run(self) -> None:
        """End it all."""
        while self._ends:
            self._ends.pop()()


@ft.component
def Summary(page: Page, medicine: UUID) -> ft.Control:
    """What the page says so far, in words, said anew with each change."""
    ui = use_ui()
    text, set_text = ft.use_state(summary(ui, page, medicine))
    endings = use_kept(Endings)

    def begin() -> None:
        endings.add(page.form.listen(lambda: set_text(summary(ui, page, medicine))))
        set_text(summary(ui, page, medicine))

    ft.use_effect(ui.act(begin), [], cleanup=ui.act(endings.run))
    return ft.Semantics(
        live_region=True,
        container=True,
        content=ft.Container(strong(ui, text), visible=bool(text)),
        visible=bool(text),
    )


def summary(ui: Ui, page: Page, medicine: UUID) -> str:
    """ "You took 40 of 60 mg.", or how much is not said yet; empty while nothing is."""
    read = next((m for m in page.form.read().medicines if m.day.medicine.id == medicine), None)
    if read is None or not read.begun:
        return ""
    return so_far(ui, read)


def so_far(ui: Ui, read: MedicineRead) -> str:
    """The sum once every dose is clear; before that, how many are not."""
    if read.doses is None:
        return ui.t("dose-summary-unsaid", count=len(read.open)) if read.open else ""
    return taken_line(ui, read.taken, read.day.against.planned, read.day.medicine)
