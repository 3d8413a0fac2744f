from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.recovery_code import (
    ALPHABET,
    SECRET_BYTES,
    new_secret,
    read_code,
    write_code,
)
from app.domain.code_groups import GROUPS, LENGTH
from app.domain.errors import RecoveryCodeIncomplete, RecoveryCodeMistyped
from tests.data.vaults import UNHURRIED

secrets_ = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


def code_with(group: int, digits: tuple[int, ...]) -> list[str]:
    """The groups of a code whose ``group`` (from 1) holds these four digits."""
    number = 0
    for place in range(1, GROUPS + 1):
        for digit in digits if place == group else (0, 0, 0, 0):
            number = number << 5 | digit
    return write_code(number.to_bytes(SECRET_BYTES)).split("-")


def refused_group(groups: list[str]) -> int | None:
    try:
        read_code("-".join(groups))
    except RecoveryCodeMistyped as slip:
        return slip.group
    return None


def test_the_code_never_changes_its_meaning() -> None:
    # Codes written on paper years ago must open the diary: pinned, never to be edited.
    assert write_code(bytes(15)) == "0000G-00005-0000N-0000A-0000T-0000F"
    assert write_code(bytes(range(15))) == "000GN-40R48-0M308-E209K-185GH-R38EQ"


@UNHURRIED
@given(secrets_)
def test_a_code_reads_back(secret: bytes) -> None:
    code = write_code(secret)
    assert len(code.replace("-", "")) == LENGTH
    assert read_code(code) == secret


@UNHURRIED
@given(secrets_, st.data())
def test_a_code_may_be_typed_in_many_ways(secret: bytes, data: st.DataObject) -> None:
    spellings = {"0": "0Oo", "1": "1IiLl"}
    typed = ""
    for character in write_code(secret).replace("-", ""):
        choices = spellings.get(character, character + character.lower())
        typed += data.draw(st.sampled_from(choices))
        typed += data.draw(st.sampled_from(("", "", " ", "-", "\n", "\u2013", "\u00a0", "\u2212")))
    assert read_code(typed) == secret


@pytest.mark.parametrize("group", range(1, GROUPS + 1))
def test_every_wrong_character_is_found_and_named(group: int) -> None:
    # Every place, every right character there, every wrong one. The check is linear over
    # GF(32): whether an error is found depends on the error alone, not on the other digits.
    for place, value in itertools.product(range(4), range(32)):
        digits = tuple(value if i == place else 7 for i in range(4))
        groups = code_with(group, digits)
        right = groups[group - 1]
        for spot in (place, 4):
            for wrong in set(ALPHABET) - {right[spot]}:
                groups[group - 1] = right[:spot] + wrong + right[spot + 1 :]
                assert refused_group(groups) == group, (right, wrong)


@pytest.mark.parametrize("group", range(1, GROUPS + 1))
def test_every_swap_of_two_characters_is_found(group: int) -> None:
    for i, j in itertools.combinations(range(5), 2):
        for a, b in itertools.product(range(32), repeat=2):
            # When j is the check, a second digit moves it through all its values.
            other = j if j < 4 else (i + 1) % 4
            digits = tuple(a if k == i else b if k == other else 3 for k in range(4))
            groups = code_with(group, digits)
            was = list(groups[group - 1])
            swapped = was.copy()
            swapped[i], swapped[j] = was[j], was[i]
            groups[group - 1] = "".join(swapped)
            assert swapped == was or refused_group(groups) == group, was


@UNHURRIED
@given(secrets_, st.integers(0, 5), st.integers(0, 5))
def test_groups_in_the_wrong_order_are_found(secret: bytes, a: int, b: int) -> None:
    groups = write_code(secret).split("-")
    groups[a], groups[b] = groups[b], groups[a]
    assert refused_group(groups) == (None if a == b else min(a, b) + 1)


@UNHURRIED
@given(secrets_, st.integers(0, LENGTH - 1))
def test_half_a_code_says_how_much_is_there(secret: bytes, typed: int) -> None:
    with pytest.raises(RecoveryCodeIncomplete) as caught:
        read_code(write_code(secret).replace("-", "")[:typed])
    assert (caught.value.typed, caught.value.expected) == (typed, 30)


def test_a_letter_that_no_code_has_names_its_group() -> None:
    groups = write_code(new_secret()).split("-")
    groups[3] = "U" + groups[3][1:]
    assert refused_group(groups) == 4
    groups[3] = "é" + groups[3][1:]
    assert refused_group(groups) == 4


def test_too_many_characters_are_a_slip_too() -> None:
    assert refused_group([*write_code(new_secret()).split("-"), "7"]) == GROUPS


@UNHURRIED
@given(st.text())
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    try:
        read_code(typed)
    except (RecoveryCodeIncomplete, RecoveryCodeMistyped) as slip:
        assert str(slip) in ("recovery code incomplete", "recovery code mistyped")


def test_codes_differ() -> None:
    assert len({new_secret() for _ in range(100)}) == 100
