"""Windows of somebody whose clinic is the test clinic."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

# Imported here, so that no test blames the loop for it.
import app.clinic.discovery
import app.clinic.door
import app.clinic.loopback
import app.clinic.sign_in
import app.services.delivering
import app.services.report_work
import app.services.sending_work  # noqa: F401
from app.domain.checkins import Answers
from app.services.report_form import NO, SEND_KEY, WITH_REPORT
from app.views import clinic_identifiers as ids
from tests.clinic.joining.at_home import AtHome
from tests.clinic.servers.clinic import Clinic
from tests.clinic.servers.person import Visit
from tests.clinic.servers.proxy import Request
from tests.data.diaries import DAY, NOW, a_checkin
from tests.views.harness import Screen
from tests.views.living import House

SECONDS = 15.0
"""For what asks a server, on a machine that others use."""


SAID: Answers = {"pain_24h": 4, "mood": 6, "sleep_hours": 6.5}
"""The answers of a day."""


def home_of(house: House, clinic: Clinic) -> AtHome:
    """The same diary without a window."""
    return AtHome(clinic, house.offload, house.store(), house.clinic, house.clock)


async def joined(clinic: Clinic, house: House | None = None, **how: Any) -> House:
    """A house of somebody who added the clinic and signed in there. The report does not go along:
    making it takes seconds."""
    home = house or House()
    await home_of(home, clinic).signed_in(**how)
    home.store().keep_fields(SEND_KEY, {WITH_REPORT: NO}, NOW)
    return home


async def lived(clinic: Clinic, *ago: int, answers: Answers | None = None, **how: Any) -> House:
    """Somebody who is signed in, with check-ins of so many days ago."""
    house = await joined(clinic, **how)
    said = SAID if answers is None else answers
    return house.holding([a_checkin(day=DAY - timedelta(n), answers=said) for n in ago])


def another(house: House) -> House:
    """A second window of the same process."""
    return House(clock=house.clock, files=house.files, hub=house.hub, clinic=house.clinic)


async def see(screen: Screen, words: str) -> None:
    """Wait until it is there."""
    with suppress(TimeoutError):
        await screen.wait_for(lambda: words in screen.text(), SECONDS)
    assert words in screen.text()


async def ready(screen: Screen) -> None:
    """Wait until what would go may be sent."""
    await screen.wait_for(
        lambda: screen.has(ids.SEND_NOW) and not screen.semantics(ids.SEND_NOW).disabled, SECONDS
    )


async def tap(screen: Screen, identifier: str) -> None:
    """Press what may take a moment until it can be pressed."""
    await screen.wait_for(
        lambda: screen.has(identifier) and not screen.semantics(identifier).disabled, SECONDS
    )
    await screen.tap(identifier)


def asked_to_open(screen: Screen) -> str:
    """The address that the device was asked to open last."""
    return [str(args["url"].url) for _, method, args in screen.calls if method == "launch_url"][-1]


def port_of(url: str) -> int:
    """Where the browser would come back to."""
    (there,) = parse_qs(urlsplit(url).query)["redirect_uri"]
    port = urlsplit(there).port
    assert port is not None
    return port


async def go_and_come_back(screen: Screen, clinic: Clinic, **how: Any) -> Visit:
    """Sign in: the person presses, does ``how`` at the clinic's page, and is sent back."""
    await tap(screen, ids.CLINIC_SIGN_IN)
    await tap(screen, ids.CLINIC_OPEN)
    return await asyncio.to_thread(clinic.person.visit, asked_to_open(screen), **how)


def writes(clinic: Clinic) -> list[Request]:
    """Every request that would change something at the clinic."""
    return [one.request for one in clinic.proxy.seen if one.request.method != "GET"]


def said_of_days(clinic: Clinic) -> list[str]:
    """The days of the check-ins that the clinic holds."""
    found = clinic.server.of_patient("QuestionnaireResponse")
    return sorted(one["identifier"]["value"].split(":")[2] for one in found)


def kept(house: House, form: str) -> Mapping[str, str]:
    """What is kept of a form."""
    return house.store().form(form)
