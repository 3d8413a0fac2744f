"""What a real server refuses, and what was changed there: kept back, asked about, put right."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

from app.domain.clinic.parcels import Line, Parcel, Why
from app.domain.watch import Watch
from tests.clinic.outbox.living import Living, an_answer, check, held, recovers, three_days, writes
from tests.clinic.servers import faults
from tests.clinic.servers.faults import Fault
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy, Request
from tests.data.diaries import DAY

YESTERDAY = DAY - timedelta(1)


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


async def test_what_was_put_right_before_it_was_refused_never_comes_after_it(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    first = living.say(DAY, an_answer(1))
    with proxy.down():
        await living.send()
        living.say(DAY, an_answer(2), first.id)
        living.clock.moment += timedelta(hours=1)
        await living.send()
    proxy.plan(faults.answer(422), only=writes)
    (kept,) = (await living.service.send_waiting(Watch())).waiting
    assert kept.why is Why.REFUSED
    assert {line.key.rpartition(":")[2] for line in things(kept)} == {"mood", "sleep_hours"}
    await living.service.again(kept)
    await recovers(living, fhir_server, proxy)


async def test_what_arrived_is_not_kept_back_as_refused(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    """The answer got lost, and the second try was refused: it is there, and can be taken back."""
    first = living.say(DAY, an_answer(1))
    proxy.plan(faults.lose(), faults.answer(422), only=writes)
    outcome = await living.send()
    assert outcome.waiting == ()
    assert outcome.receipt is not None
    assert {one.line.key for one in outcome.receipt.lines} == set(living.wanted())
    living.take_back(first)
    await living.send()
    check(living, fhir_server)
