"""The shelf of what other people share: the same over files and in memory, and what files need."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.data.sharing.memory_shelf import MemoryShelf
from app.data.sharing.shelf import FOLDER, FolderShelf
from app.domain.errors import StorageFull
from app.domain.sharing.packages import Gone, Kept, Memory, Shelf
from app.domain.sharing.topics import Granted
from tests.data.diaries import KEY, NOW, OTHER_KEY, bytes_of
from tests.views.packages import NOTE, package

WORDS = "marker words that nobody must find"
FIRST, SECOND = UUID(int=11), UUID(int=12)
MEMORY = Memory(NOW, {FIRST: 3, SECOND: 1}, {SECOND: Gone.ENDED})


def kept(grant: UUID = FIRST, hours: int = 0, topics: Sequence[Granted] = tuple(Granted)) -> Kept:
    made = package(topics, days=30, grant=grant)
    return Kept(made, WORDS, NOW + timedelta(hours=hours))


@pytest.fixture(params=["folder", "memory"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    made: Callable[[], Shelf] = MemoryShelf
    return FolderShelf(tmp_path) if request.param == "folder" else made()


def test_an_empty_shelf_has_nothing_and_remembers_nothing(shelf: Shelf) -> None:
    assert list(shelf.kept(KEY)) == []
    assert shelf.memory(KEY) == Memory()
    shelf.drop(FIRST)


def test_what_is_kept_is_there_again_the_first_opened_first(shelf: Shelf) -> None:
    later, sooner = kept(FIRST, hours=2), kept(SECOND, hours=1)
    shelf.keep(KEY, later)
    shelf.keep(KEY, sooner)
    assert list(shelf.kept(KEY)) == [sooner, later]


def test_a_newer_package_takes_the_place_of_the_one_of_its_grant(shelf: Shelf) -> None:
    old = kept()
    shelf.keep(KEY, old)
    new = replace(old, package=package((Granted.SLEEP,), days=20, grant=FIRST, number=2))
    shelf.keep(KEY, new)
    assert list(shelf.kept(KEY)) == [new]


def test_what_is_dropped_is_gone(shelf: Shelf) -> None:
    shelf.keep(KEY, kept(FIRST))
    shelf.keep(KEY, kept(SECOND))
    shelf.drop(FIRST)
    assert [one.head.grant for one in shelf.kept(KEY)] == [SECOND]


def test_what_is_remembered_stays_whole(shelf: Shelf) -> None:
    shelf.remember(KEY, MEMORY)
    assert shelf.memory(KEY) == MEMORY
    shelf.remember(KEY, replace(MEMORY, latest=None))
    assert shelf.memory(KEY) == replace(MEMORY, latest=None)


def test_another_key_opens_nothing(shelf: Shelf) -> None:
    shelf.keep(KEY, kept())
    shelf.remember(KEY, MEMORY)
    assert list(shelf.kept(OTHER_KEY)) == []
    assert shelf.memory(OTHER_KEY) == Memory()


def test_nothing_that_was_shared_is_in_the_clear(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.keep(KEY, kept())
    shelf.remember(KEY, MEMORY)
    files = bytes_of(tmp_path)
    assert set(files) == {f"{FOLDER}/{n:032x}.sealed" for n in (0, FIRST.int)}
    for content in files.values():
        for marker in (WORDS, NOTE, "Test Patient", "pain_24h", "ended", NOW.isoformat()):
            assert marker.encode() not in content
    modes = {(tmp_path / name).stat().st_mode & 0o777 for name in files}
    assert modes == {0o600}


def flipped(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("how", ["flipped", "cut", "empty", "swapped", "folder"])
def test_a_damaged_file_hides_no_other(
    tmp_path: Path, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.keep(KEY, kept(FIRST))
    shelf.keep(KEY, kept(SECOND))
    bad, good = (tmp_path / FOLDER / f"{grant.hex}.sealed" for grant in (FIRST, SECOND))
    match how:
        case "flipped":
            flipped(bad, 40)
        case "cut":
            bad.write_bytes(bad.read_bytes()[:-1])
        case "empty":
            bad.write_bytes(b"")
        case "swapped":  # another one's content under this name
            bad.write_bytes(good.read_bytes())
        case "folder":
            bad.unlink()
            bad.mkdir()
    with caplog.at_level(logging.WARNING):
        assert [one.head.grant for one in shelf.kept(KEY)] == [SECOND]
    assert bad.name.removesuffix(".sealed") in caplog.text.replace("-", "")
    assert "Test Patient" not in caplog.text
    assert bad.exists()


def test_a_memory_that_does_not_open_is_no_memory(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.remember(KEY, MEMORY)
    flipped(tmp_path / FOLDER / f"{0:032x}.sealed", 20)
    assert shelf.memory(KEY) == Memory()


def test_a_file_that_is_none_of_the_shelfs_is_left_alone(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)
    shelf.keep(KEY, kept())
    other = tmp_path / FOLDER / "notes.txt"
    other.write_text(json.dumps({"some": "thing"}))
    assert len(shelf.kept(KEY)) == 1
    assert other.exists()


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    FolderShelf(tmp_path).keep(KEY, kept())

    def full(path: Path, content: bytes) -> None:
        raise StorageFull("no room")

    shelf = FolderShelf(tmp_path, full)
    with pytest.raises(StorageFull):
        shelf.keep(KEY, replace(kept(), package=package((), grant=FIRST, number=2)))
    assert [one.head.number for one in shelf.kept(KEY)] == [1]
