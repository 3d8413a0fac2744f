"""What opens a packaged app on a phone from outside: the browser came back, or a clinic's link.

The app gets the rest of the address as its route. Whatever stands in it, it can only end a
sign-in that was begun here, be put into the field for the clinic's address, or be laid to the codes
of a package, which opens with its words alone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import flet as ft

from app.domain.clinic.addresses import CALLBACK, LINK
from app.services.sheet import open_sheet
from app.views.effects import stop
from app.views.frame import framed_view
from app.views.share.clinic import FORM, PAGE
from app.views.share.joining import ADDRESS
from app.views.supporting.person import LIST as SUPPORTING
from app.views.ui import use_ui


@ft.component
def CameBack() -> ft.View:
    """The browser brought an answer from signing in. The page of the clinic, which waits for it,
    goes on below: left, it would wait no more."""
    ui = use_ui()
    path = ft.use_view_path()

    async def hand_over(query: str) -> None:
        ui.shell.services.open_clinic().came_back(f"{CALLBACK}?{query}")

    return framed_view(ui, path, [FromOutside(hand_over)], modal=True)


@ft.component
def ClinicLink() -> ft.Control:
    """A clinic's link stands in the field as if it was typed: nothing is asked there yet."""
    ui = use_ui()

    async def put(query: str) -> None:
        sheet = await open_sheet(ui.plan.records, FORM)
        sheet.put(ADDRESS, f"{LINK}?{query}")
        await sheet.flush()

    return FromOutside(put)


@ft.component
def CodeFromOutside() -> ft.Control:
    """A camera read one of the codes of what somebody shares: it is laid to the others."""
    ui = use_ui()

    async def lay(query: str) -> None:
        ui.shell.codes = (*ui.shell.codes, f"/part?{query}")

    return FromOutside(lay, SUPPORTING)


@ft.component
def FromOutside(take: Callable[[str], Awaitable[None]], to: str = PAGE) -> ft.Control:
    """Takes what came, and goes on to the page that it is for."""
    ui = use_ui()
    query = urlsplit(ft.context.page.route).query

    async def go_on() -> None:
        await take(query)
        ui.shell.navigate(to)

    ft.use_effect(ui.act(go_on), [], cleanup=stop)
    return ft.Container()
