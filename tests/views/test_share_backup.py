"""Backup and restore on the screen: nothing changes before it was decided."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import flet as ft
import pytest

from app.domain.archives import MOST_BYTES, Brought, Found, How
from app.domain.settings import Settings
from app.domain.watch import Watch
from app.services.archive import ArchiveService
from app.views import identifiers
from app.views import share_identifiers as ids
from app.views.components import working
from tests.data.diaries import DAY, EVERY_DAY, a_checkin
from tests.data.records import a_question
from tests.views.harness import Screen
from tests.views.living import House, living

WORDS = "four quiet words here"
BROWSER = {"web": True, "platform": "linux"}
BACKUP, RESTORE = "/share/backup", "/share/restore"


def days_of(home: House) -> list[str]:
    return [str(c.day) for c in home.store().between(*EVERY_DAY)]


async def given(screen: Screen) -> dict[str, Any]:
    """The file that the device was asked to save, once it was."""
    await screen.wait_for(lambda: any(m == "save_file" for _, m, _ in screen.calls), 30)
    found: list[dict[str, Any]] = [a for _, m, a in screen.calls if m == "save_file"]
    return found[-1]


async def a_file(identifier: str, home: House) -> bytes:
    """What a diary gives away: its export, or a backup under ``WORDS``."""
    async with living(home, route=BACKUP, **BROWSER) as screen:
        if identifier == ids.SHARE_JSON:
            await screen.go("/share")
        else:
            await screen.type(ids.BACKUP_PASSPHRASE, WORDS)
            await screen.type(ids.BACKUP_REPEAT, WORDS)
        await screen.tap(identifier)
        content: bytes = (await given(screen))["src_bytes"]
        return content


def one_day(ago: int = 1, pain: float = 4) -> House:
    return House().holding([a_checkin(pain=pain, day=DAY - timedelta(ago))])


async def test_the_ways_there_and_back() -> None:
    async with living(House(), route="/share") as screen:
        for entry, route in ((ids.SHARE_BACKUP, BACKUP), (ids.SHARE_RESTORE, RESTORE)):
            await screen.tap(entry)
            assert screen.route == route
            await screen.tap(ids.SHARE_BACK)
            assert screen.route == "/share"


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("short", "short", "at least 12"),
        (WORDS, WORDS + "x", "The two are not the same."),
        ("", "", "at least 12"),
    ],
)
async def test_what_keeps_a_backup_from_being_made(first: str, again: str, said: str) -> None:
    async with living(one_day(), route=BACKUP, **BROWSER) as screen:
        await screen.type(ids.BACKUP_PASSPHRASE, first)
        await screen.type(ids.BACKUP_REPEAT, again)
        await screen.tap(ids.BACKUP_MAKE)
        assert said in screen.text()
        assert not any(m == "save_file" for _, m, _ in screen.calls)


async def test_a_backup_under_a_passphrase_and_nothing_typed_is_left() -> None:
    async with living(one_day(), route=BACKUP, **BROWSER) as screen:
        assert "If you forget it, nobody can open the file." in screen.text()
        await screen.type(ids.BACKUP_PASSPHRASE, WORDS)
        await screen.tap(ids.BACKUP_SHOW)
        await screen.type(ids.BACKUP_REPEAT, WORDS)
        fields = [screen.find(name)._i for name in (ids.BACKUP_PASSPHRASE, ids.BACKUP_REPEAT)]
        await screen.tap(ids.BACKUP_MAKE)
        file = await given(screen)
        await screen.settle()
        assert file["file_name"] == "glidepath-backup-2025-03-03.jwe"
        assert file["src_bytes"].count(b".") == 4 and b"pain" not in file["src_bytes"]
        assert WORDS not in screen.text()
        # A browser keeps the text of a field for as long as the field itself.
        for before, name in zip(fields, (ids.BACKUP_PASSPHRASE, ids.BACKUP_REPEAT), strict=True):
            assert screen.find(name)._i != before


async def test_once_the_two_are_the_same_one_press_makes_the_backup() -> None:
    async with living(one_day(), route=BACKUP, **BROWSER) as screen:
        await screen.type(ids.BACKUP_PASSPHRASE, WORDS)
        await screen.type(ids.BACKUP_REPEAT, WORDS + "x")
        await screen.tap(ids.BACKUP_MAKE)
        assert "The two are not the same." in screen.text()
        await screen.type(ids.BACKUP_REPEAT, WORDS)
        await screen.tap(ids.BACKUP_MAKE)
        assert (await given(screen))["file_name"] == "glidepath-backup-2025-03-03.jwe"
        assert "The two are not the same." not in screen.text()


async def test_a_lock_forgets_what_was_typed() -> None:
    home = one_day()
    async with living(home, route=BACKUP, **BROWSER) as screen:
        await screen.type(ids.BACKUP_PASSPHRASE, WORDS)
        await screen.tap(ids.BACKUP_SHOW)
        field = screen.find(ids.BACKUP_PASSPHRASE)
        await screen.lifecycle("hide")
        home.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        assert screen.has(identifiers.LOCK_UNLOCK) and not screen.has(ids.BACKUP_PASSPHRASE)
        await screen.tap(identifiers.LOCK_UNLOCK)
        await screen.go(BACKUP)
        again = screen.find(ids.BACKUP_PASSPHRASE)
        assert isinstance(again, ft.TextField) and again.value == "" and again.password
        assert again._i != field._i


async def test_a_wrong_recovery_code_makes_no_backup() -> None:
    async with living(one_day(), route=BACKUP, **BROWSER) as screen:
        await screen.tap(ids.backup_lock("recovery_code"))
        await screen.tap(ids.BACKUP_MAKE)
        assert "Type your recovery code first." in screen.text()
        await screen.type(ids.BACKUP_CODE, "ABCD")
        await screen.tap(ids.BACKUP_MAKE)
        await screen.wait_for(lambda: "does not fit this diary" in screen.text())
        assert not screen.has(identifiers.TROUBLE_CLOSE), "it stands under the field"
        assert not any(m == "save_file" for _, m, _ in screen.calls)


async def pick(screen: Screen, name: str, content: bytes, then: str) -> None:
    await screen.pick(ids.RESTORE_FILE, name, content)
    await screen.wait_for(lambda: then in screen.text(), 30)


async def test_what_is_missing_is_added() -> None:
    content = await a_file(ids.SHARE_JSON, one_day())
    home = House().holding([a_checkin(pain=9)])
    async with living(home, route=RESTORE) as screen:
        await pick(screen, "days.json", content, "What is in this file")
        assert "From Mar 2, 2025 to Mar 2, 2025" in screen.text()
        assert "Check-ins: 1. New here: 1." in screen.text()
        assert len(days_of(home)) == 1, "nothing changed yet"
        await screen.tap(ids.RESTORE_MERGE)
        await screen.wait_for(lambda: "Done. 1 entry was added." in screen.text())
        assert sorted(days_of(home)) == ["2025-03-02", "2025-03-03"]
        await screen.tap(ids.RESTORE_CANCEL)
        await pick(screen, "days.json", content, "None is new here.")
        await screen.tap(ids.RESTORE_MERGE)
        await screen.wait_for(lambda: "All of it was here already." in screen.text())
        await screen.tap(ids.RESTORE_LOOK)
        assert screen.route == "/"


async def test_a_backup_is_opened_and_takes_the_place_after_a_second_question() -> None:
    there = House(settings=Settings(region="ie", intended_use_seen=True, text_size=1.5))
    there.holding([a_checkin(day=DAY - timedelta(3))]).store().add_records([a_question()])
    content = await a_file(ids.BACKUP_MAKE, there)
    home = House().holding([a_checkin(pain=9)])
    async with living(home, route=RESTORE) as screen:
        await pick(screen, "mine.jwe", content, "mine.jwe is locked. Type its passphrase.")
        await screen.type(ids.RESTORE_SECRET, "something else here")
        await screen.tap(ids.RESTORE_OPEN)
        await screen.wait_for(lambda: "The file does not open with this." in screen.text(), 30)
        near, far = (screen.text().index(w) for w in ("does not open with", "Open the file"))
        assert near < far, "under the field, not out of sight"
        await screen.type(ids.RESTORE_SECRET, WORDS)
        await screen.tap(ids.RESTORE_OPEN)
        await screen.wait_for(lambda: "What is in this backup" in screen.text(), 30)
        assert "Other entries: 1. New here: 1." in screen.text()
        await screen.tap(ids.RESTORE_REPLACE)
        assert "A copy of your diary as it is now is kept" in screen.text()
        await screen.tap(identifiers.no(ids.RESTORE_REPLACE))
        await screen.tap(ids.RESTORE_REPLACE)
        assert days_of(home) == ["2025-03-03"], "nothing changed yet"
        await screen.tap(identifiers.yes(ids.RESTORE_REPLACE))
        await screen.wait_for(lambda: "Your diary is now the one from the file." in screen.text())
        assert days_of(home) == ["2025-02-28"]
        settings = home.settings_store.load()
        assert (settings.region, settings.text_size) == ("ie", 1.5)
        assert "A copy of your diary as it was before" in screen.text()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"\x89PNG", "This is not a file that Glidepath made."),
        ("empty.json", b"", "This is not a file that Glidepath made."),
        ("cut.json", b'{"format": "glidepath', "Nothing"),
    ],
)
async def test_a_file_that_is_none_of_ours_changes_nothing(
    name: str, content: bytes, said: str
) -> None:
    home = one_day()
    async with living(home, route=RESTORE) as screen:
        await pick(screen, name, content, said)
        assert screen.has(ids.RESTORE_FILE) and not screen.has(ids.RESTORE_MERGE)
        assert days_of(home) == ["2025-03-02"]


async def test_a_file_that_is_too_large_is_never_read() -> None:
    content = await a_file(ids.SHARE_JSON, one_day())
    async with living(House(), route=RESTORE) as screen:
        await screen.pick(ids.RESTORE_FILE, "large.json", content, size=MOST_BYTES + 1)
        assert "This is not a file that Glidepath made." in screen.text()


async def test_in_a_browser_the_file_comes_through_its_own_door() -> None:
    content = await a_file(ids.SHARE_JSON, one_day())
    home = House()
    async with living(home, route=RESTORE, **BROWSER) as screen:
        await screen.pick(ids.RESTORE_FILE, "days.json", content)
        await screen.wait_for(lambda: any(m == "upload" for _, m, _ in screen.calls))
        ((file,),) = [a["files"] for _, m, a in screen.calls if m == "upload"]

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": content}

        assert await home.slot.take(file.upload_url, receive) == 204
        await screen.wait_for(lambda: screen.has(ids.RESTORE_MERGE))


class Held:
    """Bringing in that takes as long as the test likes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = asyncio.Event()
        real = ArchiveService.bring

        async def bring(own: ArchiveService, found: Found, how: How, watch: Watch) -> Brought:
            await self.go_on.wait()
            watch.at(0.5)
            return await real(own, found, how, watch)

        monkeypatch.setattr(ArchiveService, "bring", bring)
        monkeypatch.setattr(working, "SHOWN_AFTER", 0.02)


async def test_it_can_be_stopped_and_then_nothing_was_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = await a_file(ids.SHARE_JSON, one_day())
    held, home = Held(monkeypatch), House()
    async with living(home, route=RESTORE) as screen:
        await pick(screen, "days.json", content, "What is in this file")
        await screen.tap(ids.RESTORE_MERGE)
        await screen.wait_for(lambda: screen.has(ids.cancel(ids.RESTORE_BRING)))
        assert "Bringing it in." in screen.text()
        assert screen.semantics(ids.RESTORE_MERGE).disabled
        await screen.tap(ids.cancel(ids.RESTORE_BRING))
        held.go_on.set()
        await screen.wait_for(lambda: "Stopped. Nothing was changed." in screen.text())
        assert days_of(home) == []
        await screen.tap(ids.RESTORE_MERGE)
        await screen.wait_for(lambda: "Done." in screen.text())


async def test_leaving_the_page_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    content = await a_file(ids.SHARE_JSON, one_day())
    held, home = Held(monkeypatch), House()
    async with living(home, route=RESTORE) as screen:
        await pick(screen, "days.json", content, "What is in this file")
        await screen.tap(ids.RESTORE_REPLACE)
        await screen.tap(identifiers.yes(ids.RESTORE_REPLACE))
        await screen.tap(identifiers.NAV_TODAY)
        held.go_on.set()
        await screen.settle()
        assert days_of(home) == []
