"""What was noticed: after a save, on a screen of its own, on Today, and later."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.help_contacts import ContactKind, HelpContact
from app.domain.signs import Sign, SignReport
from app.views import alert_identifiers as alert_ids
from app.views import help_identifiers as help_ids
from app.views import identifiers as ids
from app.views import scale_identifiers as scale_ids
from tests.data.diaries import DAY, NOW
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.noticed import put_away
from tests.views.past import said
from tests.views.scale_steps import answer_all, restarted

SHORT = "/checkin/short/2025-03-03"
CALLED = alert_ids.alert_did("called")
WAITED = alert_ids.alert_did("waited")


def fired(house: House) -> list[str]:
    return [a.rule for a in house.store().records(FiredAlert)]


def did(house: House) -> list[Did]:
    acts = house.store().records(AlertAct)
    undone = {a.supersedes for a in acts if a.undone}
    return [a.did for a in acts if a.id not in undone and not a.undone]


async def hard_day(screen: Screen, withdrawal: int = 9) -> None:
    """A short check-in with strong withdrawal feelings, saved."""
    await screen.go(SHORT)
    await screen.tap(ids.checkin_value("withdrawal", withdrawal))
    await screen.tap(ids.CHECKIN_SAVE)


async def test_a_save_that_raises_an_alert_leads_to_its_screen() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        assert screen.route.startswith("/alert/")
        text = screen.text()
        assert "Call in a day or two" in text and "Nobody is watching this." in text
        assert "Saved at" in text and "Something was noticed." in text
        assert did(house) == [Did.SEEN]


async def test_a_save_that_raises_nothing_says_nothing() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen, 3)
        assert screen.route == "/" and "noticed" not in screen.text()
        assert not screen.has(alert_ids.today_alert(1)) and fired(house) == []


async def test_closed_without_a_word_it_stays_on_today_and_does_not_come_up_again() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        await screen.tap(alert_ids.ALERT_CLOSE)
        assert screen.route == "/" and screen.has(alert_ids.today_alert(1))
        assert "Nobody is watching this." in screen.text()
    async with living(restarted(house)) as screen:
        assert screen.route == "/" and screen.has(alert_ids.today_alert(1))
        await screen.tap(alert_ids.today_alert(1))
        assert screen.route.startswith("/alert/")


async def test_what_was_done_is_kept_with_undo() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        await screen.tap(CALLED)
        assert screen.route == "/" and not screen.has(alert_ids.today_alert(1))
        assert did(house) == [Did.SEEN, Did.CALLED]
        await screen.tap(alert_ids.ALERT_UNDO)
        assert screen.has(alert_ids.today_alert(1)) and did(house) == [Did.SEEN]


async def test_put_off_it_is_back_after_the_clock_has_moved() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        await screen.tap(WAITED)
        assert not screen.has(alert_ids.today_alert(1))
    house.clock.moment += timedelta(hours=71)
    async with living(restarted(house)) as screen:
        assert not screen.has(alert_ids.today_alert(1)) and screen.route == "/"
        house.clock.moment += timedelta(hours=1)
        await screen.lifecycle("hide")
        await screen.lifecycle("resume")
        assert screen.route.startswith("/alert/")


async def test_two_at_once_the_higher_has_the_screen_and_the_other_a_row() -> None:
    house = House().holding([said(0, side_effects={"confusion": "mild"}, craving=8.0)])
    async with living(house) as screen:
        assert screen.route.startswith("/alert/")
        assert "Call today" in screen.text() and "Also noticed" in screen.text()
        await screen.tap(alert_ids.alert_open(1))
        assert screen.route.startswith("/alert/")
        assert "Call in a day or two" in screen.text()
        await screen.tap(CALLED)
        assert screen.has(alert_ids.today_alert(1)) and not screen.has(alert_ids.today_alert(2))


async def test_signs_that_make_it_more_serious_are_asked_about() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        await screen.tap(help_ids.sign(Sign.NO_FLUIDS))
        await screen.tap(alert_ids.ALERT_SIGNS_KEEP)
        assert screen.route.startswith("/alert/") and "Call today" in screen.text()
        assert [r.signs for r in house.store().records(SignReport)] == [(Sign.NO_FLUIDS,)]
        assert fired(house) == ["R10", "R11"]


async def test_chest_pain_shows_the_emergency_screen_at_once() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        await screen.tap(help_ids.sign(Sign.CHEST_PAIN))
        assert "Chest pain is an emergency" in screen.text() and "911" in screen.text()
        assert fired(house) == ["R10", "R11"]
        await screen.tap(alert_ids.EMERGENCY_SAFE)
        await screen.tap(alert_ids.EMERGENCY_BACK)
        assert screen.route == "/"


async def test_it_waits_until_a_page_is_put_away() -> None:
    """Nobody is taken away from what they are typing."""
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(ids.checkin_value("withdrawal", 9))
        house.holding([said(0, craving=9.0)])
        house.hub.announce()
        await screen.settle()
        assert screen.route == SHORT and fired(house) == ["R18"]
        await screen.tap(ids.CHECKIN_CLOSE)
        assert screen.route.startswith("/alert/")


async def test_an_undo_closes_the_screen_of_an_alert_whose_reason_is_gone() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        await screen.tap(ids.CHECKIN_UNDO)
        assert screen.route == "/" and not screen.has(alert_ids.today_alert(1))
        assert did(house) == [Did.SEEN, Did.CLOSED]


async def test_an_unlikely_entry_is_asked_about() -> None:
    house = House().holding([said(0, sleep_hours=21.0)])
    async with living(house) as screen:
        assert screen.route.startswith("/alert/") and "21" in screen.text()
        await screen.tap(alert_ids.ALERT_RIGHT)
        assert screen.route == "/" and did(house) == [Did.SEEN, Did.RIGHT, Did.CLOSED]


async def test_an_unlikely_entry_can_be_corrected() -> None:
    async with living(House().holding([said(0, sleep_hours=21.0)])) as screen:
        await screen.tap(alert_ids.ALERT_CORRECT)
        assert screen.route == "/history/2025-03-03"


async def test_whom_to_call_stands_on_it() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        assert screen.has(alert_ids.ALERT_CONTACTS), "nobody is known yet"
        await screen.tap(alert_ids.ALERT_CONTACTS)
        assert screen.route == "/more/contacts"
    clinic = HelpContact(
        uuid4(), DAY, NOW, ContactKind.CLINIC, "Pain clinic", "555-0142", "Mondays"
    )
    house.store().add_records([clinic])
    async with living(restarted(house)) as screen:
        await screen.tap(alert_ids.today_alert(1))
        text = screen.text()
        assert "Pain clinic" in text and "555-0142" in text and "Mondays" in text
        assert not screen.has(alert_ids.ALERT_CONTACTS)


async def test_all_of_it_can_be_read_later() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go("/more/noticed")
        assert "Nothing was noticed so far." in screen.text()
        await hard_day(screen)
        await screen.tap(CALLED)
        await screen.go("/more/noticed")
        assert "You called" in screen.text() and "Told on" in screen.text()


async def test_after_a_lock_nothing_of_it_is_left_on_the_screen() -> None:
    house = House()
    async with living(house) as screen:
        await hard_day(screen)
        await screen.lifecycle("hide")
        house.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        assert screen.has(ids.LOCK_UNLOCK) and "withdrawal" not in screen.text().lower()


async def test_an_alert_that_is_not_there_leads_to_today() -> None:
    async with living() as screen:
        await screen.go("/alert/00000000-0000-0000-0000-000000000001")
        assert screen.route == "/"


async def test_a_day_that_begins_is_looked_at_without_a_touch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.views.alarm.TICK_SECONDS", 0.05)
    house = House().holding([said(6, mood=5.0)])
    async with living(house) as screen:
        assert not screen.has(alert_ids.today_alert(1))
        house.clock.moment += timedelta(days=1)
        await screen.wait_for(lambda: screen.has(alert_ids.today_alert(1)))
        assert fired(house) == ["R23"]
        assert screen.route == "/", "worth knowing, and nothing that interrupts"


async def test_a_score_that_raises_an_alert_is_read_first() -> None:
    """The alert comes up once the result is put away: one thing after the other."""
    house = House().holding([said(2, mood=5.0)])
    async with living(house) as screen:
        await answer_all(screen, "phq9", 2)
        await put_away(screen)
        assert "/result/" in screen.route
        await screen.tap(scale_ids.SCALE_DONE)
        assert screen.route.startswith("/alert/") and "mood" in screen.text().lower()
