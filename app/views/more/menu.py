"""The entries of More, and the page that belongs to a route."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.views import (
    alert_identifiers,
    appointment_identifiers,
    contact_identifiers,
    supporting_identifiers,
)
from app.views import identifiers as ids
from app.views.alerts import NoticedPage
from app.views.components.ask_first import AskFirst
from app.views.components.buttons import text_button
from app.views.components.layout import page_column
from app.views.components.page_entry import page_entry
from app.views.components.text import title
from app.views.more.about import AboutPage
from app.views.more.appearance import AppearancePage
from app.views.more.appointments import AppointmentsPage
from app.views.more.contacts import ContactsPage
from app.views.more.language import LanguagePage
from app.views.more.lock import LockPage
from app.views.ui import Ui, use_ui

PAGES: dict[str, tuple[str, str, ft.IconData, Callable[[], ft.Control]]] = {
    "appointments": (
        appointment_identifiers.MORE_APPOINTMENTS,
        "more-appointments",
        ft.Icons.EVENT_OUTLINED,
        AppointmentsPage,
    ),
    "contacts": (
        contact_identifiers.MORE_CONTACTS,
        "more-contacts",
        ft.Icons.CONTACT_PHONE_OUTLINED,
        ContactsPage,
    ),
    "noticed": (
        alert_identifiers.MORE_NOTICED,
        "more-noticed",
        ft.Icons.NOTIFICATIONS_NONE,
        NoticedPage,
    ),
    "language": (ids.MORE_LANGUAGE, "more-language", ft.Icons.LANGUAGE, LanguagePage),
    "appearance": (ids.MORE_APPEARANCE, "more-appearance", ft.Icons.CONTRAST, AppearancePage),
    "lock": (ids.MORE_LOCK, "more-lock", ft.Icons.LOCK_OUTLINE, LockPage),
    "about": (ids.MORE_ABOUT, "more-about", ft.Icons.INFO_OUTLINE, AboutPage),
}
"""By the route's ``page``: identifier, name, sign and screen."""


OF_A_DIARY = ("appointments", "noticed")
"""Not there where somebody is supported and no diary is kept."""


@ft.component
def More() -> ft.Control:
    """One entry for each page."""
    ui = use_ui()
    alone = ui.shell.state.settings.supporter
    pages = {p: which for p, which in PAGES.items() if not (alone and p in OF_A_DIARY)}
    entries = [entry(ui, page, *which[:3]) for page, which in pages.items()]
    other = OwnDiary() if alone else supporting_entry(ui)
    return page_column(ui, [title(ui, ui.t("more-title")), *entries, other])


@ft.component
def MorePage() -> ft.Control:
    """The page of the route; More itself for one that does not exist."""
    ui = use_ui()
    page = ft.use_route_params().get("page", "")
    if page not in PAGES:
        return More()
    _, message, _, screen = PAGES[page]
    back = text_button(
        ids.MORE_BACK, ui.t("back"), ui.act(lambda: ui.shell.navigate("/more")), ft.Icons.ARROW_BACK
    )
    return page_column(ui, [ft.Row([back], wrap=True), title(ui, ui.t(message)), screen()])


def supporting_entry(ui: Ui) -> ft.Control:
    """The way to what others share."""
    go = ui.act(lambda: ui.shell.navigate("/supporting"))
    text, icon = ui.t("supporting-more"), ft.Icons.PEOPLE_OUTLINE
    return page_entry(ui, supporting_identifiers.MORE_SUPPORTING, text, icon, go)


@ft.component
def OwnDiary() -> ft.Control:
    """The way from supporting alone to a diary of one's own as well."""
    ui = use_ui()

    async def begin() -> None:
        await ui.shell.change(supporter=False)
        ui.shell.navigate("/")

    return AskFirst(
        supporting_identifiers.MORE_OWN_DIARY,
        ui.t("supporting-own-diary"),
        ui.t("supporting-own-diary-why"),
        ui.t("supporting-own-diary-yes"),
        begin,
    )


def entry(ui: Ui, page: str, identifier: str, message: str, icon: ft.IconData) -> ft.Control:
    """A wide button that leads to a page."""
    go = ui.act(lambda: ui.shell.navigate(f"/more/{page}"))
    return page_entry(ui, identifier, ui.t(message), icon, go)
