"""Everything that can go wrong between the app and a real server, and the recovery from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.clinic.errors import Redirected
from app.domain.clinic.parcels import Why
from app.domain.watch import Watch
from tests.clinic.outbox.living import Living, check, held, recovers, rows_of, three_days, writes
from tests.clinic.servers import faults
from tests.clinic.servers.faults import Fault
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy
from tests.data.diaries import DAY

YESTERDAY = DAY - timedelta(1)


PASSING: dict[str, Callable[[], Fault]] = {
    "reset half-way": faults.reset,
    "reset after the server did it": faults.lose,
    "cut off": faults.cut,
    "another type": faults.wrong_type,
    "no FHIR": faults.rubbish,
    "huge": lambda: faults.huge(16 * 1024 * 1024),
    "409": lambda: faults.answer(409),
    "429": lambda: faults.answer(429),
    "429 for a while": lambda: faults.answer(429, retry_after="3"),
    "503 for a while": lambda: faults.answer(503, retry_after="20"),
    "500": lambda: faults.answer(500),
    "502": lambda: faults.answer(502),
}
"""Over after once."""


@pytest.mark.parametrize("name", PASSING)
async def test_what_passes_is_tried_again_at_once(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy, name: str
) -> None:
    three_days(living)
    before = rows_of(living.store)
    proxy.plan(PASSING[name](), PASSING[name](), only=writes)
    outcome = await living.send()
    assert (proxy.left, outcome.waiting) == (0, ())
    assert outcome.receipt is not None
    sent = [one.request.body for one in proxy.seen if writes(one.request)]
    assert len(sent) == 3 or name == "reset half-way"
    assert len({body for body in sent if body}) == 1
    check(living, fhir_server)
    assert rows_of(living.store) == before
    assert living.waited
    assert (await living.prepare()).parcels == ()


@pytest.mark.parametrize(
    ("fault", "why", "seconds"),
    [
        (faults.reset, Why.UNCLEAR, 10),
        (faults.lose, Why.UNCLEAR, 10),
        (faults.cut, Why.UNCLEAR, 10),
        (faults.wrong_type, Why.UNCLEAR, 10),
        (faults.rubbish, Why.UNCLEAR, 10),
        (lambda: faults.ignore(5), Why.UNCLEAR, 0.4),
        (lambda: faults.stall(5), Why.UNCLEAR, 0.4),
        (lambda: faults.drip(40), Why.UNCLEAR, 0.6),
        (lambda: faults.answer(401), Why.SIGN_IN, 10),
        (lambda: faults.answer(403), Why.FORBIDDEN, 10),
        (lambda: faults.answer(409), Why.BUSY, 10),
        (lambda: faults.answer(429), Why.BUSY, 10),
        (lambda: faults.answer(503, retry_after="3600"), Why.BUSY, 10),
        (lambda: faults.answer(500), Why.UNCLEAR, 10),
    ],
    ids=lambda value: str(value) if isinstance(value, Why) else "",
)
async def test_what_lasts_leaves_everything_waiting_and_says_why(
    living: Living,
    fhir_server: FhirServer,
    proxy: FaultProxy,
    fault: Callable[[], Fault],
    why: Why,
    seconds: float,
) -> None:
    three_days(living)
    living.door.seconds = seconds
    proxy.rule = lambda request: fault() if writes(request) else None
    outcome = await living.send()
    assert (outcome.receipt, [p.why for p in outcome.waiting]) == (None, [why])
    assert outcome.waiting[0].tried_at is not None
    living.door.seconds = 10
    await recovers(living, fhir_server, proxy)


async def test_offline_nothing_is_asked_and_everything_waits(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    three_days(living)
    with proxy.down():
        outcome = await living.send()
    assert [p.why for p in outcome.waiting] == [Why.OFFLINE]
    assert held(fhir_server) == {}
    await recovers(living, fhir_server, proxy)


async def test_another_host_is_not_followed(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    three_days(living)
    elsewhere = f"http://localhost:{proxy.port}/elsewhere"
    proxy.rule = lambda request: faults.redirect(elsewhere) if writes(request) else None
    with pytest.raises(Redirected):
        await living.send()
    assert [one.request.path for one in proxy.seen if "elsewhere" in one.request.path] == []
    assert [p.why for p in await living.service.waiting()] == [Why.OFFLINE]
    await recovers(living, fhir_server, proxy)


async def test_a_long_wait_is_kept_to(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    three_days(living)
    proxy.plan(faults.answer(503, retry_after="600"), only=writes)
    (parcel,) = (await living.send()).waiting
    assert parcel.not_before is not None
    assert (parcel.not_before - living.clock.moment).total_seconds() == 600
    proxy.clear()
    assert (await living.service.send_waiting(Watch())).waiting == (parcel,)
    assert (proxy.requests, living.waited) == (0, [])
    living.clock.moment += timedelta(seconds=600)
    assert (await living.service.send_waiting(Watch())).waiting == ()
    check(living, fhir_server)


async def test_a_short_wait_is_waited_for(living: Living, proxy: FaultProxy) -> None:
    three_days(living)
    proxy.plan(faults.answer(429, retry_after="7"), only=writes)
    assert (await living.send()).waiting == ()
    assert sum(living.waited) == 7


async def test_waits_without_a_word_grow_and_stay_small(living: Living, proxy: FaultProxy) -> None:
    three_days(living)
    proxy.rule = lambda request: faults.answer(503) if writes(request) else None
    await living.send()
    assert len([one for one in proxy.seen if writes(one.request)]) == 4
    assert 7 <= sum(living.waited) <= 90


async def test_the_statement_of_what_a_server_can_may_be_late(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    three_days(living)
    proxy.rule = lambda request: None if writes(request) else faults.reset()
    outcome = await living.send()
    assert [p.why for p in outcome.waiting] == [Why.OFFLINE]
    assert held(fhir_server) == {}
    await recovers(living, fhir_server, proxy)
