"""One number a day for each chart; missing stays missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkins import Answer
from app.domain.items import ITEMS, SEVERITIES, Direction, NumberItem
from app.domain.measures import MEASURES, Measure
from tests.domain.make import diary, numbers, said

BY_ID = {m.id: m for m in MEASURES}
NUMBERS = [m for m in MEASURES if isinstance(ITEMS[m.item_id], NumberItem)]


def value(measure_id: str, **answers: Answer) -> float | None:
    [day] = diary(replace(said(1), answers=answers))
    return BY_ID[measure_id].value(day)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.id)
def test_a_day_that_does_not_say_has_no_value(measure: Measure) -> None:
    assert value(measure.id, note="nothing else") is None


def test_every_measure_belongs_to_a_question_and_is_there_once() -> None:
    assert len(BY_ID) == len(MEASURES) == 9
    assert all(m.item_id in ITEMS for m in MEASURES)


@pytest.mark.parametrize("measure", NUMBERS, ids=lambda m: m.id)
def test_a_number_keeps_the_range_and_direction_of_its_question(measure: Measure) -> None:
    item = ITEMS[measure.item_id]
    assert isinstance(item, NumberItem)
    assert (measure.low, measure.direction, measure.unit) == (item.low, item.direction, item.unit)


def test_the_axis_of_sleep_is_usually_twelve_hours() -> None:
    assert BY_ID["sleep_hours"].high == 12


@pytest.mark.parametrize(
    ("answer", "rank"),
    [
        ({"none": ""}, 0),
        ({"nausea": "mild"}, 1),
        ({"nausea": "mild", "itch": "moderate"}, 2),
        ({"fall": "severe", "itch": "mild"}, 3),
        ({"fall": "", "itch": "mild"}, 1),
        ({"fall": ""}, None),
    ],
)
def test_side_effects_are_drawn_by_the_strongest_that_is_known(
    answer: dict[str, str], rank: float | None
) -> None:
    assert value("side_effects", side_effects=answer) == rank


@given(st.lists(st.sampled_from(["walked", "rested", "exercises"]), min_size=1, unique=True))
def test_activity_counts_what_was_managed(done: list[str]) -> None:
    assert value("activity", activity=tuple(done)) == len(done)


@given(
    st.sampled_from([m.id for m in NUMBERS]).flatmap(lambda i: st.tuples(st.just(i), numbers(i)))
)
def test_values_stay_within_what_was_asked(pair: tuple[str, float]) -> None:
    measure_id, answer = pair
    assert value(measure_id, **{measure_id: answer}) == answer


def test_the_derived_measures_know_their_direction_and_range() -> None:
    effects, activity = BY_ID["side_effects"], BY_ID["activity"]
    assert (effects.low, effects.high) == (0, len(SEVERITIES))
    assert effects.direction is Direction.LOWER_IS_BETTER
    assert (activity.low, activity.high) == (0, 6)
    assert activity.direction is Direction.HIGHER_IS_BETTER
