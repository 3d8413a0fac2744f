"""The file of who can be called while locked: only what belongs in it, and gone when unwanted."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from app.data import locked_contacts
from app.data.locked_contacts import NAME, FileLockedContacts, MemoryLockedContacts
from app.domain.errors import StorageFull
from app.domain.help_contacts import ContactKind, HelpContact, LockedContacts
from tests.data.diaries import DAY, NOW


def somebody(name: str = "my sister", phone: str = "555-0100") -> HelpContact:
    return HelpContact(uuid4(), DAY, NOW, ContactKind.PERSON, name, phone, "evenings")


CLINIC = HelpContact(uuid4(), DAY, NOW, ContactKind.CLINIC, "the clinic", "555-0140", "9 to 5")


@pytest.fixture(params=["file", "memory"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> LockedContacts:
    return FileLockedContacts(tmp_path) if request.param == "file" else MemoryLockedContacts()


def said(contacts: object) -> list[tuple[str, str, str, str]]:
    return [(c.kind.value, c.name, c.phone, c.hours) for c in contacts]  # type: ignore[attr-defined]


def test_what_is_kept_is_read_back_in_its_order(kept: LockedContacts) -> None:
    assert said(kept.load()) == []
    kept.save([CLINIC, somebody()])
    assert said(kept.load()) == [
        ("clinic", "the clinic", "555-0140", "9 to 5"),
        ("person", "my sister", "555-0100", "evenings"),
    ]
    kept.save([CLINIC])
    assert len(kept.load()) == 1
    kept.forget()
    kept.forget()
    assert said(kept.load()) == []


def test_nobody_leaves_no_file(kept: LockedContacts, tmp_path: Path) -> None:
    kept.save([CLINIC])
    kept.save([])
    assert said(kept.load()) == [] and list(tmp_path.iterdir()) == []


def test_the_file_holds_names_numbers_hours_and_who_they_are(tmp_path: Path) -> None:
    FileLockedContacts(tmp_path).save([CLINIC])
    path = tmp_path / NAME
    row = {"kind": "clinic", "name": "the clinic", "phone": "555-0140", "hours": "9 to 5"}
    assert json.loads(path.read_text()) == {"version": 1, "contacts": [row]}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    written: list[bytes] = []

    def write(path: Path, content: bytes) -> None:
        written.append(content)
        path.write_bytes(content)

    file = FileLockedContacts(tmp_path, write)
    one = somebody()
    file.save([one])
    file.save([one])
    assert len(written) == 1


def test_what_is_forgotten_is_overwritten_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = FileLockedContacts(tmp_path)
    file.save([somebody()])
    (tmp_path / f".{NAME}.tmp").write_text("my sister")
    (tmp_path / "emergency_contacts-unreadable-1.json").write_text("my sister")
    (tmp_path / "settings.json").write_text("{}")
    left: dict[str, bytes] = {}
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        left[path.name] = path.read_bytes()
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    file.forget()
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]
    assert len(left) == 3
    assert all(content and not content.strip(b"\0") for content in left.values())


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"version": 2, "contacts": []}',
        '{"version": 1, "contacts": {}}',
        '{"version": 1, "contacts": [7]}',
        '{"version": 1, "contacts": [{"kind": "ghost", "name": "", "phone": "", "hours": ""}]}',
        '{"version": 1, "contacts": [{"kind": "clinic", "name": 7, "phone": "", "hours": ""}]}',
        '{"version": 1, "contacts": [{"kind": "clinic"}]}',
        '{"version": 1, "contacts": [' + "[" * 300,
    ],
)
def test_a_damaged_file_shows_nobody_and_is_set_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    file = FileLockedContacts(tmp_path)
    assert said(file.load()) == []
    assert [p.name for p in tmp_path.iterdir()] == ["emergency_contacts-unreadable-1.json"]
    file.save([CLINIC])
    assert len(file.load()) == 1
    file.forget()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("odd", ["[" * 40, "{" * 40, "\U0001f60a" * 60, '"\\' * 30])
def test_whatever_is_typed_can_be_read_again(tmp_path: Path, odd: str) -> None:
    """What is too much for a small file is left out at the end, not all of it."""
    file = FileLockedContacts(tmp_path)
    file.save([CLINIC, *(somebody(odd, odd[:40]) for _ in range(200))])
    found = file.load()
    assert found and said(found)[0][1] == "the clinic"
    assert all(name == odd for _, name, _, _ in said(found)[1:]) and len(found) > 1


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise StorageFull("no room")

    FileLockedContacts(tmp_path).save([CLINIC])
    with pytest.raises(StorageFull):
        FileLockedContacts(tmp_path, full).save([somebody()])
    assert said(FileLockedContacts(tmp_path).load())[0][1] == "the clinic"


def test_where_overwriting_does_not_work_it_is_removed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, "no")

    file = FileLockedContacts(tmp_path)
    file.save([CLINIC])
    monkeypatch.setattr(locked_contacts, "_overwrite", refuse)
    file.forget()
    assert list(tmp_path.iterdir()) == []


def test_the_zeros_are_on_the_disk_before_the_name_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, unlink = os.fsync, Path.unlink

    def noted(name: str, real: Callable[..., None]) -> Callable[..., None]:
        def call(*given: object, **named: object) -> None:
            done.append(name)
            real(*given, **named)

        return call

    file = FileLockedContacts(tmp_path)
    file.save([CLINIC])
    monkeypatch.setattr(os, "fsync", noted("sync", sync))
    monkeypatch.setattr(Path, "unlink", noted("unlink", unlink))
    file.forget()
    assert done[:2] == ["sync", "unlink"]
