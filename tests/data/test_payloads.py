"""Whatever was answered or typed comes back as it was, and old payloads are upgraded."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data import rows
from app.data.payloads import CHECKIN_FORM, Content, Form, kept_checkin, kept_draft
from app.data.rows import (
    CHECKIN_COLUMNS,
    DRAFT_COLUMNS,
    checkin_row,
    draft_row,
    open_checkin,
    open_draft,
)
from app.data.sealing import Sealer
from app.domain.checkins import CheckIn, CheckInKind, Draft
from app.domain.errors import DiaryTooNew, EntryDamaged
from tests.data.diaries import KEY, NOW, a_checkin

SEALER = Sealer(KEY)
TEXT = st.text() | st.text(alphabet="\x00'\"\\\u202e\u05d0\U0001f9d8\ud83d\u0301{}[], ", min_size=1)
ANSWER = st.one_of(
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXT,
    st.lists(TEXT, max_size=5).map(tuple),
    st.dictionaries(TEXT, TEXT, max_size=5),
)
ANSWERS = st.dictionaries(TEXT, ANSWER, max_size=8)
OFFSET = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
KIND = st.sampled_from(CheckInKind)
CHECKINS = st.builds(
    CheckIn,
    id=st.uuids(version=4),
    day=st.dates(),
    kind=KIND,
    entered_at=st.datetimes(min_value=datetime(1, 1, 2), timezones=OFFSET),  # noqa: DTZ001
    answers=ANSWERS,
    supersedes=st.none() | st.uuids(version=4),
    reason=st.none() | TEXT,
    undone=st.booleans(),
)
DRAFTS = st.builds(
    Draft,
    id=st.uuids(version=4),
    day=st.dates(),
    kind=KIND,
    answers=ANSWERS,
    skipped=st.frozensets(TEXT, max_size=5),
    corrects=st.none() | st.uuids(version=4),
    reason=st.none() | TEXT,
)


def columns(row: dict[str, Any], names: tuple[str, ...]) -> list[Any]:
    return [row[name] for name in names]


@given(CHECKINS)
def test_any_checkin_comes_back(checkin: CheckIn) -> None:
    back = open_checkin(SEALER, columns(checkin_row(SEALER, checkin), CHECKIN_COLUMNS))
    assert back == checkin == kept_checkin(checkin)
    assert back.entered_at.utcoffset() == checkin.entered_at.utcoffset()
    assert {i: type(a) for i, a in back.answers.items()} == {
        i: type(a) for i, a in kept_checkin(checkin).answers.items()
    }


@given(DRAFTS)
def test_any_draft_comes_back(draft: Draft) -> None:
    back = open_draft(SEALER, columns(draft_row(SEALER, draft, NOW), DRAFT_COLUMNS))
    assert back == draft == kept_draft(draft)


def _named_pain(content: Content) -> Content:
    answers = {("pain_24h" if i == "pain" else i): a for i, a in content["answers"].items()}
    return {**content, "answers": answers}


def _with_source(content: Content) -> Content:
    return {**content, "source": len(content["answers"])}


def test_old_payloads_are_upgraded_one_version_after_the_other() -> None:
    raw = Form().dump({"answers": {"pain": 4}})
    form = Form((_named_pain, _with_source))
    assert form.version == 3
    assert form.load(raw, 1) == {"answers": {"pain_24h": 4}, "source": 1}
    assert form.load(raw, 2) == {"answers": {"pain": 4}, "source": 1}
    assert form.load(raw, 3) == {"answers": {"pain": 4}}


def test_a_row_of_an_older_version_is_upgraded_when_read(monkeypatch: pytest.MonkeyPatch) -> None:
    old = a_checkin(answers={"pain": 4})
    row = columns(checkin_row(SEALER, old), CHECKIN_COLUMNS)
    monkeypatch.setattr(rows, "CHECKIN_FORM", Form((_named_pain,)))
    assert dict(open_checkin(SEALER, row).answers) == {"pain_24h": 4}


def test_a_row_of_a_newer_version_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(rows, "CHECKIN_FORM", Form((_named_pain,)))
        row = columns(checkin_row(SEALER, a_checkin()), CHECKIN_COLUMNS)
    with pytest.raises(DiaryTooNew):
        open_checkin(SEALER, row)


def test_what_is_not_json_is_damage() -> None:
    for raw in (b"", b"{", "é".encode()):
        with pytest.raises(EntryDamaged):
            CHECKIN_FORM.load(raw, 1)


def test_answers_cannot_be_changed_after_reading() -> None:
    kept = kept_checkin(
        CheckIn(UUID(int=1), date(2025, 1, 1), CheckInKind.FULL, NOW, {"side_effects": {"a": "b"}})
    )
    for mapping in (kept.answers, kept.answers["side_effects"]):
        with pytest.raises(TypeError):
            mapping["a"] = "c"  # type: ignore[index]
