"""A check-in as a QuestionnaireResponse with the answers that were chosen to be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from app.clinic.entries import Entry
from app.clinic.mapping import codes, concepts
from app.clinic.mapping.forms_said import response
from app.clinic.mapping.shapes import Json, entry, key_of, number, quantity, short
from app.clinic.mapping.source import Source, how_said
from app.clinic.mapping.words import fixed, typed
from app.domain import history
from app.domain.checkins import Answer, CheckIn
from app.domain.clinic.parcels import Sent
from app.domain.items import DAILY_ITEMS, ChipsItem, ChoiceItem, Item, NumberItem
from app.domain.report.topics import ITEMS as TOPICS
from app.domain.report.topics import Topic
from app.domain.validation import validate

NOT_MORE = {"bowel_days": 14.0}
"""Answers that stand for "that many or more" (``domain.items``)."""


def key(source: Source, checkin: CheckIn) -> str:
    """The key of a check-in: the same for all its corrections."""
    root: UUID = source.checkin_roots.get(checkin.id, checkin.id)
    return key_of(Sent.CHECKIN, checkin.day, short(root))


def checkin_entry(source: Source, found: history.Entry) -> Entry | None:
    """One check-in; ``None`` where nothing of it is told."""
    checkin, items = found.checkin, tuple(_items(found.checkin))
    if not items:
        return None
    how = how_said((*found.trail, checkin), lambda version: version.answers)
    reason = typed(checkin.reason or "") if how.corrected else ""
    form = f"{codes.checkin_form(checkin.kind)}|{codes.CHECKIN_VERSION}"
    resource = response(source.maker, form, checkin.day, how, items, reason)
    return entry(
        source.maker, key(source, checkin), resource, [checkin.id], _topics(checkin, reason)
    )


def _topics(checkin: CheckIn, reason: str) -> set[str]:
    told = {TOPICS[i].value for i in checkin.answers if i in TOPICS}
    return {*told, *([Topic.NOTES.value] if reason else [])}


def _items(checkin: CheckIn) -> Iterator[Json]:
    for item in DAILY_ITEMS:
        given = checkin.answers.get(item.id)
        answers = answers_to(item, given) if given is not None else []
        if answers:
            yield {"linkId": item.id, "text": fixed(f"item-{item.id}"), "answer": answers}


def answers_to(item: Item, given: Answer) -> list[Json]:
    """The answers of one question, in the order of its options; none for an answer that it does
    not have, as one of a version to come."""
    if validate({item.id: given}):
        return []
    match item:
        case NumberItem():
            return [_number(item, given)]
        case ChoiceItem():
            return [{"valueCoding": concepts.option(item.id, str(given))}]
        case ChipsItem():
            return [_chip(item, option, given) for option in chosen(item, given)]
    text = typed(str(given))
    return [{"valueString": text}] if text else []


def chosen(item: ChipsItem, given: Answer) -> list[str]:
    """The options of an answer, in the order of the question."""
    there = given if isinstance(given, (Mapping, tuple)) else ()
    return [option for option in item.options if option in there]


def _number(item: NumberItem, given: Answer) -> Json:
    if item.unit is not None:
        return {"valueQuantity": measured(item, given)}
    return {"valueInteger": number(float(str(given)))}


def measured(item: NumberItem, given: Answer) -> Json:
    """An answer with its unit; the last one of ``NOT_MORE`` is that many or more."""
    value = float(str(given))
    amount = quantity(value, item.unit or codes.SCORE, "" if item.unit else "score")
    return {**amount, "comparator": ">="} if NOT_MORE.get(item.id) == value else amount


def _chip(item: ChipsItem, option: str, given: Answer) -> Json:
    answer: Json = {"valueCoding": concepts.option(item.id, option)}
    said = given.get(option, "") if isinstance(given, Mapping) else ""
    if said:
        strength = {"valueCoding": concepts.severity(said)}
        answer["item"] = [{"linkId": f"{item.id}.severity", "answer": [strength]}]
    return answer
