"""Help now because of an answer: on its way to the device before the answer goes anywhere."""

from __future__ import annotations

import pytest

from app.domain.errors import StorageFull
from app.domain.responses import Response
from app.domain.scales.registry import BY_ID
from app.views import identifiers as ids
from app.views import scale_identifiers as ids_of
from app.views.checkin.screen import CheckInScreen  # noqa: F401 - loaded before a test
from tests.data.diaries import DAY, DRAFT_KEY
from tests.views.harness import Screen
from tests.views.living import House, living

SHORT = "/checkin/short/2025-03-03"
NEED_HELP = ids.checkin_value("safe", "need_help")
ITEM_9 = [ids_of.scale_value("phq9", "better_off_dead", value) for value in range(4)]


def listen(screen: Screen, house: House) -> list[tuple[bool, bool]]:
    """What was kept (a draft, a check-in) at the moment the sheet was sent."""
    seen: list[tuple[bool, bool]] = []

    def heard(packed: bytes) -> None:
        if "You matter." in packed.decode("utf-8", "ignore"):
            store = house.store()
            kept = store.draft(DRAFT_KEY) is not None or bool(store.drafts())
            seen.append((kept, bool(store.between(DAY, DAY))))

    screen.overhear(heard)
    return seen


async def test_i_need_help_opens_help_before_anything_is_kept() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        seen = listen(screen, house)
        await screen.tap(NEED_HELP)
        assert seen[0] == (False, False), "first the numbers, then the answer"
        assert "You matter." in screen.text() and "988" in screen.text()
        assert "Are you safe right now?" in screen.text()
        await screen.tap(ids.HELP_CLOSE)
        assert screen.route == SHORT and screen.semantics(NEED_HELP).selected
        assert house.store().drafts()


async def test_every_tap_opens_it_again_and_saving_too() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        for _ in range(2):
            await screen.tap(NEED_HELP)
            assert screen.has(ids.HELP_CLOSE)
            await screen.tap(ids.HELP_CLOSE)
        seen = listen(screen, house)
        await screen.tap(ids.CHECKIN_SAVE)
        assert seen[0] == (True, False), "before the check-in is saved"
        assert screen.has(ids.HELP_CLOSE)
        await screen.tap(ids.HELP_CLOSE)
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
        await screen.tap(ids.HELP_CLOSE)
        assert screen.semantics(NEED_HELP).selected, "the answer stays on the page"


async def test_the_button_opens_it_without_those_words() -> None:
    async with living() as screen:
        await screen.go(SHORT)
        await screen.tap(NEED_HELP)
        await screen.tap(ids.HELP_CLOSE)
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


async def test_item_9_opens_help_before_the_answer_is_kept() -> None:
    house = House()
    async with living(house) as screen:
        await at_item_9(screen)
        seen = listen_to_item_9(screen, house)
        await screen.tap(ITEM_9[1])
        assert seen[0] == (False, 0)
        assert "You matter." in screen.text() and "988" in screen.text()
        await screen.tap(ids.HELP_CLOSE)
        assert screen.semantics(ITEM_9[1]).selected, "exactly where they were"
        for value in (2, 2, 3):
            await screen.tap(ITEM_9[value])
            assert "You matter." in screen.text(), "every time"
            await screen.tap(ids.HELP_CLOSE)
        await screen.tap(ids_of.SCALE_NEXT)
        seen.clear()
        await screen.tap(ids_of.SCALE_SAVE)
        assert seen[0] == (True, 0), "before it is saved"
        await screen.tap(ids.HELP_CLOSE)
        assert "/result/" in screen.route
    assert dict(house.store().records(Response)[0].answers) == {"better_off_dead": 3}


async def test_not_at_all_opens_nothing_and_goes_on() -> None:
    async with living() as screen:
        await at_item_9(screen)
        await screen.tap(ITEM_9[0])
        assert not screen.has(ids.HELP_CLOSE)
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
        await screen.tap(ids.HELP_CLOSE)
        assert screen.semantics(ITEM_9[2]).selected, "the answer stays on the page"


async def test_item_9_opens_it_in_a_correction_too() -> None:
    house = House()
    async with living(house) as screen:
        await at_item_9(screen)
        await screen.tap(ITEM_9[1])
        await screen.tap(ids.HELP_CLOSE)
        await screen.tap(ids_of.SCALE_NEXT)
        await screen.tap(ids_of.SCALE_SAVE)
        await screen.tap(ids.HELP_CLOSE)
        await screen.tap(ids_of.SCALE_CORRECT)
        await screen.tap(ids_of.SCALE_SAVE)
        assert "You matter." in screen.text(), "the answer that calls for help is still there"


async def test_saving_leads_on_only_after_help_now_is_closed() -> None:
    """The device takes a sheet away together with the page that it lies over."""
    async with living(House()) as screen:
        await screen.go("/checkin/short/2025-03-03")
        await screen.tap(ids.checkin_value("safe", "need_help"))
        await screen.tap(ids.HELP_CLOSE)
        await screen.tap(ids.CHECKIN_SAVE)
        assert screen.has(ids.HELP_CLOSE)
        assert screen.route == "/checkin/short/2025-03-03"
        await screen.tap(ids.HELP_CLOSE)
        assert screen.route == "/"
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
