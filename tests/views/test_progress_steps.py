"""Progress with a plan: then and now, step by step, doses as agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import flet as ft
import pytest

from app.charts.look import DARK, LIGHT
from app.domain.checkins import CheckIn
from app.domain.errors import DiaryDamaged
from app.domain.records import Record
from app.domain.settings import Settings
from app.domain.trends import Range
from app.services.steps import StepsService
from app.views import identifiers as ids
from app.views.progress.adherence_card import Shown
from app.views.progress.slots import Wanted
from tests.domain.agreements import CODEINE, course, took, version
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.noticed import put_away
from tests.views.past import TornFiles, said

PLAN = version(1, -60, course((-60, 60), (-40, 50), (-20, 40), (-10, 30), until=100))
CARDS = (ids.PROGRESS_TOGETHER, ids.PROGRESS_STEPS, ids.progress_chart("adherence"))


@pytest.fixture(scope="module", autouse=True)
def _drawing_is_ready() -> Iterator[None]:
    from app.charts.registry import warm_up

    warm_up()
    yield


def days(length: int = 70) -> list[CheckIn]:
    """Every day up to today, daily life easier in the last two weeks."""
    return [
        said(ago, interference_24h=7 if ago > 13 else 5, pain_24h=6, sleep_hours=6.5)
        for ago in reversed(range(length))
    ]


def house(
    *records: Record, of: House | None = None, checkins: list[CheckIn] | None = None
) -> House:
    made = (of or House()).holding(days() if checkins is None else checkins)
    made.store().add_records(records)
    return made


def heard(screen: Screen) -> list[str]:
    """What a reader hears for the lines of the small tables, in reading order."""
    return [s.label for s in screen.controls(ft.Semantics) if s.exclude_semantics and s.label]


async def test_without_a_plan_the_cards_are_not_there() -> None:
    async with living(house(), route="/progress") as screen:
        assert not [c for c in CARDS if screen.has(c)]
        assert screen.has(ids.progress_chart("pain_24h"))


async def test_a_plan_that_begins_tomorrow_has_no_cards_yet() -> None:
    to_come = version(1, 1, course((1, 60), until=90))
    async with living(house(to_come), route="/progress") as screen:
        assert not [c for c in CARDS if screen.has(c)]


async def test_dose_and_daily_life_stand_side_by_side() -> None:
    async with living(house(PLAN), route="/progress") as screen:
        assert [c for c in CARDS if screen.has(c)] == list(CARDS)
        text = screen.text_of(ids.PROGRESS_TOGETHER)
        for part in ("60 mg a day", "30 mg a day", "50% less", "Pain in the way", "7", "5"):
            assert part in text.splitlines()
        assert heard(screen)[1] == "Pain in the way: 7 (14 days) at the start, 5 (14 days) now."


async def test_the_newest_steps_are_shown_and_the_earlier_ones_one_tap_away() -> None:
    async with living(house(PLAN), route="/progress") as screen:
        text = screen.text_of(ids.PROGRESS_STEPS)
        assert "From 40 mg a day to 30 mg a day, 25% less" in text
        assert "From 50 mg a day to 40 mg a day, 20% less" in text
        assert "From 60 mg a day to 50 mg a day" not in text
        button = ids.progress_table("steps")
        assert screen.semantics(button).expanded is False
        await screen.tap(button)
        assert screen.semantics(button).expanded is True
        text = screen.text_of(ids.PROGRESS_STEPS)
        assert "From 60 mg a day to 50 mg a day, 17% less" in text
        said_so = [s for s in heard(screen) if s.startswith("Withdrawal feelings")]
        assert (
            said_so
            == ["Withdrawal feelings: too few days (0 days) before, too few days (0 days) after."]
            * 3
        )
        await screen.tap(button)
        assert "From 60 mg a day" not in screen.text_of(ids.PROGRESS_STEPS)


async def test_two_steps_need_no_button() -> None:
    two = version(1, -60, course((-60, 60), (-40, 50), (-20, 40), until=100))
    async with living(house(two), route="/progress") as screen:
        assert "From 60 mg a day to 50 mg a day" in screen.text_of(ids.PROGRESS_STEPS)
        assert not screen.has(ids.progress_table("steps"))


async def test_too_few_days_are_said_and_not_guessed() -> None:
    few = [said(ago, pain_24h=5) for ago in (3, 2)]
    async with living(house(PLAN, checkins=few), route="/progress") as screen:
        text = screen.text_of(ids.PROGRESS_TOGETHER)
        assert "too few days" in text and "2 days" in text
        assert "How daily life goes at this dose is not known" in text


async def test_a_plan_without_a_step_says_so() -> None:
    level = version(1, -20, course((-20, 60), until=100))
    async with living(house(level), route="/progress") as screen:
        assert "has not changed yet" in screen.text_of(ids.PROGRESS_STEPS)
        assert not screen.has(ids.progress_table("steps"))
        assert "No lower step has begun yet" in screen.text_of(ids.PROGRESS_TOGETHER)


async def test_a_plan_without_any_check_in_has_its_cards_too() -> None:
    async with living(house(PLAN, checkins=[]), route="/progress", width=1280) as screen:
        assert [c for c in CARDS if screen.has(c)] == list(CARDS)
        assert screen.has(ids.PROGRESS_CHECKIN)
        assert "56 days: 56 not known." in screen.text()


async def test_doses_as_agreed_with_picture_sentences_and_numbers() -> None:
    home = house(PLAN, took(0, 30), took(-1, 20), took(-2, 45), took(-3, 0))
    async with living(home, route="/progress") as screen:
        await put_away(screen)
        found = [
            i for i in screen.controls(ft.Image) if "Doses as agreed" in str(i.semantics_label)
        ]
        assert len(found) == 1
        assert isinstance(found[0].src, bytes) and found[0].src.startswith(b"\x89PNG")
        counted = "1 as planned, 1 less, 1 more, 1 none, 52 not known."
        assert f"Morphine SR, 56 days: {counted}" in screen.text()
        assert f"Morphine SR, 56 days: {counted}" in str(found[0].semantics_label)
        await screen.tap(ids.progress_table("adherence"))
        lines = screen.text().splitlines()
        start = lines.index("Week from")
        assert lines[start : start + 4] == [
            *("Week from", "Days"),
            *("Feb 25, 2025", "1 as planned, 1 less, 1 more, 1 none, 3 not known"),
        ]


async def test_the_span_changes_the_doses_that_are_shown_and_not_the_steps() -> None:
    async with living(house(PLAN), route="/progress") as screen:
        steps = screen.text_of(ids.PROGRESS_STEPS)
        for name, length in (("2w", 14), ("all", 61), ("8w", 56)):
            await screen.tap(ids.progress_range(name))
            assert f"Morphine SR, {length} days: {length} not known." in screen.text()
            assert screen.text_of(ids.PROGRESS_STEPS) == steps


async def test_two_medicines_have_a_column_in_the_table() -> None:
    both = version(1, -20, course((-20, 60), until=90), course((-20, 30), until=90, of=CODEINE))
    async with living(house(both), route="/progress") as screen:
        await screen.tap(ids.progress_table("adherence"))
        lines = screen.text().splitlines()
        start = lines.index("Week from")
        assert lines[start : start + 6] == [
            *("Week from", "Medicine", "Days"),
            *("Feb 25, 2025", "Morphine SR", "7 not known"),
        ]


async def test_a_dose_said_in_another_window_is_drawn() -> None:
    home = house(PLAN)
    async with living(home, route="/progress") as screen:
        home.store().add_records([took(0, 30)])
        home.hub.announce()
        await screen.wait_for(lambda: "56 days: 1 as planned, 55 not known." in screen.text())


async def test_a_plan_agreed_in_another_window_brings_the_cards() -> None:
    home = house()
    async with living(home, route="/progress") as screen:
        home.store().add_records([PLAN])
        home.hub.announce()
        await screen.wait_for(lambda: all(screen.has(c) for c in CARDS))


async def test_a_day_that_does_not_open_is_left_out_and_said() -> None:
    files = TornFiles()
    checkins = days()
    home = house(PLAN, of=House(files=files), checkins=checkins)
    files.torn = checkins[-1].id
    async with living(home, route="/progress") as screen:
        assert "left out here" in screen.text_of(ids.PROGRESS_TOGETHER)
        assert "5 (13 days) now." in heard(screen)[1]


async def test_what_cannot_be_read_hides_no_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(self: StepsService) -> None:
        raise DiaryDamaged("secret words")

    monkeypatch.setattr(StepsService, "steps", broken)
    async with living(house(PLAN), route="/progress") as screen:
        assert "secret" not in screen.text()
        assert "The diary file on this device is damaged" in screen.text()
        assert screen.has(ids.progress_chart("pain_24h"))


async def test_a_picture_that_cannot_be_drawn_hides_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def broken(self: StepsService, *_: object) -> None:
        raise ValueError("secret words")

    monkeypatch.setattr(StepsService, "adherence", broken)
    async with living(house(PLAN), route="/progress") as screen:
        assert "secret" not in screen.text()
        assert "Something went wrong" in screen.text()
        assert screen.has(ids.PROGRESS_STEPS)


def test_a_picture_of_other_days_or_other_colours_does_not_stand_in() -> None:
    now = Wanted(Range.EIGHT_WEEKS, LIGHT, 312, 1.0)
    assert Shown(now).current(now)
    assert Shown(now).current(replace(now, width=640))
    assert not Shown(now).current(replace(now, span=Range.ALL))
    assert not Shown(now).current(replace(now, look=DARK))
    assert not Shown().current(now)


@pytest.mark.parametrize("width", [320, 390, 840, 1280])
async def test_the_cards_come_at_every_width(width: int) -> None:
    async with living(house(PLAN), route="/progress", width=width) as screen:
        order = [i for i in screen.identifiers() if i in CARDS]
        assert order == (list(CARDS) if width < 840 else [CARDS[0], CARDS[2], CARDS[1]])
        glide = screen.find(ids.progress_chart("glide"))
        pictures = {i.width for i in screen.controls(ft.Image) if i is not glide}
        assert len(pictures) == 1


async def test_large_text_puts_the_numbers_under_their_names() -> None:
    settings = Settings(region="us", intended_use_seen=True, text_size=2.0)
    async with living(house(PLAN, of=House(settings=settings)), route="/progress") as screen:
        text = screen.text_of(ids.PROGRESS_TOGETHER).splitlines()
        at = text.index("Pain in the way")
        assert text[at : at + 5] == [
            "Pain in the way",
            "At the start",
            "7 (14 days)",
            "Now",
            "5 (14 days)",
        ]
