"""``settings.json``: the choices kept in the clear, one by one checked when read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.data.atomic import write_atomic
from app.data.json_file import Unreadable, read_object, set_aside, write_object
from app.domain.errors import StorageFull, StorageReadOnly
from app.domain.settings import AUTO_LOCK_MINUTES, TEXT_SIZES, Appearance, Settings

SETTINGS_NAME = "settings.json"


class FileSettingsStore:
    """The ``SettingsStore`` port over one file. Keys that a newer version wrote are kept."""

    def __init__(self, folder: Path, write: Callable[[Path, bytes], None] = write_atomic) -> None:
        self._path = folder / SETTINGS_NAME
        self._write = write

    def load(self) -> Settings:
        """The choices in force. A single value that makes no sense gives its default; a
        file that cannot be read gives all of them and is set aside where that is possible."""
        try:
            return settings_of(read_object(self._path))
        except FileNotFoundError:
            return Settings()
        except Unreadable:
            with contextlib.suppress(StorageFull, StorageReadOnly):  # save() tries again
                set_aside(self._path)
            return Settings()

    def save(self, settings: Settings) -> None:
        """Keep the choices, whole or not at all. ``StorageFull``, ``StorageReadOnly``."""
        try:
            kept = read_object(self._path)
        except FileNotFoundError:
            kept = {}
        except Unreadable:
            set_aside(self._path)
            kept = {}
        self._write(self._path, write_object({**kept, **asdict(settings)}))


def _code(value: Any) -> str | None:
    """A language or region code. They go into file names and locale look-ups."""
    if value is None:
        return None
    if not re.fullmatch(r"[A-Za-z0-9]{1,8}([-_][A-Za-z0-9]{1,8}){0,3}", value):
        raise ValueError("not a code")
    return str(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not a yes or no")
    return value


def _wish(value: object) -> bool | None:
    return None if value is None else _flag(value)


def _one_of(allowed: tuple[float, ...]) -> Callable[[Any], object]:
    def read(value: Any) -> float:
        if isinstance(value, bool):
            raise TypeError("not a number")
        return allowed[allowed.index(value)]

    return read


_READERS: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "language": _code,
        "region": _code,
        "intended_use_seen": _flag,
        "appearance": Appearance,
        "text_size": _one_of(TEXT_SIZES),
        "auto_lock_minutes": _one_of(AUTO_LOCK_MINUTES),
        "supporter": _flag,
        "contacts_when_locked": _wish,
    }
)
"""How each field of ``Settings`` is read; ``ValueError`` or ``TypeError`` for nonsense."""


def settings_of(raw: Mapping[str, object]) -> Settings:
    """The choices in ``raw``; one that makes no sense gives its default."""
    read: dict[str, Any] = {}
    for name in _READERS.keys() & raw.keys():
        try:
            read[name] = _READERS[name](raw[name])
        except (ValueError, TypeError):
            continue  # the default of this one choice
    return Settings(**read)
