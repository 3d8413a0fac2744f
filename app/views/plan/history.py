"""Every version of the plan: when, who decided, why, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

import flet as ft

from app.domain.plan_differences import Difference
from app.domain.taper import Course, PlanVersion
from app.i18n.amounts import amount_text
from app.i18n.plan_differences import difference_text
from app.i18n.plan_words import dose_words
from app.services.plan import Change, PlanView
from app.views.components.gradual import Gradual, Part
from app.views.components.layout import card, page_column
from app.views.components.text import body, heading, small, strong, title
from app.views.effects import stop
from app.views.plan.change import back
from app.views.plan.standing import per_day
from app.views.ui import Ui, use_ui

GAP = 16


@ft.component
def PlanHistory() -> ft.Control:
    """The newest version first; the first one reads whole."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    view, set_view = ft.use_state(cast(PlanView | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            set_view(await ui.plan.view())

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    content: list[ft.Control] = [back(ui), title(ui, ui.t("plan-history"))]
    if view is not None:
        in_force = view.version.id if view.version is not None else None
        last = len(view.changes) - 1
        parts = tuple(
            Part(version_card, (change, n == last, change.version.id == in_force, view.today))
            for n, change in enumerate(view.changes)
        )
        content.append(Gradual(parts, GAP) if parts else body(ui, ui.t("plan-empty")))
    return page_column(ui, content)


def version_card(ui: Ui, change: Change, first: bool, in_force: bool, today: date) -> ft.Control:
    """One version."""
    version = change.version
    lines: list[ft.Control] = [small(ui, line) for line in facts(ui, version)]
    content: list[ft.Control] = [
        heading(ui, ui.t(f"plan-kind-{version.kind}")),
        strong(ui, _from(ui, version, in_force, today)),
        ft.Column(lines, spacing=2, tight=True),
    ]
    if change.slip:
        content += _listed(ui, "plan-history-slip", change.slip)
    if first:
        content += whole(ui, version)
    elif change.differences:
        content += _listed(ui, "plan-history-differences", change.differences)
    elif not change.slip:
        content.append(body(ui, ui.t("plan-history-same")))
    return ft.Row([ft.Container(card(ui, content), expand=True)])


def _from(ui: Ui, version: PlanVersion, in_force: bool, today: date) -> str:
    text = ui.t("plan-history-from", day=ui.formats.table_day(version.valid_from))
    if in_force:
        return f"{text} ({ui.t('plan-history-now')})"
    return f"{text} ({ui.t('plan-history-coming')})" if version.valid_from > today else text


def facts(ui: Ui, version: PlanVersion) -> list[str]:
    """When it was agreed and typed in, who decided and why."""
    entered = version.entered_at
    lines = [
        ui.t(
            "plan-history-agreed",
            day=ui.formats.table_day(version.agreed_on),
            decided=ui.t(f"plan-decided-{version.decided_by}"),
        ),
        ui.t(
            "plan-history-entered",
            day=ui.formats.table_day(entered.date()),
            time=ui.formats.time(entered),
        ),
    ]
    if version.reason:
        lines.append(ui.t("plan-agreement-reason", reason=version.reason))
    return lines


def _listed(ui: Ui, message: str, found: Iterable[Difference]) -> list[ft.Control]:
    lines: list[ft.Control] = [
        body(ui, difference_text(ui.words, ui.formats, one)) for one in found
    ]
    return [_part(ui, ui.t(message)), ft.Column(lines, spacing=8, tight=True)]


def _part(ui: Ui, text: str) -> ft.Control:
    return ft.Semantics(header=True, heading_level=3, content=strong(ui, text))


def whole(ui: Ui, version: PlanVersion) -> list[ft.Control]:
    """The first version, read out as it was agreed."""
    content: list[ft.Control] = []
    for course in version.courses:
        lines: list[ft.Control] = [body(ui, line) for line in steps(ui, course)]
        content += [_part(ui, course.medicine.name), ft.Column(lines, spacing=6, tight=True)]
    return [*content, *(body(ui, line) for line in beside(ui, version))]


def steps(ui: Ui, course: Course) -> list[str]:
    """The steps of a medicine, a line each."""
    lines = []
    for number, step in enumerate(course.steps, start=1):
        first, last = (ui.formats.table_day(day) for day in (step.start, step.end))
        dose = dose_words(ui.words, ui.formats, step, course.medicine)
        values = {"number": number, "first": first, "last": last, "dose": dose}
        if step.doses > 1:
            daily = per_day(ui, step, course)
            lines.append(ui.t("plan-review-step", daily=daily, **values))
        else:
            lines.append(ui.t("plan-review-step-short", **values))
    return lines


def beside(ui: Ui, version: PlanVersion) -> list[str]:
    """What the first version says beside the steps."""
    lines = [ui.t("plan-agreement-author", author=version.author)]
    for needed in version.as_needed:
        most = amount_text(ui.words, ui.formats, needed.daily_maximum, needed.medicine.unit)
        lines.append(ui.t("plan-review-needed", medicine=needed.medicine.name, maximum=most))
    if version.contingency:
        lines.append(ui.t("plan-review-hard-day", text=version.contingency))
    if version.follow_up_days:
        lines.append(ui.t("plan-review-follow-up", days=version.follow_up_days))
    for contact in version.contacts:
        parts = (contact.name, contact.phone, contact.hours)
        lines.append(ui.formats.listing([part for part in parts if part]))
    return lines
