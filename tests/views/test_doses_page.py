"""The dose page: dose by dose, nothing prefilled, nothing typed lost, nothing guessed."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

import pytest

from app.domain.doses import Dose, DoseEntry
from app.domain.errors import StorageFull
from app.services.dose_day import form_key
from app.views import dose_identifiers as ids
from app.views import identifiers as all_ids
from tests.data.diaries import DAY
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.noticed import put_away
from tests.views.plans import PATCH, TABLETS, a_course, a_plan, a_step, planned

PAGE = "/dose/2025-03-03"


def last(house: House) -> DoseEntry:
    return list(house.store().records(DoseEntry))[-1]


def form(house: House) -> dict[str, str]:
    return dict(house.store().form(form_key(DAY)))


async def say(screen: Screen, *how: str) -> None:
    for row, value in enumerate(how, start=1):
        await screen.tap(ids.dose_row(row, value))


async def test_nothing_is_said_for_the_person() -> None:
    async with living(planned(), route=PAGE) as screen:
        states = [screen.semantics(i) for i in screen.identifiers() if i.startswith("dose.")]
        assert not [s.identifier for s in states if s.selected or s.checked]
        assert "Agreed: 20 mg, 3 times a day" in screen.text()


async def test_taken_skipped_and_another_amount_with_a_time() -> None:
    house = planned()
    async with living(house, route=PAGE) as screen:
        await say(screen, "taken", "other", "skipped")
        await screen.type(ids.dose_row(2, "amount"), "10")
        assert "You took 30 of 60 mg." in screen.text()
        await screen.tap(ids.dose_row(1, "time.add"))
        await screen.type(ids.dose_row(1, "time"), "8:30")
        await screen.type(ids.dose_reason(1), "bad night")
        await screen.tap(ids.DOSE_SAVE)
        assert screen.route == "/"
        assert "You took 30 of 60 mg." in screen.text() and "Reason: bad night" in screen.text()
    twenty = Decimal(20)
    assert last(house).doses == (
        Dose(twenty, twenty, time(8, 30)),
        Dose(Decimal(10), twenty),
        Dose(Decimal(), twenty),
    )
    assert form(house) == {}


async def test_none_and_an_extra_dose() -> None:
    house = planned()
    async with living(house, route=PAGE) as screen:
        await screen.tap(ids.dose_extra(1))
        assert screen.has(ids.dose_extra_row(1, "amount"))
        await screen.tap(ids.dose_none(1))
        assert not screen.has(ids.dose_extra_row(1, "amount"))
        assert "You took none of 60 mg." in screen.text()
        await screen.tap(ids.dose_extra(1))
        await screen.type(ids.dose_extra_row(1, "amount"), "5")
        assert "You took 5 of 60 mg." in screen.text()
        await screen.type(ids.dose_extra_row(1, "amount"), "60")
        assert "You took 60 mg in all, as planned." in screen.text()
        await screen.type(ids.dose_extra_row(1, "amount"), "5")
        await screen.tap(ids.DOSE_SAVE)
    skipped = Dose(Decimal(), Decimal(20))
    assert last(house).doses == (skipped, skipped, skipped, Dose(Decimal(5)))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Please type how much it was"), ("two", "one number above 0"), ("0", "above 0")],
)
async def test_an_amount_that_cannot_be_read_stays_with_a_sentence(
    typed: str, sentence: str
) -> None:
    house = planned()
    async with living(house, route=PAGE) as screen:
        await say(screen, "taken", "other", "taken")
        await screen.type(ids.dose_row(2, "amount"), typed)
        assert sentence not in screen.text(), "nobody is told before they are done"
        await screen.tap(ids.DOSE_SAVE)
        assert sentence in screen.text() and "Nothing you typed is lost" in screen.text()
        assert screen.route == PAGE
        await screen.type(ids.dose_row(2, "amount"), "7.5")
        assert sentence not in screen.text()
        await screen.tap(ids.DOSE_SAVE)
        assert screen.route == "/"
    assert last(house).amount == Decimal("47.5")


async def test_a_dose_not_said_and_a_time_that_is_none_are_marked() -> None:
    house = planned()
    async with living(house, route=PAGE) as screen:
        await screen.tap(ids.DOSE_SAVE)
        assert "There is nothing to save yet" in screen.text()
        await say(screen, "taken", "taken")
        await screen.tap(ids.dose_row(2, "time.add"))
        await screen.type(ids.dose_row(2, "time"), "late")
        assert "One dose is not said yet." in screen.text()
        await screen.tap(ids.DOSE_SAVE)
        assert "Please say this dose as well." in screen.text()
        assert "Please type a time such as 8:30" in screen.text()
    assert list(house.store().records(DoseEntry)) == []


async def test_a_large_amount_is_asked_about_before_it_is_saved() -> None:
    house = planned()
    async with living(house, route=PAGE) as screen:
        await say(screen, "other", "taken", "taken")
        await screen.type(ids.dose_row(1, "amount"), "300")
        await screen.tap(ids.DOSE_SAVE)
        assert "Is 300 mg right?" in screen.text()
        assert list(house.store().records(DoseEntry)) == []
        await screen.tap(all_ids.no(ids.DOSE_SURE))
        await screen.type(ids.dose_row(1, "amount"), "60")
        await screen.tap(ids.DOSE_SAVE)
        await put_away(screen)
        assert screen.route == "/", "three times the agreed one is not asked about"
        await screen.tap(ids.TODAY_DOSE_CHANGE)
        await screen.type(ids.dose_row(1, "amount"), "61")
        await screen.tap(ids.DOSE_SAVE)
        await screen.tap(all_ids.yes(ids.DOSE_SURE))
        await put_away(screen)
        assert screen.route == "/"
    assert last(house).amount == 101


async def test_change_begins_from_what_was_said_and_keeps_all_of_it() -> None:
    house = planned()
    async with living(house) as screen:
        await screen.tap(ids.TODAY_DOSE_AS_PLANNED)
        await screen.tap(ids.TODAY_DOSE_CHANGE)
        assert all(screen.semantics(ids.dose_row(n, "taken")).selected for n in (1, 2, 3))
        assert form(house) == {}, "looking is not typing"
        await screen.tap(ids.dose_row(3, "skipped"))
        assert sorted(form(house).values()) == ["skipped", "taken", "taken"]
        await screen.tap(ids.DOSE_SAVE)
        assert "You took 40 of 60 mg." in screen.text()
        await screen.tap(ids.TODAY_DOSE_UNDO)
        assert "You took it as planned." in screen.text()
        assert "What you typed is kept" in screen.text()
        await screen.tap(ids.TODAY_DOSE_CHANGE)
        assert screen.semantics(ids.dose_row(3, "skipped")).selected


async def test_a_patch_is_worn() -> None:
    house = planned(a_plan(a_course(PATCH, (a_step(-9, 20, "25", 1),))))
    async with living(house) as screen:
        assert screen.text_of(ids.TODAY_DOSE_AS_PLANNED) == "Worn as planned"
        await screen.tap(ids.TODAY_DOSE_DIFFERENT)
        assert "What did you wear?" in screen.text() and "Not worn" in screen.text()
        await screen.tap(ids.dose_row(1, "skipped"))
        await screen.tap(ids.DOSE_SAVE)
        assert "You did not wear 25 mcg an hour." in screen.text()


async def test_two_medicines_have_rows_of_their_own() -> None:
    house = planned(a_plan(a_course(), a_course(PATCH, (a_step(-9, 20, "25", 1),))))
    async with living(house, route=PAGE) as screen:
        await screen.tap(ids.dose_row(4, "taken"))
        await screen.tap(ids.DOSE_SAVE)
        assert "The rest as planned" in screen.text_of(ids.TODAY_DOSE_AS_PLANNED)
        await screen.tap(ids.TODAY_DOSE_DIFFERENT)
        for medicine in (1, 2):
            await screen.tap(ids.dose_extra(medicine))
        assert screen.has(ids.dose_extra_row(1, "amount"))
        assert screen.has(ids.dose_extra_row(2, "amount"))
    assert last(house).medicine == PATCH.id


async def test_a_full_disk_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    house = planned()
    async with living(house, route=PAGE) as screen:
        await say(screen, "taken", "taken", "skipped")
        store = type(house.store())

        def full(*_: object, **__: object) -> None:
            raise StorageFull("no room")

        with monkeypatch.context() as patch:
            patch.setattr(store, "add_records", full)
            await screen.tap(ids.DOSE_SAVE)
        assert "The disk is full" in screen.text() and screen.route == PAGE
        await screen.tap(ids.DOSE_SAVE)
        assert screen.route == "/"
    assert last(house).amount == 40


async def test_what_was_typed_can_be_forgotten_after_asking() -> None:
    house = planned()
    async with living(house, route=PAGE) as screen:
        await screen.tap(ids.dose_row(1, "taken"))
        await screen.tap(ids.DOSE_CLOSE)
        await screen.go(PAGE)
        await screen.tap(ids.DOSE_DISCARD)
        await screen.tap(all_ids.no(ids.DOSE_DISCARD))
        assert form(house)
        await screen.tap(ids.DOSE_DISCARD)
        await screen.tap(all_ids.yes(ids.DOSE_DISCARD))
        assert screen.route == "/" and form(house) == {}


@pytest.mark.parametrize("place", ["2025-02-20", "2025-03-04", "tomorrow"])
async def test_days_out_of_reach_give_way(place: str) -> None:
    async with living(planned(), route=f"/dose/{place}") as screen:
        assert screen.route == "/"


async def test_an_earlier_day_is_marked_as_late() -> None:
    house = planned()
    async with living(house, route="/dose/2025-03-01") as screen:
        assert "It will be marked as late." in screen.text()
        await screen.tap(ids.dose_none(1))
        await screen.tap(ids.DOSE_SAVE)
        assert last(house).late and last(house).day == DAY - timedelta(2)
        assert last(house).medicine == TABLETS.id
