"""Parcels and notes: the same behaviour from the sealed store and the one in memory."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from app.data.archive import backup, export
from app.data.clinic_payloads import kept_parcel
from app.domain.archives import Everything, How, Secret, SecretKind
from app.domain.clinic.parcels import Parcel, Receipt, Why
from app.domain.errors import EntryDamaged
from app.domain.ports import DiaryFiles, DiaryStore
from app.domain.settings import Settings
from app.domain.watch import Watch
from tests.data.diaries import DAY, HOME, KEY, NOW, TEXT, folder_of, run_sql
from tests.data.histories import all_in, put
from tests.data.parcels import a_line, a_parcel, a_receipt_of
from tests.data.records import anything, saying

SECRET = Secret(SecretKind.PASSPHRASE, "a phrase to pass with")


def waiting(store: DiaryStore) -> list[tuple[Parcel, bytes | None]]:
    """Everything that waits, in order."""
    return [(p, store.parcel_content(p.id)) for p in store.parcels()]


def three(store: DiaryStore) -> list[Parcel]:
    """Three parcels, frozen; the content of each is its number."""
    parcels = [a_parcel() for _ in range(3)]
    store.freeze([(p, str(n).encode()) for n, p in enumerate(parcels)])
    return parcels


def test_an_empty_outbox(store: DiaryStore) -> None:
    assert waiting(store) == []
    assert store.parcel_content(uuid4()) is None
    assert store.note("tokens") is None
    store.note_try(a_parcel())
    store.acknowledge(uuid4(), a_receipt_of(a_parcel()))
    store.keep_note("tokens", None)
    assert (waiting(store), store.records(Receipt)) == ([], [])


def test_a_parcel_comes_back_byte_for_byte_after_a_restart(files: DiaryFiles) -> None:
    store = files.open(KEY)
    content = bytes(range(256)) * 40
    full, plain = saying(a_parcel(), TEXT), Parcel(uuid4(), uuid4(), uuid4(), NOW, (), "")
    store.freeze([(full, content), (plain, b"")])
    store.close()
    assert waiting(files.open(KEY)) == [(full, content), (plain, b"")]


@given(parcel=anything(Parcel))
def test_any_parcel_comes_back(parcel: Parcel) -> None:
    assert kept_parcel(parcel) == parcel


def test_a_moment_is_kept_with_its_offset_alone(store: DiaryStore) -> None:
    moment = datetime(2025, 3, 3, 20, tzinfo=ZoneInfo("Europe/Madrid"))
    store.freeze([(replace(a_parcel(), made_at=moment, tried_at=moment), b"")])
    (back,) = store.parcels()
    assert back.made_at.tzinfo == HOME
    assert back.tried_at is not None
    assert back.tried_at.tzinfo == HOME


def test_a_parcel_that_is_there_stays_as_it_is(store: DiaryStore) -> None:
    parcel = a_parcel()
    store.freeze([(parcel, b"first")])
    store.freeze([(replace(parcel, reason="other"), b"second")])
    assert waiting(store) == [(parcel, b"first")]


def test_what_replaces_others_takes_their_place(store: DiaryStore) -> None:
    """An older content of a thing is never sent after a newer one."""
    first, second, third = three(store)
    parts = [a_parcel(), a_parcel()]
    store.freeze([(p, b"part") for p in parts], instead_of=[second.id, uuid4()])
    assert [p for p, _ in waiting(store)] == [first, *parts, third]
    last = a_parcel()
    store.freeze([(last, b"")], instead_of=[third.id, first.id])
    assert list(store.parcels()) == [last, *parts]
    store.freeze([], instead_of=[p.id for p in (last, *parts)])
    assert waiting(store) == []


def test_why_it_waits_is_kept_and_nothing_else_changes(store: DiaryStore) -> None:
    first, second, third = three(store)
    tried = replace(second, why=Why.BUSY, tries=4, not_before=NOW + timedelta(1))
    store.note_try(tried)
    assert waiting(store) == [(first, b"0"), (tried, b"1"), (third, b"2")]


def test_what_arrived_is_noted_once_with_its_receipt(store: DiaryStore) -> None:
    first, second, third = three(store)
    receipt = a_receipt_of(second)
    store.acknowledge(second.id, receipt)
    store.acknowledge(second.id, a_receipt_of(second))
    assert (store.records(Receipt), store.parcels()) == ([receipt], [first, third])
    store.acknowledge(first.id, None)
    assert (store.records(Receipt), store.parcels()) == ([receipt], [third])
    assert store.parcel_content(first.id) is None


def test_what_is_left_of_a_parcel_takes_its_place(store: DiaryStore) -> None:
    first, second, third = three(store)
    receipt, rest = a_receipt_of(second), [(a_parcel(), b"a"), (a_parcel(), b"b")]
    store.acknowledge(second.id, receipt, rest)
    assert waiting(store) == [(first, b"0"), *rest, (third, b"2")]
    store.acknowledge(second.id, a_receipt_of(second), [(a_parcel(), b"c")])
    assert (len(store.parcels()), store.records(Receipt)) == (4, [receipt])


def test_a_receipt_that_cannot_be_kept_leaves_the_parcel(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    parcel = a_parcel()
    store.freeze([(parcel, b"x")])
    with pytest.raises(ValueError, match="not in this diary"):
        store.acknowledge(
            parcel.id, replace(a_receipt_of(parcel), supersedes=uuid4()), [(a_parcel(), b"y")]
        )
    assert (waiting(store), store.records(Receipt)) == ([(parcel, b"x")], [])


def test_two_windows_send_from_one_outbox(files: DiaryFiles) -> None:
    one, two = files.open(KEY), files.open(KEY)
    parcel = a_parcel()
    one.freeze([(parcel, b"x")])
    assert waiting(two) == [(parcel, b"x")]
    two.acknowledge(parcel.id, a_receipt_of(parcel))
    one.acknowledge(parcel.id, a_receipt_of(parcel))
    assert (len(one.records(Receipt)), waiting(one)) == (1, [])


def test_notes_are_kept_replaced_and_taken_away(files: DiaryFiles) -> None:
    store = files.open(KEY)
    store.keep_note("a", TEXT)
    store.keep_note("b", "")
    store.keep_note("b", "new")
    store.close()
    again = files.open(KEY)
    assert (again.note("a"), again.note("b")) == (TEXT, "new")
    again.keep_note("a", None)
    assert (again.note("a"), again.note("b")) == (None, "new")


def test_no_file_holds_a_note_or_what_waits_but_every_receipt(store: DiaryStore) -> None:
    parcel, other = a_parcel(a_line("waitsmark")), a_parcel(a_line("wentmark"))
    store.freeze([(parcel, b"bundlemark"), (other, b"bundlemark")])
    store.acknowledge(other.id, a_receipt_of(other))
    store.keep_note("tokens", "tokenmark")
    everything = all_in(store)
    content, left_out = export.write(everything, Watch())
    sealed, _ = backup.write(everything, Settings(), SECRET, Watch())
    opened = backup.read(sealed, SECRET.typed, Watch()).everything
    for raw in (content, repr(opened).encode()):
        assert b"wentmark" in raw
        assert [mark for mark in (b"tokenmark", b"bundlemark", b"waitsmark") if mark in raw] == []
    assert left_out == 0
    assert len(json.loads(content)["records"]) == 1


def test_another_diary_in_its_place_takes_what_waits_and_the_notes_away(store: DiaryStore) -> None:
    """A permission, and what waits, belong to the diary that went."""
    three(store)
    store.keep_note("tokens", "kept")
    put(store, Everything())
    assert (len(store.parcels()), store.note("tokens")) == (3, "kept")
    put(store, Everything(), How.REPLACE)
    assert (store.parcels(), store.note("tokens")) == ([], None)


def test_a_copy_carries_what_waits(files: DiaryFiles) -> None:
    store = files.open(KEY)
    first, *_ = three(store)
    files.copy_today(DAY)
    store.acknowledge(first.id, None)
    store.close()
    copy = files.newest_that_opens(KEY)
    assert copy is not None
    files.restore_copy(copy.id)
    assert len(files.open(KEY).parcels()) == 3


@pytest.mark.parametrize(
    "edit",
    [
        "payload = (SELECT payload FROM outbox WHERE seq = 2)",
        "payload = content",
        "payload = x'00'",
        "id = 'x'",
    ],
)
def test_a_parcel_that_does_not_open_is_left_out_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, edit: str
) -> None:
    store = folder_of(tmp_path).open(KEY)
    _, second, third = three(store)
    run_sql(tmp_path / "diary.db", f"UPDATE outbox SET {edit} WHERE seq = 1")
    with caplog.at_level(logging.DEBUG):
        assert store.parcels() == [second, third]
    (said,) = caplog.messages
    assert said.startswith("a sealed row of outbox does not open: ")


@pytest.mark.parametrize(
    "edit", ["content = (SELECT content FROM outbox WHERE seq = 2)", "content = payload"]
)
def test_a_bundle_that_was_moved_is_not_sent(tmp_path: Path, edit: str) -> None:
    store = folder_of(tmp_path).open(KEY)
    first, *_ = three(store)
    run_sql(tmp_path / "diary.db", f"UPDATE outbox SET {edit} WHERE seq = 1")
    with pytest.raises(EntryDamaged):
        store.parcel_content(first.id)


def test_a_note_that_does_not_open_is_like_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = folder_of(tmp_path).open(KEY)
    store.keep_note("a", "kept")
    run_sql(tmp_path / "diary.db", "UPDATE note SET name = 'b'")
    assert (store.note("a"), store.note("b")) == (None, None)
    assert caplog.messages == ["a sealed note does not open: b"]
    store.keep_note("b", "new")
    assert store.note("b") == "new"


@pytest.mark.parametrize("use", [lambda s: s.parcels(), lambda s: s.keep_note("a", "b")])
def test_a_closed_store_keeps_nothing(files: DiaryFiles, use: object) -> None:
    store = files.open(KEY)
    store.close()
    with pytest.raises(Exception, match="closed"):
        use(store)  # type: ignore[operator]
