"""A diary of somebody who signed in at a clinic, on disk and in memory in turn."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from app.data.memory import MemoryDiaryFiles
from app.domain.clinic.clinics import Clinic
from app.domain.ports import DiaryFiles, DiaryStore
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.records import RecordService
from tests.clinic.plan.written import BASE, NOW, PATIENT, TODAY
from tests.data.diaries import KEY, SetClock, folder_of

CLINIC = Clinic(
    UUID(int=70),
    TODAY,
    NOW,
    base=BASE,
    name="Test Clinic",
    install=UUID(int=71),
    patient=PATIENT.removeprefix("Patient/"),
    scopes=("patient/CarePlan.rs",),
)


@pytest.fixture(params=["sql", "memory"])
async def records(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RecordService]:
    clock, offload = SetClock(NOW), Offload()
    files: DiaryFiles = MemoryDiaryFiles()
    if request.param == "sql":
        files = folder_of(tmp_path / "diary", clock)
    store: DiaryStore = await offload.database(files.open, KEY)
    made = RecordService(store, offload, clock, ChangeHub(), lambda: None)
    await made.add([CLINIC])
    yield made
    await offload.database(store.close)
    offload.close()
