"""A pause, a hold or the end as agreed: typed, read back, kept as a version, taken back."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import flet as ft
import pytest

from app.domain.taper import ChangeKind, Course, DecidedBy, Plans, PlanState, PlanVersion
from app.services import plan_stay
from app.views import identifiers
from app.views import plan_identifiers as ids
from tests.data.diaries import DAY
from tests.views.agreed import FENTANYL, MORPHINE, STEPS, dose, step, version, with_plan
from tests.views.harness import Screen
from tests.views.living import House, living


def plans(house: House) -> Plans:
    return Plans(house.store().records(PlanVersion))


async def fill(
    screen: Screen, start: str = "3/3/2025", agreed: str = "3/1/2025", who: str = "together"
) -> None:
    await screen.type(ids.plan_stay("from"), start)
    await screen.type(ids.plan_stay("agreed"), agreed)
    await screen.tap(ids.plan_stay_choice("decided", who))


async def test_a_pause_is_read_back_kept_and_shown() -> None:
    house = with_plan()
    async with living(house, route="/plan/change") as screen:
        await screen.tap(ids.plan_change("paused"))
        assert "When the days are typed" in screen.text()
        await fill(screen)
        await screen.type(ids.plan_stay("reason"), "Bad nights")
        await screen.type(ids.plan_stay("until"), "3/20/2025")
        text = screen.text()
        assert "From Mar 3, 2025: Morphine slow-release stays at 40 mg a day." in text
        assert "Later steps wait." in text
        assert "You agreed to look at it again on Mar 20, 2025." in text
        assert "This is what my clinic and I agreed" in screen.text_of(ids.PLAN_STAY_CONFIRM)
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        assert screen.route == "/plan"
        assert "Paused since Mar 3, 2025" in screen.text()
        assert "Your plan is paused." in screen.text()
    kept = plans(house).latest
    assert kept is not None
    assert (kept.kind, kept.decided_by, kept.reason) == (
        ChangeKind.PAUSED,
        DecidedBy.TOGETHER,
        "Bad nights",
    )
    course = kept.courses[0]
    assert (course.state, course.since, course.until) == (
        PlanState.PAUSED,
        DAY,
        DAY + timedelta(17),
    )
    assert house.store().form(plan_stay.KEY) == {}


async def test_undo_takes_it_back_and_what_was_typed_returns() -> None:
    house = with_plan()
    async with living(house, route="/plan/stay/paused") as screen:
        await fill(screen)
        await screen.type(ids.plan_stay("reason"), "Bad nights")
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        await screen.tap(ids.PLAN_UNDO)
        assert "In progress" in screen.text() and "Taken back." in screen.text()
        assert not screen.has(ids.PLAN_UNDO)
        await screen.go("/plan/stay/paused")
        assert "Morphine slow-release stays at 40 mg a day." in screen.text()
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        assert "Paused since Mar 3, 2025" in screen.text(), "it can be kept after all"
    assert len(plans(house).versions) == 2


async def test_each_letter_is_kept_at_once() -> None:
    house = with_plan()
    async with living(house, route="/plan/stay/paused") as screen:
        await screen.type(ids.plan_stay("from"), "3/")
        await screen.type(ids.plan_stay("reason"), "Ba")
        await screen.tap(ids.plan_stay_choice("decided", "me"))
        kept = house.store().form(plan_stay.KEY)
        assert {n: kept[n] for n in ("from", "reason", "decided")} == {
            "from": "3/",
            "reason": "Ba",
            "decided": "me",
        }
        await screen.tap(identifiers.PLAN_CLOSE)
    async with living(House(files=house.files), route="/plan/stay/held") as screen:
        assert screen.semantics(ids.plan_stay_choice("decided", "me")).selected
        shown = [f.value for f in screen.controls(ft.TextField)]
        assert "3/" in shown and "Ba" in shown, "and a hold goes on with it"


async def test_what_is_missing_is_said_beside_its_field_and_nothing_is_kept() -> None:
    house = with_plan()
    async with living(house, route="/plan/stay/held") as screen:
        assert "Please choose who decided." not in screen.text(), "not before it is asked for"
        await screen.type(ids.plan_stay("agreed"), "tomorrow")
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        text = screen.text()
        for said in (
            "Type the day from which this is your plan.",
            '"tomorrow" cannot be read as a day. Type it like 3/3/2025.',
            "Please choose who decided.",
            "Please look at the marked places.",
        ):
            assert said in text, said
        assert screen.route == "/plan/stay/held"
        await fill(screen)
        assert "Please choose who decided." not in screen.text()
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        assert "Held since Mar 3, 2025" in screen.text()
    assert len(plans(house).versions) == 2


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("from", "1/1/2024", "For that day no dose is agreed in your plan."),
        ("agreed", "3/4/2025", "This day is still to come."),
        ("until", "3/3/2025", "This day is not after the day from which it holds."),
    ],
)
async def test_days_that_cannot_be_are_refused(name: str, typed: str, said: str) -> None:
    house = with_plan()
    async with living(house, route="/plan/stay/paused") as screen:
        await fill(screen)
        await screen.type(ids.plan_stay(name), typed)
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        assert said in screen.text()
    assert len(plans(house).versions) == 1


async def test_who_decides_alone_is_asked_to_tell_the_clinic() -> None:
    async with living(with_plan(), route="/plan/stay/paused") as screen:
        await fill(screen)
        assert not screen.has(ids.plan_call(1))
        await screen.tap(ids.plan_stay_choice("decided", "me"))
        assert "Please tell your clinic soon" in screen.text()
        assert screen.has(ids.plan_call(1))
        assert "This is what I decided" in screen.text_of(ids.PLAN_STAY_CONFIRM)


async def test_of_several_medicines_some_can_be_meant() -> None:
    patches = Course(FENTANYL, (step(-10, 30, dose("25")),))
    house = with_plan(version(Course(MORPHINE, STEPS), patches))
    async with living(house, route="/plan/stay/paused") as screen:
        await fill(screen)
        assert screen.semantics(ids.plan_stay_choice("medicines", "2")).checked
        await screen.tap(ids.plan_stay_choice("medicines", "2"))
        assert "Fentanyl patch stays" not in screen.text()
        await screen.tap(ids.plan_stay_choice("medicines", "1"))
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        assert "Please choose at least one medicine." in screen.text()
        await screen.tap(ids.plan_stay_choice("medicines", "1"))
        await screen.tap(ids.PLAN_STAY_CONFIRM)
    kept = plans(house).latest
    assert kept is not None
    assert [c.state for c in kept.courses] == [PlanState.PAUSED, PlanState.IN_PROGRESS]


async def test_a_plan_is_finished_at_the_amount_that_was_agreed() -> None:
    house = with_plan()
    async with living(house, route="/plan/stay/finished") as screen:
        assert not screen.has(ids.plan_stay("until"))
        await fill(screen)
        expected = "the steps of Morphine slow-release are finished. It stays at 40 mg a day."
        assert expected in screen.text()
        await screen.tap(ids.PLAN_STAY_CONFIRM)
        assert "Finished since Mar 3, 2025" in screen.text()
        assert "Later steps wait" not in screen.text()


async def test_a_change_typed_in_before_is_not_forgotten() -> None:
    later = version(id=UUID(int=101), valid_from=DAY + timedelta(20))
    async with living(with_plan(version(), later), route="/plan/stay/paused") as screen:
        await fill(screen)
        assert "From Mar 23, 2025 on, a later version of your plan holds again." in screen.text()


async def test_pressing_twice_keeps_one_version() -> None:
    house = with_plan()
    async with living(house, route="/plan/stay/paused") as screen:
        await fill(screen)
        button = screen.find(ids.PLAN_STAY_CONFIRM)
        await screen.dispatch(button, "click")
        await screen.dispatch(button, "click")
    assert len(house.store().records(PlanVersion)) == 2


@pytest.mark.parametrize("route", ["/plan/stay/paused", "/plan/stay/resumed"])
async def test_without_a_plan_or_with_another_kind_it_closes(route: str) -> None:
    async with living(House() if route.endswith("paused") else with_plan(), route=route) as screen:
        assert screen.route == "/"


async def test_the_calendar_types_the_day() -> None:
    house = with_plan()
    async with living(house, route="/plan/stay/paused") as screen:
        await screen.tap(identifiers.calendar(ids.plan_stay("from")))
        (picker,) = (c for c in screen.page._dialogs.controls if isinstance(c, ft.DatePicker))
        assert str(picker.value).startswith(str(DAY))
