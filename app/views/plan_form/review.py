"""The plan read back in words, and the one button that makes it the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import flet as ft

from app.domain.taper import AsNeeded, ChangeKind, Course, PlanVersion, Step
from app.i18n.amounts import amount_text
from app.i18n.plan_differences import difference_text
from app.i18n.plan_words import daily_words, dose_words
from app.services.plan import Change
from app.views import identifiers as ids
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.layout import card, page_column
from app.views.components.text import body, heading, small, strong, title
from app.views.frame import framed_view, top_bar
from app.views.notices import Notices
from app.views.ui import Ui, use_ui


@ft.component
def PlanReview() -> ft.View:
    """Shows the version that the form describes; back to the form while it describes none."""
    ui = use_ui()
    change, set_change = ft.use_state(cast(Change | None, None))
    path = ft.use_view_path()

    async def load() -> None:
        found = await ui.plan.preview(await ui.plan.sheet(), ui.formats)
        if found is None:
            ui.shell.navigate("/plan/form")
            return
        set_change(found)

    ft.use_effect(lambda: ui.shell.run(load()), [path])
    back = text_button(
        ids.PLAN_CLOSE,
        ui.t("plan-review-back"),
        ui.act(lambda: ui.shell.navigate("/plan/form")),
        icon=ft.Icons.EDIT_OUTLINED,
    )
    content: list[ft.Control] = [] if change is None else [Page(change)]
    return framed_view(ui, path, [top_bar(ui, back), Notices(), *content], modal=True)


@ft.component
def Page(change: Change) -> ft.Control:
    """Every line of the plan, then the confirmation."""
    ui = use_ui()
    agreeing, set_agreeing = ft.use_state(False)
    version = change.version

    async def agree() -> None:
        set_agreeing(True)
        try:
            kept = await ui.plan.agree(await ui.plan.sheet(), ui.formats)
        finally:
            set_agreeing(False)
        if kept is None:
            ui.shell.navigate("/plan/form")
            return
        ui.shell.tell("plan-review-saved")
        ui.shell.navigate("/plan")

    controls = [
        title(ui, ui.t("plan-review-title")),
        body(ui, ui.t("plan-review-intro")),
        *(course_card(ui, c) for c in version.courses),
        *needed_card(ui, version),
        facts_card(ui, version),
        *changes_card(ui, change),
        primary_button(
            ids.PLAN_CONFIRM,
            ui.t("plan-review-confirm"),
            ui.act(agree),
            icon=ft.Icons.CHECK,
            disabled=agreeing,
        ),
        secondary_button(
            ids.PLAN_EDIT,
            ui.t("plan-review-back"),
            ui.act(lambda: ui.shell.navigate("/plan/form")),
        ),
    ]
    column = page_column(ui, controls, rail=False)
    return ft.Container(column, expand=True, padding=ft.Padding.symmetric(horizontal=16))


def changes_card(ui: Ui, change: Change) -> list[ft.Control]:
    """What a change changes, in words."""
    found = (*change.slip, *change.differences)
    lines = [body(ui, difference_text(ui.words, ui.formats, one)) for one in found]
    return [card(ui, [heading(ui, ui.t("plan-review-changes")), *lines])] if lines else []


def course_card(ui: Ui, course: Course) -> ft.Control:
    """One medicine, step by step."""
    medicine = course.medicine
    lines: list[ft.Control] = [
        heading(ui, medicine.name),
        small(ui, ui.t("plan-review-kind", kind=ui.t(f"ingredient-{medicine.ingredient}"))),
        body(ui, ui.t("plan-review-steps", count=len(course.steps))),
        *(step_lines(ui, course, n, s) for n, s in enumerate(course.steps, start=1)),
    ]
    return card(ui, lines)


def step_lines(ui: Ui, course: Course, number: int, step: Step) -> ft.Control:
    """A step as it stands on the paper: its days, the dose as the line to compare, and the
    total of a day where that is not said already."""
    days = {"first": ui.formats.table_day(step.start), "last": ui.formats.table_day(step.end)}
    lines: list[ft.Control] = [
        body(ui, ui.t("plan-review-step-days", number=number, **days)),
        strong(ui, dose_words(ui.words, ui.formats, step, course.medicine)),
    ]
    if step.doses > 1 and not course.medicine.patch:
        daily = daily_words(ui.words, ui.formats, step.daily, course.medicine)
        lines.append(body(ui, ui.t("plan-review-daily", daily=daily)))
    return ft.MergeSemantics(ft.Column(lines, spacing=2, tight=True))


def needed_card(ui: Ui, version: PlanVersion) -> list[ft.Control]:
    """The as-needed medicines."""
    if not version.as_needed:
        return []
    lines = [body(ui, needed_line(ui, n)) for n in version.as_needed]
    return [card(ui, [heading(ui, ui.t("plan-form-needed")), *lines])]


def needed_line(ui: Ui, needed: AsNeeded) -> str:
    """An as-needed medicine in one sentence."""
    medicine = needed.medicine
    maximum = amount_text(ui.words, ui.formats, needed.daily_maximum, medicine.unit)
    if needed.amount is None:
        return ui.t("plan-review-needed", medicine=medicine.name, maximum=maximum)
    amount = amount_text(ui.words, ui.formats, needed.amount, medicine.unit)
    return ui.t("plan-review-needed-amount", medicine=medicine.name, maximum=maximum, amount=amount)


def facts_card(ui: Ui, version: PlanVersion) -> ft.Control:
    """From when it holds, who agreed what, and whom to call."""
    return card(
        ui,
        [
            heading(ui, ui.t("plan-form-about")),
            *(body(ui, text) for text in facts(ui, version)),
        ],
    )


def facts(ui: Ui, version: PlanVersion) -> Iterator[str]:
    """The lines of that card."""
    day = ui.formats.table_day
    yield ui.t("plan-review-from", day=day(version.valid_from))
    if version.kind not in (ChangeKind.AGREED, ChangeKind.CORRECTED):
        yield ui.t("plan-review-days-before")
    yield ui.t("plan-review-author", author=version.author, day=day(version.agreed_on))
    if version.reason:
        yield ui.t("plan-review-reason", reason=version.reason)
    if version.follow_up_days is not None:
        yield ui.t("plan-review-follow-up", days=version.follow_up_days)
    if version.contingency:
        yield ui.t("plan-review-hard-day", text=version.contingency)
    for contact in version.contacts:
        yield ui.t(
            "plan-review-contact", name=contact.name, phone=contact.phone, hours=contact.hours
        )
