"""The person's own folder for downloads, where no window for saving opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.data.atomic import write_atomic
from app.data.faults import told_plainly
from app.domain.files import File


class FolderDownloads:
    """``folder``: the system's own unless given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def keep(self, file: File) -> str:
        """See ``Downloads``. Readable by its owner alone, whole or not there."""
        folder = self._folder or _system_folder()
        with told_plainly(folder):
            folder.mkdir(parents=True, exist_ok=True)
            path = next(p for p in _names(folder, file.name) if not p.exists())
        write_atomic(path, file.content)
        return str(path)


class MemoryDownloads:
    """For tests: what was kept, by name."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def keep(self, file: File) -> str:
        """See ``Downloads``."""
        self.kept[file.name] = file.content
        return f"/home/me/Downloads/{file.name}"


def _system_folder() -> Path:
    from platformdirs import user_downloads_path  # noqa: PLC0415 - when it is first needed

    return user_downloads_path()


def _names(folder: Path, name: str) -> Iterator[Path]:
    """ "a.zip", "a (2).zip", "a (3).zip" and so on."""
    first = folder / name
    yield first
    number = 2
    while True:
        yield first.with_name(f"{first.stem} ({number}){first.suffix}")
        number += 1
