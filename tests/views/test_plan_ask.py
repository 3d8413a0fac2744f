"""Asking to talk about pausing: noted for the report, and nobody is told by itself."""

from __future__ import annotations

import flet as ft

from app.domain.taper import PauseRequest, PlanVersion
from app.services.plan import ASK_KEY
from app.views import identifiers
from app.views import plan_identifiers as ids
from tests.views.agreed import CLINIC, with_plan
from tests.views.harness import Screen
from tests.views.living import House, living


async def ask(screen: Screen, note: str = "The next step worries me") -> None:
    await screen.tap(ids.PLAN_ASK)
    await screen.type(ids.PLAN_ASK_NOTE, note)
    await screen.tap(ids.PLAN_ASK_SEND)


async def test_the_wish_is_noted_and_says_that_nobody_is_told() -> None:
    house = with_plan()
    async with living(house, route="/plan") as screen:
        await screen.tap(ids.PLAN_ASK)
        assert "nobody is watching" in screen.text() and screen.has(ids.plan_call(1))
        await screen.type(ids.PLAN_ASK_NOTE, "The next step worries me")
        assert house.store().form(ASK_KEY) == {"note": "The next step worries me"}
        await screen.tap(ids.PLAN_ASK_SEND)
        text = screen.text()
        assert screen.route == "/plan"
        assert "You asked to talk about pausing" in text and "Noted on Mar 3, 2025." in text
        assert "The next step worries me" in text and "The app tells nobody on its own" in text
        assert f"{CLINIC.name}, {CLINIC.phone}" in text
        assert not screen.has(ids.PLAN_ASK)
    store = house.store()
    assert [r.note for r in store.records(PauseRequest)] == ["The next step worries me"]
    assert store.form(ASK_KEY) == {} and len(store.records(PlanVersion)) == 1


async def test_it_is_taken_back_and_put_back() -> None:
    async with living(with_plan(), route="/plan") as screen:
        await ask(screen)
        for way in (ids.PLAN_ASK_WITHDRAW, ids.PLAN_ASK_TALKED):
            await screen.tap(way)
            assert screen.has(ids.PLAN_ASK) and not screen.has(way)
            await screen.tap(ids.PLAN_UNDO)
            assert "The next step worries me" in screen.text() and not screen.has(ids.PLAN_ASK)


async def test_undo_right_after_asking_keeps_the_words() -> None:
    async with living(with_plan(), route="/plan") as screen:
        await ask(screen)
        await screen.tap(ids.PLAN_UNDO)
        assert "You asked" not in screen.text()
        await screen.tap(ids.PLAN_ASK)
        assert [f.value for f in screen.controls(ft.TextField)] == ["The next step worries me"]


async def test_nothing_need_be_written_and_asking_twice_is_asking_once() -> None:
    house = with_plan()
    async with living(house, route="/plan/ask") as screen:
        button = screen.find(ids.PLAN_ASK_SEND)
        await screen.dispatch(button, "click")
        await screen.dispatch(button, "click")
        await screen.go("/plan")
        await screen.tap(ids.PLAN_ASK_WITHDRAW)
        assert screen.has(ids.PLAN_ASK)
    assert len([r for r in house.store().records(PauseRequest) if not r.undone]) == 1


async def test_the_page_closes_where_there_is_nothing_to_ask() -> None:
    async with living(House(), route="/plan/ask") as screen:
        assert screen.route == "/"
    async with living(with_plan(), route="/plan") as screen:
        await ask(screen)
        await screen.go("/plan/ask")
        assert screen.route == "/plan" and not screen.has(identifiers.PLAN_CLOSE)
