"""The plan beside the days: then and now, step by step, doses as agreed.

They are there when an agreed day has begun; without a plan there is nothing to set beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.domain.errors import GlidepathError
from app.i18n.translator import Message
from app.services.step_words import StepView, TogetherView
from app.services.steps import StepsView
from app.views import identifiers as ids
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card, two_columns
from app.views.components.room import GAP
from app.views.components.text import body, heading
from app.views.effects import stop
from app.views.guarded import log_error
from app.views.progress.adherence_card import AdherenceCard
from app.views.progress.compared import compared
from app.views.progress.slots import Turn, Wanted
from app.views.progress.steps_card import StepsCard
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui


@dataclass(frozen=True)
class Found:
    """What was read. ``view`` is ``None`` without a plan or with ``trouble``; ``damaged``:
    a day could not be opened."""

    view: StepsView | None = None
    trouble: Message | None = None
    damaged: bool = False


def stack_of_cards(*controls: ft.Control) -> ft.Control:
    """Cards under each other where the first may be nothing at all: they bring their own
    room to the next (``StepCards``), so that nothing leaves no gap."""
    return ft.Column(
        list(controls),
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def StepCards(wanted: Wanted, turn: Turn, columns: int) -> ft.Control:
    """Reads the plan beside the days and shows it in 1 or 2 ``columns``, or nothing while
    there is no plan."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    found, set_found = ft.use_state(Found())

    async def load() -> None:
        async with turn:
            if ui.shell.state.diary is not None:
                set_found(await _read(ui))

    language = ui.words.language, ui.formats.locale
    ft.use_effect(ui.act(load), [language, pulse.revision], cleanup=stop)
    if found.trouble is not None:
        return _with_room(card(ui, [body(ui, say_trouble(ui.words, found.trouble))]))
    if found.view is None:
        return ft.Container()
    together = Part(_together, (found.view.together, found.damaged))
    steps = Part(_steps, (found.view.steps,))
    if columns == 1:
        return _with_room(Gradual((together, steps), GAP), AdherenceCard(wanted, turn))
    first = [Gradual((together,), GAP), AdherenceCard(wanted, turn)]
    return _with_room(*two_columns(ui, first, [Gradual((steps,), GAP)]))


def _with_room(*cards: ft.Control) -> ft.Control:
    column = ft.Column(
        list(cards),
        spacing=GAP,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.Container(column, padding=ft.Padding.only(bottom=GAP))


async def _read(ui: Ui) -> Found:
    try:
        service, reader = ui.shell.services.open_charts(ui.words, ui.formats).steps()
        view = await service.steps()
    except GlidepathError as error:
        return Found(trouble=trouble_message(error))
    except Exception as error:  # noqa: BLE001 - what cannot be read hides no chart
        log_error(error, "reading the plan beside the days")
        return Found(trouble=trouble_message(error))
    return Found(view, damaged=bool(reader.damaged))


def _together(ui: Ui, view: TogetherView, damaged: bool) -> ft.Control:
    heads = ui.t("together-start"), ui.t("together-now")
    left_out = [body(ui, ui.t("steps-damaged"))] if damaged else []
    said = [body(ui, sentence) for sentence in view.sentences]
    content = card(
        ui,
        [
            heading(ui, ui.t("together-title")),
            compared(ui, heads, view.rows),
            *said,
            *left_out,
        ],
    )
    return ft.Semantics(identifier=ids.PROGRESS_TOGETHER, container=True, content=content)


def _steps(ui: Ui, steps: tuple[StepView, ...]) -> ft.Control:
    content = StepsCard(steps)
    return ft.Semantics(identifier=ids.PROGRESS_STEPS, container=True, content=content)
