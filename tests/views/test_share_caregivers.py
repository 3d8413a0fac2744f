"""Adding somebody who may look: from the first page to the file in hand, opened again."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.files import File
from app.domain.sharing.grants import LONGEST_NAME, GivenBy
from app.domain.sharing.topics import ONLY_TICKED, USUAL, Granted
from app.services.grant_form import FIRST, FOR, FROM, KEY, UNTIL
from app.views import caregiver_identifiers as ids
from app.views import identifiers, share_identifiers
from app.views.components import hand_over
from app.views.components.hand_over import Outcome, Ready
from tests.data.diaries import DAY
from tests.domain.sharing.made import USUALLY_TOLD, said
from tests.views.doorway import typed
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.sharing import (
    BROWSER,
    LIST,
    NEW,
    confirm,
    file_from,
    fill,
    holding,
    kept,
    lived,
    log,
    opened,
    words_on,
)


def tick(screen: Screen, topic: Granted) -> bool:
    """Whether a topic is announced as ticked."""
    return bool(screen.semantics(ids.caregiver_topic(topic)).checked)


async def test_the_first_page_says_that_nobody_has_a_right_to_it() -> None:
    async with living(House(), route="/share") as screen:
        await screen.tap(ids.CAREGIVERS)
        assert screen.route == LIST
        text = screen.text()
        assert "Nobody has a right to this, you can end it at any time" in text
        assert "your clinic can help if someone presses you" in text
        assert "You share with nobody now." in text
        assert "Nothing was given to anyone yet." in text
        await screen.tap(ids.CAREGIVER_ADD)
        assert screen.route == NEW
        await screen.tap(ids.CAREGIVER_CLOSE)
        assert screen.route == LIST


async def test_from_adding_to_the_file_in_hand() -> None:
    house = lived(60, 30, 0)
    async with living(house, route=LIST, **BROWSER) as screen:
        await screen.tap(ids.CAREGIVER_ADD)
        await fill(screen)
        await screen.tap(ids.caregiver_relation("friend"))
        await screen.tap(ids.CAREGIVER_LOOK)
        await screen.wait_for(lambda: "As Test Friend will see it" in screen.text(), 30)
        assert "Nothing has left your device." in screen.text()
        assert kept(house) == [], "looking keeps nothing"
        await screen.tap(ids.CAREGIVER_CONFIRM)
        await screen.wait_for(lambda: screen.has(ids.CAREGIVER_FILE), 30)
        assert "Tell them in another way than the file: say them or call." in screen.text()
        words = words_on(screen)
        assert log(house) == [], "nothing was given yet"
        content = await file_from(screen)
        package = opened(content, words)
        assert (package.head.to_name, package.head.from_name) == ("Test Friend", "Test Patient")
        assert package.head.topics == USUAL and said(package) == USUALLY_TOLD
        assert {c.day for c in package.holds.checkins} == {DAY - timedelta(30), DAY}
        (line,) = log(house)
        assert (line.by, line.number, line.name) == (GivenBy.FILE, 1, "Test Friend")
        (grant,) = kept(house)
        assert grant.words == words and str(grant.relation) == "friend"
        await screen.tap(ids.CAREGIVER_CLOSE)
        assert screen.route == LIST
        assert "Can look until Monday, March 10, 2025" in screen.text()
        await screen.tap(ids.CAREGIVER_LOG)
        text = screen.text()
        assert "To Test Friend, Monday, March 3, 2025" in text
        assert "As a file, number 1: Doses and the plan, Pain and daily life" in text
        assert words not in text


async def test_what_is_saved_once_more_is_noted_once() -> None:
    house = lived(0)
    holding(house, UUID(int=7))
    async with living(house, route=f"{LIST}/{UUID(int=7)}/give", **BROWSER) as screen:
        await file_from(screen)
        await screen.tap(share_identifiers.save(ids.CAREGIVER_FILE))
        assert len(log(house)) == 1


@pytest.mark.parametrize(("answer", "noted"), [("/somewhere/x.jwe", 1), (None, 0)])
async def test_what_was_not_saved_is_not_in_the_log(answer: str | None, noted: int) -> None:
    house = lived(0)
    holding(house, UUID(int=7))
    async with living(house, route=f"{LIST}/{UUID(int=7)}/give", platform="linux") as screen:
        screen.answers["save_file"] = answer
        await file_from(screen)
        assert len(log(house)) == noted


async def test_what_was_saved_stays_in_the_log_when_it_is_not_saved_again() -> None:
    house = lived(0)
    holding(house, UUID(int=7))
    async with living(house, route=f"{LIST}/{UUID(int=7)}/give", platform="linux") as screen:
        screen.answers["save_file"] = "/somewhere/x.jwe"
        await file_from(screen)
        screen.answers["save_file"] = None
        await screen.tap(share_identifiers.save(ids.CAREGIVER_FILE))
        assert len(log(house)) == 1


@pytest.mark.parametrize(
    ("outcome", "noted"),
    [(Outcome.SHARED, 1), (Outcome.UNCERTAIN, 1), (Outcome.NOT_SHARED, 0)],
)
async def test_on_a_phone_it_is_noted_while_the_sheet_is_open(
    outcome: Outcome, noted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, open_then = lived(0), list[int]()

    async def share(_: object, file: File, __: float) -> Ready:
        open_then.append(len(log(house)))
        return Ready(file, outcome)

    monkeypatch.setattr(hand_over, "share", share)
    holding(house, UUID(int=7))
    async with living(house, route=f"{LIST}/{UUID(int=7)}/give") as screen:
        await screen.tap(ids.CAREGIVER_FILE)
        await screen.wait_for(lambda: "Your file is ready" in screen.text(), 30)
        assert log(house) == [], "it is only made"
        await screen.tap(share_identifiers.share(ids.CAREGIVER_FILE))
        assert (open_then, len(log(house))) == ([1], noted)
        await screen.tap(share_identifiers.share(ids.CAREGIVER_FILE))
        assert (open_then, len(log(house))) == ([1, 1], noted), "the same file once more"


@pytest.mark.parametrize("outcome", [Outcome.SHARED, Outcome.NOT_SHARED])
async def test_a_lock_while_the_sheet_is_open_leaves_it_in_the_log(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = lived(0)
    go_on = asyncio.Event()

    async def share(_: object, file: File, __: float) -> Ready:
        await go_on.wait()
        return Ready(file, outcome)

    monkeypatch.setattr(hand_over, "share", share)
    holding(house, UUID(int=7))
    async with living(house, route=f"{LIST}/{UUID(int=7)}/give") as screen:
        await screen.tap(ids.CAREGIVER_FILE)
        await screen.wait_for(lambda: "Your file is ready" in screen.text(), 30)
        await screen.tap(share_identifiers.share(ids.CAREGIVER_FILE))
        await lock(screen, house)
        go_on.set()
        await screen.settle()
        assert len(log(house)) == 1
        assert not screen.has(identifiers.TROUBLE_CLOSE)


async def test_everything_typed_is_there_after_a_restart() -> None:
    house = lived(0)
    async with living(house, route=NEW) as screen:
        await fill(screen, "Half Typed")
        await screen.tap(ids.caregiver_relation("partner"))
        await screen.tap(ids.caregiver_topic(Granted.NOTES))
        await screen.tap(ids.caregiver_topic(Granted.MOOD))
        await screen.tap(ids.caregiver_choice(FOR, "day"))
        await screen.type(ids.caregiver_day(UNTIL), "3/20/2025")
        assert house.store().form(KEY)
    again = House(clock=house.clock, files=house.files)
    async with living(again, route=LIST) as screen:
        assert "Go on with what you began" in screen.text_of(ids.CAREGIVER_ADD)
        await screen.tap(ids.CAREGIVER_ADD)
        assert typed(screen, ids.CAREGIVER_NAME) == "Half Typed"
        assert screen.semantics(ids.caregiver_relation("partner")).selected
        assert tick(screen, Granted.NOTES) and not tick(screen, Granted.MOOD)
        assert typed(screen, ids.caregiver_day(UNTIL)) == "3/20/2025"
        await screen.tap(ids.CAREGIVER_DISCARD)
        await screen.tap(identifiers.yes(ids.CAREGIVER_DISCARD))
        assert screen.route == LIST and not house.store().form(KEY)


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        (ids.caregiver_topic(Granted.NOTES), "topic.notes"),
        (ids.caregiver_relation("parent"), "relation"),
        (ids.caregiver_choice(FROM, "all"), FROM),
        (ids.caregiver_choice(FOR, "month"), FOR),
    ],
)
async def test_a_single_press_is_on_the_disk(choice: str, field: str) -> None:
    house = lived(0)
    async with living(house, route=NEW) as screen:
        await screen.tap(choice)
        assert field in house.store().form(KEY)


async def test_three_topics_are_off_and_say_what_they_would_tell() -> None:
    async with living(lived(0), route=NEW) as screen:
        assert {t for t in Granted if tick(screen, t)} == USUAL
        text = screen.text()
        for told in ("How strong your urges", "word for word", "thoughts of harming yourself"):
            assert told in text
        for topic in ONLY_TICKED:
            await screen.tap(ids.caregiver_topic(topic))
        assert {t for t in Granted if tick(screen, t)} == set(Granted)


async def test_what_is_unclear_is_said_and_nothing_is_shown() -> None:
    async with living(lived(0), route=NEW) as screen:
        await screen.tap(ids.CAREGIVER_LOOK)
        assert screen.route == NEW
        for said in ("Please type a name.", "Please type what they call you.", "marked places"):
            assert said in screen.text()
        await fill(screen, "x" * (LONGEST_NAME + 2))
        assert "That is 2 letters too long." in screen.text()
        for topic in USUAL:
            await screen.tap(ids.caregiver_topic(topic))
        assert "Please tick at least one thing" in screen.text()
        await screen.tap(ids.caregiver_topic(Granted.MOOD))
        await screen.type(ids.CAREGIVER_NAME, "Test Friend")
        assert "marked places" not in screen.text()


@pytest.mark.parametrize(
    ("choice", "name", "text", "said"),
    [
        (FROM, FIRST, "3/4/2025", "Please choose today or a day before."),
        (FROM, FIRST, "soon", '"soon" cannot be read as a day.'),
        (FROM, FIRST, "", "Please choose the first day."),
        (FOR, UNTIL, "3/2/2025", "Please choose today or a day to come."),
        (FOR, UNTIL, "3/5/2026", "That is more than a year ahead."),
        (FOR, UNTIL, "", "Please choose the last day."),
    ],
)
async def test_a_day_of_ones_own(choice: str, name: str, text: str, said: str) -> None:
    async with living(lived(0), route=NEW) as screen:
        await fill(screen)
        assert not screen.has(ids.caregiver_day(name))
        await screen.tap(ids.caregiver_choice(choice, "day"))
        await screen.type(ids.caregiver_day(name), text)
        await screen.tap(ids.CAREGIVER_LOOK)
        assert screen.route == NEW and said in screen.text()
        await screen.type(ids.caregiver_day(name), "3/3/2025")
        assert said not in screen.text()
        assert "Monday, March 3, 2025" in screen.text()


async def test_the_offers_say_their_day() -> None:
    async with living(lived(90, 0), route=NEW) as screen:
        assert "They see the days from Saturday, February 1, 2025 on" in screen.text()
        assert "They can look until Monday, March 10, 2025." in screen.text()
        assert not screen.has(ids.caregiver_choice(FROM, "taper")), "there is no plan"
        await screen.tap(ids.caregiver_choice(FROM, "all"))
        assert "They see the days from Tuesday, December 3, 2024 on" in screen.text()
        await screen.tap(ids.caregiver_choice(FOR, "month"))
        assert "They can look until Wednesday, April 2, 2025." in screen.text()


async def test_the_preview_shows_what_was_chosen_and_leads_back() -> None:
    house = lived(3, 2, 1, 0)
    async with living(house, route=NEW) as screen:
        await fill(screen)
        await screen.tap(ids.caregiver_topic(Granted.MOOD))
        await screen.tap(ids.CAREGIVER_LOOK)
        await screen.wait_for(lambda: screen.has(ids.CAREGIVER_CONFIRM), 30)
        await screen.wait_for(lambda: screen.has(identifiers.progress_chart("pain_24h")), 30)
        assert not screen.has(identifiers.progress_chart("mood"))
        assert "word for word" not in screen.text()
        await screen.tap(ids.CAREGIVER_EDIT)
        assert screen.route == NEW and typed(screen, ids.CAREGIVER_NAME) == "Test Friend"
        await screen.tap(ids.caregiver_topic(Granted.NOTES))
        await screen.tap(ids.CAREGIVER_LOOK)
        await screen.wait_for(lambda: "word for word" in screen.text(), 30)


async def test_a_preview_of_an_unclear_form_leads_to_the_form() -> None:
    async with living(lived(0), route=f"{NEW}/look") as screen:
        await screen.wait_for(lambda: screen.route == NEW)


async def test_a_lock_in_the_middle_keeps_what_was_typed() -> None:
    house = lived(0)
    async with living(house, route=NEW) as screen:
        await fill(screen)
        await screen.tap(ids.CAREGIVER_LOOK)
        await screen.wait_for(lambda: screen.has(ids.CAREGIVER_CONFIRM), 30)
        await lock(screen, house)
        assert not screen.has(ids.CAREGIVER_CONFIRM) and "Test Friend" not in screen.text()
        await screen.tap(identifiers.LOCK_UNLOCK)
        await screen.go(NEW)
        assert typed(screen, ids.CAREGIVER_NAME) == "Test Friend"
        await confirm(screen)
        words = words_on(screen)
        await lock(screen, house)
        assert words.split()[0] not in screen.text()


async def lock(screen: Screen, house: House) -> None:
    """Away for longer than the diary stays open."""
    await screen.lifecycle("hide")
    house.clock.moment += timedelta(minutes=6)
    await screen.lifecycle("resume")
    assert screen.has(identifiers.LOCK_UNLOCK)
