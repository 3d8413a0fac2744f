"""Who may look at the diary, as a RelatedPerson and a Consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.clinic.mapping import codes, concepts
from app.domain.clinic.parcels import Sent
from app.domain.report.gathered import Gathered
from app.domain.report.topics import USUAL, Topic
from app.domain.sharing.grants import Grant, Relation
from app.domain.sharing.topics import Granted
from tests.clinic.mapping.made import MAKER, ZONE, by_key, entries, grant, of, only
from tests.domain.make import day
from tests.report.told import EVERY, gathered

NOW = datetime.combine(day(27), time(12), ZONE)
PERSON, CONSENT = "supporter:2025-03-08:000000000047", "consent:2025-03-08:000000000047"


def shared(*rows: Grant, **days: int) -> Gathered:
    return replace(gathered(topics=EVERY, **days), grants=rows)  # type: ignore[arg-type]


def permit(consent: dict[str, Any]) -> dict[str, Any]:
    """The rule within that permits."""
    (rule,) = consent["provision"]["provision"]
    found: dict[str, Any] = rule
    return found


def test_a_permission_is_a_person_and_a_consent() -> None:
    found = by_key(shared(grant(), last=7))
    assert set(found) == {PERSON, CONSENT}
    person, consent = found[PERSON], found[CONSENT]
    period = {"start": "2025-03-08", "end": "2025-03-22"}
    del person["identifier"], consent["identifier"]
    assert person == {
        "resourceType": "RelatedPerson",
        "active": True,
        "patient": {"reference": "Patient/p1"},
        "relationship": [
            {
                "coding": [{"system": codes.ROLE, "code": "PRN", "display": "parent"}],
                "text": "parent",
            }
        ],
        "name": [{"text": "MARKER-SUPPORTER"}],
        "period": period,
    }
    assert (consent["status"], consent["dateTime"]) == ("active", "2025-03-08T09:15:00-05:00")
    assert consent["scope"]["coding"][0]["code"] == "patient-privacy"
    assert consent["category"][0]["coding"][0]["code"] == "64292-6"
    assert consent["patient"] == consent["performer"][0] == {"reference": "Patient/p1"}
    assert consent["policyRule"]["coding"][0]["code"] == "consent.policy"
    assert "asks the clinic to show nothing" in consent["policyRule"]["text"]
    rule = consent["provision"]
    assert "type" not in rule, "R4: not permitted in the root rule"
    assert rule["period"] == period
    (actor,) = rule["actor"]
    assert actor["role"]["coding"][0]["code"] == "IRCP"
    assert actor["reference"] == {"reference": MAKER.full_url(PERSON)}
    within = permit(consent)
    assert within["type"] == "permit"
    assert [one["coding"][0]["code"] for one in within["code"]] == ["share.mood", "share.sleep"]
    assert within["dataPeriod"] == {"start": "2025-03-05", "end": "2025-03-22"}


def test_words_and_what_they_call_the_patient_never_leave() -> None:
    text = "".join(entry.text for entry in entries(shared(grant())))
    assert "MARKER-SUPPORTER" in text
    assert "marker words" not in text and "MARKER-CALLED" not in text


@pytest.mark.parametrize("topic", Granted)
def test_each_topic_has_a_code_and_what_was_not_granted_is_nowhere(topic: Granted) -> None:
    told = only(shared(grant(topics=frozenset((topic,)))), Sent.CONSENT)
    every = {codes.granted(one) for one in Granted}
    assert {code for code in every if f'"{code}"' in str(told).replace("'", '"')} == {
        codes.granted(topic)
    }


@pytest.mark.parametrize("who", Relation)
def test_each_relation_has_a_code(who: Relation) -> None:
    (told,) = only(shared(grant(relation=who)), Sent.SUPPORTER)["relationship"]
    (coding,) = told["coding"]
    assert told["text"] and coding["display"]
    assert coding["system"] == codes.ROLE or coding["code"] in concepts.displays()


def test_a_change_keeps_its_key_and_tells_when_it_was_agreed() -> None:
    first = grant()
    more = grant(80, 9, supersedes=first.id, topics=frozenset((Granted.DOSES,)))
    found = by_key(shared(first, more))
    assert set(found) == {PERSON, CONSENT}
    assert found[CONSENT]["dateTime"] == "2025-03-12T09:15:00-05:00"
    assert [c["coding"][0]["code"] for c in permit(found[CONSENT])["code"]] == ["share.doses"]


def test_an_end_is_inactive_with_its_day_and_changes_not_when_it_was_agreed() -> None:
    first = grant()
    at = first.entered_at + timedelta(days=4)
    ended = replace(first, id=UUID(int=80), supersedes=first.id, entered_at=at, ended_at=at)
    found = by_key(shared(first, ended, last=8))
    assert found[PERSON]["active"] is False
    assert (found[CONSENT]["status"], found[CONSENT]["dateTime"]) == (
        "inactive",
        "2025-03-08T09:15:00-05:00",
    )
    end = "2025-03-12"
    assert found[PERSON]["period"]["end"] == end
    assert found[CONSENT]["provision"]["period"]["end"] == end
    assert permit(found[CONSENT])["dataPeriod"]["end"] == end


def test_the_last_day_passing_is_news() -> None:
    """No row says it: what was told before has to differ all the same."""
    before, after = (
        next(e for e in entries(shared(grant(), last=last)) if e.line.kind is Sent.CONSENT)
        for last in (19, 20)
    )
    assert (before.resource["status"], after.resource["status"]) == ("active", "inactive")
    assert before.line.said != after.line.said
    again = next(e for e in entries(shared(grant(), last=18)) if e.line.kind is Sent.CONSENT)
    assert (again.line.said, again.text) == (before.line.said, before.text)


def test_what_was_taken_back_at_once_is_not_told() -> None:
    first = grant()
    undone = replace(first, id=UUID(int=80), supersedes=first.id, undone=True)
    assert entries(shared(first, undone)) == []


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [(0, 4, False), (0, 5, True), (19, 27, True), (20, 27, False), (8, 10, True)],
)
def test_only_what_held_on_the_days_chosen(first: int, last: int, told: bool) -> None:
    assert bool(entries(shared(grant(), first=first, last=last))) is told


def test_a_name_of_nothing_is_left_out() -> None:
    person = only(shared(grant(name="\x07 ")), Sent.SUPPORTER)
    assert "name" not in person


def test_a_clock_that_was_set_back_ends_nothing_before_it_began() -> None:
    first = grant()
    early = first.entered_at - timedelta(days=30)
    ended = replace(first, id=UUID(int=80), supersedes=first.id, entered_at=early, ended_at=early)
    (consent,) = of(shared(first, ended), Sent.CONSENT)
    assert consent["provision"]["period"] == {"start": "2025-03-08", "end": "2025-03-08"}
    assert permit(consent)["dataPeriod"] == {"start": "2025-03-05", "end": "2025-03-08"}


def test_nothing_of_it_unless_ticked() -> None:
    assert Topic.CAREGIVERS not in USUAL
    assert entries(replace(shared(grant()), choices=gathered().choices)) == []
