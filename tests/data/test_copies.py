"""Automatic copies: encrypted, numbered, seven of them; the only files ever deleted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import DiaryDamaged, StorageFull
from tests.data.diaries import (
    DAY,
    DRAFT_KEY,
    EVERY_DAY,
    KEY,
    NOW,
    SetClock,
    a_checkin,
    bytes_of,
    folder_of,
    run_sql,
)
from tests.data.records import one_of_each


def test_a_copy_holds_everything_and_opens_with_the_key(tmp_path: Path) -> None:
    files = folder_of(tmp_path / "here")
    store = files.open(KEY)
    saved, draft = store.add(a_checkin()), store.keep_answer(DRAFT_KEY, "mood", 2, NOW)
    files.copy_today(DAY)
    (copy,) = files.copies()
    path = tmp_path / "here" / "copies" / f"{copy.id}.db"
    assert (copy.id, copy.day, copy.size) == ("000001-2025-03-03-daily", DAY, path.stat().st_size)
    assert path.stat().st_mode & 0o777 == 0o600
    (tmp_path / "there").mkdir()
    path.rename(tmp_path / "there" / "diary.db")
    other = folder_of(tmp_path / "there").open(KEY)
    assert (other.between(*EVERY_DAY), other.drafts()) == ([saved], [draft])


def test_copies_go_by_number_when_the_clock_was_wrong(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    files.open(KEY)
    days = [DAY + timedelta(n) for n in (4000, 4001, 0, 1, 2, 3, 4, 5)]
    for day in days:
        files.copy_today(day)
    assert [copy.day for copy in files.copies()] == list(reversed(days))[:7]


def test_nothing_else_is_deleted(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    files.open(KEY).close()
    strange = ["copies/mine.db", "copies/000001-2025-03-03-daily.db.bak", "diary-damaged-x.db"]
    (tmp_path / "copies").mkdir()
    for name in strange:
        (tmp_path / name).write_bytes(b"mine")
    for n in range(10):
        files.copy_today(DAY + timedelta(n))
    assert len(files.copies()) == 7
    assert [(tmp_path / name).read_bytes() for name in strange] == [b"mine"] * 3


def test_an_interrupted_copy_is_not_one_and_does_not_stop_the_next(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    files.open(KEY).close()
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "unfinished").write_bytes(b"half")
    assert files.copies() == []
    files.copy_today(DAY)
    assert [copy.day for copy in files.copies()] == [DAY]
    assert [p.name for p in (tmp_path / "copies").iterdir()] == ["000001-2025-03-03-daily.db"]


def test_a_damaged_diary_pushes_out_no_good_copy(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    for n in range(30):
        store.add(a_checkin(answers={"note": "x" * 900}))
        if n < 7:
            files.copy_today(DAY + timedelta(n))
    store.close()
    before = files.copies()
    raw = bytearray((tmp_path / "diary.db").read_bytes())
    raw[8192:] = bytes(len(raw) - 8192)
    (tmp_path / "diary.db").write_bytes(raw)
    with pytest.raises(DiaryDamaged):
        files.copy_today(DAY + timedelta(20))
    assert files.copies() == before


def test_the_newest_copy_that_opens_skips_those_that_do_not(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    store.add(a_checkin())
    for n in range(4):
        files.copy_today(DAY + timedelta(n))
    store.close()
    newest = [tmp_path / "copies" / f"{copy.id}.db" for copy in files.copies()]
    newest[0].write_bytes(b"garbage")
    newest[1].write_bytes(newest[1].read_bytes()[:9000])
    run_sql(newest[2], "UPDATE checkin SET day = '2025-03-01'")
    before = bytes_of(tmp_path)
    found = files.newest_that_opens(KEY)
    assert found is not None
    assert found.day == DAY
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE record SET day = '2025-03-01' WHERE kind = 'supply'",
        "UPDATE record SET payload = x'00' WHERE kind = 'milestone'",
        "UPDATE form SET key = 'plan.old' WHERE key = 'plan.new'",
    ],
)
def test_a_copy_with_a_record_or_form_that_does_not_open_is_not_offered(
    tmp_path: Path, edit: str
) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    store.add_records(one_of_each())
    store.keep_fields("plan.new", {"name": "typed"}, NOW)
    files.copy_today(DAY)
    files.copy_today(DAY + timedelta(1))
    store.close()
    newest, before = files.copies()
    run_sql(tmp_path / "copies" / f"{newest.id}.db", edit)
    assert files.newest_that_opens(KEY) == before


def test_putting_a_copy_back_keeps_the_present_files(tmp_path: Path) -> None:
    clock = SetClock()
    files = folder_of(tmp_path, clock)
    store = files.open(KEY)
    saved = store.add(a_checkin())
    files.copy_today(DAY)
    store.close()
    present = {"diary.db": b"garbage", "diary.db-wal": b"a log", "diary.db-shm": b"memory"}
    for round_ in ("", "-2"):
        for name, content in present.items():
            (tmp_path / name).write_bytes(content)
        with pytest.raises(DiaryDamaged):
            files.open(KEY)
        files.restore_copy(files.copies()[0].id)
        assert not (tmp_path / "diary.db-wal").exists()
        store = files.open(KEY)
        assert store.between(*EVERY_DAY) == [saved]
        store.close()
        aside = tmp_path / f"diary-damaged-20250303T201500{round_}.db"
        assert aside.read_bytes() == b"garbage"
        assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"a log"


def test_a_damaged_copy_is_not_put_back(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    files.open(KEY).close()
    files.copy_today(DAY)
    (copy,) = files.copies()
    (tmp_path / "copies" / f"{copy.id}.db").write_bytes(b"garbage")
    before = bytes_of(tmp_path)
    with pytest.raises(DiaryDamaged):
        files.restore_copy(copy.id)
    assert bytes_of(tmp_path) == before


def test_no_room_for_putting_back_moves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = folder_of(tmp_path)
    files.open(KEY).close()
    files.copy_today(DAY)
    before = bytes_of(tmp_path)

    def no_room(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.data.files.shutil.copyfile", no_room)
    with pytest.raises(StorageFull):
        files.restore_copy(files.copies()[0].id)
    assert bytes_of(tmp_path) == before
