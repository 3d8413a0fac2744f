"""Foreign errors become kinds a person can act on; defects stay what they are."""

from __future__ import annotations

import errno
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from app.data import faults
from app.data.faults import kind_of, told_plainly
from app.domain.errors import (
    AlreadyRunning,
    DiaryDamaged,
    EntryDamaged,
    GlidepathError,
    StorageFull,
    StorageReadOnly,
)
from tests.data.diaries import DRAFT_KEY, KEY, NOW, a_checkin, folder_of


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words that nobody should see")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, StorageFull),
        (sqlite3.SQLITE_READONLY, StorageReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StorageReadOnly),
        (sqlite3.SQLITE_CANTOPEN, StorageReadOnly),
        (sqlite3.SQLITE_IOERR_WRITE, StorageReadOnly),
        (sqlite3.SQLITE_IOERR_READ, DiaryDamaged),
        (sqlite3.SQLITE_CORRUPT, DiaryDamaged),
        (sqlite3.SQLITE_CORRUPT_INDEX, DiaryDamaged),
        (sqlite3.SQLITE_NOTADB, DiaryDamaged),
        (sqlite3.SQLITE_BUSY, AlreadyRunning),
        (sqlite3.SQLITE_LOCKED, AlreadyRunning),
        (sqlite3.SQLITE_MISUSE, None),
    ],
)
def test_each_sqlite_error_has_its_kind(
    tmp_path: Path, code: int, kind: type[GlidepathError] | None
) -> None:
    error = sqlite_error(code)
    assert kind_of(error, tmp_path) is kind
    assert kind_of(OperationalError("SELECT", {}, error), tmp_path) is kind


def test_a_write_error_on_a_full_disk_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "NO_ROOM_BYTES", 1 << 62)
    for code in (sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_CANTOPEN):
        assert kind_of(sqlite_error(code), tmp_path) is StorageFull
    assert kind_of(sqlite_error(sqlite3.SQLITE_CANTOPEN), tmp_path / "gone") is StorageReadOnly


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EROFS, StorageReadOnly),
        (errno.EACCES, StorageReadOnly),
        (errno.EIO, StorageReadOnly),
    ],
)
def test_each_error_of_the_system_has_its_kind(
    tmp_path: Path, number: int, kind: type[GlidepathError]
) -> None:
    with pytest.raises(kind) as told, told_plainly(tmp_path):
        raise OSError(number, "words that nobody should see")
    assert "words" not in str(told.value)


def test_our_own_errors_and_defects_pass(tmp_path: Path) -> None:
    for error in (EntryDamaged("x"), ValueError("x"), KeyError("x")):
        with pytest.raises(type(error)) as passed, told_plainly(tmp_path):
            raise error
        assert passed.value is error


def test_a_call_from_another_thread_is_caught(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    caught: list[BaseException] = []

    def misuse() -> None:
        try:
            store.add(a_checkin())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is looked at below
            caught.append(error)

    thread = threading.Thread(target=misuse)
    thread.start()
    thread.join()
    assert "thread" in str(caught[0])
    assert not isinstance(caught[0], GlidepathError)


def test_two_connections_at_once_lose_no_answer(tmp_path: Path) -> None:
    """Another process is kept out by the lock file; should one come in, nothing is lost."""
    folder_of(tmp_path).open(KEY).close()
    failed: list[Exception] = []

    def fill_in(who: str) -> None:
        try:
            store = folder_of(tmp_path).open(KEY)
            for n in range(40):
                store.keep_answer(DRAFT_KEY, f"{who}{n}", n, NOW)
            store.close()
        except Exception as error:  # noqa: BLE001 - looked at below
            failed.append(error)

    threads = [threading.Thread(target=fill_in, args=(who,)) for who in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    draft = folder_of(tmp_path).open(KEY).draft(DRAFT_KEY)
    assert draft is not None
    assert dict(draft.answers) == {f"{who}{n}": n for who in "ab" for n in range(40)}


def test_a_lock_held_elsewhere_is_told_after_a_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.data.connection.WAIT_SECONDS", 0.05)
    store = folder_of(tmp_path).open(KEY)
    other = sqlite3.connect(tmp_path / "diary.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    saved = a_checkin()
    with pytest.raises(AlreadyRunning):
        store.add(saved)
    assert store.by_id(saved.id) is None
    other.execute("ROLLBACK")
    other.close()
    assert store.add(saved) == saved


def test_a_damaged_name_in_a_message_of_sqlite_is_damage(tmp_path: Path) -> None:
    """SQLite names what is damaged, and Python cannot read the name."""
    store = folder_of(tmp_path).open(KEY)
    store.close()
    raw = (tmp_path / "diary.db").read_bytes()
    at = raw.index(b"CREATE TABLE draft")
    (tmp_path / "diary.db").write_bytes(raw[:at] + b"\xa0\xff" * 9 + raw[at + 18 :])
    with pytest.raises(DiaryDamaged):
        folder_of(tmp_path).open(KEY)
    assert kind_of(UnicodeDecodeError("utf-8", b"\xa0", 0, 1, ""), tmp_path) is DiaryDamaged
