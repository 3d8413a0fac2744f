"""Sending through the guard: what was not allowed stays at home, and a permission that runs out in
the middle is renewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.domain.clinic.parcels import Why
from app.domain.watch import Watch
from app.services.offload import Offload
from tests.clinic.joining.at_home import AtHome
from tests.clinic.outbox.living import Living, an_answer, check, rows_of
from tests.clinic.servers import faults
from tests.clinic.servers.clinic import Clinic
from tests.data.diaries import DAY


@pytest.fixture
def home(clinic: Clinic, offload: Offload) -> Iterator[AtHome]:
    yield AtHome(clinic, offload)


def window(home: AtHome) -> Living:
    """A window over the diary of a person who signed in."""
    clinic = home.clinic
    about = (clinic.base, clinic.patient, home.offload, home.store, home.clock)
    return Living(*about, access=home.access)


async def test_signed_in_everything_goes(home: AtHome) -> None:
    await home.signed_in()
    living = window(home)
    living.say(DAY, an_answer())
    outcome = await living.send()
    assert outcome.waiting == ()
    assert {one.line.type for one in outcome.receipt.lines} == {  # type: ignore[union-attr]
        "QuestionnaireResponse",
        "Observation",
        "Provenance",
    }
    check(living, home.clinic.server)


async def test_a_401_in_the_middle_is_renewed_and_the_same_bytes_go(home: AtHome) -> None:
    await home.signed_in()
    living = window(home)
    for n in range(30):
        living.say(DAY - timedelta(n), an_answer(n % 11))
    home.clinic.proxy.clear()
    home.clinic.proxy.plan(
        faults.passing(), faults.answer(401), only=lambda request: request.method == "POST"
    )
    outcome = await living.send()
    assert outcome.waiting == ()
    sent = [s.request.body for s in home.clinic.proxy.seen if s.request.method == "POST"]
    assert len(sent) == len(set(sent)) + 1
    assert living.waited == []
    check(living, home.clinic.server)


async def test_a_permission_that_ran_out_keeps_everything_waiting(home: AtHome) -> None:
    await home.signed_in()
    living = window(home)
    living.say(DAY, an_answer())
    before = rows_of(home.store)
    await home.access.keep(None)
    outcome = await living.send()
    assert [p.why for p in outcome.waiting] == [Why.SIGN_IN]
    await home.signed_in()
    assert (await living.service.send_waiting(Watch())).waiting == ()
    check(living, home.clinic.server)
    assert rows_of(home.store) == before


async def test_what_was_not_allowed_is_not_sent(home: AtHome) -> None:
    await home.signed_in(keep=lambda scope: "Provenance" not in scope)
    living = window(home)
    living.say(DAY, an_answer())
    outcome = await living.send()
    assert outcome.waiting == ()
    assert outcome.receipt is not None
    assert {one.line.type for one in outcome.receipt.lines} == {
        "QuestionnaireResponse",
        "Observation",
    }
    check(living, home.clinic.server)


async def test_what_is_not_allowed_any_more_is_not_taken_back(home: AtHome) -> None:
    await home.signed_in()
    living = window(home)
    living.say(DAY, an_answer())
    await living.send()
    await home.signed_in(keep=lambda scope: "Observation" not in scope)
    living.say(DAY - timedelta(1), an_answer())
    assert (await living.prepare()).parcels == ()
    await home.signed_in()
    assert (await living.send()).waiting == ()
    check(living, home.clinic.server)
