"""The pages of Help now: what to do until help comes, with nothing but what ships."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import flet as ft
import pytest

from app.domain.help_contacts import ContactKind, HelpContact
from app.services.demo import demo_records
from app.services.help_pictures import help_picture
from app.views import contact_identifiers, help_identifiers
from app.views import identifiers as ids
from app.views.help_now.first import SITUATIONS
from app.views.help_now.naloxone import STEPS
from app.views.help_now.picture import PARTS, in_colours
from app.views.help_now.sheet import PAGES
from app.views.help_now.visit import Place, Visit
from app.views.theme import DARK, HIGH_CONTRAST, LIGHT
from tests.data.diaries import DAY, NOW
from tests.views.harness import Screen, mounted
from tests.views.living import House, living
from tests.views.stage import Stage, staged
from tests.views.test_help_now import HelpNow, opened

BACK = help_identifiers.HELP_BACK
CLINIC = HelpContact(uuid4(), DAY, NOW, ContactKind.CLINIC, "Pain clinic", "555-0100", "9 to 4")
SISTER = HelpContact(uuid4(), DAY, NOW, ContactKind.PERSON, "Ada", "555-0101")


async def at(screen: Screen, stage: Stage, place: Place) -> None:
    await opened(screen, stage)
    await screen.tap(help_identifiers.help_page(place))


def places(screen: Screen, *texts: str) -> list[int]:
    """Where each of ``texts`` stands on the page."""
    return [screen.text().index(text) for text in texts]


async def test_first_whom_to_call_then_what_is_going_on() -> None:
    stage, component = staged(HelpNow)
    stage.state.contacts = (CLINIC, SISTER)
    async with mounted(component) as screen:
        await opened(screen, stage)
        order = places(
            screen, "911", "988", "1-800-222-1222", "555-0100", "9 to 4", "555-0101",
            "I may have taken too much", "Naloxone, step by step", "Withdrawal feels unbearable",
            "I want to talk", "I am with somebody", "741741",
        )  # fmt: skip
        assert order == sorted(order)
        assert screen.text().count("Number not checked yet") == 5


@pytest.mark.parametrize("place", SITUATIONS)
async def test_each_page_has_a_way_back_and_a_way_out(place: Place) -> None:
    stage, component = staged(HelpNow)
    async with mounted(component) as screen:
        await at(screen, stage, place)
        heads = [s for s in screen.controls(ft.Semantics) if s.heading_level == 1]
        assert len(heads) == 1
        await screen.tap(BACK)
        assert screen.has(help_identifiers.help_page(place)) and not screen.has(BACK)
        await screen.tap(help_identifiers.help_page(place))
        await screen.tap(ids.HELP_CLOSE)
        assert not stage.above.help_open
        await opened(screen, stage)
        assert not screen.has(BACK), "opened afresh it begins at the first page"


async def test_a_page_begins_at_its_top() -> None:
    """The device keeps how far a list was scrolled for as long as it is the same one."""
    stage, component = staged(HelpNow)
    async with mounted(component) as screen:
        await opened(screen, stage)
        keys = [lists(screen)]
        await screen.tap(help_identifiers.help_page(Place.WITH_SOMEBODY))
        keys.append(lists(screen))
        await screen.tap(help_identifiers.sign("very_sleepy"))
        keys.append(lists(screen))
        await screen.tap(help_identifiers.sign("cannot_wake"))
        keys.append(lists(screen))
        assert len(set(keys)) == 4
        await screen.tap(help_identifiers.sign("blue_lips"))
        assert lists(screen) == keys[-1], "nothing moves under the thumb any more"


def lists(screen: Screen) -> str:
    (found,) = [c for c in screen.controls(ft.Column) if c.scroll is not None]
    return str(found.key)


async def test_too_much_says_whom_to_call_first() -> None:
    stage, component = staged(HelpNow)
    stage.state.contacts = (SISTER,)
    async with mounted(component) as screen:
        await at(screen, stage, Place.TOO_MUCH)
        order = places(
            screen, "call now", "911", "1-800-222-1222", "Do not stay alone", "No alcohol",
            "Cannot be woken", "how much you took", "can happen to anyone", "555-0101",
        )  # fmt: skip
        assert order == sorted(order)
        assert "988" not in screen.text()
        await screen.tap(ids.help_call(4))
        assert screen.calls[-1][2]["url"].url == "tel:18002221222", "the row it has everywhere"
        await screen.tap(help_identifiers.help_page(Place.NALOXONE))
        await screen.tap(BACK)
        assert "Do not stay alone" in screen.text(), "back to where one came from"


async def test_naloxone_has_a_drawing_for_each_step_that_is_read_out() -> None:
    stage, component = staged(HelpNow)
    async with mounted(component) as screen:
        await at(screen, stage, Place.NALOXONE)
        order = places(
            screen, "911", "1. Try", "2. Call", "3. Give", "4. Help", "5. Lay", "6. Stay",
            "30 to 90 minutes",
        )  # fmt: skip
        assert order == sorted(order)
        images = screen.controls(ft.Image)
        assert len(images) == len(STEPS)
        assert len({image.semantics_label for image in images}) == len(STEPS)
        assert all(len(str(image.semantics_label)) > 40 for image in images)
        assert all(str(image.src).startswith("<svg ") for image in images), "nothing is fetched"


@pytest.mark.parametrize("step", STEPS)
def test_a_drawing_takes_the_colours_of_the_look(step: str) -> None:
    drawn = help_picture(step)
    assert in_colours(drawn, LIGHT) == drawn
    for palette in (DARK, HIGH_CONTRAST):
        anew = in_colours(drawn, palette)
        for part in PARTS:
            old, new = getattr(LIGHT, part), getattr(palette, part)
            assert drawn.count(old) == anew.count(new) or new in {getattr(LIGHT, p) for p in PARTS}
        assert "http" not in anew.replace("http://www.w3.org/2000/svg", "")


async def test_withdrawal_asks_first_and_chest_pain_comes_before_all() -> None:
    stage, component = staged(HelpNow)
    stage.state.contacts = (CLINIC, SISTER)
    async with mounted(component) as screen:
        await at(screen, stage, Place.WITHDRAWAL)
        assert "911" not in screen.text() and "it passes" in screen.text()
        order = places(screen, "do you have any", "Small sips", "about a pause", "double up")
        assert order == sorted(order)
        await screen.tap(help_identifiers.sign("fainted"))
        assert "seen today" in screen.text() and "911" not in screen.text()
        assert "555-0100" in screen.text() and "555-0101" not in screen.text()
        assert screen.semantics(help_identifiers.sign("fainted")).checked
        await screen.tap(help_identifiers.sign("chest_pain"))
        order = places(screen, "Chest pain is an emergency", "911", "do you have any")
        assert order == sorted(order)
        await screen.tap(help_identifiers.sign("chest_pain"))
        assert "911" not in screen.text() and "seen today" in screen.text()


async def test_what_the_plan_says_for_a_hard_day_stands_there_while_the_diary_is_open() -> None:
    house = House(demo=True)
    house.store().add_records(demo_records(DAY))
    async with living(house) as screen:
        await screen.tap(ids.HELP_OPEN)
        await screen.tap(help_identifiers.help_page(Place.WITHDRAWAL))
        assert "Warm bath" in screen.text()
        order = places(screen, "do you have any", "Warm bath", "Small sips")
        assert order == sorted(order)


async def test_to_talk_needs_no_danger_and_has_the_own_people_first() -> None:
    stage, component = staged(HelpNow)
    stage.state.contacts = (CLINIC, SISTER)
    async with mounted(component) as screen:
        await at(screen, stage, Place.TALK)
        order = places(screen, "do not need to be in danger", "988", "741741", "0101", "0100")
        assert order == sorted(order)
        assert "911" not in screen.text()
        await screen.tap(contact_identifiers.help_contact(2, "call"))
        assert screen.calls[-1][2]["url"].url == "tel:5550101", "the number it has everywhere"
        await screen.tap(contact_identifiers.help_contact(2, "copy"))
        assert screen.text_of(contact_identifiers.help_contact(2, "copy")) == "Copied"
        assert screen.text_of(contact_identifiers.help_contact(1, "copy")) == "Copy"


@pytest.mark.parametrize("place", [Place.FIRST, Place.TALK])
async def test_without_a_region_the_web_address_stands_in_once(place: Place) -> None:
    stage, component = staged(HelpNow, region=None)
    async with mounted(component) as screen:
        await opened(screen, stage)
        if place is not Place.FIRST:
            await screen.tap(help_identifiers.help_page(place))
        assert screen.text().count("findahelpline.com") == 1


@pytest.mark.parametrize("place", PAGES)
async def test_no_page_shows_another_regions_number(place: Place) -> None:
    stage, component = staged(HelpNow, region=None)
    async with mounted(component) as screen:
        await opened(screen, stage)
        if place is not Place.FIRST:
            await screen.tap(help_identifiers.help_page(place))
        if place is Place.WITH_SOMEBODY:
            await screen.tap(help_identifiers.sign("cannot_wake"))
            assert "Your local emergency number" in screen.text()
        for number in ("911", "988", "112", "999", "741741"):
            assert number not in screen.text()


async def test_where_one_lives_is_chosen_right_there() -> None:
    house = House()
    async with living(house) as screen:
        await screen.tap(ids.HELP_OPEN)
        assert "These are the numbers for: United States" in screen.text()
        await screen.tap(help_identifiers.help_page(Place.REGION))
        assert screen.semantics(help_identifiers.help_region("us")).selected
        await screen.tap(help_identifiers.help_region("nz"))
        assert "1737" in screen.text() and "911" not in screen.text()
        assert not screen.has(BACK)
    assert house.settings_store.load().region == "nz"


async def test_where_contacts_can_be_added_is_said_only_while_the_diary_is_open() -> None:
    async with living() as screen:
        await screen.tap(ids.HELP_OPEN)
        assert "under More" in screen.text()
        await screen.tap(ids.HELP_CLOSE)
        await screen.go("/more/lock")
        await screen.tap(ids.LOCK_NOW)
        await screen.tap(ids.HELP_OPEN)
        assert "under More" not in screen.text() and "911" in screen.text()


def test_back_from_the_first_page_stays_there() -> None:
    assert Visit().back() == Visit() and Visit().place is Place.FIRST


async def test_large_text_on_a_small_phone_keeps_every_word() -> None:
    house = House()
    house.settings_store.save(replace(house.settings, text_size=2.0))
    async with living(house, width=320, height=640) as screen:
        await screen.tap(ids.HELP_OPEN)
        for place in SITUATIONS:
            await screen.tap(help_identifiers.help_page(place))
            fixed = [c.width for c in screen.controls(ft.Image) if c.width is not None]
            assert all(isinstance(w, int | float) and w <= 320 - 72 for w in fixed)
            await screen.tap(BACK)
