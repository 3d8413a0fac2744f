"""Help now: the region's numbers, one touch to call or copy, and the same without a region."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import flet as ft

from app.services.help_lines import HelpLines
from app.views import identifiers as ids
from app.views.help_now import use_help_now
from app.views.ui import use_ui
from tests.views.harness import Screen, mounted
from tests.views.stage import Stage, staged


@ft.component
def HelpNow() -> ft.Control:
    use_help_now(use_ui())
    return ft.Text("the screen below")


async def opened(screen: Screen, stage: Stage) -> None:
    stage.above.help_open = True
    await screen.settle()


async def test_shows_the_regions_lines_and_that_nobody_is_watching() -> None:
    stage, component = staged(HelpNow)
    async with mounted(component) as screen:
        assert not screen.has(ids.HELP_CLOSE)
        await opened(screen, stage)
        for text in ("911", "988", "741741", "HOME", "1-800-222-1222", "Nobody is watching"):
            assert text in screen.text()
        assert "Call 911, Emergency services" in screen.labels()


async def test_the_day_of_the_last_check_stands_beside_the_number() -> None:
    stage, component = staged(HelpNow)
    stage.services.help_lines.__dict__["regions"] = tuple(
        replace(r, lines=tuple(replace(n, checked_on=date(2025, 3, 2)) for n in r.lines[:1]))
        for r in HelpLines().regions
    )
    async with mounted(component) as screen:
        await opened(screen, stage)
        assert "Number checked on Mar 2, 2025." in screen.text()
        assert "not checked" not in screen.text()


async def test_calls_writes_and_copies_within_the_touch() -> None:
    stage, component = staged(HelpNow)
    async with mounted(component) as screen:
        await opened(screen, stage)
        for identifier in (ids.help_call(1), ids.help_text(2), ids.help_call(3), ids.help_copy(4)):
            await screen.tap(identifier)
        asked = [call[2]["url"].url if "url" in call[2] else call[2] for call in screen.calls]
        assert asked == ["tel:911", "sms:988", "sms:741741?body=HOME", {"data": "1-800-222-1222"}]
        assert screen.text_of(ids.help_copy(4)) == "Copied"
        assert screen.text_of(ids.help_copy(1)) == "Copy"


async def test_closes_and_opens_afresh() -> None:
    stage, component = staged(HelpNow)
    async with mounted(component) as screen:
        await opened(screen, stage)
        await screen.tap(ids.help_copy(1))
        await screen.tap(ids.HELP_CLOSE)
        assert not stage.above.help_open and not screen.has(ids.HELP_CLOSE)
        await opened(screen, stage)
        assert screen.text_of(ids.help_copy(1)) == "Copy"


async def test_a_region_without_a_list_gets_no_wrong_number() -> None:
    stage, component = staged(HelpNow, region=None)
    async with mounted(component) as screen:
        await opened(screen, stage)
        assert "Your local emergency number" in screen.text()
        assert "findahelpline.com" in screen.text()
        assert "911" not in screen.text()
        await screen.tap(ids.help_call(1))
        assert screen.calls[-1][2]["url"].url == "https://findahelpline.com"
