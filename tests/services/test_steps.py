"""The plan beside the days, for a screen: read off the loop, said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from app.charts import registry
from app.charts.look import DARK
from app.domain.records import Record
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.services.offload import Offload
from app.services.step_words import StepWords
from app.services.steps import StepsService
from tests.charts.cases import ENGLISH, FONTS
from tests.charts.compare import opened
from tests.domain.agreements import CODEINE, course, took, version
from tests.domain.make import day, said
from tests.services.test_progress import CountedStore

WORDS = StepWords(ENGLISH, Formats(ENGLISH.locale))
PLAN = version(1, 0, course((0, 60), (20, 50), (40, 30), until=200))


class At:
    """Noon of a day."""

    def __init__(self, today: date) -> None:
        self.today = today

    def now(self) -> datetime:
        return datetime.combine(self.today, time(12), UTC)


@pytest.fixture(scope="module")
def offload() -> Iterator[Offload]:
    threads = Offload()
    assert threads._drawing is not None
    threads._drawing.submit(registry.warm_up).result()
    yield threads
    threads.close()


def store(*records: Record, every: int = 2, until: int = 60) -> CountedStore:
    """Check-ins from two weeks before the plan on, pain falling, and ``records``."""
    found = CountedStore(
        [
            said(n + 100, n, interference_24h=7 - (n > 40), pain_24h=6, sleep_hours=6.5)
            for n in range(-14, until, every)
        ]
    )
    found.add_records(records)
    return found


def service(found: CountedStore, offload: Offload, today: int = 60) -> StepsService:
    clock = At(day(today))
    return StepsService(lambda: found, lambda: found, offload, clock, WORDS, FONTS)


async def test_then_and_now_in_words(offload: Offload) -> None:
    view = await service(store(PLAN), offload).steps()
    assert view is not None
    assert [row.sentence for row in view.together.rows] == [
        "Morphine SR, agreed: 60 mg a day at the start, 30 mg a day (50% less) now.",
        "Pain in the way: 7 (7 days) at the start, 6 (6 days) now.",
        "Pain: 6 (7 days) at the start, 6 (6 days) now.",
        "Hours of sleep: 6.5 hours (7 days) at the start, 6.5 hours (6 days) now.",
    ]
    assert view.together.sentences[0].startswith("For daily life, the start is the 14 days before")
    assert "Mar 23, 2025" in view.together.sentences[0]


async def test_never_the_dose_alone(offload: Offload) -> None:
    view = await service(store(PLAN, every=20), offload).steps()
    assert view is not None
    assert view.together.sentences[0] == (
        "How daily life goes at this dose is not known: there are too few days with an answer."
    )
    assert view.together.rows[1].first.text == "too few days"


async def test_before_the_first_lower_step_there_is_no_start(offload: Offload) -> None:
    view = await service(store(PLAN), offload, today=10).steps()
    assert view is not None
    assert view.together.sentences[0].startswith("No lower step has begun yet")
    assert [row.first.text for row in view.together.rows[1:]] == ["not yet"] * 3
    assert view.together.rows[0].second.aside == "the same"
    assert view.steps == ()


async def test_steps_come_newest_first_with_their_days(offload: Offload) -> None:
    view = await service(store(PLAN), offload, today=42).steps()
    assert view is not None
    newest, oldest = view.steps
    assert (newest.day, newest.medicine) == ("Apr 12, 2025", "Morphine SR")
    assert newest.change == "From 50 mg a day to 30 mg a day, 40% less"
    assert newest.rows[0].sentence == (
        "Pain in the way: 7 (7 days) before, too few days (2 days) after."
    )
    assert newest.rows[3].name == "Withdrawal feelings"
    assert str(newest.rows[3].first) == "too few days (0 days)"
    assert oldest.change == "From 60 mg a day to 50 mg a day, 17% less"
    assert oldest.note == ""


async def test_another_medicine_is_named_and_an_increase_said_as_such(offload: Offload) -> None:
    both = replace(
        PLAN, courses=(*PLAN.courses, course((0, 0), (22, 30), (30, 40), until=90, of=CODEINE))
    )
    view = await service(store(both), offload, today=39).steps()
    assert view is not None
    assert [step.change for step in view.steps] == [
        "From 30 mg a day to 40 mg a day, 33% more",
        "From 0 mg a day to 30 mg a day",
        "From 60 mg a day to 50 mg a day, 17% less",
    ]
    assert view.steps[2].note == "In these days this changed too: Codeine."


async def test_without_a_plan_that_has_begun_nothing_is_read(offload: Offload) -> None:
    for found in (store(), store(version(1, 61, course((61, 60), until=90)))):
        assert await service(found, offload).steps() is None
        assert await service(found, offload).adherence(Range.ALL) is None
        assert found.reads == []


async def test_only_the_days_of_the_plan_and_two_weeks_before_are_read(offload: Offload) -> None:
    found = store(PLAN)
    await service(found, offload).steps()
    assert found.reads == [(day(-14), day(60))]


async def test_doses_against_the_plan(offload: Offload) -> None:
    found = store(PLAN, took(60, 30), took(59, 20), took(58, 40), took(57, 0))
    view = await service(found, offload).adherence(Range.TWO_WEEKS, DARK, 320, 2.0, 1.0)
    assert view is not None
    assert opened(view.png).size == (2 * view.width, 2 * view.height)
    assert view.sentences[0] == (
        "Morphine SR, 14 days: 1 as planned, 1 less, 1 more, 1 none, 10 not known."
    )
    assert view.alt_text.startswith("Doses as agreed, Apr 19, 2025 to May 2, 2025. Morphine SR")
    assert all(s in view.alt_text for s in view.sentences)
    assert [(r.first, r.counts) for r in view.rows] == [
        (day(54), "1 as planned, 1 less, 1 more, 1 none, 3 not known"),
        (day(47), "7 not known"),
    ]
    assert not view.several


async def test_all_days_begin_with_the_plan(offload: Offload) -> None:
    view = await service(store(PLAN), offload).adherence(Range.ALL)
    assert view is not None
    assert view.rows[-1].first == day(0)
    assert view.sentences[0] == "Morphine SR, 61 days: 61 not known."


async def test_two_medicines_have_rows_of_their_own(offload: Offload) -> None:
    both = replace(PLAN, courses=(*PLAN.courses, course((50, 30), until=90, of=CODEINE)))
    view = await service(store(both, took(60, 30)), offload).adherence(Range.TWO_WEEKS)
    assert view is not None
    assert view.several
    assert [(r.first, r.medicine) for r in view.rows] == [
        (day(54), "Morphine SR"),
        (day(54), "Codeine"),
        (day(47), "Morphine SR"),
        (day(47), "Codeine"),
    ]


async def test_a_dose_that_is_corrected_is_counted_as_it_is_now(offload: Offload) -> None:
    first = took(60, 20)
    found = store(PLAN, first)
    again = replace(first, id=took(59, 1).id, supersedes=first.id, doses=took(60, 30).doses)
    found.add_records([again])
    view = await service(found, offload).adherence(Range.TWO_WEEKS)
    assert view is not None
    assert view.sentences[0] == "Morphine SR, 14 days: 1 as planned, 13 not known."


@pytest.mark.parametrize(
    ("before", "after", "said_as"),
    [("60", "50", "17% less"), ("50", "60", "20% more"), ("5", "5", "the same"), ("0", "5", "")],
)
def test_percentages_in_words(before: str, after: str, said_as: str) -> None:
    assert WORDS.percent(Decimal(before), Decimal(after)) == said_as


async def test_two_years_are_read_and_drawn_off_the_event_loop(offload: Offload) -> None:
    """The loop guard of this room fails it if they are not."""
    steps = [(28 * n, 100 - 3 * n) for n in range(26)]
    plan = version(1, 0, course(*steps, until=800))
    found = store(plan, *(took(n, 50) for n in range(730)), until=730)
    asked = service(found, offload, today=729)
    view = await asked.steps()
    assert view is not None and len(view.steps) == 25
    drawn = await asked.adherence(Range.ALL)
    assert drawn is not None and drawn.stretch == 28
