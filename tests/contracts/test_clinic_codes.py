"""A daily question, a questionnaire or a rule says here what it lacks to be sent to a clinic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.clinic.mapping import codes, concepts
from app.clinic.mapping.measures import MEASURED
from app.clinic.mapping.questionnaires import TOTAL
from app.domain.alerts.registry import RULES
from app.domain.items import DAILY_ITEMS, ChipsItem, ChoiceItem, Item, NumberItem
from app.domain.report.topics import ITEMS as TOPICS
from app.domain.scales.model import Choice, Option, Question, Scale
from app.domain.scales.registry import SCALES

UCUM = {"h", "d", None}
"""The units of daily questions that are known to be UCUM codes."""


def said(code: str) -> Iterator[str]:
    """What is wrong with the text of one of our codes."""
    text = concepts.displays().get(code, "")
    # The translator gives back the id of a text that is not there.
    if not text or text.startswith(("item-", "option-", "severity-", "scale-", "fhir-")):
        yield f"no text for the code {code}"


def lacks(item: Item) -> Iterator[str]:
    yield from said(codes.item_code(item.id))
    if item.id not in TOPICS:
        yield f"{item.id} has no topic, so that it is never sent"
    if isinstance(item, (ChoiceItem, ChipsItem)):
        for option in item.options:
            yield from said(codes.item_code(item.id, option))
    if isinstance(item, ChipsItem):
        for severity in item.severities:
            yield from said(codes.severity_code(severity))
    if isinstance(item, NumberItem) and item.unit not in UCUM:
        yield f"{item.unit} is not known to be a UCUM code"


def scale_lacks(scale: Scale) -> Iterator[str]:
    if scale.panel is None:
        yield from said(codes.scale_code(scale))
    if scale.method is not None and scale.total is None:
        yield from said(codes.scale_code(scale, "total"))
    for question in scale.questions:
        yield from _question_lacks(scale, question)


def _question_lacks(scale: Scale, question: Question) -> Iterator[str]:
    if question.id == TOTAL:
        yield f"a question is called {TOTAL}, as the key of a score ends"
    if question.loinc is None:
        yield from said(codes.scale_code(scale, "q", question.id))
    if question.emergency:
        yield from said(codes.scale_code(scale, "part"))
    if isinstance(question.answers, Choice):
        for option in question.answers.options:
            if option.code is None:
                yield from said(codes.scale_code(scale, "a", option.id))


@pytest.mark.parametrize("item", DAILY_ITEMS, ids=lambda i: i.id)
def test_a_daily_question_can_be_sent(item: Item) -> None:
    assert list(lacks(item)) == []


@pytest.mark.parametrize("scale", SCALES, ids=lambda s: s.id)
def test_a_questionnaire_can_be_sent(scale: Scale) -> None:
    assert list(scale_lacks(scale)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_has_a_code(rule: object) -> None:
    code = concepts.rule_code(getattr(rule, "id", ""))
    assert code != concepts.RULE and list(said(code)) == []


def test_every_number_and_every_choice_of_several_is_measured() -> None:
    wanted = [i.id for i in DAILY_ITEMS if isinstance(i, (NumberItem, ChipsItem))]
    assert [i.id for i in MEASURED] == wanted


def test_every_code_is_there_once_and_is_a_code_of_fhir() -> None:
    found = list(concepts.displays())
    assert len(found) > 100
    assert [c for c in found if c != "".join(c.split())] == []


def test_what_is_missing_is_named() -> None:
    """The tests above cannot pass for want of looking."""
    pain = DAILY_ITEMS[0]
    assert isinstance(pain, NumberItem)
    assert "no text for the code item.telepathy" in lacks(replace(pain, id="telepathy"))
    assert "kg is not known to be a UCUM code" in lacks(replace(pain, unit="kg"))
    odd = replace(
        SCALES[0],
        id="comfort",
        panel=None,
        total=None,
        questions=(Question("total", Choice((Option("yes", 1),))),),
    )
    assert list(scale_lacks(odd)) == [
        "no text for the code scale.comfort",
        "no text for the code scale.comfort.total",
        "a question is called total, as the key of a score ends",
        "no text for the code scale.comfort.q.total",
        "no text for the code scale.comfort.a.yes",
    ]
