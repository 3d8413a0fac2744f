"""The forms as Questionnaires, and our codes as a CodeSystem, for a clinic to load.

No scope of a patient allows to write them: they are files in ``docs/fhir/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.clinic.entries import Resource
from app.clinic.mapping import codes, concepts
from app.clinic.mapping.shapes import Json, number
from app.clinic.mapping.words import fixed, scale_words
from app.domain.checkins import CheckInKind
from app.domain.items import (
    DAILY_ITEMS,
    SHORT_ITEM_IDS,
    ChipsItem,
    ChoiceItem,
    Item,
    NumberItem,
    TextItem,
)
from app.domain.scales.model import Choice, Option, Question, Rating, Scale, Words
from app.domain.scales.registry import SCALES

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SYSTEM_VERSION = "1"
"""Of our CodeSystem; changes with every code added or reworded."""


def questionnaires() -> tuple[Resource, ...]:
    """Both check-ins, and every questionnaire of ``SCALES``."""
    return (*(_checkin(kind) for kind in CheckInKind), *(_scale(scale) for scale in SCALES))


def code_systems() -> tuple[Resource, ...]:
    """Every code of ours with its text."""
    found = [{"code": code, "display": text} for code, text in concepts.displays().items()]
    return (
        {
            "resourceType": "CodeSystem",
            "id": "glidepath",
            "url": codes.LOCAL,
            "version": SYSTEM_VERSION,
            "name": "Glidepath",
            "title": "Glidepath",
            "status": "active",
            "experimental": False,
            "caseSensitive": True,
            "content": "complete",
            "count": len(found),
            "concept": found,
        },
    )


def _form(name: str, url: str, version: str, title: str, items: list[Json]) -> Json:
    return {
        "resourceType": "Questionnaire",
        "id": f"glidepath-{name.replace('_', '-')}",
        "url": url,
        "version": version,
        "name": "Glidepath" + "".join(part.capitalize() for part in name.split("_")),
        "title": title,
        "status": "active",
        "experimental": False,
        "subjectType": ["Patient"],
        "item": items,
    }


def _checkin(kind: CheckInKind) -> Json:
    short = kind is CheckInKind.SHORT
    asked = [item for item in DAILY_ITEMS if not short or item.id in SHORT_ITEM_IDS]
    items = [_item(item) for item in asked]
    title = fixed(f"fhir-form-{kind}")
    return _form(f"checkin_{kind}", codes.checkin_form(kind), codes.CHECKIN_VERSION, title, items)


def _item(item: Item) -> Json:
    after = getattr(item, "after", None)
    return {
        "linkId": item.id,
        "code": concepts.item(item.id)["coding"],
        "text": fixed(f"item-{item.id}"),
        **({"enableWhen": [_when(*after)]} if after is not None else {}),
        **_asks(item),
    }


def _when(item_id: str, option: str) -> Json:
    coding = concepts.option(item_id, option)
    return {"question": item_id, "operator": "=", "answerCoding": coding}


def _asks(item: Item) -> Json:
    match item:
        case NumberItem():
            return _asks_number(item)
        case ChoiceItem():
            return {"type": "choice", "answerOption": _options(item)}
        case ChipsItem():
            return {
                "type": "choice",
                "repeats": True,
                "answerOption": _options(item),
                **_strengths(item),
            }
        case TextItem():
            return {"type": "text", "maxLength": item.max_length}


def _asks_number(item: NumberItem) -> Json:
    low, high = number(item.low), number(item.high)
    if item.unit is not None:
        unit = {"system": codes.UCUM, "code": item.unit, "display": item.unit}
        return {
            "type": "quantity",
            "extension": [
                _extension("questionnaire-unit", "Coding", unit),
                _extension("minValue", "Decimal", low),
                _extension("maxValue", "Decimal", high),
            ],
        }
    ends = fixed(f"item-{item.id}-low"), fixed(f"item-{item.id}-high")
    return {"type": "integer", "extension": _scale_of(int(low), int(high), *ends)}


def _scale_of(low: int, high: int, least: str, most: str) -> list[Json]:
    return [
        _extension("minValue", "Integer", low),
        _extension("maxValue", "Integer", high),
        _extension("entryFormat", "String", f"{low} {least} - {high} {most}"),
    ]


def _options(item: ChoiceItem | ChipsItem) -> list[Json]:
    return [_option(item, option) for option in item.options]


def _option(item: ChoiceItem | ChipsItem, option: str) -> Json:
    alone = isinstance(item, ChipsItem) and option == item.exclusive
    exclusive = [_extension("questionnaire-optionExclusive", "Boolean", True)]
    return {
        "valueCoding": concepts.option(item.id, option),
        **({"extension": exclusive} if alone else {}),
    }


def _strengths(item: ChipsItem) -> Json:
    """How strong it was, asked below each option."""
    options = [{"valueCoding": concepts.severity(s)} for s in item.severities]
    below = {"linkId": f"{item.id}.severity", "type": "choice", "answerOption": options}
    return {"item": [below]} if options else {}


def _scale(scale: Scale) -> Json:
    words = scale_words(scale.id)
    items = list(_questions(scale))
    if words.stem:
        items.insert(0, {"linkId": "stem", "text": words.stem, "type": "display"})
    form = _form(scale.id, codes.scale_form(scale), scale.version, words.name, items)
    return {
        **form,
        "code": concepts.panel(scale)["coding"],
        "description": words.about,
        **({"copyright": words.notice} if words.notice else {}),
    }


def _questions(scale: Scale) -> Iterator[Json]:
    for question in scale.questions:
        yield {
            "linkId": codes.link_id(scale, question.id),
            "code": concepts.question(scale, question)["coding"],
            "text": scale_words(scale.id).question(question),
            **_asks_question(scale, question),
        }


def _asks_question(scale: Scale, question: Question) -> Json:
    match question.answers:
        case Rating(low=low, high=high):
            ends = scale_words(scale.id).ends(question)
            return {"type": "integer", "extension": _scale_of(low, high, *ends)}
        case Choice(options=options):
            return {"type": "choice", "answerOption": [_worded(scale, one) for one in options]}
        case Words(max_length=most):
            return {"type": "text", "maxLength": most}


def _worded(scale: Scale, option: Option) -> Json:
    """With the number that the answer counts for."""
    counts = [_extension("ordinalValue", "Decimal", option.value)]
    return {"valueCoding": {**concepts.answer(scale, option), "extension": counts}}


def _extension(name: str, kind: str, value: Any) -> Json:
    return {"url": HL7 + name, f"value{kind}": value}
