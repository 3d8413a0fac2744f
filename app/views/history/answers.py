"""Answers in words. Pure: from a check-in and a language to text, for any screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.checkins import Answer, CheckIn, asked_items
from app.domain.items import DAILY_ITEMS, ChipsItem, ChoiceItem, Item, NumberItem, TextItem
from app.i18n.formats import Formats
from app.i18n.translator import Translator

SHORT_LINE = ("pain_24h", "withdrawal")
"""What the one line about a day says, where it was answered."""


@dataclass(frozen=True)
class AnswerRow:
    """A question by its short name and the answer in words."""

    item_id: str
    question: str
    answer: str


def question(words: Translator, item_id: str) -> str:
    """The short name of a question: "Pain"."""
    return words(f"item-{item_id}-short")


def answer_rows(words: Translator, formats: Formats, checkin: CheckIn) -> list[AnswerRow]:
    """Everything that was answered, in the order asked."""
    return [
        AnswerRow(
            item.id, question(words, item.id), say(words, formats, item, checkin.answers[item.id])
        )
        for item in DAILY_ITEMS
        if item.id in checkin.answers
    ]


def missing_questions(
    words: Translator, checkin: CheckIn, apart: Collection[str] = ()
) -> list[str]:
    """The questions of this kind of check-in that were not answered, in the order asked;
    not those that are asked ``apart`` from it.

    A follow-up in words ("what else?") is asked only "if you like": it is never missing.
    """
    return [
        question(words, item.id)
        for item in asked_items(checkin.kind, checkin.answers)
        if item.id not in checkin.answers and item.id not in apart and not _follow_up(item)
    ]


def changes(words: Translator, formats: Formats, before: CheckIn, after: CheckIn) -> list[str]:
    """What a correction changed, a line each: "Pain: 6 of 10, then 4 of 10"."""
    return [
        words(
            "history-trail-change",
            question=question(words, item.id),
            before=say(words, formats, item, before.answers.get(item.id)),
            after=say(words, formats, item, after.answers.get(item.id)),
        )
        for item in DAILY_ITEMS
        if before.answers.get(item.id) != after.answers.get(item.id)
    ]


def short_line(words: Translator, formats: Formats, answers: Mapping[str, Answer | None]) -> str:
    """A day in one line: "Pain 6 · Withdrawal feelings 3"; without these two, the first two
    ratings; without any rating, how many questions were answered."""
    rated = [
        item.id
        for item in DAILY_ITEMS
        if isinstance(item, NumberItem) and isinstance(answers.get(item.id), (int, float))
    ]
    chosen = [i for i in SHORT_LINE if i in rated] or rated[:2]
    if not chosen:
        given = sum(a is not None for a in answers.values())
        return words("history-short-answers", count=given)
    return " · ".join(_pair(words, formats, i, answers[i]) for i in chosen)


def say(words: Translator, formats: Formats, item: Item, answer: Answer | None) -> str:
    """One answer in words; a missing one is "not answered", never zero."""
    match item, answer:
        case NumberItem(unit=None), float() | int():
            high = formats.number(item.high)
            return words("history-scale-value", value=formats.number(answer), high=high)
        case NumberItem(unit="d"), float() | int():
            return words("history-days-value", value=formats.number(answer), count=answer)
        case NumberItem(), float() | int():
            return words("history-hours-value", value=formats.number(answer), count=answer)
        case ChoiceItem(), str():
            return words(f"option-{item.id}-{answer}")
        case ChipsItem(), Mapping():
            chosen = [(option, answer[option]) for option in item.options if option in answer]
            return formats.listing([_with_severity(words, item, *pair) for pair in chosen])
        case ChipsItem(), tuple():
            return formats.listing([words(f"option-{item.id}-{o}") for o in answer])
        case TextItem(), str():
            return answer
    return words("history-missing")


def _with_severity(words: Translator, item: ChipsItem, option: str, severity: str) -> str:
    name = words(f"option-{item.id}-{option}")
    if not severity:
        return name
    return words("history-option-severity", option=name, severity=words(f"severity-{severity}"))


def _pair(words: Translator, formats: Formats, item_id: str, value: Answer | None) -> str:
    number = formats.number(value) if isinstance(value, (int, float)) else ""
    return words("history-short-pair", question=question(words, item_id), value=number)


def _follow_up(item: Item) -> bool:
    return isinstance(item, TextItem) and item.after is not None
