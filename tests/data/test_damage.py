"""A diary that is damaged says so, keeps every byte, and can be put back from a copy."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import DiaryDamaged
from tests.data.diaries import (
    DAY,
    EVERY_DAY,
    KEY,
    a_checkin,
    bytes_of,
    folder_of,
    run_sql,
)


def garbage(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 500)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3 + 100])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def pages_overwritten(path: Path) -> None:
    """The header is whole; pages in the middle are not."""
    raw = bytearray(path.read_bytes())
    raw[4096 * 4 : 4096 * 6] = b"\x5a" * 8192
    path.write_bytes(raw)


def index_entry_lost(path: Path) -> None:
    """Every page reads well, but an index names none of the rows."""
    run_sql(
        path,
        "PRAGMA writable_schema = ON",
        "CREATE TABLE other (day TEXT)",
        "CREATE INDEX other_day ON other (day)",
        "UPDATE sqlite_master SET rootpage ="
        " (SELECT rootpage FROM sqlite_master WHERE name = 'other_day')"
        " WHERE name = 'checkin_day'",
        "DELETE FROM sqlite_master WHERE name IN ('other_day', 'other')",
    )


def key_check_lost(path: Path) -> None:
    run_sql(path, "DELETE FROM key_check")


def version_lost(path: Path) -> None:
    run_sql(path, "PRAGMA user_version = 0")


def another_database(path: Path) -> None:
    path.unlink()
    run_sql(path, "CREATE TABLE other (id INTEGER)")


def gone(path: Path) -> None:
    path.unlink()


KINDS = [
    *(garbage, truncated, emptied, pages_overwritten, index_entry_lost),
    *(key_check_lost, version_lost, another_database, gone),
]


@pytest.mark.parametrize("damage", KINDS, ids=lambda kind: kind.__name__)
def test_damage_is_said_and_nothing_is_touched(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    saved = [store.add(a_checkin(answers={"note": "x" * 900})) for _ in range(30)]
    files.copy_today(DAY)
    store.close()
    damage(tmp_path / "diary.db")
    before = bytes_of(tmp_path)
    for _ in range(2):
        assert files.exists()
        with pytest.raises(DiaryDamaged):
            files.open(KEY)
    after = bytes_of(tmp_path)
    assert after.pop("diary.db-wal", b"") == b""  # looking leaves an empty one
    assert after == before
    copy = files.newest_that_opens(KEY)
    assert copy is not None
    files.restore_copy(copy.id)
    assert files.open(KEY).between(*EVERY_DAY) == saved


def test_a_lost_index_entry_is_found_by_the_integrity_check_alone(tmp_path: Path) -> None:
    """Holds ``index_entry_lost`` to its word: reading alone shows no error."""
    store = folder_of(tmp_path).open(KEY)
    store.add(a_checkin())
    store.close()
    index_entry_lost(tmp_path / "diary.db")
    assert len(run_sql(tmp_path / "diary.db", "SELECT * FROM checkin")) == 1
    assert run_sql(tmp_path / "diary.db", "PRAGMA integrity_check") != [("ok",)]


def test_a_log_without_its_database_is_a_damaged_diary(tmp_path: Path) -> None:
    (tmp_path / "diary.db-wal").write_bytes(b"words once sealed")
    files = folder_of(tmp_path)
    assert files.exists()
    with pytest.raises(DiaryDamaged):
        files.open(KEY)
    assert bytes_of(tmp_path) == {"diary.db-wal": b"words once sealed"}


def test_a_start_that_was_cut_off_leaves_no_diary(tmp_path: Path) -> None:
    (tmp_path / "diary.db.unfinished").write_bytes(b"half a database")
    files = folder_of(tmp_path)
    assert not files.exists()
    store = files.open(KEY)
    store.add(a_checkin())
    assert {p.name for p in tmp_path.iterdir()} == {"diary.db", "diary.db-wal", "diary.db-shm"}


def test_a_log_that_was_not_folded_in_keeps_every_byte(tmp_path: Path) -> None:
    """What a kill leaves: the last answers are in the log alone."""
    store = folder_of(tmp_path / "running").open(KEY)
    store.add(a_checkin())
    shutil.copytree(tmp_path / "running", tmp_path / "killed")
    raw = (tmp_path / "killed" / "diary.db").read_bytes()
    (tmp_path / "killed" / "diary.db").write_bytes(b"\x5a" * 100 + raw[100:])
    before = bytes_of(tmp_path / "killed")
    assert len(before["diary.db-wal"]) > 0
    with pytest.raises(DiaryDamaged):
        folder_of(tmp_path / "killed").open(KEY)
    assert bytes_of(tmp_path / "killed") == before


def test_damage_met_by_a_call_is_said_by_that_call(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    for _ in range(300):
        store.add(a_checkin(answers={"note": "x" * 900}))
    run_sql(tmp_path / "diary.db", "PRAGMA wal_checkpoint(TRUNCATE)")
    with (tmp_path / "diary.db").open("rb+") as file:
        file.seek(4096)
        file.write(b"\x5a" * 4096 * 60)
    # Another connection's change makes this one read its pages again.
    with sqlite3.connect(tmp_path / "diary.db") as other:
        other.execute("PRAGMA user_version = 1")
    other.close()
    with pytest.raises(DiaryDamaged):
        store.between(*EVERY_DAY)
    with pytest.raises(DiaryDamaged):
        store.add(a_checkin())
