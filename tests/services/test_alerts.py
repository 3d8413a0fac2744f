"""The rules through the use cases, over a real sealed store and over memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.data.files import DiaryFolder
from app.data.memory import MemoryDiaryFiles
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.checkins import Answers, CheckIn
from app.i18n.formats import Formats
from app.i18n.translator import Translator, pick_locale
from app.services.alerts import AlertService, AlertsView
from app.services.diary import DiaryService
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.records import RecordService
from tests.data.diaries import DAY, KEY, NOW, SetClock, a_checkin

SAY, FORMATS = Translator("en"), Formats(pick_locale("en", "us"))


class World:
    """A diary; a second window opens the same file."""

    def __init__(
        self, one: DiaryService, two: DiaryService, clock: SetClock, offload: Offload
    ) -> None:
        self.one, self.two, self.clock, self.offload = one, two, clock, offload

    async def say(self, answers: Answers, day: date = DAY) -> CheckIn:
        made = replace(a_checkin(day=day, answers=answers), entered_at=self.clock.moment)
        return await self.offload.database(self.one.store.add, made)

    async def look(self) -> AlertsView:
        return await self.one.alerts.look(SAY, FORMATS)

    async def fired(self) -> list[FiredAlert]:
        return list(await self.offload.database(self.one.store.records, FiredAlert))

    async def did(self) -> list[Did]:
        acts = await self.offload.database(self.one.store.records, AlertAct)
        return [act.did for act in acts if not act.undone]


@pytest.fixture(params=["sealed", "memory"])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    clock, hub, offload = SetClock(), ChangeHub(), Offload()
    files = DiaryFolder(tmp_path, clock) if request.param == "sealed" else MemoryDiaryFiles()
    stores = [await offload.database(files.open, KEY) for _ in range(2)]
    one, two = (DiaryService(store, files, offload, clock, hub) for store in stores)
    yield World(one, two, clock, offload)
    for store in stores:
        await offload.database(store.close)
    offload.close()


async def test_an_empty_diary_is_silent(world: World) -> None:
    view = await world.look()
    assert not view.shown and not view.anew and view.comes_up is None


async def test_an_alert_keeps_what_it_saw_and_said(world: World) -> None:
    await world.say({"withdrawal": 9.0})
    view = await world.look()
    (alert,) = view.shown
    assert view.anew and view.comes_up == alert and view.emergency is None
    assert (alert.rule, alert.level, alert.day) == ("R10", Level.CALL, DAY)
    assert alert.version == "1" and alert.language == "en" and alert.entered_at == NOW
    assert "9.0" in alert.inputs.values()
    assert alert.words.count("\n") == 2 and "9" in alert.words
    assert await world.fired() == [alert]


async def test_the_same_is_not_said_twice_whichever_window_looks(world: World) -> None:
    await world.say({"withdrawal": 9.0})
    assert (await world.look()).anew
    assert not (await world.look()).anew
    assert not (await world.two.alerts.look(SAY, FORMATS)).anew
    assert len(await world.fired()) == 1


async def test_two_windows_that_look_at_once_say_it_once(world: World) -> None:
    await world.say({"withdrawal": 9.0})
    views = await asyncio.gather(*(w.alerts.look(SAY, FORMATS) for w in (world.one, world.two)))
    assert sum(v.anew for v in views) == 1 and all(len(v.shown) == 1 for v in views)
    assert len(await world.fired()) == 1


async def test_a_correction_that_removes_the_reason_closes_it_and_keeps_its_record(
    world: World,
) -> None:
    said = await world.say({"withdrawal": 9.0})
    await world.look()
    corrected = replace(said, id=uuid4(), answers={"withdrawal": 2.0}, supersedes=said.id)
    await world.offload.database(world.one.store.add, corrected)
    assert not (await world.look()).shown
    assert len(await world.fired()) == 1 and await world.did() == [Did.CLOSED]


async def test_what_somebody_did_rests_it_and_can_be_taken_back(world: World) -> None:
    await world.say({"withdrawal": 9.0})
    (alert,) = (await world.look()).shown
    act = await world.one.alerts.act(alert, Did.WAITED)
    view = await world.look()
    assert not view.shown and view.alerts.returns_at == NOW + timedelta(hours=72)
    await world.one.alerts.take_back(act)
    assert (await world.look()).shown == (alert,)
    await world.one.alerts.act(alert, Did.WAITED)
    world.clock.moment += timedelta(hours=72)
    view = await world.look()
    assert view.shown == (alert,) and view.comes_up == alert and not view.anew


async def test_an_emergency_stands_until_they_say_that_they_are_safe(world: World) -> None:
    await world.say({"safe": "need_help"})
    view = await world.look()
    assert view.emergency is not None and view.emergency.rule == "R01"
    assert view.comes_up is None, "it has a screen that no other alert has"
    await world.one.alerts.safe_for_now()
    await world.one.alerts.did_in_emergency(Did.TALKED)
    assert (await world.look()).emergency is None
    assert await world.did() == [Did.SAFE, Did.TALKED]


async def test_nothing_is_kept_of_an_emergency_that_is_not_saved_yet(world: World) -> None:
    await world.one.alerts.safe_for_now()
    await world.one.alerts.did_in_emergency(Did.CALLED)
    assert await world.did() == []


async def test_several_stand_in_order(world: World) -> None:
    await world.say({"withdrawal": 9.0, "craving": 9.0, "sleep_hours": 22.0})
    view = await world.look()
    assert [a.rule for a in view.shown] == ["R28", "R10", "R18"]


async def test_an_unlikely_entry_waits_for_its_answer(world: World) -> None:
    for back in (2, 1, 0):
        await world.say({"sleep_hours": 21.0}, DAY - timedelta(days=back))
    (question,) = (await world.look()).shown
    assert question.level is Level.QUESTION and question.day == DAY
    await world.one.alerts.act(question, Did.RIGHT)
    view = await world.look()
    assert [a.occasion for a in view.shown] != [question.occasion], "that one is answered"


async def test_a_rule_that_raises_does_not_silence_the_others(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Seen) -> Finding | None:
        raise ValueError("pain was 9")

    def found(seen: Seen) -> Finding | None:
        return Finding(Level.CALL, seen.today, inputs={"value": 9.0})

    rules = (
        Rule("R99", "1", (Level.CALL,), broken),
        Rule("R10", "1", (Level.CALL,), found),
    )
    diary = world.one
    records = RecordService(diary.store, world.offload, world.clock, ChangeHub(), lambda: None)
    view = await AlertService(records, rules).look(SAY, FORMATS)
    assert [a.rule for a in view.shown] == ["R10"]
    assert "R99" in caplog.text and "pain was" not in caplog.text


async def test_what_is_for_a_clinician_alone_is_kept_and_not_shown(world: World) -> None:
    def found(seen: Seen) -> Finding | None:
        return Finding(Level.NOTICE, seen.today)

    rules = (Rule("R22", "1", (Level.NOTICE,), found, clinician_only=True),)
    records = RecordService(world.one.store, world.offload, world.clock, ChangeHub(), lambda: None)
    view = await AlertService(records, rules).look(SAY, FORMATS)
    assert not view.shown and not view.anew and len(await world.fired()) == 1
