"""Send to my clinic, when it does not go at once: it waits, is told of, and goes once."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import Any

import pytest
from flet.controls.base_control import BaseControl

from app.clinic.sign_in import revoke
from app.domain.clinic.parcels import Receipt, Why
from app.domain.watch import Watch
from app.services.clinic_access import read_access
from app.views import clinic_identifiers as ids
from app.views import identifiers
from app.views import share_identifiers as share
from app.views.components import working
from tests.clinic.servers import faults
from tests.clinic.servers.clinic import Clinic
from tests.clinic.servers.faults import Fault
from tests.clinic.servers.proxy import Request
from tests.data.diaries import DAY, a_checkin
from tests.views.at_clinic import (
    another,
    go_and_come_back,
    lived,
    ready,
    said_of_days,
    see,
    tap,
    writes,
)
from tests.views.harness import Screen
from tests.views.living import House, living

pytestmark = pytest.mark.usefixtures("without_pause", "at_own_port")

PAGE = "/share/send"
BROWSER = {"web": True, "platform": "linux"}
DONE = "Your clinic's computer has it"
NO_DAY = "2025-02-26"
"""A day that the clinic's computer does not take."""


def refusing(request: Request) -> Fault | None:
    """No to everything that holds ``NO_DAY``."""
    if request.method == "POST" and f"checkin:{NO_DAY}".encode() in request.body:
        return faults.answer(422, "A <b>value</b> is out of range")
    return None


def part(what: str, row: int = 1) -> str:
    return ids.send_part(row, what)


def whys(house: House) -> list[Why]:
    """Why each part waits."""
    return [parcel.why for parcel in house.store().parcels()]


async def send(screen: Screen) -> None:
    await ready(screen)
    await screen.tap(ids.SEND_NOW)


class Held:
    """The clinic's computer takes a bundle and answers when the test says so."""

    def __init__(self, clinic: Clinic) -> None:
        self._go_on, self._came = threading.Event(), threading.Event()
        hold = faults.passing().and_then(self._wait)
        clinic.proxy.plan(hold, only=lambda request: request.method == "POST")

    def _wait(self) -> None:
        self._came.set()
        self._go_on.wait(20)

    async def came(self) -> None:
        """Until the bundle is there."""
        assert await asyncio.to_thread(self._came.wait, 20)

    def go_on(self) -> None:
        """Answer."""
        self._go_on.set()


async def at_once(screen: Screen, control: BaseControl, event: str, data: Any = None) -> None:
    """Send an event of the device, and do not wait for what comes of it."""
    session = screen.page.session
    asyncio.get_running_loop().create_task(session.dispatch_event(control._i, event, data))
    await asyncio.sleep(0.1)


async def press(screen: Screen, identifier: str) -> None:
    """Press, and do not wait for what comes of it."""
    await at_once(screen, screen.find(identifier), "click")


async def test_a_refused_day_waits_with_the_server_s_words_and_the_others_go(
    clinic: Clinic,
) -> None:
    house = await lived(clinic, 0, 5, 10)
    clinic.proxy.rule = refusing
    async with living(house, route=PAGE) as screen:
        await send(screen)
        await see(screen, DONE)
        assert said_of_days(clinic) == ["2025-02-21", "2025-03-03"]
        text = screen.text()
        assert "1 part waits. What arrived is there; this stays here until you send it." in text
        assert "Your clinic's computer did not take it. It says: “" in text
        assert "value" in text and "out of range”" in text and "Feb 26, 2025" in text
        assert not screen.has(ids.SEND_WAITING), "it goes when the person says so"
        await screen.tap(part("again"))
        await screen.wait_for(lambda: DONE not in screen.text(), 15)
        await see(screen, "Your clinic's computer did not take it.")
        assert whys(house) == [Why.REFUSED]
        clinic.clear()
        await tap(screen, part("again"))
        await screen.wait_for(lambda: not screen.has(part("again")), 15)
        assert said_of_days(clinic) == ["2025-02-21", NO_DAY, "2025-03-03"]
        assert not whys(house) and DONE in screen.text()
        _, _, sent = screen.text().partition("What I sent")
        assert sent.count(", to ") == 1, "one receipt for each press of Send"


async def test_what_is_not_to_be_sent_is_asked_about_first_and_offered_again(
    clinic: Clinic,
) -> None:
    house = await lived(clinic, 0, 5)
    clinic.proxy.rule = refusing
    async with living(house, route=PAGE) as screen:
        await send(screen)
        await see(screen, DONE)
        await screen.go("/share")
        assert "1 part waits to be sent." in screen.text()
        await screen.go(PAGE)
        await see(screen, "Nothing is new since you last sent.")
        await screen.tap(part("take_back"))
        assert "It stays in your diary and is not sent now." in screen.text()
        await screen.tap(identifiers.no(part("take_back")))
        await screen.tap(part("take_back"))
        assert whys(house) == [Why.REFUSED], "it asks first"
        await screen.tap(identifiers.yes(part("take_back")))
        await screen.wait_for(lambda: not whys(house))
        clinic.clear()
        await send(screen)
        await see(screen, DONE)
    assert said_of_days(clinic) == [NO_DAY, "2025-03-03"]


async def test_what_may_have_arrived_is_not_said_to_be_taken_back(clinic: Clinic) -> None:
    house = await lived(clinic, 0)
    clinic.proxy.rule = lambda request: faults.lose() if request.method == "POST" else None
    async with living(house, route=PAGE) as screen:
        await send(screen)
        await screen.wait_for(lambda: screen.has(part("take_back")), 15)
        await screen.tap(part("take_back"))
        assert "It may have arrived at your clinic already." in screen.text()
        assert "It stays in your diary" in screen.text()


async def test_a_question_about_one_part_is_never_one_about_the_next(clinic: Clinic) -> None:
    house = await lived(clinic, 0, 5)
    clinic.proxy.rule = lambda r: (
        faults.answer(422, "no") if r.method == "POST" and b"checkin:" in r.body else None
    )
    async with living(house, route=PAGE) as screen:
        await send(screen)
        await screen.wait_for(lambda: screen.has(part("take_back", 2)), 15)
        first, second = house.store().parcels()
        await screen.tap(part("take_back"))
        store = house.store()
        store.acknowledge(first.id, None)  # another window sent it
        house.hub.announce()
        await screen.wait_for(lambda: not screen.has(part("again", 2)))
        assert screen.has(part("take_back")), "nobody asked about this one"
        assert store.parcels() == [second]


async def test_offline_it_waits_and_goes_later(clinic: Clinic) -> None:
    house = await lived(clinic, 0, 1)
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        with clinic.proxy.down():
            await screen.tap(ids.SEND_NOW)
            await see(screen, "Your clinic's computer could not be reached.")
            assert "1 part waits." in screen.text() and DONE not in screen.text()
        await screen.tap(ids.SEND_DONE)
        await screen.go(PAGE)
        await see(screen, "Nothing is new since you last sent.")
        house.holding([a_checkin(day=DAY - timedelta(2))])
        await tap(screen, ids.SEND_WAITING)
        await see(screen, DONE)
        assert not screen.has(ids.SEND_WAITING)
    assert said_of_days(clinic) == ["2025-03-02", "2025-03-03"], "no more than was shown"


async def test_a_permission_taken_back_at_the_clinic_loses_nothing(clinic: Clinic) -> None:
    house = await lived(clinic, 0)
    access = read_access(house.store())
    assert access is not None
    async with living(house, route=PAGE, **BROWSER) as screen:
        await ready(screen)
        assert await asyncio.to_thread(revoke, access, Watch())
        await screen.tap(ids.SEND_NOW)
        await see(screen, "Your sign-in has run out. Sign in again, then send it.")
        assert whys(house) == [Why.SIGN_IN] and said_of_days(clinic) == []
        await screen.tap(ids.SHARE_CLINIC)
        assert screen.route == "/share/clinic"
        await go_and_come_back(screen, clinic)
        await see(screen, "You are signed in.")
        await screen.go(PAGE)
        await tap(screen, ids.SEND_WAITING)
        await see(screen, DONE)
    assert said_of_days(clinic) == ["2025-03-03"] and not whys(house)


async def test_left_while_it_is_sent_it_stops_without_loss(clinic: Clinic) -> None:
    house = await lived(clinic, *range(30))
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        held = Held(clinic)
        await press(screen, ids.SEND_NOW)
        await held.came()
        await screen.page.push_route("/share")
        await asyncio.sleep(0.1)
        held.go_on()
        await screen.settle(20)
        await screen.wait_for(lambda: not house.clinic.sending.locked(), 15)
        assert len(whys(house)) > 0 and len(writes(clinic)) <= 2
        assert not screen.has(identifiers.TROUBLE_CLOSE)
        await screen.go(PAGE)
        await tap(screen, ids.SEND_WAITING)
        await see(screen, DONE)
    assert len(said_of_days(clinic)) == len(set(said_of_days(clinic))) == 30
    assert not whys(house)


async def test_cancelled_the_page_shows_what_is_left(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SHOWN_AFTER", 0.02)
    house = await lived(clinic, *range(30))
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        held = Held(clinic)
        await press(screen, ids.SEND_NOW)
        await held.came()
        await press(screen, share.cancel(ids.SEND_NOW))
        held.go_on()
        await screen.settle(20)
        await see(screen, "Waits to be sent")
        # What waits is not offered a second time above.
        await see(screen, "Nothing is new since you last sent.")
        await tap(screen, ids.SEND_WAITING)
        await see(screen, DONE)
    assert len(said_of_days(clinic)) == 30 and not whys(house)


async def test_a_lock_while_it_is_sent_is_no_trouble_and_loses_nothing(clinic: Clinic) -> None:
    house = await lived(clinic, 0)
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        held = Held(clinic)
        await press(screen, ids.SEND_NOW)
        await held.came()
        event = "app_lifecycle_state_change"
        await at_once(screen, screen.page, event, {"state": "hide"})
        house.clock.moment += timedelta(minutes=6)
        await at_once(screen, screen.page, event, {"state": "resume"})
        held.go_on()
        await screen.wait_for(lambda: screen.has(identifiers.LOCK_UNLOCK), 15)
        await screen.wait_for(lambda: not house.clinic.sending.locked(), 15)
        assert not screen.has(identifiers.TROUBLE_CLOSE)
        await screen.tap(identifiers.LOCK_UNLOCK)
        await screen.go(PAGE)
        if whys(house):
            await tap(screen, ids.SEND_WAITING)
            await see(screen, DONE)
    assert said_of_days(clinic) == ["2025-03-03"]


async def test_two_windows_that_send_at_once_send_once(clinic: Clinic) -> None:
    house = await lived(clinic, 0, 1)
    async with living(house, route=PAGE) as one, living(another(house), route=PAGE) as two:
        await ready(one)
        await ready(two)
        clinic.clear()
        await asyncio.gather(one.tap(ids.SEND_NOW), two.tap(ids.SEND_NOW))
        await see(one, "What I sent")
        await see(two, "What I sent")
    assert len(writes(clinic)) == len({request.body for request in writes(clinic)}) == 1
    assert said_of_days(clinic) == ["2025-03-02", "2025-03-03"]
    assert len(house.store().records(Receipt)) == 1
