"""Today: what is asked, what was begun, what may still be added."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from app.domain.checkins import CheckIn, CheckInKind
from app.views import identifiers as ids
from tests.data.diaries import DAY, NOW, SetClock
from tests.views.living import House, living
from tests.views.noticed import put_away


def saved(days_ago: int = 0, **answers: float) -> CheckIn:
    moment = NOW - timedelta(days=days_ago)
    return CheckIn(
        UUID(int=100 + days_ago), DAY - timedelta(days=days_ago), CheckInKind.FULL, moment, answers
    )


async def test_an_empty_diary_asks_for_one_thing() -> None:
    async with living() as screen:
        text = screen.text()
        assert "Monday, March 3, 2025" in text and "How are you today?" in text
        assert "Check in" in screen.text_of(ids.TODAY_CHECKIN_OPEN)
        assert not [i for i in screen.identifiers() if i.startswith("today.backfill")]


async def test_both_checkins_open_from_here() -> None:
    async with living() as screen:
        await screen.tap(ids.TODAY_CHECKIN_OPEN)
        assert screen.route == "/checkin/full/2025-03-03"
        await screen.tap(ids.CHECKIN_CLOSE)
        assert screen.route == "/"
        await screen.tap(ids.TODAY_CHECKIN_SHORT)
        assert screen.route == "/checkin/short/2025-03-03"


async def test_after_a_checkin_it_can_be_read_or_added_to() -> None:
    async with living(House().holding([saved(pain_24h=5)])) as screen:
        assert "You checked in at 8:15" in screen.text()
        assert "Add another" in screen.text_of(ids.TODAY_CHECKIN_OPEN)
        await screen.tap(ids.TODAY_CHECKIN_CHANGE)
        assert screen.route == "/history/2025-03-03"


async def test_after_a_gap_the_last_days_are_offered_not_demanded() -> None:
    async with living(House().holding([saved(6, pain_24h=5)])) as screen:
        assert "Welcome back. Today only takes a minute." in screen.text()
        offered = [i for i in screen.identifiers() if i.startswith("today.backfill")]
        assert offered == [ids.today_backfill(DAY - timedelta(days=n)) for n in range(1, 6)]
        await screen.tap(offered[1])
        assert screen.route == "/checkin/full/2025-03-01"
        assert "marked as late" in screen.text()


async def test_the_short_version_comes_first_after_a_severe_day() -> None:
    async with living(House().holding([saved(1, withdrawal=9)])) as screen:
        await put_away(screen)
        order = screen.identifiers()
        assert order.index(ids.TODAY_CHECKIN_SHORT) < order.index(ids.TODAY_CHECKIN_OPEN)


async def test_a_clock_set_back_is_said() -> None:
    house = House(SetClock(NOW - timedelta(days=100))).holding([saved(pain_24h=5)])
    async with living(house) as screen:
        assert "Please check the date" in screen.text()
        assert "Everything you saved is safe" in screen.text()


async def test_another_windows_save_shows_up() -> None:
    house = House()
    async with living(house) as screen:
        house.store().add(saved(pain_24h=5))
        house.hub.announce()
        await screen.settle()
        assert "You checked in at" in screen.text()


async def test_the_bar_leads_everywhere_and_help_is_always_there() -> None:
    async with living(House().holding([saved(pain_24h=5)])) as screen:
        for tab, route in (
            (ids.NAV_PROGRESS, "/progress"),
            (ids.NAV_MORE, "/more"),
            (ids.NAV_TODAY, "/"),
        ):
            await screen.tap(tab)
            assert screen.route == route
            assert screen.has(ids.HELP_OPEN)
            assert screen.semantics(tab).selected


async def test_a_wide_window_has_the_same_controls() -> None:
    house = House().holding([saved(2, pain_24h=5)])
    async with living(house, width=1280, height=800) as wide:
        found = set(wide.identifiers())
    house = House().holding([saved(2, pain_24h=5)])
    async with living(house, width=390) as narrow:
        assert found == set(narrow.identifiers())


async def test_the_demo_says_so_on_every_screen() -> None:
    async with living(House(demo=True)) as screen:
        for route in ("/", "/progress", "/more", "/history", "/checkin/full/2025-03-03"):
            await screen.go(route)
            assert "Demo" in screen.text().splitlines(), route


async def test_a_save_in_one_window_shows_in_the_other() -> None:
    house = House()
    async with living(house) as one, living(house) as two:
        await one.go("/checkin/full/2025-03-03")
        await one.tap(ids.checkin_value("pain_24h", 7))
        sent: list[bytes] = []
        two.overhear(sent.append)
        await one.tap(ids.CHECKIN_SAVE)
        await two.settle()
        assert b"You checked in at" in b"".join(sent), "drawn on this window's own page"
