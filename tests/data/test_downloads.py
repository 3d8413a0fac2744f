"""The person's own folder for downloads."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.data.downloads import FolderDownloads
from app.domain.errors import StorageReadOnly
from app.domain.files import File

FILE = File("days.tables.zip", "application/zip", b"123")


def test_a_file_takes_no_other_ones_place(tmp_path: Path) -> None:
    folder = FolderDownloads(tmp_path / "Downloads")
    paths = [Path(folder.keep(FILE)) for _ in range(3)]
    names = ["days.tables.zip", "days.tables (2).zip", "days.tables (3).zip"]
    assert [p.name for p in paths] == names
    assert all(p.read_bytes() == b"123" and p.stat().st_mode & 0o77 == 0 for p in paths)
    assert sorted(p.name for p in (tmp_path / "Downloads").iterdir()) == sorted(names)


def test_a_folder_that_cannot_be_there_is_a_trouble_with_words(tmp_path: Path) -> None:
    (tmp_path / "Downloads").write_text("a file")
    with pytest.raises(StorageReadOnly):
        FolderDownloads(tmp_path / "Downloads").keep(FILE)
