"""The glide path for a screen: read once, drawn off the loop, with its table."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from app.charts import registry
from app.charts.look import DARK
from app.domain.doses import DoseEntry
from app.domain.errors import VaultMissing
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.records import R, Record
from app.domain.taper import Plans
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.services.container import Services
from app.services.glide import GlideService
from app.services.glide_read import first_shown
from app.services.offload import Offload
from tests.charts.cases import ENGLISH, FONTS
from tests.charts.compare import opened
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, took, version
from tests.domain.make import day, said
from tests.services.test_progress import CountedStore
from tests.services.test_steps import At

FORMATS = Formats(ENGLISH.locale)
PLAN = version(
    1, 0, course((0, 60), (20, 50), (40, 30), until=200), course((0, 100), until=200, of=CODEINE)
)
PATCH = Medicine(UUID(int=3), "Patch", Ingredient.BUPRENORPHINE, Unit.MCG_PER_H)


class Store(CountedStore):
    """Also notes each reading of doses."""

    dose_reads = 0

    def records(
        self, kind: type[R], first: date | None = None, last: date | None = None
    ) -> Sequence[R]:
        self.dose_reads += kind is DoseEntry
        return super().records(kind, first, last)


@pytest.fixture(scope="module")
def offload() -> Iterator[Offload]:
    threads = Offload()
    assert threads._drawing is not None
    threads._drawing.submit(registry.warm_up).result()
    yield threads
    threads.close()


def store(*records: Record) -> Store:
    """A check-in every other day for eleven weeks, and ``records``."""
    rows = [said(n + 100, n, pain_24h=6 - (n > 40), sleep_hours=6.5) for n in range(-20, 60, 2)]
    found = Store(rows)
    found.add_records(records)
    return found


def service(found: Store, offload: Offload, today: int = 60) -> GlideService:
    clock = At(day(today))
    return GlideService(lambda: found, lambda: found, offload, clock, ENGLISH, FORMATS, FONTS)


async def test_a_path_has_picture_sentences_and_table(offload: Offload) -> None:
    found = store(PLAN, took(58, 30), took(59, 40, late=1), took(59, 100, CODEINE))
    view = await service(found, offload).glide(
        MORPHINE.id, ("pain_24h", "sleep_hours"), Range.TWO_WEEKS, DARK, 320, 2.0, 1.0
    )
    assert opened(view.png).size == (2 * view.width, 2 * view.height) and view.width == 320
    assert (view.medicine_id, view.name) == (MORPHINE.id, "Morphine SR")
    assert view.sentences[0] == "The agreed dose is 30 mg a day, since Apr 12, 2025."
    assert view.alt_text.startswith("Morphine SR, Apr 19, 2025 to May 2, 2025. The agreed dose")
    assert all(s in view.alt_text for s in view.sentences)
    assert view.measures == ("Pain", "Hours of sleep")
    assert len(view.rows) == 14
    assert [
        (r.day, r.planned, r.taken, r.compared, r.late, r.corrected, r.values)
        for r in view.rows[:3]
    ] == [
        (day(60), "30 mg", "", "not known", False, False, ("", "")),
        (day(59), "30 mg", "40 mg", "more than planned", True, False, ("", "")),
        (day(58), "30 mg", "30 mg", "as planned", False, False, ("5", "6.5 hours")),
    ]


async def test_days_with_nothing_to_say_have_no_row(offload: Offload) -> None:
    view = await service(store(), offload, today=13).glide(None, ("pain_24h",), Range.TWO_WEEKS)
    assert [r.day for r in view.rows] == [day(n) for n in range(12, -1, -2)]
    assert {(r.planned, r.taken, r.compared) for r in view.rows} == {("", "", "")}
    assert view.sentences[0] == "There is no agreed plan yet."


async def test_all_opioids_together_are_said_in_mme_with_the_note(offload: Offload) -> None:
    found = store(PLAN, took(59, 30), took(59, 100, CODEINE), took(58, 30))
    view = await service(found, offload).glide(None, (), Range.TWO_WEEKS)
    assert (view.rows[1].planned, view.rows[1].taken) == ("45 MME", "45 MME")
    assert (view.rows[2].taken, view.rows[2].compared) == ("", "not known")
    assert "never for changing one opioid into another" in view.sentences[-1]
    assert any(s.startswith("Pain, middle value: 5 in") for s in view.sentences)


async def test_what_can_be_chosen(offload: Offload) -> None:
    choices = await service(store(PLAN), offload).choices()
    assert (choices.medicines, choices.total) == ((MORPHINE, CODEINE), True)
    with_patch = version(2, 50, course((50, 5), until=200, of=PATCH))
    choices = await service(store(PLAN, with_patch), offload).choices(Range.TWO_WEEKS)
    assert (choices.medicines, choices.total) == ((MORPHINE, CODEINE, PATCH), False)
    none = await service(store(), offload).choices()
    assert (none.medicines, none.total) == ((), False)


async def test_a_medicine_that_left_the_plan_gives_way_to_the_first(offload: Offload) -> None:
    view = await service(store(PLAN), offload).glide(PATCH.id, (), Range.TWO_WEEKS)
    assert view.medicine_id == MORPHINE.id
    view = await service(store(), offload).glide(PATCH.id, (), Range.TWO_WEEKS)
    assert view.medicine_id is None


async def test_an_unknown_measure_is_a_defect_of_the_caller(offload: Offload) -> None:
    with pytest.raises(KeyError):
        await service(store(PLAN), offload).glide(MORPHINE.id, ("moon",), Range.ALL)


@pytest.mark.parametrize(
    ("agreed", "diary", "first"),
    [
        (0, -20, -14),
        (0, -5, -5),
        (0, None, 0),
        (0, 30, 0),
        (80, -20, -20),
        (None, -20, -20),
        (None, None, 47),
    ],
)
def test_all_of_a_taper_begins_with_its_baseline(
    agreed: int | None, diary: int | None, first: int
) -> None:
    one = plans(course((agreed or 0, 60), until=200)) if agreed is not None else Plans([])
    start = None if diary is None else day(diary)
    assert first_shown(one, Range.ALL, day(60), start) == day(first)
    assert first_shown(one, Range.TWO_WEEKS, day(60), start) == day(47)


async def test_all_paths_of_a_screen_share_one_reading(offload: Offload) -> None:
    found = store(PLAN, took(59, 30))
    paths = service(found, offload)
    for medicine in (MORPHINE.id, CODEINE.id, None):
        await paths.glide(medicine, ("pain_24h",), Range.EIGHT_WEEKS)
    assert (len(found.reads), found.dose_reads) == (1, 1)
    assert found.reads == [(day(5), day(60))]


async def test_a_new_dose_and_a_new_day_are_seen_at_once(offload: Offload) -> None:
    found = store(PLAN)
    paths = service(found, offload)

    async def newest() -> tuple[str, tuple[str, ...]]:
        view = await paths.glide(MORPHINE.id, ("pain_24h",), Range.TWO_WEEKS)
        return view.rows[0].taken, view.rows[0].values

    assert await newest() == ("", ("",))
    found.add_records((took(60, 25),))
    assert await newest() == ("25 mg", ("",))
    found.add(said(900, 60, pain_24h=2))
    assert await newest() == ("25 mg", ("2",))


async def test_nothing_is_kept_past_a_lock(offload: Offload) -> None:
    found = store(PLAN)
    paths = service(found, offload)
    await paths.glide(MORPHINE.id, (), Range.TWO_WEEKS)
    paths.forget()
    await paths.glide(MORPHINE.id, (), Range.TWO_WEEKS)
    assert len(found.reads) == 2
    drawing = asyncio.ensure_future(paths.glide(MORPHINE.id, (), Range.ALL))
    await asyncio.sleep(0)
    paths.forget()
    await drawing
    assert paths._known is None


async def test_milestones_that_were_reached_are_told(offload: Offload) -> None:
    reached = ((day(50), "Walked to the lake"), (day(-60), "Long ago"))
    view = await service(store(PLAN), offload).glide(
        MORPHINE.id, (), Range.TWO_WEEKS, milestones=reached
    )
    assert "Milestone on Apr 22, 2025: Walked to the lake." in view.sentences
    assert not any("Long ago" in s for s in view.sentences)


async def test_two_years_are_read_and_drawn_off_the_event_loop(offload: Offload) -> None:
    """The loop guard of this room fails it if they are not; the bench says how long."""
    long = version(1, 0, course(*((28 * n, 120 - 4 * n) for n in range(27)), until=755))
    found = store(long, *(took(n, 120 - 4 * (n // 28)) for n in range(730)))
    view = await service(found, offload, today=729).glide(MORPHINE.id, ("pain_24h",), Range.ALL)
    assert len(view.rows) == 730 + 7
    assert {r.compared for r in view.rows[:730]} == {"as planned"}


def test_a_locked_diary_is_not_opened(offload: Offload) -> None:
    protection = SimpleNamespace(store=None)
    with pytest.raises(VaultMissing):
        _services(protection, offload).open_charts(ENGLISH, FORMATS).glide()


async def test_a_lock_in_between_ends_the_reading(offload: Offload) -> None:
    protection = SimpleNamespace(store=store(PLAN))
    paths, reader = _services(protection, offload).open_charts(ENGLISH, FORMATS).glide()
    assert (await paths.choices()).medicines
    assert reader.damaged == set()
    protection.store = None
    with pytest.raises(VaultMissing):
        await paths.choices()


def _services(protection: object, offload: Offload) -> Services:
    parts: dict[str, Any] = dict.fromkeys(
        (
            "hub",
            "settings_store",
            "settings",
            "files",
            "help_lines",
            "when_locked",
            "wording",
            "letters",
            "archives",
            "intake",
            "downloads",
            "package_store",
            "packages",
            "shelf",
            "side",
            "windows",
            "clinic",
        )
    )
    parts |= {"clock": At(day(60)), "offload": offload, "protection": protection}
    return Services(fonts=FONTS, **parts)
