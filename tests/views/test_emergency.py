"""The emergency screen: first of all, whatever the disk does, and every time."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import Any

import flet as ft
import pytest

from app.data.memory import MemoryDiaryStore
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.errors import StorageFull
from app.domain.responses import Response
from app.domain.scales.registry import BY_ID
from app.domain.settings import Settings
from app.views import alert_identifiers as alert_ids
from app.views import identifiers as ids
from app.views import scale_identifiers as ids_of
from app.views.checkin.screen import CheckInScreen  # noqa: F401 - loaded before a test
from tests.data.diaries import DAY, DRAFT_KEY
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.scale_steps import restarted

SHORT = "/checkin/short/2025-03-03"
NEED_HELP = ids.checkin_value("safe", "need_help")
ITEM_9 = [ids_of.scale_value("phq9", "better_off_dead", value) for value in range(4)]


async def safe(screen: Screen) -> None:
    """ "I am safe for now", and back."""
    await screen.tap(alert_ids.EMERGENCY_SAFE)
    await screen.tap(alert_ids.EMERGENCY_BACK)


def listen(screen: Screen, house: House) -> list[tuple[bool, bool]]:
    """What was kept (a draft, a check-in) at the moment the screen was sent."""
    seen: list[tuple[bool, bool]] = []

    def heard(packed: bytes) -> None:
        if "You matter." in packed.decode("utf-8", "ignore"):
            store = house.store()
            kept = store.draft(DRAFT_KEY) is not None or bool(store.drafts())
            seen.append((kept, bool(store.between(DAY, DAY))))

    screen.overhear(heard)
    return seen


async def test_i_need_help_opens_the_screen_with_the_draft_kept() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        seen = listen(screen, house)
        await screen.tap(NEED_HELP)
        assert seen[0] == (True, False), "in the draft, and nothing saved"
        assert "You matter." in screen.text() and "988" in screen.text()
        assert "Are you safe right now?" in screen.text()
        await safe(screen)
        assert screen.route == SHORT and screen.semantics(NEED_HELP).selected
        assert house.store().drafts()


async def test_every_tap_opens_it_again_and_saving_too() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        for _ in range(2):
            await screen.tap(NEED_HELP)
            assert screen.has(alert_ids.EMERGENCY_SAFE)
            await safe(screen)
        seen = listen(screen, house)
        await screen.tap(ids.CHECKIN_SAVE)
        assert seen[0] == (True, False), "before the check-in is saved"
        assert screen.has(alert_ids.EMERGENCY_SAFE)
        await safe(screen)
        assert screen.route == "/"
    assert len(house.store().between(DAY, DAY)) == 1


async def test_it_opens_although_nothing_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)

        def full(*_: object) -> None:
            raise StorageFull

        monkeypatch.setattr("app.data.memory.MemoryDiaryStore.keep_answer", full)
        await screen.tap(NEED_HELP)
        assert "You matter." in screen.text()
        await safe(screen)
        assert screen.semantics(NEED_HELP).selected, "the answer stays on the page"


async def test_the_button_opens_it_without_those_words() -> None:
    async with living() as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        await safe(screen)
        await screen.tap(ids.HELP_OPEN)
        assert "You matter." not in screen.text() and "Help now" in screen.text()


async def at_item_9(screen: Screen) -> None:
    await screen.go("/questions/phq9")
    for question in BY_ID["phq9"].questions[:-1]:
        await screen.tap(ids_of.scale_skip("phq9", question.id))


def listen_to_item_9(screen: Screen, house: House) -> list[tuple[bool, int]]:
    """Whether the answer was kept, and how much was saved, when the sheet was sent."""
    seen: list[tuple[bool, int]] = []

    def heard(packed: bytes) -> None:
        if "You matter." in packed.decode("utf-8", "ignore"):
            fields = house.store().form("questionnaires")
            saved = house.store().records(Response)
            seen.append((bool(fields.get("phq9/better_off_dead")), len(saved)))

    screen.overhear(heard)
    return seen


async def test_item_9_opens_the_screen_with_the_draft_kept() -> None:
    house = House()
    async with living(house) as screen:
        await at_item_9(screen)
        seen = listen_to_item_9(screen, house)
        await screen.tap(ITEM_9[1])
        assert seen[0] == (True, 0)
        assert "You matter." in screen.text() and "988" in screen.text()
        await safe(screen)
        assert screen.semantics(ITEM_9[1]).selected, "exactly where they were"
        for value in (2, 2, 3):
            await screen.tap(ITEM_9[value])
            assert "You matter." in screen.text(), "every time"
            await safe(screen)
        await screen.tap(ids_of.SCALE_NEXT)
        seen.clear()
        await screen.tap(ids_of.SCALE_SAVE)
        assert seen[0] == (True, 0), "before it is saved"
        await safe(screen)
        assert "/result/" in screen.route
    assert dict(house.store().records(Response)[0].answers) == {"better_off_dead": 3}


async def test_not_at_all_opens_nothing_and_goes_on() -> None:
    async with living() as screen:
        await at_item_9(screen)
        await screen.tap(ITEM_9[0])
        assert not screen.has(alert_ids.EMERGENCY_SAFE)
        await screen.wait_for(lambda: screen.has(ids_of.SCALE_SAVE))


async def test_item_9_opens_it_although_nothing_can_be_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with living() as screen:
        await at_item_9(screen)

        def full(*_: object) -> None:
            raise StorageFull

        monkeypatch.setattr("app.data.memory.MemoryDiaryStore.keep_fields", full)
        await screen.tap(ITEM_9[2])
        assert "You matter." in screen.text()
        await safe(screen)
        assert screen.semantics(ITEM_9[2]).selected, "the answer stays on the page"


async def test_item_9_opens_it_in_a_correction_too() -> None:
    house = House()
    async with living(house) as screen:
        await at_item_9(screen)
        await screen.tap(ITEM_9[1])
        await safe(screen)
        await screen.tap(ids_of.SCALE_NEXT)
        await screen.tap(ids_of.SCALE_SAVE)
        await safe(screen)
        await screen.tap(ids_of.SCALE_CORRECT)
        await screen.tap(ids_of.SCALE_SAVE)
        assert "You matter." in screen.text(), "the answer that calls for help is still there"


async def test_saving_leads_on_only_after_the_screen_is_closed() -> None:
    """The device takes a sheet away together with the page that it lies over."""
    async with living(House()) as screen:
        await screen.go("/checkin/short/2025-03-03")
        await screen.tap(ids.checkin_value("safe", "need_help"))
        await safe(screen)
        await screen.tap(ids.CHECKIN_SAVE)
        assert screen.has(alert_ids.EMERGENCY_SAFE)
        assert screen.route == "/checkin/short/2025-03-03"
        await safe(screen)
        assert screen.route == "/"
        assert screen.has(ids.TODAY_CHECKIN_OPEN)


async def test_a_disk_that_hangs_keeps_nobody_from_the_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house, go_on = House(), threading.Event()
    keep = MemoryDiaryStore.keep_answer

    def slow(*given: Any) -> Any:
        go_on.wait(10)
        return keep(*given)

    async with living(house) as screen:
        await screen.go(SHORT)
        monkeypatch.setattr(MemoryDiaryStore, "keep_answer", slow)
        shown = asyncio.Event()
        screen.overhear(lambda packed: shown.set() if b"You matter." in packed else None)
        tapping = asyncio.ensure_future(screen.tap(NEED_HELP))
        try:
            await asyncio.wait_for(shown.wait(), 5)
            assert not house.store().drafts(), "the disk has not answered yet"
        finally:
            go_on.set()
        await tapping
        assert house.store().drafts(), "and it is kept as soon as it can be"


def alerts(house: House) -> list[tuple[str, set[Did]]]:
    """The alerts in the store, each with what was done."""
    store = house.store()
    acts = store.records(AlertAct)
    return [
        (a.rule, {act.did for act in acts if act.alert == a.id}) for a in store.records(FiredAlert)
    ]


async def test_it_is_kept_as_an_alert_with_what_was_done() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        await safe(screen)
        assert alerts(house) == [], "nothing is saved yet"
        await screen.tap(ids.CHECKIN_SAVE)
        await screen.tap(alert_ids.EMERGENCY_SAFE)
        assert alerts(house) == [("R01", {Did.SAFE})]
        await screen.tap(alert_ids.emergency_did("talked"))
        assert alerts(house) == [("R01", {Did.SAFE, Did.TALKED})]
        assert screen.route == "/" and not screen.has(alert_ids.EMERGENCY_SAFE)


async def test_it_comes_back_at_each_start_until_somebody_says_they_are_safe() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        await safe(screen)
        await screen.tap(ids.CHECKIN_SAVE)
        assert screen.has(alert_ids.EMERGENCY_SAFE)
    again = restarted(house)
    for _ in range(2):
        async with living(again) as screen:
            assert "You matter." in screen.text()
        again = restarted(again)
    async with living(again) as screen:
        await safe(screen)
    async with living(restarted(again)) as screen:
        assert not screen.has(alert_ids.EMERGENCY_SAFE)
        assert not screen.has(alert_ids.today_alert(1))


async def test_undoing_the_answer_closes_the_alert_and_keeps_its_record() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        await safe(screen)
        await screen.tap(ids.CHECKIN_SAVE)
        await screen.tap(alert_ids.EMERGENCY_SAFE)
        await screen.tap(alert_ids.EMERGENCY_BACK)
        await screen.tap(ids.CHECKIN_UNDO)
        assert alerts(house) == [("R01", {Did.SAFE, Did.CLOSED})]


async def test_more_help_leads_to_help_now_and_back() -> None:
    async with living() as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        await screen.tap(alert_ids.EMERGENCY_HELP)
        assert "Help now" in screen.text() and not screen.has(alert_ids.EMERGENCY_SAFE)
        await screen.tap(ids.HELP_CLOSE)
        assert "You matter." in screen.text(), "nobody has said that it is over"


async def test_slow_breathing_opens_it_once_for_its_chip_and_not_for_its_strength() -> None:
    async with living() as screen:
        await screen.go("/checkin/full/2025-03-03")
        await screen.tap(ids.checkin_value("side_effects", "slow_breathing"))
        assert "Slow breathing is an emergency" in screen.text() and "911" in screen.text()
        assert "988" not in screen.text()
        await safe(screen)
        await screen.tap(ids.checkin_value("side_effects", "nausea"))
        assert not screen.has(alert_ids.EMERGENCY_SAFE)


async def test_it_stays_over_the_lock_screen() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        await screen.lifecycle("pause")
        house.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        await screen.wait_for(lambda: "You matter." in screen.text())
        assert "911" in screen.text()
        await safe(screen)
        assert screen.has(ids.LOCK_UNLOCK), "nothing of the diary is behind it"


async def test_it_is_announced_at_once() -> None:
    async with living() as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        said = [given for _, name, given in screen.calls if name == "announce_message"]
        assert [s["message"] for s in said] == ["You matter. Are you safe right now?"]
        assert said[0]["assertiveness"] in ("assertive", ft.Assertiveness.ASSERTIVE)


@pytest.mark.parametrize("region", ["us", "ie", "in", "other"])
async def test_every_region_has_somebody_to_call_or_to_find(region: str) -> None:
    house = House(settings=Settings(region=region, intended_use_seen=True))
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        text = screen.text()
        assert "Emergency" in text
        number = {"us": "988", "ie": "116 123", "in": "14416", "other": "findahelpline.com"}
        assert number[region] in text
