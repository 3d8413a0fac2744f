"""Choosing what the glide path shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import cast
from uuid import UUID

import flet as ft

from app.charts import words
from app.domain.measures import MEASURES
from app.domain.traces import Charted, Trace
from app.services.glide import GlideChoices
from app.views import identifiers as ids
from app.views.components.buttons import choice_button
from app.views.components.text import small
from app.views.effects import stop
from app.views.progress.glide_picks import MOST, TOTAL, Picks
from app.views.ui import Ui, use_ui

Pick = Callable[[Picks], Awaitable[None]]


def choose_medicine(ui: Ui, choices: GlideChoices, picks: Picks, pick: Pick) -> list[ft.Control]:
    """Which medicine, or all opioids together; nothing where there is no choice."""
    options: list[tuple[UUID | None, str, str]] = [
        (m.id, m.name, str(number)) for number, m in enumerate(choices.medicines, start=1)
    ]
    if choices.total:
        options.append((None, ui.t("glide-total"), TOTAL))
    if len(options) == 1:
        return []
    buttons = [
        choice_button(
            ids.progress_glide_medicine(part),
            name,
            name,
            picks.medicine == medicine,
            ui.act(_medicine(picks, medicine, pick)),
        )
        for medicine, name, part in options
    ]
    return [ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)]


def _medicine(picks: Picks, medicine: UUID | None, pick: Pick) -> Callable[[], Awaitable[None]]:
    return lambda: pick(replace(picks, medicine=medicine))


@ft.component
def ChooseMeasures(picks: Picks, pick: Pick) -> ft.Control:
    """Up to four measures to stand under the path, or scores of what was answered."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    scores, set_scores = ft.use_state(cast(tuple[Trace, ...], ()))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            service, _ = ui.shell.services.open_charts(ui.words, ui.formats).glide()
            set_scores(await service.scores())

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    offered: list[Charted] = [*MEASURES, *scores]
    full = len(picks.measures) >= MOST

    def turn(measure: str) -> Callable[[], Awaitable[None]]:
        return lambda: pick(picks.turned(measure))

    buttons = [
        choice_button(
            ids.progress_glide_measure(m.id),
            words.name(m, ui.words),
            words.name(m, ui.words),
            m.id in picks.measures,
            ui.act(turn(m.id)),
            several=True,
            disabled=full and m.id not in picks.measures,
        )
        for m in offered
    ]
    row = ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)
    group = ft.Semantics(label=ui.t("glide-measures-show"), container=True, content=row)
    return ft.Column(
        [small(ui, ui.t("glide-measures-most", most=MOST)), group], spacing=8, tight=True
    )
