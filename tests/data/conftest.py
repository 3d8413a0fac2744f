"""A diary to try: the sealed one on disk and the one in memory, in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data.memory import MemoryDiaryFiles
from app.domain.ports import DiaryFiles, DiaryStore
from tests.data.diaries import KEY, folder_of


@pytest.fixture(params=["sql", "memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> DiaryFiles:
    return folder_of(tmp_path / "diary") if request.param == "sql" else MemoryDiaryFiles()


@pytest.fixture
def store(files: DiaryFiles) -> Iterator[DiaryStore]:
    opened = files.open(KEY)
    yield opened
    opened.close()
