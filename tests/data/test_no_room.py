"""A full disk and a folder that cannot be written to: nothing saved before is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.data.stores import SqlDiaryStore
from app.domain.clinic.parcels import Receipt
from app.domain.doses import DoseEntry
from app.domain.errors import GlidepathError, StorageFull, StorageReadOnly
from app.domain.ports import DiaryStore
from tests.data.diaries import (
    DAY,
    DRAFT_KEY,
    EVERY_DAY,
    KEY,
    NOW,
    a_checkin,
    bytes_of,
    folder_of,
    run_sql,
)
from tests.data.parcels import a_long_receipt, a_parcel
from tests.data.records import a_dose

NOTE = {"note": "x" * 900}
NOBODY = 65534


def limit_pages(store: DiaryStore, pages: int) -> None:
    """Let the database grow no further: SQLite then answers as on a full disk
    (``SQLITE_FULL``), for anyone, with no small disk at hand."""
    assert isinstance(store, SqlDiaryStore)
    with store._database.reading() as link:
        link.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def fill(store: DiaryStore) -> list[object]:
    """Save until there is no room; what was confirmed."""
    saved: list[object] = []
    with pytest.raises(StorageFull):
        for _ in range(5000):
            saved.append(store.add(a_checkin(answers=NOTE)))  # noqa: PERF401 - one raises
    return saved


def test_a_full_disk_keeps_what_is_there_and_takes_more_when_there_is_room(
    tmp_path: Path,
) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    draft = store.keep_answer(DRAFT_KEY, "pain_24h", 5, NOW)
    limit_pages(store, 1)  # that is: not one page more than now
    saved = fill(store)
    waiting = a_checkin(answers=NOTE)
    with pytest.raises(StorageFull):
        store.add(waiting, clears=DRAFT_KEY)
    assert store.draft(DRAFT_KEY) == draft
    with pytest.raises(StorageFull):
        for n in range(100):
            store.keep_answer(DRAFT_KEY, f"item_{n}", "x" * 900, NOW)
    kept = store.draft(DRAFT_KEY)
    assert kept is not None
    assert kept.answers["pain_24h"] == 5
    assert store.between(*EVERY_DAY) == saved
    limit_pages(store, 1 << 20)
    assert store.add(waiting, clears=DRAFT_KEY) == waiting
    store.close()
    again = files.open(KEY)
    assert (again.between(*EVERY_DAY), again.drafts()) == ([*saved, waiting], [])
    assert run_sql(tmp_path / "diary.db", "PRAGMA integrity_check") == [("ok",)]


def test_records_and_fields_on_a_full_disk_happen_whole_or_not_at_all(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    first = a_dose()
    store.add_records([first])
    store.keep_fields("dose.new", {"reason": "typed"}, NOW)
    limit_pages(store, 1)
    fill(store)
    many = [replace(a_dose(), reason="x" * 900) for _ in range(40)]
    with pytest.raises(StorageFull):
        store.add_records(many, clears="dose.new")
    with pytest.raises(StorageFull):
        store.keep_fields("dose.new", {"reason": "x" * 90_000, "more": "y"}, NOW)
    assert store.records(DoseEntry) == [first]
    assert dict(store.form("dose.new")) == {"reason": "typed"}
    limit_pages(store, 1 << 20)
    store.add_records(many, clears="dose.new")
    store.close()
    again = files.open(KEY)
    assert (again.records(DoseEntry), again.forms()) == ([first, *many], [])
    assert run_sql(tmp_path / "diary.db", "PRAGMA integrity_check") == [("ok",)]


def test_parcels_and_notes_on_a_full_disk_happen_whole_or_not_at_all(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    store = files.open(KEY)
    first = a_parcel()
    store.freeze([(first, b"first")])
    store.keep_note("n", "kept")
    limit_pages(store, 1)
    fill(store)
    many = [(a_parcel(), b"x" * 9000) for _ in range(9)]
    with pytest.raises(StorageFull):
        store.freeze(many, instead_of=[first.id])
    with pytest.raises(StorageFull):
        store.keep_note("n", "x" * 90_000)
    with pytest.raises(StorageFull):
        store.acknowledge(first.id, a_long_receipt())
    assert (store.parcels(), store.parcel_content(first.id)) == ([first], b"first")
    assert (store.note("n"), store.records(Receipt)) == ("kept", [])
    limit_pages(store, 1 << 20)
    store.freeze(many, instead_of=[first.id])
    store.close()
    again = files.open(KEY)
    assert [again.parcel_content(p.id) for p in again.parcels()] == [c for _, c in many]
    assert again.note("n") == "kept"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB of its own."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    place = tmp_path / "small"
    place.mkdir()
    command = [str(mount), "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if not (mount and umount) or subprocess.run(command, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here; max_page_count stands in for it above")
    yield place
    subprocess.run([str(umount), "--lazy", str(place)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    files = folder_of(small_disk)
    store = files.open(KEY)
    store.keep_answer(DRAFT_KEY, "pain_24h", 5, NOW)
    saved = fill(store)
    assert store.between(*EVERY_DAY) == saved
    before = files.copies()
    with pytest.raises(StorageFull):
        files.copy_today(DAY)
    assert files.copies() == before
    assert not (small_disk / "copies" / "unfinished").exists()
    with suppress(GlidepathError):  # closing cannot fold the log in; it must lose nothing
        store.close()
    filler = small_disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"\0" * 4096):
            pass
    for _ in range(2):
        try:  # opening may or may not find the few pages it needs
            again = files.open(KEY)
        except StorageFull:
            continue
        assert again.between(*EVERY_DAY) == saved
        again.close()
    filler.unlink()
    again = files.open(KEY)
    assert again.between(*EVERY_DAY) == saved
    assert again.draft(DRAFT_KEY) is not None
    again.close()
    assert run_sql(small_disk / "diary.db", "PRAGMA integrity_check") == [("ok",)]


def test_a_first_start_on_a_full_disk_leaves_no_diary(small_disk: Path) -> None:
    with suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as file:
        while file.write(b"\0" * 4096):
            pass
    files = folder_of(small_disk)
    with pytest.raises(StorageFull):
        files.open(KEY)
    assert not files.exists()
    (small_disk / "filler").unlink()
    assert files.open(KEY).between(*EVERY_DAY) == []


def as_ordinary_person(work: Callable[[], object]) -> str:
    """What ``work`` gives, as text, or the kind of error it raises, without root's power to write
    anywhere: in a forked process that gives root up."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            outcome = work()
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test looks at it
            outcome = type(error).__name__
        try:
            os.write(writing, str(outcome).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer.decode()


@pytest.fixture
def open_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that other users can reach, which pytest's own are not."""
    place = Path(str(tmp_path_factory.getbasetemp()) + "-open")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o755)
    base = [p for p in place.parents if p.stat().st_mode & 0o001 == 0]
    modes = [(p, p.stat().st_mode) for p in base]
    for path, mode in modes:
        path.chmod(mode | 0o001)
    yield place
    for path, mode in modes:
        path.chmod(mode)
    for path in (place, *place.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(place)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_read_only_folder_is_said_when_opening(open_place: Path) -> None:
    files = folder_of(open_place)
    store = files.open(KEY)
    saved = store.add(a_checkin())
    files.copy_today(DAY)
    store.close()
    for path in open_place.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    open_place.chmod(0o555)
    before = bytes_of(open_place)
    assert as_ordinary_person(lambda: files.open(KEY)) == "StorageReadOnly"
    tomorrow = DAY + timedelta(1)
    assert as_ordinary_person(lambda: files.copy_today(tomorrow)) == "StorageReadOnly"
    copy = files.copies()[0].id
    assert as_ordinary_person(lambda: files.restore_copy(copy)) == "StorageReadOnly"
    newest = as_ordinary_person(lambda: getattr(files.newest_that_opens(KEY), "id", None))
    assert newest == copy
    assert bytes_of(open_place) == before
    open_place.chmod(0o777)  # now only the files are read-only
    assert as_ordinary_person(lambda: files.open(KEY)) == "StorageReadOnly"
    (open_place / "diary.db").chmod(0o644)
    assert files.open(KEY).between(*EVERY_DAY) == [saved]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_first_start_in_a_read_only_folder_is_said(open_place: Path) -> None:
    open_place.chmod(0o555)
    files = folder_of(open_place)
    assert as_ordinary_person(lambda: files.open(KEY)) == "StorageReadOnly"
    deeper = folder_of(open_place / "not" / "there")
    assert as_ordinary_person(lambda: deeper.open(KEY)) == "StorageReadOnly"
    assert not files.exists()


def test_files_made_read_only_while_open_are_said_by_the_save(tmp_path: Path) -> None:
    """As a disk that the system remounts read-only after an error."""
    store = folder_of(tmp_path).open(KEY)
    saved = store.add(a_checkin())
    dose = a_dose()
    store.add_records([dose])
    store.keep_fields("dose.new", {"reason": "typed"}, NOW)
    assert isinstance(store, SqlDiaryStore)
    with store._database.reading() as link:
        link.exec_driver_sql("PRAGMA query_only = ON")
    calls: list[Callable[[], object]] = [
        lambda: store.add(a_checkin()),
        lambda: store.add_records([a_dose()], clears="dose.new"),
        lambda: store.keep_fields("dose.new", {"reason": "more"}, NOW),
        lambda: store.drop_form("dose.new"),
    ]
    for call in calls:
        with pytest.raises(StorageReadOnly):
            call()
    assert store.between(*EVERY_DAY) == [saved]
    assert store.records(DoseEntry) == [dose]
    assert dict(store.form("dose.new")) == {"reason": "typed"}
