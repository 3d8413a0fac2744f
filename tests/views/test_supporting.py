"""The screens of somebody who supports another person."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import flet as ft
import pytest

from app.data.sharing.package import JwePackages
from app.domain.settings import Settings
from app.domain.sharing.topics import Granted
from app.domain.watch import Watch
from app.exchange import qr
from app.views import help_identifiers
from app.views import identifiers as shared_ids
from app.views import supporting_identifiers as ids
from app.views.supporting import looking
from tests.data.diaries import SetClock
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.packages import GRANT, MADE_AT, TODAY, package

MAKER = JwePackages()
WORDS, OTHER_WORDS = MAKER.new_words(), MAKER.new_words()
ALONE = Settings(region="us", intended_use_seen=True, supporter=True)
LIST, ONE = "/supporting", f"/supporting/{GRANT}"


def file(words: str = WORDS, topics: tuple[Granted, ...] = (Granted.NOTES,), **head: Any) -> bytes:
    return MAKER.make(package(topics, days=20, **head), words, Watch())


def house(**parts: Any) -> House:
    return House(clock=SetClock(MADE_AT + timedelta(hours=1)), **parts)


@asynccontextmanager
async def at(home: House, route: str = LIST, **device: Any) -> AsyncIterator[Screen]:
    async with living(home, route=route, **device) as screen:
        yield screen


async def choose(screen: Screen, content: bytes, then: str) -> None:
    await screen.pick(ids.SUPPORTING_FILE, "shared.jwe", content)
    await screen.wait_for(lambda: then in screen.text(), 30)


async def brought_in(screen: Screen, content: bytes, words: str = WORDS) -> None:
    await choose(screen, content, "Type the six words")
    await screen.type(ids.SUPPORTING_WORDS, words)
    await screen.tap(ids.SUPPORTING_WORDS_OPEN)
    await screen.wait_for(lambda: screen.has(ids.SUPPORTING_SHARED), 30)


async def test_a_file_and_six_words_lead_to_what_was_shared() -> None:
    async with at(house()) as screen:
        assert "Somebody who wants you to see a part of their diary" in screen.text()
        await brought_in(screen, file(), f" {WORDS.upper()} ")
        assert screen.route == ONE
        text = screen.text()
        assert "In an emergency, call 911" in text
        assert "Nobody is watching" in text
        assert "Shared by Test Patient" in text
        assert "Marker note about a hard evening" in text
        assert text.index("In an emergency") < text.index("Shared by")


async def test_words_that_do_not_fit_stay_in_the_field() -> None:
    async with at(house()) as screen:
        await choose(screen, file(), "Type the six words")
        for typed, said in (
            ("one two", "2"),
            (f"zzzz {WORDS.split(' ', 1)[1]}", "Word 1 is not one of the words"),
            (OTHER_WORDS, "do not open this file"),
        ):
            await screen.type(ids.SUPPORTING_WORDS, typed)
            await screen.tap(ids.SUPPORTING_WORDS_OPEN)
            await screen.wait_for(lambda said=said: said in screen.text(), 30)  # type: ignore[misc]
            field = screen.find(ids.SUPPORTING_WORDS)
            assert isinstance(field, ft.TextField)
            assert field.value == typed


async def test_the_next_file_opens_without_words() -> None:
    async with at(house()) as screen:
        await brought_in(screen, file())
        await screen.tap(ids.SUPPORTING_BACK)
        await screen.pick(ids.SUPPORTING_FILE, "2.jwe", file(number=2))
        await screen.wait_for(lambda: screen.route == ONE, 30)
        assert "The newer one is here" in screen.text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "not"),
        (file(ends=True, number=2), "has ended sharing with you"),
        (file(until=TODAY - timedelta(days=1)), "The time for which this was shared has passed"),
        (file(number=0 + 1), "You have a newer one"),
    ],
    ids=["no package", "ended", "expired", "older"],
)
async def test_what_is_not_taken_in_is_said_on_the_page(content: bytes, said: str) -> None:
    async with at(house()) as screen:
        await brought_in(screen, file(number=2))
        await screen.tap(ids.SUPPORTING_BACK)
        if said.startswith("has ended"):
            content = file(ends=True, number=3)
        await choose(screen, content, said)
        assert screen.has(ids.SUPPORTING_FILE)


async def test_people_are_kept_apart_also_under_one_name() -> None:
    other = file(OTHER_WORDS, topics=(Granted.SLEEP,), grant=shared_grant())
    async with at(house()) as screen:
        await brought_in(screen, file())
        await screen.tap(ids.SUPPORTING_BACK)
        await brought_in(screen, other, OTHER_WORDS)
        assert "Marker note" not in screen.text()
        await screen.tap(ids.SUPPORTING_BACK)
        assert screen.text().count("Test Patient") == 2
        await screen.tap(ids.supporting_person(1))
        await screen.wait_for(lambda: "Marker note" in screen.text())


def shared_grant() -> Any:
    return GRANT.__class__(int=8)


async def test_removing_asks_first_and_takes_it_away() -> None:
    async with at(house()) as screen:
        await brought_in(screen, file())
        await screen.tap(ids.SUPPORTING_REMOVE)
        assert "It goes from this device at once" in screen.text()
        await screen.tap(shared_ids.yes(ids.SUPPORTING_REMOVE))
        await screen.wait_for(lambda: screen.route == LIST)
        assert "Removed from this device" in screen.text()
        assert not screen.has(ids.supporting_person(1))
        await screen.go(ONE)
        assert "This is not here any more" in screen.text()


async def test_it_is_gone_from_an_open_page_once_its_day_has_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking, "until_next_look", lambda _: 0.05)
    home = house()
    async with at(home) as screen:
        await brought_in(screen, file(until=TODAY))
        home.clock.moment = MADE_AT + timedelta(days=1)
        await screen.wait_for(lambda: "This is not here any more" in screen.text())
        assert not screen.has(ids.SUPPORTING_SHARED)
        assert "Marker note" not in screen.text()


async def test_the_list_says_that_something_s_time_has_passed() -> None:
    home = house()
    async with at(home) as screen:
        await brought_in(screen, file(until=TODAY))
        home.clock.moment = MADE_AT + timedelta(days=1)
        await screen.tap(ids.SUPPORTING_BACK)
        await screen.wait_for(lambda: "has passed. It is gone" in screen.text())


def test_the_next_look_is_right_after_midnight_or_soon() -> None:
    assert looking.until_next_look(MADE_AT.replace(hour=23, minute=59)) == 61
    assert looking.until_next_look(MADE_AT.replace(hour=3)) == looking.AT_MOST.total_seconds()
    assert looking.until_next_look(datetime(2025, 3, 3, 0, 0, tzinfo=MADE_AT.tzinfo)) > 1


async def test_codes_are_collected_one_by_one_in_any_order() -> None:
    links = qr.parts(file(topics=(Granted.SLEEP,)))
    assert links is not None and len(links) > 1
    async with at(house()) as screen:
        await screen.tap(ids.SUPPORTING_CODES)
        await screen.type(ids.SUPPORTING_CODE, "no code at all")
        await screen.tap(ids.SUPPORTING_CODE_ADD)
        assert "This is not one of the codes" in screen.text()
        for number, link in enumerate(reversed(links), start=1):
            assert "This is not" not in screen.text() or number == 1
            await screen.type(ids.SUPPORTING_CODE, link)
            await screen.tap(ids.SUPPORTING_CODE_ADD)
            if number < len(links):
                assert f"{number} of {len(links)} codes are here" in screen.text()
        await screen.wait_for(lambda: screen.has(ids.SUPPORTING_WORDS), 30)


async def test_a_code_of_another_set_changes_nothing() -> None:
    links, others = qr.parts(file(topics=(Granted.SLEEP,))), qr.parts(file(topics=(Granted.MOOD,)))
    assert links and others
    async with at(house()) as screen:
        await screen.tap(ids.SUPPORTING_CODES)
        for link, said in (
            (links[0], f"1 of {len(links)}"),
            (others[1], "another set"),
            (links[1], f"2 of {len(links)}" if len(links) > 2 else "six words"),
        ):
            await screen.type(ids.SUPPORTING_CODE, link)
            await screen.tap(ids.SUPPORTING_CODE_ADD)
            await screen.wait_for(lambda said=said: said in screen.text(), 30)  # type: ignore[misc]


async def test_a_camera_brings_each_code_anew() -> None:
    links = qr.parts(file(topics=(Granted.SLEEP,)))
    assert links is not None
    async with at(house(), "/") as screen:
        for link in links:
            await screen.go(f"/part?{link.split('?', 1)[1]}")
            await screen.wait_for(lambda: screen.route == LIST)
        await screen.wait_for(lambda: screen.has(ids.SUPPORTING_WORDS), 30)
        await screen.type(ids.SUPPORTING_WORDS, WORDS)
        await screen.tap(ids.SUPPORTING_WORDS_OPEN)
        await screen.wait_for(lambda: screen.route == ONE, 30)


async def test_the_way_there_is_in_more() -> None:
    async with at(house(), "/more") as screen:
        await screen.tap(ids.MORE_SUPPORTING)
        assert screen.route == LIST
        assert not screen.has(ids.MORE_OWN_DIARY)


async def test_a_device_for_supporting_alone_begins_with_people_and_has_no_diary() -> None:
    async with at(house(settings=ALONE), "/") as screen:
        assert "People I support" in screen.text()
        tabs = (ids.NAV_PEOPLE, ids.NAV_LEARN, shared_ids.NAV_MORE)
        assert [i for i in screen.identifiers() if i.startswith("nav.")] == list(tabs)
        assert screen.semantics(ids.NAV_PEOPLE).selected
        await screen.tap(ids.NAV_LEARN)
        assert screen.semantics(ids.NAV_LEARN).selected
        assert not screen.semantics(ids.NAV_PEOPLE).selected
        assert screen.has(shared_ids.HELP_OPEN)


async def test_a_diary_of_one_s_own_can_be_begun_there() -> None:
    home = house(settings=ALONE)
    async with at(home, "/more") as screen:
        assert not screen.has(ids.MORE_SUPPORTING)
        assert "Appointments" not in screen.text()
        await screen.tap(ids.MORE_OWN_DIARY)
        await screen.tap(shared_ids.yes(ids.MORE_OWN_DIARY))
        assert screen.has(shared_ids.NAV_TODAY)
        assert screen.route == "/"
    assert home.settings_store.load().supporter is False


@pytest.mark.parametrize("page", ["helping", "warning-signs", "naloxone"])
async def test_a_page_to_read_has_its_name_and_a_way_back(page: str) -> None:
    async with at(house()) as screen:
        await screen.tap(ids.supporting_learn(page))
        assert screen.route == f"/supporting/learn/{page}"
        assert len(screen.text().split()) > 60
        await screen.tap(ids.SUPPORTING_BACK)
        assert screen.route == LIST


async def test_naloxone_has_the_steps_of_help_now() -> None:
    async with at(house(), "/supporting/learn/naloxone") as screen:
        learned = screen.text()
        await screen.tap(shared_ids.HELP_OPEN)
        await screen.tap(help_identifiers.help_page("naloxone"))
        for line in screen.text().splitlines():
            if line not in ("Help now", "Close", "Back"):
                assert line in learned


async def test_what_is_shared_has_no_way_to_change_anything() -> None:
    """But for the time that is shown and what is opened on the page itself."""
    async with at(house()) as screen:
        await brought_in(screen, file(topics=tuple(Granted)))
        every = screen.identifiers()
        found = every[every.index(ids.SUPPORTING_SHARED) : every.index(ids.SUPPORTING_REMOVE)]
        assert len(found) > 5
        ways = {i.split(".")[0] for i in found}
        assert ways <= {"progress", "supporting", "help"}, found
        assert screen.controls(ft.TextField) == []
