"""A whole report as text, and what must hold of every report. After a wanted change read the new
text, then ``GLIDEPATH_WRITE_GOLDENS=1 pytest tests/report/test_document.py``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.alerts.limits import ClinicLimits
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.questions import VisitQuestion
from app.domain.report.choices import ReportChoices
from app.domain.report.gathered import Gathered, Reached
from app.domain.report.topics import Topic
from app.domain.scales.registry import SCALES
from app.domain.taper import AsNeeded, PauseRequest
from app.domain.watch import Watch
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.report.blocks import Columns, Document, Table
from app.report.sections import FOLLOWING, PAGE_ONE
from app.services.offload import Offload
from app.services.reading import Forgiving
from app.services.report import ReportService
from tests.charts.cases import FONTS
from tests.charts.compare import WRITE
from tests.data.diaries import SetClock
from tests.domain.agreements import CODEINE, MORPHINE, course, took, version
from tests.domain.answering import answered
from tests.domain.make import day, said
from tests.i18n.pseudo import pseudo
from tests.i18n.texts import english, messages
from tests.report.patient import NOW, TODAY, diary
from tests.report.told import ENGLISH, EVERY, document, every_block, gathered, plain, text_of

GOLDENS = Path(__file__).parent / "goldens"
PSEUDO = Translator("xr", {"xr": pseudo(english())})
NINETY = ReportChoices(TODAY - timedelta(89), TODAY)


@pytest.fixture(scope="module")
def offload() -> Iterator[Offload]:
    threads = Offload()
    yield threads
    threads.close()


async def of_patient(choices: ReportChoices, say: Translator, offload: Offload) -> Document:
    store = diary()
    reader = Forgiving(store)
    formats = Formats(say.locale)
    service = ReportService(
        lambda: reader, lambda: store, offload, SetClock(NOW), say, formats, FONTS
    )
    return await service.document(choices, Watch())


@pytest.mark.parametrize(
    ("name", "topics"), [("usual", NINETY.topics), ("everything", frozenset(Topic))]
)
async def test_the_demo_patient_is_told_as_before(
    name: str, topics: frozenset[Topic], offload: Offload
) -> None:
    now = plain(await of_patient(replace(NINETY, topics=topics), ENGLISH, offload))
    golden = GOLDENS / f"{name}.txt"
    if os.environ.get(WRITE):
        golden.write_text(now, "utf-8")
    assert now == golden.read_text("utf-8")


async def test_every_word_is_of_the_language(offload: Offload) -> None:
    """In the pseudo-language every text of ours has brackets. What is left is the person's own or
    was told to them before, and the published words of questionnaires."""
    usual = await of_patient(NINETY, PSEUDO, offload)
    assert usual.right_to_left and usual.language == "xr"
    own = {word for text in _own_texts() for word in WORD.findall(text)}
    for text in _texts(usual):
        assert set(WORD.findall(_outside(text))) <= own, text


@pytest.mark.parametrize("topics", [frozenset(), EVERY])
def test_what_is_said_where_there_is_nothing_is_of_the_language_too(
    topics: frozenset[Topic],
) -> None:
    for text in _texts(document(gathered(topics=topics), PSEUDO)):
        assert not WORD.findall(_outside(text)), text


WORD = re.compile(r"[A-Za-z]{3,}")


def _outside(text: str) -> str:
    """What stands in no brackets; texts within texts have their own."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return text


def _own_texts() -> Iterator[str]:
    for record in diary()._content.records.values():
        yield from (str(v) for v in vars(record).values())
    for scale in SCALES:
        for official in scale.official.values():
            yield from (official.notice, *official.questions.values())


def _texts(made: Document) -> Iterator[str]:
    yield from (made.title, made.foot, made.page_of)
    for block in every_block(made.blocks):
        yield from _of_block(block)


def _of_block(block: object) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (block.caption, *block.heads, *(cell for row in block.rows for cell in row))
    for name in ("text", "caption"):
        if isinstance(text := getattr(block, name, None), str):
            yield text
    yield from getattr(block, "items", ())


def test_every_section_and_topic_has_its_words() -> None:
    sections = [s for left, right in PAGE_ONE for s in (*left, *right)]
    ids = [s.id for s in (*sections, *FOLLOWING) if s.id]
    assert len(ids) == len(set(ids))
    needed = {f"report-section-{i}" for i in ids} | {f"report-topic-{t}" for t in Topic}
    assert needed <= set(messages())


def test_page_one_has_everything_in_its_order() -> None:
    text = text_of(_full()).split("=" * 20)[0]
    heads = re.findall(r"#+ (.*)", text)
    assert heads == [
        "Visit report",
        "Plan",
        "Would like to talk about a pause",
        "Questions for this visit",
        "Doses: agreed and taken, in days",
        "How it was",
        "The hardest week",
        "Milestones",
        "What bothered most",
        "What was noticed, and what was done",
    ]


def _full() -> Gathered:
    plan = version(1, 0, course((0, 60), (10, 50), until=200))
    saved = [
        said(n + 1, n, pain_24h=n % 7, mood=5, side_effects={"itch": "mild"})
        for n in range(0, 28, 2)
    ]
    found = gathered(*saved, plan=[plan], said=[took(2, 60)], topics=EVERY)
    wish = PauseRequest(UUID(int=1), day(5), found.now, "Could we wait?")
    question = VisitQuestion(UUID(int=2), day(5), found.now, "Why?")
    reached = Reached(_milestone("A walk"), day(8))
    return replace(found, request=wish, questions=[question], milestones=[reached])


def _milestone(words: str) -> Milestone:
    at = gathered().now
    return Milestone(
        UUID(int=9), day(0), at, MilestoneKind.DO_AGAIN, words, MilestoneAuthor.ME, day(8)
    )


def test_rows_have_as_many_cells_as_heads_and_widths() -> None:
    for found in (_full(), gathered(), gathered(topics=EVERY)):
        for block in every_block(document(found).blocks):
            if isinstance(block, Table):
                columns = {len(row) for row in block.rows}
                columns |= {len(block.heads)} if block.heads else set()
                columns |= {len(block.widths)} if block.widths else set()
                assert len(columns) == 1, block
                assert all(n < max(columns) for n in block.numbers), block
            if isinstance(block, Columns):
                assert block.left and block.right


def test_nothing_is_said_of_a_plan_that_is_not_there() -> None:
    text = text_of(gathered(said(1, 1, pain_24h=3)))
    assert "No plan was in force" in text
    assert "no start to compare with" in text
    assert "At the start" not in text and "Since the last step" not in text


def test_long_names_and_words_are_whole() -> None:
    long = "Hydromorphone-prolonged-release-" + "x" * 120
    medicine = replace(MORPHINE, name=long)
    plan = version(1, 0, course((0, 60), until=200, of=medicine))
    plan = replace(plan, as_needed=(AsNeeded(replace(CODEINE, name=long + "y"), Decimal(30)),))
    question = VisitQuestion(UUID(int=2), day(5), gathered().now, "W" * 200)
    text = text_of(replace(gathered(plan=[plan], said=[took(1, 60)]), questions=[question]))
    assert text.count(long) >= 4 and long + "y" in text and "W" * 200 in text


def test_the_first_page_keeps_its_room_and_the_rest_follows() -> None:
    found = _full()
    many = [Reached(_milestone(f"Walk {n}"), day(n)) for n in range(9)]
    text = text_of(replace(found, milestones=many))
    first, rest = text.split("=" * 20)
    assert "Walk 8" in first and "Walk 4" not in first
    assert "5 more stand under “All milestones”." in first
    assert all(f"Walk {n}" in rest for n in range(9))


def test_thresholds_of_the_clinic_are_told_as_such() -> None:
    found = gathered()
    clinic = ClinicLimits(
        UUID(int=4), day(0), found.now, "Hill Clinic", day(0), {"r10.once": 9.0}, {"peg": 6.0}
    )
    text = text_of(replace(found, given=clinic))
    assert "Limits from Hill Clinic, dated Mar 3, 2025." in text
    assert "| Withdrawal feelings: 9 out of 10 or more, even once | From your clinic." in text
    assert "PEG score: 6 out of 10" in text


def test_a_missing_answer_is_said_and_named() -> None:
    found = gathered(answered=[answered(1, "gad2", 3, nervous=1)])
    assert "left out: Not being able to stop or control worrying" in text_of(found)


def test_the_report_says_what_it_is_not() -> None:
    text = text_of(gathered())
    for said_so in ("Nobody is watching", "not for emergencies", "works out no dose", "9.9"):
        assert said_so in text
