"""My clinic: adding it by its address or link, signing in in the browser, signing out."""

from __future__ import annotations

import flet as ft

from app.domain.clinic.clinics import Clinic
from app.services.sheet import open_sheet
from app.views import clinic_identifiers as ids
from app.views.clinic_trouble import ADDRESS_EXAMPLE
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.fields import problem_line
from app.views.components.kept_field import FieldSpec, KeptField
from app.views.components.layout import card
from app.views.components.text import body, heading, small, strong
from app.views.components.working import Working, use_job
from app.views.effects import stop
from app.views.over import Heard
from app.views.share.joining import ADDRESS, Joining, Stage
from app.views.share.page import share_page
from app.views.trouble import say_trouble
from app.views.ui import Ui, use_ui

FORM = "clinic"
"""The form that keeps the address as it is typed."""

PAGE = "/share/clinic"


@ft.component
def ClinicPage() -> ft.Control:
    """Loads what is there; what was typed before stands in its field."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    job = use_job(ui)
    joining, _ = ft.use_state(ft.use_memo(lambda: Joining(job, ui.shell.services.open_clinic), []))

    async def load() -> None:
        if ui.shell.state.diary is not None and not ui.shell.services.demo:
            if joining.sheet is None:
                joining.sheet = await open_sheet(ui.plan.records, FORM)
            await joining.load()

    ft.use_effect(ui.act(load), [pulse.revision], cleanup=stop)
    ft.use_effect(ui.act(stop), [], cleanup=ui.act(joining.leave))
    if ui.shell.services.demo:  # made-up days have no place in a real record
        return share_page(ui, "clinic-page", [card(ui, [body(ui, ui.t("clinic-card-demo"))])])
    if joining.view is None or joining.sheet is None:
        return share_page(ui, "clinic-page", [])
    return share_page(ui, "clinic-page", rows(ui, joining), part=joining.stage)


def rows(ui: Ui, joining: Joining) -> list[ft.Control]:
    """What the stage asks for; under it what is under way, and what went wrong."""
    part = {
        Stage.ADDRESS: address_rows,
        Stage.FOUND: found_rows,
        Stage.SIGN_IN: sign_in_rows,
        Stage.AWAY: away_rows,
        Stage.HERE: here_rows,
    }[joining.stage]
    away = joining.stage is Stage.AWAY
    message = "clinic-waiting" if away else "clinic-asking"
    problem = say_trouble(ui.words, joining.problem) if joining.problem else None
    cancel = text_button(ids.CLINIC_CANCEL, ui.t("cancel"), ui.act(joining.cancel))
    working = Working(joining.job, ids.SHARE_CLINIC, message, cancel if away else None)
    return [card(ui, [*part(ui, joining), *problem_line(ui, problem), working], stretch=True)]


def address_rows(ui: Ui, joining: Joining) -> list[ft.Control]:
    """The field for the address, and what it is for."""
    if joining.sheet is None:
        return []
    hint = ui.t("clinic-address-hint", example=ADDRESS_EXAMPLE)
    spec = FieldSpec(ADDRESS, ids.CLINIC_ADDRESS, ui.t("clinic-address"), hint)
    return [
        body(ui, ui.t("clinic-why")),
        KeptField(joining.sheet, Heard(dict), spec),
        small(ui, ui.t("clinic-address-link")),
        primary_button(
            ids.CLINIC_LOOK, ui.t("clinic-look"), ui.act(joining.look), disabled=joining.busy
        ),
    ]


def found_rows(ui: Ui, joining: Joining) -> list[ft.Control]:
    """Who answered, so that nobody signs in at the wrong place."""
    found = joining.found
    if found is None:
        return []
    place = [body(ui, found.place)] if found.place else []
    way = [body(ui, ui.t(f"clinic-way-{found.way}"))]
    return [
        heading(ui, ui.t("clinic-found")),
        strong(ui, found.name or ui.t("clinic-no-name")),
        *place,
        small(ui, found.base),
        *way,
        body(ui, ui.t("clinic-found-right")),
        primary_button(ids.CLINIC_ADD, ui.t("clinic-add"), ui.act(joining.add)),
        text_button(ids.CLINIC_OTHER, ui.t("clinic-other"), ui.act(joining.other)),
    ]


def sign_in_rows(ui: Ui, joining: Joining) -> list[ft.Control]:
    """What signing in means, and what is asked for there."""
    clinic = joining.view.clinic if joining.view else None
    if clinic is None:
        return []
    begin = ui.act(joining.begin)
    return [
        *named(ui, clinic),
        body(ui, ui.t("clinic-sign-in-why")),
        body(ui, ui.t("clinic-sign-in-asks")),
        *(body(ui, f"• {ui.t(f'clinic-asks-{what}')}") for what in ("write", "read", "stay")),
        primary_button(
            ids.CLINIC_SIGN_IN, ui.t("clinic-sign-in"), begin, ft.Icons.LOGIN, joining.busy
        ),
        remove(ui, joining),
    ]


def away_rows(ui: Ui, joining: Joining) -> list[ft.Control]:
    """The way to the clinic's page: opening it is one touch, as browsers want it."""
    begun = joining.begun
    if begun is None:
        return []
    opening = primary_button(
        ids.CLINIC_OPEN,
        ui.t("clinic-open"),
        ui.act(joining.wait),
        ft.Icons.OPEN_IN_NEW,
        action=ft.OpenUrl(begun.url),
    )
    return [body(ui, ui.t("clinic-open-why")), opening]


def here_rows(ui: Ui, joining: Joining) -> list[ft.Control]:
    """Whom the clinic knows, what is allowed, and the ways out."""
    view = joining.view
    clinic = view.clinic if view else None
    if view is None or clinic is None:
        return []
    person = [body(ui, ui.t("clinic-person", name=clinic.person))] if clinic.person else []
    missing = [ui.t(f"clinic-missing-{what}") for what in view.missing]
    lacks = [body(ui, ui.t("clinic-missing", what=ui.formats.listing(missing)))] if missing else []
    out = secondary_button(
        ids.CLINIC_SIGN_OUT, ui.t("clinic-sign-out"), ui.act(joining.sign_out), ft.Icons.LOGOUT
    )
    return [
        *named(ui, clinic),
        body(ui, ui.t("clinic-here")),
        *person,
        small(ui, ui.t("clinic-person-wrong")),
        *lacks,
        out,
        remove(ui, joining),
    ]


def named(ui: Ui, clinic: Clinic) -> list[ft.Control]:
    """The clinic's name and where it is."""
    return [heading(ui, clinic.name or ui.t("clinic-no-name")), small(ui, clinic.base)]


def remove(ui: Ui, joining: Joining) -> ft.Control:
    """Takes the clinic away, once that is confirmed."""
    return AskFirst(
        ids.CLINIC_REMOVE,
        ui.t("clinic-remove"),
        ui.t("clinic-remove-question"),
        ui.t("clinic-remove-yes"),
        joining.remove,
    )
