"""Agreeing on a plan: pressed twice, in two windows, begun and left; and which day it is."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from app.domain.clock import local_day
from app.domain.taper import ChangeKind, Plans, PlanVersion, late
from app.services.plan_sheet import KEY, PlanSheet
from app.services.records import read_doses, read_plans
from tests.data.diaries import SetClock
from tests.domain.agreements import MORPHINE, course, took, version
from tests.domain.make import day
from tests.services.plan_forms import US, Window, paper, window, write, written


async def filled(of: Window) -> PlanSheet:
    """The form of a first plan, filled in and not agreed on. Today is ``day(0)``."""
    sheet = await of.plan.begin_plan()
    sheet.remove("medicines", "m1")
    paper(sheet, ("20", -14, -1), ("15", 0, 13))
    await sheet.flush()
    return sheet


async def agreed(of: Window) -> PlanVersion:
    """A plan of two steps, agreed on."""
    made = await of.plan.agree(await filled(of), US)
    assert made is not None
    return made


async def saved(of: Window) -> tuple[PlanVersion, ...]:
    return (await of.plan.plans()).saved


async def test_agreeing_keeps_the_version_and_forgets_the_form() -> None:
    async with window() as one:
        made = await agreed(one)
        assert await saved(one) == (made,)
        assert await one.records.form(KEY) == {}
        view = await one.plan.view()
        assert view.version == made and not view.begun


async def test_agreeing_twice_keeps_one_version_and_leaves_no_form() -> None:
    async with window() as one:
        sheet = await filled(one)
        both = await asyncio.gather(one.plan.agree(sheet, US), one.plan.agree(sheet, US))
        assert len(await saved(one)) == 1
        assert both[0] is not None and both[1] is not None and both[0].id == both[1].id
        await one.plan.agree(sheet, US)
        await sheet.flush()
        assert len(await saved(one)) == 1
        assert await one.records.form(KEY) == {}


async def test_what_another_window_typed_since_is_not_lost() -> None:
    """The second window has the form open from before the first one agreed."""
    async with window() as one:
        sheet = await filled(one)
        other = await one.plan.sheet()
        first = await one.plan.agree(sheet, US)
        row = other.rows("medicines")[0]
        second = await one.plan.agree(write(other, {f"{row}.s3.amount": "12"}), US)
        assert first is not None and second is not None
        write(other, {f"{other.steps(row)[0]}.amount": "18"})
        third = await one.plan.agree(other, US)
        assert third is not None
        kept = await saved(one)
        assert third in kept and first in kept
        assert (await one.plan.plans()).on(day(0)) == third


async def test_a_form_with_problems_is_not_kept_as_a_plan_and_stays() -> None:
    async with window() as one:
        sheet = await filled(one)
        row = sheet.steps(sheet.rows("medicines")[0])[0]
        write(sheet, {f"{row}.amount": "a few"})
        assert await one.plan.preview(sheet, US) is None
        assert await one.plan.agree(sheet, US) is None
        assert await saved(one) == ()
        assert (await one.records.form(KEY))[f"{row}.amount"] == "a few"


async def test_reading_back_keeps_nothing() -> None:
    async with window() as one:
        sheet = await filled(one)
        change = await one.plan.preview(sheet, US)
        assert change is not None and change.differences == ()
        assert await saved(one) == ()
        assert (await one.plan.check(sheet, US)).problems == ()


async def test_a_form_half_typed_is_kept_when_a_change_is_begun() -> None:
    async with window() as one:
        await agreed(one)
        sheet = await one.plan.begin_change(ChangeKind.CHANGED, US)
        write(sheet, {"reason": "half a sen"})
        await sheet.flush()
        again = await one.plan.begin_change(ChangeKind.RESUMED, US)
        assert again.fields == sheet.fields
        await one.plan.discard()
        fresh = await one.plan.begin_change(ChangeKind.RESUMED, US)
        assert (fresh.get("kind"), fresh.get("reason")) == (ChangeKind.RESUMED, "")


async def test_a_plan_half_typed_goes_on_where_it_was_left() -> None:
    async with window() as one:
        sheet = await filled(one)
        assert (await one.plan.begin_plan()).fields == sheet.fields


async def test_without_a_plan_there_is_nothing_to_change() -> None:
    async with window() as one:
        with pytest.raises(LookupError):
            await one.plan.begin_change(ChangeKind.CHANGED, US)
        assert await one.records.form(KEY) == {}


async def test_a_change_reads_back_what_it_changes_and_leaves_the_days_before() -> None:
    async with window() as one:
        first = await agreed(one)
        medicine = first.courses[0].medicine.id
        sheet = await one.plan.begin_change(ChangeKind.CHANGED, US)
        dates = {"valid_from": written(day(0)), "agreed_on": written(day(0))}
        write(sheet, {**dates, "m1.s1.amount": "18"})
        change = await one.plan.preview(sheet, US)
        assert change is not None
        assert [d.what for d in change.differences] == ["amount"]
        second = await one.plan.agree(sheet, US)
        assert second == change.version
        plans = await one.plan.plans()
        assert [plans.planned(medicine, day(n)) for n in (-1, 0)] == [20, 18]
        await one.plan.undo(change.version)
        plans = await one.plan.plans()
        assert [plans.planned(medicine, day(n)) for n in (-1, 0)] == [20, 15]


async def test_a_slip_put_right_holds_on_the_days_it_was_wrong() -> None:
    async with window() as one:
        first = await agreed(one)
        sheet = await one.plan.begin_change(ChangeKind.CORRECTED, US)
        await one.plan.agree(write(sheet, {"m1.s1.amount": "25"}), US)
        plans = await one.plan.plans()
        medicine = first.courses[0].medicine.id
        assert [plans.planned(medicine, day(n)) for n in (-14, -1, 0)] == [25, 25, 15]
        assert len(plans.versions) == 1 and len(plans.saved) == 2


# Which day it is

ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland")
SWITCHES = [
    ("Europe/Berlin", date(2025, 3, 30)),
    ("Europe/Berlin", date(2025, 10, 26)),
    ("America/New_York", date(2025, 3, 9)),
    ("America/New_York", date(2025, 11, 2)),
    ("Pacific/Auckland", date(2025, 4, 6)),
    ("Pacific/Auckland", date(2025, 9, 28)),
]
MINUTES = [(0, 1), (1, 30), (2, 30), (3, 30), (12, 0), (23, 59)]


@pytest.mark.parametrize(("zone", "switch"), SWITCHES)
@pytest.mark.parametrize(("hour", "minute"), MINUTES)
async def test_the_change_of_the_clocks_moves_no_day(
    zone: str, switch: date, hour: int, minute: int
) -> None:
    """On the day of the change, the one before and the one after, at every time of day."""
    clock = SetClock()
    async with window(clock) as one:
        for n in (-1, 0, 1):
            on = switch + timedelta(n)
            for fold in (0, 1):
                clock.moment = datetime(
                    on.year, on.month, on.day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold
                )
                assert one.records.today() == on == local_day(clock.moment)


@pytest.mark.parametrize(("zone", "switch"), SWITCHES)
def test_a_version_and_its_amount_change_with_the_date_alone(zone: str, switch: date) -> None:
    n = (switch - day(0)).days
    plans = Plans(
        [
            version(1, n - 9, course((n - 9, 60), (n, 50), until=n + 9)),
            version(2, n + 1, course((n + 1, 40), until=n + 9)),
        ]
    )
    for hour, minute in MINUTES:
        found = []
        for step in (-1, 0, 1):
            on = switch + timedelta(step)
            moment = datetime(on.year, on.month, on.day, hour, minute, tzinfo=ZoneInfo(zone))
            found.append(plans.planned(MORPHINE.id, local_day(moment)))
        assert found == [60, 50, 40]


@pytest.mark.parametrize("zone", ZONES)
def test_a_version_typed_in_before_midnight_is_not_late(zone: str) -> None:
    made = version(1, 0, course((0, 60), until=9))
    here = ZoneInfo(zone)
    for moment, expected in [
        (datetime(2025, 3, 3, 0, 1, tzinfo=here), False),
        (datetime(2025, 3, 3, 23, 59, tzinfo=here), False),
        (datetime(2025, 3, 4, 0, 1, tzinfo=here), True),
        (datetime(2025, 3, 4, 0, 1, tzinfo=here).astimezone(timezone(timedelta(hours=-10))), False),
    ]:
        assert late(_entered(made, moment)) is expected


async def test_a_flight_moves_nothing_that_was_said() -> None:
    """Logged at 23:30 in Auckland; in New York it is still the morning of that day."""
    clock = SetClock(datetime(2025, 3, 3, 23, 30, tzinfo=ZoneInfo("Pacific/Auckland")))
    async with window(clock) as one:
        plan = version(1, 0, course((0, 60), (1, 50), until=9))
        entry = took(0, 60)
        await one.records.add([plan, entry])
        for zone in (*ZONES, "UTC"):
            clock.moment = datetime(2025, 3, 3, 9, tzinfo=ZoneInfo(zone))
            kept = await one.records.read(lambda store: read_doses(store, read_plans(store)))
            assert kept.days == [day(0)]
            assert kept.medicine_day(MORPHINE.id, day(0)).taken == 60
            assert (await one.plan.plans()).on(one.records.today()) == plan


def test_a_moment_without_an_offset_has_no_day() -> None:
    naive = datetime(2025, 3, 3, 9, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="without an offset"):
        local_day(naive)


def _entered(of: PlanVersion, moment: datetime) -> PlanVersion:
    return PlanVersion(**{**vars(of), "entered_at": moment})
