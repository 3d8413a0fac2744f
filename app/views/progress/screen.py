"""Progress: the charts of every measure and score over two weeks, eight weeks or all days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import flet as ft

from app.domain.agreed import medicines
from app.domain.errors import GlidepathError
from app.domain.taper import Plans
from app.domain.trends import Range
from app.services.diary import DiaryService
from app.views import identifiers as ids
from app.views.components.buttons import choice_button, primary_button
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card, page_column
from app.views.components.room import GAP, card_room, page_room
from app.views.components.text import body, title
from app.views.effects import stop
from app.views.progress.glide_card import GlideCard
from app.views.progress.scores import Scores, cards_beside
from app.views.progress.slots import LOOKS, Turn, Wanted, fill, new_slots, picture_width
from app.views.progress.step_cards import StepCards, stack_of_cards
from app.views.ui import Ui, use_ui

YOUNG_DAYS = 14
"""A diary younger than this fits into two weeks."""


@dataclass(frozen=True)
class Standing:
    """What is known of the diary. ``first_day`` is ``None`` when it is empty; ``agreed``:
    there is a plan."""

    today: date
    first_day: date | None
    agreed: bool = False


@ft.component
def Progress() -> ft.Control:
    """Chooses the time; the cards then draw one after another, the first one first."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    chosen, choose = ft.use_state(cast(Range | None, None))
    standing, set_standing = ft.use_state(cast(Standing | None, None))
    damaged, set_damaged = ft.use_state(False)
    turn = ft.use_memo(Turn, [])
    span = chosen or usual_span(standing)
    wanted = Wanted(span, LOOKS[ui.palette], picture_width(card_room(ui)), ui.scale)

    async def load() -> None:
        diary = ui.shell.state.diary
        if diary is not None:
            set_standing(await _standing(diary))

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    content: list[ft.Control] = []
    if standing is not None and standing.first_day is None:
        content = [
            _empty(ui, standing.today),
            GlideCard(wanted, turn, standing.agreed),
            StepCards(wanted, turn, columns=1),
            Scores(wanted, turn, empty=True),
        ]
    elif standing is not None:
        notes = [card(ui, [body(ui, ui.t("trouble-entry-damaged"))], tone="urgent")]
        content = [
            _spans(ui, wanted.span, choose),
            *(notes if damaged else []),
            stack_of_cards(
                GlideCard(
                    replace(wanted, width=picture_width(page_room(ui))), turn, standing.agreed
                ),
                StepCards(wanted, turn, columns=2 if ui.wide else 1),
                Scores(wanted, turn),
                Trends(wanted, turn, set_damaged),
            ),
        ]
    return page_column(
        ui,
        [title(ui, ui.t("progress-title")), *content],
        columns=2 if ui.wide and standing is not None and standing.first_day else 1,
    )


async def _standing(diary: DiaryService) -> Standing:
    reach = await diary.reach()
    try:
        plans = await diary.plan.plans()
    except GlidepathError:  # the cards that need the plan say so themselves
        plans = Plans([])
    return Standing(diary.today(), reach[0] if reach else None, bool(medicines(plans)))


@ft.component
def Trends(wanted: Wanted, turn: Turn, tell: Callable[[bool], None]) -> ft.Control:
    """A card for each measure; its chart comes when its turn has come. The cards themselves
    wait for those above: building them would slow down the first picture, and they would move
    down as it comes. ``tell`` hears whether a day could not be opened."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    there, set_there = ft.use_state(False)
    slots = ft.use_memo(new_slots, [])

    async def load() -> None:
        if ui.shell.state.diary is None:
            return
        async with turn:
            set_there(True)
        service, reader = ui.shell.services.open_charts(ui.words, ui.formats).progress()
        await fill(slots, service, wanted, turn)
        tell(bool(reader.damaged))

    language = ui.words.language, ui.formats.locale
    ft.use_effect(ui.act(load), [wanted, language, pulse.revision], cleanup=stop)
    columns = 2 if ui.wide else 1
    rows = [tuple(slots[n : n + columns]) for n in range(0, len(slots), columns)]
    parts = tuple(Part(cards_beside, (row, wanted)) for row in rows)
    return Gradual(parts if there else (), GAP)


def usual_span(standing: Standing | None) -> Range:
    """What is shown until something is chosen: eight weeks, or two while the diary is so
    young that most of eight would be empty."""
    if standing is None or standing.first_day is None:
        return Range.EIGHT_WEEKS
    young = (standing.today - standing.first_day).days < YOUNG_DAYS
    return Range.TWO_WEEKS if young else Range.EIGHT_WEEKS


def _empty(ui: Ui, today: date) -> ft.Control:
    def check_in() -> None:
        ui.shell.navigate(f"/checkin/full/{today.isoformat()}")

    button = primary_button(ids.PROGRESS_CHECKIN, ui.t("today-checkin-open"), ui.act(check_in))
    return card(ui, [body(ui, ui.t("progress-empty")), button])


def _spans(ui: Ui, chosen: Range, set_span: Callable[[Range], None]) -> ft.Control:
    def choose(span: Range) -> Callable[[], None]:
        return lambda: set_span(span)

    buttons = []
    for span in Range:
        text = ui.t(f"progress-span-{span.value}")
        identifier = ids.progress_range(span.value)
        buttons.append(choice_button(identifier, text, text, span is chosen, ui.act(choose(span))))
    row = ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
    return ft.Semantics(label=ui.t("progress-span"), container=True, content=row)
