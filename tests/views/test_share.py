"""The Share tab: its cards, the files that leave, and the questions for the visit."""

from __future__ import annotations

import asyncio
import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from app.domain.errors import StorageFull
from app.domain.files import File
from app.domain.watch import Watch
from app.services.exchange import ExchangeService
from app.services.question_form import KEY
from app.services.questions import read_questions
from app.views import identifiers
from app.views import share_identifiers as ids
from app.views.components import working
from tests.data.diaries import a_checkin
from tests.data.records import a_question
from tests.views.harness import Screen
from tests.views.living import House, living

CSV = ids.SHARE_CSV
BROWSER = {"web": True, "platform": "linux"}
COMPUTER = {"platform": "linux"}
PHONE = {"platform": "android"}


def saved(screen: Screen) -> dict[str, Any]:
    """The last file that the device was asked to save."""
    found: list[dict[str, Any]] = [a for _, method, a in screen.calls if method == "save_file"]
    return found[-1]


def house() -> House:
    return House().holding([a_checkin(pain=4)])


async def test_the_cards_and_the_way_to_them() -> None:
    async with living(house()) as screen:
        await screen.tap(identifiers.NAV_SHARE)
        assert screen.route == "/share"
        text = screen.text()
        for words in ("Visit report", "My questions", "Export", "Backup and restore"):
            assert words in text
        assert text.index("These files are not locked.") < text.index("Tables of my days")


async def test_a_browser_is_asked_to_save_and_nothing_more_is_claimed() -> None:
    async with living(house(), route="/share", **BROWSER) as screen:
        await screen.tap(CSV)
        given = saved(screen)
        assert given["file_name"] == "glidepath-tables-2025-03-03.zip"
        with zipfile.ZipFile(io.BytesIO(given["src_bytes"])) as archive:
            assert b",4," in archive.read("checkins.csv")
        assert "Your browser was asked to save glidepath-tables-2025-03-03.zip." in screen.text()
        assert not screen.has(ids.share(CSV)) and not screen.has(ids.folder(CSV))
        await screen.tap(ids.save(CSV))
        assert len([m for _, m, _ in screen.calls if m == "save_file"]) == 2
        await screen.tap(ids.done(CSV))
        assert not screen.has(ids.save(CSV))


async def test_a_computer_says_where_the_file_lies() -> None:
    async with living(house(), route="/share", **COMPUTER) as screen:
        screen.answers["save_file"] = "/home/me/tables.zip"
        await screen.tap(CSV)
        assert "Saved: /home/me/tables.zip" in screen.text()
        assert not screen.has(ids.folder(CSV))


@pytest.mark.parametrize(
    ("answer", "said"),
    [(None, "Not saved: no place was chosen."), (RuntimeError("zenity"), "did not open.")],
)
async def test_on_a_computer_the_file_is_never_lost(answer: object, said: str) -> None:
    home = house()
    async with living(home, route="/share", **COMPUTER) as screen:
        screen.answers["save_file"] = answer
        await screen.tap(CSV)
        assert said in screen.text() and "The file is still here." in screen.text()
        assert "zenity" not in screen.text()
        await screen.tap(ids.folder(CSV))
        assert home.downloads.kept == {
            "glidepath-tables-2025-03-03.zip": saved(screen)["src_bytes"]
        }
        assert "/home/me/Downloads/glidepath-tables-2025-03-03.zip" in screen.text()


async def test_a_folder_that_is_full_is_said_and_the_file_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = house()

    def full(file: File) -> str:
        raise StorageFull

    monkeypatch.setattr(home.downloads, "keep", full)
    async with living(home, route="/share", **COMPUTER) as screen:
        await screen.tap(CSV)
        await screen.tap(ids.folder(CSV))
        assert screen.has(identifiers.TROUBLE_CLOSE) and screen.has(ids.save(CSV))


async def test_a_phone_saves_or_shares() -> None:
    async with living(house(), route="/share", **PHONE) as screen:
        await screen.tap(CSV)
        assert "Your file is ready: glidepath-tables-2025-03-03.zip" in screen.text()
        assert not any(method == "save_file" for _, method, _ in screen.calls), "asked of nobody"
        screen.answers["share_files"] = {"status": "success", "raw": ""}
        await screen.tap(ids.share(CSV))
        ((shared,),) = [a["files"] for _, m, a in screen.calls if m == "share_files"]
        assert (shared.name, shared.mime_type) == (
            "glidepath-tables-2025-03-03.zip",
            "application/zip",
        )
        assert "Handed to the app you chose." in screen.text()
        screen.answers["save_file"] = "content://com.android/1"
        await screen.tap(ids.save(CSV))
        assert "Saved: glidepath-tables-2025-03-03.zip" in screen.text()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": "dismissed", "raw": ""}, "Not shared. The file is still here."),
        ({"status": "unavailable", "raw": ""}, "did not say if it worked."),
        (RuntimeError("no sheet"), "did not say if it worked."),
    ],
)
async def test_what_a_sheet_does_not_say_is_not_claimed(answer: object, said: str) -> None:
    async with living(house(), route="/share", **PHONE) as screen:
        await screen.tap(CSV)
        screen.answers["share_files"] = answer
        await screen.tap(ids.share(CSV))
        assert said in screen.text() and screen.has(ids.save(CSV))


class Slow:
    """Tables that take as long as the test likes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.watch: Watch | None = None
        self.go_on = asyncio.Event()
        self.made = 0
        slow = self

        async def csv(_: ExchangeService, watch: Watch) -> File:
            slow.watch = watch
            watch.at(0.3)
            await slow.go_on.wait()
            watch.at(0.9)
            slow.made += 1
            return File("tables.zip", "application/zip", b"1", left_out=2)

        monkeypatch.setattr(ExchangeService, "csv", csv)
        monkeypatch.setattr(working, "SHOWN_AFTER", 0.02)


async def test_long_work_says_how_far_it_is_and_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = Slow(monkeypatch)
    async with living(house(), route="/share", **BROWSER) as screen:
        await screen.tap(CSV)
        assert "Making your file." not in screen.text(), "not for what is short"
        assert screen.semantics(CSV).disabled
        await screen.wait_for(lambda: screen.has(ids.cancel(CSV)))
        assert "Making your file. About 25% done." in screen.text()
        assert not screen.has(CSV), "not twice at once"
        await screen.tap(ids.cancel(CSV))
        assert "Stopping." in screen.text()
        slow.go_on.set()
        await screen.settle()
        assert slow.made == 0 and not screen.has(ids.save(CSV)) and not screen.has(ids.cancel(CSV))
        assert "Stopped. No file was made." in screen.text()
        await screen.tap(CSV)
        assert slow.made == 1 and "2 days or entries could not be read" in screen.text()


async def test_leaving_the_screen_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(monkeypatch)
    async with living(house(), route="/share", **BROWSER) as screen:
        await screen.tap(CSV)
        await screen.tap(identifiers.NAV_TODAY)
        slow.go_on.set()
        await screen.settle()
        assert slow.made == 0 and not any(m == "save_file" for _, m, _ in screen.calls)
        assert "Stopped." not in screen.text()


async def test_a_lock_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(monkeypatch)
    home = house()
    async with living(home, route="/share", **BROWSER) as screen:
        await screen.tap(CSV)
        await screen.lifecycle("hide")
        home.clock.moment += timedelta(minutes=6)
        await screen.lifecycle("resume")
        assert screen.has(identifiers.LOCK_UNLOCK)
        slow.go_on.set()
        await screen.settle()
        assert slow.made == 0 and not any(m == "save_file" for _, m, _ in screen.calls)


async def test_the_calendar_with_a_reminder() -> None:
    home = house()
    async with living(home, route="/share", **BROWSER) as screen:
        await screen.type(ids.SHARE_REMINDER, "8")
        await screen.tap(ids.SHARE_CALENDAR)
        assert not any(m == "save_file" for _, m, _ in screen.calls), "a time that says nothing"
        await screen.type(ids.SHARE_REMINDER, "8:30 pm")
        await screen.tap(ids.SHARE_CALENDAR)
        assert b"DTSTART:20250303T203000\r\n" in saved(screen)["src_bytes"]
        assert home.store().form("calendar") == {"reminder": "8:30 pm"}
        await screen.type(ids.SHARE_REMINDER, "")
        assert not screen.has(ids.save(ids.SHARE_CALENDAR)), "made for another time"
        await screen.tap(ids.SHARE_CALENDAR)
        assert b"VEVENT" not in saved(screen)["src_bytes"]


async def test_a_question_is_kept_as_typed_and_then_stands() -> None:
    home = House()
    async with living(home, route="/share") as screen:
        await screen.type(ids.QUESTION_TEXT, "Can we wa")
        assert home.store().form(KEY)["text"] == "Can we wa"
        await screen.type(ids.QUESTION_TEXT, "Can we wait?")
        await screen.tap(ids.QUESTION_SAVE)
        assert [q.text for q in read_questions(home.store())] == ["Can we wait?"]
        assert "Can we wait?" in screen.text()
        assert screen.has(ids.QUESTION_TEXT), "there is room for another"
        await screen.tap(ids.QUESTION_SAVE)
        assert "Write your question first." in screen.text()


async def test_three_questions_are_all_and_one_makes_room_with_undo() -> None:
    home = House()
    async with living(home, route="/share") as screen:
        for text in ("one?", "two?", "three?"):
            await screen.type(ids.QUESTION_TEXT, text)
            await screen.tap(ids.QUESTION_SAVE)
        assert not screen.has(ids.QUESTION_TEXT) and "That makes 3." in screen.text()
        await screen.tap(ids.question_row(2, "remove"))
        assert screen.has(ids.QUESTION_TEXT)
        await screen.tap(ids.QUESTION_UNDO)
        assert [q.text for q in read_questions(home.store())] == ["one?", "two?", "three?"]
        assert not screen.has(ids.QUESTION_TEXT)


async def test_more_than_three_that_came_from_a_file_all_stand() -> None:
    home = House()
    home.store().add_records([a_question() for _ in range(4)])
    async with living(home, route="/share") as screen:
        assert "There are 4 now." in screen.text() and "That makes" not in screen.text()
        await screen.tap(ids.question_row(4, "remove"))
        assert "That makes 3." in screen.text()


async def test_a_question_is_changed_where_it_stands_or_left_as_it_was() -> None:
    home = House()
    async with living(home, route="/share") as screen:
        await screen.type(ids.QUESTION_TEXT, "one?")
        await screen.tap(ids.QUESTION_SAVE)
        await screen.tap(ids.question_row(1, "change"))
        await screen.type(ids.QUESTION_CHANGE_TEXT, "one, really?")
        await screen.tap(ids.QUESTION_CHANGE_SAVE)
        assert [q.text for q in read_questions(home.store())] == ["one, really?"]
        assert not screen.has(ids.QUESTION_CHANGE_TEXT)
        await screen.tap(ids.question_row(1, "change"))
        await screen.type(ids.QUESTION_CHANGE_TEXT, "nothing")
        await screen.tap(ids.QUESTION_CHANGE_CANCEL)
        assert [q.text for q in read_questions(home.store())] == ["one, really?"]
        assert home.store().forms() == () or "nothing" not in str(home.store().forms())


async def test_a_long_question_says_how_much_room_is_left() -> None:
    async with living(House(), route="/share") as screen:
        await screen.type(ids.QUESTION_TEXT, "x" * 150)
        assert "Room for" not in screen.text()
        await screen.type(ids.QUESTION_TEXT, "x" * 199)
        assert "Room for 1 more letter." in screen.text()
        await screen.type(ids.QUESTION_TEXT, "x" * 201)
        await screen.tap(ids.QUESTION_SAVE)
        assert read_questions(House().store()) == ()
        assert screen.has(ids.QUESTION_TEXT)
