"""Share: one card for each way in which something leaves the diary, or comes back to it."""

from __future__ import annotations

import flet as ft

from app.domain.files import File
from app.domain.watch import Stopped, Watch
from app.views import share_identifiers as ids
from app.views.components.hand_over import FileMaker, Making
from app.views.components.layout import card, page_column, two_columns
from app.views.components.page_entry import page_entry
from app.views.components.text import body, heading, title
from app.views.share.caregivers import caregivers_card
from app.views.share.clinic_card import ClinicCard
from app.views.share.export import CalendarCard, export_card
from app.views.share.questions import Questions
from app.views.ui import Ui, use_ui


@ft.component
def Share() -> ft.Control:
    """What a visit needs first; what leaves the diary after it."""
    ui = use_ui()
    visit = [ReportCard(), Questions(), ClinicCard(), caregivers_card(ui)]
    leaves = [export_card(ui), CalendarCard(), backup_card(ui)]
    columns = 2 if ui.wide else 1
    return page_column(
        ui, [title(ui, ui.t("share-title")), *two_columns(ui, visit, leaves)], columns=columns
    )


@ft.component
def ReportCard() -> ft.Control:
    """Two taps to the report: this tab, and this button. What is in it can be seen and chosen
    first; the choices of the last time hold."""
    ui = use_ui()

    def choose() -> None:
        ui.shell.navigate("/share/report")

    async def make(watch: Watch) -> File:
        service = ui.shell.services.open_report(ui.words, ui.formats)
        form = await service.form()
        if form.problems:  # a day is unclear: the page says which
            choose()
            raise Stopped
        return await service.make(form.choices, watch)

    icon = ft.Icons.DESCRIPTION_OUTLINED
    text = ui.t("share-report")
    making = Making(ids.SHARE_REPORT, text, make, icon, main=True, message="report-making")
    look = ui.t("share-report-look")
    return card(
        ui,
        [
            heading(ui, ui.t("share-report-title")),
            body(ui, ui.t("share-report-why")),
            FileMaker(making),
            page_entry(ui, ids.REPORT_CHOOSE, look, ft.Icons.TUNE, ui.act(choose)),
        ],
        stretch=True,
    )


def backup_card(ui: Ui) -> ft.Control:
    """The ways to the pages of backup and restore."""

    def entry(identifier: str, message: str, icon: ft.IconData, route: str) -> ft.Control:
        go = ui.act(lambda: ui.shell.navigate(route))
        return page_entry(ui, identifier, ui.t(message), icon, go)

    return card(
        ui,
        [
            heading(ui, ui.t("backup-title")),
            body(ui, ui.t("backup-why")),
            entry(ids.SHARE_BACKUP, "share-backup", ft.Icons.LOCK_OUTLINE, "/share/backup"),
            entry(ids.SHARE_RESTORE, "share-restore", ft.Icons.RESTORE, "/share/restore"),
        ],
        stretch=True,
    )
