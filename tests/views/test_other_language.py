"""Every screen in a stretched right-to-left language: nothing is left in English."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from importlib import resources
from uuid import UUID

import flet as ft
import pytest

from app.domain.appointments import Appointment
from app.domain.settings import Settings
from app.domain.taper import AsNeeded, Contact, PlanVersion
from app.views import alert_identifiers, help_identifiers
from app.views import identifiers as ids
from app.views.help_now.visit import Place
from tests.data.diaries import DAY, NOW
from tests.domain.agreements import CODEINE, MORPHINE, course, version
from tests.i18n.pseudo import CLOSE, OPEN, pseudo
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.past import every_day, said

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
    "/more/appointments",
    "/more/contacts",
    "/more/noticed",
    "/contact",
    "/plan",
    "/plan/history",
    "/plan/change",
    "/plan/ask",
    "/plan/stay/paused",
    "/plan/milestone",
    "/plan/form/changed",
    f"/dose/{DAY.isoformat()}",
    "/supply",
    "/appointment",
    "/questions/withdrawal_list",
    "/questions/readiness",
    "/questions/baseline_facts",
)


def foreign_house() -> House:
    settings = Settings(language="xr", region="us", intended_use_seen=True)
    house = House(settings=settings, texts={"xr": pseudo(ENGLISH)}).holding(every_day(30))
    house.store().add_records([a_plan(), replace(a_plan(-9), id=UUID(int=2), reason="تعب")])
    visits = (Appointment(UUID(int=n), DAY + timedelta(7 - n), NOW, time(14, 45)) for n in (9, 3))
    house.store().add_records(tuple(visits))
    return house


def a_plan(valid_from: int = -60) -> PlanVersion:
    """A plan whose own words are not Latin either."""
    medicine = replace(MORPHINE, name="مورفين")
    made = version(1, valid_from, course((-60, 60), (-40, 50), (-9, 40), until=100, of=medicine))
    needed = AsNeeded(replace(CODEINE, name="كودايين"), Decimal(60), Decimal(15))
    contact = Contact("عيادة", "555 0100", "٩-٤")
    return replace(made, author="عيادة", as_needed=(needed,), contacts=(contact,))


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


@pytest.mark.parametrize("place", [p for p in Place if p is not Place.FIRST])
async def test_every_page_of_help_now_speaks_it(place: Place) -> None:
    async with living(foreign_house(), width=320, height=640) as screen:
        await screen.tap(ids.HELP_OPEN)
        await screen.tap(help_identifiers.help_page(place))
        signs = [i for i in screen.identifiers() if i.startswith("sign.")]
        for sign in (None, *signs):
            if sign is not None:
                await screen.tap(sign)
            assert left_in_english(screen) == []
            pictures = [str(i.semantics_label) for i in screen.controls(ft.Image)]
            assert [p for p in pictures if not p.startswith(OPEN)] == []


@pytest.mark.parametrize("item", ["safe.need_help", "side_effects.slow_breathing"])
async def test_the_emergency_screen_speaks_it(item: str) -> None:
    async with living(foreign_house(), width=320, height=640) as screen:
        await screen.go(f"/checkin/full/{DAY.isoformat()}")
        await screen.tap(f"checkin.{item}")
        assert "911" in screen.text()
        assert [x for x in left_in_english(screen) if x != "HOME"] == []
        await screen.tap(alert_identifiers.EMERGENCY_SAFE)
        assert left_in_english(screen) == []


async def test_an_alert_speaks_it() -> None:
    house = foreign_house().holding([said(0, withdrawal=9.0, craving=8.0)])
    async with living(house, width=320, height=640) as screen:
        assert screen.route.startswith("/alert/")
        assert screen.has(alert_identifiers.alert_open(1)), "two at once"
        assert left_in_english(screen) == []
        await screen.tap(alert_identifiers.alert_did("called"))
        await screen.go("/more/noticed")
        assert left_in_english(screen) == []


async def test_english_runs_left_to_right() -> None:
    async with living() as screen:
        assert not screen.page.rtl
