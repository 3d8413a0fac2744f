"""Copying a plan from paper: kept with each letter, refused by the line, agreed as read back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import flet as ft
import pytest

from app.domain.medicines import Ingredient, Unit
from app.domain.plan_changes import Decision, stay
from app.domain.taper import ChangeKind, DecidedBy, PlanState, PlanVersion
from app.services.plan_sheet import KEY
from app.views import identifiers as ids
from tests.data.diaries import DAY
from tests.views.harness import Screen
from tests.views.living import House, living

FORM = "/plan/form"


def kept(house: House) -> Mapping[str, str]:
    return house.store().form(KEY)


def versions(house: House) -> list[PlanVersion]:
    return list(house.store().records(PlanVersion))


async def put(screen: Screen, **fields: str) -> None:
    for name, text in fields.items():
        await screen.type(ids.plan_field(name.replace("__", ".")), text)


async def choose(screen: Screen, name: str, value: str) -> None:
    await screen.tap(ids.plan_choice(name, value))


def value(screen: Screen, identifier: str) -> str:
    control = screen.find(identifier)
    assert isinstance(control, ft.TextField)
    return control.value or ""


def typed(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


STARTS = [DAY - timedelta(days=14) + n * timedelta(days=28) for n in range(6)]
AMOUNTS = ("30", "25", "20", "15", "10")


def paper() -> dict[str, str]:
    """A plan of five steps of four weeks, the first of which began two weeks ago."""
    fields = {
        "m1.name": "Morphine slow-release",
        "author": "Pain clinic",
        "agreed_on": typed(DAY),
        "follow_up": "28",
        "contingency": "Rest, warmth, call the nurse.",
        "c1.name": "Nurse line",
        "c1.phone": "555 0100",
        "c1.hours": "weekdays 9 to 4",
    }
    for n, amount in enumerate(AMOUNTS, start=1):
        fields |= {
            f"m1.s{n}.amount": amount,
            f"m1.s{n}.times": "2",
            f"m1.s{n}.start": typed(STARTS[n - 1]),
            f"m1.s{n}.end": typed(STARTS[n] - timedelta(days=1)),
        }
    return fields


async def copy_from_paper(screen: Screen) -> None:
    """Type all of it, as a person does."""
    await screen.go(FORM)
    await choose(screen, "m1.unit", "mg")
    await choose(screen, "m1.release", "long")
    for _ in AMOUNTS[1:]:
        await screen.tap(ids.plan_more("m1.steps"))
    for name, text in paper().items():
        await screen.type(ids.plan_field(name), text)


def half_typed(house: House) -> House:
    """The same, as it was kept before."""
    choices = {
        "kind": "agreed",
        "id": "11111111-1111-4111-8111-111111111111",
        "medicines": "m1",
        "medicines.top": "1",
        "m1.id": "22222222-2222-4222-8222-222222222222",
        "m1.unit": "mg",
        "m1.release": "long",
        "m1.steps": "s1 s2 s3 s4 s5",
        "m1.steps.top": "5",
        "contacts": "c1",
        "contacts.top": "1",
    }
    house.store().keep_fields(KEY, {**choices, **paper()}, house.clock.now())
    return house


@asynccontextmanager
async def form_of(house: House) -> AsyncIterator[Screen]:
    """The form with everything typed."""
    async with living(half_typed(house)) as screen:
        await screen.go(FORM)
        yield screen


def shown_sentences(screen: Screen) -> list[str]:
    """The texts of the page without the bar at its end, which says what it found then."""
    return [c.value for c in screen.controls(ft.Text) if c.value and "needs a look" not in c.value]


async def test_each_letter_is_kept_and_the_form_is_there_again() -> None:
    house = House()
    async with living(house) as screen:
        await screen.go(FORM)
        await put(screen, m1__name="Morphine", m1__s1__amount="30 m")
        assert kept(house)["m1.name"] == "Morphine"
        assert kept(house)["m1.s1.amount"] == "30 m"
    async with living(House(files=house.files)) as screen:
        await screen.go(FORM)
        assert value(screen, ids.plan_field("m1.s1.amount")) == "30 m"


async def test_a_plan_of_five_steps_is_read_back_and_agreed() -> None:
    house = House()
    async with living(house) as screen:
        await copy_from_paper(screen)
        await screen.tap(ids.PLAN_REVIEW)
        text = screen.text()
        assert "Morphine slow-release" in text
        assert "Counted as morphine." in text
        assert "Step 2: Mar 17, 2025 to Apr 13, 2025" in text
        assert "25 mg, twice a day" in text
        assert "That is 50 mg a day." in text
        assert "You talk with your clinic every 28 days." in text
        assert "Call Nurse line: 555 0100, weekdays 9 to 4" in text
        assert versions(house) == []  # nothing is the plan before the last button
        await screen.tap(ids.PLAN_CONFIRM)
    (version,) = versions(house)
    assert version.kind is ChangeKind.AGREED
    assert version.valid_from == STARTS[0]
    (course,) = version.courses
    assert course.medicine.ingredient is Ingredient.MORPHINE
    assert course.medicine.unit is Unit.MG
    assert course.medicine.long_acting is True
    assert [s.daily for s in course.steps] == [Decimal(2 * int(a)) for a in AMOUNTS]
    assert version.contacts[0].hours == "weekdays 9 to 4"
    assert kept(house) == {}


async def test_confirming_twice_makes_one_plan() -> None:
    """Shaking hands tap twice."""
    house = House()
    async with form_of(house) as screen:
        await screen.tap(ids.PLAN_REVIEW)
        confirm = screen.find(ids.PLAN_CONFIRM)
        await asyncio.gather(*(screen.dispatch(confirm, "click") for _ in range(2)))
    assert len(versions(house)) == 1


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("m1.s2.start", "3/20/2025", "There are days without a step after step 1."),
        ("m1.s2.start", "3/10/2025", "This step begins before step 1 ends."),
        ("m1.s2.end", "", "Type the last day of this step."),
        ("m1.s2.end", "3/1/2025", "The last day is before the first."),
        ("m1.s3.start", "soon", '"soon" cannot be read as a day. Type it like 3/3/2025.'),
        ("m1.s2.amount", "-5", "An amount cannot be below 0."),
        ("m1.s2.amount", "25 mcg", "Another unit stands here"),
        ("m1.s2.amount", "a lot", '"a lot" cannot be read as an amount.'),
        ("m1.s2.amount", "", "Type how much each time."),
        ("m1.s2.times", "40", "Type a number from 1 to 24."),
        ("author", " ", "Type who wrote the plan"),
        ("agreed_on", "3/4/2025", "This day is still to come."),
    ],
)
async def test_what_cannot_be_a_plan_is_refused_by_its_line(
    field: str, text: str, said: str
) -> None:
    house = House()
    async with form_of(house) as screen:
        await screen.type(ids.plan_field(field), text)
        await screen.tap(ids.PLAN_REVIEW)
        assert screen.route == FORM
        assert said in screen.text()
        if field.startswith("m1.s"):
            assert f"Morphine slow-release, step {field[4]}" in screen.text()
        assert value(screen, ids.plan_field(field)) == text  # what was typed stays
    assert kept(house)[field] == text
    assert versions(house) == []


async def test_an_amount_far_above_the_first_is_asked_about() -> None:
    house = House()
    async with form_of(house) as screen:
        await put(screen, m1__s3__amount="200")
        await screen.tap(ids.PLAN_REVIEW)
        assert "200 is more than 3 times the first step, which is 30. Is it right?" in screen.text()
        await choose(screen, "m1.s3.amount.sure", "yes")
        assert "Is it right?" not in screen.text()
        await put(screen, m1__s3__amount="201")  # the yes was for 200
        assert "201 is more than 3 times" in screen.text()
        await choose(screen, "m1.s3.amount.sure", "yes")
        await screen.tap(ids.PLAN_REVIEW)
        assert screen.route == "/plan/review"


async def test_a_sentence_goes_when_its_field_is_put_right() -> None:
    async with form_of(House()) as screen:
        await put(screen, m1__s2__amount="")
        assert "Type how much each time." not in screen.text()  # not before the look
        await screen.tap(ids.PLAN_REVIEW)
        assert "Type how much each time." in screen.text()
        await put(screen, m1__s2__amount="25")
        assert "Type how much each time." not in shown_sentences(screen)


async def test_an_uneven_day_has_two_lines() -> None:
    house = House()
    async with form_of(house) as screen:
        await choose(screen, "m1.s2.uneven", "yes")
        await put(screen, m1__s2__times="1", m1__s2__amount2="15", m1__s2__times2="1")
        await screen.tap(ids.PLAN_REVIEW)
        text = screen.text()
        assert "25 mg once a day and 15 mg once a day" in text and "That is 40 mg a day." in text


async def test_a_medicine_for_when_it_is_needed() -> None:
    house = House()
    async with form_of(house) as screen:
        await screen.tap(ids.plan_more("needed"))
        await screen.tap(ids.PLAN_REVIEW)
        assert "Type the most that was agreed for one day." in screen.text()
        await put(screen, n1__name="Tramadol", n1__maximum="100", n1__needed_amount="50")
        await choose(screen, "n1.unit", "mg")
        await screen.tap(ids.PLAN_REVIEW)
        assert "Tramadol, only when needed: 50 mg each time, at most 100 mg" in screen.text()


async def test_a_step_and_a_medicine_can_be_removed_after_asking() -> None:
    house = House()
    async with form_of(house) as screen:
        await screen.tap(ids.plan_less("m1.s5"))
        assert "m1.s5.amount" in kept(house)
        await screen.tap(ids.yes(ids.plan_less("m1.s5")))
        assert "m1.s5.amount" not in kept(house)
        await screen.tap(ids.plan_more("medicines"))
        await put(screen, m2__name="Ibuprofen")
        await screen.tap(ids.plan_less("m2"))
        await screen.tap(ids.yes(ids.plan_less("m2")))
        assert "m2.name" not in kept(house)
        await screen.tap(ids.PLAN_REVIEW)
        assert screen.route == "/plan/review"


async def agreed(house: House) -> None:
    async with form_of(house) as screen:
        await screen.tap(ids.PLAN_REVIEW)
        await screen.tap(ids.PLAN_CONFIRM)


async def test_going_back_up_is_a_new_version_and_old_days_keep_theirs() -> None:
    house = House()
    await agreed(house)
    async with living(House(files=house.files)) as screen:
        await screen.go("/plan/form/increased")
        assert value(screen, ids.plan_field("m1.s1.amount")) == "30"
        await put(
            screen,
            valid_from="3/3/2025",
            agreed_on="3/3/2025",
            m1__s1__amount="35",
            m1__s1__start="3/3/2025",
        )
        await choose(screen, "decided_by", "clinic")
        await screen.tap(ids.PLAN_REVIEW)
        assert "Days before it keep the plan they had." in screen.text()
        await screen.tap(ids.PLAN_CONFIRM)
    first, second = versions(house)
    assert second.kind is ChangeKind.INCREASED
    assert second.decided_by is DecidedBy.CLINIC
    assert second.courses[0].state is PlanState.INCREASED
    assert second.courses[0].medicine.id == first.courses[0].medicine.id
    assert second.supersedes is None


async def test_a_slip_is_put_right_for_all_its_days() -> None:
    house = House()
    await agreed(house)
    async with living(House(files=house.files)) as screen:
        await screen.go("/plan/form/corrected")
        assert len([i for i in screen.identifiers() if i.endswith(".times")]) == 5
        await put(screen, m1__s1__amount="32")
        await screen.tap(ids.PLAN_REVIEW)
        await screen.tap(ids.PLAN_CONFIRM)
    first, second = versions(house)
    assert second.supersedes == first.id
    assert second.valid_from == first.valid_from
    assert second.courses[0].steps[0].daily == 64


async def test_after_a_pause_the_dates_are_asked_anew() -> None:
    house = House()
    await agreed(house)
    (version,) = versions(house)
    decision = Decision(DAY, DAY, DecidedBy.TOGETHER)
    paused = stay(version, ChangeKind.PAUSED, decision, uuid4(), house.clock.now())
    house.store().add_records([paused])
    async with living(House(files=house.files)) as screen:
        await screen.go("/plan/form/resumed")
        assert value(screen, ids.plan_field("m1.s2.amount")) == "25"
        assert value(screen, ids.plan_field("m1.s2.start")) == ""
        await screen.tap(ids.PLAN_REVIEW)
        assert "Type the first day of this step." in screen.text()


async def test_the_form_of_a_change_without_a_plan_leads_back() -> None:
    async with living(House()) as screen:
        await screen.go("/plan/form/increased")
        assert screen.route != "/plan/form/increased"
        await screen.go("/plan/form/nonsense")
        assert screen.route != "/plan/form/nonsense"


async def test_forgetting_the_form_asks_first() -> None:
    house = House()
    async with form_of(house) as screen:
        await screen.tap(ids.PLAN_DISCARD)
        assert kept(house)
        await screen.tap(ids.yes(ids.PLAN_DISCARD))
    assert kept(house) == {}


async def test_the_unit_is_never_assumed() -> None:
    async with living(House()) as screen:
        await screen.go(FORM)
        await screen.tap(ids.PLAN_REVIEW)
        assert "Choose what the amounts are counted in." in screen.text()


async def test_the_first_day_of_a_plan_moves_with_a_slip_in_its_first_step() -> None:
    house = House()
    await agreed(house)
    async with living(House(files=house.files)) as screen:
        await screen.go("/plan/form/corrected")
        assert not screen.has(ids.plan_field("valid_from"))
        await put(screen, m1__s1__start="2/10/2025")
        await screen.tap(ids.PLAN_REVIEW)
        await screen.tap(ids.PLAN_CONFIRM)
    assert versions(house)[-1].valid_from == date(2025, 2, 10)


async def test_a_form_that_nobody_touched_was_not_begun() -> None:
    house = House()
    await agreed(house)
    async with living(House(files=house.files)) as screen:
        await screen.go("/plan/form/changed")
        assert kept(house) == {}
        await screen.go("/plan")
        await screen.go("/plan/form/increased")
        assert "Going back up" in screen.text()
        await put(screen, m1__s1__amount="35")
        assert kept(house)["m1.s1.amount"] == "35"
        assert kept(house)["m1.s2.amount"] == "25"


async def test_another_kind_of_form_than_the_one_begun_is_offered() -> None:
    house = House()
    await agreed(house)
    async with living(House(files=house.files)) as screen:
        await screen.go("/plan/form/changed")
        await put(screen, author="Another clinic")
        await screen.go("/plan")
        await screen.go("/plan/form/increased")
        assert "This form was begun before" in screen.text()
        assert value(screen, ids.plan_field("author")) == "Another clinic"
        await screen.tap(ids.PLAN_INSTEAD)
        assert "Going back up" in screen.text()
        assert value(screen, ids.plan_field("author")) == "Pain clinic"
        assert kept(house) == {}


async def test_a_second_window_s_untouched_form_takes_nothing_back() -> None:
    house = House()
    await agreed(house)
    first, second = (House(files=house.files, hub=house.hub) for _ in range(2))
    async with living(first) as one, living(second) as other:
        await one.go("/plan/form/changed")
        await other.go("/plan/form/changed")
        await put(one, m1__s2__amount="24")
        await put(other, author="Another clinic")
    assert kept(house)["m1.s2.amount"] == "24"
    assert kept(house)["author"] == "Another clinic"


async def test_a_day_far_above_the_first_is_asked_about() -> None:
    """A slip of the finger: 22 times for 2."""
    async with form_of(House()) as screen:
        await put(screen, m1__s2__times="22")
        await screen.tap(ids.PLAN_REVIEW)
        assert "That makes 550 a day, more than 3 times the first step" in screen.text()
        await choose(screen, "m1.s2.times.sure", "yes")
        await screen.tap(ids.PLAN_REVIEW)
        assert screen.route == "/plan/review"


async def test_the_cursor_goes_to_what_was_just_added() -> None:
    async with form_of(House()) as screen:
        await screen.tap(ids.plan_more("m1.steps"))
        added = screen.find(ids.plan_field("m1.s6.amount"))
        assert isinstance(added, ft.TextField) and added.autofocus
        focused = [f for f in screen.controls(ft.TextField) if f.autofocus]
        assert focused == [added]
        await choose(screen, "m1.unit", "ug")  # draws the amounts anew, and takes no focus
        assert not [f for f in screen.controls(ft.TextField) if f.autofocus]
