"""The diary's files in one data folder (``DiaryFiles``).

``diary.db`` with SQLite's ``-wal`` and ``-shm`` beside it, and ``copies/``. SQLModel and the
encryption are imported when a diary is opened, not when this file is.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from app.data.connection import check_integrity, check_version, connect
from app.data.copies import BRINGING, Copies
from app.data.disk import make_private, make_private_folder, put_in_place, sync_folder
from app.data.faults import told_plainly
from app.domain.archives import Everything
from app.domain.clock import Clock, local_day
from app.domain.copies import AutomaticCopy
from app.domain.errors import CopyBroken, DiaryDamaged, DiaryTooNew, EntryDamaged
from app.domain.ports import DataKey, DiaryStore
from app.domain.watch import Watch

FILE_NAME = "diary.db"
_BESIDE = ("-wal", "-shm", "")
"""What belongs to a database file. The log goes first when they are moved: it must never be
found beside another file."""


class DiaryFolder:
    """Opens, copies and restores the diary of ``folder``. ``clock`` dates the copies made
    before a migration and the files set aside."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._diary = folder / FILE_NAME
        self._unfinished = folder / f"{FILE_NAME}.unfinished"
        self._copies = Copies(folder / "copies")

    def exists(self) -> bool:
        """See ``DiaryFiles``. A folder that has only a log or copies left holds a diary too:
        ``open`` then says ``DiaryDamaged`` instead of beginning an empty one."""
        return self._diary.exists() or self._remains()

    def open(self, key: DataKey) -> DiaryStore:
        """See ``DiaryFiles``."""
        from app.data.opening import make_diary, open_diary  # noqa: PLC0415 - 1 s, see above

        with told_plainly(self._folder):
            if not self._diary.exists():
                if self._remains():
                    raise DiaryDamaged("the database file is gone")
                make_private_folder(self._folder)
                make_diary(self._diary, self._unfinished, key)
            return open_diary(self._diary, key, self._copy_before_migration)

    def copy_today(self, today: date) -> None:
        """See ``DiaryFiles``."""
        self._make_copy(today, "daily")

    def copy_before_bringing(self, today: date) -> AutomaticCopy:
        """See ``DiaryFiles``."""
        self._make_copy(today, BRINGING)
        return self.copies()[0]

    def drop_copy(self, copy_id: str) -> None:
        """See ``DiaryFiles``."""
        with told_plainly(self._folder):
            self._copies.drop(copy_id)

    def let_go(self) -> None:
        """See ``DiaryFiles``."""
        with told_plainly(self._folder):
            self._copies.let_go()

    def copies(self) -> Sequence[AutomaticCopy]:
        """See ``DiaryFiles``."""
        with told_plainly(self._folder):
            return self._copies.listed()

    def newest_that_opens(self, key: DataKey) -> AutomaticCopy | None:
        """See ``DiaryFiles``."""
        return next((copy for copy in self.copies() if self._opens(copy, key)), None)

    def read_copy(self, copy_id: str, key: DataKey) -> Callable[[Watch], Everything]:
        """See ``DiaryFiles``. The copy is loaded into memory, where it is migrated too."""
        from app.data.opening import in_memory  # noqa: PLC0415 - 1 s, see above

        try:
            with told_plainly(self._folder):
                path = self._copies.path(copy_id)
                if path is None:
                    raise CopyBroken("there is no such copy")
                with in_memory(path, key) as store:
                    return store.everything()
        except (DiaryDamaged, EntryDamaged) as error:
            raise CopyBroken(type(error).__name__) from None

    def restore_copy(self, copy_id: str) -> None:
        """See ``DiaryFiles``."""
        with told_plainly(self._folder):
            source = self._copies.path(copy_id)
            if source is None:
                raise DiaryDamaged("there is no such copy")
            try:
                make_private(self._unfinished)
                shutil.copyfile(source, self._unfinished)
                with closing(connect(self._unfinished, "ro")) as copy:
                    check_version(copy)
                    check_integrity(copy)
                self._set_aside()
                put_in_place(self._unfinished, self._diary)
            finally:
                self._unfinished.unlink(missing_ok=True)

    def _remains(self) -> bool:
        return self._beside("-wal").exists() or bool(self._copies.listed())

    def _beside(self, suffix: str) -> Path:
        return self._folder / f"{FILE_NAME}{suffix}"

    def _opens(self, copy: AutomaticCopy, key: DataKey) -> bool:
        from app.data.opening import try_copy  # noqa: PLC0415 - 1 s, see above

        path = self._copies.path(copy.id)
        try:
            with told_plainly(self._folder):
                if path is not None:
                    try_copy(path, key)
        except (DiaryDamaged, EntryDamaged, DiaryTooNew):
            return False
        return path is not None

    def _copy_before_migration(self, version: int) -> None:
        self._make_copy(local_day(self._clock.now()), f"before-{version + 1}")

    def _make_copy(self, day: date, why: str) -> None:
        with told_plainly(self._folder), closing(connect(self._diary)) as source:
            self._copies.make(source, day, why)

    def _set_aside(self) -> None:
        """Give the present files a name of their own that nothing else has."""
        stamp = self._clock.now().strftime("%Y%m%dT%H%M%S")
        names = (f"diary-damaged-{stamp}{n}.db" for n in ("", *(f"-{i}" for i in range(2, 1000))))
        free = next(name for name in names if not self._taken(name))
        for suffix in _BESIDE:
            if self._beside(suffix).exists():
                self._beside(suffix).rename(self._folder / f"{free}{suffix}")
        sync_folder(self._folder)

    def _taken(self, name: str) -> bool:
        return any((self._folder / f"{name}{suffix}").exists() for suffix in _BESIDE)
