"""Forms half typed: the same behaviour from the sealed store and the one in memory."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.domain.ports import DiaryFiles, DiaryStore
from tests.data.diaries import DRAFT_KEY, KEY, NOW, TEXT
from tests.data.records import a_dose, a_plan

NEW = "plan.new"


def test_a_form_nobody_touched_is_empty(store: DiaryStore) -> None:
    assert dict(store.form(NEW)) == {}
    assert store.forms() == []


def test_each_field_is_kept_as_typed(store: DiaryStore) -> None:
    store.keep_fields(NEW, {"name": TEXT, "amount": " 17,5 "}, NOW)
    store.keep_fields(NEW, {"reason": "", "amount": "17"}, NOW)
    assert dict(store.form(NEW)) == {"name": TEXT, "amount": "17", "reason": ""}


def test_none_takes_a_field_away_and_the_last_takes_the_form(store: DiaryStore) -> None:
    store.keep_fields(NEW, {"name": "a", "amount": "1"}, NOW)
    store.keep_fields(NEW, {"name": None, "never": None}, NOW)
    assert dict(store.form(NEW)) == {"amount": "1"}
    store.keep_fields(NEW, {"amount": None}, NOW)
    assert (dict(store.form(NEW)), store.forms()) == ({}, [])
    store.keep_fields(NEW, {"amount": None}, NOW)
    store.keep_fields(NEW, {}, NOW)
    assert store.forms() == []


def test_forms_do_not_mix_and_the_one_changed_last_comes_first(store: DiaryStore) -> None:
    store.keep_fields(NEW, {"name": "a"}, NOW)
    store.keep_fields("dose.2025-03-02", {"name": "b"}, NOW)
    store.keep_answer(DRAFT_KEY, "mood", 3, NOW)
    assert store.forms() == ["dose.2025-03-02", NEW]
    store.keep_fields(NEW, {"more": "c"}, NOW - timedelta(days=30))
    assert store.forms() == [NEW, "dose.2025-03-02"]
    assert dict(store.form("dose.2025-03-02")) == {"name": "b"}


def test_what_is_read_or_given_cannot_change_what_is_kept(store: DiaryStore) -> None:
    fields: dict[str, str | None] = {"name": "a"}
    store.keep_fields(NEW, fields, NOW)
    fields["name"] = "b"
    with pytest.raises(TypeError):
        store.form(NEW)["name"] = "c"  # type: ignore[index]
    assert dict(store.form(NEW)) == {"name": "a"}


def test_a_dropped_form_is_gone_and_dropping_nothing_is_no_error(store: DiaryStore) -> None:
    store.keep_fields(NEW, {"name": "a"}, NOW)
    store.drop_form(NEW)
    store.drop_form(NEW)
    assert store.forms() == []


def test_saving_drops_its_form_and_no_other(store: DiaryStore) -> None:
    store.keep_fields(NEW, {"name": "a"}, NOW)
    store.keep_fields("dose.new", {"name": "b"}, NOW)
    store.add_records([a_plan()], clears=NEW)
    assert store.forms() == ["dose.new"]
    store.add_records([a_dose()])
    assert store.forms() == ["dose.new"]
    store.add_records([], clears="dose.new")
    assert store.forms() == []


def test_saving_again_keeps_what_another_window_typed_since(store: DiaryStore) -> None:
    plan = a_plan()
    store.add_records([plan], clears=NEW)
    store.keep_fields(NEW, {"name": "the next plan"}, NOW)
    store.add_records([plan], clears=NEW)
    assert dict(store.form(NEW)) == {"name": "the next plan"}
    store.add_records([plan, a_dose()], clears=NEW)
    assert store.forms() == []


def test_two_windows_do_not_lose_each_others_fields(files: DiaryFiles) -> None:
    one, two = files.open(KEY), files.open(KEY)
    one.keep_fields(NEW, {"name": "a"}, NOW)
    two.keep_fields(NEW, {"amount": "1"}, NOW)
    one.keep_fields(NEW, {"reason": "r", "name": None}, NOW)
    assert dict(one.form(NEW)) == dict(two.form(NEW)) == {"amount": "1", "reason": "r"}
    one.close()
    two.close()


def test_a_form_is_there_after_closing_and_opening(files: DiaryFiles) -> None:
    store = files.open(KEY)
    store.keep_fields(NEW, {"name": TEXT}, NOW)
    store.close()
    again = files.open(KEY)
    assert {key: dict(again.form(key)) for key in again.forms()} == {NEW: {"name": TEXT}}


def test_a_moment_without_an_offset_is_refused(store: DiaryStore) -> None:
    store.keep_fields(NEW, {"name": "a"}, NOW)
    with pytest.raises(ValueError, match="offset"):
        store.keep_fields(NEW, {"name": "b"}, datetime(2025, 3, 3, 8))  # noqa: DTZ001 - the point
    assert dict(store.form(NEW)) == {"name": "a"}
