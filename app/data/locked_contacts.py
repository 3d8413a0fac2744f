"""``emergency_contacts.json``: who can be called while the diary is locked, in the clear.

There only where the person allowed it: names, numbers, hours and who they are, nothing else.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from app.data.atomic import write_atomic
from app.data.disk import sync_folder
from app.data.faults import told_plainly
from app.data.json_file import (
    MAX_BRACKETS,
    MAX_BYTES,
    Unreadable,
    read_object,
    set_aside,
    write_object,
)
from app.domain.errors import StorageFull, StorageReadOnly
from app.domain.help_contacts import ContactKind, HelpContact

NAME = "emergency_contacts.json"
VERSION = 1
_NEVER = datetime(1990, 1, 1, tzinfo=UTC)
"""Stands for the day and moment of entry, which are not kept here."""


class FileLockedContacts:
    """The ``LockedContacts`` port over one file."""

    def __init__(self, folder: Path, write: Callable[[Path, bytes], None] = write_atomic) -> None:
        self._path = folder / NAME
        self._write = write

    def load(self) -> Sequence[HelpContact]:
        """See ``LockedContacts``."""
        try:
            return _contacts(read_object(self._path))
        except FileNotFoundError:
            return ()
        except Unreadable:
            with contextlib.suppress(StorageFull, StorageReadOnly):
                set_aside(self._path)
            return ()

    def save(self, contacts: Sequence[HelpContact]) -> None:
        """See ``LockedContacts``. Of more than a file may hold the first are kept."""
        kept = list(contacts)
        content = _content(kept)
        while kept and not _fits(content):
            kept.pop()
            content = _content(kept)
        if not kept:
            self.forget()
        elif not self._holds(content):
            self._write(self._path, content)

    def forget(self) -> None:
        """See ``LockedContacts``. Where the disk keeps old blocks of its own accord (many do),
        overwriting cannot reach them."""
        folder, stem = self._path.parent, self._path.stem
        found = [*folder.glob(f"{stem}*.json"), *folder.glob(f".{NAME}.tmp")]
        if not found:
            return
        with told_plainly(folder):
            for path in found:
                with contextlib.suppress(OSError):  # then it is at least removed
                    _overwrite(path)
                path.unlink(missing_ok=True)
            sync_folder(folder)

    def _holds(self, content: bytes) -> bool:
        try:
            return self._path.read_bytes() == content
        except OSError:
            return False


class MemoryLockedContacts:
    """The ``LockedContacts`` port in memory: the demo, and tests."""

    def __init__(self) -> None:
        self._kept: tuple[HelpContact, ...] = ()

    def load(self) -> Sequence[HelpContact]:
        """See ``LockedContacts``."""
        return self._kept

    def save(self, contacts: Sequence[HelpContact]) -> None:
        """See ``LockedContacts``."""
        self._kept = tuple(contacts)

    def forget(self) -> None:
        """See ``LockedContacts``."""
        self._kept = ()


def _overwrite(path: Path) -> None:
    """Zeros over the whole file, on the disk when this returns."""
    with path.open("r+b") as file:
        file.write(bytes(os.fstat(file.fileno()).st_size))
        file.flush()
        os.fsync(file.fileno())


def _fits(content: bytes) -> bool:
    """Whether it can be read again."""
    return len(content) <= MAX_BYTES and content.count(b"[") + content.count(b"{") <= MAX_BRACKETS


def _content(contacts: Sequence[HelpContact]) -> bytes:
    rows = [
        {"kind": c.kind.value, "name": c.name, "phone": c.phone, "hours": c.hours} for c in contacts
    ]
    return write_object({"version": VERSION, "contacts": rows})


def _contacts(raw: Mapping[str, object]) -> Sequence[HelpContact]:
    """The contacts of the file. ``Unreadable`` where it is not one of ours."""
    rows = raw.get("contacts")
    if raw.get("version") != VERSION or not isinstance(rows, list):
        raise Unreadable("not a list of contacts")
    return tuple(_contact(number, row) for number, row in enumerate(rows, start=1))


def _contact(number: int, row: object) -> HelpContact:
    if not isinstance(row, dict):
        raise Unreadable("not a contact")
    try:
        kind = ContactKind(str(row.get("kind")))
    except ValueError:
        raise Unreadable("not a kind of contact") from None
    name, phone, hours = (row.get(field) for field in ("name", "phone", "hours"))
    if not (isinstance(name, str) and isinstance(phone, str) and isinstance(hours, str)):
        raise Unreadable("not a text")
    return HelpContact(UUID(int=number), _NEVER.date(), _NEVER, kind, name, phone, hours)
