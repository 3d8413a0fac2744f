"""Everything that can go wrong between the app and a real server, and the recovery from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.clinic.errors import Redirected
from app.domain.clinic.parcels import Line, Parcel, Why
from app.domain.watch import Watch
from tests.clinic.outbox.living import Living, an_answer, check, held, rows_of
from tests.clinic.servers import faults
from tests.clinic.servers.faults import Fault
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy, Request
from tests.data.diaries import DAY

YESTERDAY = DAY - timedelta(1)


def writes(request: Request) -> bool:
    return request.method != "GET"


def three_days(living: Living) -> None:
    for n in range(3):
        living.say(DAY - timedelta(n), an_answer(n))


async def recovers(living: Living, server: FhirServer, proxy: FaultProxy) -> None:
    """A press later, with nothing in the way, everything is there once."""
    before = rows_of(living.store)
    proxy.clear()
    living.clock.moment += timedelta(hours=2)
    outcome = await living.service.send_waiting(Watch())
    assert outcome.waiting == ()
    check(living, server)
    assert rows_of(living.store) == before
    assert (await living.prepare()).parcels == ()


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


def refusing(day: object) -> Callable[[Request], Fault | None]:
    """A server that does not take what is about ``day``, and says which entry."""

    def rule(request: Request) -> Fault | None:
        if request.method != "POST":
            return None
        entries = json.loads(request.body)["entry"]
        for number, entry in enumerate(entries):
            if f":{day}" in entry["request"]["url"]:
                return faults.answer(422, f"Entry {number}: not like this", number)
        return None

    return rule


async def test_a_day_that_is_refused_is_kept_back_and_the_rest_goes(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    three_days(living)
    proxy.rule = refusing(YESTERDAY)
    outcome = await living.send()
    (kept,) = outcome.waiting
    assert (kept.why, kept.days) == (Why.REFUSED, (YESTERDAY, DAY))
    assert {line.day for line in things(kept)} == {YESTERDAY}
    assert "not like this" in kept.reason
    assert outcome.receipt is not None
    assert len(outcome.receipt.lines) == 9
    assert (await living.prepare()).parcels == ()
    assert (await living.service.send_waiting(Watch())).waiting == (kept,)
    await living.service.again(kept)
    (again,) = (await living.service.send_waiting(Watch())).waiting
    assert (again.why, things(again)) == (Why.REFUSED, things(kept))
    proxy.clear()
    await living.service.again(again)
    assert (await living.service.send_waiting(Watch())).waiting == ()
    check(living, fhir_server)


def things(parcel: Parcel) -> list[Line]:
    return [line for line in parcel.lines if line.type != "Provenance"]


async def test_a_day_that_was_refused_and_put_right_goes_with_the_next_press(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    first = living.say(YESTERDAY, an_answer(1))
    living.say(DAY, an_answer(2))
    proxy.rule = refusing(YESTERDAY)
    assert len((await living.send()).waiting) == 1
    living.say(YESTERDAY, an_answer(3), first.id)
    proxy.clear()
    outcome = await living.send()
    assert outcome.waiting == ()
    check(living, fhir_server)


async def test_a_refusal_without_a_name_is_found(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    for n in range(9):
        living.say(DAY - timedelta(n), an_answer(n))
    named = refusing(DAY - timedelta(4))
    proxy.rule = lambda request: faults.answer(422) if named(request) else None
    outcome = await living.send()
    (kept,) = outcome.waiting
    assert {line.day for line in kept.lines if line.type != "Provenance"} == {DAY - timedelta(4)}
    proxy.clear()
    await living.service.again(kept)
    await recovers(living, fhir_server, proxy)


async def test_a_server_that_takes_nothing_is_not_asked_for_ever(
    living: Living, proxy: FaultProxy
) -> None:
    for n in range(60):
        living.say(DAY - timedelta(n), an_answer(n % 11))
    proxy.rule = lambda request: faults.answer(422) if writes(request) else None
    outcome = await living.send()
    assert sum(parcel.why is Why.REFUSED for parcel in outcome.waiting) == 5
    assert len([one for one in proxy.seen if writes(one.request)]) < 20


async def test_what_was_deleted_at_the_clinic_is_made_again(
    living: Living, fhir_server: FhirServer
) -> None:
    first = living.say(DAY, an_answer(1))
    outcome = await living.send()
    assert outcome.receipt is not None
    pain = next(one for one in outcome.receipt.lines if one.line.key.endswith("pain_24h"))
    assert fhir_server.ask("DELETE", pain.location).is_success
    living.say(DAY, an_answer(2), first.id)
    assert (await living.send()).waiting == ()
    check(living, fhir_server)


async def test_what_somebody_changed_at_the_clinic_asks_before_it_is_overwritten(
    living: Living, fhir_server: FhirServer
) -> None:
    first = living.say(DAY, an_answer(1))
    outcome = await living.send()
    assert outcome.receipt is not None
    pain = next(one for one in outcome.receipt.lines if one.line.key.endswith("pain_24h"))
    changed = fhir_server.read(pain.location)
    fhir_server.put({**changed, "note": [{"text": "by the clinic"}]})
    living.say(DAY, an_answer(2), first.id)
    living.say(YESTERDAY, an_answer(3))
    outcome = await living.send()
    (asks,) = outcome.waiting
    assert (asks.why, things(asks)) == (Why.CHANGED, [asks.lines[0]])
    assert asks.lines[0].key == pain.line.key
    assert fhir_server.read(pain.location)["note"] == [{"text": "by the clinic"}]
    assert (await living.prepare()).parcels == ()
    await living.service.again(asks)
    assert (await living.service.send_waiting(Watch())).waiting == ()
    check(living, fhir_server)


async def test_what_arrived_while_its_answer_got_lost_is_no_change_of_somebody_else(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    """A known version was replaced by ourselves; sent again it is refused with 412."""
    first = living.say(DAY, an_answer(1))
    await living.send()
    living.say(DAY, an_answer(2), first.id)
    living.say(YESTERDAY, an_answer(3))
    proxy.rule = lambda request: faults.lose() if writes(request) else None
    (parcel,) = (await living.send()).waiting
    assert parcel.why is Why.UNCLEAR
    await recovers(living, fhir_server, proxy)
    versions = {one["meta"]["versionId"] for found in held(fhir_server).values() for one in found}
    assert versions == {"1", "2"}


async def test_a_correction_behind_what_waits_comes_behind_it(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    first = living.say(DAY, an_answer(1))
    proxy.rule = lambda request: faults.lose() if writes(request) else None
    await living.send()
    living.say(DAY, an_answer(2), first.id)
    living.clock.moment += timedelta(hours=1)
    outcome = await living.send()
    assert [p.why for p in outcome.waiting] == [Why.UNCLEAR, Why.NEW]
    await recovers(living, fhir_server, proxy)


async def test_a_parcel_that_cannot_be_sent_lets_others_pass_but_none_of_the_same_thing(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    first = living.say(DAY, an_answer(1))
    proxy.rule = lambda request: faults.answer(403) if writes(request) else None
    await living.send()
    living.say(DAY, an_answer(2), first.id)
    living.say(YESTERDAY, an_answer(3))
    proxy.plan(faults.answer(403), only=writes)
    proxy.rule = lambda request: None
    outcome = await living.send()
    assert [p.why for p in outcome.waiting] == [Why.FORBIDDEN, Why.NEW]
    assert outcome.receipt is None
    await recovers(living, fhir_server, proxy)


async def test_the_statement_of_what_a_server_can_may_be_late(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    three_days(living)
    proxy.rule = lambda request: None if writes(request) else faults.reset()
    outcome = await living.send()
    assert [p.why for p in outcome.waiting] == [Why.OFFLINE]
    assert held(fhir_server) == {}
    await recovers(living, fhir_server, proxy)
