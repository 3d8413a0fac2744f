"""What holds for any diary and any choice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from app.clinic.entries import IDENTIFIER_SYSTEM, digest
from app.clinic.mapping.mapped import mapped
from app.domain.clinic.parcels import Sent
from app.domain.report.gathered import Gathered
from app.domain.report.left_out import left_out
from app.domain.report.topics import Topic
from tests.clinic.mapping.generated import TYPED, diaries
from tests.clinic.mapping.made import MAKER, entries
from tests.clinic.mapping.validators import wrong

BUNDLE = 50
LASTING = (Sent.SUPPORTER, Sent.CONSENT)


def references(value: Any) -> Iterator[str]:
    """Every reference in a resource."""
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


@given(diaries())
def test_each_thing_has_one_key_and_every_reference_leads_to_one(found: Gathered) -> None:
    told = entries(found)
    keys = [entry.line.key for entry in told]
    assert len(set(keys)) == len(keys)
    there = {MAKER.subject, *(MAKER.full_url(key) for key in keys)}
    assert {r for entry in told for r in references(entry.resource)} <= there
    for entry in told:
        kind, day = entry.line.key.split(":")[:2]
        assert (kind, day) == (entry.line.kind, entry.line.day.isoformat())
        assert entry.line.day <= found.last
        # A permission may have been given before the days chosen, and hold on them.
        assert entry.line.kind in LASTING or found.first <= entry.line.day
        assert entry.line.type == entry.resource["resourceType"]


@given(diaries())
def test_the_identifier_is_that_of_the_key_and_the_digest_that_of_the_text(found: Gathered) -> None:
    for entry in entries(found):
        named = entry.resource["identifier"]
        value = {"system": IDENTIFIER_SYSTEM, "value": f"{MAKER.install}:{entry.line.key}"}
        assert named in (value, [value])
        assert entry.line.digest == digest(entry.text)
        assert json.loads(entry.text) == entry.resource


@given(diaries())
def test_the_same_diary_gives_the_same_bytes(found: Gathered) -> None:
    one, other = entries(found), entries(found)
    assert [(e.text, e.line) for e in one] == [(e.text, e.line) for e in other]


@given(diaries())
def test_a_family_fits_into_a_bundle_with_who_made_it(found: Gathered) -> None:
    assert all(len(family.entries) < BUNDLE for family in mapped(left_out(found), MAKER))


@given(diaries())
def test_what_was_typed_goes_only_with_notes(found: Gathered) -> None:
    texts = [entry.text for entry in entries(found)]
    if Topic.NOTES not in found.choices.topics:
        assert not any(TYPED in text for text in texts)


@given(diaries())
def test_a_line_names_no_topic_that_was_not_chosen(found: Gathered) -> None:
    chosen = {topic.value for topic in found.choices.topics}
    for entry in entries(found):
        assert entry.line.topics and entry.line.topics <= chosen


def test_generated_diaries_are_valid_resources() -> None:
    """One process of each validator for all of them."""
    told: dict[str, Any] = {}

    @settings(
        max_examples=60,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(diaries())
    def collect(found: Gathered) -> None:
        told.update({entry.text: entry.resource for entry in entries(found)})

    collect()
    kinds = {resource["resourceType"] for resource in told.values()}
    assert {"QuestionnaireResponse", "Observation", "MedicationStatement"} <= kinds
    assert wrong(list(told.values())) == []
