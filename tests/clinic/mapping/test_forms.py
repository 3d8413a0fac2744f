"""The forms that answers refer to, and the files in which a clinic finds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from app.clinic.entries import Resource
from app.clinic.mapping import codes
from app.clinic.mapping.forms import code_systems, questionnaires
from tests.clinic.mapping.made import entries, everything, patients
from tests.clinic.mapping.publish import FOLDER, published

FORMS = {f"{form['url']}|{form['version']}": form for form in questionnaires()}


def test_the_published_files_are_up_to_date() -> None:
    """``python -m tests.clinic.mapping.publish`` writes them."""
    assert {path.name for path in FOLDER.glob("*.json")} == {path.name for path, _ in published()}
    assert [path.name for path, text in published() if path.read_text("utf-8") != text] == []


def test_published_questionnaires_have_their_published_names() -> None:
    urls = {form["id"]: form["url"] for form in questionnaires()}
    assert urls["glidepath-peg"] == "http://loinc.org/q/91148-7"
    assert urls["glidepath-phq9"] == "http://loinc.org/q/44249-1"
    assert len(set(urls.values())) == len(urls) == 12


def answered(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        for answer in item.get("answer", ()):
            yield from answered(answer.get("item", []))


def asked(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from asked(item.get("item", []))


def responses() -> list[Resource]:
    every = (*entries(everything()), *entries(patients()))
    return [e.resource for e in every if e.line.type == "QuestionnaireResponse"]


def test_every_answer_is_one_that_its_form_has() -> None:
    kinds: Counter[str] = Counter()
    for response in responses():
        form = FORMS.get(response["questionnaire"])
        if form is None:  # a questionnaire of an older version
            assert response["questionnaire"].endswith("|1")
            continue
        questions = {q["linkId"]: q for q in asked(form["item"])}
        for item in answered(response["item"]):
            question = questions[item["linkId"]]
            options = [o["valueCoding"]["code"] for o in question.get("answerOption", ())]
            for answer in item["answer"]:
                kinds[question["type"]] += 1
                assert TYPES[question["type"]] in answer
                if options:
                    assert answer["valueCoding"]["code"] in options
    assert set(kinds) == {"integer", "quantity", "choice", "text"}


TYPES = {
    "integer": "valueInteger",
    "quantity": "valueQuantity",
    "choice": "valueCoding",
    "text": "valueString",
}


def test_every_code_of_ours_that_is_sent_is_published() -> None:
    (system,) = code_systems()
    known = {c["code"]: c["display"] for c in system["concept"]}
    assert system["count"] == len(known) == len(system["concept"])
    sent = [c for e in (*entries(everything()), *entries(patients())) for c in coded(e.resource)]
    sent += [c for form in questionnaires() for c in coded(form)]
    ours = [c for c in sent if c.get("system") == codes.LOCAL]
    assert len(ours) > 1000
    assert [c for c in ours if known.get(c["code"]) != c["display"]] == []


def coded(value: object) -> Iterator[dict[str, Any]]:
    """Every coding in a resource."""
    if isinstance(value, dict):
        if "code" in value and "system" in value:
            yield value
        for inner in value.values():
            yield from coded(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from coded(inner)


@pytest.mark.parametrize(
    ("form", "question", "wanted"),
    [
        ("checkin-full", "pain_24h", {"type": "integer"}),
        ("checkin-full", "note", {"type": "text", "maxLength": 1000}),
        ("phq9", "/44260-8", {"type": "choice"}),
        ("withdrawal-list", "yawning", {"type": "choice"}),
    ],
)
def test_a_question_is_asked_as_it_is_in_the_app(
    form: str, question: str, wanted: dict[str, Any]
) -> None:
    found = next(f for f in questionnaires() if f["id"] == f"glidepath-{form}")
    item = next(i for i in found["item"] if i["linkId"] == question)
    assert wanted.items() <= item.items()


def test_what_comes_up_only_after_another_answer_says_so() -> None:
    full, short = questionnaires()[:2]
    items = {i["linkId"]: i for i in full["item"]}
    (when,) = items["bowel_days"]["enableWhen"]
    assert (when["question"], when["answerCoding"]["code"]) == (
        "side_effects",
        "item.side_effects.constipation",
    )
    assert items["side_effects"]["repeats"] is True
    assert [i["linkId"] for i in short["item"]] == [
        *("pain_24h", "withdrawal", "doses", "doses_note", "safe")
    ]


def test_the_makers_of_a_questionnaire_are_named_with_it() -> None:
    phq9 = next(f for f in questionnaires() if f["id"] == "glidepath-phq9")
    assert "Spitzer" in phq9["copyright"]
    scores = [
        o["valueCoding"]["extension"][0]["valueDecimal"] for o in phq9["item"][1]["answerOption"]
    ]
    assert scores == [0, 1, 2, 3]
