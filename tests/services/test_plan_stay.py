"""Pauses, holds, the end and asking to talk, through the use cases over a diary in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from babel import Locale

from app.domain.milestones import Milestone, MilestoneKind
from app.domain.taper import ChangeKind, PauseRequest, PlanState, PlanVersion
from app.i18n.formats import Formats
from app.services import milestones, plan_stay
from app.services.diary import DiaryService
from app.services.plan import ASK_KEY, PlanService
from app.services.sheet import Sheet
from tests.data.diaries import DAY
from tests.views.agreed import version, with_plan
from tests.views.living import House

FORMATS = Formats(Locale.parse("en_US"))
GERMAN = Formats(Locale.parse("de_DE"))
PAUSED = ChangeKind.PAUSED


@pytest.fixture
def house() -> Iterator[House]:
    home = with_plan()
    yield home
    home.offload.close()


def window(house: House) -> PlanService:
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    return diary.plan


async def filled(plan: PlanService, start: str = "3/3/2025", agreed: str = "3/1/2025") -> Sheet:
    sheet = await plan.stay_sheet()
    for name, text in (
        (plan_stay.FROM, start),
        (plan_stay.AGREED, agreed),
        (plan_stay.DECIDED, "together"),
        (plan_stay.REASON, " Bad nights "),
    ):
        sheet.put(name, text)
    await sheet.flush()
    return sheet


async def test_a_pause_takes_over_what_was_agreed_and_computes_nothing(house: House) -> None:
    plan = window(house)
    kept = await plan.agree_stay(await filled(plan), PAUSED, FORMATS)
    assert kept is not None and kept.reason == "Bad nights"
    before = version()
    assert [c.steps for c in kept.courses] == [c.steps for c in before.courses]
    assert (kept.as_needed, kept.contacts) == (before.as_needed, before.contacts)
    plans = await plan.plans()
    medicine = kept.courses[0].medicine.id
    amount = plans.planned(medicine, DAY)
    assert {plans.planned(medicine, DAY + timedelta(n)) for n in range(100)} == {amount}
    assert plans.on(DAY - timedelta(1)) == before, "old days keep the plan they had"


async def test_the_form_is_gone_once_kept_and_back_after_undo(house: House) -> None:
    plan = window(house)
    sheet = await filled(plan)
    fields = dict(sheet.fields)
    kept = await plan.agree_stay(sheet, PAUSED, FORMATS)
    assert kept is not None and not await plan.records.form(plan_stay.KEY)
    await plan.undo_stay(kept, fields)
    again = await plan.stay_sheet()
    assert again.get(plan_stay.FROM) == "3/3/2025"
    assert again.get("id") != fields["id"], "or the version could never be kept again"
    assert (await plan.view()).changes[0].version.kind is ChangeKind.AGREED


async def test_with_something_to_look_at_nothing_is_kept(house: House) -> None:
    plan = window(house)
    sheet = await filled(plan, start="32/1/2025")
    assert await plan.agree_stay(sheet, PAUSED, FORMATS) is None
    assert len(house.store().records(PlanVersion)) == 1
    assert (await plan.stay_sheet()).get(plan_stay.FROM) == "32/1/2025"


async def test_days_are_read_as_the_region_writes_them(house: House) -> None:
    plan = window(house)
    kept = await plan.agree_stay(await filled(plan, "3.3.2025", "1.3.2025"), PAUSED, GERMAN)
    assert kept is not None and kept.valid_from == DAY


async def test_paused_then_held_stays_at_the_amount_it_first_stayed_at(house: House) -> None:
    plan = window(house)
    await plan.agree_stay(await filled(plan), PAUSED, FORMATS)
    house.clock.moment += timedelta(30)
    kept = await plan.agree_stay(await filled(plan, "4/2/2025"), ChangeKind.HELD, FORMATS)
    assert kept is not None
    assert (kept.courses[0].state, kept.courses[0].since) == (PlanState.HELD, DAY)


async def test_a_wish_to_talk_changes_no_plan_and_is_taken_back_in_full(house: House) -> None:
    plan = window(house)
    sheet = await plan.ask_sheet()
    sheet.put("note", " Too fast ")
    request = await plan.ask_to_pause(sheet)
    assert request.note == "Too fast" and request.day == DAY
    assert await plan.ask_to_pause(sheet) == request, "two windows, one wish"
    assert (await plan.view()).request == request
    assert not await plan.records.form(ASK_KEY)
    assert len(house.store().records(PlanVersion)) == 1
    await plan.withdraw(request)
    assert (await plan.view()).request is None
    house.clock.moment += timedelta(3)
    back = await plan.ask_again(request)
    assert (back.day, back.note) == (DAY, "Too fast")
    await plan.undo_ask(back)
    assert (await plan.view()).request is None
    assert (await plan.ask_sheet()).get("note") == "Too fast"
    assert len([r for r in house.store().records(PauseRequest) if not r.undone]) == 2


async def test_a_first_plan_to_come_is_the_one_that_is_shown() -> None:
    house = House()
    house.store().add_records([version(valid_from=DAY + timedelta(1))])
    view = await window(house).view()
    assert view.version is None and view.coming is not None
    assert [c.course for c in view.courses] == list(view.coming.courses)
    house.offload.close()


async def test_milestones_are_kept_once_marked_and_put_back(house: House) -> None:
    plan = window(house)
    sheet = await plan.milestones.sheet(None)
    assert await plan.milestones.keep(sheet, None) is None, "nothing was said yet"
    sheet.put(milestones.KIND, "do_again")
    sheet.put(milestones.WORDING, " Swim ")
    said = await plan.milestones.keep(sheet, None)
    assert said is not None and said.wording == "Swim"
    assert await plan.milestones.keep(sheet, None) is not None
    assert len(house.store().records(Milestone)) == 1, "pressed twice"
    marked = await plan.milestones.mark(said, DAY)
    assert (await plan.milestones.list()).rows[0].reached == DAY
    gone = await plan.milestones.remove(marked)
    assert (await plan.milestones.list()).rows == ()
    await plan.milestones.put_back(gone, marked)
    (row,) = (await plan.milestones.list()).rows
    assert (row.milestone.wording, row.reached, row.can_be_done) == ("Swim", DAY, False)


async def test_the_kind_of_a_milestone_may_change_with_its_words(house: House) -> None:
    plan = window(house)
    sheet = await plan.milestones.sheet(None)
    sheet.put(milestones.KIND, "do_again")
    sheet.put(milestones.WORDING, "Swim")
    said = await plan.milestones.keep(sheet, None)
    assert said is not None
    anew = await plan.milestones.sheet(said)
    anew.put(milestones.KIND, "hold_helped")
    await anew.flush()
    reopened = await plan.milestones.sheet(said)
    assert reopened.get(milestones.WORDING) == "Swim"
    kept = await plan.milestones.keep(reopened, said)
    assert kept is not None and kept.kind is MilestoneKind.HOLD_HELPED
    assert [r.milestone.id for r in (await plan.milestones.list()).rows] == [kept.id]


async def test_without_a_plan_there_is_no_going_well() -> None:
    house = House()
    assert (await window(house).milestones.list()).well is None
    house.offload.close()
