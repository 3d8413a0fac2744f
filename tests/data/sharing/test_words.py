"""The six words: chosen by chance, read however they are typed."""

from __future__ import annotations

import math
import re
import secrets
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.sharing import words
from app.data.sharing.words import chosen_from, never_chosen, new_words, read_words
from app.domain.errors import WordMistyped, WordsIncomplete
from app.domain.sharing.packages import WORDS
from tests.contracts.source import ROOT

TYPED = "yard yarn yearly yeast yield yodel"


def test_enough_words_are_left() -> None:
    """``packages.WORDS`` says 69 bits or more."""
    assert len(chosen_from()) > 3_000
    assert WORDS * math.log2(len(chosen_from())) > 71
    assert len(set(chosen_from())) == len(chosen_from())


def test_each_is_short_and_plain() -> None:
    assert [w for w in chosen_from() if not re.fullmatch("[a-z]{4,7}", w)] == []


def test_words_that_hurt_are_never_chosen() -> None:
    """Those to avoid in all texts are not, in any of their forms that the list has."""
    product = (
        "clean",
        "dirty",
        "addict",
        "abuse",
        "fail",
        "relapse",
        "complian",
        "cheat",
        "streak",
    )
    assert [w for w in chosen_from() if w.startswith(product)] == []
    here = ("opium", "dose", "rehab", "craving", "poison", "casket", "bazooka", "relapse")
    assert never_chosen().issuperset(here)
    assert not never_chosen() & set(chosen_from())


def test_the_list_of_them_names_none_that_could_not_be_chosen() -> None:
    lines = (ROOT / "app" / "resources" / words.NEVER).read_text("utf-8").splitlines()
    named = [w for line in lines if not line.startswith("#") for w in line.split()]
    assert len(named) == len(set(named)) > 300
    assert set(named) <= words._known()


def test_they_are_chosen_by_the_randomness_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def choice(given: tuple[str, ...]) -> str:
        asked.append(len(given))
        return given[-1]

    monkeypatch.setattr(secrets, "choice", choice)
    assert new_words() == " ".join([chosen_from()[-1]] * WORDS)
    assert asked == [len(chosen_from())] * WORDS


def test_new_words_are_other_words() -> None:
    many = [new_words() for _ in range(200)]
    assert len(set(many)) == 200
    assert len({word for one in many for word in one.split()}) > 800
    assert all(read_words(one) == one for one in many)


@pytest.mark.parametrize(
    "typed",
    [
        "Yard yarn yearly yeast yield yodel",
        "  YARD\tyarn   yearly\n\nyeast yield yodel\r\n",
        "yard, yarn, yearly, yeast, yield, yodel.",
        "yard-yarn-yearly-yeast-yield-yodel",
        "1. yard\n2. yarn\n3. yearly\n4. yeast\n5. yield\n6. yodel",
        "1) yard 2) yarn 3) yearly 4) yeast 5) yield 6) yodel",
        "1yard2yarn3yearly4yeast5yield6yodel",
        "“yard” · yarn / yearly_yeast—yield\u00a0yodel",
        "\uff39\uff41\uff52\uff44 yarn yearly yeast yield yodel",
    ],
)
def test_they_are_read_as_people_type_them(typed: str) -> None:
    assert read_words(typed) == TYPED


@given(st.lists(st.sampled_from([" ", "\n", ", ", "-", " 3. "]), min_size=5, max_size=5))
def test_whatever_stands_between_them(between: list[str]) -> None:
    six = TYPED.split()
    assert read_words("".join(map("".join, zip(six, [*between, ""], strict=True)))) == TYPED


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("1. 2. 3.", 0), ("yard yarn", 2)])
def test_too_few_are_counted(typed: str, count: int) -> None:
    with pytest.raises(WordsIncomplete) as incomplete:
        read_words(typed)
    assert (incomplete.value.typed, incomplete.value.expected) == (count, 6)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("yart yarn yearly yeast yield yodel", 1),
        ("yard yarn yearly yeast yield yodell", 6),
        ("yard yarn yéarly yeast yield yodel", 3),
        ("yard yarn yearly yeast yield yodel yard", 7),
        ("no such words are on that list", 1),
    ],
)
def test_the_first_that_is_wrong_is_named(typed: str, number: int) -> None:
    with pytest.raises(WordMistyped) as mistyped:
        read_words(typed)
    assert mistyped.value.number == number


def test_a_word_that_is_never_chosen_any_more_still_opens() -> None:
    assert read_words("opium yarn yearly yeast yield yodel").startswith("opium")


@given(st.text(max_size=60))
def test_any_text_is_read_or_named(typed: str) -> None:
    with suppress(WordMistyped, WordsIncomplete):
        assert len(read_words(typed).split()) == WORDS
