"""The groups of a recovery code: what counts as the same, and which are asked for."""

from __future__ import annotations

import pytest

from app.domain.code_groups import (
    GROUPS,
    code_characters,
    code_groups,
    first_wrong_group,
    groups_to_ask,
)

CODE = "0A1B2-CDEFG-HJKMN-PQRST-VWXYZ-34567"


@pytest.mark.parametrize(
    "typed",
    ["0A1B2", "0a1b2", " 0a 1b2 ", "Oa1b2", "oaib2", "0aLb2", "0a-1b2", "0a–1b−2", "０Ａ１Ｂ２"],
)
def test_case_spaces_dashes_and_look_alikes_do_not_matter(typed: str) -> None:
    assert code_characters(typed) == "0A1B2"


@pytest.mark.parametrize("typed", ["8A1B2", "0A1B", "0A1B22", "", "0A1B?"])
def test_another_group_is_another_group(typed: str) -> None:
    assert first_wrong_group(CODE, {1: typed}) == 1


def test_the_first_wrong_group_is_named() -> None:
    assert first_wrong_group(CODE, {2: "cdefg", 5: "vwxyz"}) is None
    assert first_wrong_group(CODE, {5: "wrong", 2: "cdefg"}) == 5
    assert first_wrong_group(CODE, {5: "wrong", 2: "wrong"}) == 2


def test_a_half_typed_code_is_shown_in_groups() -> None:
    assert code_groups("0a1b2 cd") == ("0A1B2", "CD")
    assert code_groups(CODE) == tuple(CODE.split("-"))
    assert code_groups("") == ()


def test_every_pair_of_groups_may_be_asked_for() -> None:
    asked = {groups_to_ask() for _ in range(2000)}
    pairs = {(a, b) for a in range(1, GROUPS + 1) for b in range(a + 1, GROUPS + 1)}
    assert asked == pairs
