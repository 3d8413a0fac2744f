"""The way back from a restore, and to any automatic copy, on the screen."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from app.data.archive.files import FileArchives
from app.domain.archives import Everything, Secret, SecretKind
from app.domain.errors import CopyBroken
from app.domain.settings import Settings
from app.domain.watch import Watch
from app.services.archive import ArchiveService
from app.views import identifiers
from app.views import share_identifiers as ids
from app.views.components import working
from tests.data.diaries import DAY, a_checkin
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.test_share_backup import RESTORE, WORDS, days_of, pick

MINE, THEIRS = a_checkin(), a_checkin(day=DAY - timedelta(1))
BACK = ["2025-03-03"]
"""The days of the diary as it was."""


def exported() -> bytes:
    return FileArchives().export(Everything((THEIRS,)), Watch())[0]


async def replace_it(screen: Screen) -> None:
    """Restore in the place of the diary, up to what is said at the end."""
    await screen.tap(ids.RESTORE_REPLACE)
    await screen.tap(identifiers.yes(ids.RESTORE_REPLACE))
    await screen.wait_for(lambda: screen.has(ids.RESTORE_LOOK))


async def back_to(screen: Screen, number: int) -> None:
    """Open the list and go back to a copy, after the question."""
    await screen.tap(ids.RESTORE_COPIES)
    await screen.tap(ids.restore_copy(number))
    await screen.tap(identifiers.yes(ids.restore_copy(number)))


@pytest.mark.parametrize("way", [ids.RESTORE_MERGE, ids.RESTORE_REPLACE])
async def test_what_came_in_can_be_taken_back_with_one_press(way: str) -> None:
    home = House().holding([MINE])
    async with living(home, route=RESTORE) as screen:
        await pick(screen, "days.json", exported(), "What is in this file")
        if way == ids.RESTORE_REPLACE:
            await replace_it(screen)
        else:
            await screen.tap(way)
            await screen.wait_for(lambda: screen.has(ids.RESTORE_LOOK))
        assert days_of(home) != BACK
        await screen.tap(ids.RESTORE_BACK)
        await screen.wait_for(lambda: "Your diary is as it was in the copy." in screen.text())
        assert days_of(home) == BACK
        assert not screen.has(ids.RESTORE_BACK)
        assert "A copy of your diary as it was before is on this device." in screen.text()
        await screen.tap(ids.RESTORE_LOOK)
        assert screen.route == "/"


async def test_the_choices_of_a_backup_are_taken_back_too() -> None:
    theirs = Settings(region="ie", text_size=1.5)
    secret = Secret(SecretKind.PASSPHRASE, WORDS)
    backup, _ = FileArchives().backup(Everything((THEIRS,)), theirs, secret, Watch())
    home = House(settings=Settings(region="us", text_size=1.25, intended_use_seen=True))
    async with living(home.holding([MINE]), route=RESTORE) as screen:
        await pick(screen, "mine.jwe", backup, "is locked")
        await screen.type(ids.RESTORE_SECRET, WORDS)
        await screen.tap(ids.RESTORE_OPEN)
        await screen.wait_for(lambda: screen.has(ids.RESTORE_REPLACE), 30)
        await replace_it(screen)
        await screen.wait_for(lambda: home.settings_store.load().text_size == 1.5)
        await screen.tap(ids.RESTORE_BACK)
        await screen.wait_for(lambda: home.settings_store.load().text_size == 1.25)
        assert home.settings_store.load().region == "us"
        assert days_of(home) == BACK


async def test_every_copy_is_listed_and_asks_first() -> None:
    home = House().holding([MINE])
    home.files.copy_today(DAY)
    home.files.copy_before_bringing(DAY + timedelta(1))
    home.store().add(THEIRS)
    async with living(home, route=RESTORE) as screen:
        assert not screen.has(ids.restore_copy(1))
        await screen.tap(ids.RESTORE_COPIES)
        text = screen.text()
        first = text.index("Copy 1: Tuesday, March 4, 2025, before a file or a copy came in")
        assert first < text.index("Copy 2: Monday, March 3, 2025, made each day")
        await screen.tap(ids.restore_copy(2))
        asked = screen.text()
        assert "Go back to how your diary was on Monday, March 3, 2025?" in asked
        assert "What you wrote after this copy was made is not in it." in asked
        assert "Your diary as it is now is kept as a copy first." in asked
        await screen.tap(identifiers.no(ids.restore_copy(2)))
        assert len(days_of(home)) == 2, "nothing changed yet"
        await screen.tap(ids.restore_copy(2))
        await screen.tap(identifiers.yes(ids.restore_copy(2)))
        await screen.wait_for(lambda: "Your diary is as it was in the copy." in screen.text())
        assert days_of(home) == BACK
        await screen.tap(ids.RESTORE_CANCEL)
        await screen.tap(ids.RESTORE_COPIES)
        assert screen.has(ids.restore_copy(3)), "the diary that was left is a copy, too"


async def test_without_a_copy_there_is_nothing_to_press() -> None:
    async with living(House(), route=RESTORE) as screen:
        assert screen.has(ids.RESTORE_FILE) and not screen.has(ids.RESTORE_COPIES)


async def test_a_copy_that_does_not_open_is_said_and_nothing_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = House().holding([MINE])
    home.files.copy_today(DAY)
    home.store().add(THEIRS)

    def broken(*_: object) -> None:
        raise CopyBroken

    monkeypatch.setattr(home.files, "read_copy", broken)
    async with living(home, route=RESTORE) as screen:
        await back_to(screen, 1)
        await screen.wait_for(lambda: "This copy is gone or damaged" in screen.text())
        assert len(days_of(home)) == 2
        assert screen.has(ids.RESTORE_FILE) and screen.has(ids.restore_copy(1))


async def test_what_could_not_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    home = House().holding([MINE])
    home.files.copy_today(DAY)
    two = Everything((THEIRS,), unread=2)
    monkeypatch.setattr(home.files, "read_copy", lambda *_: lambda _: two)
    async with living(home, route=RESTORE) as screen:
        await back_to(screen, 1)
        await screen.wait_for(lambda: "2 entries of the copy could not be read" in screen.text())


async def test_going_back_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = asyncio.Event()
    real = ArchiveService.go_back

    async def go_back(own: ArchiveService, copy_id: str, watch: Watch) -> object:
        await go_on.wait()
        return await real(own, copy_id, watch)

    monkeypatch.setattr(ArchiveService, "go_back", go_back)
    monkeypatch.setattr(working, "SHOWN_AFTER", 0.02)
    home = House().holding([MINE])
    home.files.copy_today(DAY)
    home.store().add(THEIRS)
    async with living(home, route=RESTORE) as screen:
        await back_to(screen, 1)
        await screen.wait_for(lambda: screen.has(ids.cancel(ids.RESTORE_BRING)))
        assert "Going back to the copy." in screen.text()
        assert not screen.has(ids.restore_copy(1))
        await screen.tap(ids.cancel(ids.RESTORE_BRING))
        go_on.set()
        await screen.wait_for(lambda: "Stopped. Nothing was changed." in screen.text())
        assert len(days_of(home)) == 2
        assert len(home.files.copies()) == 1
