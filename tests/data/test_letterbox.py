"""The letterbox: what is put into it is read by the open diary alone, once, and never lost."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.data.json_file import MAX_BYTES
from app.data.letterbox import (
    ALGORITHMS,
    ASIDE,
    LETTER_BYTES,
    LETTERBOX_NAME,
    LETTERS_NAME,
    FolderLetterbox,
    _private,
    _to_bytes,
)
from app.domain.errors import NoLetterbox, StorageFull, StorageReadOnly
from app.domain.ports import DiaryStore
from app.domain.signs import Reporter, Sign, SignReport
from tests.data.diaries import DAY, KEY, NOW, OTHER_KEY, folder_of
from tests.data.records import a_sign_report


@pytest.fixture
def store(tmp_path: Path) -> DiaryStore:
    return folder_of(tmp_path).open(KEY)


@pytest.fixture
def box(tmp_path: Path, store: DiaryStore) -> FolderLetterbox:
    """A letterbox that was made by opening the diary once."""
    box = FolderLetterbox(tmp_path)
    assert box.empty(KEY, store) == 0
    return box


def a_letter(*signs: Sign) -> SignReport:
    return SignReport(uuid4(), DAY, NOW, Reporter.SOMEONE_ELSE, signs or (Sign.CANNOT_WAKE,))


def letters(folder: Path) -> list[Path]:
    return sorted((folder / LETTERS_NAME).iterdir())


def test_a_letter_is_in_the_diary_once_it_is_opened(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore
) -> None:
    first, second = a_letter(Sign.SLOW_BREATHING, Sign.BLUE_LIPS), a_sign_report()
    earlier = replace(first, id=uuid4(), entered_at=NOW - timedelta(hours=2))
    for report in (first, second, earlier):
        FolderLetterbox(tmp_path).put(report)  # another start of the app
    assert store.records(SignReport) == []
    assert box.empty(KEY, store) == 3
    kept = store.records(SignReport)
    assert kept[0] == earlier and {r.id for r in kept} == {first.id, second.id, earlier.id}
    assert first in kept and second in kept
    assert letters(tmp_path) == []
    assert box.empty(KEY, store) == 0 and len(store.records(SignReport)) == 3


def test_nothing_of_it_is_in_the_clear_and_its_size_says_nothing(
    tmp_path: Path, box: FolderLetterbox
) -> None:
    reports = [a_letter(), a_letter(*Sign)]
    for report in reports:
        box.put(report)
    files = letters(tmp_path)
    assert len({path.stat().st_size for path in files}) == 1
    words = [*Sign, Reporter.SOMEONE_ELSE, DAY.isoformat(), "signs", "report"]
    for path in files:
        content = path.read_text("ascii")
        assert [w for w in words if w in content] == []
        header = json.loads(urlsafe_b64decode(content.split(".")[0] + "=="))
        assert [header["alg"], header["enc"]] == ALGORITHMS
        assert header["epk"]["crv"] == "X25519" and "d" not in header["epk"]
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert len(_to_bytes(a_letter(*Sign))) == LETTER_BYTES


def test_the_private_key_is_nowhere_on_the_disk(tmp_path: Path, box: FolderLetterbox) -> None:
    box.put(a_letter())
    secret = _private(KEY)["d"]
    raw = urlsafe_b64decode(secret + "=")
    assert len(raw) == 32 and raw != KEY.reveal()
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        content = path.read_bytes()
        assert secret.encode() not in content and raw not in content, path
    assert _private(KEY)["x"] != _private(OTHER_KEY)["x"]


def test_no_letter_without_a_letterbox(tmp_path: Path) -> None:
    with pytest.raises(NoLetterbox):
        FolderLetterbox(tmp_path).put(a_letter())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b'{"public_key": 3}', b'{"public_key": {"kty": "OKP"}}', b"\xff" * 9],
)
def test_a_letterbox_that_is_off_takes_nothing_until_the_diary_is_opened(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore, content: bytes
) -> None:
    made = (tmp_path / LETTERBOX_NAME).read_bytes()
    (tmp_path / LETTERBOX_NAME).write_bytes(content)
    with pytest.raises(NoLetterbox):
        box.put(a_letter())
    box.empty(KEY, store)
    assert (tmp_path / LETTERBOX_NAME).read_bytes() == made
    box.put(a_letter())
    assert box.empty(KEY, store) == 1


def test_opening_again_writes_no_key(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise AssertionError(path)

    FolderLetterbox(tmp_path, write=refuse).empty(KEY, store)


def test_killed_between_adding_and_removing_it_is_there_once(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = a_letter()
    box.put(report)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            box.empty(KEY, store)
    assert store.records(SignReport) == [report] and len(letters(tmp_path)) == 1
    assert box.empty(KEY, store) == 1
    assert store.records(SignReport) == [report] and letters(tmp_path) == []


def test_a_full_disk_loses_no_letter(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = a_letter()

    def full(*_: object) -> None:
        raise StorageFull

    with pytest.raises(StorageFull):
        FolderLetterbox(tmp_path, write=full).put(report)
    assert letters(tmp_path) == []
    box.put(report)
    with monkeypatch.context() as patched:
        patched.setattr(store, "add_records", full)
        with pytest.raises(StorageFull):
            box.empty(KEY, store)
    assert len(letters(tmp_path)) == 1
    assert box.empty(KEY, store) == 1 and store.records(SignReport) == [report]


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path: Path, box: FolderLetterbox) -> None:
    (tmp_path / LETTERS_NAME).write_bytes(b"a file in its place")
    with pytest.raises(StorageReadOnly):
        box.put(a_letter())


Harm = Callable[[Path], object]


def _other_key(path: Path) -> None:
    """As sealed to the letterbox of somebody who put theirs in place of this one."""
    folder = path.parent.parent
    other = folder_of(folder / "other").open(OTHER_KEY)
    box = FolderLetterbox(folder / "other")
    box.empty(OTHER_KEY, other)
    box.put(a_letter())
    other.close()
    path.write_bytes(letters(folder / "other")[0].read_bytes())


HARM: dict[str, Harm] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "changed": lambda path: path.write_bytes(path.read_bytes()[:-9] + b"AAAAAAAAA"),
    "not text": lambda path: path.write_bytes(bytes(range(256))),
    "dots": lambda path: path.write_bytes(b"...."),
    "no header": lambda path: path.write_bytes(b"e30.e30.e30.e30.e30"),
    "huge": lambda path: path.write_bytes(b"a" * (MAX_BYTES + 1)),
    "another key": _other_key,
}


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_letter_is_set_aside_and_the_others_come_in(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore, harm: str
) -> None:
    bad, good = a_letter(), a_letter(Sign.CONFUSED)
    box.put(bad)
    path = letters(tmp_path)[0]
    box.put(good)
    HARM[harm](path)
    content = path.read_bytes()
    assert box.empty(KEY, store) == 1
    assert store.records(SignReport) == [good]
    assert [p.name for p in letters(tmp_path)] == [f"{path.name}{ASIDE}"]
    assert letters(tmp_path)[0].read_bytes() == content
    path.write_bytes(b"again")
    assert box.empty(KEY, store) == 0
    assert len(letters(tmp_path)) == 2, "set aside under a name of its own"


def test_a_letter_under_another_name_and_other_files_are_no_letters(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore
) -> None:
    box.put(a_letter())
    path = letters(tmp_path)[0]
    path.rename(path.with_name(f"{uuid4().hex}.jwe"))
    (path.parent / "notes.txt").write_text("mine")
    (path.parent / f"{uuid4().hex}.jwe").mkdir()
    assert box.empty(KEY, store) == 0 and store.records(SignReport) == []
    assert sorted(p.name.endswith(ASIDE) for p in letters(tmp_path)) == [False, True, True]


def test_a_letter_says_what_was_seen_and_nothing_else(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore
) -> None:
    """Whoever can write a file here can report signs, and cannot take a row back."""
    mine = a_letter()
    store.add_records([mine])
    box.put(replace(a_letter(), supersedes=mine.id, undone=True, signs=()))
    assert box.empty(KEY, store) == 0
    box.put(replace(a_letter(), supersedes=mine.id))
    assert box.empty(KEY, store) == 1
    assert [r.supersedes for r in store.records(SignReport)] == [None, None]


def test_a_letter_is_taken_back_while_it_lies_there(
    tmp_path: Path, box: FolderLetterbox, store: DiaryStore
) -> None:
    report = a_letter()
    box.put(report)
    box.take_back(report.id)
    box.take_back(report.id)
    assert letters(tmp_path) == [] and box.empty(KEY, store) == 0
