"""The preview: what somebody would see, before a permission is kept and at any time after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import flet as ft

from app.domain.sharing.grants import Grant
from app.domain.sharing.packages import Package
from app.services.caregivers import CaregiversService
from app.views import caregiver_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button
from app.views.components.layout import card
from app.views.components.text import body, title
from app.views.components.thumb_bar import narrow, thumb_bar
from app.views.components.working import Job, Working, use_job
from app.views.over import over
from app.views.share.caregivers import PAGE, person_of
from app.views.share.caregivers_form import GrantTyping, open_form
from app.views.share.caregivers_words import sees_lines
from app.views.supporting.shared import SharedView
from app.views.ui import Ui, use_ui

Seen = tuple[Grant, Package]
"""A permission, kept or not, and what it shows now."""


@ft.component
def CaregiverReview() -> ft.View:
    """What the form would show; back to the form while something in it is unclear. Here it is
    kept."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get("grant", "")
    job = use_job(ui)
    form, set_form = ft.use_state(cast(GrantTyping | None, None))
    seen, show = ft.use_state(cast(Seen | None, None))

    async def load() -> None:
        found = await open_form(ui, wanted)
        if found is None:
            ui.shell.leave()
            return
        grant = await found.service.draft(found.sheet, ui.formats)
        if grant is None:
            ui.shell.navigate(found.home)
            return
        set_form(found)
        show(await looked(found.service, grant, job))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    bar = Confirm(form) if form is not None and seen is not None else None
    return over(ui, path, shown(ui, job, seen, kept=False), bar, close=ids.CAREGIVER_CLOSE)


@ft.component
def CaregiverLook() -> ft.View:
    """What a permission that is kept shows today."""
    ui = use_ui()
    path, wanted = ft.use_view_path(), ft.use_route_params().get("grant", "")
    job = use_job(ui)
    seen, show = ft.use_state(cast(Seen | None, None))

    async def load() -> None:
        service = ui.shell.services.open_caregivers()
        person = person_of(await service.view(), wanted)
        if person is None:
            ui.shell.leave()
            return
        show(await looked(service, person.grant, job))

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    return over(ui, path, shown(ui, job, seen), None, close=ids.CAREGIVER_CLOSE)


async def looked(service: CaregiversService, grant: Grant, job: Job) -> Seen | None:
    """What ``grant`` shows; ``None`` where somebody left meanwhile."""
    package = await job.run(lambda watch: service.preview(grant, watch))
    return (grant, package) if package is not None else None


def shown(ui: Ui, job: Job, seen: Seen | None, kept: bool = True) -> Sequence[ft.Control]:
    """What they may see in short, and then as they will. ``kept``: the permission is in force."""
    if seen is None:
        return [Working(job, ids.CAREGIVER_PREVIEW, "grant-preview-making")]
    grant, package = seen
    until = ui.t("grant-until-day", day=ui.formats.day(grant.until))
    lines = [body(ui, text) for text in (*sees_lines(ui, grant), until)]
    return [
        title(ui, ui.t("grant-preview", name=grant.name)),
        *([] if kept else [body(ui, ui.t("grant-preview-why"))]),
        card(ui, lines),
        SharedView(package),
    ]


@ft.component
def Confirm(form: GrantTyping) -> ft.Control:
    """Keeps the permission, or leads back to the form."""
    ui = use_ui()
    keeping, set_keeping = ft.use_state(False)
    new = form.sheet.version is None

    async def keep() -> None:
        set_keeping(True)
        try:
            grant = await form.service.save(form.sheet, ui.formats)
        finally:
            set_keeping(False)
        if grant is None:
            ui.shell.navigate(form.home)
            return
        root = await form.service.root(grant)
        ui.shell.navigate(f"{PAGE}/{root}/give")

    text = ui.t("grant-confirm-new" if new else "grant-confirm-change")
    confirm = primary_button(
        ids.CAREGIVER_CONFIRM, text, ui.act(keep), ft.Icons.CHECK, disabled=keeping, expand=True
    )
    edit = secondary_button(
        ids.CAREGIVER_EDIT,
        ui.t("grant-edit"),
        ui.act(lambda: ui.shell.navigate(form.home)),
        expand=narrow(ui) or None,
    )
    return thumb_bar(ui, confirm, before=edit, stacked=narrow(ui))
