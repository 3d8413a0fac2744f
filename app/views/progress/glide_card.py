"""The glide path: where am I against what was agreed, and how am I doing at this dose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import flet as ft

from app.domain.errors import GlidepathError
from app.i18n.translator import Message
from app.services.glide import GlideChoices
from app.services.glide_view import GlideView
from app.views import identifiers as ids
from app.views.components.expander import expander_button
from app.views.components.layout import card
from app.views.components.text import body, heading, small
from app.views.effects import stop
from app.views.guarded import log_error
from app.views.progress.drawn import picture, sentences
from app.views.progress.glide_choose import ChooseMeasures, Pick, choose_medicine
from app.views.progress.glide_draw import draw_path, possible
from app.views.progress.glide_picks import Picks, keep_picks, read_picks
from app.views.progress.glide_table import glide_table
from app.views.progress.slots import RESIZE_SECONDS, Turn, Wanted
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui

CHART = "glide"

MEASURES_OPEN, TABLE_OPEN = "measures", "table"
"""What may be open under the picture; one at a time."""

USUAL_HEIGHT = 560
"""About how high picture and sentences are at text scale 1, in dp."""


@dataclass(frozen=True)
class Shown:
    """What was drawn, for what, or why it could not be. ``there``: there is a plan."""

    there: bool = False
    wanted: Wanted | None = None
    picks: Picks | None = None
    choices: GlideChoices | None = None
    view: GlideView | None = None
    trouble: Message | None = None

    def current(self, wanted: Wanted) -> bool:
        """Whether it may stand for ``wanted`` until a newer one is there."""
        old = self.wanted
        return old is not None and (old.span, old.look) == (wanted.span, wanted.look)


@ft.component
def GlideCard(wanted: Wanted, turn: Turn, agreed: bool) -> ft.Control:
    """Draws the path for the days that are shown; nothing while there is no plan. With
    ``agreed`` there is one, and its room is kept from the first moment."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    shown, show = ft.use_state(Shown(there=agreed))
    picks, set_picks = ft.use_state(cast(Picks | None, None))

    async def load() -> None:
        if shown.current(wanted) and shown.wanted != wanted:
            await asyncio.sleep(RESIZE_SECONDS)
        async with turn:
            if ui.shell.state.diary is not None:
                show(await _draw(ui, wanted, picks))

    async def pick(chosen: Picks) -> None:
        set_picks(chosen)
        await keep_picks(ui, chosen)

    language = ui.words.language, ui.formats.locale
    ft.use_effect(ui.act(load), [wanted, picks, language, pulse.revision], cleanup=stop)
    if not shown.there and shown.trouble is None:
        return ft.Container()
    content = card(ui, _content(ui, shown, wanted, picks or shown.picks, pick))
    return ft.Container(content, padding=ft.Padding.only(bottom=16))


async def _draw(ui: Ui, wanted: Wanted, picks: Picks | None) -> Shown:
    try:
        service, _ = ui.shell.services.open_charts(ui.words, ui.formats).glide()
        choices = await service.choices(wanted.span)
        if not choices.medicines:
            return Shown()
        picks = possible(picks or await read_picks(ui, choices), choices)
        view = await draw_path(service, picks, wanted, await ui.plan.milestones.marks())
    except GlidepathError as error:
        return Shown(wanted=wanted, trouble=trouble_message(error))
    except Exception as error:  # noqa: BLE001 - what cannot be drawn hides no other card
        log_error(error, "drawing the glide path")
        return Shown(wanted=wanted, trouble=trouble_message(error))
    return Shown(True, wanted, picks, choices, view)


def _content(
    ui: Ui,
    shown: Shown,
    wanted: Wanted,
    picks: Picks | None,
    pick: Pick,
) -> list[ft.Control]:
    title = heading(ui, ui.t("glide-card-title"))
    if shown.current(wanted) and shown.trouble is not None:
        return [title, body(ui, say_trouble(ui.words, shown.trouble))]
    if not shown.current(wanted) or shown.view is None or picks is None or shown.choices is None:
        waiting = ft.Container(
            content=small(ui, ui.t("progress-drawing")),
            height=USUAL_HEIGHT * wanted.text_scale,
            alignment=ft.Alignment.CENTER,
        )
        return [title, waiting]
    return [
        title,
        *choose_medicine(ui, shown.choices, picks, pick),
        picture(ids.progress_chart(CHART), shown.view),
        sentences(ui, shown.view.sentences),
        Behind(shown.view, picks, pick),
    ]


@ft.component
def Behind(view: GlideView, picks: Picks, pick: Pick) -> ft.Control:
    """What is one tap away: the measures to choose, and the numbers."""
    ui = use_ui()
    is_open, set_open = ft.use_state(cast(str | None, None))

    def turn(what: str) -> Callable[[], None]:
        return lambda: set_open(None if is_open == what else what)

    measures = "hide" if is_open == MEASURES_OPEN else "show"
    table = "hide" if is_open == TABLE_OPEN else "show"
    buttons = [
        expander_button(
            ids.PROGRESS_GLIDE_MEASURES,
            ui.t(f"glide-measures-{measures}"),
            is_open == MEASURES_OPEN,
            ui.act(turn(MEASURES_OPEN)),
        ),
        expander_button(
            ids.progress_table(CHART),
            ui.t(f"progress-table-{table}"),
            is_open == TABLE_OPEN,
            ui.act(turn(TABLE_OPEN)),
            label=ui.t(f"progress-table-{table}-label", name=ui.t("glide-card-title")),
        ),
    ]
    inside: list[ft.Control] = []
    if is_open == MEASURES_OPEN:
        inside = [ChooseMeasures(picks, pick)]
    elif is_open == TABLE_OPEN:
        inside = [glide_table(ui, view, CHART)]
    return ft.Column(
        [ft.Row(buttons, wrap=True, spacing=8, run_spacing=8), *inside], spacing=12, tight=True
    )
