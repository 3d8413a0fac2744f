"""Doses in the check-in and in past days: one thing with the card of Today."""

from __future__ import annotations

from datetime import timedelta

from app.domain.doses import DoseEntry
from app.views import dose_identifiers as ids
from app.views import identifiers as all_ids
from tests.data.diaries import DAY
from tests.views.living import House, living
from tests.views.noticed import put_away
from tests.views.past import said
from tests.views.plans import planned

AS_USUAL = all_ids.checkin_value("doses", "as_usual")
DIFFERENT = all_ids.checkin_value("doses", "different")
FULL, SHORT = "/checkin/full/2025-03-03", "/checkin/short/2025-03-03"


def entries(house: House) -> list[DoseEntry]:
    return list(house.store().records(DoseEntry))


async def test_said_in_the_checkin_it_is_said_at_once_and_no_answer() -> None:
    house = planned()
    async with living(house) as screen:
        for route in (FULL, SHORT):
            await screen.go(route)
            assert "Did you take your doses as planned?" in screen.text(), route
        await screen.tap(all_ids.checkin_value("pain_24h", 6))
        await screen.tap(AS_USUAL)
        assert len(entries(house)) == 1, "before Save"
        assert "You took it as planned." in screen.text() and not screen.has(AS_USUAL)
        await screen.tap(all_ids.CHECKIN_SAVE)
        assert screen.has(ids.TODAY_DOSE_CHANGE), "not asked twice"
    (checkin,) = house.store().between(DAY, DAY)
    assert dict(checkin.answers) == {"pain_24h": 6}


async def test_something_different_comes_back_to_the_checkin_with_its_answers() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(all_ids.checkin_value("pain_24h", 6))
        await screen.tap(DIFFERENT)
        assert screen.route == f"{SHORT}/dose/2025-03-03"
        await screen.tap(ids.dose_none(1))
        await screen.tap(ids.DOSE_SAVE)
        assert screen.route == SHORT
        assert screen.semantics(all_ids.checkin_value("pain_24h", 6)).selected
        assert "You took none of 60 mg." in screen.text()
        await screen.tap(ids.CHECKIN_DOSES_CHANGE)
        await screen.tap(ids.DOSE_CLOSE)
        assert screen.route == SHORT


async def test_said_on_today_the_checkin_shows_it() -> None:
    async with living(planned()) as screen:
        await screen.tap(ids.TODAY_DOSE_AS_PLANNED)
        await screen.go(FULL)
        assert "You took it as planned." in screen.text()
        assert not screen.has(AS_USUAL) and screen.has(ids.CHECKIN_DOSES_CHANGE)


async def test_a_checkin_of_doses_alone_needs_no_other_answer() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.go(SHORT)
        await screen.tap(all_ids.CHECKIN_SAVE)
        assert "There is nothing to save yet" in screen.text()
        await screen.tap(AS_USUAL)
        await screen.tap(all_ids.CHECKIN_SAVE)
        assert screen.route == "/"
    assert list(house.store().between(DAY, DAY)) == [] and len(entries(house)) == 1


async def test_without_a_plan_the_checkin_asks_itself() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(SHORT)
        assert "Did you take your doses as usual?" in screen.text()
        await screen.tap(AS_USUAL)
        await screen.tap(all_ids.CHECKIN_SAVE)
    (checkin,) = house.store().between(DAY, DAY)
    assert dict(checkin.answers) == {"doses": "as_usual"}


async def test_a_checkin_from_before_the_plan_keeps_its_answer() -> None:
    old = said(0, pain_24h=5, doses="different", doses_note="one less")
    house = planned().holding([old])
    async with living(house) as screen:
        await screen.go(f"/correct/{old.id}")
        assert screen.semantics(DIFFERENT).selected
        assert "Did you take your doses as usual?" in screen.text()


async def test_a_missed_day_gets_its_doses_with_the_checkin() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.go("/checkin/full/2025-03-01")
        await screen.tap(AS_USUAL)
    (entry,) = entries(house)
    assert entry.day == DAY - timedelta(2) and entry.late


async def test_a_past_day_shows_the_doses_with_their_trail() -> None:
    house = planned().holding([said(1, pain_24h=5)])
    async with living(house, route="/history/2025-03-02") as screen:
        assert "Nothing was said about the doses of this day." in screen.text()
        assert "Doses" not in screen.text().split("Not answered:")[1].split("\n")[0]
        await screen.tap(ids.HISTORY_DOSES_AS_PLANNED)
        assert "Morphine slow: You took it as planned." in screen.text()
        assert "Added later" in screen.text()
        await screen.tap(ids.HISTORY_DOSES_CHANGE)
        await screen.tap(ids.dose_row(1, "skipped"))
        await screen.tap(ids.DOSE_SAVE)
        assert screen.route == "/history/2025-03-02"
        assert "Morphine slow: You took 40 of 60 mg." in screen.text()
        await screen.tap(ids.history_doses_trail(1))
        assert "You took it as planned." in screen.text()


async def test_a_day_long_past_can_be_corrected_but_not_added() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.tap(ids.TODAY_DOSE_AS_PLANNED)
        house.clock.moment += timedelta(30)
        await screen.go("/history/2025-03-03")
        assert screen.has(ids.HISTORY_DOSES_CHANGE)
        await screen.tap(ids.HISTORY_DOSES_CHANGE)
        await screen.tap(ids.dose_none(1))
        await screen.tap(ids.DOSE_SAVE)
        await put_away(screen)
        assert "You took none of 60 mg." in screen.text()
        await screen.go("/history/2025-03-02")
        assert not screen.has(ids.HISTORY_DOSES_AS_PLANNED)
        assert not screen.has(ids.HISTORY_DOSES_CHANGE)


async def test_the_calendar_counts_a_day_of_doses_alone() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.tap(ids.TODAY_DOSE_AS_PLANNED)
        await screen.go("/history")
        text = screen.text_of(all_ids.history_row(DAY))
        assert "Doses as planned" in text
        assert "has an entry" in " ".join(screen.labels())
