"""The visit report on the screen: two taps, what is chosen, what it holds, and making it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.checkins import Answers
from app.domain.paper import PaperSize
from app.domain.report.topics import Topic
from app.services.report import ReportService
from app.services.report_form import FIRST, KEY, LAST
from app.views import identifiers
from app.views import share_identifiers as ids
from tests.data.diaries import DAY, a_checkin
from tests.views.harness import Screen
from tests.views.living import House, living

BROWSER = {"web": True, "platform": "linux"}
PAGE = "/share/report"
SECRET = "the long way round"


def house() -> House:
    """Three weeks of days, each with a note and an urge."""
    days = [DAY - timedelta(days=n) for n in range(20, -1, -1)]
    answers: Answers = {"pain_24h": 4, "mood": 6, "note": SECRET, "craving": 3}
    return House().holding([a_checkin(day=day, answers=answers) for day in days])


def chosen(home: House) -> Mapping[str, str]:
    """What is kept of the choices."""
    return home.store().form(KEY)


def printed(screen: Screen) -> str:
    """The text of the file that the device was asked to save last."""
    given = [a for _, method, a in screen.calls if method == "save_file"][-1]
    assert given["file_name"] == f"glidepath-report-{DAY.isoformat()}.pdf"
    return "\n".join(p.extract_text() for p in PdfReader(BytesIO(given["src_bytes"])).pages)


async def ready(screen: Screen, made_by: str) -> None:
    """Wait until a report is there."""
    await screen.wait_for(lambda: screen.has(ids.save(made_by)), 30)


@pytest.mark.may_block("matplotlib and fpdf2 are imported beside the loop")
async def test_two_taps_to_the_report() -> None:
    async with living(house(), **BROWSER) as screen:
        await screen.tap(identifiers.NAV_SHARE)
        await screen.tap(ids.SHARE_REPORT)
        await ready(screen, ids.SHARE_REPORT)
        text = printed(screen)
    assert "Visit report" in text and "Page 1 of" in text
    assert SECRET not in text and "Urges to take more: 3" not in text


@pytest.mark.may_block("matplotlib and fpdf2 are imported beside the loop")
async def test_what_is_in_it_is_seen_before_it_is_made() -> None:
    async with living(house(), route="/share", **BROWSER) as screen:
        await screen.tap(ids.REPORT_CHOOSE)
        assert screen.route == PAGE
        await screen.wait_for(lambda: "check-ins on 21 of 21 days" in screen.text())
        text = screen.text()
        assert "Not in it: Urges to take more, Notes in my own words" in text
        assert "share with" not in text, "who else may look is for the clinic's computer alone"
        assert "What is in it" in text and "How it was" in text and SECRET not in text
        await screen.tap(ids.REPORT_MAKE)
        await ready(screen, ids.REPORT_MAKE)
        assert SECRET not in printed(screen)


@pytest.mark.may_block("matplotlib and fpdf2 are imported beside the loop")
async def test_notes_are_in_it_once_they_are_ticked_and_no_longer_than_that() -> None:
    home = house()
    async with living(home, route=PAGE, **BROWSER) as screen:
        await screen.tap(ids.REPORT_CHANGE)
        await screen.tap(ids.chosen_topic(ids.SHARE_REPORT, Topic.NOTES))
        await screen.wait_for(lambda: "Not in it: Urges to take more, Answers" in screen.text())
        assert chosen(home) == {"topic.notes": "yes"}
        await screen.tap(ids.REPORT_MAKE)
        await ready(screen, ids.REPORT_MAKE)
        assert SECRET in printed(screen)
        await screen.tap(ids.chosen_topic(ids.SHARE_REPORT, Topic.NOTES))
        await screen.wait_for(lambda: "Not in it: Urges to take more, Notes" in screen.text())
        await screen.tap(ids.REPORT_MAKE)
        await screen.wait_for(lambda: len([m for _, m, _ in screen.calls if m == "save_file"]) == 2)
        assert SECRET not in printed(screen)


async def test_days_are_kept_as_typed_and_what_it_holds_follows() -> None:
    home = house()
    async with living(home, route=PAGE) as screen:
        await screen.wait_for(lambda: "check-ins on 21 of 21 days" in screen.text())
        await screen.tap(ids.REPORT_CHANGE)
        await screen.type(ids.chosen_day(ids.SHARE_REPORT, FIRST), "2/25/2025")
        await screen.wait_for(lambda: "check-ins on 7 of 7 days" in screen.text())
        assert chosen(home)[FIRST] == "2/25/2025"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        (FIRST, "soon", "Please type the first day as"),
        (FIRST, "3/4/2025", "The first day comes after the last one."),
        (LAST, "3/9/2025", "The last day is still to come."),
    ],
)
async def test_a_day_that_cannot_be_is_said_and_kept_and_nothing_is_made(
    name: str, typed: str, said: str
) -> None:
    home = house()
    async with living(home, route=PAGE, **BROWSER) as screen:
        await screen.tap(ids.REPORT_CHANGE)
        await screen.type(ids.chosen_day(ids.SHARE_REPORT, name), typed)
        await screen.wait_for(lambda: said in screen.text())
        assert chosen(home)[name] == typed
        await screen.wait_for(lambda: "What is in it" not in screen.text())
        await screen.tap(ids.REPORT_MAKE)
        assert not any(method == "save_file" for _, method, _ in screen.calls)
    async with living(House(files=home.files), route="/share", **BROWSER) as screen:
        await screen.tap(ids.SHARE_REPORT)
        assert screen.route == PAGE and said in screen.text()


async def test_the_paper_is_remembered() -> None:
    home = house()
    async with living(home, route=PAGE) as screen:
        await screen.tap(ids.REPORT_CHANGE)
        await screen.tap(ids.report_paper(PaperSize.A4))
        await screen.wait_for(lambda: chosen(home) == {"paper": "a4"})
    async with living(House(files=home.files), route=PAGE) as screen:
        await screen.tap(ids.REPORT_CHANGE)
        assert screen.semantics(ids.report_paper(PaperSize.A4)).selected


async def test_what_is_slow_is_overtaken_by_what_was_chosen_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = []
    whole = ReportService.preview

    async def noted(self: ReportService, *args: object) -> object:
        looked.append(args)
        return await whole(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(ReportService, "preview", noted)
    async with living(house(), route=PAGE) as screen:
        await screen.wait_for(lambda: "What is in it" in screen.text())
        await screen.tap(ids.REPORT_CHANGE)
        begun = len(looked)
        for topic in (Topic.MOOD, Topic.SLEEP, Topic.PAIN):
            await screen.tap(ids.chosen_topic(ids.SHARE_REPORT, topic))
        await screen.wait_for(lambda: len(looked) > begun)
        await screen.settle(1.0)
    assert len(looked) == begun + 1
