"""Choosing, previewing and making the visit report of an open diary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pypdf
import pytest

from app.charts import registry
from app.data.memory import MemoryDiaryStore
from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.appointments import Appointment
from app.domain.checkins import CheckIn
from app.domain.doses import DoseEntry
from app.domain.errors import EntryDamaged, VaultMissing
from app.domain.paper import PaperSize
from app.domain.questions import VisitQuestion
from app.domain.report.choices import ReportChoices
from app.domain.report.topics import USUAL, Topic
from app.domain.responses import Response
from app.domain.taper import PlanVersion
from app.domain.watch import Stopped, Watch
from app.i18n.formats import Formats
from app.i18n.translator import Translator, pick_locale
from app.report.blocks import Figure, Heading
from app.services.offload import Offload
from app.services.reading import Forgiving
from app.services.report import ReportService
from app.services.report_form import FIRST, LAST, PAPER, topic_field
from tests.charts.cases import ENGLISH, FONTS
from tests.data.diaries import SetClock
from tests.domain.make import said
from tests.report.patient import NOW, TODAY, diary
from tests.report.told import every_block, plain

FORMATS = Formats(ENGLISH.locale)
NINETY = ReportChoices(TODAY - timedelta(89), TODAY)


@pytest.fixture(scope="module")
def offload() -> Iterator[Offload]:
    """Both threads, with everything imported that the first report imports."""
    threads = Offload()
    assert threads._drawing is not None
    threads._drawing.submit(registry.warm_up).result()
    threads._drawing.submit(__import__, "app.report.pdf").result()
    yield threads
    threads.close()


def service(
    store: MemoryDiaryStore,
    offload: Offload,
    say: Translator = ENGLISH,
    formats: Formats = FORMATS,
    clock: SetClock | None = None,
) -> ReportService:
    reader = Forgiving(store)
    when = clock or SetClock(NOW)
    return ReportService(lambda: reader, lambda: store, offload, when, say, formats, FONTS)


def visit(number: int, ago: int, *, went: bool | None) -> Appointment:
    return Appointment(UUID(int=number), TODAY - timedelta(ago), NOW, attended=went)


def long_diary() -> MemoryDiaryStore:
    store = MemoryDiaryStore()
    store.add(replace(said(1, 0, pain_24h=4), day=TODAY - timedelta(400)))
    return store


@pytest.mark.parametrize(
    ("visits", "first"),
    [
        ([], 89),
        ([(40, True)], 40),
        ([(14, True)], 14),
        ([(13, True)], 89),
        ([(13, True), (40, True)], 89),
        ([(40, False)], 89),
        ([(40, None), (60, True)], 60),
        ([(-5, None), (30, True)], 30),
        ([(200, True)], 200),
    ],
)
async def test_the_days_begin_with_the_last_visit_that_was(
    offload: Offload, visits: list[tuple[int, bool | None]], first: int
) -> None:
    store = long_diary()
    store.add_records([visit(n + 1, ago, went=went) for n, (ago, went) in enumerate(visits)])
    choices = await service(store, offload).choices()
    assert (choices.first, choices.last) == (TODAY - timedelta(first), TODAY)
    assert choices.topics == USUAL


async def test_never_before_the_diary_began_and_an_empty_one_has_ninety_days(
    offload: Offload,
) -> None:
    store = MemoryDiaryStore()
    empty = await service(store, offload).choices()
    assert empty.days == 90
    store.add(replace(said(1, 0, pain_24h=4), day=TODAY - timedelta(9)))
    assert (await service(store, offload).choices()).first == TODAY - timedelta(9)


@pytest.mark.parametrize(("region", "paper"), [("us", "letter"), ("es", "a4"), (None, "a4")])
async def test_the_paper_is_that_of_the_country(
    offload: Offload, region: str | None, paper: str
) -> None:
    formats = Formats(pick_locale("en", region))
    choices = await service(MemoryDiaryStore(), offload, formats=formats).choices()
    assert choices.paper == PaperSize(paper)


async def test_what_was_chosen_is_kept_field_by_field(offload: Offload) -> None:
    store = long_diary()
    one = service(store, offload)
    await one.keep({topic_field(Topic.NOTES): "yes"})
    await one.keep({topic_field(Topic.PAIN): "no", PAPER: "letter"})
    await one.keep({FIRST: "2025-05-01"})
    found = await service(store, offload).choices()
    assert found.topics == (USUAL | {Topic.NOTES}) - {Topic.PAIN}
    assert (found.first, found.last, found.paper) == (date(2025, 5, 1), TODAY, PaperSize.LETTER)
    await one.keep({topic_field(Topic.NOTES): None, FIRST: None})
    assert Topic.NOTES not in (await one.choices()).topics
    assert (await one.choices()).first == TODAY - timedelta(89)


async def test_days_of_the_last_visit_do_not_come_back_but_topics_do(offload: Offload) -> None:
    store, clock = long_diary(), SetClock(NOW)
    one = service(store, offload, clock=clock)
    await one.keep({LAST: "2025-06-01", topic_field(Topic.CRAVINGS): "yes"})
    assert (await one.choices()).last == date(2025, 6, 1)
    clock.moment += timedelta(days=1)
    later = await one.choices()
    assert later.last == TODAY + timedelta(1)
    assert Topic.CRAVINGS in later.topics


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({FIRST: "soon"}, FIRST, "Please type the first day"),
        ({LAST: ""}, LAST, "Please type the last day"),
        ({FIRST: "2025-06-20", LAST: "2025-06-01"}, FIRST, "comes after the last one"),
        ({LAST: "2025-06-25"}, LAST, "still to come"),
        ({FIRST: "2020-01-01", LAST: "2020-02-01"}, LAST, "It begins on May 20, 2024"),
    ],
)
async def test_days_that_cannot_be_are_refused_in_words(
    offload: Offload, typed: dict[str, str], field: str, says: str
) -> None:
    one = service(long_diary(), offload)
    await one.keep(typed)
    form = await one.form()
    assert [*form.problems] == [field]
    assert says in ENGLISH.say(form.problems[field])
    assert {name: form.typed[name] for name in typed} == typed


async def test_the_same_days_are_refused_when_they_are_asked_for(offload: Offload) -> None:
    one = service(long_diary(), offload)
    turned = ReportChoices(TODAY, TODAY - timedelta(1))
    assert await one.refused(NINETY) is None
    message = await one.refused(turned)
    assert message is not None and "after the last one" in ENGLISH.say(message)
    with pytest.raises(ValueError, match="days"):
        await one.document(turned, Watch())


async def test_a_preview_has_page_one_and_says_what_follows(offload: Offload) -> None:
    one = service(diary(), offload)
    shown = await one.preview(NINETY, Watch())
    blocks = list(every_block(shown.blocks))
    assert not any(isinstance(b, Figure) for b in blocks)
    text = plain(shown)
    assert "Would like to talk about a pause" in text
    follows = text.split("On the next pages")[1]
    whole = await one.document(NINETY, Watch())
    names = [b.text for b in whole.blocks if isinstance(b, Heading) and b.level == 2]
    later = names[names.index("Charts") :]
    assert [line.removeprefix("- ") for line in follows.splitlines() if line] == later
    assert plain(whole).startswith(text.split("## On the next pages")[0][:2000])


async def test_pictures_are_those_of_the_topics_and_each_says_itself(offload: Offload) -> None:
    one = service(diary(), offload)
    figures = await drawn(one, NINETY)
    assert "Urge" not in figures and "Mood, all nine questions (PHQ-9)" not in figures
    assert {"Morphine slow-release", "Doses as agreed", "Pain", "Mood (PHQ-2)"} <= set(figures)
    assert all(f.alt.startswith(f"{name}, Mar 27, 2025 to") for name, f in figures.items())
    widest = figures["Morphine slow-release"].picture
    pixels = int.from_bytes(widest.png[16:20], "big")
    assert 195 <= pixels / 7.2 <= 215  # dots in an inch across the page
    ticked = replace(NINETY, topics=frozenset(Topic))
    assert {"Urge", "Mood, all nine questions (PHQ-9)"} <= set(await drawn(one, ticked))
    none = replace(NINETY, topics=USUAL - {Topic.CHARTS})
    assert await drawn(one, none) == {}


async def drawn(one: ReportService, choices: ReportChoices) -> dict[str, Figure]:
    document = await one.document(choices, Watch())
    found = every_block(document.blocks)
    return {b.caption: b for b in found if isinstance(b, Figure)}


async def test_a_day_alone_can_be_told(offload: Offload) -> None:
    choices = ReportChoices(TODAY - timedelta(2), TODAY - timedelta(2))
    document = await service(diary(), offload).document(choices, Watch())
    assert "a check-in on 1 of 1 days" in plain(document)


@pytest.mark.parametrize("topics", [USUAL, frozenset(Topic), frozenset()])
async def test_an_empty_diary_has_a_report_that_says_so(
    offload: Offload, topics: frozenset[Topic]
) -> None:
    choices = replace(NINETY, topics=topics)
    document = await service(MemoryDiaryStore(), offload).document(choices, Watch())
    text = plain(document)
    assert "check-ins on 0 of 90 days" in text
    assert "report-" not in text.replace("report-1", "")
    file = await service(MemoryDiaryStore(), offload).make(choices, Watch())
    assert file.content.startswith(b"%PDF")


async def test_the_file_has_a_neutral_name_and_page_one_is_one_page(offload: Offload) -> None:
    parts: list[float] = []
    for paper in PaperSize:
        choices = replace(NINETY, paper=paper)
        file = await service(diary(), offload).make(choices, Watch(parts.append))
        assert file.name == "glidepath-report-2025-06-24.pdf"
        assert (file.media_type, file.left_out) == ("application/pdf", 0)
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(file.content)).pages]
        assert "What was noticed, and what was done" in pages[0], paper
        assert "For the clinician" in pages[0], paper
        assert pages[1].startswith("Charts")
        assert [parts[0], parts[-1]] == [0, 1]
    assert parts[: len(parts) // 2] == sorted(parts[: len(parts) // 2])


async def test_work_that_is_stopped_ends_at_once(offload: Offload) -> None:
    told: list[float] = []

    def tell(part: float) -> None:
        told.append(part)
        if part > 0.3:
            watch.stop()

    watch = Watch(tell)
    with pytest.raises(Stopped):
        await service(diary(), offload).make(NINETY, watch)
    assert told[-1] < 0.6


async def test_once_the_diary_is_locked_nothing_is_read(offload: Offload) -> None:
    def gone() -> Any:
        raise VaultMissing("locked")

    one = ReportService(gone, gone, offload, SetClock(NOW), ENGLISH, FORMATS, FONTS)
    for work in (one.choices(), one.preview(NINETY, Watch()), one.make(NINETY, Watch())):
        with pytest.raises(VaultMissing):
            await work


# What does not open.


class Torn(MemoryDiaryStore):
    """A diary in which rows of ``kinds`` of one day do not open."""

    def __init__(self, whole: MemoryDiaryStore, torn: date, *kinds: type[Any]) -> None:
        super().__init__(whole._content)
        self.torn, self.kinds = torn, kinds

    def _check(self, kind: type[Any], first: date | None, last: date | None) -> None:
        if kind in self.kinds and (first or self.torn) <= self.torn <= (last or self.torn):
            raise EntryDamaged("torn")

    def records(self, kind: type[Any], first: date | None = None, last: date | None = None) -> Any:
        self._check(kind, first, last)
        return super().records(kind, first, last)

    def between(self, first: date, last: date) -> Any:
        self._check(CheckIn, first, last)
        return super().between(first, last)


async def test_days_that_do_not_open_are_left_out_counted_and_said(offload: Offload) -> None:
    torn = Torn(diary(), date(2025, 6, 5), CheckIn, DoseEntry)
    file = await service(torn, offload).make(NINETY, Watch())
    assert file.left_out == 1
    text = plain(await service(torn, offload).document(NINETY, Watch()))
    assert "On one of these days something cannot be opened." in text
    row = next(line for line in text.splitlines() if line.startswith("| Thu, Jun 5"))
    assert "– / 40 | –" in row and row.endswith("cannot be opened")
    whole = plain(await service(diary(), offload).document(NINETY, Watch()))
    assert "check-ins on 57 of 90" in whole and "check-ins on 56 of 90" in text


@pytest.mark.parametrize("kind", [CheckIn, DoseEntry, Response, FiredAlert, AlertAct])
async def test_each_kind_of_statement_is_counted_where_it_does_not_open(
    offload: Offload, kind: type[Any]
) -> None:
    torn = Torn(diary(), date(2025, 6, 5), kind)
    text = plain(await service(torn, offload).preview(NINETY, Watch()))
    assert "On one of these days something cannot be opened." in text


async def test_half_a_plan_is_not_told(offload: Offload) -> None:
    torn = Torn(diary(), TODAY - timedelta(112), PlanVersion, VisitQuestion)
    text = plain(await service(torn, offload).document(NINETY, Watch()))
    assert "The plan and visits: one entry cannot be opened" in text
    assert "40 mg a day" not in text.split("=" * 20)[0]
    assert "## Plan\n" not in text
    assert (await service(torn, offload).make(NINETY, Watch())).left_out == 2


async def test_a_day_that_does_not_open_outside_the_report_is_not_counted(
    offload: Offload,
) -> None:
    torn = Torn(diary(), TODAY - timedelta(110), CheckIn, DoseEntry)
    document = await service(torn, offload).document(NINETY, Watch())
    assert "cannot be opened" not in plain(document)


async def test_a_form_that_does_not_open_is_as_if_nothing_was_chosen(offload: Offload) -> None:
    class NoForm(MemoryDiaryStore):
        def form(self, key: str) -> Any:
            raise EntryDamaged(key)

    choices = await service(NoForm(diary()._content), offload).choices()
    assert choices.topics == USUAL
