"""A check-in as a QuestionnaireResponse with the answers that were chosen to be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from app.clinic.entries import Entry
from app.clinic.mapping import codes, concepts
from app.clinic.mapping.forms_said import response
from app.clinic.mapping.shapes import (
    Json,
    entry,
    fingerprint,
    key_of,
    number,
    quantity,
    refer,
    short,
)
from app.clinic.mapping.source import HowSaid, Source, how_said
from app.clinic.mapping.words import fixed, typed
from app.domain import history
from app.domain.checkins import Answer, Answers, CheckIn
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


@dataclass(frozen=True)
class Told:
    """One check-in as it is told."""

    source: Source
    entry: history.Entry

    @property
    def checkin(self) -> CheckIn:
        """The row in force."""
        return self.entry.checkin

    @cached_property
    def answers(self) -> Answers:
        """The answers that their questions have; another one is of a version to come, and is not
        told."""
        odd = {problem.item_id for problem in validate(self.checkin.answers)}
        return {item: a for item, a in self.checkin.answers.items() if item not in odd}

    @cached_property
    def key(self) -> str:
        """See ``key``."""
        return key(self.source, self.checkin)

    @cached_property
    def reference(self) -> Json:
        """The reference to it."""
        return refer(self.source.maker, self.key)

    @cached_property
    def said(self) -> str:
        """What it and all that is read off it tell of."""
        return fingerprint([self.checkin.id])

    @cached_property
    def how(self) -> HowSaid:
        """How all of it came to be."""
        return how_said((*self.entry.trail, self.checkin), lambda version: version.answers)

    def form(self) -> Entry | None:
        """The response; ``None`` where nothing is told."""
        items = tuple(self._items())
        if not items:
            return None
        reason = typed(self.checkin.reason or "") if self.how.corrected else ""
        form = f"{codes.checkin_form(self.checkin.kind)}|{codes.CHECKIN_VERSION}"
        maker = self.source.maker
        resource = response(maker, form, self.checkin.day, self.how, items, reason)
        topics = {TOPICS[item].value for item in self.answers}
        told = frozenset((*topics, Topic.NOTES.value) if reason else topics)
        return entry(maker, self.key, resource, self.said, told)

    def _items(self) -> Iterator[Json]:
        for item in DAILY_ITEMS:
            given = self.answers.get(item.id)
            answers = answers_to(item, given) if given is not None else []
            if answers:
                yield {"linkId": item.id, "text": fixed(f"item-{item.id}"), "answer": answers}


def answers_to(item: Item, given: Answer) -> list[Json]:
    """The answers of one question, in the order of its options; none for a text of nothing."""
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
