"""A packaged app is opened from outside: a clinic's link, and the browser that came back."""

from __future__ import annotations

import flet as ft
import pytest

from app.clinic.came_back import CameBack
from app.domain.clinic.addresses import CALLBACK, LINK
from app.views import clinic_identifiers as ids
from tests.views.living import House, living

QUERY = "base=https%3A%2F%2Ffhir.clinic.example&name=X"


class Begun:
    """A sign-in that waits; only what coming back asks of it."""

    def __init__(self) -> None:
        self.back = CameBack(CALLBACK, "the-state")

    def close(self) -> None:
        self.back.close()


async def test_a_clinic_s_link_stands_in_the_field_and_nothing_was_asked() -> None:
    async with living(House(), route=f"/add?{QUERY}") as screen:
        await screen.wait_for(lambda: screen.route == "/share/clinic")
        await screen.wait_for(lambda: screen.has(ids.CLINIC_ADDRESS))
        field = screen.find(ids.CLINIC_ADDRESS)
        assert isinstance(field, ft.TextField)
        assert field.value == f"{LINK}?{QUERY}"


@pytest.mark.parametrize(("state", "taken"), [("the-state", True), ("another", False)])
async def test_what_the_browser_brought_ends_the_sign_in_that_was_begun_here(
    state: str, taken: bool
) -> None:
    home, begun = House(), Begun()
    home.clinic.begun = begun  # type: ignore[assignment]
    async with living(home, route=f"/callback?code=abc&state={state}") as screen:
        await screen.wait_for(lambda: screen.route == "/share/clinic")
        assert begun.back.url.done() is taken


async def test_a_callback_that_nobody_waits_for_leads_to_the_clinic_s_page() -> None:
    async with living(House(), route="/callback?code=abc&state=x") as screen:
        await screen.wait_for(lambda: screen.route == "/share/clinic")
        assert screen.has(ids.CLINIC_LOOK)
