"""The glide path on Progress: there with a plan, of the medicine and the measures picked."""

from __future__ import annotations

from collections.abc import Iterator

import flet as ft
import pytest

from app.domain.measures import MEASURES
from app.services.glide import GlideService
from app.views import identifiers as ids
from app.views.progress.glide_picks import KEY, MOST, USUAL
from tests.domain.agreements import CODEINE, course, took, version
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.test_progress_steps import PLAN, house

CHART = ids.progress_chart("glide")
TABLE = ids.progress_table("glide")


@pytest.fixture(scope="module", autouse=True)
def _drawing_is_ready() -> Iterator[None]:
    from app.charts.registry import warm_up

    warm_up()
    yield


def alt_text(screen: Screen) -> str:
    image = screen.find(CHART)
    assert isinstance(image, ft.Image)
    return str(image.semantics_label)


async def test_without_a_plan_there_is_none() -> None:
    async with living(house(), route="/progress") as screen:
        assert not screen.has(CHART)
        assert screen.has(ids.progress_chart("pain_24h"))


async def test_the_dose_is_never_said_alone() -> None:
    async with living(house(PLAN), route="/progress") as screen:
        said = alt_text(screen)
        assert "The agreed dose is" in said
        assert "Pain in the way, middle value:" in said
        assert "Pain, middle value:" in said


async def test_picked_measures_stand_under_it_and_are_kept() -> None:
    home = house(PLAN)
    async with living(home, route="/progress") as screen:
        await screen.tap(ids.PROGRESS_GLIDE_MEASURES)
        ticked = [m.id for m in MEASURES if screen.semantics(measure(m.id)).checked]
        assert tuple(sorted(ticked)) == tuple(sorted(USUAL))
        await screen.tap(measure("sleep_hours"))
        await screen.tap(measure("pain_24h"))
        await screen.wait_for(lambda: "Hours of sleep, middle value:" in alt_text(screen))
        assert "Pain, middle value:" not in alt_text(screen)
    assert home.store().form(KEY)["measures"] == "interference_24h sleep_hours"
    async with living(House(files=home.files), route="/progress") as screen:
        assert "Hours of sleep, middle value:" in alt_text(screen)


def measure(measure_id: str) -> str:
    return ids.progress_glide_measure(measure_id)


async def test_no_more_than_four_can_be_picked() -> None:
    async with living(house(PLAN), route="/progress") as screen:
        await screen.tap(ids.PROGRESS_GLIDE_MEASURES)
        for more in ("mood", "sleep_hours"):
            await screen.tap(measure(more))
        free = [m.id for m in MEASURES if not screen.semantics(measure(m.id)).disabled]
        assert len(free) == MOST
        await screen.tap(measure("mood"))
        assert not screen.semantics(measure("craving")).disabled


async def test_one_medicine_alone_offers_no_choice_but_the_total() -> None:
    plan = version(1, -60, course((-60, 60), until=100), course((-60, 30), until=100, of=CODEINE))
    async with living(house(plan), route="/progress") as screen:
        assert screen.semantics(ids.progress_glide_medicine("1")).selected
        await screen.tap(ids.progress_glide_medicine("2"))
        await screen.wait_for(lambda: CODEINE.name in alt_text(screen))
        await screen.tap(ids.progress_glide_medicine("mme"))
        await screen.wait_for(lambda: "MME is an estimate for comparing." in alt_text(screen))


async def test_the_numbers_are_one_tap_away() -> None:
    home = house(PLAN, took(-1, 30))
    async with living(home, route="/progress") as screen:
        await screen.tap(TABLE)
        assert "taken" in screen.text()
        assert "agreed" in screen.text()
        await screen.tap(TABLE)
        assert screen.semantics(TABLE).expanded is False


async def test_a_path_that_cannot_be_drawn_hides_no_other_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("not for anybody to read")

    monkeypatch.setattr(GlideService, "glide", broken)
    async with living(house(PLAN), route="/progress") as screen:
        assert not screen.has(CHART)
        assert "not for anybody to read" not in screen.text()
        assert "Your glide path" in screen.text()
        assert screen.has(ids.progress_chart("pain_24h"))
