"""Help now because of an answer: on its way to the device before the answer goes anywhere."""

from __future__ import annotations

import pytest

from app.domain.errors import StorageFull
from app.views import identifiers as ids
from app.views.checkin.screen import CheckInScreen  # noqa: F401 - loaded before a test
from tests.data.diaries import DAY, DRAFT_KEY
from tests.views.harness import Screen
from tests.views.living import House, living

SHORT = "/checkin/short/2025-03-03"
NEED_HELP = ids.checkin_value("safe", "need_help")


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
