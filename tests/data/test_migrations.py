"""Old diaries open, whole, with everything that was said in them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import SQLModel

from app.data import migrations, tables
from app.data.migrations import MIGRATIONS, NEWEST
from app.domain.checkins import CheckInKind, DraftKey
from app.domain.errors import DiaryDamaged, DiaryTooNew, EntryDamaged
from app.domain.history import days
from tests.data.diaries import (
    DRAFT_KEY,
    EVERY_DAY,
    KEY,
    NOW,
    OTHER_KEY,
    bytes_of,
    folder_of,
    run_sql,
)
from tests.data.old import make_old

STORED = Path(make_old.__file__).parent


def old_diary(folder: Path, version: int) -> Path:
    """A folder with the stored diary of ``version``."""
    folder.mkdir(exist_ok=True)
    shutil.copy(STORED / f"v{version}.db", folder / "diary.db")
    return folder


def schema(path: Path) -> list[tuple[str, ...]]:
    """Every table and index, spaces aside."""
    rows = run_sql(path, "SELECT type, name, sql FROM sqlite_master ORDER BY name")
    return [tuple(" ".join(str(value).split()) for value in row) for row in rows]


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_an_old_diary_opens_with_all_that_was_said(tmp_path: Path, version: int) -> None:
    store = folder_of(old_diary(tmp_path, version)).open(KEY)
    saved = store.between(*EVERY_DAY)
    assert [c.id.int & 0xFF for c in saved] == [1, 2, 3, 4, 5, 6]
    assert dict(saved[0].answers) == {
        "pain_24h": 6,
        "sleep_hours": 6.5,
        "doses": "as_usual",
        "activity": ("walked", "rested"),
        "side_effects": {"nausea": "mild"},
        "note": "Snow. \U0001f328 שלום",
    }
    assert saved[1].kind is CheckInKind.SHORT
    assert saved[1].entered_at == datetime.fromisoformat("2025-01-06T23:55:00-10:00")
    assert (saved[2].supersedes, saved[2].reason) == (saved[0].id, "I tapped the wrong number")
    assert [c.undone for c in saved] == [False, False, False, False, True, False]
    assert [d.date.day for d in days(saved)] == [4, 5, 6]
    store.keep_answer(DRAFT_KEY, "mood", 5, NOW)
    assert store.draft(DRAFT_KEY) is not None
    store.close()
    assert run_sql(tmp_path / "diary.db", "PRAGMA user_version") == [(NEWEST,)]


def test_drafts_of_version_2_are_offered_again(tmp_path: Path) -> None:
    store = folder_of(old_diary(tmp_path, 2)).open(KEY)
    draft = store.draft(DraftKey(date(2025, 1, 8), CheckInKind.FULL))
    assert draft is not None
    assert (dict(draft.answers), set(draft.skipped)) == ({"pain_24h": 4, "note": "half"}, {"mood"})
    corrected = UUID(make_old.an_id(2))
    other = store.draft(DraftKey(date(2025, 1, 6), CheckInKind.SHORT, corrected))
    assert other is not None
    assert (other.reason, other.corrects) == ("too high", corrected)


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_an_old_diary_ends_up_with_the_tables_of_a_new_one(tmp_path: Path, version: int) -> None:
    """Also turns red when a released migration is edited: the stored file has the old form."""
    folder_of(tmp_path / "new").open(KEY).close()
    folder_of(old_diary(tmp_path / "old", version)).open(KEY).close()
    assert schema(tmp_path / "old" / "diary.db") == schema(tmp_path / "new" / "diary.db")


def test_every_version_has_its_stored_diary() -> None:
    stored = sorted(path.name for path in STORED.glob("*.db"))
    assert stored == [f"v{n}.db" for n in range(1, len(MIGRATIONS) + 1)]
    for n in range(1, NEWEST + 1):
        assert run_sql(STORED / f"v{n}.db", "PRAGMA user_version") == [(n,)]


def test_the_models_are_the_tables(tmp_path: Path) -> None:
    folder_of(tmp_path).open(KEY).close()
    for name in ("checkin", "draft", "key_check"):
        info = run_sql(tmp_path / "diary.db", f"PRAGMA table_info({name})")
        made = {(column, bool(required)) for _, column, _, required, _, _ in info}
        model = SQLModel.metadata.tables[name]
        assert made == {(column.name, not column.nullable) for column in model.columns}
    assert tables.CHECKINS.name == "checkin"


def test_a_copy_is_made_before_a_migration_and_only_then(tmp_path: Path) -> None:
    files = folder_of(old_diary(tmp_path, 1))
    files.open(KEY).close()
    files.open(KEY).close()
    (copy,) = files.copies()
    assert copy.id == "000001-2025-03-03-before-2"
    assert run_sql(tmp_path / "copies" / f"{copy.id}.db", "PRAGMA user_version") == [(1,)]
    assert files.newest_that_opens(KEY) == copy
    files.restore_copy(copy.id)
    assert len(files.open(KEY).between(*EVERY_DAY)) == 6


def test_all_pending_migrations_happen_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = folder_of(old_diary(tmp_path, 1))
    with monkeypatch.context() as patch:
        broken = (*MIGRATIONS, ("CREATE TABLE more (id INTEGER)", "CREATE TABLE checkin (id)"))
        patch.setattr(migrations, "MIGRATIONS", broken)
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            files.open(KEY)
    assert run_sql(tmp_path / "diary.db", "PRAGMA user_version") == [(1,)]
    assert schema(tmp_path / "diary.db") == schema(STORED / "v1.db")
    assert len(files.open(KEY).between(*EVERY_DAY)) == 6


def test_a_row_that_names_a_missing_one_stops_the_migration(tmp_path: Path) -> None:
    old_diary(tmp_path, 1)
    run_sql(tmp_path / "diary.db", "DELETE FROM checkin WHERE seq = 1")
    with pytest.raises(DiaryDamaged):
        folder_of(tmp_path).open(KEY)
    assert run_sql(tmp_path / "diary.db", "PRAGMA user_version") == [(1,)]


def test_another_key_migrates_nothing(tmp_path: Path) -> None:
    before = bytes_of(old_diary(tmp_path, 1))["diary.db"]
    with pytest.raises(EntryDamaged):
        folder_of(tmp_path).open(OTHER_KEY)
    assert bytes_of(tmp_path)["diary.db"] == before


def test_a_newer_diary_is_left_untouched(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    files.open(KEY).close()
    run_sql(tmp_path / "diary.db", f"PRAGMA user_version = {NEWEST + 1}")
    before = bytes_of(tmp_path)["diary.db"]
    with pytest.raises(DiaryTooNew):
        files.open(KEY)
    assert bytes_of(tmp_path)["diary.db"] == before
    assert not (tmp_path / "copies").exists()


def test_the_generator_still_makes_what_was_stored(tmp_path: Path) -> None:
    for version in range(1, NEWEST + 1):
        make_old.make(version, tmp_path / f"{version}.db")
        with (
            closing(sqlite3.connect(tmp_path / f"{version}.db")) as made,
            closing(
                sqlite3.connect(f"{(STORED / f'v{version}.db').as_uri()}?mode=ro", uri=True)
            ) as stored,
        ):
            assert list(made.iterdump()) == list(stored.iterdump())
