"""Check-ins, and what is read off them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest

from app.clinic.entries import IDENTIFIER_SYSTEM
from app.clinic.mapping import codes
from app.clinic.mapping.mapped import mapped
from app.clinic.mapping.measures import LAST_24_HOURS
from app.domain.checkins import Answer, CheckInKind
from app.domain.clinic.parcels import Sent
from app.domain.report.left_out import left_out
from app.domain.report.topics import USUAL, Topic
from tests.clinic.mapping.made import MAKER, PLAN, by_key, entries, of, only
from tests.domain.agreements import took
from tests.domain.make import day, said, taken_back
from tests.report.told import EVERY, gathered

PATIENT = {"reference": "Patient/p1"}
KEY = "checkin:2025-03-04:000000000001"
SCORE = {"unit": "score", "system": codes.UCUM, "code": "{score}"}


def named(key: str) -> dict[str, str]:
    return {"system": IDENTIFIER_SYSTEM, "value": f"{MAKER.install}:{key}"}


def test_a_short_check_in_is_a_response_with_one_identifier() -> None:
    plain = replace(said(1, 1, pain_24h=4, doses="as_usual"), kind=CheckInKind.SHORT)
    assert only(gathered(plain), Sent.CHECKIN) == {
        "resourceType": "QuestionnaireResponse",
        "identifier": named(KEY),
        "extension": [{"url": codes.DAY, "valueDate": "2025-03-04"}],
        "questionnaire": f"{codes.checkin_form(CheckInKind.SHORT)}|1",
        "status": "completed",
        "subject": PATIENT,
        "authored": "2025-03-04T20:00:00+00:00",
        "author": PATIENT,
        "source": PATIENT,
        "item": [
            {
                "linkId": "pain_24h",
                "text": "On average, how strong was your pain in the last 24 hours?",
                "answer": [{"valueInteger": 4}],
            },
            {
                "linkId": "doses",
                "text": "Did you take your doses as usual?",
                "answer": [
                    {
                        "valueCoding": {
                            "system": codes.LOCAL,
                            "code": "item.doses.as_usual",
                            "display": "As usual",
                        }
                    }
                ],
            },
        ],
    }


def test_pain_is_the_average_of_the_24_hours_before_it_was_said() -> None:
    found = by_key(gathered(said(1, 1, pain_24h=4)))
    text = "On average, how strong was your pain in the last 24 hours?"
    assert found["measure:2025-03-04:pain_24h"] == {
        "resourceType": "Observation",
        "identifier": [named("measure:2025-03-04:pain_24h")],
        "status": "final",
        "category": [
            {
                "coding": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                        "code": "survey",
                        "display": "Survey",
                    }
                ]
            }
        ],
        "code": {
            "coding": [
                {"system": "http://loinc.org", "code": "72514-3"},
                {"system": codes.LOCAL, "code": "item.pain_24h", "display": text},
            ],
            "text": text,
        },
        "subject": PATIENT,
        "performer": [PATIENT],
        "effectivePeriod": {
            "start": "2025-03-03T20:00:00+00:00",
            "end": "2025-03-04T20:00:00+00:00",
        },
        "valueQuantity": {"value": 4, **SCORE},
        "derivedFrom": [{"reference": MAKER.full_url(KEY)}],
    }
    assert LAST_24_HOURS == ("pain_24h",)


@pytest.mark.parametrize(
    ("item", "answer", "value"),
    [
        ("mood", 0.0, {"valueQuantity": {"value": 0, **SCORE}}),
        (
            "sleep_hours",
            6.5,
            {"valueQuantity": {"value": 6.5, "unit": "h", "system": codes.UCUM, "code": "h"}},
        ),
        (
            "bowel_days",
            3,
            {"valueQuantity": {"value": 3, "unit": "d", "system": codes.UCUM, "code": "d"}},
        ),
        (
            "bowel_days",
            14,
            {
                "valueQuantity": {
                    "value": 14,
                    "comparator": ">=",
                    "unit": "d",
                    "system": codes.UCUM,
                    "code": "d",
                }
            },
        ),
    ],
)
def test_the_value_of_a_day(item: str, answer: Answer, value: dict[str, Any]) -> None:
    found = by_key(gathered(replace(said(1, 1), answers={item: answer})))[
        f"measure:2025-03-04:{item}"
    ]
    assert found["effectiveDateTime"] == "2025-03-04"
    assert {k: v for k, v in found.items() if k.startswith("value")} == value


def test_side_effects_are_components_with_how_strong_they_were() -> None:
    answer = {"itch": "", "nausea": "severe"}
    found = by_key(gathered(said(1, 1, side_effects=answer)))["measure:2025-03-04:side_effects"]
    told = [(c["code"]["text"], c["valueCodeableConcept"]["text"]) for c in found["component"]]
    assert told == [("Nausea", "severe"), ("Itch", "how strong was not said")]
    assert "valueCodeableConcept" not in found


def test_the_response_has_how_strong_below_the_option_and_nothing_where_it_was_not_said() -> None:
    response = only(gathered(said(1, 1, side_effects={"itch": "", "nausea": "mild"})), Sent.CHECKIN)
    nausea, itch = response["item"][0]["answer"]
    assert nausea["valueCoding"]["code"] == "item.side_effects.nausea"
    assert nausea["item"][0]["answer"][0]["valueCoding"]["code"] == "severity.mild"
    assert "item" not in itch


def test_none_is_an_answer_and_missing_is_missing() -> None:
    found = by_key(gathered(said(1, 1, other_substances=("none",))))
    value = found["measure:2025-03-04:other_substances"]["valueCodeableConcept"]
    assert value["text"] == "None of these"
    assert len(found) == 2


def test_activities_are_what_was_managed() -> None:
    found = by_key(gathered(said(1, 1, activity=("rested", "walked"))))
    told = found["measure:2025-03-04:activity"]["component"]
    assert [(c["code"]["text"], c["valueBoolean"]) for c in told] == [
        ("Walked", True),
        ("Rested", True),
    ]


def test_what_can_be_sent_of_a_check_in_beside_its_measures_is_in_the_response_alone() -> None:
    answers: dict[str, Answer] = {
        "doses": "different",
        "safe": "yes",
        "note": "N",
        "doses_note": "D",
    }
    told = [
        e.line.key for e in entries(gathered(replace(said(1, 1), answers=answers), topics=EVERY))
    ]
    assert told == [KEY]


def test_late_is_said_and_authored_stays_true() -> None:
    found = gathered(said(1, 1, late=2, pain_24h=4, mood=5))
    response = only(found, Sent.CHECKIN)
    assert response["authored"] == "2025-03-06T20:00:00+00:00"
    assert response["status"] == "completed"
    assert {"url": codes.LATE, "valueBoolean": True} in response["extension"]
    for measure in of(found, Sent.MEASURE):
        assert measure["note"] == [{"text": "Entered on a later day than the one it is about."}]
    pain = by_key(found)["measure:2025-03-04:pain_24h"]
    # What was said two days later is not about the 24 hours before that.
    assert pain["effectivePeriod"] == {"start": "2025-03-04", "end": "2025-03-04"}


def test_a_correction_keeps_the_key_and_says_so() -> None:
    first = said(1, 1, pain_24h=4, mood=5)
    both = gathered(first, said(2, 1, replaces=1, late=1, pain_24h=6, mood=5))
    assert set(by_key(both)) == set(by_key(gathered(first)))
    response = only(both, Sent.CHECKIN)
    assert (response["status"], response["authored"]) == ("amended", "2025-03-05T20:00:00+00:00")
    # It was first said in time.
    assert [e["url"] for e in response["extension"]] == [codes.DAY]
    pain, mood = of(both, Sent.MEASURE)
    assert (pain["status"], pain["valueQuantity"]["value"]) == ("corrected", 6)
    assert (mood["status"], "note" in pain) == ("final", False)


def test_of_a_correction_of_a_correction_the_first_one_names_it() -> None:
    rows = [said(1, 1, mood=1), said(2, 1, replaces=1, mood=2), said(3, 1, replaces=2, mood=3)]
    assert KEY in by_key(gathered(*rows))
    # Also once the second was taken back.
    assert KEY in by_key(gathered(*rows[:2], taken_back(4, 2, 1)))


def test_what_was_taken_back_is_not_sent() -> None:
    assert entries(gathered(said(1, 1, mood=1), taken_back(2, 1, 1))) == []


def test_the_reason_of_a_correction_goes_only_with_notes() -> None:
    rows = (said(1, 1, mood=1), replace(said(2, 1, replaces=1, mood=2), reason="mixed up"))
    told = only(gathered(*rows, topics=EVERY), Sent.CHECKIN)
    reason = {"url": codes.REASON, "valueCodeableConcept": {"text": "mixed up"}}
    assert reason in told["extension"]
    assert "mixed up" not in str(only(gathered(*rows), Sent.CHECKIN))
    # Nor where what was corrected is not told.
    asked = said(1, 1, mood=1, safe="yes")
    safe = replace(said(2, 1, replaces=1, mood=1, safe="need_help"), reason="mixed up")
    chosen = EVERY - {Topic.SELF_HARM}
    assert "mixed up" not in str(only(gathered(asked, safe, topics=chosen), Sent.CHECKIN))


def test_of_several_check_ins_of_a_day_the_last_answer_counts_and_names_its_own() -> None:
    diary = gathered(said(1, 1, mood=1, pain_24h=3), said(2, 1, mood=7))
    found = by_key(diary)
    assert len(entries(diary)) == len(found) == 4
    mood, pain = found["measure:2025-03-04:mood"], found["measure:2025-03-04:pain_24h"]
    assert mood["valueQuantity"]["value"] == 7
    assert mood["derivedFrom"] != pain["derivedFrom"]
    assert len([key for key in found if key.startswith("checkin")]) == 2


def test_only_the_days_chosen_are_sent() -> None:
    rows = [said(n, n, mood=5) for n in range(1, 10)]
    days = {e.line.day for e in entries(gathered(*rows, first=3, last=5))}
    assert days == {day(3), day(4), day(5)}


def test_days_are_in_their_order_whatever_the_kind() -> None:
    rows = (took(4, 60), took(2, 60))
    found = gathered(said(1, 3, mood=5), said(2, 1, mood=5), said=rows, plan=[PLAN])
    told = [family.entries[0].line.day for family in mapped(left_out(found), MAKER)]
    assert told == [day(1), day(2), day(3), day(4)]


def test_an_answer_of_a_version_to_come_is_not_sent() -> None:
    odd = said(1, 1, mood=5, pain_24h=11, doses="twice", activity=("flew",), telepathy=1)
    assert set(by_key(gathered(odd, topics=EVERY))) == {KEY, "measure:2025-03-04:mood"}


def test_a_line_remembers_what_was_told_and_of_which_rows() -> None:
    rows = said(1, 1, mood=5, craving=3)
    all_of_it, less = (
        {e.line.key: e.line for e in entries(gathered(rows, topics=topics))}
        for topics in (EVERY, USUAL)
    )
    assert all_of_it[KEY].topics == {"mood", "cravings"} and less[KEY].topics == {"mood"}
    assert all_of_it[KEY].said == less[KEY].said
    assert all_of_it[KEY].digest != less[KEY].digest
    corrected = gathered(rows, said(2, 1, replaces=1, mood=6), topics=EVERY)
    again = {e.line.key: e.line for e in entries(corrected)}
    assert again[KEY].said != all_of_it[KEY].said


def test_a_moment_has_the_offset_of_the_person() -> None:
    odd = timezone(timedelta(hours=1, minutes=22, seconds=30))
    home = timezone(timedelta(hours=-3, minutes=-30))
    for zone, authored in ((home, "2025-03-04T20:00:00-03:30"), (odd, "2025-03-04T18:37:30+00:00")):
        row = said(1, 1, mood=5)
        row = replace(row, entered_at=row.entered_at.replace(tzinfo=zone))
        assert only(gathered(row), Sent.CHECKIN)["authored"] == authored


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        (" two\nlines ", "two\nlines"),
        ("a\x00b\ud83dc", "abc"),
        ("no\u00a0break\u2028here", "no break here"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}שלום \U0001f9d8", "\N{RIGHT-TO-LEFT OVERRIDE}שלום \U0001f9d8"),
    ],
)
def test_what_was_typed_is_sent_as_typed_but_for_what_fhir_refuses(typed: str, sent: str) -> None:
    response = only(gathered(said(1, 1, note=typed), topics={Topic.NOTES}), Sent.CHECKIN)
    assert response["item"][0]["answer"] == [{"valueString": sent}]


def test_a_note_of_nothing_but_spaces_is_no_answer() -> None:
    assert entries(gathered(said(1, 1, note=" \x00\u00a0"), topics=EVERY)) == []
