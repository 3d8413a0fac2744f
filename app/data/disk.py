"""Files that appear whole or not at all, readable by their owner alone; and reading one that
anything may have happened to."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def read_regular(path: Path, most: int) -> bytes:
    """What a file of at most ``most`` bytes holds. ``ValueError`` for a larger one, and for
    anything but a regular file: reading a pipe put in its place would wait forever. ``OSError``."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("not a regular file")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError("too large")
    return content


def make_private(path: Path) -> None:
    """Start an empty file with mode 0600; whatever an interrupted run left there goes."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def make_private_folder(path: Path) -> None:
    """A folder with mode 0700, unless there is one already."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def put_in_place(finished: Path, target: Path) -> None:
    """Move a finished file to its name, durably. Replaces what has that name."""
    with finished.open("rb+") as file:
        os.fsync(file.fileno())
    finished.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` durable. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
