"""Servers that can do less: one thing after the other, or the report alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.clinic.outbox.ways import abilities_note, may_sign, read_abilities, way_of
from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.errors import AbilityMissing
from app.domain.clinic.parcels import Sent, Why
from app.domain.files import File
from app.domain.watch import Watch
from tests.clinic.outbox.living import Living, an_answer, check, held
from tests.clinic.servers import faults
from tests.clinic.servers.faults import Fault, Kind
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy, Request
from tests.data.diaries import DAY

ALL = frozenset({"Observation", "DocumentReference", "Provenance"})
REPORT = File("glidepath-report.pdf", "application/pdf", b"%PDF one")


def able(**changed: Any) -> Abilities:
    every = dict.fromkeys(
        ("create", "update", "read", "search", "find", "conditional_update", "update_create"), ALL
    )
    return Abilities(**{"transaction": True, **every, **changed})


@pytest.mark.parametrize(
    ("changed", "way"),
    [
        ({}, Way.BUNDLE),
        ({"create": frozenset()}, Way.BUNDLE),
        ({"conditional_update": ALL - {"Provenance"}}, Way.BUNDLE),
        ({"transaction": False}, Way.ONE_BY_ONE),
        ({"conditional_update": frozenset({"Observation"})}, Way.ONE_BY_ONE),
        ({"transaction": False, "find": frozenset({"Observation"})}, Way.REPORT),
        ({"transaction": False, "update": frozenset()}, Way.REPORT),
    ],
)
def test_the_best_way_that_a_server_has(changed: dict[str, Any], way: Way) -> None:
    assert way_of(able(**changed), ALL) is way


def test_a_server_that_takes_nothing() -> None:
    with pytest.raises(AbilityMissing):
        way_of(Abilities(transaction=False), ALL)


def test_who_made_it_needs_an_id_of_ours() -> None:
    assert may_sign(able())
    assert not may_sign(able(update_create=frozenset({"Observation"})))


def test_what_a_server_can_is_remembered_for_it_alone() -> None:
    note = abilities_note(able(), "https://a.example")
    assert read_abilities(note, "https://a.example") == able()
    assert read_abilities(note, "https://b.example") is None
    assert read_abilities(None, "https://a.example") is None


Rule = Callable[[Request], Fault | None]


def weaker(server: FhirServer, change: Callable[[dict[str, Any]], None]) -> Rule:
    """The server, saying that it can do less, and refusing bundles."""
    statement = server.ask("GET", "metadata").json()
    change(statement["rest"][0])
    headers = (("Content-Type", "application/fhir+json"),)
    said = Fault(Kind.ANSWER, 200, headers, json.dumps(statement).encode())

    def rule(request: Request) -> Fault | None:
        if request.path.endswith("/metadata"):
            return said
        bundle = request.method == "POST" and request.path.rstrip("/").endswith("/fhir")
        return faults.answer(405, "no bundles") if bundle else None

    return rule


def no_transactions(rest: dict[str, Any]) -> None:
    rest["interaction"] = [one for one in rest["interaction"] if one["code"] != "transaction"]


def only_documents(rest: dict[str, Any]) -> None:
    no_transactions(rest)
    rest["resource"] = [
        {"type": "DocumentReference", "interaction": [{"code": "create"}]},
        {"type": "Patient", "interaction": [{"code": "read"}]},
    ]


@pytest.fixture
def one_by_one(living: Living, fhir_server: FhirServer, proxy: FaultProxy) -> Living:
    proxy.rule = weaker(fhir_server, no_transactions)
    return living


async def test_without_transactions_each_thing_goes_by_itself(
    one_by_one: Living, fhir_server: FhirServer
) -> None:
    living = one_by_one
    first = living.say(DAY, an_answer(5))
    gone = living.say(DAY - timedelta(1), an_answer(6))
    outcome = await living.send()
    assert outcome.waiting == ()
    assert outcome.receipt is not None
    assert outcome.receipt.way == Way.ONE_BY_ONE
    check(living, fhir_server)
    who = next(one for one in outcome.receipt.lines if one.line.kind is Sent.MAKER)
    targets = {one["reference"] for one in fhir_server.read(who.location)["target"]}
    assert targets == {one.location for one in outcome.receipt.lines if one is not who}
    living.say(DAY, an_answer(7), first.id)
    living.take_back(gone)
    assert (await living.prepare()).way is Way.ONE_BY_ONE
    assert (await living.send()).waiting == ()
    check(living, fhir_server)
    versions = {one["meta"]["versionId"] for found in held(fhir_server).values() for one in found}
    assert versions == {"1", "2"}
    assert (await living.prepare()).parcels == ()


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("fault", [faults.lose, faults.reset, faults.cut])
async def test_one_by_one_nothing_is_there_twice(
    one_by_one: Living,
    fhir_server: FhirServer,
    proxy: FaultProxy,
    fault: Callable[[], Fault],
    number: int,
) -> None:
    living = one_by_one
    living.say(DAY, an_answer(5))
    spared = [faults.passing()] * number
    proxy.plan(*spared, *[fault() for _ in range(4)], only=lambda r: "metadata" not in r.path)
    outcome = await living.send()
    # Of an answer without a body nothing can be cut off.
    whole = fault is faults.cut and outcome.waiting == ()
    assert whole or outcome.waiting[0].why in (Why.UNCLEAR, Why.OFFLINE)
    proxy.plan()
    assert (await living.service.send_waiting(Watch())).waiting == ()
    check(living, fhir_server)
    versions = {one["meta"]["versionId"] for found in held(fhir_server).values() for one in found}
    assert versions == {"1"}
    assert (await living.prepare()).parcels == ()


async def test_one_by_one_a_refused_day_is_kept_back(
    one_by_one: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    living, weak = one_by_one, proxy.rule
    for n in range(3):
        living.say(DAY - timedelta(n), an_answer(n))
    bad = f"measure:{DAY - timedelta(1)}".encode()

    def rule(request: Request) -> Fault | None:
        refused = request.method != "GET" and bad in request.body
        return faults.answer(422, "not like this") if refused else weak(request)

    proxy.rule = rule
    outcome = await living.send()
    (kept,) = outcome.waiting
    assert (kept.why, kept.reason) == (Why.REFUSED, "not like this")
    assert {p.line.day for p in outcome.receipt.lines if p.line.kind is Sent.MEASURE} == {  # type: ignore[union-attr]
        DAY,
        DAY - timedelta(2),
    }
    proxy.rule = weak
    await living.service.again(kept)
    assert (await living.service.send_waiting(Watch())).waiting == ()
    check(living, fhir_server)


async def test_one_by_one_what_was_changed_there_asks(
    one_by_one: Living, fhir_server: FhirServer
) -> None:
    living = one_by_one
    first = living.say(DAY, an_answer(1))
    outcome = await living.send()
    assert outcome.receipt is not None
    pain = next(one for one in outcome.receipt.lines if one.line.key.endswith("pain_24h"))
    changed = fhir_server.read(pain.location)
    fhir_server.put({**changed, "note": [{"text": "by the clinic"}]})
    living.say(DAY, an_answer(2), first.id)
    (asks,) = (await living.send()).waiting
    assert asks.why is Why.CHANGED
    await living.service.again(asks)
    assert (await living.service.send_waiting(Watch())).waiting == ()
    check(living, fhir_server)


async def test_where_only_documents_are_taken_the_report_goes_alone(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    proxy.rule = weaker(fhir_server, only_documents)
    living.say(DAY, an_answer())
    outcome = await living.send(REPORT)
    assert outcome.waiting == ()
    assert outcome.receipt is not None
    assert (outcome.receipt.way, len(outcome.receipt.lines)) == (Way.REPORT, 1)
    assert set(held(fhir_server)) == {one for one in held(fhir_server) if ":report:" in one}
    prepared = await living.prepare(REPORT)
    assert (prepared.way, prepared.parcels) == (Way.REPORT, ())
    living.say(DAY - timedelta(1), an_answer())
    other = replace(REPORT, content=b"%PDF two")
    assert [len(p.lines) for p, _ in (await living.prepare(other)).parcels] == [1]
    assert (await living.prepare()).parcels == ()


async def test_what_was_sent_before_is_not_taken_back_where_only_documents_are_taken_now(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    living.say(DAY, an_answer())
    await living.send()
    proxy.rule = weaker(fhir_server, only_documents)
    living.say(DAY - timedelta(1), an_answer())
    await living.send(REPORT)
    prepared = await living.prepare(REPORT)
    assert (prepared.way, prepared.parcels) == (Way.REPORT, ())
    proxy.clear()
    living.say(DAY - timedelta(2), an_answer())
    await living.send(replace(REPORT, content=b"%PDF two"))
    check(living, fhir_server)
    assert (await living.prepare()).parcels == ()
