"""Any record comes back as it was, with each amount exact."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.data.payloads import Content, Form
from app.data.plain import number
from app.data.record_payloads import KINDS, Kind, kept_record
from app.data.record_rows import RECORD_COLUMNS, open_record, record_row
from app.data.sealing import Sealer
from app.domain.errors import DiaryTooNew
from app.domain.records import R, Record
from tests.data.diaries import KEY
from tests.data.records import PRECISE, a_request, anything, one_of_each, texts_of

SEALER = Sealer(KEY)


def back(record: Record, kind: Kind | None = None) -> Any:
    """The record sealed and opened."""
    row = record_row(SEALER, record)
    return open_record(SEALER, kind or KINDS[type(record)], [row[c] for c in RECORD_COLUMNS])


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_record_comes_back(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(anything(kind))  # type: ignore[arg-type]
    found = back(record)
    assert found == record == kept_record(record)
    assert repr(found) == repr(kept_record(record))
    assert found.entered_at.utcoffset() == record.entered_at.utcoffset()


def test_every_kind_of_the_domain_is_kept() -> None:
    assert set(KINDS) == set(R.__constraints__) == {type(r) for r in one_of_each()}
    assert [kind.name for kind in KINDS.values()] == [
        *("plan", "dose", "milestone", "pause_request", "supply"),
        *("response", "deferral", "appointment"),
        *("notice", "notice_act", "observation", "contact", "limits", "question"),
        *("clinic", "receipt", "grant", "given"),
    ]


def test_the_examples_fill_every_field() -> None:
    """What is tried with them would else miss a field."""
    for record in one_of_each():
        empty = [f.name for f in fields(record) if not getattr(record, f.name)]
        assert empty == ["supersedes", "undone"]
        assert all(texts_of(record))


@given(PRECISE)
def test_an_amount_has_one_text_and_loses_no_digit(amount: Decimal) -> None:
    text = number(amount)
    assert Decimal(text) == amount
    sign, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)
    assert number(Decimal((sign, (*digits, 0, 0), exponent - 2))) == text
    assert set(text) <= set("0123456789.")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1.50", "1.5"),
        ("0.0", "0"),
        ("-0", "0"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("30", "30"),
    ],
)
def test_an_amount_is_written_plainly(typed: str, text: str) -> None:
    assert number(Decimal(typed)) == text


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(Decimal(amount))


def test_each_kind_is_upgraded_by_itself() -> None:
    def louder(content: Content) -> Content:
        return {**content, "note": content["note"].upper()}

    request = a_request()
    kind = KINDS[type(request)]
    newer = Kind(kind.name, kind.content, kind.load, Form((louder,)))
    assert back(request, newer).note == request.note.upper()
    assert back(request).note == request.note


def test_a_newer_form_of_a_record_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    request = a_request()
    kind = KINDS[type(request)]
    newer = Kind(kind.name, kind.content, kind.load, Form((dict,)))
    with monkeypatch.context() as patch:
        patch.setitem(KINDS, type(request), newer)
        row = [record_row(SEALER, request)[c] for c in RECORD_COLUMNS]
    with pytest.raises(DiaryTooNew):
        open_record(SEALER, kind, row)


def test_a_moment_is_kept_with_its_offset_alone() -> None:
    kept = kept_record(a_request())
    assert kept.entered_at.utcoffset() == timedelta(hours=1)
