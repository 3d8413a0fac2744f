"""Send to my clinic: what would go, in words and exactly; sending it; what came of it."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.clinic.parcels import Sent
from app.services.report_form import FIRST, LAST, SEND_KEY
from app.views import clinic_identifiers as ids
from app.views.components.buttons import choice_button, primary_button
from app.views.components.expander import expander_button
from app.views.components.fields import problem_line
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, title
from app.views.components.working import Working, use_job
from app.views.effects import stop
from app.views.over import over, use_changes
from app.views.share.choose import Days, Topics, without
from app.views.share.report_preview import preview
from app.views.share.send_exact import Exact
from app.views.share.send_receipts import outcome_card, receipts_card
from app.views.share.send_waiting import waiting_card
from app.views.share.send_words import not_allowed, what_goes
from app.views.share.sending import Send, SendChoosing
from app.views.trouble import say_trouble
from app.views.ui import Ui, use_ui


@ft.component
def SendPage() -> ft.View:
    """Loads what was chosen the last time; what would go is looked at anew with each change."""
    ui = use_ui()
    path = ft.use_view_path()
    job = use_job(ui)
    choosing, set_choosing = ft.use_state(cast(SendChoosing | None, None))

    async def load() -> None:
        services = ui.shell.services
        view = await services.open_clinic().view()
        if view.clinic is None or not view.signed_in:
            ui.shell.navigate("/share/clinic")
            return
        report = services.open_report(ui.words, ui.formats, key=SEND_KEY)
        send = Send(job, services.open_sending(), view.clinic, view.missing)
        form = await report.form()
        found = SendChoosing(ui, report, form, send.show, part=ids.SHARE_SEND, send=send)
        set_choosing(found)

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    controls = [] if choosing is None else [Page(choosing)]
    return over(ui, path, controls, None, close=ids.SEND_CLOSE)


@ft.component
def Page(choosing: SendChoosing) -> ft.Control:
    """What was sent, or what would be; looked at anew when the diary changes, here or in another
    window, and after a sending that came to nothing."""
    ui = use_ui()
    pulse, _ = ft.use_state(ui.shell.pulse)
    send, _ = ft.use_state(choosing.send)

    async def look() -> None:
        if ui.shell.state.diary is None or send.busy:
            return
        await send.load()
        if send.outcome is None:
            await choosing.look()

    ft.use_effect(ui.act(look), [pulse.revision, send.busy], cleanup=stop)
    ft.use_effect(ui.act(stop), [], cleanup=ui.act(choosing.leave))
    lines: list[ft.Control] = [title(ui, ui.t("send-page"))]
    if send.outcome is not None:
        lines.append(outcome_card(ui, send))
    else:
        lines += [Main(choosing), Choices(choosing), WhatGoes(choosing)]
    if send.waiting:
        lines.append(waiting_card(ui, send))
    if send.receipts:
        lines.append(receipts_card(ui, send))
    return stack(lines)


@ft.component
def Main(choosing: SendChoosing) -> ft.Control:
    """To whom, how much, and the button. Nothing goes before what goes is shown."""
    ui = use_ui()
    use_changes(ui, choosing.checks)
    send, _ = ft.use_state(choosing.send)
    form, clinic = choosing.form, send.clinic
    days = {name: ui.formats.day(getattr(form.choices, name)) for name in (FIRST, LAST)}
    goes = (*not_allowed(ui, send.missing, form.choices.topics), *what_goes(ui, send.prepared))
    lines: list[ft.Control] = [
        heading(ui, ui.t("send-to", name=clinic.name or ui.t("clinic-no-name"))),
        body(ui, ui.t("report-of", **days)),
        body(ui, without(ui, choosing)),
        *(body(ui, line) for line in goes),
    ]
    problem = next((ui.words.say(said) for said in form.problems.values()), None)
    trouble = send.problem or send.unready
    if problem is None and trouble is not None:
        problem = say_trouble(ui.words, trouble)
    looking = send.prepared is None and send.unready is None and not form.problems
    may = send.prepared is not None and bool(send.prepared.parcels)
    button = primary_button(
        ids.SEND_NOW, ui.t("send-now"), ui.act(send.send), ft.Icons.SEND, disabled=not may
    )
    waits = [small(ui, ui.t("send-getting-ready"))] if looking else []
    not_watched = small(ui, ui.t("send-not-watched"))
    return card(
        ui,
        [
            ft.Column(lines, spacing=4, tight=True),
            *waits,
            *problem_line(ui, problem),
            Working(send.job, ids.SEND_NOW, "send-sending", button),
            not_watched,
        ],
        "soft",
        stretch=True,
    )


@ft.component
def Choices(choosing: SendChoosing) -> ft.Control:
    """The days, the topics and the report, behind a button; open where a day is unclear."""
    ui = use_ui()
    use_changes(ui, choosing.checks)
    is_open, set_open = ft.use_state(bool(choosing.form.problems))
    toggle = ui.act(lambda: set_open(not is_open))
    button = expander_button(ids.SEND_CHANGE, ui.t("send-change"), is_open, toggle)
    row = ft.Row([button], wrap=True)
    if not is_open:
        return row
    days = card(ui, [Days(choosing)], stretch=True)
    return stack([row, days, Topics(choosing), with_report(ui, choosing)])


def with_report(ui: Ui, choosing: SendChoosing) -> ft.Control:
    """Whether the report goes along as a document that people read."""
    name = ui.t("send-with-report")
    tick = choice_button(
        ids.SEND_REPORT,
        name,
        name,
        choosing.form.with_report,
        ui.act(choosing.toggle_report),
        several=True,
    )
    return card(ui, [body(ui, ui.t("send-with-report-why")), ft.Row([tick], wrap=True)])


@ft.component
def WhatGoes(choosing: SendChoosing) -> ft.Control:
    """What the clinic reads first, then every byte for who wants to see it."""
    ui = use_ui()
    send, _ = ft.use_state(choosing.send)
    parts: list[ft.Control] = []
    if send.prepared is not None and send.prepared.parcels:
        parts.append(Exact(send.prepared))
    goes = send.prepared is None or send.prepared.counts.get(Sent.REPORT, 0) > 0
    if send.document is not None and choosing.form.with_report and goes:
        parts += [heading(ui, ui.t("send-preview")), preview(ui, send.document)]
    return ft.Column(parts, spacing=12, tight=True)
