"""Milestones on the Plan tab: function first, in one's own words, shown quietly."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import flet as ft
import pytest

from app.domain.milestone_rules import GoingWell
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind, standing
from app.services import milestones
from app.views import identifiers
from app.views import plan_identifiers as ids
from app.views.plan.milestones import well_card
from app.views.ui import use_ui
from tests.data.diaries import DAY, NOW
from tests.views.agreed import with_plan
from tests.views.harness import Screen, mounted
from tests.views.living import House, living
from tests.views.stage import staged

KINDS = MilestoneKind


def house(*found: Milestone) -> House:
    home = with_plan()
    home.store().add_records(found)
    return home


def milestone(number: int, kind: MilestoneKind, wording: str) -> Milestone:
    return Milestone(UUID(int=number), DAY - timedelta(40), NOW, kind, wording)


def on_list(home: House) -> tuple[Milestone, ...]:
    return standing(home.store().records(Milestone))


async def test_one_is_written_with_an_example_taken_over_and_changed() -> None:
    home = house()
    async with living(home, route="/plan") as screen:
        assert "A milestone is something worth noticing" in screen.text()
        await screen.tap(ids.PLAN_MILESTONE_ADD)
        assert not screen.has(ids.PLAN_MILESTONE_USE), "the example comes with the kind"
        await screen.tap(ids.plan_milestone_choice("kind", "do_again"))
        assert "You say when you did it." in screen.text()
        await screen.tap(ids.PLAN_MILESTONE_USE)
        assert words(screen) == "Walk to the market and back"
        await screen.type(ids.PLAN_MILESTONE_WORDING, "Walk to the river and back")
        await screen.tap(ids.plan_milestone_choice("author", "clinic"))
        await screen.tap(ids.PLAN_MILESTONE_SAVE)
        assert screen.route == "/plan"
        text = screen.text()
        assert "Walk to the river and back" in text and "In your clinic's words" in text
        assert "Not yet" in text
    (kept,) = on_list(home)
    assert (kept.kind, kept.author, kept.day) == (KINDS.DO_AGAIN, MilestoneAuthor.CLINIC, DAY)
    assert home.store().form(milestones.KEY) == {}


def words(screen: Screen) -> str:
    (field,) = screen.controls(ft.TextField)
    return field.value or ""


async def test_what_is_typed_is_kept_and_offered_again() -> None:
    home = house()
    async with living(home, route="/plan/milestone") as screen:
        await screen.type(ids.PLAN_MILESTONE_WORDING, "Sing")
        assert home.store().form(milestones.KEY)["wording"] == "Sing"
        await screen.go("/plan")
        assert "Go on with the milestone I began" in screen.text_of(ids.PLAN_MILESTONE_ADD)
        await screen.tap(ids.PLAN_MILESTONE_ADD)
        assert words(screen) == "Sing"


async def test_what_is_missing_is_said() -> None:
    home = house()
    async with living(home, route="/plan/milestone") as screen:
        await screen.tap(ids.PLAN_MILESTONE_SAVE)
        assert "Please choose what kind it is." in screen.text()
        assert "Please say it in a few words." in screen.text()
        await screen.tap(ids.plan_milestone_choice("kind", "hold_helped"))
        assert "Please choose what kind it is." not in screen.text()
    assert on_list(home) == ()


async def test_undo_of_a_new_one_brings_its_words_back_into_the_form() -> None:
    home = house()
    async with living(home, route="/plan/milestone") as screen:
        await screen.tap(ids.plan_milestone_choice("kind", "do_again"))
        await screen.type(ids.PLAN_MILESTONE_WORDING, "Sing")
        await screen.tap(ids.PLAN_MILESTONE_SAVE)
        await screen.tap(ids.PLAN_UNDO)
        assert on_list(home) == ()
        await screen.tap(ids.PLAN_MILESTONE_ADD)
        assert words(screen) == "Sing"
        await screen.tap(ids.PLAN_MILESTONE_SAVE)
    assert [m.wording for m in on_list(home)] == ["Sing"]


async def test_function_comes_first_and_a_lower_dose_last() -> None:
    home = house(
        milestone(1, KINDS.FEWER_DOSES, "Fewer"),
        milestone(2, KINDS.FIRST_WEEK, "Week"),
        milestone(3, KINDS.DO_AGAIN, "Swim"),
    )
    async with living(home, route="/plan") as screen:
        text = screen.text()
        assert text.index("Swim") < text.index("Week") < text.index("Fewer\n")
        assert [i for i in screen.identifiers() if i.endswith(".done")] == [
            ids.plan_milestone(1, "done")
        ]


async def test_i_did_this_is_noted_quietly_and_taken_back() -> None:
    home = house(milestone(1, KINDS.DO_AGAIN, "Swim"))
    async with living(home, route="/plan") as screen:
        await screen.tap(ids.plan_milestone(1, "done"))
        assert "Reached on Mar 3, 2025" in screen.text()
        assert not screen.has(ids.plan_milestone(1, "done"))
        assert on_list(home)[0].marked == DAY
        await screen.tap(ids.PLAN_UNDO)
        assert "Not yet" in screen.text() and on_list(home)[0].marked is None


async def test_its_words_are_changed_and_its_day_stays() -> None:
    home = house(milestone(1, KINDS.DO_AGAIN, "Swim"))
    async with living(home, route="/plan") as screen:
        await screen.tap(ids.plan_milestone(1, "edit"))
        assert words(screen) == "Swim"
        assert screen.semantics(ids.plan_milestone_choice("kind", "do_again")).selected
        await screen.type(ids.PLAN_MILESTONE_WORDING, "Swim in the lake")
        await screen.tap(identifiers.PLAN_CLOSE)
        await screen.tap(ids.plan_milestone(1, "edit"))
        assert words(screen) == "Swim in the lake", "kept while it was closed"
        assert screen.semantics(ids.plan_milestone_choice("kind", "do_again")).selected
        await screen.tap(ids.PLAN_MILESTONE_SAVE)
        (kept,) = on_list(home)
        assert (kept.wording, kept.day) == ("Swim in the lake", DAY - timedelta(40))
        await screen.tap(ids.PLAN_UNDO)
        assert on_list(home)[0].wording == "Swim"


async def test_one_is_taken_off_the_list_and_put_back() -> None:
    home = house(milestone(1, KINDS.DO_AGAIN, "Swim"))
    async with living(home, route="/plan") as screen:
        await screen.tap(ids.plan_milestone(1, "remove"))
        assert "Swim" not in screen.text() and on_list(home) == ()
        await screen.tap(ids.PLAN_UNDO)
        assert "Swim" in screen.text()


async def test_a_milestone_that_is_gone_closes_its_page() -> None:
    async with living(house(), route="/plan") as screen:
        for route in (f"/plan/milestone/{UUID(int=9)}", "/plan/milestone/nonsense"):
            await screen.go(route)
            assert screen.route == "/plan"


async def test_going_well_says_what_is_not_known() -> None:
    async with living(with_plan(), route="/plan") as screen:
        text = screen.text()
        assert "Doses as planned in the last 28 days: not known yet" in text
        assert "Not every part is known yet." in text


@pytest.mark.parametrize(
    ("well", "said"),
    [
        (GoingWell(True, True, True, True), "All four parts are so."),
        (GoingWell(False, True, None, True), "Not every part is so right now."),
        (GoingWell(True, None, True, True), "Not every part is known yet."),
    ],
)
async def test_going_well_in_plain_words_with_a_shape_for_each_answer(
    well: GoingWell, said: str
) -> None:
    @ft.component
    def Card() -> ft.Control:
        return well_card(use_ui(), well)

    _, component = staged(Card)
    async with mounted(component) as screen:
        assert said in screen.text()
        icons = {i.icon for i in screen.controls(ft.Icon)}
        answers = {well.doses_as_planned, well.peg, well.phq2, well.no_urgent_alert}
        assert len(icons) == len(answers)
