"""The daily questions are those of clinical.md, section 1, pinned here."""

from __future__ import annotations

import pytest

from app.domain.items import (
    DAILY_ITEMS,
    ITEMS,
    SEVERITIES,
    SHORT_ITEM_IDS,
    ChipsItem,
    ChoiceItem,
    Direction,
    NumberItem,
    TextItem,
)

HIGHER, LOWER = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER

NUMBERS = [  # id, low, high, step, better, LOINC, unit
    ("pain_24h", 0, 10, 1, LOWER, "72514-3", None),
    ("interference_24h", 0, 10, 1, LOWER, None, None),
    ("mood", 0, 10, 1, HIGHER, None, None),
    ("sleep_hours", 0, 24, 0.5, HIGHER, "93832-4", "h"),
    ("sleep_quality", 0, 10, 1, HIGHER, None, None),
    ("withdrawal", 0, 10, 1, LOWER, None, None),
    ("craving", 0, 10, 1, LOWER, None, None),
    ("bowel_days", 0, 14, 1, LOWER, None, "d"),
]

OPTIONS = {
    "doses": ("as_usual", "different"),
    "side_effects": (
        *("constipation", "nausea", "sleepy", "dizzy", "itch", "sweating", "dry_mouth"),
        *("confusion", "slurred_speech", "slow_breathing", "fall", "other", "none"),
    ),
    "activity": (*("walked", "housework", "saw_someone", "work_or_hobby", "exercises", "rested"),),
    "other_substances": ("alcohol", "sedative_prescribed", "sedative_not_prescribed", "none"),
    "safe": ("yes", "need_help"),
}

TEXTS = {"doses_note": 300, "side_effects_other": 200, "note": 1000}


def test_numbers_have_the_published_ranges_directions_and_codes() -> None:
    found = [
        (i.id, i.low, i.high, i.step, i.direction, i.loinc, i.unit)
        for i in DAILY_ITEMS
        if isinstance(i, NumberItem)
    ]
    assert found == NUMBERS


def test_options_and_lengths_are_pinned() -> None:
    options = {i.id: i.options for i in DAILY_ITEMS if isinstance(i, (ChoiceItem, ChipsItem))}
    assert options == OPTIONS
    assert {i.id: i.max_length for i in DAILY_ITEMS if isinstance(i, TextItem)} == TEXTS


def test_every_id_is_there_once() -> None:
    assert len(ITEMS) == len(DAILY_ITEMS) == len(NUMBERS) + len(OPTIONS) + len(TEXTS)
    assert set(SHORT_ITEM_IDS) <= set(ITEMS)


@pytest.mark.parametrize("item", [i for i in DAILY_ITEMS if isinstance(i, NumberItem)])
def test_buttons_are_answers_that_the_question_allows(item: NumberItem) -> None:
    assert all(item.low <= b <= item.high and (b - item.low) % item.step == 0 for b in item.buttons)
    reach = {item.low + n * item.step for n in range(int((item.high - item.low) / item.step) + 1)}
    assert item.other or set(item.buttons) == reach, "without 'other' every value has a button"


@pytest.mark.parametrize("item", [i for i in DAILY_ITEMS if isinstance(i, ChipsItem)])
def test_the_exclusive_option_is_one_of_the_options(item: ChipsItem) -> None:
    assert item.exclusive is None or item.exclusive in item.options
    assert item.severities in ((), SEVERITIES)


FOLLOW_UPS = [i for i in DAILY_ITEMS if isinstance(i, (TextItem, NumberItem)) and i.after]


@pytest.mark.parametrize("item", FOLLOW_UPS, ids=lambda item: item.id)
def test_a_follow_up_names_an_option_of_an_earlier_question(item: TextItem | NumberItem) -> None:
    assert item.after is not None
    asked = ITEMS[item.after[0]]
    assert isinstance(asked, (ChoiceItem, ChipsItem))
    assert item.after[1] in asked.options
    assert DAILY_ITEMS.index(asked) < DAILY_ITEMS.index(item)
