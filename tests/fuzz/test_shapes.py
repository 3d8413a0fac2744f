"""Documents that are nearly right: any value in any place of an export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.archive import export
from app.domain.errors import FileBroken, FileNotOurs, FileTooNew
from app.domain.watch import Watch
from tests.data.histories import a_history

DOCUMENT: dict[str, Any] = json.loads(export.write(a_history(), Watch())[0])
Place = tuple[str | int, ...]

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["2025-03-03", "0", "1.5", "full", "dose", "2025-03-03T20:15:00+01:00"])
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, where: Place = ()) -> Iterator[Place]:
    """The place of every value in the document."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in pairs:
        yield (*where, key)
        if isinstance(one, dict | list):
            yield from places(one, (*where, key))


PLACES = list(places(DOCUMENT))


def holder(document: Any, place: Place) -> Any:
    """What holds the value in ``place``."""
    for key in place[:-1]:
        document = document[key]
    return document


def answers(document: Any) -> None:
    """It is refused with its kind, or what was read is written again and read the same."""
    try:
        text = json.dumps(document).encode()
        found = export.read(text, Watch()).everything
    except (FileBroken, FileNotOurs, FileTooNew):
        return
    again, left_out = export.write(found, Watch())
    assert left_out == 0
    assert export.read(again, Watch()).everything == found


@settings(deadline=None, max_examples=600)
@given(place=st.sampled_from(PLACES), value=VALUES)
def test_any_value_in_any_place(place: Place, value: Any) -> None:
    document = deepcopy(DOCUMENT)
    holder(document, place)[place[-1]] = value
    answers(document)


@settings(deadline=None, max_examples=150)
@given(one=st.sampled_from(PLACES), other=st.sampled_from(PLACES))
def test_any_value_of_the_document_in_another_place(one: Place, other: Place) -> None:
    document = deepcopy(DOCUMENT)
    value = deepcopy(holder(document, one)[one[-1]])
    holder(document, other)[other[-1]] = value
    answers(document)


def test_whatever_is_missing_is_noticed() -> None:
    for place in PLACES:
        document = deepcopy(DOCUMENT)
        del holder(document, place)[place[-1]]
        answers(document)
