"""The published schema and document say what is in a package."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from app.data.archive.schema import published as export_published
from app.data.sharing import document, schema
from app.data.sharing.words import chosen_from
from app.domain.sharing.beyond import MOST_DAYS
from app.domain.sharing.granted import package_of
from app.domain.sharing.grants import LONGEST_NAME, Relation
from app.domain.sharing.packages import WORDS, Package
from app.domain.watch import Watch
from app.exchange import qr
from tests.contracts.source import ROOT
from tests.data.sharing.made import opened, sealed, written
from tests.domain.sharing.diaries import diaries
from tests.domain.sharing.test_beyond import whole
from tests.domain.sharing.test_granted_any import heads


def check(value: Any) -> None:
    fastjsonschema.compile(schema.whole())(value)


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(diaries(), heads())
def test_every_package_is_written_as_the_schema_says(diary: Any, given: Any) -> None:
    check(json.loads(document.write(package_of(diary, given), Watch())))


def test_the_schema_notices_what_does_not_belong() -> None:
    inside = json.loads(written())
    check(inside)
    for part in ("checkins", "records"):
        for row in inside[part]:
            for name, value in (("supersedes", row["id"]), ("more", 1)):
                before = dict(row)
                row[name] = value
                with pytest.raises(fastjsonschema.JsonSchemaException):
                    check(inside)
                row.clear()
                row.update(before)
            row["content"]["undone"] = True
            with pytest.raises(fastjsonschema.JsonSchemaException):
                check(inside)
            row["content"]["undone"] = False
    check(inside)


def test_its_choices_and_bounds_are_those_of_the_app() -> None:
    head = schema.published()["definitions"]["head"]["properties"]
    assert head["relation"]["enum"] == [one.value for one in Relation]
    assert head["to_name"]["maxLength"] == head["from_name"]["maxLength"] == LONGEST_NAME
    assert f"{MOST_DAYS} days" in head["until"]["description"]
    assert set(head) == set(json.loads(written())["head"])


def test_a_row_may_be_of_the_kinds_that_are_read() -> None:
    named = {one["$ref"] for one in schema.published()["properties"]["records"]["items"]["anyOf"]}
    assert named == {f"#/definitions/shared_{kind}" for kind in document.RECORDS}


def test_what_it_takes_from_the_export_is_there() -> None:
    text = json.dumps(schema.published())
    taken = set(re.findall(r"urn:glidepath:export:1#/definitions/(\w+)", text))
    assert taken <= set(export_published()["definitions"])
    assert not taken & set(schema.published()["definitions"])
    assert export_published()["$id"] == "urn:glidepath:export:1"


def test_the_example_and_the_numbers_of_the_document_are_true() -> None:
    text = (ROOT / "docs" / "share-format.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    check(json.loads(example))
    found = opened(sealed(example.encode()))
    assert isinstance(found, Package) and len(found.holds.checkins) == 1
    assert f"from {len(chosen_from()):,} words" in text
    assert f"{WORDS * math.log2(len(chosen_from())):.1f} bits" in text
    assert f"at most {qr.MOST * qr.PIECE:,} characters" in text
    fields = set(re.findall(r"`(\w+)`", text.split("| field of `head` |")[1].split("##")[0]))
    assert fields >= set(json.loads(written())["head"])
    assert whole().head.number == 1
