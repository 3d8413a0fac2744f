"""Share: one card for each way in which something leaves the diary, or comes back to it."""

from __future__ import annotations

import flet as ft

from app.views import share_identifiers as ids
from app.views.components.buttons import primary_button
from app.views.components.layout import card, page_column, two_columns
from app.views.components.page_entry import page_entry
from app.views.components.text import body, heading, title
from app.views.share.export import CalendarCard, export_card
from app.views.share.questions import Questions
from app.views.ui import Ui, use_ui


@ft.component
def Share() -> ft.Control:
    """What a visit needs first; what leaves the diary after it."""
    ui = use_ui()
    visit = [report_card(ui), Questions()]
    leaves = [export_card(ui), CalendarCard(), backup_card(ui)]
    columns = 2 if ui.wide else 1
    return page_column(
        ui, [title(ui, ui.t("share-title")), *two_columns(ui, visit, leaves)], columns=columns
    )


def report_card(ui: Ui) -> ft.Control:
    """Two taps to the report: this tab, and this button."""
    go = ui.act(lambda: ui.shell.navigate("/share/report"))
    icon = ft.Icons.DESCRIPTION_OUTLINED
    return card(
        ui,
        [
            heading(ui, ui.t("share-report-title")),
            body(ui, ui.t("share-report-why")),
            primary_button(ids.SHARE_REPORT, ui.t("share-report"), go, icon),
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
