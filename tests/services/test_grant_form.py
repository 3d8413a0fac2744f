"""The form of a permission: what it says, what is unclear, and what is never ticked by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from babel import Locale

from app.domain.sharing.grants import LONGEST_DAYS, LONGEST_NAME, Grant, GrantTrouble, Relation
from app.domain.sharing.topics import ONLY_TICKED, USUAL, Granted
from app.i18n.formats import Formats
from app.i18n.reading import day_example, read_day
from app.i18n.translator import Translator
from app.services.grant_form import (
    FIRST,
    FOR,
    FROM,
    FROM_NAME,
    NAME,
    NO,
    RELATION,
    TOPICS,
    UNTIL,
    YES,
    For,
    From,
    Offers,
    as_typed,
    fill,
    look_at,
    read_form,
    ticked,
    topic_field,
)
from tests.data.records import a_grant

FORMATS = Formats(Locale.parse("en_US"))
ENGLISH = Translator("en")
TODAY = date(2025, 3, 3)
NOW = datetime(2025, 3, 3, 20, 15, tzinfo=UTC)


def said(day: date) -> str:
    return day_example(day, FORMATS)


FILLED = {
    NAME: " Test Friend ",
    RELATION: "friend",
    FROM_NAME: "T.",
    FIRST: "2/1/2025",
    UNTIL: "3/10/2025",
}


class Page(dict[str, str]):
    """A form without a disk."""

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        return super().get(name, default)

    def put(self, name: str, text: str | None) -> None:
        self[name] = text or ""


def test_what_is_filled_in_is_read() -> None:
    read = read_form(FILLED, FORMATS, TODAY)
    assert read is not None
    row = read.row(uuid4(), NOW, None, None)
    assert (row.name, row.relation, row.from_name) == ("Test Friend", Relation.FRIEND, "T.")
    assert (row.first, row.until, row.day) == (date(2025, 2, 1), date(2025, 3, 10), TODAY)
    assert row.topics == USUAL and row.ended_at is None


@pytest.mark.parametrize(
    ("fields", "where", "trouble"),
    [
        ({NAME: "  "}, NAME, GrantTrouble.NO_NAME),
        ({FROM_NAME: ""}, FROM_NAME, GrantTrouble.NO_FROM_NAME),
        ({NAME: "x" * (LONGEST_NAME + 3)}, NAME, GrantTrouble.LONG_NAME),
        ({FROM_NAME: "x" * (LONGEST_NAME + 3)}, FROM_NAME, GrantTrouble.LONG_NAME),
        ({topic_field(t): NO for t in USUAL}, TOPICS, GrantTrouble.NO_TOPIC),
        ({FIRST: said(TODAY + timedelta(1))}, FIRST, GrantTrouble.FIRST_AHEAD),
        ({UNTIL: said(TODAY - timedelta(1))}, UNTIL, GrantTrouble.UNTIL_PAST),
        ({UNTIL: said(TODAY + timedelta(LONGEST_DAYS + 1))}, UNTIL, GrantTrouble.UNTIL_FAR),
    ],
)
def test_each_trouble_has_its_sentence_at_its_field(
    fields: dict[str, str], where: str, trouble: GrantTrouble
) -> None:
    found = look_at(FILLED | fields, FORMATS, TODAY)
    assert set(found) == {where}
    assert found[where].id == f"grant-problem-{trouble}"
    sentence = ENGLISH.say(found[where])
    assert sentence != found[where].id and "{" not in sentence and "$" not in sentence
    assert read_form(FILLED | fields, FORMATS, TODAY) is None


def test_every_trouble_there_is_has_a_sentence() -> None:
    for trouble in GrantTrouble:
        assert ENGLISH.has(f"grant-problem-{trouble}"), trouble


@pytest.mark.parametrize("name", [FIRST, UNTIL])
@pytest.mark.parametrize(("text", "said"), [("", "Please choose"), ("soon", "cannot be read")])
def test_a_day_that_is_not_there_or_cannot_be_read(name: str, text: str, said: str) -> None:
    found = look_at(FILLED | {name: text}, FORMATS, TODAY)
    assert set(found) == {name} and said in ENGLISH.say(found[name])


def test_today_and_a_year_ahead_are_the_ends_of_what_can_be_chosen() -> None:
    for day in (TODAY, TODAY + timedelta(LONGEST_DAYS)):
        assert look_at(FILLED | {UNTIL: said(day)}, FORMATS, TODAY) == {}


def test_the_three_hard_topics_are_off_until_they_are_ticked() -> None:
    assert [t for t in Granted if ticked({}, t)] == [t for t in Granted if t in USUAL]
    for topic in ONLY_TICKED:
        assert ticked({topic_field(topic): YES}, topic)
        assert not ticked({topic_field(topic): "maybe"}, topic)


def test_what_was_ticked_of_the_three_is_not_ticked_on_a_change() -> None:
    before = replace(a_grant(), topics=frozenset(Granted) - {Granted.MOOD}, ended_at=None)
    fields = as_typed(before, FORMATS)
    now = {topic for topic in Granted if ticked(fields, topic)}
    assert now == USUAL - {Granted.MOOD}


def test_a_form_as_typed_says_the_same_as_its_permission() -> None:
    before = replace(a_grant(), topics=USUAL, ended_at=None)
    read = read_form(as_typed(before, FORMATS), FORMATS, before.day)
    assert read is not None and read.holds(before)


def a_change(before: Grant) -> Grant:
    read = read_form(as_typed(before, FORMATS), FORMATS, before.day)
    assert read is not None
    return read.row(uuid4(), NOW, before, before.id)


def test_a_change_keeps_the_words_and_revives_nothing() -> None:
    ended = a_grant()
    assert ended.ended_at is not None
    row = a_change(ended)
    assert (row.words, row.ended_at, row.supersedes) == (ended.words, ended.ended_at, ended.id)
    assert a_change(replace(ended, ended_at=None)).ended_at is None


@pytest.mark.parametrize(
    ("taper", "started", "everything"),
    [
        (date(2025, 1, 5), date(2024, 12, 1), date(2024, 12, 1)),
        (date(2024, 11, 5), date(2024, 12, 1), date(2024, 11, 5)),
        (None, date(2024, 12, 1), date(2024, 12, 1)),
        (None, None, TODAY),
    ],
)
def test_the_days_that_are_offered(
    taper: date | None, started: date | None, everything: date
) -> None:
    offers = Offers(TODAY, taper, started)
    assert offers.first(From.TAPER) == taper
    assert offers.first(From.MONTH) == date(2025, 2, 1)
    assert offers.first(From.ALL) == everything
    assert offers.first(From.DAY) is None
    assert offers.until(For.WEEK) == date(2025, 3, 10)
    assert offers.until(For.MONTH) == date(2025, 4, 2)
    assert offers.until(For.DAY) is None


def test_a_new_form_begins_with_little_and_short() -> None:
    page = Page()
    fill(page, Offers(TODAY), FORMATS)
    assert (page[FROM], page[FOR]) == (From.MONTH, For.WEEK)
    days = [read_day(page[name], FORMATS) for name in (FIRST, UNTIL)]
    assert days == [TODAY - timedelta(30), TODAY + timedelta(7)]


def test_an_offer_of_yesterday_is_that_of_today_and_an_own_day_stays() -> None:
    page = Page({FROM: From.DAY, FIRST: "1/1/2025", FOR: For.WEEK, UNTIL: "3/9/2025"})
    fill(page, Offers(TODAY), FORMATS)
    assert (page[FIRST], page[UNTIL]) == ("1/1/2025", said(TODAY + timedelta(7)))


def test_what_is_no_choice_is_the_usual_one() -> None:
    page = Page({FROM: "ever", FOR: "ever", RELATION: "boss"})
    fill(page, Offers(TODAY), FORMATS)
    assert (page[FROM], page[FOR]) == (From.MONTH, For.WEEK)
    read = read_form({**page, NAME: "a", FROM_NAME: "b"}, FORMATS, TODAY)
    assert read is not None and read.relation is Relation.OTHER
