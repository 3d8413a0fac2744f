"""One past day: every answer in words, its corrections, what may be added."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.domain.checkins import CheckInKind
from app.domain.items import DAILY_ITEMS, ChipsItem, ChoiceItem, NumberItem, TextItem
from app.i18n.formats import Formats
from app.i18n.translator import Translator, pick_locale
from app.views import identifiers as ids
from app.views.history.answers import answer_rows, changes, missing_questions
from tests.data.diaries import DAY
from tests.views.living import House, living
from tests.views.past import TornFiles, said

WORDS = Translator("en")
FORMATS = Formats(pick_locale("en", "gb"))
SHORT = CheckInKind.SHORT


def in_words(**answers: Any) -> dict[str, str]:
    return {r.question: r.answer for r in answer_rows(WORDS, FORMATS, said(**answers))}


@pytest.mark.parametrize(
    ("answers", "rows"),
    [
        ({"pain_24h": 0}, {"Pain": "0 of 10"}),
        ({"pain_24h": 7.0}, {"Pain": "7 of 10"}),
        ({"sleep_hours": 6.5}, {"Hours of sleep": "6.5 hours"}),
        ({"sleep_hours": 1}, {"Hours of sleep": "1 hour"}),
        ({"sleep_hours": 0}, {"Hours of sleep": "0 hours"}),
        ({"bowel_days": 3}, {"Last bowel movement": "3 days before"}),
        ({"bowel_days": 1}, {"Last bowel movement": "1 day before"}),
        ({"bowel_days": 0}, {"Last bowel movement": "the same day"}),
        ({"safe": "need_help"}, {"Safe": "I need help"}),
        (
            {"side_effects": {"dizzy": "", "nausea": "severe"}},
            {"Bothering me": "Nausea (severe), Dizzy"},
        ),
        ({"side_effects": {"none": ""}}, {"Bothering me": "Nothing"}),
        ({"activity": ("walked", "rested")}, {"Managed": "Walked, Rested"}),
        ({"note": "Slept.\nAt last."}, {"Note": "Slept.\nAt last."}),
        ({}, {}),
    ],
)
def test_each_kind_of_answer_is_said_in_words(
    answers: dict[str, Any], rows: dict[str, str]
) -> None:
    assert in_words(**answers) == rows


def an_answer(item: Any) -> Any:
    match item:
        case NumberItem():
            return item.high
        case ChoiceItem():
            return item.options[-1]
        case ChipsItem(severities=()):
            return item.options
        case ChipsItem():
            return dict.fromkeys(item.options, "")
        case TextItem():
            return "words"


def test_every_question_and_option_has_words() -> None:
    rows = answer_rows(WORDS, FORMATS, said(**{i.id: an_answer(i) for i in DAILY_ITEMS}))
    assert [r.item_id for r in rows] == [i.id for i in DAILY_ITEMS]
    for row in rows:
        assert "-" not in row.question and "_" not in row.answer and "option-" not in row.answer


def test_missing_questions_are_those_of_the_kind_that_were_asked() -> None:
    assert missing_questions(WORDS, said(kind=SHORT, pain_24h=3)) == [
        "Withdrawal feelings",
        "Doses",
        "Safe",
    ]
    full = missing_questions(WORDS, said(pain_24h=3, doses="different"))
    assert "Mood" in full and "Doses" not in full and "What was different" not in full
    assert "Last bowel movement" not in full, "it was not asked"
    asked = missing_questions(WORDS, said(side_effects={"constipation": ""}))
    assert "Last bowel movement" in asked


def test_changes_name_old_and_new_and_never_make_a_missing_answer_zero() -> None:
    before = said(pain_24h=6, mood=2)
    after = said(pain_24h=4, mood=2, craving=0)
    assert changes(WORDS, FORMATS, before, after) == [
        "Pain: 6 of 10, then 4 of 10",
        "Urge: not answered, then 0 of 10",
    ]


async def test_a_day_shows_everything_that_was_said() -> None:
    entry = said(1, pain_24h=6, sleep_hours=6.5, side_effects={"nausea": "mild"}, note="Lake.")
    async with living(House().holding([entry]), route="/history/2025-03-02") as screen:
        text = screen.text()
        assert "Sunday, March 2, 2025" in text
        for part in ("6 of 10", "6.5 hours", "Nausea (mild)", "Lake.", "Entered Sun, Mar 2"):
            assert part in text
        assert "Not answered: Pain in the way, Mood" in text
        assert "Added later" not in text and not screen.has(ids.history_trail(1))


async def test_a_correction_keeps_what_was_said_before() -> None:
    first = said(3, late=1, pain_24h=6, mood=4)
    second = said(3, late=1, hour=21, replaces=first, reason="two days mixed up", pain_24h=5)
    third = said(3, late=2, replaces=second, pain_24h=4)
    house = House().holding([first, second, third])
    async with living(house, route="/history/2025-02-28") as screen:
        assert "4 of 10" in screen.text() and "6 of 10" not in screen.text()
        assert "Added later" in screen.text() and "Corrected Sun, Mar 2" in screen.text()
        assert screen.semantics(ids.history_trail(1)).expanded is False
        await screen.tap(ids.history_trail(1))
        assert screen.semantics(ids.history_trail(1)).expanded is True
        lines = screen.text().splitlines()
        newer, older = (
            lines.index("Pain: 5 of 10, then 4 of 10"),
            lines.index("Pain: 6 of 10, then 5 of 10"),
        )
        assert newer < older
        assert lines.index("Reason: two days mixed up") < newer
        assert "Mood: 4 of 10, then not answered" in lines
        await screen.tap(ids.history_trail(1))
        assert "6 of 10" not in screen.text()


async def test_correct_begins_a_correction_of_that_entry() -> None:
    morning, evening = said(1, hour=8, pain_24h=6), said(1, hour=20, kind=SHORT, pain_24h=3)
    house = House().holding([morning, evening])
    async with living(house, route="/history/2025-03-02") as screen:
        assert "Short check-in" in screen.text()
        assert "Correct the entry from 8:05\u202fPM" in screen.labels()
        await screen.tap(ids.history_correct(2))
        assert screen.route == f"/correct/{evening.id}"
    assert [d.corrects for d in house.store().drafts()] == [evening.id]


@pytest.mark.parametrize("ago", [0, 1, 7])
async def test_a_day_within_reach_can_be_added(ago: int) -> None:
    day = (DAY - timedelta(ago)).isoformat()
    async with living(route=f"/history/{day}") as screen:
        assert "Nothing was logged for this day." in screen.text()
        assert screen.text_of(ids.HISTORY_ADD) == "Add this day"
        await screen.tap(ids.HISTORY_ADD)
        assert screen.route == f"/checkin/full/{day}"


async def test_a_day_with_an_entry_can_get_another() -> None:
    async with living(
        House().holding([said(1, pain_24h=6)]), route="/history/2025-03-02"
    ) as screen:
        assert screen.text_of(ids.HISTORY_ADD) == "Add another check-in"


@pytest.mark.parametrize(
    ("ago", "why"), [(8, "up to 7 days back"), (400, "up to 7 days back"), (-1, "still to come")]
)
async def test_other_days_say_why_they_cannot_be_added(ago: int, why: str) -> None:
    day = (DAY - timedelta(ago)).isoformat()
    async with living(route=f"/history/{day}") as screen:
        assert why in screen.text()
        assert not screen.has(ids.HISTORY_ADD)


async def test_back_leads_to_the_month_of_the_day() -> None:
    house = House().holding([said(20, pain_24h=6)])
    async with living(house, route="/history/2025-02-11") as screen:
        await screen.tap(ids.HISTORY_CLOSE)
        assert screen.route == "/history/2025-02"
        assert "February 2025" in screen.text() and "Pain 6" in screen.text()


@pytest.mark.parametrize("place", ["2025-02-30", "tomorrow", "2025-13", "1"])
async def test_a_route_that_is_no_day_leads_to_the_month(place: str) -> None:
    async with living(House().holding([said(1, pain_24h=6)]), route=f"/history/{place}") as screen:
        assert screen.route == "/history"
        assert "March 2025" in screen.text()


async def test_an_entry_that_does_not_open_says_so_and_the_rest_works() -> None:
    files = TornFiles()
    torn = said(1, pain_24h=9)
    house = House(files=files).holding([said(2, pain_24h=5), torn])
    files.torn = torn.id
    async with living(house, route="/history/2025-03-02") as screen:
        assert "One entry cannot be opened" in screen.text()
        assert not screen.has(ids.HISTORY_CORRECT)
        await screen.go("/history/2025-03-01")
        assert "5 of 10" in screen.text() and screen.has(ids.HISTORY_CORRECT)


async def test_a_correction_made_in_another_window_shows_up() -> None:
    first = said(1, pain_24h=6)
    house = House().holding([first])
    async with living(house, route="/history/2025-03-02") as screen:
        house.store().add(said(1, late=1, replaces=first, pain_24h=2))
        house.hub.announce()
        await screen.settle()
        assert "2 of 10" in screen.text() and screen.has(ids.history_trail(1))
