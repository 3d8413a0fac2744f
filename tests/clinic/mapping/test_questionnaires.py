"""Questionnaires: the response, the panel, its questions and its score."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from app.clinic.mapping import codes
from app.domain.clinic.parcels import Sent
from app.domain.report.gathered import Gathered
from app.domain.report.topics import USUAL, Topic
from app.domain.responses import Response
from app.domain.scales.model import Answer
from app.domain.scales.registry import SCALES
from tests.clinic.mapping.made import MAKER, REST, by_key, entries, of, only
from tests.domain.answering import answered, undone
from tests.report.told import EVERY, gathered

ITEM_9 = "better_off_dead"
ROOT = f"{901:012x}"


def told(*responses: Response, topics: frozenset[Topic] = USUAL) -> Gathered:
    return gathered(answered=responses, topics=topics)


def scores(found: Gathered) -> dict[str, dict[str, Any]]:
    """Every Observation by the end of its key."""
    observations = {k: r for k, r in by_key(found).items() if k.startswith("score")}
    return {k.removeprefix("score:2025-03-05:"): r for k, r in observations.items()}


def value(resource: dict[str, Any]) -> object:
    return resource["valueQuantity"]["value"]


def test_peg_is_a_panel_with_three_answers_and_their_mean() -> None:
    found = told(answered(901, "peg", 2, pain=5, enjoyment=6, activity=5))
    response = only(found, Sent.QUESTIONNAIRE)
    assert response["questionnaire"] == "http://loinc.org/q/91148-7|1"
    assert [(i["linkId"], i["answer"]) for i in response["item"]] == [
        ("/75893-8", [{"valueInteger": 5}]),
        ("/91145-3", [{"valueInteger": 6}]),
        ("/91146-1", [{"valueInteger": 5}]),
    ]
    key = f"peg.{ROOT}"
    observations = scores(found)
    assert list(observations) == [key, *(f"{key}.{p}" for p in PARTS)]
    panel = observations[key]
    assert panel["code"]["coding"] == [{"system": codes.LOINC, "code": "91148-7"}]
    members = [MAKER.full_url(f"score:2025-03-05:{key}.{p}") for p in PARTS]
    assert [m["reference"] for m in panel["hasMember"]] == members
    assert not {k for k in panel if k.startswith(("value", "dataAbsent"))}
    assert value(observations[f"{key}.enjoyment"]) == 6
    total = observations[f"{key}.total"]
    assert total["code"]["coding"] == [{"system": codes.LOINC, "code": "91147-9"}]
    assert total["valueQuantity"] == {
        "value": 5.33,
        "unit": "score",
        "system": codes.UCUM,
        "code": "{score}",
    }
    read_off = [{"reference": MAKER.full_url(f"questionnaire:2025-03-05:{key}")}]
    assert {str(o["derivedFrom"]) for o in observations.values()} == {str(read_off)}
    assert {o["effectiveDateTime"] for o in observations.values()} == {"2025-03-05"}


PARTS = ("pain", "enjoyment", "activity", "total")


def test_a_worded_answer_has_its_published_code() -> None:
    found = told(answered(901, "phq2", 2, interest=3, depressed=0))
    item = only(found, Sent.QUESTIONNAIRE)["item"][0]
    answer = {"system": codes.LOINC, "code": "LA6571-9", "display": "Nearly every day"}
    assert item == {
        "linkId": "/44250-9",
        "text": "Little interest or pleasure in doing things",
        "answer": [{"valueCoding": answer}],
    }
    observation = scores(found)[f"phq2.{ROOT}.interest"]
    assert observation["valueCodeableConcept"] == {"coding": [answer], "text": answer["display"]}
    assert value(scores(found)[f"phq2.{ROOT}.total"]) == 3


def test_what_loinc_does_not_know_has_a_code_of_ours() -> None:
    found = told(answered(901, "withdrawal_list", 2, 9))
    response = only(found, Sent.QUESTIONNAIRE)
    assert response["questionnaire"].startswith("urn:uuid:")
    assert response["item"][0]["linkId"] == "feeling_sick"
    total = scores(found)[f"withdrawal_list.{ROOT}.total"]
    assert total["code"]["coding"][0]["code"] == "scale.withdrawal_list.total"
    assert value(total) == 9


def test_an_answer_left_out_is_declined_and_makes_no_score() -> None:
    found = told(answered(901, "peg", 2, pain=5, enjoyment=6))
    observations = scores(found)
    left = observations[f"peg.{ROOT}.activity"]
    assert left["dataAbsentReason"]["coding"][0]["code"] == "asked-declined"
    total = observations[f"peg.{ROOT}.total"]
    assert total["dataAbsentReason"]["coding"][0]["code"] == "not-performed"
    assert total["note"] == [{"text": "Not scored: not every question was answered."}]
    assert len(only(found, Sent.QUESTIONNAIRE)["item"]) == 2


def test_of_an_older_version_nobody_knows_whether_it_was_asked() -> None:
    found = told(replace(answered(901, "baseline_facts", 2, naloxone=1), version="1"))
    assert only(found, Sent.QUESTIONNAIRE)["questionnaire"].endswith("|1")
    left = scores(found)[f"baseline_facts.{ROOT}.overdose"]
    assert left["dataAbsentReason"]["coding"][0]["code"] == "unknown"


@pytest.mark.parametrize(
    ("scale", "has"),
    [
        *((s, True) for s in ("peg", "phq2", "gad2", "phq9", "gad7", "withdrawal_list")),
        *((s, False) for s in ("global_change", "readiness", "self_checks", "baseline_facts")),
    ],
)
def test_what_is_not_added_up_has_no_score(scale: str, has: bool) -> None:
    found = told(answered(901, scale, 2, 4), topics=EVERY)
    assert (f"{scale}.{ROOT}.total" in scores(found)) is has


def test_every_questionnaire_is_sent() -> None:
    found = told(*(answered(900 + n, s.id, 2, 3) for n, s in enumerate(SCALES)), topics=EVERY)
    assert len(of(found, Sent.QUESTIONNAIRE)) == len(SCALES)


# The ninth question of the PHQ-9.


def nine(ninth: int | None, topics: frozenset[Topic] = USUAL) -> Gathered:
    answers: dict[str, Answer] = dict.fromkeys(REST, 3)
    if ninth is not None:
        answers[ITEM_9] = ninth
    return told(replace(answered(901, "phq9", 2), answers=answers), topics=topics)


def test_with_the_topic_all_nine_are_told_and_scored() -> None:
    observations = scores(nine(2, EVERY))
    total = observations[f"phq9.{ROOT}.total"]
    assert total["code"]["coding"][0]["code"] == "44261-6" and value(total) == 26
    assert f"phq9.{ROOT}.{ITEM_9}" in observations


def test_without_it_the_other_eight_are_added_up_under_another_code() -> None:
    found = nine(2)
    observations = scores(found)
    total = observations[f"phq9.{ROOT}.total"]
    assert total["code"]["coding"][0]["code"] == "scale.phq9.part"
    assert value(total) == 24 and "not the score" in total["note"][0]["text"]
    text = str(by_key(found))
    assert not any(gone in text for gone in (ITEM_9, "44260-8", "44261-6", "better off dead"))


@pytest.mark.parametrize("ninth", [None, 0, 1, 3])
def test_without_it_nothing_depends_on_what_was_answered(ninth: int | None) -> None:
    texts = [[e.text for e in entries(nine(answer))] for answer in (0, ninth)]
    assert texts[0] == texts[1]


def test_a_correction_of_it_alone_leaves_no_trace() -> None:
    before = answered(901, "phq9", 2, **{**dict.fromkeys(REST, 1), ITEM_9: 2})
    after = replace(
        before,
        id=UUID(int=902),
        answers=dict.fromkeys(REST, 1),
        entered_at=before.entered_at.replace(hour=22),
        supersedes=before.id,
    )
    both, one = (entries(told(*rows)) for rows in ((before, after), (before,)))
    assert [e.text for e in both] == [e.text for e in one]
    # The first of them was of that answer alone.
    alone = replace(before, answers={ITEM_9: 2})
    assert only(told(alone, after), Sent.QUESTIONNAIRE)["status"] == "completed"
    assert entries(told(alone)) == []


# How it came to be.


def test_a_correction_changes_what_it_changed() -> None:
    first = answered(901, "peg", 2, pain=5, enjoyment=6, activity=5)
    second = answered(902, "peg", 2, late=1, replaces=901, pain=5, enjoyment=7, activity=5)
    found = told(first, second)
    response = only(found, Sent.QUESTIONNAIRE)
    assert (response["status"], response["authored"]) == ("amended", "2025-03-06T20:00:00+00:00")
    status = {k.rsplit(".")[-1]: o["status"] for k, o in scores(found).items()}
    assert status == {
        ROOT: "corrected",
        "pain": "final",
        "enjoyment": "corrected",
        "activity": "final",
        "total": "corrected",
    }


def test_late_is_said_with_each() -> None:
    found = told(answered(901, "peg", 2, 9, late=3))
    response = only(found, Sent.QUESTIONNAIRE)
    assert {"url": codes.LATE, "valueBoolean": True} in response["extension"]
    assert {"url": codes.DAY, "valueDate": "2025-03-05"} in response["extension"]
    assert all("later day" in o["note"][-1]["text"] for o in scores(found).values())


def test_what_was_taken_back_or_is_of_another_day_is_not_sent() -> None:
    peg = answered(901, "peg", 2, 9)
    assert entries(told(peg, undone(902, peg))) == []
    assert entries(gathered(answered=[peg], first=3)) == []
    assert entries(gathered(answered=[peg], last=1)) == []
    assert entries(told(answered(901, "unheard_of", 2))) == []


def test_answers_that_a_question_does_not_have_are_not_sent() -> None:
    found = told(answered(901, "peg", 2, pain=11, enjoyment=6, activity="seven"))
    assert [i["linkId"] for i in only(found, Sent.QUESTIONNAIRE)["item"]] == ["/91145-3"]
    assert entries(told(answered(901, "peg", 2, pain=11))) == []
