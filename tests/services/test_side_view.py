"""When what a supporter sees on this device is made new, and when it goes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.data.memory_records import MemoryRecordStore
from app.data.sharing.side_views import FileSideViews
from app.domain.checkins import CheckIn
from app.domain.errors import EntryDamaged, StorageFull, WrongPasscode
from app.domain.ports import DataKey
from app.domain.sharing.grants import Given, Grant, Relation
from app.domain.sharing.side_view import SideStatus, SideViewGone
from app.domain.sharing.topics import Granted
from app.services.open_windows import OpenWindows
from app.services.side_view import EVERY, SideDoor, SideViewService
from tests.data.diaries import DAY, NOW, a_checkin
from tests.services.machines import Machine

ROOT = UUID(int=7)
OWN, SUPPORTERS = "cornflower 7", "marigold 3 lanes"


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    """A diary with one day, and a permission for mood of two weeks."""
    made = Machine(tmp_path / "own", in_memory=True)
    await made.begin()
    who = "Test Friend", Relation.FRIEND, "Test Patient"
    span = DAY - timedelta(30), DAY + timedelta(13)
    grant = Grant(ROOT, DAY, NOW, *who, frozenset((Granted.MOOD,)), *span, "six words")
    made.store().add(a_checkin(answers={"mood": 6}))
    made.store().add_records([grant])
    yield made
    await made.end()


@pytest.fixture
def service(machine: Machine) -> SideViewService:
    parts = machine.offload, machine.clock, machine.hub
    return SideViewService(machine.side, machine.protection, machine.store, *parts)


def changed(machine: Machine, **how: Any) -> None:
    """Change the permission."""
    last = machine.store().records(Grant)[-1]
    at = machine.clock.moment
    row = replace(last, id=uuid4(), supersedes=last.id, entered_at=at, **how)
    machine.store().add_records([row])


def later(machine: Machine, **time: float) -> None:
    machine.clock.moment += timedelta(**time)


async def seen(machine: Machine) -> Sequence[CheckIn]:
    """What the supporter sees now."""
    return (await machine.side.open(SUPPORTERS, machine.clock.moment)).holds.checkins


async def test_a_change_waits_until_what_is_shown_is_old_enough(
    machine: Machine, service: SideViewService
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    machine.store().add(a_checkin(answers={"mood": 1}))
    later(machine, minutes=1)
    assert await service.look(changed=True) == EVERY - timedelta(minutes=1)
    assert len(await seen(machine)) == 1
    later(machine, minutes=4)
    assert await service.look(changed=False) is None
    assert len(await seen(machine)) == 1
    assert await service.look(changed=True) is None
    assert len(await seen(machine)) == 2
    assert len(machine.store().records(Given)) == 1


async def test_a_clock_set_back_does_not_put_it_off(
    machine: Machine, service: SideViewService
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    machine.store().add(a_checkin(answers={"mood": 1}))
    later(machine, hours=-5)
    assert await service.look(changed=True) is None
    assert len(await seen(machine)) == 2


@pytest.mark.parametrize(
    "how", [{"topics": frozenset((Granted.SLEEP,))}, {"until": DAY + timedelta(2)}]
)
async def test_a_change_of_the_permission_counts_at_once_and_is_noted(
    machine: Machine, service: SideViewService, how: dict[str, Any]
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    later(machine, seconds=1)
    changed(machine, **how)
    told = machine.told
    assert await service.look(changed=False) is None
    head = (await machine.side.open(SUPPORTERS, machine.clock.moment)).head
    assert {"topics": head.topics, "until": head.until}.items() >= how.items()
    assert [one.number for one in machine.store().records(Given)] == [1, 2]
    assert head.number == 2 and machine.told > told


@pytest.mark.parametrize("how", ["ended", "over", "gone", "damaged"])
async def test_what_holds_no_more_is_taken_away(
    machine: Machine, service: SideViewService, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    if how == "ended":
        changed(machine, ended_at=NOW)
    elif how == "gone":
        changed(machine, undone=True)
    elif how == "over":
        later(machine, days=14)
    else:
        _damaged(monkeypatch)
    assert await service.look(changed=False) is None
    assert await machine.side.status(NOW) == SideStatus()


def _damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = MemoryRecordStore.records

    def records(self: MemoryRecordStore, kind: type, *days: Any) -> Any:
        if kind is Grant:
            raise EntryDamaged
        return whole(self, kind, *days)

    monkeypatch.setattr(MemoryRecordStore, "records", records)


async def test_a_full_disk_shows_no_more_than_is_granted(
    machine: Machine, service: SideViewService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)

    async def full(*_: object) -> None:
        raise StorageFull

    monkeypatch.setattr(FileSideViews, "refresh", full)
    with pytest.raises(StorageFull):
        await service.renew()
    assert await machine.side.status(NOW) == SideStatus(True), "it says what is granted still"
    later(machine, seconds=1)
    changed(machine, topics=frozenset((Granted.SLEEP,)))
    with pytest.raises(StorageFull):
        await service.renew()
    assert await machine.side.status(NOW) == SideStatus()


async def test_what_is_of_another_diary_is_taken_away(
    machine: Machine, service: SideViewService
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    package = await machine.side.open(SUPPORTERS, NOW)
    await machine.side.keep(DataKey(b"\x09" * 32), SUPPORTERS, package, NOW, OWN)
    assert (await service.view()).aside is None
    assert await machine.side.status(NOW) == SideStatus()


async def test_it_is_set_only_by_who_knows_the_diarys_passcode_and_for_what_holds(
    machine: Machine, service: SideViewService
) -> None:
    with pytest.raises(WrongPasscode):
        await service.turn_on(ROOT, "something else", SUPPORTERS)
    changed(machine, ended_at=NOW)
    with pytest.raises(SideViewGone):
        await service.turn_on(ROOT, OWN, SUPPORTERS)
    assert await machine.side.status(NOW) == SideStatus()
    assert not machine.store().records(Given)


async def test_how_it_stands(machine: Machine, service: SideViewService) -> None:
    view = await service.view()
    assert (view.has_own, view.aside, view.name) == (True, None, "")
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    view = await service.view()
    assert view.aside is not None
    assert (view.aside.grant, view.aside.made_at, view.name) == (ROOT, NOW, "Test Friend")


async def test_a_new_diary_and_no_passcode_take_it_away(
    machine: Machine, service: SideViewService
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    await machine.protection.set_passcode("another passcode")
    assert await machine.side.status(NOW) == SideStatus(True)
    await machine.protection.set_passcode(None)
    assert await machine.side.status(NOW) == SideStatus()


async def test_the_door_locks_every_window_once_the_passcode_is_right(
    machine: Machine, service: SideViewService
) -> None:
    await service.turn_on(ROOT, OWN, SUPPORTERS)
    windows, locked = OpenWindows(), []

    async def one() -> None:
        locked.append(1)

    async def two() -> None:
        locked.append(2)

    windows.opened(one)
    windows.opened(two)()
    door = SideDoor(machine.side, machine.clock, windows)
    with pytest.raises(WrongPasscode):
        await door.open(OWN)
    assert locked == []
    package = await door.open(SUPPORTERS)
    assert locked == [1]
    assert not door.over(package, NOW)
    later(machine, days=14)
    assert door.over(package, NOW)
    since = machine.clock.moment
    machine.clock.moment = NOW
    assert door.over(package, since), "the clock was set back meanwhile"
