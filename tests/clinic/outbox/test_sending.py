"""Sending a diary to a real server, with nothing in the way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.clinic.abilities import Way
from app.domain.clinic.clinics import Clinic, current_clinic
from app.domain.clinic.errors import SignInExpired
from app.domain.clinic.parcels import Sent, Why
from app.domain.files import File
from app.domain.watch import Watch
from app.services.sending import Outcome
from tests.clinic.outbox.living import Living, an_answer, check, held, receipts_of, rows_of
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy
from tests.data.diaries import DAY

YESTERDAY = DAY - timedelta(1)


async def test_what_is_shown_is_what_is_sent_and_what_is_there(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    living.say(YESTERDAY, an_answer(3))
    living.say(DAY, an_answer(5))
    before = rows_of(living.store)
    prepared = await living.prepare()
    assert (prepared.way, prepared.clinic.name) == (Way.BUNDLE, "Test Clinic")
    assert prepared.counts == {Sent.CHECKIN: 2, Sent.MEASURE: 6, Sent.MAKER: 1}
    assert proxy.requests == 0
    # The first time it is not known yet what the server can do; then it is.
    await living.service.send(prepared, Watch())
    check(living, fhir_server)
    living.say(DAY - timedelta(2), an_answer(4))
    prepared = await living.prepare()
    proxy.clear()
    outcome = await living.service.send(prepared, Watch())
    assert [one.request.body for one in proxy.seen if one.request.method == "POST"] == [
        content for _, content in prepared.parcels
    ]
    assert outcome.receipt is not None
    assert [one.line for one in outcome.receipt.lines] == list(prepared.parcels[0][0].lines)
    assert (outcome.receipt.to, outcome.receipt.way) == ("Test Clinic", "bundle")
    assert outcome.waiting == ()
    check(living, fhir_server)
    assert rows_of(living.store)[:2] == before


async def test_nothing_new_asks_the_server_nothing(living: Living, proxy: FaultProxy) -> None:
    living.say(DAY, an_answer())
    await living.send()
    proxy.clear()
    prepared = await living.prepare()
    assert (prepared.parcels, prepared.counts) == ((), {})
    assert await living.service.send(prepared, Watch()) == Outcome(None, ())
    assert await living.service.send_waiting(Watch()) == Outcome(None, ())
    assert proxy.requests == 0


async def test_an_empty_diary_sends_nothing(living: Living, proxy: FaultProxy) -> None:
    assert await living.send() == Outcome(None, ())
    assert proxy.requests == 0


async def test_a_correction_is_a_new_version_and_what_is_taken_back_stays_as_an_error(
    living: Living, fhir_server: FhirServer
) -> None:
    first = living.say(DAY, an_answer(5))
    gone = living.say(YESTERDAY, an_answer(6))
    await living.send()
    living.say(DAY, an_answer(7), first.id)
    living.take_back(gone)
    outcome = await living.send()
    assert outcome.receipt is not None
    assert sum(one.line.withdrawn for one in outcome.receipt.lines) == 4
    check(living, fhir_server)
    statuses = {
        (one["resourceType"], one["status"], one["meta"]["versionId"])
        for found in held(fhir_server).values()
        for one in found
    }
    assert statuses == {
        ("QuestionnaireResponse", "amended", "2"),
        ("Observation", "corrected", "2"),
        ("Observation", "final", "1"),
        ("QuestionnaireResponse", "entered-in-error", "2"),
        ("Observation", "entered-in-error", "2"),
    }


async def test_who_made_it_is_told_once_for_each_bundle(
    living: Living, fhir_server: FhirServer
) -> None:
    living.say(DAY, an_answer())
    outcome = await living.send()
    assert outcome.receipt is not None
    (who,) = [one for one in outcome.receipt.lines if one.line.kind is Sent.MAKER]
    resource = fhir_server.read(who.location)
    targets = {target["reference"] for target in resource["target"]}
    assert targets == {one.location for one in outcome.receipt.lines if one is not who}


async def test_a_report_goes_along_and_not_twice(
    living: Living, fhir_server: FhirServer, proxy: FaultProxy
) -> None:
    living.say(DAY, an_answer())
    report = File("glidepath-report.pdf", "application/pdf", b"%PDF one")
    prepared = await living.prepare(report)
    assert prepared.counts[Sent.REPORT] == 1
    assert len(prepared.parcels) == 2
    await living.service.send(prepared, Watch())
    (document,) = fhir_server.of_patient("DocumentReference")
    assert document["content"][0]["attachment"]["size"] == 8
    proxy.clear()
    # Made anew it has other bytes, on another day another name, and tells the same.
    living.clock.moment += timedelta(days=1)
    await living.send(replace(report, content=b"%PDF two"))
    assert proxy.requests == 0
    living.say(YESTERDAY, an_answer())
    await living.send(replace(report, content=b"%PDF three"))
    assert len(fhir_server.of_patient("DocumentReference")) == 2


async def test_days_that_are_not_chosen_stay(living: Living, fhir_server: FhirServer) -> None:
    living.say(YESTERDAY, an_answer(3))
    prepared = await living.prepare(first=DAY)
    assert prepared.parcels == ()
    living.say(DAY, an_answer(5))
    await living.service.send(await living.prepare(first=DAY), Watch())
    assert len(fhir_server.of_patient("QuestionnaireResponse")) == 1
    await living.send()
    check(living, fhir_server)
    assert (await living.prepare(first=DAY)).parcels == ()


async def test_many_days_go_in_bundles_with_progress(
    living: Living, fhir_server: FhirServer
) -> None:
    for n in range(30):
        living.say(DAY - timedelta(n), an_answer(n % 11))
    prepared = await living.prepare()
    assert max(len(parcel.lines) for parcel, _ in prepared.parcels) <= 50
    parts: list[float] = []
    outcome = await living.service.send(prepared, Watch(parts.append))
    assert outcome.receipt is not None
    assert (
        sorted(one.line.key for one in outcome.receipt.lines)
        == sorted(line.key for parcel, _ in prepared.parcels for line in parcel.lines)
        or len(outcome.receipt.lines) == 123
    )
    assert parts[-1] == 1
    check(living, fhir_server)
    (shown,) = await living.service.receipts()
    assert len(shown.lines) == len(outcome.receipt.lines)
    assert len(receipts_of(living.store)) == len(prepared.parcels)


@pytest.mark.parametrize("missing", ["clinic", "sign-in"])
async def test_without_a_clinic_or_sign_in_nothing_is_prepared(
    living: Living, missing: str
) -> None:
    clinic = current_clinic(living.store.records(Clinic))
    assert clinic is not None
    gone = replace(clinic, id=NEW, supersedes=clinic.id)
    change = {"undone": True} if missing == "clinic" else {"patient": ""}
    living.store.add_records([replace(gone, **change)])
    with pytest.raises(SignInExpired):
        await living.prepare()
    with pytest.raises(SignInExpired):
        await living.service.send_waiting(Watch())


NEW = UUID(int=77)


async def test_somebody_else_signed_in_since_gets_nothing(
    living: Living, proxy: FaultProxy
) -> None:
    living.say(DAY, an_answer())
    prepared = await living.prepare()
    clinic = current_clinic(living.store.records(Clinic))
    assert clinic is not None
    other = replace(clinic, id=NEW, supersedes=clinic.id, patient="another-record")
    living.store.add_records([other])
    assert await living.service.send(prepared, Watch()) == Outcome(None, ())
    assert proxy.requests == 0


async def test_what_waits_can_be_taken_back(living: Living, proxy: FaultProxy) -> None:
    living.say(DAY, an_answer())
    with proxy.down():
        (parcel,) = (await living.send()).waiting
    assert parcel.why is Why.OFFLINE
    await living.service.take_back(parcel)
    assert await living.service.waiting() == ()
    assert (await living.prepare()).parcels != ()


async def test_a_frozen_bundle_says_nothing_but_what_was_chosen(living: Living) -> None:
    living.say(DAY, an_answer(note="a word of my own"))
    ((_, content),) = (await living.prepare()).parcels
    assert b"a word of my own" not in content
    assert json.loads(content)["type"] == "transaction"
