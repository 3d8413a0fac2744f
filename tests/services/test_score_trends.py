"""Scores over time for a screen: what there is, read once, drawn off the loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from app.charts import registry
from app.charts.look import DARK
from app.data.memory import MemoryDiaryStore
from app.domain.records import R
from app.domain.responses import Response
from app.domain.traces import TRACES
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.services.glide import GlideService
from app.services.offload import Offload
from app.services.score_trends import ScoreTrends
from tests.charts.cases import ENGLISH, FONTS
from tests.charts.compare import opened
from tests.charts.score_cases import each, said
from tests.domain.agreements import MORPHINE, course, version
from tests.domain.make import day
from tests.domain.make import said as checked_in

TODAY = day(55)
FORMATS = Formats(ENGLISH.locale)
PLAN = version(1, 0, course((0, 60), (20, 50), until=200))


class CountedStore(MemoryDiaryStore):
    """Counts how often responses are read."""

    def __init__(self, rows: Sequence[Response] = ()) -> None:
        super().__init__()
        self.add_records(rows)
        self.reads = 0

    def records(
        self, kind: type[R], first: date | None = None, last: date | None = None
    ) -> Sequence[R]:
        self.reads += kind is Response
        return super().records(kind, first, last)


class StoppedClock:
    """Noon of ``TODAY``."""

    def now(self) -> datetime:
        return datetime.combine(TODAY, time(12), UTC)


@pytest.fixture(scope="module")
def offload() -> Iterator[Offload]:
    """The two threads, running and with matplotlib imported: what a screen finds."""
    threads = Offload()
    assert threads._database is not None
    assert threads._drawing is not None
    threads._database.submit(int).result()
    threads._drawing.submit(registry.warm_up).result()
    yield threads
    threads.close()


def service(store: MemoryDiaryStore, offload: Offload) -> ScoreTrends:
    return ScoreTrends(
        lambda: store, lambda: store, offload, StoppedClock(), ENGLISH, FORMATS, FONTS
    )


async def test_only_what_was_answered_is_there(offload: Offload) -> None:
    assert (await service(CountedStore(), offload).answered()).traces == ()
    rows = [each(0, 0, "readiness_confidence", 4), each(1, 3, "phq9", 1)]
    checks = Response(UUID(int=9), day(4), datetime.now(UTC), "self_checks", {"ran_out_early": 0})
    facts = replace(checks, id=UUID(int=10), scale="baseline_facts", answers={"naloxone": 1})
    found = await service(CountedStore([*rows, checks, facts]), offload).answered()
    assert [t.id for t in found.traces] == [
        *("phq2", "phq9"),
        *("readiness_importance", "readiness_confidence"),
    ]
    assert [s.id for s in found.checks] == ["self_checks"]


async def test_a_score_has_picture_sentences_and_table(offload: Offload) -> None:
    left_out = said(1, 14, "peg", {"pain": 3, "activity": 4})
    store = CountedStore([each(0, 7, "peg", 5), left_out, each(2, 28, "peg", 3, late=1)])
    store.add_records([replace(each(5, 28, "peg", 4), supersedes=UUID(int=3))])
    view = await service(store, offload).trend("peg", Range.EIGHT_WEEKS, DARK, 320, 2.0, 1.0)
    assert opened(view.png).size == (2 * view.width, 2 * view.height)
    assert (view.measure_id, view.name) == ("peg", "Pain and daily life (PEG)")
    assert view.alt_text.startswith("Pain and daily life (PEG), Mar 3, 2025 to Apr 27, 2025.")
    assert all(s in view.alt_text for s in view.sentences)
    assert [(r.day, r.value, r.late, r.corrected) for r in view.rows] == [
        (day(28), "4", True, True),
        (day(14), "no number, a question was left out", False, False),
        (day(7), "5", False, False),
    ]


@pytest.mark.parametrize(
    ("span", "first"),
    [(Range.TWO_WEEKS, day(42)), (Range.EIGHT_WEEKS, day(0)), (Range.ALL, day(-10))],
)
async def test_the_days_are_those_of_the_range_and_all_begin_with_the_earliest(
    span: Range, first: date, offload: Offload
) -> None:
    store = CountedStore([each(0, -10, "peg", 5), each(1, 50, "peg", 3)])
    store.add(checked_in(1, -5, pain_24h=3))
    view = await service(store, offload).trend("peg", span)
    assert FORMATS.table_day(first) in view.alt_text
    before = service(CountedStore([each(0, 20, "peg", 5)]), offload)
    assert "Mar 23, 2025 to" in (await before.trend("peg", Range.ALL)).alt_text


async def test_the_plan_says_which_score_was_before_the_taper(offload: Offload) -> None:
    store = CountedStore([each(0, 0, "peg", 6), each(1, 50, "peg", 4)])
    without = await service(store, offload).trend("peg", Range.ALL)
    assert "before your dose first went down" not in without.alt_text
    store.add_records([PLAN])
    view = await service(store, offload).trend("peg", Range.ALL)
    assert "2 points lower than before your dose first went down (6, Mar 3, 2025)." in (
        view.sentences
    )


async def test_all_cards_of_a_screen_share_one_reading_and_see_what_is_new(
    offload: Offload,
) -> None:
    store = CountedStore([each(n, n, t.id, 1) for n, t in enumerate(TRACES)])
    scores = service(store, offload)
    for trace in (await scores.answered()).traces:
        await scores.trend(trace.id, Range.EIGHT_WEEKS)
    assert store.reads == 1
    store.add_records([each(90, 55, "gad7", 2)])
    assert "The latest is 14" in (await scores.trend("gad7", Range.ALL)).alt_text
    assert store.reads == 2


async def test_answers_without_a_score_are_listed_question_by_question(offload: Offload) -> None:
    at = datetime.combine(day(30), time(20), UTC)
    asked = Response(
        UUID(int=1), day(30), at, "self_checks", {"more_than_planned": 0, "ran_out_early": 1}
    )
    changed = replace(
        asked,
        id=UUID(int=2),
        supersedes=asked.id,
        answers={**asked.answers, "for_stress_or_sleep": 1},
    )
    old = replace(asked, id=UUID(int=3), day=day(-90))
    view = await service(CountedStore([old, asked, changed]), offload).check(
        "self_checks", Range.EIGHT_WEEKS
    )
    (row,) = view.rows
    assert (row.day, row.late, row.corrected) == (day(30), False, True)
    assert row.lines == (
        "Did you take more than planned? No",
        "Did you take it for stress or sleep rather than for pain? Yes",
        "Did you run out early? Yes",
    )
    assert view.sentence.startswith("Answered once from Mar 3, 2025 to Apr 27, 2025.")


async def test_an_unknown_score_is_a_defect_of_the_caller(offload: Offload) -> None:
    with pytest.raises(KeyError):
        await service(CountedStore(), offload).trend("moon", Range.ALL)


async def test_a_score_stands_under_the_glide_path(offload: Offload) -> None:
    store = CountedStore([each(0, 0, "peg", 6), each(1, 50, "peg", 4)])
    store.add_records([PLAN])
    glide = GlideService(
        lambda: store, lambda: store, offload, StoppedClock(), ENGLISH, FORMATS, FONTS
    )
    assert [t.id for t in await glide.scores()] == ["peg"]
    medicine = MORPHINE.id
    view = await glide.glide(medicine, ("pain_24h", "peg"), Range.ALL)
    assert view.measures == ("Pain", "Pain and daily life (PEG)")
    assert "Pain and daily life (PEG): The latest is 4, on Apr 22, 2025." in view.sentences
    assert any("before your dose first went down" in s for s in view.sentences)
    assert {r.day: r.values for r in view.rows}[day(50)] == ("", "4")


async def test_a_score_under_the_path_that_has_no_number_says_so(offload: Offload) -> None:
    store = CountedStore([said(0, 3, "peg", {"pain": 3})])
    glide = GlideService(
        lambda: store, lambda: store, offload, StoppedClock(), ENGLISH, FORMATS, FONTS
    )
    view = await glide.glide(None, ("peg",), Range.ALL)
    assert "Pain and daily life (PEG): no number yet." in view.sentences
