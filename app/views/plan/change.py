"""What changed in the plan: one entry for each kind, each an ordinary thing."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.plan_changes import STATES
from app.domain.plan_rows import StepState
from app.domain.taper import ChangeKind, PlanVersion
from app.services.plan import PlanView
from app.views import plan_identifiers as ids
from app.views.components.buttons import identified, text_button
from app.views.components.layout import leads_on, page_column
from app.views.components.text import body, small, strong, title
from app.views.effects import stop
from app.views.plan.standing import SIGNS
from app.views.ui import Ui, use_ui

KINDS = {
    ChangeKind.PAUSED: SIGNS[StepState.PAUSED],
    ChangeKind.HELD: SIGNS[StepState.HELD],
    ChangeKind.INCREASED: SIGNS[StepState.INCREASED],
    ChangeKind.RESUMED: SIGNS[StepState.IN_PROGRESS],
    ChangeKind.CHANGED: ft.Icons.EDIT_CALENDAR_OUTLINED,
    ChangeKind.FINISHED: SIGNS[StepState.STAYS],
    ChangeKind.CORRECTED: ft.Icons.EDIT_OUTLINED,
}


@ft.component
def PlanChange() -> ft.Control:
    """Leads to the page that belongs to what changed; without a plan, back to the plan."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, set_view = ft.use_state(cast(PlanView | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            found = await ui.plan.view()
            set_view(found)
            if not found.changes:
                ui.shell.navigate("/plan")

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    return page_column(
        ui,
        [
            back(ui),
            title(ui, ui.t("plan-change")),
            body(ui, ui.t("plan-change-intro")),
            *(entries(ui, view) if view is not None else []),
        ],
    )


def back(ui: Ui) -> ft.Control:
    """The way back to the plan."""
    go = ui.act(lambda: ui.shell.navigate("/plan"))
    return ft.Row([text_button(ids.PLAN_BACK, ui.t("back"), go, ft.Icons.ARROW_BACK)], wrap=True)


def entries(ui: Ui, view: PlanView) -> list[ft.Control]:
    """The kinds that make sense now: only what holds today can be paused, held or finished,
    and goes on only what stays."""
    wanted = [kind for kind in KINDS if _possible(kind, view)]
    # While a medicine stays, going on is what changes next.
    wanted.sort(key=lambda kind: kind is not ChangeKind.RESUMED)
    note = [] if set(STATES) & set(wanted) else [small(ui, ui.t("plan-change-none"))]
    return [*(entry(ui, kind) for kind in wanted), *note]


def _possible(kind: ChangeKind, view: PlanView) -> bool:
    if kind in STATES:
        return _holds(view.version, view)
    if kind is ChangeKind.RESUMED:
        courses = view.version.courses if view.version is not None else ()
        return any(c.state.stays for c in courses)
    return True


def _holds(version: PlanVersion | None, view: PlanView) -> bool:
    courses = version.courses if version is not None else ()
    return any(c.step_on(view.today) is not None for c in courses)


def path_of(kind: ChangeKind) -> str:
    """The page for a kind of change."""
    return f"/plan/stay/{kind}" if kind in STATES else f"/plan/form/{kind}"


def entry(ui: Ui, kind: ChangeKind) -> ft.Control:
    """A wide button: what it is called here, and what that means."""
    words = ft.Column(
        [strong(ui, ui.t(f"plan-change-{kind}")), small(ui, ui.t(f"plan-change-{kind}-why"))],
        spacing=2,
        tight=True,
    )
    row = ft.Row(
        [
            ft.Icon(KINDS[kind], color=ui.palette.accent),
            ft.Container(words, expand=True),
            *leads_on(ui),
        ],
        spacing=16,
    )
    button = ft.FilledButton(
        row,
        on_click=ui.act(lambda: ui.shell.navigate(path_of(kind))),
        style=ft.ButtonStyle(
            bgcolor=ui.palette.card,
            color=ui.palette.text,
            padding=ft.Padding.symmetric(vertical=16, horizontal=20),
            shape=ft.RoundedRectangleBorder(radius=16),
            side=ft.BorderSide(1, ui.palette.line),
            elevation=0,
            visual_density=ft.VisualDensity.STANDARD,
        ),
    )
    return identified(ids.plan_change(kind), button)
