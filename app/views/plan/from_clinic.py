"""The plan from the clinic: read on the person's press, shown as a difference, agreed to."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.i18n.translator import Message
from app.services.clinic_plan import ReadFromClinic
from app.views import plan_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.fields import problem_line
from app.views.components.layout import card, stack
from app.views.components.text import body, title
from app.views.components.working import Working, use_job
from app.views.effects import stop
from app.views.over import over
from app.views.plan.from_clinic_found import found_cards
from app.views.plan.from_clinic_refused import refused_card
from app.views.plan.reading_clinic import Reading
from app.views.state import Done
from app.views.trouble import say_trouble
from app.views.ui import Ui, use_ui


@ft.component
def PlanFromClinic() -> ft.View:
    """Shows what was read before and waits; asks the clinic's computer only when pressed."""
    ui = use_ui()
    path = ft.use_view_path()
    pulse, _ = ft.use_state(ui.shell.pulse)
    job = use_job(ui)
    reading, set_reading = ft.use_state(cast(Reading | None, None))

    async def load() -> None:
        if ui.shell.state.diary is None:
            return
        service = ui.shell.services.open_clinic_plan(ui.diary)
        clinic = await service.clinic()
        if clinic is None:
            ui.shell.navigate("/share/clinic")
            return
        set_reading(Reading(job, service, clinic.name, await service.waiting()))

    async def look_again() -> None:
        if reading is not None:
            await reading.look_again()

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    ft.use_effect(ui.act(look_again), [pulse.revision], cleanup=stop)
    controls = [] if reading is None else [Page(reading)]
    return over(ui, path, controls, None)


@ft.component
def Page(reading: Reading) -> ft.Control:
    """Before reading, what it does; afterwards, what came of it."""
    ui = use_ui()
    state, _ = ft.use_state(reading)
    lines: list[ft.Control] = [title(ui, ui.t("plan-clinic-title"))]
    if state.stale:
        lines.append(said(ui, "plan-clinic-stale"))
    if state.read is None:
        return stack([*lines, ask_card(ui, state)])
    return stack([*lines, *result(ui, state, state.read), again(ui, state)])


def said(ui: Ui, message: str) -> ft.Control:
    """A sentence that a screen reader speaks when it appears."""
    words = ft.Semantics(live_region=True, container=True, content=body(ui, ui.t(message)))
    return card(ui, [words], "soft")


def ask_card(ui: Ui, reading: Reading) -> ft.Control:
    """What reading does, and the button."""
    button = primary_button(
        ids.PLAN_CLINIC_READ,
        ui.t("plan-clinic-read"),
        ui.act(reading.begin),
        ft.Icons.CLOUD_DOWNLOAD_OUTLINED,
        disabled=reading.busy,
    )
    lines: list[ft.Control] = [
        body(ui, ui.t("plan-clinic-asks", clinic=reading.clinic)),
        body(ui, ui.t("plan-clinic-nothing-sent")),
    ]
    return card(ui, [*lines, *trouble(ui, reading), working(reading, button)], stretch=True)


def working(reading: Reading, otherwise: ft.Control) -> ft.Control:
    """How far reading is, or a button."""
    return Working(reading.job, ids.PLAN_CLINIC_READ, "plan-clinic-reading", otherwise)


def trouble(ui: Ui, reading: Reading) -> list[ft.Control]:
    """Why nothing could be read, and the way to sign in where that is what it takes."""
    if reading.problem is None:
        return []
    lines = [*problem_line(ui, say_trouble(ui.words, reading.problem))]
    if reading.sign_in:
        go = ui.act(lambda: ui.shell.navigate("/share/clinic"))
        lines.append(secondary_button(ids.PLAN_CLINIC_SIGN_IN, ui.t("clinic-card-sign-in"), go))
    return lines


def result(ui: Ui, reading: Reading, read: ReadFromClinic) -> list[ft.Control]:
    """A refusal, "the same", or what there is to agree to."""
    if read.refusals:
        return [refused_card(ui, read)]
    if read.same:
        return [said(ui, "plan-clinic-same"), *found_cards(ui, read), done(ui)]
    return [*found_cards(ui, read), answer_card(ui, reading, read)]


def done(ui: Ui) -> ft.Control:
    """The way back to the plan."""
    go = ui.act(lambda: ui.shell.navigate("/plan"))
    return ft.Row([primary_button(ids.PLAN_CLINIC_DONE, ui.t("close"), go, expand=True)])


def answer_card(ui: Ui, reading: Reading, read: ReadFromClinic) -> ft.Control:
    """ "This is what my clinic and I agreed", or not now. Neither is the easier one to hit."""

    async def confirm() -> None:
        version = await reading.confirm(read)
        if version is None:
            return

        async def undo() -> None:
            await reading.service.take_back(read, version)
            ui.shell.tell("plan-clinic-undone")

        ui.shell.done(Done(Message("plan-review-saved"), ids.PLAN_UNDO, undo))
        ui.shell.navigate("/plan")

    async def later() -> None:
        await reading.service.not_now(read)
        ui.shell.tell("plan-clinic-put-off")
        ui.shell.navigate("/plan")

    agree = primary_button(
        ids.PLAN_CLINIC_CONFIRM,
        ui.t("plan-review-confirm"),
        ui.act(confirm),
        ft.Icons.CHECK,
        disabled=reading.busy,
    )
    put_off = secondary_button(ids.PLAN_CLINIC_LATER, ui.t("plan-clinic-later"), ui.act(later))
    return card(ui, [body(ui, ui.t("plan-clinic-not-sure")), agree, put_off], stretch=True)


def again(ui: Ui, reading: Reading) -> ft.Control:
    """Ask the clinic's computer once more."""
    button = secondary_button(
        ids.PLAN_CLINIC_READ,
        ui.t("plan-clinic-again"),
        ui.act(reading.begin),
        ft.Icons.REFRESH,
        disabled=reading.busy,
    )
    return stack([*trouble(ui, reading), working(reading, ft.Row([button], wrap=True))])
