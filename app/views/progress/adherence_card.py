"""Doses against the plan: the picture, its sentences, and its numbers one tap away."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import flet as ft

from app.domain.errors import GlidepathError
from app.i18n.translator import Message
from app.services.steps import AdherenceRow, AdherenceView
from app.views import identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.table import PagedTable, TableSpec
from app.views.components.text import body, heading, small
from app.views.effects import stop
from app.views.guarded import log_error
from app.views.progress.drawn import picture, sentences
from app.views.progress.slots import PIXEL_RATIO, RESIZE_SECONDS, Turn, Wanted
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui

CHART = "adherence"

USUAL_HEIGHT = 320
"""About how high picture and sentences are at text scale 1, in dp."""


@dataclass(frozen=True)
class Shown:
    """What was drawn for ``wanted``, or why it could not be."""

    wanted: Wanted | None = None
    view: AdherenceView | None = None
    trouble: Message | None = None

    def current(self, wanted: Wanted) -> bool:
        """Whether it may stand for ``wanted`` until a newer one is there: another width is
        only another size, but other days or colours would mislead or glare."""
        old = self.wanted
        return old is not None and (old.span, old.look) == (wanted.span, wanted.look)


@ft.component
def AdherenceCard(wanted: Wanted, turn: Turn) -> ft.Control:
    """Draws doses against the plan for the days that are shown."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    shown, show = ft.use_state(Shown())
    is_open, set_open = ft.use_state(False)

    async def load() -> None:
        if shown.current(wanted) and shown.wanted != wanted:
            await asyncio.sleep(RESIZE_SECONDS)
        async with turn:
            if ui.shell.state.diary is not None:
                show(await _draw(ui, wanted))

    language = ui.words.language, ui.formats.locale
    ft.use_effect(ui.act(load), [wanted, language, pulse.revision], cleanup=stop)
    name = ui.t("adherence-title")
    view = shown.view if shown.current(wanted) else None
    message = "hide" if is_open else "show"
    button = expander_button(
        ids.progress_table(CHART),
        ui.t(f"progress-table-{message}"),
        is_open,
        ui.act(lambda: set_open(not is_open)),
        label=ui.t(f"progress-table-{message}-label", name=name),
    )
    table = [_table(ui, view)] if is_open and view is not None else []
    return card(ui, [heading(ui, name), *_content(ui, shown, wanted), button, *table])


async def _draw(ui: Ui, wanted: Wanted) -> Shown:
    try:
        service, _ = ui.shell.services.open_charts(ui.words, ui.formats).steps()
        view = await service.adherence(
            wanted.span, wanted.look, wanted.width, PIXEL_RATIO, wanted.text_scale
        )
    except GlidepathError as error:
        return Shown(wanted, trouble=trouble_message(error))
    except Exception as error:  # noqa: BLE001 - what cannot be drawn hides no other card
        log_error(error, "drawing doses against the plan")
        return Shown(wanted, trouble=trouble_message(error))
    return Shown(wanted, view)


def _content(ui: Ui, shown: Shown, wanted: Wanted) -> list[ft.Control]:
    if shown.current(wanted) and shown.trouble is not None:
        return [body(ui, say_trouble(ui.words, shown.trouble))]
    if shown.current(wanted) and shown.view is not None:
        said = sentences(ui, shown.view.sentences)
        return [picture(ids.progress_chart(CHART), shown.view), said]
    return [
        ft.Container(
            content=small(ui, ui.t("progress-drawing")),
            height=USUAL_HEIGHT * wanted.text_scale,
            alignment=ft.Alignment.CENTER,
        )
    ]


def _table(ui: Ui, view: AdherenceView) -> ft.Control:
    if not view.rows:
        return body(ui, ui.t("progress-table-none"))
    first = ui.t("adherence-table-first", stretch=view.stretch)
    medicine = [ui.t("adherence-table-medicine")] if view.several else []

    def cells(row: AdherenceRow) -> list[str]:
        names = [row.medicine] if view.several else []
        return [ui.formats.table_day(row.first), *names, row.counts]

    spec = TableSpec(
        header=[first, *medicine, ui.t("adherence-table-days")],
        rows=view.rows,
        cells=cells,
        earlier=ids.progress_table_earlier(CHART),
        later=ids.progress_table_later(CHART),
    )
    return PagedTable(spec)
