"""Automatic copies: whole, encrypted like the diary itself, in ``copies/`` beside it.

A copy is named ``<number>-<date>-<why>.db``. The number grows with every copy: it orders
them even when the device's clock was set back. Copies are the only files with a person's
words that Glidepath ever deletes, and only its own, when there are too many.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from app.data.connection import check_integrity, connect
from app.data.disk import make_private, make_private_folder, put_in_place
from app.domain.copies import AutomaticCopy, CopyReason, too_many

BRINGING = CopyReason.BRINGING.value
_NAME = re.compile(
    r"(?P<number>\d{6,})-(?P<day>\d{4}-\d\d-\d\d)-(?P<why>daily|before-\d+|bringing)\.db"
)


class Copies:
    """The automatic copies of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listed(self) -> list[AutomaticCopy]:
        """Every copy, the one made last first. Other files in the folder are left alone."""
        found = [(int(m["number"]), m) for p in self._files() if (m := _NAME.fullmatch(p.name))]
        newest_first = sorted(found, key=lambda f: f[0], reverse=True)
        return [self._copy(match) for _, match in newest_first]

    def path(self, copy_id: str) -> Path | None:
        """Where a listed copy is; ``None`` for any other id."""
        known = {copy.id for copy in self.listed()}
        return self._folder / f"{copy_id}.db" if copy_id in known else None

    def make(self, source: sqlite3.Connection, day: date, why: str) -> None:
        """Copy the diary unless there is a copy for the same ``day`` and reason (``daily``,
        ``before-<version>``), then let go of the oldest ones. ``bringing`` is always made, and
        nothing goes for it before it is known to be needed.

        A diary that cannot be read whole is not copied, so damage never pushes out a good
        copy. Raises errors of SQLite and the operating system as they are.
        """
        listed = self.listed()
        name = f"-{day.isoformat()}-{why}"
        if why != BRINGING and any(copy.id.endswith(name) for copy in listed):
            return
        make_private_folder(self._folder)
        number = 1 + max((int(copy.id.split("-")[0]) for copy in listed), default=0)
        unfinished = self._folder / "unfinished"
        make_private(unfinished)
        try:
            source.execute("VACUUM INTO ?", (str(unfinished),))
            with closing(connect(unfinished, "ro")) as copy:
                check_integrity(copy)
            put_in_place(unfinished, self._folder / f"{number:06d}{name}.db")
        finally:
            unfinished.unlink(missing_ok=True)
        if why != BRINGING:
            self.let_go()

    def let_go(self) -> None:
        """Let go of the oldest copies where there are too many (``domain/copies.py``)."""
        for old in too_many(self.listed()):
            self.drop(old.id)

    def drop(self, copy_id: str) -> None:
        """Let go of a listed copy. No error when there is none."""
        path = self.path(copy_id)
        if path is not None:
            path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []

    def _copy(self, match: re.Match[str]) -> AutomaticCopy:
        name = match.string
        size = (self._folder / name).stat().st_size
        day, why = date.fromisoformat(match["day"]), match["why"]
        reason = CopyReason.UPDATE if why.startswith("before-") else CopyReason(why)
        return AutomaticCopy(name.removesuffix(".db"), day, size, reason)
