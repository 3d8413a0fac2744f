"""Progress: the charts of every measure over two weeks, eight weeks or all days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import flet as ft

from app.domain.trends import Range
from app.views import identifiers as ids
from app.views.components.buttons import choice_button, primary_button
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card, page_column
from app.views.components.room import GAP, card_room, page_room
from app.views.components.text import body, title
from app.views.effects import stop
from app.views.progress.card import MeasureCard
from app.views.progress.glide_card import GlideCard
from app.views.progress.slots import LOOKS, Slot, Wanted, fill, new_slots, picture_width
from app.views.progress.step_cards import StepCards, stack_of_cards
from app.views.ui import Ui, use_ui

YOUNG_DAYS = 14
"""A diary younger than this fits into two weeks."""


@dataclass(frozen=True)
class Standing:
    """What is known of the diary. ``first_day`` is ``None`` when it is empty."""

    today: date
    first_day: date | None
    damaged: bool = False


@ft.component
def Progress() -> ft.Control:
    """Chooses the time and lets the charts come one after another."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    chosen, choose = ft.use_state(cast(Range | None, None))
    standing, set_standing = ft.use_state(cast(Standing | None, None))
    span = chosen or usual_span(standing)
    slots = ft.use_memo(new_slots, [])
    wanted = Wanted(span, LOOKS[ui.palette], picture_width(card_room(ui)), ui.scale)

    async def load() -> None:
        diary = ui.shell.state.diary
        if diary is None:
            return
        reach = await diary.reach()
        now = Standing(diary.today(), reach[0] if reach else None)
        set_standing(now)
        if reach is None or (chosen is None and usual_span(now) is not span):
            return  # nothing to draw, or the next rendering asks for another span
        service, reader = ui.shell.services.open_progress(ui.words, ui.formats)
        await fill(slots, service, wanted)
        set_standing(Standing(now.today, now.first_day, bool(reader.damaged)))

    language = ui.words.language, ui.formats.locale
    ft.use_effect(ui.act(load), [wanted, language, pulse.revision], cleanup=stop)
    return page_column(
        ui,
        [title(ui, ui.t("progress-title")), *_content(ui, standing, slots, wanted, choose)],
        columns=2 if ui.wide and standing is not None and standing.first_day else 1,
    )


def usual_span(standing: Standing | None) -> Range:
    """What is shown until something is chosen: eight weeks, or two while the diary is so
    young that most of eight would be empty."""
    if standing is None or standing.first_day is None:
        return Range.EIGHT_WEEKS
    young = (standing.today - standing.first_day).days < YOUNG_DAYS
    return Range.TWO_WEEKS if young else Range.EIGHT_WEEKS


def _content(
    ui: Ui,
    standing: Standing | None,
    slots: Sequence[Slot],
    wanted: Wanted,
    set_span: Callable[[Range], None],
) -> list[ft.Control]:
    if standing is None:
        return []
    if standing.first_day is None:
        return [_empty(ui, standing.today), GlideCard(wanted), StepCards(wanted, columns=1)]
    damaged = [body(ui, ui.t("trouble-entry-damaged"))] if standing.damaged else []
    side_by_side = 2 if ui.wide else 1
    rows = [tuple(slots[n : n + side_by_side]) for n in range(0, len(slots), side_by_side)]
    return [
        _spans(ui, wanted.span, set_span),
        *(card(ui, [text], tone="urgent") for text in damaged),
        stack_of_cards(
            GlideCard(replace(wanted, width=picture_width(page_room(ui)))),
            StepCards(wanted, columns=side_by_side),
            Gradual(tuple(Part(_cards, (row, wanted)) for row in rows), GAP),
        ),
    ]


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


def _cards(ui: Ui, slots: Sequence[Slot], wanted: Wanted) -> ft.Control:
    """One card, or two side by side, so that the order to read and to tab stays that of the
    measures."""
    if not ui.wide:
        return MeasureCard(slots[0], wanted)
    pair: list[ft.Control] = [ft.Container(MeasureCard(s, wanted), expand=True) for s in slots]
    filler = [ft.Container(expand=True)] if len(pair) == 1 else []
    start = ft.CrossAxisAlignment.START
    return ft.Row([*pair, *filler], spacing=GAP, vertical_alignment=start)
