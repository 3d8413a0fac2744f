"""The published schema says what is written, kind by kind and choice by choice."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given, settings

from app.data.archive import backup, export
from app.data.archive.schema import published
from app.data.record_payloads import KINDS
from app.domain.alerts.fired import Did
from app.domain.alerts.model import Level
from app.domain.archives import Everything
from app.domain.checkins import CheckInKind
from app.domain.clinic.parcels import Sent
from app.domain.doses import DoseKind
from app.domain.help_contacts import ContactKind
from app.domain.items import ITEMS, ChipsItem, ChoiceItem, Item, NumberItem, TextItem
from app.domain.medicines import Ingredient, Unit
from app.domain.milestones import MilestoneAuthor, MilestoneKind
from app.domain.responses import Wait
from app.domain.sharing.grants import GivenBy, Relation
from app.domain.sharing.topics import Granted
from app.domain.signs import Reporter, Sign
from app.domain.taper import ChangeKind, DecidedBy, PlanState
from app.domain.watch import Watch
from tests.contracts.source import ROOT
from tests.data.histories import a_history, histories

Check = Callable[[Any], Any]


@pytest.fixture(scope="module")
def check() -> Check:
    """The whole schema, as somebody else would use it."""
    compiled: Check = fastjsonschema.compile(published())
    return compiled


def defined(name: str) -> dict[str, Any]:
    found: dict[str, Any] = published()["definitions"][name]
    return found


def content_of(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = defined(f"record_{kind}")["properties"]["content"]["properties"]
    return found


@settings(deadline=None, max_examples=100)
@given(history=histories())
def test_every_history_is_written_as_the_schema_says(check: Check, history: Everything) -> None:
    check(json.loads(export.write(history, Watch())[0]))


def test_the_schema_notices_what_does_not_belong(check: Check) -> None:
    document = json.loads(export.write(a_history(), Watch())[0])
    for record in document["records"]:
        record["content"]["more"] = 1
        with pytest.raises(fastjsonschema.JsonSchemaException):
            check(document)
        del record["content"]["more"]
    check(document)


def test_each_kind_of_record_has_its_definition() -> None:
    names = {f"record_{kind.name}" for kind in KINDS.values()}
    assert {name for name in published()["definitions"] if name.startswith("record_")} == names
    named = {one["$ref"].removeprefix("#/definitions/") for one in defined("record")["anyOf"]}
    assert named == names


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object that the schema describes."""
    for one in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(one, dict | list):
            yield from objects(one)
    if isinstance(schema, dict) and "properties" in schema and schema.get("type") == "object":
        yield schema


def test_no_object_may_hold_what_is_not_described() -> None:
    found = list(objects({"whole": published()}))
    assert len(found) > 40
    assert [one for one in found if one.get("additionalProperties") is not False] == []
    loose = [one for one in found if set(one.get("required", ())) != set(one["properties"])]
    # Missing answers are missing; everything else is always there.
    assert loose == [defined("answers")["properties"]["side_effects"], defined("answers")]


CHOICES: dict[str, tuple[type[Enum], Any]] = {
    "check-in": (CheckInKind, defined("checkin")["properties"]["kind"]),
    "draft": (CheckInKind, defined("draft")["properties"]["kind"]),
    "dose": (DoseKind, content_of("dose")["kind"]),
    "plan": (ChangeKind, content_of("plan")["kind"]),
    "decided": (DecidedBy, content_of("plan")["decided_by"]),
    "state": (PlanState, defined("course")["properties"]["state"]),
    "ingredient": (Ingredient, defined("medicine")["properties"]["ingredient"]),
    "unit": (Unit, defined("medicine")["properties"]["unit"]),
    "milestone": (MilestoneKind, content_of("milestone")["kind"]),
    "author": (MilestoneAuthor, content_of("milestone")["author"]),
    "wait": (Wait, content_of("deferral")["wait"]),
    "level": (Level, content_of("notice")["level"]),
    "did": (Did, content_of("notice_act")["did"]),
    "by": (Reporter, content_of("observation")["by"]),
    "signs": (Sign, content_of("observation")["signs"]["items"]),
    "sent": (Sent, defined("acceptedLine")["items"][1]),
    "contact": (ContactKind, content_of("contact")["kind"]),
    "relation": (Relation, content_of("grant")["relation"]),
    "topics": (Granted, defined("sharedTopics")["items"]),
    "given by": (GivenBy, content_of("given")["by"]),
}


@pytest.mark.parametrize("name", CHOICES)
def test_the_choices_are_those_of_the_app(name: str) -> None:
    enum, said = CHOICES[name]
    assert said["enum"] == [choice.value for choice in enum]


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.id)
def test_the_answers_are_those_of_the_check_in(item: Item) -> None:
    said = defined("answers")["properties"][item.id]
    match item:
        case NumberItem():
            bounds = (said["minimum"], said["maximum"], said["multipleOf"])
            assert bounds == (item.low, item.high, item.step)
            assert item.loinc is None or f"LOINC {item.loinc}" in said["description"]
            assert item.unit is None or f"nit {item.unit}" in said["description"]
        case ChoiceItem():
            assert said["enum"] == list(item.options)
        case TextItem():
            assert said["maxLength"] == item.max_length
        case ChipsItem(severities=()):
            assert said["items"]["enum"] == list(item.options)
        case ChipsItem():
            strong = ["", *item.severities]
            alone = {str(item.exclusive): {"enum": [""]}}
            felt = {option: {"enum": strong} for option in item.options}
            assert said["properties"] == {**felt, **alone}


def test_no_answer_of_the_schema_is_unknown() -> None:
    assert set(defined("answers")["properties"]) == set(ITEMS)


def test_the_examples_of_the_document_read(check: Check) -> None:
    text = (ROOT / "docs" / "export-format.md").read_text("utf-8")
    plain, sealed = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    check(json.loads(plain))
    example = export.read(plain.encode(), Watch()).everything
    assert (len(example.checkins), len(example.records)) == (1, 1)
    document = {**json.loads(sealed), "diary": json.loads(plain)}
    packed = gzip.compress(json.dumps(document).encode())
    assert backup.read_packed(packed, Watch()).everything == example
    settings = json.loads(sealed)["settings"]
    assert tuple(settings) == backup.CHOICES
