"""A package as codes on the screen, one at a time, for somebody who is here with their phone."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.domain.sharing.grants import GivenBy
from app.domain.watch import Watch
from app.services.caregivers_read import Person
from app.views import caregiver_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.fields import problem_line
from app.views.components.layout import card, stack
from app.views.components.text import body, heading
from app.views.components.working import Working, use_job
from app.views.ui import Ui, use_ui

LARGEST = 480
"""Of a code on a large screen, in dp: a phone sees the whole of it from half a metre."""


@ft.component
def CodesCard(person: Person, show: Callable[[tuple[bytes, ...] | None], None]) -> ft.Control:
    """The way to the codes. Where there is too much for them it says so."""
    ui = use_ui()
    job = use_job(ui)
    too_much, set_too_much = ft.use_state(False)
    name = person.grant.name

    async def made(watch: Watch) -> tuple[bytes, ...] | None:
        service = ui.shell.services.open_caregivers()
        found = await service.make(person.root, GivenBy.CODES, watch)
        if found is None:
            return ()
        pictures = await service.codes(found)
        if pictures is not None:
            await service.note(found)  # from now on they may be read
        return pictures or ()

    async def codes() -> None:
        pictures = await job.run(made)
        if pictures is None:
            return
        set_too_much(not pictures)
        if pictures:
            show(pictures)

    button = secondary_button(
        ids.CAREGIVER_CODES, ui.t("grant-codes-show"), ui.act(codes), ft.Icons.QR_CODE_2
    )
    problem = ui.t("grant-codes-too-much") if too_much else None
    return card(
        ui,
        [
            heading(ui, ui.t("grant-codes")),
            body(ui, ui.t("grant-codes-why", name=name)),
            Working(job, ids.CAREGIVER_CODES, "hand-over-making", button),
            *problem_line(ui, problem),
        ],
        stretch=True,
    )


@ft.component
def Codes(pictures: tuple[bytes, ...], name: str, done: Callable[[], None]) -> ft.Control:
    """One code at a time, dark on white whatever the colours of the app are."""
    ui = use_ui()
    at, go = ft.use_state(0)
    last = at == len(pictures) - 1
    where = {"number": at + 1, "count": len(pictures)}
    side = min(ui.width - 32, LARGEST)
    code = ft.Image(
        src=pictures[at],
        width=side,
        height=side,
        fit=ft.BoxFit.CONTAIN,
        filter_quality=ft.FilterQuality.MEDIUM,
        semantics_label=ui.t("grant-codes-alt", name=name, **where),
    )
    paper = ft.Container(code, bgcolor="#ffffff", border_radius=8)
    told = ft.Semantics(
        live_region=True, container=True, content=heading(ui, ui.t("grant-codes-of", **where))
    )
    return stack(
        [
            told,
            ft.Row([paper], alignment=ft.MainAxisAlignment.CENTER),
            *turning(ui, at, last, lambda step: go(at + step), done),
            body(ui, ui.t("grant-codes-how", name=name)),
        ]
    )


def turning(
    ui: Ui, at: int, last: bool, turn: Callable[[int], None], done: Callable[[], None]
) -> list[ft.Control]:
    """To the next code, and back; after the last one there is Done."""
    onward = (
        primary_button(ids.CAREGIVER_CODE_DONE, ui.t("grant-codes-done"), ui.act(done))
        if last
        else primary_button(
            ids.CAREGIVER_CODE_NEXT, ui.t("grant-codes-next"), ui.act(lambda: turn(1))
        )
    )
    before = secondary_button(
        ids.CAREGIVER_CODE_BACK,
        ui.t("grant-codes-back"),
        ui.act(lambda: turn(-1)),
        disabled=at == 0,
    )
    return [onward, before]
