"""Who else may look at the diary, sent to a real server and read there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.domain.clinic.abilities import Way
from app.domain.clinic.parcels import Sent
from app.domain.report.topics import USUAL, Topic
from app.domain.sharing.grants import Grant
from app.domain.watch import Watch
from tests.clinic.outbox.living import Living, an_answer, check, held
from tests.clinic.outbox.test_ways import weaker
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy
from tests.data.diaries import DAY, NOW
from tests.data.records import a_grant

SHARING = ("RelatedPerson", "Consent")


@pytest.fixture
def sharing(living: Living) -> Living:
    """A person who ticked that the clinic may know."""
    return replace(living, topics=USUAL | {Topic.CAREGIVERS})


def given(living: Living, **changed: Any) -> Grant:
    """Save a permission that holds. Blocking."""
    row = replace(a_grant(), ended_at=None, **changed)
    living.store.add_records([row])
    return row


def there(server: FhirServer) -> tuple[dict[str, Any], dict[str, Any]]:
    """The one person and the one consent at the clinic."""
    (person,), (consent,) = (server.of_patient(kind) for kind in SHARING)
    return person, consent


async def test_a_permission_arrives_is_changed_ended_and_stays(
    sharing: Living, fhir_server: FhirServer
) -> None:
    sharing.say(DAY, an_answer())
    first = given(sharing)
    prepared = await sharing.prepare()
    assert prepared.counts[Sent.SUPPORTER] == prepared.counts[Sent.CONSENT] == 1
    outcome = await sharing.service.send(prepared, Watch())
    assert outcome.waiting == ()
    check(sharing, fhir_server)
    person, consent = there(fhir_server)
    assert (person["name"], person["active"]) == ([{"text": "a sister"}], True)
    (actor,) = consent["provision"]["actor"]
    assert actor["reference"] == {"reference": f"RelatedPerson/{person['id']}"}
    assert consent["patient"] == {"reference": f"Patient/{fhir_server.patient}"}
    assert (await sharing.prepare()).parcels == (), "nothing is new"

    soon = replace(first, id=uuid4(), supersedes=first.id, until=DAY + timedelta(2))
    ended = replace(soon, id=uuid4(), supersedes=soon.id, ended_at=NOW)
    for row, status, end in ((soon, "active", 2), (ended, "inactive", 0)):
        sharing.store.add_records([row])
        assert (await sharing.send()).waiting == ()
        check(sharing, fhir_server)
        consent = there(fhir_server)[1]
        day = (DAY + timedelta(end)).isoformat()
        assert (consent["status"], consent["provision"]["period"]["end"]) == (status, day)
    history = fhir_server.history(f"Consent/{consent['id']}")
    assert [one["status"] for one in history] == ["active", "active", "inactive"]
    text = str(held(fhir_server))
    assert "one two three" not in text and "the brother" not in text


async def test_who_made_it_is_told(sharing: Living, fhir_server: FhirServer) -> None:
    given(sharing)
    outcome = await sharing.send()
    assert outcome.receipt is not None
    (maker,) = [one for one in outcome.receipt.lines if one.line.kind is Sent.MAKER]
    targets = {one["reference"] for one in fhir_server.read(maker.location)["target"]}
    assert targets == {f"{one['resourceType']}/{one['id']}" for one in there(fhir_server)}


async def test_what_is_taken_back_at_once_stays_as_an_error(
    sharing: Living, fhir_server: FhirServer
) -> None:
    first = given(sharing)
    await sharing.send()
    sharing.store.add_records([replace(first, id=uuid4(), supersedes=first.id, undone=True)])
    await sharing.send()
    check(sharing, fhir_server)
    person, consent = there(fhir_server)
    assert consent["status"] == "entered-in-error" and "provision" not in consent
    assert person["active"] is False and "name" not in person


async def test_the_last_day_passes(sharing: Living, fhir_server: FhirServer) -> None:
    given(sharing)
    await sharing.send()
    sharing.clock.moment += timedelta(days=8)
    await sharing.send()
    assert there(fhir_server)[1]["status"] == "inactive"
    assert (await sharing.prepare()).parcels == ()


async def test_not_ticked_it_stays_here_also_later(
    sharing: Living, living: Living, fhir_server: FhirServer
) -> None:
    given(sharing)
    living.say(DAY, an_answer())
    await living.send()
    assert [fhir_server.of_patient(kind) for kind in SHARING] == [[], []]
    await sharing.send()
    before = there(fhir_server)
    assert (await living.prepare()).parcels == (), "not ticked again: nothing is taken back"
    assert there(fhir_server) == before


@pytest.mark.parametrize("lacks", SHARING)
async def test_a_clinic_that_does_not_take_it_gets_the_rest(
    sharing: Living, fhir_server: FhirServer, proxy: FaultProxy, lacks: str
) -> None:
    def less(rest: dict[str, Any]) -> None:
        rest["resource"] = [one for one in rest["resource"] if one["type"] != lacks]

    rule = weaker(fhir_server, less)
    proxy.rule = lambda request: rule(request) if request.path.endswith("/metadata") else None
    given(sharing)
    sharing.say(DAY, an_answer())
    outcome = await sharing.send()
    assert outcome.waiting == () and outcome.receipt is not None
    assert {one.line.kind for one in outcome.receipt.lines} == {
        Sent.CHECKIN,
        Sent.MEASURE,
        Sent.MAKER,
    }
    prepared = await sharing.prepare()
    assert (prepared.parcels, prepared.untaken, prepared.way) == ((), True, Way.BUNDLE)


async def test_not_allowed_it_stays_here_and_the_rest_goes(
    sharing: Living, fhir_server: FhirServer
) -> None:
    less = tuple(one for one in sharing.scopes if "Consent" not in one)
    living = Living(
        sharing.base, sharing.patient, sharing.offload, topics=sharing.topics, scopes=less
    )
    living.join()
    given(living)
    living.say(DAY, an_answer())
    assert (await living.send()).waiting == ()
    assert [fhir_server.of_patient(kind) for kind in SHARING] == [[], []]
    assert len(fhir_server.of_patient("QuestionnaireResponse")) == 1
