"""What other people share, in ``supporting/`` beside the diary: one sealed file for each grant.

Sealed with the data key of this device's diary (``sealing``), and bound to its name. A name is
the id of a grant, which is chance, and 32 zeros for what is remembered. The folder is in no
backup, export or automatic copy: these are made of the diary's own database.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

from app.data.archive import text
from app.data.atomic import write_atomic
from app.data.disk import make_private_folder, read_regular, sync_folder
from app.data.faults import told_plainly
from app.domain.archives import MOST_BYTES
from app.domain.errors import EntryDamaged, FileBroken, FileTooNew
from app.domain.ports import DataKey
from app.domain.sharing.packages import Gone, Kept, Memory
from app.domain.watch import Watch

FOLDER = "supporting"
ENDING = ".sealed"
REMEMBERED = UUID(int=0)
"""In place of a grant: what is remembered."""

VERSION = 1
_NAME = re.compile(rf"([0-9a-f]{{32}}){re.escape(ENDING)}")

log = logging.getLogger(__name__)


class FolderShelf:
    """The ``Shelf`` port over one data folder."""

    def __init__(self, folder: Path, write: Callable[[Path, bytes], None] = write_atomic) -> None:
        self._folder = folder / FOLDER
        self._write = write

    def kept(self, key: DataKey) -> Sequence[Kept]:
        """See ``Shelf``."""
        with told_plainly(self._folder):
            names = list(self._names())
        found = [one for name in names if (one := self._one(key, name)) is not None]
        return sorted(found, key=lambda one: one.opened_at)

    def keep(self, key: DataKey, kept: Kept) -> None:
        """See ``Shelf``."""
        about = {"words": kept.words, "opened_at": kept.opened_at.isoformat()}
        content = _document().write(kept.package, Watch())
        self._put(key, kept.head.grant, text.written(about).encode("ascii") + b"\n" + content)

    def drop(self, grant: UUID) -> None:
        """See ``Shelf``."""
        if not self._folder.is_dir():
            return
        with told_plainly(self._folder):
            self._path(grant).unlink(missing_ok=True)
            sync_folder(self._folder)

    def memory(self, key: DataKey) -> Memory:
        """See ``Shelf``."""
        try:
            return _memory(text.read(self._content(key, REMEMBERED)))
        except FileNotFoundError:
            return Memory()
        except (EntryDamaged, FileBroken, OSError, ValueError, TypeError, LookupError) as error:
            log.warning("supporting: %s in what is remembered", type(error).__name__)
            return Memory()

    def remember(self, key: DataKey, memory: Memory) -> None:
        """See ``Shelf``."""
        plain = {
            "latest": None if memory.latest is None else memory.latest.isoformat(),
            "numbers": {str(grant): number for grant, number in memory.numbers.items()},
            "gone": {str(grant): why.value for grant, why in memory.gone.items()},
        }
        self._put(key, REMEMBERED, text.written(plain).encode("ascii"))

    def _names(self) -> Iterator[UUID]:
        paths = self._folder.iterdir() if self._folder.is_dir() else ()
        for path in paths:
            name = _NAME.fullmatch(path.name)
            if name is not None and UUID(name[1]) != REMEMBERED:
                yield UUID(name[1])

    def _one(self, key: DataKey, grant: UUID) -> Kept | None:
        """One that does not open is left where it is."""
        try:
            about, _, content = self._content(key, grant).partition(b"\n")
            said = text.read(about)
            package = _document().read(content, Watch())
            return Kept(package, said["words"], datetime.fromisoformat(said["opened_at"]))
        except (EntryDamaged, FileBroken, FileTooNew, OSError, ValueError, LookupError) as error:
            log.warning("supporting: %s in %s", type(error).__name__, grant)
            return None

    def _content(self, key: DataKey, name: UUID) -> bytes:
        sealed = read_regular(self._path(name), MOST_BYTES)
        content: bytes = _sealer(key).open(sealed, _place(name))
        return content

    def _put(self, key: DataKey, name: UUID, content: bytes) -> None:
        with told_plainly(self._folder.parent):
            make_private_folder(self._folder)
        self._write(self._path(name), _sealer(key).seal(content, _place(name)))

    def _path(self, name: UUID) -> Path:
        return self._folder / f"{name.hex}{ENDING}"


def _document() -> ModuleType:
    from app.data.sharing import document  # noqa: PLC0415 - imports every kind of row

    return document


def _sealer(key: DataKey) -> Any:
    from app.data.sealing import Sealer  # noqa: PLC0415 - imports cryptography

    return Sealer(key)


def _place(name: UUID) -> bytes:
    from app.data.sealing import place  # noqa: PLC0415 - imports cryptography

    return place(FOLDER, name.hex, VERSION)


def _memory(plain: Any) -> Memory:
    latest = plain["latest"]
    moment = None if latest is None else datetime.fromisoformat(latest)
    if moment is not None and moment.utcoffset() is None:
        raise ValueError("a moment without an offset")
    return Memory(
        moment,
        {UUID(grant): int(number) for grant, number in plain["numbers"].items()},
        {UUID(grant): Gone(why) for grant, why in plain["gone"].items()},
    )
