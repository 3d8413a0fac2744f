"""Permissions kept, changed, longer and ended, over both stores."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from app.data.memory_records import MemoryRecordStore
from app.domain.archives import Everything
from app.domain.errors import EntryDamaged
from app.domain.records import Record
from app.domain.sharing.grants import LONGEST_DAYS, Grant, Relation
from app.domain.sharing.packages import WORDS
from app.domain.sharing.topics import USUAL, Granted
from app.domain.taper import PlanVersion
from app.services.caregivers import CaregiversService
from app.services.grant_form import FROM_NAME, KEY, NAME, YES, topic_field
from tests.data.diaries import DAY, a_checkin
from tests.data.records import a_plan
from tests.services.caregivers import FORMATS, changed, granted, service_of, typed
from tests.services.machines import Machine


@pytest.fixture(params=["memory", "sql"])
async def machine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Machine]:
    made = Machine(tmp_path / "own", in_memory=request.param == "memory")
    await made.begin()
    yield made
    await made.end()


@pytest.fixture
def service(machine: Machine) -> CaregiversService:
    return service_of(machine)


async def rows(machine: Machine) -> list[Grant]:
    return list(await machine.offload.database(lambda: machine.store().records(Grant)))


async def test_a_permission_is_kept_with_six_words_and_its_form_is_gone(
    machine: Machine, service: CaregiversService
) -> None:
    told = machine.told
    sheet = await typed(service, relation="friend")
    grant = await service.save(sheet, FORMATS)
    assert grant is not None and await rows(machine) == [grant]
    assert (grant.name, grant.from_name) == ("Test Friend", "Test Patient")
    assert (grant.relation, grant.topics) == (Relation.FRIEND, USUAL)
    assert (grant.first, grant.until) == (DAY - timedelta(30), DAY + timedelta(7))
    assert len(grant.words.split()) == WORDS
    assert not (await service.view()).begun and machine.told > told
    assert await service.save(sheet, FORMATS) == grant, "pressed twice"
    assert await rows(machine) == [grant]


async def test_two_permissions_have_other_words(service: CaregiversService) -> None:
    first, second = await granted(service), await granted(service)
    assert first.words != second.words and first.id != second.id


async def test_what_is_typed_is_there_after_a_restart(
    machine: Machine, service: CaregiversService
) -> None:
    await typed(service, topic__notes=YES, topic__mood="no", **{"for": "month"})
    again = await service_of(machine).sheet(FORMATS)
    assert again is not None and again.begun and (await service.view()).begun
    assert (again.get(NAME), again.get(FROM_NAME)) == ("Test Friend", "Test Patient")
    kept = await service_of(machine).save(again, FORMATS)
    assert kept is not None
    assert kept.topics == USUAL - {Granted.MOOD} | {Granted.NOTES}
    assert kept.until == DAY + timedelta(30)


async def test_an_unclear_form_makes_nothing(machine: Machine, service: CaregiversService) -> None:
    sheet = await typed(service, name="")
    assert await service.draft(sheet, FORMATS) is None
    assert await service.save(sheet, FORMATS) is None
    assert await rows(machine) == [] and (await service.view()).begun


async def test_a_draft_says_what_would_be_kept_and_keeps_nothing(
    machine: Machine, service: CaregiversService
) -> None:
    drafted = await service.draft(await typed(service), FORMATS)
    assert drafted is not None and drafted.name == "Test Friend" and not drafted.words
    assert await rows(machine) == []


async def test_a_change_supersedes_and_keeps_the_words(
    machine: Machine, service: CaregiversService
) -> None:
    first = await granted(service, topic__notes=YES)
    sheet = await service.sheet(FORMATS, first.id)
    assert sheet is not None and topic_field(Granted.NOTES) not in sheet.fields
    second = await changed(service, first, name="New Name", topic__doses="no")
    assert (second.supersedes, second.words) == (first.id, first.words)
    assert second.topics == USUAL - {Granted.DOSES}, "own words were not ticked again"
    (person,) = (await service.view()).holding
    assert (person.root, person.grant, person.begun) == (first.id, second, False)
    assert await service.root(second) == first.id
    assert await rows(machine) == [first, second]


async def test_a_half_typed_change_waits_with_its_permission(
    machine: Machine, service: CaregiversService
) -> None:
    grant = await granted(service)
    sheet = await service.sheet(FORMATS, grant.id)
    assert sheet is not None
    sheet.put(NAME, "Half Typed")
    await sheet.flush()
    (person,) = (await service.view()).holding
    assert person.begun and person.grant.name == "Test Friend"
    forms = await machine.offload.database(lambda: machine.store().forms())
    assert forms == [f"{KEY}.{grant.id}"]


async def test_the_offers_are_those_of_the_diary(machine: Machine, tmp_path: Path) -> None:
    held = Machine(tmp_path / "held", in_memory=machine.in_memory)
    checkins = [a_checkin(day=DAY - timedelta(90))]
    records: list[Record] = [a_plan(DAY - timedelta(60))]
    await held.begin(Everything(checkins, records))
    offers = await service_of(held).offers()
    assert (offers.started, offers.taper) == (DAY - timedelta(90), DAY), "its first step"
    await held.end()


async def test_a_plan_to_come_is_no_day_to_see_from(machine: Machine, tmp_path: Path) -> None:
    held = Machine(tmp_path / "held", in_memory=machine.in_memory)
    await held.begin(Everything((), [a_plan(DAY + timedelta(5))]))
    offers = await service_of(held).offers()
    assert (offers.started, offers.taper) == (None, None)
    await held.end()


async def test_longer_is_a_change_that_leaves_what_they_see(
    machine: Machine, service: CaregiversService
) -> None:
    grant = await granted(service, topic__self_harm=YES)
    longer = await service.extend(grant.id, DAY + timedelta(30))
    assert longer is not None
    assert (longer.until, longer.topics, longer.words) == (
        DAY + timedelta(30),
        USUAL | {Granted.SELF_HARM},
        grant.words,
    )
    assert longer.supersedes == grant.id
    with pytest.raises(ValueError, match="reaches"):
        await service.extend(grant.id, DAY + timedelta(LONGEST_DAYS + 1))
    assert len(await rows(machine)) == 2


async def test_after_its_last_day_it_is_over_and_can_be_made_longer(
    machine: Machine, service: CaregiversService
) -> None:
    grant = await granted(service)
    machine.clock.moment += timedelta(days=7)
    assert [p.grant for p in (await service.view()).holding] == [grant], "its last day"
    machine.clock.moment += timedelta(days=1)
    view = await service.view()
    assert (view.holding, [p.grant for p in view.past]) == ((), [grant])
    assert await service.extend(grant.id, DAY + timedelta(30)) is not None
    assert len((await service.view()).holding) == 1


async def test_what_is_ended_stays_ended(machine: Machine, service: CaregiversService) -> None:
    grant = await granted(service)
    sheet = await service.sheet(FORMATS, grant.id)
    assert sheet is not None
    sheet.put(NAME, "Typed Meanwhile")
    await sheet.flush()
    ended = await service.end(grant.id)
    assert ended is not None and ended.ended_at == machine.clock.now()
    (person,) = (await service.view()).past
    assert person.grant == ended and not person.begun, "the half typed change is forgotten"
    assert await service.end(grant.id) is None
    assert await service.extend(grant.id, DAY + timedelta(30)) is None
    kept = await service.save(sheet, FORMATS)  # another window had the form open
    assert kept is not None and kept.ended_at == ended.ended_at
    assert (await service.view()).holding == ()


async def test_a_permission_that_is_not_there(service: CaregiversService) -> None:
    assert await service.end(uuid4()) is None
    assert await service.extend(uuid4(), DAY) is None
    assert await service.sheet(FORMATS, uuid4()) is None


async def test_a_permission_that_does_not_open_hides_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tmp_path / "own", in_memory=True)
    await machine.begin()
    service = service_of(machine)
    await granted(service)
    whole = MemoryRecordStore.records

    def broken(store: MemoryRecordStore, kind: type[Any], *days: Any) -> Any:
        if kind in (Grant, PlanVersion):
            raise EntryDamaged("record")
        return whole(store, kind, *days)

    monkeypatch.setattr(MemoryRecordStore, "records", broken)
    view = await service.view()
    assert view.damaged and view.holding == view.past == ()
    assert (await service.offers()).taper is None
    await machine.end()
