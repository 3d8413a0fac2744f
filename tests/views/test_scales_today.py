"""Questionnaires on Today: at most two, how long they take, and no reproach."""

from __future__ import annotations

from app.domain.responses import Deferral, Response, Wait
from app.domain.scales.registry import SCALES
from app.views import identifiers as all_ids
from app.views import scale_identifiers as ids
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.plans import planned
from tests.views.scale_steps import answer_all, opened, restarted, some_days_old


def offered(screen: Screen) -> list[str]:
    return [s.id for s in SCALES if screen.has(ids.scale_open(s.id))]


def put_off(house: House) -> list[Deferral]:
    return list(house.store().records(Deferral))


async def test_an_empty_diary_asks_nothing() -> None:
    async with living() as screen:
        assert offered(screen) == [] and "Questions that are due" not in screen.text()


async def test_what_is_due_says_how_long_it_takes_and_stands_after_the_check_in() -> None:
    async with living(some_days_old(0)) as screen:
        assert offered(screen) == ["peg"]
        text = screen.text()
        assert "Three questions about the past week. It takes about 30 seconds." in text
        order = screen.identifiers()
        assert order.index(all_ids.TODAY_CHECKIN_SHORT) < order.index(ids.scale_open("peg"))
        await screen.tap(ids.scale_open("peg"))
        assert screen.route == "/questions/peg"


async def test_at_most_two_are_offered_and_putting_one_off_brings_no_other() -> None:
    house = some_days_old(60)
    async with living(house) as screen:
        first, second = offered(screen)
        await screen.tap(ids.scale_not_now(first))
        assert offered(screen) == [second]
        assert "Left for today." in screen.text()
        await screen.tap(ids.SCALE_UNDO)
        assert offered(screen) == [first, second]
        assert "It is offered again." in screen.text()
        await screen.tap(ids.scale_not_this_time(second))
        assert offered(screen) == [first]
        assert "It comes again when it is next due." in screen.text()
    assert [d.wait for d in put_off(house) if not d.undone] == [Wait.NOT_NOW, Wait.NOT_THIS_TIME]


async def test_what_was_begun_is_gone_on_with_after_a_kill() -> None:
    house = some_days_old(0)
    async with living(house) as screen:
        await screen.tap(ids.scale_open("peg"))
        await screen.tap(ids.scale_value("peg", "activity", 0))
        await screen.tap(ids.SCALE_CLOSE)
        assert "Go on" in screen.text_of(ids.scale_open("peg"))
    async with living(restarted(house)) as screen:
        assert "Go on" in screen.text_of(ids.scale_open("peg"))
        await screen.tap(ids.scale_open("peg"))
        assert screen.semantics(ids.scale_value("peg", "activity", 0)).selected


async def test_answered_is_answered_and_undo_brings_it_back() -> None:
    house = some_days_old(0)
    async with living(house) as screen:
        await answer_all(screen, "peg", 3)
        await screen.tap(ids.SCALE_DONE)
        assert offered(screen) == []
        await screen.tap(ids.SCALE_UNDO)
        assert "Go on" in screen.text_of(ids.scale_open("peg"))
        await screen.tap(ids.scale_open("peg"))
        assert screen.semantics(ids.scale_value("peg", "pain", 3)).selected
        await screen.tap(ids.SCALE_SAVE)
    rows = house.store().records(Response)
    assert [r.undone for r in rows] == [False, True, False]


async def test_after_a_step_the_withdrawal_list_says_why() -> None:
    async with living(planned()) as screen:
        assert "withdrawal_list" in offered(screen)
        assert "Offered in the first two weeks of a new step." in screen.text()


async def test_the_rest_of_an_opened_one_says_why_and_what_is_there_already() -> None:
    house = some_days_old(0)
    async with living(house) as screen:
        await answer_all(screen, "gad2", 3)
        await screen.tap(ids.SCALE_DONE)
        assert "gad7" in offered(screen)
        text = screen.text()
        assert "Offered because of your answers of Mon, Mar 3." in text
        assert "You have answered 2 of 7 already." in text


async def test_a_save_in_another_window_is_seen() -> None:
    house = some_days_old(0)
    async with living(house) as one, living(house) as two:
        assert offered(one) == ["peg"]
        await answer_all(two, "peg", 2)
        await one.settle()
        assert offered(one) == []


async def test_two_windows_lose_nothing_and_save_once() -> None:
    house = some_days_old(0)
    async with living(house) as one, living(house) as two:
        for window in (one, two):
            await opened(window, "peg")
        await one.tap(ids.scale_value("peg", "pain", 2))
        await two.tap(ids.scale_value("peg", "activity", 5))
        await one.tap(ids.SCALE_SAVE)
        await two.settle()
        assert two.route == "/" and "in another window" in two.text()
    (row,) = house.store().records(Response)
    assert dict(row.answers) == {"pain": 2, "activity": 5}
