"""Answers that were changed on the way, or written by somebody with a purpose."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from app.clinic.plan.pages import entries, next_page
from app.clinic.plan.references import link_within, resource_path
from app.clinic.plan.refused import Refused
from app.clinic.plan.strict import CarePlan, model, parsed
from app.clinic.plan.texts import plain
from app.domain.clinic.plan_refusals import Refusal
from tests.clinic.plan.written import BASE, care_plan
from tests.fuzz.archives import READ
from tests.fuzz.clinic import bundles, plan

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 1e300, 10**40, 0.1, "", " ", "x" * 5000, [], {}, [[]], [{}]),
    *("2025-03-10", "2025-03", "0001-01-01", "9999-12-31", "2025-02-30", "2025-03-10T25:00:00Z"),
    *("Patient/test-1", "MedicationRequest/order-2", "https://evil.example/fhir/Patient/test-1"),
    *("active", "on-hold", "completed", "d", "h", "wk", "mg", "ug", "ug/h", "{tbl}", "\ud800"),
    *("\u202e\x00\x1b[31m", "<script>alert(1)</script>", "MORN", "http://unitsofmeasure.org"),
)


def places(thing: Any) -> Iterator[tuple[Any, Any]]:
    """Every place inside ``thing``: the object or list, and the name or number in it."""
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing)
    for name, value in list(inner):
        yield thing, name
        if isinstance(value, dict | list):
            yield from places(value)


def changed(bundle: Any, rng: Random) -> bytes:
    bundle = copy.deepcopy(bundle)
    for _ in range(rng.choice((1, 1, 2, 4))):
        found = list(places(bundle))
        inside, name = rng.choice(found)
        other, there = rng.choice(found)
        what = rng.choice(("put", "put", "swap", "away", "again"))
        if what == "away":
            del inside[name]
        elif what == "again" and isinstance(inside, list):
            inside.append(copy.deepcopy(inside[name]))
        else:
            # A copy: a thing inside itself is no JSON.
            inside[name] = copy.deepcopy(other[there]) if what == "swap" else rng.choice(ODD)
    return json.dumps(bundle).encode()


def test_thousands_of_changed_answers_are_read_or_refused() -> None:
    rng, seeds = Random(20250303), [json.loads(one) for one in bundles()]
    answers = {plan(changed(rng.choice(seeds), rng)) for _ in range(1500)}
    # Far enough in for the checks that matter, and every answer is one of the closed set.
    assert {READ, *("overlap", "times", "unit", "amount", "no_bounds", "status")} <= answers
    assert answers - {READ} <= {str(why) for why in Refusal}


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"null", b"[]", b"7", b"{", b'{"a": NaN}', b'{"a": 1, "a": 2}', b'{"a": 1e9999999}'),
        *(b"[" * 100_000, b'{"a":' * 100_000, b"9" * 10_000, b"\xff\xfe{}", b'{"a": "\xed"}'),
    ],
)
def test_what_is_no_answer(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        model(CarePlan, parsed(content))
    assert [one.why for one in refused.value.reasons] == [Refusal.UNREADABLE]


def test_things_inside_one_another_without_end() -> None:
    nested: dict[str, Any] = {"url": "urn:x", "valueString": "x"}
    for _ in range(400):
        nested = {"url": "urn:x", "extension": [nested]}
    with pytest.raises(Refused):
        model(CarePlan, care_plan(extension=[nested]))


@pytest.mark.parametrize(
    "bundle",
    [
        {"resourceType": "OperationOutcome"},
        {"resourceType": "Bundle", "entry": {"resource": {}}},
        {"resourceType": "Bundle", "entry": ["x"]},
        {"resourceType": "Bundle", "link": {"relation": "next"}},
        {"resourceType": "Bundle", "link": [None]},
        {"resourceType": "Bundle", "link": [{"relation": "next"}]},
        {"resourceType": "Bundle", "link": [{"relation": "next", "url": f"{BASE}.evil/?page=2"}]},
    ],
)
def test_what_is_no_page(bundle: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        list(entries(bundle, "CarePlan"))
        next_page(bundle, BASE)


@pytest.mark.parametrize(
    ("url", "within"),
    [
        (f"{BASE}?_getpages=1&n=2", ("", [("_getpages", "1"), ("n", "2")])),
        (f"{BASE}/?page=2", ("", [("page", "2")])),
        (f"{BASE}/CarePlan?a=Patient%2F1&b=", ("CarePlan", [("a", "Patient/1"), ("b", "")])),
        (f"{BASE}/CarePlan/_search", ("CarePlan/_search", [])),
        ("CarePlan?page=2", None),
        ("https://clinic.example/other?page=2", None),
        ("https://clinic.example/fhirs?page=2", None),
        ("http://clinic.example/fhir/CarePlan?page=2", None),
        ("https://clinic.example@evil.example/fhir/CarePlan", None),
        (f"{BASE}@evil.example/CarePlan", None),
        (f"{BASE}:99@evil.example/CarePlan", None),
        (f"{BASE}/../admin?page=2", None),
        (f"{BASE}/%2e%2e/admin", None),
        (f"{BASE}//evil.example/CarePlan", None),
        (f"{BASE}/\\evil.example", None),
        (f"{BASE}/CarePlan\r\nX: y", None),
        (f"{BASE}/CarePlan#x", None),
        (f"{BASE}/CarePlan?" + "&".join(f"a{n}=1" for n in range(60)), None),
        (None, None),
        (7, None),
    ],
)  # fmt: skip
def test_links_to_a_next_page(url: object, within: object) -> None:
    assert link_within(BASE, url) == within


def test_a_server_at_the_root_of_its_host() -> None:
    root = "https://clinic.example"
    assert link_within(root, f"{root}/CarePlan?page=2") == ("CarePlan", [("page", "2")])
    assert link_within(root, f"{root}.evil.example/CarePlan") is None
    assert link_within(root, f"{root}:444/CarePlan") is None
    assert resource_path(root, f"{root}.evil.example/Patient/1") is None
    assert resource_path(root, f"{root}/Patient/1") == "Patient/1"


def test_texts_of_any_kind() -> None:
    assert plain("a\x00b\u202ec\n\t d\ud800") == "a b c d"
    assert plain("  ") == plain(None) == plain(7) == plain("\u200b\u2060") == ""
    assert plain("x" * 600) == "x" * 499 + "…" and plain("abcdef", 4) == "abc…"
