"""The milestones on the Plan screen, function first, and how things stand. Quietly: a small
mark and a date, and no praise."""

from __future__ import annotations

import flet as ft

from app.domain.milestone_rules import GoingWell
from app.i18n.translator import Message
from app.services.milestones import MilestoneRow, Milestones
from app.views import plan_identifiers as ids
from app.views.components.buttons import secondary_button, text_button
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.plan.course_card import signed
from app.views.state import Done
from app.views.ui import Ui

NEW = "/plan/milestone"


def milestones_card(ui: Ui, found: Milestones) -> ft.Control:
    """The list, and the way to add to it."""
    rows = [row(ui, one, number) for number, one in enumerate(found.rows, start=1)]
    empty = [] if rows else [body(ui, ui.t("plan-milestones-empty"))]
    add = secondary_button(
        ids.PLAN_MILESTONE_ADD,
        ui.t("plan-milestone-go-on" if found.begun else "plan-milestone-add"),
        ui.act(lambda: ui.shell.navigate(NEW)),
        ft.Icons.ADD,
    )
    return card(ui, [heading(ui, ui.t("plan-milestones")), *empty, *rows, add], stretch=True)


def row(ui: Ui, found: MilestoneRow, number: int) -> ft.Control:
    """One milestone. ``number`` counts from 1."""
    one = found.milestone
    lines = [
        strong(ui, one.wording),
        small(ui, ui.t(f"plan-milestone-kind-{one.kind}")),
        small(ui, ui.t(f"plan-milestone-by-{one.author}")),
        _reached(ui, found),
    ]
    words = ft.MergeSemantics(ft.Column(lines, spacing=2, tight=True))
    buttons = ft.Row(_buttons(ui, found, number), wrap=True, spacing=8, run_spacing=0)
    column = ft.Column([words, buttons], spacing=4, tight=True)
    edge = ft.BorderSide(2, ui.palette.divider)
    return ft.Container(
        column, padding=ft.Padding.only(left=12), border=ft.Border.only(left=edge), key=str(one.id)
    )


def _reached(ui: Ui, found: MilestoneRow) -> ft.Control:
    if found.reached is None:
        return signed(ui, ft.Icons.RADIO_BUTTON_UNCHECKED, body(ui, ui.t("plan-milestone-not-yet")))
    day = ui.formats.table_day(found.reached)
    return signed(ui, ft.Icons.CHECK, body(ui, ui.t("plan-milestone-reached", day=day)))


def _buttons(ui: Ui, found: MilestoneRow, number: int) -> list[ft.Control]:
    one = found.milestone

    async def done() -> None:
        said = await ui.plan.milestones.mark(one, ui.diary.today())

        async def undo() -> None:
            await ui.plan.milestones.mark(said, None)
            ui.shell.tell("plan-milestone-undone")

        ui.shell.done(Done(Message("plan-milestone-marked"), ids.PLAN_UNDO, undo))

    async def remove() -> None:
        gone = await ui.plan.milestones.remove(one)

        async def undo() -> None:
            await ui.plan.milestones.put_back(gone, one)
            ui.shell.tell("plan-milestone-undone")

        ui.shell.done(Done(Message("plan-milestone-removed"), ids.PLAN_UNDO, undo))

    def label(message: str) -> str:
        return ui.t(message, wording=one.wording)

    buttons = []
    if found.can_be_done:
        buttons.append(
            secondary_button(
                ids.plan_milestone(number, "done"),
                ui.t("plan-milestone-done"),
                ui.act(done),
                ft.Icons.CHECK,
                label=label("plan-milestone-done-label"),
            )
        )
    return [
        *buttons,
        text_button(
            ids.plan_milestone(number, "edit"),
            ui.t("plan-milestone-change"),
            ui.act(lambda: ui.shell.navigate(f"{NEW}/{one.id}")),
            label=label("plan-milestone-change-label"),
        ),
        text_button(
            ids.plan_milestone(number, "remove"),
            ui.t("plan-milestone-remove"),
            ui.act(remove),
            label=label("plan-milestone-remove-label"),
        ),
    ]


WELL_SIGNS = {"yes": ft.Icons.CHECK, "no": ft.Icons.REMOVE, "unknown": ft.Icons.QUESTION_MARK}


def well_card(ui: Ui, well: GoingWell) -> ft.Control:
    """The four parts of "going well" in plain words; what is not known says so."""
    parts = (
        ("plan-well-doses", well.doses_as_planned),
        ("plan-well-peg", well.peg),
        ("plan-well-phq2", well.phq2),
        ("plan-well-alerts", well.no_urgent_alert),
    )
    rows = []
    for message, value in parts:
        said = answer(value)
        text = ui.t(f"plan-well-{said}", part=ui.t(message, days=well.days))
        rows.append(signed(ui, WELL_SIGNS[said], body(ui, text)))
    whole = body(ui, ui.t(f"plan-well-whole-{answer(well.whole)}"))
    return card(ui, [heading(ui, ui.t("plan-well")), *rows, whole])


def answer(value: bool | None) -> str:
    """ "yes", "no" or "unknown"."""
    return "unknown" if value is None else "yes" if value else "no"
