"""Tables and calendar through the use cases."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from icalendar import Calendar

from app.domain.appointments import Appointment
from app.domain.errors import VaultMissing
from app.domain.watch import Stopped, Watch
from app.services.container import Services
from app.services.exchange import ExchangeService, _diary
from tests.data.diaries import DAY, KEY, NOW, a_checkin, folder_of, run_sql
from tests.data.records import a_dose, a_plan, a_response
from tests.views.living import House


@pytest.fixture
def house() -> Iterator[House]:
    home = House()
    yield home
    home.offload.close()


async def opened(house: House) -> tuple[Services, ExchangeService]:
    services = house.services()
    await services.protection.approach()
    await services.protection.open_without_passcode()
    return services, services.open_exchange(await services.wording.translator("en"))


def rows(content: bytes, name: str) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(f"{name}.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


async def test_the_tables_hold_every_year_and_days_ahead_of_the_clock(house: House) -> None:
    days = [DAY - timedelta(800), DAY - timedelta(62), DAY, DAY + timedelta(500)]
    home = house.holding(a_checkin(day=d) for d in days)
    home.store().add_records([a_plan(), a_dose(), a_response()])
    _, exchange = await opened(home)
    parts: list[float] = []
    file = await exchange.csv(Watch(parts.append))
    assert [row[0] for row in rows(file.content, "checkins")] == [d.isoformat() for d in days]
    assert len(rows(file.content, "doses")) == 2 and len(rows(file.content, "scores")) == 1
    assert file.name == f"glidepath-tables-{DAY.isoformat()}.zip" and file.left_out == 0
    assert parts == sorted(parts) and (parts[0], parts[-1]) == (0, 1) and len(parts) > 6


async def test_stopped_it_makes_nothing(house: House) -> None:
    _, exchange = await opened(house.holding([a_checkin()]))
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        await exchange.csv(watch)


async def test_once_locked_nothing_is_read(house: House) -> None:
    services, exchange = await opened(house.holding([a_checkin()]))
    await services.protection.lock()
    for work in (exchange.csv(Watch()), exchange.calendar(None, Watch())):
        with pytest.raises(VaultMissing):
            await work


async def test_the_calendar(house: House) -> None:
    store = house.store()
    store.add_records([a_plan(), Appointment(uuid4(), DAY + timedelta(3), NOW)])
    _, exchange = await opened(house)
    file = await exchange.calendar(time(20), Watch())
    names = [str(e["summary"]) for e in Calendar.from_ical(file.content).walk("VEVENT")]
    assert names[-2:] == ["Glidepath: a visit", "Glidepath: a minute for today"]


def test_days_that_do_not_open_are_left_out_and_counted(tmp_path: Path) -> None:
    store = folder_of(tmp_path).open(KEY)
    checkins = [a_checkin(day=DAY - timedelta(n)) for n in range(4)]
    for checkin in checkins:
        store.add(checkin)
    store.add_records([a_dose(), a_dose(day=DAY - timedelta(1)), a_response(), a_plan()])
    path = tmp_path / "diary.db"
    run_sql(path, f"UPDATE checkin SET payload = x'00' WHERE id = '{checkins[1].id}'")
    run_sql(path, "UPDATE record SET payload = x'00' WHERE kind IN ('plan', 'response')")
    found = _diary(store, DAY, Watch())
    assert {c.id for c in found.checkins} == {checkins[n].id for n in (0, 2, 3)}
    assert (len(found.doses), len(found.responses), found.plans) == (2, 0, ())
    assert found.left_out == 3, "a day, another one, and the plan"
    store.close()
