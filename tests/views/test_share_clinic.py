"""My clinic on the Share tab: the card, adding it, signing in and out, taking it away."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from app.domain.clinic.addresses import CALLBACK
from app.domain.clinic.clinics import Clinic as Added
from app.domain.clinic.clinics import current_clinic
from app.services.clinic_access import read_access
from app.views import clinic_identifiers as ids
from app.views import identifiers
from app.views import share_identifiers as share
from app.views.components import working
from app.views.share.clinic import FORM
from app.views.share.joining import ADDRESS
from tests.clinic.servers.clinic import Clinic
from tests.clinic.servers.faults import answer
from tests.clinic.servers.processes import free_port
from tests.data.diaries import DAY, a_checkin
from tests.views.at_clinic import (
    another,
    asked_to_open,
    go_and_come_back,
    joined,
    kept,
    port_of,
    see,
    tap,
)
from tests.views.harness import Screen
from tests.views.living import House, living

pytestmark = pytest.mark.usefixtures("at_own_port")

PAGE = "/share/clinic"
BROWSER = {"web": True, "platform": "linux"}


def rows(house: House) -> Sequence[Added]:
    """Everything ever said of the clinic."""
    return house.store().records(Added)


def hears(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def find(screen: Screen, address: str) -> None:
    """Type an address and ask there."""
    await screen.type(ids.CLINIC_ADDRESS, address)
    await screen.tap(ids.CLINIC_LOOK)
    await see(screen, "This answered")


async def test_the_card_before_and_the_demo_that_sends_nothing() -> None:
    async with living(House(), route="/share", **BROWSER) as screen:
        assert "You see all of it first. Nothing goes by itself." in screen.text()
        assert not screen.has(ids.SHARE_SEND)
        await screen.tap(ids.SHARE_CLINIC)
        assert screen.route == PAGE and screen.has(ids.CLINIC_ADDRESS)
        await screen.go("/share/send")
        assert screen.route == PAGE, "nobody is signed in"
    async with living(House(demo=True), route="/share", **BROWSER) as screen:
        assert "This is the demo, so nothing can be sent from here." in screen.text()
        assert not screen.has(ids.SHARE_CLINIC) and not screen.has(ids.SHARE_SEND)
        for route in (PAGE, "/share/send"):
            await screen.go(route)
            assert "nothing can be sent from here" in screen.text()
            assert not screen.has(ids.CLINIC_ADDRESS)


async def test_an_address_is_kept_as_it_is_typed_until_its_clinic_is_added(clinic: Clinic) -> None:
    house = House()
    async with living(house, route=PAGE, **BROWSER) as screen:
        await screen.type(ids.CLINIC_ADDRESS, clinic.base)
        assert kept(house, FORM) == {ADDRESS: clinic.base}
        await screen.tap(share.SHARE_BACK)
        await screen.tap(ids.SHARE_CLINIC)
        assert screen.find(ids.CLINIC_ADDRESS).value == clinic.base  # type: ignore[attr-defined]
        await screen.tap(ids.CLINIC_LOOK)
        await see(screen, "Is this your clinic? If not, do not go on.")
        assert clinic.base in screen.text() and "It takes all that" in screen.text()
        assert not rows(house), "nothing is added before it is confirmed"
        await screen.tap(ids.CLINIC_OTHER)
        assert screen.find(ids.CLINIC_ADDRESS).value == clinic.base  # type: ignore[attr-defined]
        await find(screen, f" {clinic.base}/ ")
        await screen.tap(ids.CLINIC_ADD)
        assert "Glidepath never sees your password there." in screen.text()
        assert not kept(house, FORM)
        await screen.tap(share.SHARE_BACK)
        assert "is added. Sign in there before you can send or read." in screen.text()
        assert not screen.has(ids.SHARE_SEND)
        await screen.tap(ids.SHARE_CLINIC)
        assert screen.has(ids.CLINIC_SIGN_IN)
    (row,) = rows(house)
    assert row.base == clinic.base and not row.patient


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "This is not an address that Glidepath can use. It looks like https://"),
        ("my clinic", "This is not an address that Glidepath can use."),
        ("http://clinic.example/fhir", "begins with http, not https"),
        ("{nobody}", "cannot be reached. Your diary is safe. Check that you are online"),
        ("{sign_in}", "There is no clinic's computer at this address"),
        ("{clinic}", "patients cannot sign in to it this way"),
    ],
)
async def test_what_keeps_a_clinic_from_being_added_is_said(
    address: str, said: str, clinic: Clinic
) -> None:
    clinic.proxy.rule = lambda request: answer(404) if "/.well-known/" in request.path else None
    typed = address.format(
        nobody=f"http://127.0.0.1:{free_port()}/fhir",
        sign_in=clinic.sign_in_proxy.origin,
        clinic=clinic.base,
    )
    house = House()
    async with living(house, route=PAGE, **BROWSER) as screen:
        await screen.type(ids.CLINIC_ADDRESS, typed)
        await screen.tap(ids.CLINIC_LOOK)
        await see(screen, said)
        assert screen.find(ids.CLINIC_ADDRESS).value == typed  # type: ignore[attr-defined]
        assert not screen.has(ids.CLINIC_ADD) and not rows(house)
        clinic.clear()
        # A look that finds something takes the sentence away.
        await find(screen, clinic.base)
        assert said not in screen.text()


async def test_signed_in_out_again_and_taken_away(clinic: Clinic) -> None:
    house = House()
    async with living(house, route=PAGE, **BROWSER) as screen:
        await find(screen, clinic.base)
        await screen.tap(ids.CLINIC_ADD)
        visit = await go_and_come_back(screen, clinic)
        assert "You can go back to Glidepath now." in visit.page
        await see(screen, "You are signed in. Nothing is sent until you press Send.")
        assert "The clinic knows you as Test Patient." in screen.text()
        assert "Not allowed" not in screen.text()
        await screen.tap(share.SHARE_BACK)
        assert "You are signed in at" in screen.text() and screen.has(ids.SHARE_SEND)
        await screen.tap(ids.SHARE_CLINIC)
        await tap(screen, ids.CLINIC_SIGN_OUT)
        await screen.wait_for(lambda: screen.has(ids.CLINIC_SIGN_IN))
        assert "Test Patient" not in screen.text() and read_access(house.store()) is None
        await screen.tap(ids.CLINIC_REMOVE)
        assert "What was sent stays at the clinic. Remove it?" in screen.text()
        await screen.tap(identifiers.no(ids.CLINIC_REMOVE))
        await screen.tap(ids.CLINIC_REMOVE)
        assert current_clinic(rows(house)) is not None, "it asks first"
        await screen.tap(identifiers.yes(ids.CLINIC_REMOVE))
        await screen.wait_for(lambda: screen.has(ids.CLINIC_ADDRESS))
        assert screen.find(ids.CLINIC_ADDRESS).value == ""  # type: ignore[attr-defined]
    assert current_clinic(rows(house)) is None


async def test_no_at_the_clinic_s_page_and_less_than_was_asked_for(clinic: Clinic) -> None:
    async with living(House(), route=PAGE, **BROWSER) as screen:
        await find(screen, clinic.base)
        await screen.tap(ids.CLINIC_ADD)
        await go_and_come_back(screen, clinic, deny=True)
        await see(screen, "You are not signed in: the page said no. You can try again")
        await go_and_come_back(screen, clinic, keep=lambda scope: "patient/" not in scope)
        await see(screen, "You did not allow anything that Glidepath could use.")
        assert "the page said no" not in screen.text()
        await go_and_come_back(
            screen, clinic, keep=lambda scope: "Medication" not in scope and "Goal" not in scope
        )
        await see(
            screen, "Not allowed when you signed in: sending what you took, reading your plan"
        )
        assert "reading your goals. To change that, sign out" in screen.text()
        assert "You did not allow anything" not in screen.text()


async def test_cancel_before_the_browser_is_opened_and_while_it_is_waited_for(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SHOWN_AFTER", 0.02)
    house = House()
    async with living(house, route=PAGE, **BROWSER) as screen:
        await find(screen, clinic.base)
        await screen.tap(ids.CLINIC_ADD)
        await tap(screen, ids.CLINIC_SIGN_IN)
        await screen.wait_for(lambda: screen.has(ids.CLINIC_OPEN))
        await tap(screen, ids.CLINIC_CANCEL)
        assert screen.has(ids.CLINIC_SIGN_IN)
        await tap(screen, ids.CLINIC_SIGN_IN)
        await tap(screen, ids.CLINIC_OPEN)
        port = port_of(asked_to_open(screen))
        await see(screen, "Waiting for you to come back from the browser.")
        assert hears(port) and not screen.has(ids.CLINIC_CANCEL), "one way to cancel is enough"
        await screen.tap(share.cancel(ids.SHARE_CLINIC))
        await tap(screen, ids.CLINIC_SIGN_IN)
        await screen.wait_for(lambda: screen.has(ids.CLINIC_OPEN))
        assert "Waiting for you" not in screen.text()
        # Left before the browser was opened: nobody comes back, and nobody listens.
        await screen.tap(share.SHARE_BACK)
        await screen.wait_for(lambda: not hears(port))
    assert read_access(house.store()) is None and house.clinic.begun is None


async def test_a_lock_while_the_person_is_in_the_browser_is_no_trouble(clinic: Clinic) -> None:
    house = House()
    async with living(house, route=PAGE, **BROWSER) as screen:
        await find(screen, clinic.base)
        await screen.tap(ids.CLINIC_ADD)
        await tap(screen, ids.CLINIC_SIGN_IN)
        await tap(screen, ids.CLINIC_OPEN)
        port = port_of(asked_to_open(screen))
        await screen.lifecycle("hide")
        house.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        await screen.wait_for(lambda: not hears(port))
        await asyncio.sleep(0.3)
        await screen.settle()
        assert not screen.has(identifiers.TROUBLE_CLOSE)
        await screen.tap(identifiers.LOCK_UNLOCK)
        await screen.go(PAGE)
        assert screen.has(ids.CLINIC_SIGN_IN)


async def test_what_another_window_does_is_seen_here(clinic: Clinic) -> None:
    house = await joined(clinic)
    async with (
        living(house, route=PAGE, **BROWSER) as one,
        living(another(house), route=PAGE, **BROWSER) as two,
    ):
        await two.tap(ids.CLINIC_REMOVE)
        await two.tap(identifiers.yes(ids.CLINIC_REMOVE))
        await see(two, "Ask your clinic for its address or its link.")
        await see(one, "Ask your clinic for its address or its link.")
        assert not one.has(ids.CLINIC_SIGN_OUT)


async def test_the_card_says_what_waits_and_when_was_sent_last(clinic: Clinic) -> None:
    house = (await joined(clinic)).holding([a_checkin(day=DAY)])
    async with living(house, route="/share/send") as screen:
        await tap(screen, ids.SEND_NOW)
        await tap(screen, ids.SEND_DONE)
        await screen.go("/share")
        assert "Last sent on Mar 3, 2025." in screen.text()
        assert "waits to be sent" not in screen.text()


@pytest.mark.parametrize(
    ("deny", "said"), [(False, "You are signed in."), (True, "the page said no")]
)
async def test_a_phone_is_come_back_to_by_its_own_address(
    deny: bool, said: str, clinic: Clinic
) -> None:
    async with living(House(), route=PAGE, platform="android") as screen:
        await find(screen, clinic.base)
        await screen.tap(ids.CLINIC_ADD)
        visit = await go_and_come_back(screen, clinic, deny=deny)
        assert visit.back.startswith(CALLBACK)
        await screen.go(f"/callback?{urlsplit(visit.back).query}")
        await see(screen, said)
        assert screen.route == PAGE
