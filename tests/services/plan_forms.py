"""Forms of the plan, filled in as somebody who copies from paper would."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date

from babel import Locale

from app.data.memory import MemoryDiaryStore
from app.domain.taper import ChangeKind, PlanVersion
from app.i18n.formats import Formats
from app.i18n.reading import day_example
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.plan import PlanService
from app.services.plan_build import fill
from app.services.plan_reading import ReadPlan, read_plan
from app.services.plan_sheet import PlanSheet
from app.services.records import RecordService
from tests.data.diaries import SetClock
from tests.domain.make import day

US = Formats(Locale.parse("en_US"))


class Window:
    """One window on a diary in memory, with a clock to set."""

    def __init__(self, store: MemoryDiaryStore, offload: Offload, clock: SetClock) -> None:
        self.clock = clock
        self.store = store
        self.records = RecordService(store, offload, clock, ChangeHub(), lambda: None)
        self.plan = PlanService(self.records)


@asynccontextmanager
async def window(clock: SetClock | None = None) -> AsyncIterator[Window]:
    """An empty diary."""
    offload = Offload()
    try:
        yield Window(MemoryDiaryStore(), offload, clock or SetClock())
    finally:
        offload.close()


def blank() -> PlanSheet:
    """A form that is never brought to a disk."""
    offload = Offload()
    offload.close()
    return PlanSheet(
        RecordService(MemoryDiaryStore(), offload, SetClock(), ChangeHub(), lambda: None), {}
    )


def write(sheet: PlanSheet, fields: Mapping[str, str]) -> PlanSheet:
    """Type into several fields."""
    for name, text in fields.items():
        sheet.put(name, text)
    return sheet


def written(day_: date, formats: Formats = US) -> str:
    """A day as it is typed."""
    return day_example(day_, formats)


def paper(sheet: PlanSheet, *steps: tuple[str, int, int], formats: Formats = US) -> PlanSheet:
    """A plan of one medicine with steps (amount, first day, last day), once a day each."""
    row = sheet.begin_medicine()
    for _ in steps[1:]:
        sheet.add(f"{row}.steps", "s")
    write(
        sheet,
        {
            "author": "The clinic",
            "agreed_on": written(day(0), formats),
            f"{row}.name": "Morphine SR",
            f"{row}.unit": "mg",
            f"{row}.ingredient": "morphine",
        },
    )
    for name, (amount, first, last) in zip(sheet.steps(row), steps, strict=True):
        write(
            sheet,
            {
                f"{name}.amount": amount,
                f"{name}.times": "1",
                f"{name}.start": written(day(first), formats),
                f"{name}.end": written(day(last), formats),
            },
        )
    return sheet


def change(base: PlanVersion, kind: ChangeKind, today: date) -> PlanSheet:
    """The form of a change as it is opened."""
    sheet = blank()
    fill(sheet, base, kind, US, today)
    return sheet


def read(sheet: PlanSheet, base: PlanVersion | None = None, today: date | None = None) -> ReadPlan:
    """The form as far as it can be read."""
    return read_plan(sheet, US, today or day(0), base)


def told(sheet: PlanSheet, base: PlanVersion | None = None) -> list[tuple[str, str]]:
    """The problems as (field, message)."""
    return [(p.field, p.problem.message) for p in read(sheet, base).problems]
