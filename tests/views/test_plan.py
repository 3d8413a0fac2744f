"""The Plan tab: where the plan stands, in words, with its steps, people and versions."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import flet as ft
import pytest

from app.domain.settings import Settings
from app.domain.taper import ChangeKind, Course, DecidedBy, PlanState
from app.views import identifiers, plan_identifiers
from app.views.theme import LIGHT
from tests.data.diaries import DAY, NOW, SetClock
from tests.views.agreed import (
    CLINIC,
    FENTANYL,
    HARD_DAY,
    MORPHINE,
    STEPS,
    dose,
    step,
    version,
    with_plan,
)
from tests.views.harness import ControlT, _walk
from tests.views.living import House, living
from tests.views.noticed import put_away

ids = plan_identifiers


def staying(state: PlanState, since: int, until: int | None = None) -> Course:
    return Course(
        MORPHINE,
        STEPS,
        state,
        DAY + timedelta(since),
        None if until is None else DAY + timedelta(until),
    )


async def test_without_a_plan_there_is_one_sentence_and_one_button() -> None:
    async with living() as screen:
        await screen.tap(identifiers.NAV_PLAN)
        assert screen.route == "/plan"
        assert screen.semantics(identifiers.NAV_PLAN).selected
        assert "No plan yet." in screen.text()
        own = [i for i in screen.identifiers() if i.startswith("plan.")]
        assert own == [ids.PLAN_ADD]
        await screen.tap(ids.PLAN_ADD)
        assert screen.route == "/plan/form"


async def test_a_form_that_was_begun_is_offered_to_go_on_with() -> None:
    async with living(route="/plan") as screen:
        await screen.tap(ids.PLAN_ADD)
        await screen.type(identifiers.plan_field("m1.name"), "Morphine")
        await screen.tap(identifiers.PLAN_CLOSE)
        assert not screen.has(ids.PLAN_ADD)
        await screen.tap(ids.PLAN_BEGUN)
        assert screen.route == "/plan/form"


async def test_a_form_that_was_only_opened_is_not_called_begun() -> None:
    async with living(route="/plan") as screen:
        await screen.tap(ids.PLAN_ADD)
        await screen.tap(identifiers.PLAN_CLOSE)
        assert screen.has(ids.PLAN_ADD) and not screen.has(ids.PLAN_BEGUN)


async def test_the_card_says_how_it_stands_and_what_comes_next() -> None:
    async with living(with_plan(), route="/plan") as screen:
        text = screen.text()
        for said in (
            "Morphine slow-release",
            "In progress",
            "The agreed dose is 40 mg a day.",
            "Next: 30 mg a day from Mar 17, 2025.",
        ):
            assert said in text, said


async def test_each_step_has_its_dose_total_dates_state_and_percentages() -> None:
    async with living(with_plan(), route="/plan") as screen:
        rows = [m for m in screen.controls(ft.MergeSemantics) if str(m.key).startswith("step ")]
        said = [[t.value for t in inside(row, ft.Text)] for row in rows]
        assert said[0] == [
            "Step 1: finished",
            "20 mg, 3 times a day",
            "60 mg a day in all",
            "Jan 20, 2025 to Feb 16, 2025",
            "150% of the current dose",
            "100% of the start",
        ]
        assert said[1][0] == "Step 2: in progress"
        assert said[1][-2:] == ["100% of the current dose", "67% of the start"]
        assert said[2][:3] == [
            "Step 3: agreed",
            "20 mg once a day and 10 mg once a day",
            "30 mg a day in all",
        ]
        assert said[3][1] == "10 mg once a day" and "in all" not in said[3][2]
        signs = [inside(row, ft.Icon)[0].icon for row in rows]
        assert len(set(signs[:3])) == 3, "each state has its own shape"


def inside(control: ft.BaseControl, kind: type[ControlT]) -> list[ControlT]:
    return [c for c in _walk(control) if isinstance(c, kind)]


async def test_where_a_percentage_says_nothing_nothing_is_said() -> None:
    done = Course(MORPHINE, (step(-20, -1, dose("0")), step(0, 20, dose("0"))))
    async with living(with_plan(version(done)), route="/plan") as screen:
        assert "%" not in screen.text()
        assert "No dose is agreed for today." in screen.text()


@pytest.mark.parametrize(
    ("course", "said"),
    [
        (staying(PlanState.PAUSED, -3, 10), "Paused since Feb 28, 2025"),
        (staying(PlanState.HELD, 0), "Held since Mar 3, 2025"),
        (staying(PlanState.FINISHED, -1), "Finished since Mar 2, 2025"),
        (
            Course(MORPHINE, STEPS, PlanState.INCREASED, DAY - timedelta(14)),
            "Gone back up since Feb 17, 2025",
        ),
        (Course(MORPHINE, STEPS[2:]), "Begins on Mar 17, 2025"),
        (Course(MORPHINE, STEPS[:1]), "Ended on Feb 16, 2025"),
    ],
)
async def test_every_state_in_words(course: Course, said: str) -> None:
    async with living(with_plan(version(course)), route="/plan") as screen:
        await put_away(screen)
        assert said in screen.text().splitlines()


async def test_a_pause_keeps_the_amount_and_lets_later_steps_wait() -> None:
    plan = version(staying(PlanState.PAUSED, -3, 10))
    async with living(with_plan(plan), route="/plan") as screen:
        text = screen.text()
        assert "It stays at 40 mg a day." in text
        assert "Later steps wait" in text
        assert "You agreed to look at it again on Mar 13, 2025." in text
        assert "Step 2: paused" in text and "Step 3: waiting" in text
        assert "Next:" not in text
        assert not screen.has(ids.PLAN_ASK), "there is nothing to pause"


async def test_no_state_is_shown_in_the_colours_of_trouble() -> None:
    plan = version(staying(PlanState.PAUSED, -3))
    async with living(with_plan(plan), route="/plan") as screen:
        colors = {c.bgcolor for c in screen.controls(ft.Container)}
        colors |= {i.color for i in screen.controls(ft.Icon)}
        assert not colors & {LIGHT.urgent, LIGHT.urgent_soft, LIGHT.emergency}


async def test_a_plan_that_is_over_says_so_and_to_call() -> None:
    async with living(with_plan(version(Course(MORPHINE, STEPS[:1]))), route="/plan") as screen:
        await put_away(screen)
        assert "Please call your clinic for the next step." in screen.text()
        assert not screen.has(ids.PLAN_ASK)


async def test_a_version_to_come_is_announced() -> None:
    later = version(id=UUID(int=101), valid_from=DAY + timedelta(59), kind=ChangeKind.CHANGED)
    async with living(with_plan(version(), later), route="/plan") as screen:
        assert "Your plan changes on May 1, 2025." in screen.text()
        await screen.tap(ids.PLAN_COMING)
        assert screen.route == "/plan/history"
        assert "still to come" in screen.text() and "your plan today" in screen.text()


async def test_a_first_plan_that_begins_tomorrow_is_shown() -> None:
    steps = (step(1, 20, dose("20", 2)),)
    plan = version(Course(MORPHINE, steps), valid_from=DAY + timedelta(1))
    async with living(with_plan(plan), route="/plan") as screen:
        text = screen.text()
        assert "Your plan begins on Mar 4, 2025." in text
        assert "It begins with 40 mg a day." in text
        assert "This is your plan from Mar 4, 2025" in text


async def test_patches_are_worn_and_two_medicines_have_a_card_each() -> None:
    patches = Course(FENTANYL, (step(-10, 20, dose("25", 2)),))
    async with living(with_plan(version(Course(MORPHINE, STEPS), patches)), route="/plan") as s:
        text = s.text()
        assert "2 patches of 25 mcg an hour" in text
        assert "50 mcg an hour in all" in text
        assert text.count("The agreed dose is") == 2


async def test_as_needed_medicines_stand_beside_with_their_maximum() -> None:
    async with living(with_plan(), route="/plan") as screen:
        assert "Only when needed" in screen.text()
        assert "2.5 mg each time, at most 10 mg in one day" in screen.text()


async def test_a_hard_day_comes_first_on_a_phone_with_people_to_call() -> None:
    async with living(with_plan(), route="/plan") as screen:
        text = screen.text()
        assert text.index(HARD_DAY) < text.index("Morphine slow-release")
        assert CLINIC.phone in text and CLINIC.hours in text
        await screen.tap(ids.plan_call(1))
        assert ("UrlLauncher", "launch_url") in [c[:2] for c in screen.calls]
        assert "tel:+442055500100" in str(screen.calls)
        await screen.tap(ids.plan_copy(1))
        assert screen.answers.get("get", CLINIC.phone) == CLINIC.phone
        assert "Copied" in screen.text_of(ids.plan_copy(1))


async def test_who_wrote_and_decided_it_when_and_why() -> None:
    async with living(with_plan(), route="/plan") as screen:
        text = screen.text()
        for said in (
            "Written by Harbour clinic",
            "Agreed on Jan 17, 2025",
            "You decided together",
            "Why: Constipation",
            "You talk with your clinic every 28 days.",
        ):
            assert said in text, said


async def test_many_finished_steps_fold_and_open() -> None:
    steps = tuple(step(-70 + 10 * n, -61 + 10 * n, dose(str(90 - 10 * n))) for n in range(9))
    async with living(with_plan(version(Course(MORPHINE, steps))), route="/plan") as screen:
        assert "Step 1: finished" not in screen.text()
        assert "Show 7 finished steps" in screen.text()
        await screen.tap(ids.plan_steps(1))
        assert "Step 1: finished" in screen.text()


async def test_all_versions_with_their_differences_newest_first() -> None:
    paused = version(
        staying(PlanState.PAUSED, -3),
        id=UUID(int=101),
        valid_from=DAY - timedelta(3),
        kind=ChangeKind.PAUSED,
        decided_by=DecidedBy.ME,
        reason="Bad week",
        contingency="Call first",
    )
    async with living(with_plan(version(), paused), route="/plan") as screen:
        await screen.tap(ids.PLAN_HISTORY)
        text = screen.text()
        assert text.index("Paused") < text.index("Plan agreed")
        assert "Agreed on Jan 17, 2025. You decided." in text
        assert "Why: Bad week" in text
        assert "Morphine slow-release: paused since Feb 28, 2025. Before: in progress." in text
        assert f"On a hard day: Call first. Before: {HARD_DAY}" in text
        assert "Step 1: from Jan 20, 2025 to Feb 16, 2025, 20 mg, 3 times a day." in text
        await screen.tap(ids.PLAN_BACK)
        assert screen.route == "/plan"


async def test_a_slip_says_what_it_was_and_the_first_version_still_reads_whole() -> None:
    wrong = version(Course(MORPHINE, (*STEPS[:3], step(42, 69, dose("100")))))
    right = version(
        id=UUID(int=101),
        kind=ChangeKind.CORRECTED,
        supersedes=wrong.id,
        valid_from=wrong.valid_from - timedelta(7),
    )
    async with living(with_plan(wrong, right), route="/plan/history") as screen:
        text = screen.text()
        assert "A slip was put right" in text and "What the slip was" in text
        expected = "step from Apr 14, 2025: 10 mg once a day. Before: 100 mg once a day."
        assert expected in text
        assert "It holds from Jan 13, 2025. Before: from Jan 20, 2025." in text
        assert "Step 4: from Apr 14, 2025 to May 11, 2025, 10 mg once a day." in text


async def test_what_changed_leads_to_the_page_for_it() -> None:
    async with living(with_plan(), route="/plan") as screen:
        for kind, route in (
            ("paused", "/plan/stay/paused"),
            ("held", "/plan/stay/held"),
            ("finished", "/plan/stay/finished"),
            ("increased", "/plan/form/increased"),
            ("changed", "/plan/form/changed"),
            ("corrected", "/plan/form/corrected"),
        ):
            await screen.go("/plan")
            await screen.tap(ids.PLAN_CHANGE)
            assert not screen.has(ids.plan_change("resumed")), "nothing stays yet"
            await screen.tap(ids.plan_change(kind))
            assert screen.route == route


async def test_a_paused_plan_can_go_on() -> None:
    plan = version(staying(PlanState.PAUSED, -3))
    async with living(with_plan(plan), route="/plan/change") as screen:
        text = screen.text()
        assert text.index("Goes on") < text.index("Held"), "what is likely comes first"
        await screen.tap(ids.plan_change("resumed"))
        assert screen.route == "/plan/form/resumed"


async def test_without_a_plan_there_is_nothing_to_change() -> None:
    async with living(route="/plan/change") as screen:
        assert screen.route == "/plan"


async def test_before_it_begins_it_cannot_be_paused() -> None:
    house = with_plan(house=House(SetClock(NOW - timedelta(100))))
    async with living(house, route="/plan/change") as screen:
        assert not screen.has(ids.plan_change("paused"))
        assert "Nothing of this plan holds today" in screen.text()


async def test_another_windows_change_shows_up() -> None:
    house = House()
    async with living(house, route="/plan") as screen:
        assert screen.has(ids.PLAN_ADD)
        house.store().add_records([version()])
        house.hub.announce()
        await screen.settle()
        assert "In progress" in screen.text()


@pytest.mark.parametrize("width", [390, 1280])
async def test_every_width_has_the_same_controls(width: int) -> None:
    async with living(with_plan(), route="/plan", width=width, height=800) as screen:
        assert {i for i in screen.identifiers() if i.startswith("plan.")} == {
            ids.plan_call(1),
            ids.plan_copy(1),
            ids.PLAN_ASK,
            ids.PLAN_CHANGE,
            ids.PLAN_HISTORY,
            ids.PLAN_MILESTONE_ADD,
        }


@pytest.mark.parametrize(
    "route",
    [
        "/plan",
        "/plan/history",
        "/plan/change",
        "/plan/stay/paused",
        "/plan/ask",
        "/plan/milestone",
    ],
)
async def test_nothing_is_wider_than_a_small_phone_at_200_per_cent(route: str) -> None:
    settings = Settings(region="us", intended_use_seen=True, text_size=2.0)
    house = with_plan(house=House(settings=settings))
    async with living(house, width=320, height=640, route=route) as screen:
        wide = [c for c in screen.controls(ft.LayoutControl) if (getattr(c, "width", 0) or 0) > 288]
        assert [type(c).__name__ for c in wide] == []
        named = [i for i in screen.identifiers() if i.startswith("plan.")]
        assert named and len(named) == len(set(named))
