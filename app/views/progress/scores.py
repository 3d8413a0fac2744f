"""The questionnaires on Progress: a card for each score, and one for answers without any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import flet as ft

from app.domain.errors import GlidepathError
from app.i18n.translator import Message
from app.services.score_trends import CheckView
from app.views.components.gradual import Gradual, Part
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.room import GAP
from app.views.components.text import body, heading
from app.views.effects import stop
from app.views.guarded import log_error
from app.views.progress.card import MeasureCard
from app.views.progress.check_card import CheckCard
from app.views.progress.slots import Slot, Turn, Wanted, fill, new_slots
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui


@dataclass(frozen=True)
class Shown:
    """What there is. ``slots`` are the places of the charts, ``trouble`` why there are none."""

    slots: tuple[Slot, ...] = ()
    checks: tuple[CheckView, ...] = ()
    trouble: Message | None = None


@ft.component
def Scores(wanted: Wanted, turn: Turn, empty: bool = False) -> ft.Control:
    """The cards of what has been answered at least once; a sentence while nothing has, and
    nothing at all in an ``empty`` diary."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    shown, show = ft.use_state(cast(Shown | None, None))

    async def load() -> None:
        if ui.shell.state.diary is None:
            return
        service = ui.shell.services.open_charts(ui.words, ui.formats).scores()
        try:
            async with turn:
                answered = await service.answered()
                checks = [await service.check(s.id, wanted.span) for s in answered.checks]
        except GlidepathError as error:
            show(Shown(trouble=trouble_message(error)))
            return
        except Exception as error:  # noqa: BLE001 - what cannot be read hides no other card
            log_error(error, "reading the questionnaires")
            show(Shown(trouble=trouble_message(error)))
            return
        # The same places as before: what is drawn stays until the new picture is there.
        there = {s.measure.id: s for s in shown.slots} if shown is not None else {}
        slots = tuple(there.get(s.measure.id, s) for s in new_slots(answered.traces))
        show(Shown(slots, tuple(checks)))
        await fill(slots, service, wanted, turn)

    language = ui.words.language, ui.formats.locale
    ft.use_effect(ui.act(load), [wanted, language, pulse.revision], cleanup=stop)
    if shown is None or (empty and shown == Shown()):
        return ft.Container()
    columns = 2 if ui.wide else 1
    parts = [Part(_head, ())]
    if shown.trouble is not None:
        parts.append(Part(_trouble, (shown.trouble,)))
    elif not shown.slots and not shown.checks:
        parts.append(Part(_none, ()))
    cards = (*shown.slots, *shown.checks)
    rows = (cards[n : n + columns] for n in range(0, len(cards), columns))
    parts += [Part(cards_beside, (row, wanted)) for row in rows]
    return ft.Container(Gradual(tuple(parts), GAP), padding=ft.Padding.only(bottom=GAP))


def _head(ui: Ui) -> ft.Control:
    return heading(ui, ui.t("score-cards"))


def _none(ui: Ui) -> ft.Control:
    return card(ui, [body(ui, ui.t("score-none"))])


def _trouble(ui: Ui, trouble: Message) -> ft.Control:
    return card(ui, [body(ui, say_trouble(ui.words, trouble))])


def cards_beside(ui: Ui, places: Sequence[Slot | CheckView], wanted: Wanted) -> ft.Control:
    """One card, or two side by side, so that the order to read and to tab stays that of the
    measures."""
    if not ui.wide:
        return _card(places[0], wanted)
    pair: list[ft.Control] = [ft.Container(_card(p, wanted), expand=True) for p in places]
    filler = [ft.Container(expand=True)] if len(pair) == 1 else []
    start = ft.CrossAxisAlignment.START
    return ft.Row([*pair, *filler], spacing=GAP, vertical_alignment=start)


def _card(place: Slot | CheckView, wanted: Wanted) -> ft.Control:
    """Under a key of its own: a new card may come before those that are there."""
    if isinstance(place, Slot):
        return keyed(MeasureCard, place.measure.id)(place, wanted)
    return keyed(CheckCard, place.scale_id)(place)
