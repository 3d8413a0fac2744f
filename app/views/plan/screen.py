"""The Plan tab: the steps where they stand, what to do on a hard day, what matters beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

import flet as ft

from app.domain.plan_rows import stands
from app.domain.taper import ChangeKind, PlanVersion
from app.services.milestones import Milestones
from app.services.plan import CourseRows, PlanView
from app.views import plan_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.gradual import Gradual, Part, Parts
from app.views.components.layout import card, page_column
from app.views.components.room import GAP
from app.views.components.text import body, title
from app.views.effects import stop
from app.views.plan.ask import ask_card
from app.views.plan.clinic_entry import ClinicEntry, clinic_entry, read_entry, waiting_card
from app.views.plan.course_card import CourseCard
from app.views.plan.facts import agreement_card, hard_day_card, needed_card
from app.views.plan.milestones import milestones_card, well_card
from app.views.ui import Ui, use_ui


@dataclass(frozen=True)
class Shown:
    """What was read for the screen."""

    view: PlanView
    milestones: Milestones
    clinic: ClinicEntry


@ft.component
def Plan() -> ft.Control:
    """Loads the plan and shows it; loads again when the diary changes."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    shown, show = ft.use_state(cast(Shown | None, None))

    async def load() -> None:
        if ui.shell.state.diary is not None:
            view, milestones = await ui.plan.view(), await ui.plan.milestones.list()
            show(Shown(view, milestones, await clinic_entry(ui)))

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    top = title(ui, ui.t("plan-title"))
    if shown is None:
        return page_column(ui, [top])
    version = shown.view.version or shown.view.coming
    if version is None:
        ways = [*waiting_card(ui, shown.clinic), *read_entry(ui, shown.clinic)]
        return page_column(ui, [top, empty_card(ui, shown.view), *ways])
    first, second = columns(shown, version)
    view, clinic = shown.view, shown.clinic
    notes = [*waiting_card(ui, clinic), *begun_card(ui, view), *coming_card(ui, view)]
    if not ui.wide:
        hard_day, *rest = second
        return page_column(ui, [top, *notes, Gradual((hard_day, *first, *rest), GAP)])
    pair: list[ft.Control] = [ft.Container(Gradual(c, GAP), expand=True) for c in (first, second)]
    row = ft.Row(pair, spacing=GAP, vertical_alignment=ft.CrossAxisAlignment.START)
    return page_column(ui, [top, *notes, row], columns=2)


def empty_card(ui: Ui, view: PlanView) -> ft.Control:
    """No plan: one sentence, one button."""

    def go() -> None:
        ui.shell.navigate("/plan/form")

    if view.begun:
        button = primary_button(ids.PLAN_BEGUN, ui.t("plan-begun-open"), ui.act(go))
        return card(ui, [body(ui, ui.t("plan-begun")), button], stretch=True)
    button = primary_button(ids.PLAN_ADD, ui.t("plan-add"), ui.act(go))
    return card(ui, [body(ui, ui.t("plan-empty")), button], stretch=True)


def begun_card(ui: Ui, view: PlanView) -> list[ft.Control]:
    """A change that was typed and not agreed yet is offered to go on with."""
    if not view.begun:
        return []
    end = "" if view.begun_kind is ChangeKind.AGREED else f"/{view.begun_kind}"

    def go() -> None:
        ui.shell.navigate(f"/plan/form{end}")

    button = secondary_button(ids.PLAN_BEGUN, ui.t("plan-begun-open"), ui.act(go))
    return [card(ui, [body(ui, ui.t("plan-begun")), button])]


def coming_card(ui: Ui, view: PlanView) -> list[ft.Control]:
    """A version that holds from a day to come is announced; a plan that is over says so."""
    if view.coming is not None:
        day = ui.formats.table_day(view.coming.valid_from)
        if view.version is None:
            return [card(ui, [body(ui, ui.t("plan-coming-first", day=day))], "soft")]
        button = secondary_button(
            ids.PLAN_COMING,
            ui.t("plan-coming-open"),
            ui.act(lambda: ui.shell.navigate("/plan/history")),
        )
        return [card(ui, [body(ui, ui.t("plan-coming", day=day)), button], "soft")]
    over = view.courses and all(stands(c.course, view.today) == "ended" for c in view.courses)
    return [card(ui, [body(ui, ui.t("plan-over"))], "soft")] if over else []


def columns(shown: Shown, version: PlanVersion) -> tuple[Parts, Parts]:
    """The cards of the two columns; on a phone the first of the second comes first."""
    view, today = shown.view, shown.view.today
    courses = [Part(course, (c, n, today)) for n, c in enumerate(view.courses, start=1)]
    needed = [Part(needed_part, (version,))] if version.as_needed else []
    asked = [Part(asked_part, (view,))] if view.version is not None else []
    well = [Part(well_part, (shown.milestones,))] if shown.milestones.well is not None else []
    first = (*courses, *needed, Part(change_part, (shown.clinic,)))
    second = (
        Part(hard_day_part, (version,)),
        *asked,
        Part(milestones_part, (shown.milestones,)),
        *well,
        Part(agreement_part, (version, today)),
    )
    return first, second


def full(control: ft.Control) -> ft.Control:
    """As wide as the column."""
    return ft.Row([ft.Container(control, expand=True)])


def course(ui: Ui, rows: CourseRows, number: int, today: date) -> ft.Control:
    """A medicine."""
    return full(CourseCard(rows, number, today))


def needed_part(ui: Ui, version: PlanVersion) -> ft.Control:
    """As-needed medicines."""
    return full(needed_card(ui, version.as_needed))


def change_part(ui: Ui, clinic: ClinicEntry) -> ft.Control:
    """The way to say that something changed, and to read it from the clinic."""
    go = ui.act(lambda: ui.shell.navigate("/plan/change"))
    button = secondary_button(ids.PLAN_CHANGE, ui.t("plan-change"), go, expand=True)
    return ft.Column([ft.Row([button]), *read_entry(ui, clinic)], spacing=12, tight=True)


def hard_day_part(ui: Ui, version: PlanVersion) -> ft.Control:
    """What to do on a hard day."""
    return full(hard_day_card(ui, version))


def asked_part(ui: Ui, view: PlanView) -> ft.Control:
    """Asking to talk about pausing."""
    found = ask_card(ui, view)
    return full(found) if found is not None else ft.Container()


def milestones_part(ui: Ui, found: Milestones) -> ft.Control:
    """The milestones."""
    return full(milestones_card(ui, found))


def well_part(ui: Ui, found: Milestones) -> ft.Control:
    """How things stand."""
    return full(well_card(ui, found.well)) if found.well is not None else ft.Container()


def agreement_part(ui: Ui, version: PlanVersion, today: date) -> ft.Control:
    """What was agreed, and with whom."""
    return full(agreement_card(ui, version, today))
