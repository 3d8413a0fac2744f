"""``side.json``: what is in it, and reading it whatever happened to it.

It holds a random id, a wrapped key with its parameters, and the last day on which it opens; nothing
that was typed and nothing of a diary. ``owner`` is the view's key sealed with the diary's,
``about`` is sealed with the view's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.data.json_file import Unreadable, read_object, write_object
from app.data.vault_file import SEALED_BYTES, Wrapped, entry_of, hexadecimal, read_wrapped

NAME = "side.json"
VERSION = 1
_LONGEST = 4096
"""Hexadecimal digits of ``about``, at most."""


@dataclass(frozen=True)
class SideFile:
    """A side view without what it shows. ``until``: a hint alone, so that it goes when nobody
    types anything; what it shows has its own last day sealed in it."""

    id: str
    until: date
    passcode: Wrapped
    owner: bytes
    about: bytes


def load(folder: Path) -> SideFile | None:
    """The side view of a folder; ``None`` where there is none that could be read."""
    try:
        return _read(read_object(folder / NAME))
    except (FileNotFoundError, Unreadable, ValueError):
        return None


def save(folder: Path, side: SideFile, write: Callable[[Path, bytes], None]) -> None:
    """Replace it, whole or not at all. ``StorageFull``, ``StorageReadOnly``."""
    content: dict[str, object] = {
        "version": VERSION,
        "id": side.id,
        "until": side.until.isoformat(),
        "passcode": entry_of(side.passcode),
        "owner": side.owner.hex(),
        "about": side.about.hex(),
    }
    write(folder / NAME, write_object(content))


def _read(raw: Mapping[str, object]) -> SideFile:
    if raw.get("version") != VERSION:
        raise Unreadable("version")
    about = raw.get("about")
    if not isinstance(about, str) or len(about) > _LONGEST or not re.fullmatch("[0-9a-f]+", about):
        raise Unreadable("about")
    return SideFile(
        id=hexadecimal(raw.get("id"), 16),
        until=date.fromisoformat(str(raw.get("until"))),
        passcode=read_wrapped(raw.get("passcode")),
        owner=bytes.fromhex(hexadecimal(raw.get("owner"), SEALED_BYTES)),
        about=bytes.fromhex(about),
    )
