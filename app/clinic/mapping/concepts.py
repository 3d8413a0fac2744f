"""Codings of what is sent: a published code where there is one, else one of ours.

A daily question has ours beside a published one: LOINC's code for a pain rating does not say that
it is the average of a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from app.clinic.mapping import codes
from app.clinic.mapping.words import english, fixed, scale_words
from app.domain.alerts.registry import RULES
from app.domain.items import DAILY_ITEMS, ITEMS, SEVERITIES, ChipsItem, ChoiceItem
from app.domain.scales.model import Choice, Option, Question, Scale
from app.domain.scales.registry import SCALES
from app.domain.sharing.grants import Relation
from app.domain.sharing.topics import Granted

Coding = dict[str, str]
Concept = dict[str, Any]
"""A CodeableConcept. Shared between resources: never changed once made."""

PAUSE, QUESTION, RULE = "request.pause", "request.question", "alert"


def rule_code(rule: str) -> str:
    """The code of an alert rule; of one of a version to come, that of any."""
    code = f"alert.{rule}"
    return code if code in displays() else RULE


@cache
def displays() -> dict[str, str]:
    """Every code of ours with its English text, in the order in which they are published."""
    found = (*_items(), *_severities(), *_scales(), *_others())
    return {code: text for code, text in found if text}


def _items() -> Iterator[tuple[str, str]]:
    for item in DAILY_ITEMS:
        yield codes.item_code(item.id), fixed(f"item-{item.id}")
        if isinstance(item, (ChoiceItem, ChipsItem)):
            for option in item.options:
                yield codes.item_code(item.id, option), fixed(f"option-{item.id}-{option}")


def _severities() -> Iterator[tuple[str, str]]:
    yield from ((codes.severity_code(s), fixed(f"severity-{s}")) for s in SEVERITIES)
    yield codes.severity_code(""), fixed("fhir-unsaid")


def _scales() -> Iterator[tuple[str, str]]:
    for scale in SCALES:
        words = scale_words(scale.id)
        if scale.panel is None:
            yield codes.scale_code(scale), words.name
        for question in scale.questions:
            if question.loinc is None:
                yield codes.scale_code(scale, "q", question.id), words.question(question)
        yield from _answers(scale)
        if scale.method is not None and scale.total is None:
            yield codes.scale_code(scale, "total"), english()("fhir-total", name=words.name)
        if any(question.emergency for question in scale.questions):
            yield codes.scale_code(scale, "part"), english()("fhir-part", name=words.name)


def _answers(scale: Scale) -> Iterator[tuple[str, str]]:
    for question in scale.questions:
        if isinstance(question.answers, Choice):
            for option in question.answers.options:
                if option.code is None:
                    text = scale_words(scale.id).option(option)
                    yield codes.scale_code(scale, "a", option.id), text


def _others() -> Iterator[tuple[str, str]]:
    yield PAUSE, fixed("fhir-pause")
    yield QUESTION, fixed("fhir-question")
    yield from ((f"alert.{r.id}", english()("fhir-rule", rule=r.id)) for r in RULES)
    yield RULE, fixed("fhir-rule-unknown")
    yield from ((codes.granted(one), fixed(f"fhir-share-{one}")) for one in Granted)
    for who in (Relation.CLINICIAN, Relation.OTHER):
        yield codes.relation(who), fixed(f"fhir-relation-{who}")
    yield codes.POLICY, fixed("fhir-consent-policy")


def local(code: str) -> Coding:
    """The coding of a code of ours; ``KeyError`` for one that is not published."""
    return {"system": codes.LOCAL, "code": code, "display": displays()[code]}


def concept(*codings: Coding, text: str = "") -> Concept:
    """A CodeableConcept; ``text`` is that of the last coding unless given."""
    said = text or codings[-1].get("display", "")
    return {"coding": list(codings), **({"text": said} if said else {})}


def _loinc(code: str) -> Coding:
    # LOINC's own names differ from the wording of a form, and change: the text says what was asked.
    return {"system": codes.LOINC, "code": code}


@cache
def item(item_id: str) -> Concept:
    """A daily question."""
    published = getattr(ITEMS[item_id], "loinc", None)
    own = local(codes.item_code(item_id))
    return concept(*([_loinc(published)] if published else []), own)


@cache
def option(item_id: str, chosen: str) -> Coding:
    """An option of a daily question."""
    return local(codes.item_code(item_id, chosen))


@cache
def severity(said: str) -> Coding:
    """How strong a side effect was; "" is that nobody said."""
    return local(codes.severity_code(said))


def panel(scale: Scale) -> Concept:
    """A questionnaire as a whole."""
    name = scale_words(scale.id).name
    return concept(
        _loinc(scale.panel) if scale.panel else local(codes.scale_code(scale)), text=name
    )


def question(scale: Scale, asked: Question) -> Concept:
    """A question of a questionnaire."""
    own = codes.scale_code(scale, "q", asked.id)
    text = scale_words(scale.id).question(asked)
    return concept(_loinc(asked.loinc) if asked.loinc else local(own), text=text)


def answer(scale: Scale, given: Option) -> Coding:
    """A worded answer of a questionnaire."""
    if given.code is None:
        return local(codes.scale_code(scale, "a", given.id))
    return {**_loinc(given.code), "display": scale_words(scale.id).option(given)}


def total(scale: Scale, *, whole: bool = True) -> Concept:
    """The score of a questionnaire; not ``whole``: the sum of what is told of it, which is no
    score."""
    if not whole:
        return concept(local(codes.scale_code(scale, "part")))
    if scale.total is None:
        return concept(local(codes.scale_code(scale, "total")))
    text = english()("fhir-total", name=scale_words(scale.id).name)
    return concept(_loinc(scale.total), text=text)
