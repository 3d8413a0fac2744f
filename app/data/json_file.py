"""Reading a small JSON file that anything may have happened to."""

from __future__ import annotations

import json
from pathlib import Path

from app.data.disk import read_regular
from app.data.faults import told_plainly

MAX_BYTES = 64 * 1024
"""Far more than any of these files needs; a larger one is not one of ours."""


MAX_BRACKETS = 200
"""Bounds how deep values can be nested: what can be read can also be written again."""


class Unreadable(ValueError):
    """The file is there and is not a JSON object of a sensible size."""


def read_object(path: Path) -> dict[str, object]:
    """The object in ``path``. ``FileNotFoundError`` or ``Unreadable``, nothing else."""
    try:
        content = read_regular(path, MAX_BYTES)
        if content.count(b"[") + content.count(b"{") > MAX_BRACKETS:
            raise Unreadable("too deep")
        value = json.loads(content)
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from None
    if not isinstance(value, dict):
        raise Unreadable("not an object")
    return value


def set_aside(path: Path) -> None:
    """Give a file that cannot be read another name: "settings-unreadable-1.json". Nothing is
    deleted or overwritten. ``StorageFull``, ``StorageReadOnly``."""
    number = 1
    while (aside := path.with_stem(f"{path.stem}-unreadable-{number}")).exists():
        number += 1
    with told_plainly(path.parent):
        path.rename(aside)


def write_object(value: dict[str, object]) -> bytes:
    """The bytes to keep for ``value``, the same for equal values."""
    return (json.dumps(value, indent=2, sort_keys=True) + "\n").encode("ascii")
