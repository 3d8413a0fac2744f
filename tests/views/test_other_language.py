"""Every screen in a stretched right-to-left language: nothing is left in English."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from app.domain.settings import Settings
from app.views import identifiers as ids
from tests.data.diaries import DAY
from tests.i18n.pseudo import CLOSE, OPEN, pseudo
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.past import every_day

ENGLISH = resources.files("app.i18n").joinpath("locales/en.ftl").read_text("utf-8")
LATIN = re.compile(r"[A-Za-z]{3,}")
NAMES = {"English", "Glidepath", "Atkinson", "Hyperlegible", "Next", "SIL", "Braille", "Institute"}
"""Names stay as they are in every language."""

ROUTES = (
    "/",
    "/progress",
    "/history",
    f"/history/{DAY.isoformat()}",
    f"/checkin/full/{DAY.isoformat()}",
    "/more",
    "/more/appearance",
    "/more/lock",
)


def foreign_house() -> House:
    settings = Settings(language="xr", region="us", intended_use_seen=True)
    return House(settings=settings, texts={"xr": pseudo(ENGLISH)}).holding(every_day(30))


def left_in_english(screen: Screen) -> list[str]:
    """Visible lines with Latin words outside the brackets of the pseudo-language."""
    outside = re.compile(f"{OPEN}.*?{CLOSE}", re.DOTALL)
    lines = outside.sub("", screen.text()).splitlines()
    return [line for line in lines if set(LATIN.findall(line)) - NAMES]


@pytest.mark.parametrize("route", ROUTES)
async def test_every_screen_speaks_it(route: str) -> None:
    async with living(foreign_house(), width=320, height=640) as screen:
        await screen.go(route)
        assert OPEN in screen.text()
        assert left_in_english(screen) == []
        assert screen.page.rtl


async def test_help_now_speaks_it() -> None:
    async with living(foreign_house()) as screen:
        await screen.tap(ids.HELP_OPEN)
        assert "988" in screen.text()
        assert [x for x in left_in_english(screen) if x not in ("HOME",)] == []


async def test_english_runs_left_to_right() -> None:
    async with living() as screen:
        assert not screen.page.rtl
