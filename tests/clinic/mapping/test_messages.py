"""Requests, alerts, the report, who made it, and what is taken back."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.clinic.entries import canonical, digest
from app.clinic.mapping import codes
from app.clinic.mapping.mapped import mapped
from app.clinic.mapping.provenance import provenance
from app.clinic.mapping.report import ReportFile
from app.clinic.mapping.withdrawn import withdrawn
from app.domain.alerts.fired import Did
from app.domain.alerts.model import Level
from app.domain.clinic.parcels import Delivered, Line, Sent
from app.domain.files import File
from app.domain.questions import VisitQuestion
from app.domain.report.gathered import Gathered
from app.domain.report.left_out import left_out
from app.domain.report.topics import USUAL, Topic
from app.domain.taper import PauseRequest
from tests.clinic.mapping.made import MAKER, by_key, entries, everything, flat, only
from tests.domain.answering import answered
from tests.domain.make import day, said
from tests.report.patient import NOW
from tests.report.told import EVERY, alert, did, gathered

NOT_FOR_EMERGENCIES = "It is not for emergencies, and nobody may have read it yet."


def payload(resource: dict[str, object]) -> list[str]:
    parts = resource["payload"]
    assert isinstance(parts, list)
    return [part["contentString"] for part in parts]


def test_a_wish_to_talk_about_a_pause() -> None:
    wish = PauseRequest(UUID(int=1), day(3), NOW, "Could we wait?")
    found = by_key(replace(gathered(), request=wish))["request:2025-03-06:pause"]
    assert found["status"] == "completed"
    assert found["category"][0]["coding"][0]["code"] == "notification"
    assert (found["subject"], found["sender"]) == ({"reference": "Patient/p1"},) * 2
    assert payload(found)[0].endswith(NOT_FOR_EMERGENCIES)
    assert payload(found)[1:] == [
        "Asks to talk about a pause in the plan",
        "Could we wait?",
        "Written on 2025-03-06.",
    ]
    assert "sent" not in found and "priority" not in found


def questions(*rows: VisitQuestion) -> Gathered:
    return replace(gathered(), questions=rows[-1:], asked=rows)


def test_a_question_keeps_its_key_through_two_corrections() -> None:
    first = VisitQuestion(UUID(int=5), day(3), NOW, "How?")
    second = replace(first, id=UUID(int=6), text="How long?", supersedes=first.id)
    third = replace(first, id=UUID(int=7), text="How often?", supersedes=second.id)
    key = "request:2025-03-06:question.000000000005"
    for rows in ((first,), (first, second), (first, second, third)):
        found = by_key(questions(*rows))
        assert set(found) == {key}
        assert payload(found[key])[2] == rows[-1].text


def test_what_was_written_on_another_day_is_not_sent() -> None:
    asked = VisitQuestion(UUID(int=5), day(60), NOW, "How?")
    wish = PauseRequest(UUID(int=1), day(60), NOW)
    assert entries(replace(questions(asked), request=wish)) == []


def test_an_alert_is_told_as_it_was_with_what_was_done() -> None:
    pain = alert(1, "R13", 4, words="Pain is up\nIt was 7.\nCall.")
    acts = [did(1, pain, Did.SEEN), did(2, pain, Did.CALLED, 2)]
    found = by_key(gathered(fired=[pain], acts=acts))["alert:2025-03-07:R13.0000006acfc1"]
    assert found["category"][0]["coding"][0]["code"] == "alert"
    assert found["topic"]["coding"][0]["code"] == "alert.R13"
    assert payload(found)[0].endswith(NOT_FOR_EMERGENCIES)
    assert payload(found)[1:] == [
        "Pain is up",
        "It was 7.",
        "How soon: Call in a day or two.",
        "Glidepath told the patient this on 2025-03-07.",
        "What was done then: called (2025-03-09).",
    ]


def test_what_a_clinician_alone_is_told_says_so() -> None:
    found = only(gathered(fired=[alert(1, "R22", 4, Level.NOTICE)]), Sent.ALERT)
    assert "Glidepath did not show this to the patient in the diary." in payload(found)


def test_an_alert_about_mood_is_told_without_its_number() -> None:
    answers = {"interest": 3, "depressed": 3, "sleep": 3, "tired": 3, "better_off_dead": 3}
    response = answered(901, "phq9", 2, **answers)
    low = alert(
        1, "R17", 3, words="T\nIt came to 15 of 27.\nC", occasion=str(response.id), variant="phq9"
    )
    found = only(gathered(answered=[response], fired=[low]), Sent.ALERT)
    assert payload(found)[1] == "Your mood is low" and "27" not in str(found)


def test_only_alerts_told_on_the_days_chosen_are_sent() -> None:
    rows = [alert(1, "R13", 2), alert(2, "R13", 12), alert(3, "R13", 25)]
    told = entries(gathered(fired=rows, first=10, last=20))
    assert [e.line.day for e in told] == [day(12)]


def test_an_alert_needs_all_its_topics() -> None:
    pain = alert(1, "R13", 4)
    for topic in (Topic.ALERTS, Topic.PAIN):
        assert entries(gathered(fired=[pain], topics=USUAL - {topic})) == []
    (one,) = entries(gathered(fired=[pain]))
    assert one.line.topics == {"alerts", "pain"}


PDF = File("glidepath-report.pdf", "application/pdf", b"%PDF-1.7 a report")


def test_the_report_is_a_document_with_its_days() -> None:
    made = ReportFile(PDF, day(20), "a fingerprint")
    found = left_out(gathered(first=3, last=20))
    ((entry,),) = (family.entries for family in mapped(found, MAKER, made))
    resource = dict(entry.resource)
    assert entry.line.key == "report:2025-03-23"
    assert entry.line.topics == {topic.value for topic in USUAL}
    assert resource["type"]["coding"][0]["code"] == "51855-5"
    assert resource["category"][0]["coding"][0]["code"] == "clinical-note"
    assert resource["context"] == {"period": {"start": "2025-03-06", "end": "2025-03-23"}}
    attachment = resource["content"][0]["attachment"]
    assert base64.b64decode(attachment["data"]) == PDF.content
    assert (attachment["contentType"], attachment["size"]) == ("application/pdf", 17)
    # Another PDF of the same says the same.
    other = replace(made, file=replace(PDF, content=b"%PDF-1.7 other bytes"))
    ((again,),) = (family.entries for family in mapped(found, MAKER, other))
    assert again.line.said == entry.line.said and again.line.digest != entry.line.digest


AT = datetime(2025, 3, 31, 12, tzinfo=UTC)


def test_who_made_it_is_the_patient_with_glidepath() -> None:
    told = entries(gathered(said(1, 1, mood=5)))
    entry = provenance(told, MAKER, AT, "maker:2025-03-31:x")
    assert entry.resource == {
        "resourceType": "Provenance",
        "id": MAKER.full_url("maker:2025-03-31:x").removeprefix("urn:uuid:"),
        "target": [{"reference": MAKER.full_url(e.line.key)} for e in told],
        "recorded": "2025-03-31T12:00:00+00:00",
        "agent": [
            {
                "type": {
                    "coding": [{"system": codes.PARTICIPANT, "code": "author", "display": "Author"}]
                },
                "who": {"reference": "Patient/p1"},
            },
            {
                "type": {
                    "coding": [
                        {"system": codes.PARTICIPANT, "code": "assembler", "display": "Assembler"}
                    ]
                },
                "who": {"display": "Glidepath 9.9"},
            },
        ],
    }
    assert (entry.line.kind, entry.line.day) == (Sent.MAKER, AT.date())
    assert entry.line.topics == {"mood"}


def test_the_version_of_glidepath_is_nowhere_else() -> None:
    newer = replace(MAKER, version="10.0")
    found = left_out(everything())
    one, other = (flat(mapped(found, maker)) for maker in (MAKER, newer))
    assert [e.text for e in one] == [e.text for e in other]


def test_what_is_taken_back_is_the_same_thing_entered_in_error() -> None:
    for entry in entries(everything()):
        back = withdrawn(Delivered(entry.line, "X/1"), MAKER)
        was, now = entry.resource, back.resource
        # R4 marks a RelatedPerson that was made in error by ``active``.
        assert now.get("status", now.get("active")) in ("entered-in-error", False)
        assert (now["resourceType"], now["identifier"]) == (was["resourceType"], was["identifier"])
        for same in ("code", "category"):
            assert now.get(same) == was.get(same), entry.line.key
        assert back.line == replace(
            entry.line, digest=digest(canonical(now)), said="", topics=frozenset(), withdrawn=True
        )
        said_before = {
            "valueQuantity",
            "valueCodeableConcept",
            "component",
            "item",
            "note",
            "dosage",
            "provision",
            "name",
            "relationship",
            "period",
        }
        assert not said_before & set(now) and "MARKER" not in back.text


def test_a_score_of_a_part_is_taken_back_as_that() -> None:
    for topics in (USUAL, EVERY):
        total = next(e for e in entries(everything(topics)) if is_total(e.line))
        back = withdrawn(Delivered(total.line, "X/1"), MAKER)
        assert back.resource["code"] == total.resource["code"]


def is_total(line: Line) -> bool:
    return "phq9" in line.key and line.key.endswith("total")


@pytest.mark.parametrize("item", ["telepathy", "comfort.00.total", "peg.00.telepathy", ""])
def test_what_a_version_to_come_sent_can_be_taken_back(item: str) -> None:
    for kind in (Sent.MEASURE, Sent.SCORE):
        line = Line(f"{kind}:2025-03-04:{item}", kind, day(1), "Observation", "d", "s")
        back = withdrawn(Delivered(line, "Observation/1"), MAKER)
        assert back.resource["code"] == {"text": "Entered in error and taken back by the patient."}


def test_who_made_something_stays_true() -> None:
    line = Line("maker:2025-03-04:x", Sent.MAKER, day(1), "Provenance", "d", "s")
    with pytest.raises(ValueError, match="Provenance"):
        withdrawn(Delivered(line, "Provenance/1"), MAKER)
