"""The visit report: which days, which topics, what it would hold, and making it."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.domain.files import File
from app.domain.paper import PaperSize
from app.domain.watch import Watch
from app.report.blocks import Document
from app.services.report_form import FIRST, LAST, PAPER
from app.views import share_identifiers as ids
from app.views.components.buttons import choice_button
from app.views.components.expander import expander_button
from app.views.components.fields import problem_line
from app.views.components.hand_over import FileMaker, Making
from app.views.components.keyed import keyed
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, title
from app.views.over import over, use_changes
from app.views.share.choose import Days, Topics, named, without
from app.views.share.report_form import Choosing
from app.views.share.report_preview import preview
from app.views.ui import Ui, use_ui


@ft.component
def ReportPage() -> ft.View:
    """Loads what was chosen before; what it holds is looked at anew with each change."""
    ui = use_ui()
    path = ft.use_view_path()
    choosing, set_choosing = ft.use_state(cast(Choosing | None, None))
    document, show = ft.use_state(cast(Document | None, None))

    async def load() -> None:
        service = ui.shell.services.open_report(ui.words, ui.formats)
        found = Choosing(ui, service, await service.form(), show)
        set_choosing(found)
        await found.look()

    ft.use_effect(lambda: ui.shell.run(load()), [path], cleanup=ui.shell.put_away)
    controls = [] if choosing is None else [*page(ui, choosing), WhatIsIn(document)]
    return over(ui, path, controls, None, close=ids.REPORT_CLOSE)


def page(ui: Ui, choosing: Choosing) -> list[ft.Control]:
    """The button that makes it first: what is chosen is mostly right as it is."""
    return [
        title(ui, ui.t("report-page-title")),
        card(ui, [Make(choosing)], "soft", stretch=True),
        Choices(choosing),
    ]


@ft.component
def Choices(choosing: Choosing) -> ft.Control:
    """The days, the topics and the paper, behind a button; open at once where a day is unclear."""
    ui = use_ui()
    is_open, set_open = ft.use_state(bool(choosing.form.problems))
    toggle = ui.act(lambda: set_open(not is_open))
    button = expander_button(ids.REPORT_CHANGE, ui.t("report-change"), is_open, toggle)
    row = ft.Row([button], wrap=True)
    if not is_open:
        return row
    return stack([row, card(ui, [Days(choosing)], stretch=True), Topics(choosing), Paper(choosing)])


@ft.component
def Paper(choosing: Choosing) -> ft.Control:
    """What it is printed on; the usual one of the region until another is chosen."""
    ui = use_ui()
    use_changes(ui, choosing.checks)

    async def turn(paper: PaperSize) -> None:
        choosing.put(PAPER, paper)
        await choosing.flush()

    def sheet(paper: PaperSize) -> ft.Control:
        name = ui.t(f"report-paper-{paper}")
        chosen = choosing.form.choices.paper is paper
        return choice_button(
            ids.report_paper(paper), name, name, chosen, ui.act(lambda: turn(paper))
        )

    row = ft.Row([sheet(p) for p in PaperSize], wrap=True, spacing=8, run_spacing=8)
    group = ft.Semantics(label=ui.t("report-paper"), container=True, content=row)
    return card(ui, [heading(ui, ui.t("report-paper")), group])


@ft.component
def Make(choosing: Choosing) -> ft.Control:
    """Which days it tells of, what it does not, and the report itself. While a day is unclear
    there is none to make."""
    ui = use_ui()
    use_changes(ui, choosing.checks)
    form = choosing.form

    async def make(watch: Watch) -> File:
        return await choosing.service.make(choosing.form.choices, watch)

    making = Making(
        ids.REPORT_MAKE,
        ui.t("report-make"),
        make,
        main=True,
        message="report-making",
        may=lambda: not choosing.form.problems,
    )
    days = {name: ui.formats.day(getattr(form.choices, name)) for name in (FIRST, LAST)}
    lines: list[ft.Control] = [body(ui, ui.t("report-of", **days)), body(ui, without(ui, choosing))]
    problem = next((ui.words.say(said) for said in form.problems.values()), None)
    # What was made of other choices is not offered any more.
    maker = keyed(FileMaker, "|".join(named(form.choices)))(making)
    return stack([ft.Column(lines, spacing=4, tight=True), *problem_line(ui, problem), maker])


@ft.component
def WhatIsIn(document: Document | None) -> ft.Control:
    """Page one as it would be printed, and what follows."""
    ui = use_ui()
    if document is None:
        return ft.Container()
    head = [heading(ui, ui.t("report-preview")), small(ui, ui.t("report-preview-why"))]
    return ft.Column([*head, preview(ui, document)], spacing=12, tight=True)
