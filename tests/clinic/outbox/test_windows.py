"""Two windows that send, one that closes, and a person who stops it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from app.domain.watch import Stopped, Watch
from tests.clinic.outbox.living import Living, an_answer, check, held, receipts_of
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy
from tests.data.diaries import DAY

YESTERDAY = DAY - timedelta(1)


async def test_two_windows_that_send_at_once_send_nothing_twice(
    living: Living, fhir_server: FhirServer
) -> None:
    other = Living(
        living.base,
        living.patient,
        living.offload,
        living.store,
        living.clock,
        living.turn,
        install=living.install,
    )
    for n in range(20):
        living.say(DAY - timedelta(n), an_answer(n % 11))
    one, two = await living.prepare(), await other.prepare()
    first, second = await asyncio.gather(
        living.service.send(one, Watch()), other.service.send(two, Watch())
    )
    assert first.receipt is not None
    assert (second.receipt, second.waiting) == (None, ())
    check(living, fhir_server)
    versions = {one["meta"]["versionId"] for found in held(fhir_server).values() for one in found}
    assert versions == {"1"}


async def test_an_older_preview_of_another_window_overwrites_nothing(
    living: Living, fhir_server: FhirServer
) -> None:
    first = living.say(DAY, an_answer(5))
    old = await living.prepare()
    living.say(DAY, an_answer(8), first.id)
    living.say(YESTERDAY, an_answer(1))
    await living.send()
    check(living, fhir_server)
    outcome = await living.service.send(old, Watch())
    assert outcome.receipt is None
    check(living, fhir_server)


async def test_what_another_window_took_back_stays_taken_back(
    living: Living, fhir_server: FhirServer
) -> None:
    first = living.say(DAY, an_answer(5))
    await living.send()
    living.take_back(first)
    old = await living.prepare()
    living.say(DAY, an_answer(6))
    await living.send()
    assert (await living.service.send(old, Watch())).receipt is None
    check(living, fhir_server)


async def test_what_is_stopped_waits_and_goes_later(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    for n in range(30):
        living.say(DAY - timedelta(n), an_answer(n % 11))
    prepared = await living.prepare()
    watch = Watch()
    proxy.rule = lambda request: (
        watch.stop() if sum(s.request.method == "POST" for s in proxy.seen) == 1 else None
    )
    with pytest.raises(Stopped):
        await living.service.send(prepared, watch)
    proxy.clear()
    waiting = await living.service.waiting()
    assert 0 < len(waiting) < len(prepared.parcels)
    assert len(receipts_of(living.store)) + len(waiting) == len(prepared.parcels)
    outcome = await living.service.send_waiting(Watch())
    assert (outcome.waiting, living.waited) == ((), [])
    check(living, fhir_server)


async def test_what_is_stopped_before_it_begins_keeps_nothing(living: Living) -> None:
    living.say(DAY, an_answer())
    prepared = await living.prepare()
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        await living.service.send(prepared, watch)
    assert await living.service.waiting() == ()


async def test_a_window_that_closes_lets_the_request_end(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    living.say(DAY, an_answer())
    prepared = await living.prepare()
    began = asyncio.Event()
    loop = asyncio.get_running_loop()

    def rule(request: object) -> None:
        loop.call_soon_threadsafe(began.set)

    proxy.rule = rule
    task = asyncio.create_task(living.service.send(prepared, Watch()))
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with living.turn:
        waiting = await living.service.waiting()
    proxy.clear()
    if waiting or not receipts_of(living.store):
        await living.send()
    check(living, fhir_server)
