"""The charts of what was shared: each measure, the steps, the questionnaires."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.errors import GlidepathError
from app.domain.measures import Measure
from app.domain.sharing.shown import Shown
from app.services.charts import Charts
from app.services.score_trends import CheckView
from app.services.step_words import StepView
from app.views.components.keyed import keyed
from app.views.components.layout import stack
from app.views.components.text import heading
from app.views.effects import stop
from app.views.guarded import log_error
from app.views.progress.card import MeasureCard
from app.views.progress.check_card import CheckCard
from app.views.progress.slots import Slot, Turn, Wanted, fill, new_slots
from app.views.progress.steps_card import StepsCard
from app.views.ui import use_ui


@ft.component
def SharedMeasures(
    charts: Charts, measures: tuple[Measure, ...], wanted: Wanted, turn: Turn
) -> ft.Control:
    """A card for each measure; its chart comes when its turn has come."""
    ui = use_ui()
    slots = ft.use_memo(lambda: new_slots(measures), [measures])

    async def load() -> None:
        service, _ = charts.progress()
        await fill(slots, service, wanted, turn)

    ft.use_effect(ui.act(load), [charts, wanted], cleanup=stop)
    return stack([keyed(MeasureCard, slot.measure.id)(slot, wanted) for slot in slots])


@ft.component
def SharedSteps(charts: Charts, shown: Shown, turn: Turn) -> ft.Control:
    """How the days were before and after each step; nothing where there is no step, or nothing
    to set beside it. Then and now (``step_cards``) is not told: it names measures that may not
    have been granted."""
    ui = use_ui()
    steps, set_steps = ft.use_state(cast(tuple[StepView, ...], ()))

    async def load() -> None:
        async with turn:
            service, _ = charts.steps()
            try:
                view = await service.steps() if charts.compared else None
            except GlidepathError as error:  # what cannot be read hides no chart
                log_error(error, "reading the steps of a package")
                view = None
        set_steps(view.steps if view is not None else ())

    ft.use_effect(ui.act(load), [charts], cleanup=stop)
    if not steps:
        return ft.Container(visible=False)
    return StepsCard(steps, "supporting-steps-about")


@ft.component
def SharedScores(charts: Charts, wanted: Wanted, turn: Turn) -> ft.Control:
    """The questionnaires that were answered, as on Progress."""
    ui = use_ui()
    slots, set_slots = ft.use_state(cast(tuple[Slot, ...], ()))
    checks, set_checks = ft.use_state(cast(tuple[CheckView, ...], ()))

    async def load() -> None:
        service = charts.scores()
        async with turn:
            answered = await service.answered()
            found = [await service.check(scale.id, wanted.span) for scale in answered.checks]
        known = {slot.measure.id: slot for slot in slots}
        places = tuple(known.get(s.measure.id, s) for s in new_slots(answered.traces))
        set_slots(places)
        set_checks(tuple(found))
        await fill(places, service, wanted, turn)

    ft.use_effect(ui.act(load), [charts, wanted], cleanup=stop)
    if not slots and not checks:
        return ft.Container(visible=False)
    return stack(
        [
            heading(ui, ui.t("score-cards")),
            *(keyed(MeasureCard, slot.measure.id)(slot, wanted) for slot in slots),
            *(keyed(CheckCard, view.scale_id)(view) for view in checks),
        ]
    )
