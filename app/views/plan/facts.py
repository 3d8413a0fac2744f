"""What stands beside the steps: a hard day, as-needed medicines, what was agreed and by whom."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.domain.taper import AsNeeded, PlanVersion
from app.i18n.amounts import amount_text
from app.views import plan_identifiers as ids
from app.views.components.buttons import text_button
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.plan.contacts import Contacts
from app.views.ui import Ui


def hard_day_card(ui: Ui, version: PlanVersion) -> ft.Control:
    """What was agreed for a hard day, and who to call."""
    text = version.contingency or ui.t("plan-hard-day-none")
    controls: list[ft.Control] = [heading(ui, ui.t("plan-hard-day")), body(ui, text)]
    if version.contacts:
        name = ui.t("plan-contacts")
        controls += [
            ft.Semantics(header=True, heading_level=3, content=strong(ui, name)),
            Contacts(version.contacts),
        ]
    return card(ui, controls, "soft")


def needed_card(ui: Ui, needed: tuple[AsNeeded, ...]) -> ft.Control:
    """Medicines taken only when needed, each with the most for one day."""
    rows = [
        ft.MergeSemantics(
            ft.Column([strong(ui, one.medicine.name), body(ui, _limit(ui, one))], spacing=2)
        )
        for one in needed
    ]
    return card(ui, [heading(ui, ui.t("plan-needed")), *rows])


def _limit(ui: Ui, needed: AsNeeded) -> str:
    unit = needed.medicine.unit
    most = amount_text(ui.words, ui.formats, needed.daily_maximum, unit)
    if needed.amount is None:
        return ui.t("plan-needed-maximum", amount=most)
    each = amount_text(ui.words, ui.formats, needed.amount, unit)
    return ui.t("plan-needed-amount", amount=each, maximum=most)


def agreement_card(ui: Ui, version: PlanVersion, today: date) -> ft.Control:
    """Who wrote it, when it was agreed, who decided and why; the way to what was before."""
    since = "plan-agreement-since" if version.valid_from <= today else "plan-agreement-from"
    lines = [
        ui.t("plan-agreement-author", author=version.author),
        ui.t("plan-agreement-agreed", day=ui.formats.table_day(version.agreed_on)),
        ui.t(f"plan-decided-{version.decided_by}"),
        ui.t(since, day=ui.formats.table_day(version.valid_from)),
    ]
    if version.reason:
        lines.append(ui.t("plan-agreement-reason", reason=version.reason))
    if version.follow_up_days:
        lines.append(ui.t("plan-review-follow-up", days=version.follow_up_days))
    history = text_button(
        ids.PLAN_HISTORY,
        ui.t("plan-history"),
        ui.act(lambda: ui.shell.navigate("/plan/history")),
        ft.Icons.HISTORY,
    )
    column = ft.Column([small(ui, line) for line in lines], spacing=4, tight=True)
    return card(ui, [heading(ui, ui.t("plan-agreement")), column, history])
