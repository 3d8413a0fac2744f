"""The page of one permission: a new file, a change, more time, the end, the codes, the log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import flet as ft
import pytest

from app.data.memory_records import MemoryRecordStore
from app.domain.archives import Everything
from app.domain.errors import EntryDamaged
from app.domain.sharing.grants import Given, GivenBy, Grant
from app.domain.sharing.topics import USUAL, Granted
from app.views import caregiver_identifiers as ids
from app.views import identifiers
from tests.data.diaries import DAY, NOW
from tests.domain.sharing.made import USUALLY_TOLD, said
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.sharing import (
    BROWSER,
    LIST,
    WORDS,
    confirm,
    file_from,
    holding,
    kept,
    lived,
    log,
    opened,
)

ROOT = UUID(int=7)
PERSON = f"{LIST}/{ROOT}"
GIVE = f"{PERSON}/give"


def shared(topics: frozenset[Granted] = USUAL, days: int = 7, ago: int = 0) -> House:
    """A diary with one permission under which a file was given so many days ago."""
    house = lived(3, 2, 1, 0)
    grant = holding(house, ROOT, topics, days)
    house.store().add_records([given(grant, ago)])
    return house


def given(grant: Grant, ago: int = 0) -> Given:
    """A file that was given."""
    day, moment = DAY - timedelta(ago), NOW - timedelta(ago)
    what = ROOT, 1, GivenBy.FILE, grant.name, grant.topics
    return Given(uuid4(), day, moment, *what, grant.first, day, grant.until)


async def test_the_page_says_what_they_see_and_until_when() -> None:
    async with living(shared(), route=LIST) as screen:
        await screen.tap(ids.caregiver_row(1))
        assert screen.route == PERSON
        text = screen.text()
        assert "Can look until Monday, March 10, 2025" in text
        assert "Doses and the plan, Pain and daily life, Mood" in text
        assert "Days from Saturday, February 1, 2025 on" in text
        assert "Urges and alcohol" not in text
        await screen.tap(ids.CAREGIVER_BACK)
        assert screen.route == LIST


async def test_the_words_are_behind_a_button() -> None:
    async with living(shared(), route=PERSON) as screen:
        first = WORDS.split()[0]
        assert first not in screen.text()
        await screen.tap(ids.CAREGIVER_WORDS)
        assert f"1. {first}" in screen.text()
        await screen.tap(ids.CAREGIVER_WORDS)
        assert first not in screen.text()


async def test_before_anything_was_given_it_says_so() -> None:
    house = lived(0)
    holding(house, ROOT)
    async with living(house, route=PERSON) as screen:
        assert "No file was given yet" in screen.text()
        assert not screen.has(ids.CAREGIVER_WORDS)
        assert "Give it to them" in screen.text_of(ids.CAREGIVER_GIVE)
        await screen.tap(ids.CAREGIVER_END)
        assert "No file was given to Test Friend yet" in screen.text()


async def test_a_new_file_has_the_same_words_and_what_came_since() -> None:
    house = shared()
    async with living(house, route=PERSON, **BROWSER) as screen:
        await screen.tap(ids.CAREGIVER_GIVE)
        assert screen.route == GIVE
        assert WORDS.split()[0] not in screen.text(), "they have them already"
        package = opened(await file_from(screen), WORDS)
        assert (package.head.grant, package.head.number) == (ROOT, 2)
        assert [g.number for g in log(house)] == [1, 2]


async def test_a_change_that_takes_a_topic_away_makes_a_file_without_it() -> None:
    house = shared()
    async with living(house, route=PERSON, **BROWSER) as screen:
        await screen.tap(ids.CAREGIVER_CHANGE)
        assert screen.semantics(ids.caregiver_topic(Granted.MOOD)).checked
        await screen.tap(ids.caregiver_topic(Granted.MOOD))
        await confirm(screen)
        assert screen.route == GIVE
        package = opened(await file_from(screen), WORDS)
        assert said(package) == USUALLY_TOLD - {"mood"}
        assert package.head.topics == USUAL - {Granted.MOOD}


async def test_what_is_off_by_default_is_not_ticked_on_a_change() -> None:
    house = shared(USUAL | {Granted.NOTES, Granted.SELF_HARM})
    async with living(house, route=f"{PERSON}/change", **BROWSER) as screen:
        for topic in (Granted.NOTES, Granted.SELF_HARM, Granted.CRAVINGS):
            assert not screen.semantics(ids.caregiver_topic(topic)).checked
        now = "Up to now Test Friend can see this too: My own words, Answers about safety"
        assert now in screen.text()
        await screen.tap(ids.caregiver_topic(Granted.SELF_HARM))
        assert "can see this too: My own words. It goes away" in screen.text()
        await confirm(screen)
        assert kept(house)[-1].topics == USUAL | {Granted.SELF_HARM}
        assert "note" not in said(opened(await file_from(screen), WORDS))


async def test_a_change_counts_once_a_new_file_was_given_and_says_so() -> None:
    house = shared()
    async with living(house, route=f"{PERSON}/change", **BROWSER) as screen:
        await screen.tap(ids.caregiver_topic(Granted.MOOD))
        await confirm(screen)
        await screen.go(PERSON)
        assert "Test Friend still has the file from before." in screen.text()
        await screen.tap(ids.CAREGIVER_GIVE)
        await file_from(screen)
        await screen.go(PERSON)
        assert "still has the file from before" not in screen.text()


async def test_a_half_typed_change_waits() -> None:
    house = shared()
    async with living(house, route=f"{PERSON}/change") as screen:
        await screen.type(ids.CAREGIVER_NAME, "Half Typed")
        await screen.go(PERSON)
        assert "Go on with your change" in screen.text_of(ids.CAREGIVER_CHANGE)
        assert "Half Typed" not in screen.text()


async def test_longer_keeps_what_they_see_and_asks_for_a_new_file() -> None:
    topics = USUAL | {Granted.NOTES}
    house = shared(topics)
    async with living(house, route=PERSON) as screen:
        assert not screen.has(ids.caregiver_extend("7")), "that is what they have"
        await screen.tap(ids.caregiver_extend("30"))
        grant = kept(house)[-1]
        assert (grant.until, grant.topics) == (DAY + timedelta(30), topics)
        text = screen.text()
        assert "They may look until the new day. Give them a new file now." in text
        assert "Can look until Monday, March 10, 2025" in text, "as long as they have no new file"
        assert "still has the file from before" in text


async def test_a_shorter_time_does_not_shorten_what_they_have() -> None:
    house = shared(days=30)
    old = kept(house)[-1]
    shorter = {"id": uuid4(), "supersedes": old.id, "until": DAY + timedelta(1)}
    house.store().add_records([Grant(**{**vars(old), **shorter})])
    async with living(house, route=LIST) as screen:
        assert "Can look until Wednesday, April 2, 2025" in screen.text()
        later = given(kept(house)[-1])
        house.store().add_records([later])
        house.hub.announce()
        await screen.settle()
        assert "Can look until Tuesday, March 4, 2025" in screen.text()
        assert "What was given before may open until Wednesday, April 2, 2025." in screen.text()


async def test_ending_says_what_it_cannot_do_and_offers_the_file_that_ends_it() -> None:
    house = shared()
    async with living(house, route=PERSON, **BROWSER) as screen:
        await screen.tap(ids.CAREGIVER_END)
        text = screen.text()
        for words in (
            "What they have can be read on their device until Monday, March 10, 2025",
            "pictures they took of it stay",
            "You cannot reach into their phone.",
        ):
            assert words in text
        await screen.tap(identifiers.no(ids.CAREGIVER_END))
        assert kept(house)[-1].ended_at is None
        await screen.tap(ids.CAREGIVER_END)
        await screen.tap(identifiers.yes(ids.CAREGIVER_END))
        ended_at = kept(house)[-1].ended_at
        assert ended_at is not None
        assert ended_at.replace(microsecond=0) == house.clock.moment
        text = screen.text()
        assert "Ended on Monday, March 3, 2025" in text
        assert "What was given before may open until Monday, March 10, 2025." in text
        for gone in (ids.CAREGIVER_GIVE, ids.CAREGIVER_CHANGE, ids.CAREGIVER_END):
            assert not screen.has(gone)
        package = opened(await file_from(screen, ids.CAREGIVER_ENDING), WORDS)
        assert package.head.ends and package.holds == Everything()
        assert [(g.number, g.ends) for g in log(house)] == [(1, False), (2, True)]
        await screen.tap(ids.CAREGIVER_LOG)
        assert "As a file, number 2: the file that ends it." in screen.text()
        await screen.go(LIST)
        assert "Ended or over" in screen.text() and "Who can look now" not in screen.text()


async def test_after_the_last_day_it_is_over() -> None:
    house = shared()
    house.clock.moment += timedelta(days=8)
    async with living(house, route=PERSON) as screen:
        assert "Over. The last day was Monday, March 10, 2025" in screen.text()
        for gone in (ids.CAREGIVER_GIVE, ids.CAREGIVER_ENDING, ids.CAREGIVER_WORDS):
            assert not screen.has(gone)
        await screen.tap(ids.caregiver_extend("7"))
        assert "Needs a new file from you" in screen.text()
        assert "What Test Friend had has closed by itself." in screen.text()
        assert "still has the file" not in screen.text()
        assert screen.has(ids.CAREGIVER_GIVE)
        await screen.tap(ids.CAREGIVER_END)
        assert "What you gave them has closed by itself." in screen.text()
        assert "No file was given" not in screen.text()


async def test_the_preview_of_what_is_kept() -> None:
    async with living(shared(), route=PERSON) as screen:
        await screen.tap(ids.CAREGIVER_PREVIEW)
        await screen.wait_for(lambda: "As Test Friend will see it" in screen.text(), 30)
        assert not screen.has(ids.CAREGIVER_CONFIRM)
        assert "Nothing has left your device." not in screen.text()
        await screen.tap(ids.CAREGIVER_CLOSE)
        assert screen.route == PERSON


async def test_codes_one_at_a_time_on_white_in_the_dark() -> None:
    house = shared()
    async with living(house, route=GIVE, dark=True) as screen:
        await screen.tap(ids.CAREGIVER_CODES)
        await screen.wait_for(lambda: screen.has(ids.CAREGIVER_CODE_BACK), 30)
        assert [(g.by, g.number) for g in log(house)][1:] == [(GivenBy.CODES, 2)]
        count = int(screen.text().split("Code 1 of ")[1].split()[0])
        assert count > 1, "a few codes, so that there is something to turn"
        seen = [picture(screen, 1, count)]
        assert screen.semantics(ids.CAREGIVER_CODE_BACK).disabled
        for number in range(2, count + 1):
            await screen.tap(ids.CAREGIVER_CODE_NEXT)
            assert f"Code {number} of {count}" in screen.text()
            seen.append(picture(screen, number, count))
        assert len(set(seen)) == count
        await screen.tap(ids.CAREGIVER_CODE_BACK)
        assert picture(screen, count - 1, count) == seen[-2]
        await screen.tap(ids.CAREGIVER_CODE_NEXT)
        await screen.tap(ids.CAREGIVER_CODE_DONE)
        assert screen.has(ids.CAREGIVER_CODES) and screen.has(ids.CAREGIVER_FILE)
        assert len(log(house)) == 2


def picture(screen: Screen, number: int, count: int) -> bytes:
    """The one code on the screen; it has words for who cannot see it, and white around it."""
    (image,) = screen.controls(ft.Image)
    told = f"Code {number} of {count}, for the camera of Test Friend"
    assert image.semantics_label == told
    (paper,) = [c for c in screen.controls(ft.Container) if c.content is image]
    assert paper.bgcolor == "#ffffff"
    assert isinstance(image.src, bytes)
    return image.src


async def test_too_much_for_codes_is_said_and_nothing_is_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.exchange.qr.MOST", 0)
    house = shared()
    async with living(house, route=GIVE) as screen:
        await screen.tap(ids.CAREGIVER_CODES)
        await screen.wait_for(lambda: "This is too much for codes now." in screen.text(), 30)
        assert len(log(house)) == 1


async def test_another_window_that_ends_it_closes_the_page_that_gives() -> None:
    house = shared()
    async with living(house, route=PERSON) as screen:
        await screen.tap(ids.CAREGIVER_GIVE)
        old = kept(house)[-1]
        ended = {"id": uuid4(), "supersedes": old.id, "ended_at": NOW}
        house.store().add_records([Grant(**{**vars(old), **ended})])
        house.hub.announce()
        await screen.wait_for(lambda: screen.route == PERSON)
        assert "Ended on Monday, March 3, 2025" in screen.text()


@pytest.mark.parametrize("rest", ["", "/give", "/change", "/change/look", "/look"])
@pytest.mark.parametrize("wanted", ["nobody", str(UUID(int=9))])
async def test_a_permission_that_is_not_there_leads_away(rest: str, wanted: str) -> None:
    async with living(shared(), route=LIST) as screen:
        await screen.go(f"{LIST}/{wanted}{rest}")
        await screen.wait_for(lambda: screen.route == LIST)
        assert not screen.has(identifiers.TROUBLE_CLOSE)


async def test_a_list_that_does_not_open_shows_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    house, whole = shared(), MemoryRecordStore.records

    def broken(store: MemoryRecordStore, kind: type[Any], *days: Any) -> Any:
        if kind is Grant:
            raise EntryDamaged("record")
        return whole(store, kind, *days)

    monkeypatch.setattr(MemoryRecordStore, "records", broken)
    async with living(house, route=LIST) as screen:
        assert "cannot be opened, so nobody is shown here" in screen.text()
        assert screen.semantics(ids.CAREGIVER_ADD).disabled
        assert "You share with nobody now." not in screen.text()
        await screen.tap(ids.CAREGIVER_LOG)
        assert "To Test Friend, Monday, March 3, 2025" in screen.text()


async def test_the_words_never_stand_in_the_log_or_the_list() -> None:
    async with living(shared(), route=LIST) as screen:
        await screen.tap(ids.CAREGIVER_LOG)
        seen = screen.text() + "".join(screen.labels())
        assert not any(word in seen for word in WORDS.split())
