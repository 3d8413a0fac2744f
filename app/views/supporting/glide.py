"""The agreed dose and what was taken, over what was granted beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import flet as ft

from app.domain.sharing.shown import Shown
from app.services.charts import Charts
from app.services.glide import GlideChoices
from app.services.glide_view import GlideView
from app.views import identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.text import heading, small
from app.views.effects import stop
from app.views.progress.drawn import picture, sentences
from app.views.progress.glide_card import CHART, USUAL_HEIGHT
from app.views.progress.glide_choose import choose_medicine
from app.views.progress.glide_draw import draw_path, possible
from app.views.progress.glide_picks import MOST, Picks
from app.views.progress.glide_table import glide_table
from app.views.progress.slots import Turn, Wanted
from app.views.supporting.words import milestone_words
from app.views.ui import Ui, use_ui

FIRST = ("interference_24h", "pain_24h", "mood", "withdrawal")
"""What stands under the dose, as far as it was granted: daily life first."""


@dataclass(frozen=True)
class Drawn:
    """What was drawn, and what it can be drawn of."""

    wanted: Wanted
    picks: Picks
    choices: GlideChoices
    view: GlideView

    def current(self, wanted: Wanted) -> bool:
        """Whether it may stand until a newer one is there: another width is another size only."""
        return (self.wanted.span, self.wanted.look) == (wanted.span, wanted.look)


@ft.component
def SharedGlide(charts: Charts, shown: Shown, wanted: Wanted, turn: Turn) -> ft.Control:
    """The picture with its sentences; the numbers are one tap away."""
    ui = use_ui()
    picks, pick = ft.use_state(cast(Picks | None, None))
    drawn, show = ft.use_state(cast(Drawn | None, None))
    is_open, set_open = ft.use_state(False)

    async def load() -> None:
        async with turn:
            show(await _draw(ui, charts, shown, wanted, picks))

    async def choose(chosen: Picks) -> None:
        pick(chosen)

    ft.use_effect(ui.act(load), [charts, wanted, picks], cleanup=stop)
    title = heading(ui, ui.t("supporting-glide"))
    if drawn is None or not drawn.current(wanted):
        waiting = ft.Container(
            content=small(ui, ui.t("progress-drawing")),
            height=USUAL_HEIGHT * wanted.text_scale,
            alignment=ft.Alignment.CENTER,
        )
        return card(ui, [title, waiting])
    message = "hide" if is_open else "show"
    button = expander_button(
        ids.progress_table(CHART),
        ui.t(f"progress-table-{message}"),
        is_open,
        ui.act(lambda: set_open(not is_open)),
        label=ui.t(f"progress-table-{message}-label", name=ui.t("supporting-glide")),
    )
    table = [glide_table(ui, drawn.view, CHART)] if is_open else []
    return card(
        ui,
        [
            title,
            *choose_medicine(ui, drawn.choices, drawn.picks, choose),
            picture(ids.progress_chart(CHART), drawn.view),
            sentences(ui, drawn.view.sentences),
            button,
            *table,
        ],
    )


async def _draw(
    ui: Ui, charts: Charts, shown: Shown, wanted: Wanted, picks: Picks | None
) -> Drawn | None:
    service, _ = charts.glide()
    choices = await service.choices(wanted.span)
    if not choices.medicines:
        return None
    granted = {measure.id for measure in shown.measures}
    beside = tuple(i for i in FIRST if i in granted)[:MOST]
    picks = possible(picks or Picks(choices.medicines[0].id, beside), choices)
    marks = [(m.marked, milestone_words(ui, m)) for m in shown.milestones if m.marked is not None]
    return Drawn(wanted, picks, choices, await draw_path(service, picks, wanted, marks))
