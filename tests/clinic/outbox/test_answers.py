"""What a server answers is read strictly, and compared with what was sent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clinic.outbox.answers import accepted
from app.clinic.outbox.bundles import Piece, pieces_of
from app.clinic.outbox.compare import same
from app.domain.clinic.errors import AnswerStrange
from tests.clinic.outbox.made import DAY, a_day, arrived, packed

BASE = "https://clinic.example/fhir"


def pieces(*, known: bool = False) -> list[Piece]:
    has = arrived(packed([a_day(DAY, "4")]).parcels) if known else {}
    ((parcel, content),) = packed([a_day(DAY)], has, provenance=False).parcels
    return pieces_of(parcel, content)


def response(**changed: Any) -> dict[str, Any]:
    """An answer to three entries; ``changed``: fields of the second."""
    sent = pieces()
    entries = [
        {
            "response": {
                "status": "201 Created",
                "location": f"{BASE}/{p.line.type}/x{n}/_history/1",
                "etag": 'W/"1"',
            }
        }
        for n, p in enumerate(sent)
    ]
    entries[1]["response"].update(changed)
    return {"resourceType": "Bundle", "type": "transaction-response", "entry": entries}


def test_where_each_entry_is() -> None:
    found = accepted(response(), pieces())
    assert [one and (one.location, one.etag) for one in found] == [
        ("QuestionnaireResponse/x0", 'W/"1"'),
        ("Observation/x1", 'W/"1"'),
        ("Observation/x2", 'W/"1"'),
    ]
    assert [one and one.line for one in found] == [p.line for p in pieces()]


@pytest.mark.parametrize("status", ["200", "200 OK", "201", "201 Created"])
def test_what_is_done(status: str) -> None:
    assert accepted(response(status=status), pieces())[1] is not None


@pytest.mark.parametrize("status", ["202 Accepted", "400", "412 Precondition Failed", "500", ""])
def test_what_was_not_answered_as_done_is_not(status: str) -> None:
    found = accepted(response(status=status), pieces())
    assert [one is None for one in found] == [False, True, False]


@pytest.mark.parametrize(
    "changed",
    [
        {"location": "Patient/x1"},
        {"location": "https://elsewhere.example/Observation"},
        {"location": "Observation/" + "x" * 65},
        {"location": 5},
        {"status": None},
        {"status": 200},
    ],
    ids=str,
)
def test_what_does_not_fit_is_not_believed(changed: dict[str, Any]) -> None:
    with pytest.raises(AnswerStrange):
        accepted(response(**changed), pieces())


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"resourceType": "OperationOutcome"},
        {**response(), "type": "batch-response"},
        {**response(), "entry": response()["entry"][:2]},
        {**response(), "entry": [*response()["entry"], *response()["entry"]]},
        {**response(), "entry": None},
        {**response(), "entry": ["x", {}, {"response": []}]},
    ],
)
def test_another_answer_is_not_believed(body: dict[str, Any]) -> None:
    with pytest.raises(AnswerStrange):
        accepted(body, pieces())


def test_the_place_of_a_known_thing_may_be_left_out() -> None:
    known = pieces(known=True)
    found = accepted(response(location=None, etag='W/"9"'), pieces())
    assert found[1] is not None
    assert (found[1].location, found[1].etag) == ("", 'W/"9"')
    body = response()
    for one in body["entry"]:
        one["response"] = {"status": "200"}
    places = [one and one.location for one in accepted(body, known)]
    assert places == [piece.entry["request"]["url"] for piece in known]


def test_a_known_thing_is_nowhere_else() -> None:
    with pytest.raises(AnswerStrange):
        accepted(response(), pieces(known=True))


@pytest.mark.parametrize("etag", [None, 5, "x", 'W/"a" b', 'W/"' + "x" * 101 + '"'])
def test_an_odd_version_is_taken_from_the_place(etag: Any) -> None:
    found = accepted(response(etag=etag), pieces())[1]
    assert found is not None
    assert found.etag == 'W/"1"'


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["response", "status", "location", "etag", "x"]), inner
            )
        ),
        max_leaves=8,
    )
)
def test_nothing_that_a_server_says_breaks_it(entry: Any) -> None:
    body = {**response(), "entry": [entry, *response()["entry"][1:]]}
    try:
        accepted(body, pieces())
    except AnswerStrange:
        return


SENT = {
    "resourceType": "Observation",
    "valueQuantity": {"value": 5},
    "subject": {"reference": "Patient/p"},
    "derivedFrom": [{"reference": "urn:uuid:1"}],
}
THERE = {
    "resourceType": "Observation",
    "id": "7",
    "meta": {"versionId": "2"},
    "text": {"status": "generated"},
    "valueQuantity": {"value": 5.0},
    "subject": {"reference": f"{BASE}/Patient/p"},
    "derivedFrom": [{"reference": "QuestionnaireResponse/9/_history/1"}],
}
PLACES = {"urn:uuid:1": "QuestionnaireResponse/9"}


def test_what_a_server_adds_makes_no_other_content() -> None:
    assert same(SENT, THERE, PLACES, BASE)


@pytest.mark.parametrize(
    "changed",
    [
        {"valueQuantity": {"value": 6}},
        {"status": "final"},
        {"derivedFrom": [{"reference": "QuestionnaireResponse/8"}]},
        {"subject": {"reference": "https://elsewhere.example/Patient/p"}},
    ],
    ids=str,
)
def test_another_content_is_noticed(changed: dict[str, Any]) -> None:
    assert not same(SENT, {**THERE, **changed}, PLACES, BASE)
    assert not same(SENT, THERE, {}, BASE)


def test_true_is_not_one() -> None:
    assert not same({"valueBoolean": True}, {"valueBoolean": 1}, {}, BASE)
