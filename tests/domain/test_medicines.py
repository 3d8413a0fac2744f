"""The factors of the estimate, pinned, and when there is none."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.medicines import (
    MME_FACTORS,
    Ingredient,
    Medicine,
    Unit,
    ingredient_in,
    mme,
    mme_known,
)

MG = Unit.MG
FACTORS = {
    (Ingredient.CODEINE, MG): "0.15",
    (Ingredient.FENTANYL, Unit.MCG_PER_H): "2.4",
    (Ingredient.HYDROCODONE, MG): "1.0",
    (Ingredient.HYDROMORPHONE, MG): "5.0",
    (Ingredient.METHADONE, MG): "4.7",
    (Ingredient.MORPHINE, MG): "1.0",
    (Ingredient.OXYCODONE, MG): "1.5",
    (Ingredient.OXYMORPHONE, MG): "3.0",
    (Ingredient.TAPENTADOL, MG): "0.4",
    (Ingredient.TRAMADOL, MG): "0.2",
}
"""``clinical.md``, section 2 (CDC 2022), written down a second time."""


def medicine(ingredient: Ingredient, unit: Unit = MG) -> Medicine:
    return Medicine(UUID(int=1), "as typed", ingredient, unit)


def estimate(*amounts: tuple[Ingredient, Unit, str]) -> Decimal | None:
    return mme((medicine(i, unit), Decimal(amount)) for i, unit, amount in amounts)


def test_the_table_is_that_of_the_guideline() -> None:
    assert {key: str(factor) for key, factor in MME_FACTORS.items()} == FACTORS


@pytest.mark.parametrize(
    ("ingredient", "unit", "a_day", "expected"),
    [
        (Ingredient.CODEINE, MG, "240", "36"),
        (Ingredient.FENTANYL, Unit.MCG_PER_H, "25", "60"),
        (Ingredient.FENTANYL, Unit.MCG_PER_H, "12", "28.8"),
        (Ingredient.HYDROCODONE, MG, "40", "40"),
        (Ingredient.HYDROMORPHONE, MG, "8", "40"),
        (Ingredient.METHADONE, MG, "20", "94"),
        (Ingredient.MORPHINE, MG, "60", "60"),
        (Ingredient.OXYCODONE, MG, "60", "90"),
        (Ingredient.OXYMORPHONE, MG, "20", "60"),
        (Ingredient.TAPENTADOL, MG, "200", "80"),
        (Ingredient.TRAMADOL, MG, "400", "80"),
        (Ingredient.MORPHINE, MG, "0", "0"),
    ],
)
def test_a_day_of_one_medicine(
    ingredient: Ingredient, unit: Unit, a_day: str, expected: str
) -> None:
    assert estimate((ingredient, unit, a_day)) == Decimal(expected)


def test_medicines_are_added_up_and_one_that_is_no_opioid_does_not_count() -> None:
    found = estimate(
        (Ingredient.OXYCODONE, MG, "60"),
        (Ingredient.FENTANYL, Unit.MCG_PER_H, "25"),
        (Ingredient.NOT_OPIOID, Unit.TABLET, "600"),
    )
    assert found == 150


UNKNOWN = [
    (Ingredient.BUPRENORPHINE, MG),
    (Ingredient.BUPRENORPHINE, Unit.MCG_PER_H),
    (Ingredient.OTHER_OPIOID, MG),
    (Ingredient.OXYCODONE, Unit.TABLET),
    (Ingredient.MORPHINE, Unit.ML),
    (Ingredient.MORPHINE, Unit.MCG),
    (Ingredient.TRAMADOL, Unit.DROP),
    (Ingredient.FENTANYL, Unit.MCG),
    (Ingredient.FENTANYL, MG),
    (Ingredient.HYDROMORPHONE, Unit.MCG_PER_H),
]


@pytest.mark.parametrize(("ingredient", "unit"), UNKNOWN)
def test_one_that_the_table_does_not_hold_makes_the_whole_not_calculated(
    ingredient: Ingredient, unit: Unit
) -> None:
    assert estimate((ingredient, unit, "5")) is None
    assert estimate((Ingredient.OXYCODONE, MG, "60"), (ingredient, unit, "5")) is None
    assert not mme_known([medicine(Ingredient.OXYCODONE), medicine(ingredient, unit)])


def test_without_an_opioid_there_is_nothing_to_estimate() -> None:
    assert estimate() is None
    assert estimate((Ingredient.NOT_OPIOID, MG, "500")) is None
    assert not mme_known([]) and not mme_known([medicine(Ingredient.NOT_OPIOID)])


def test_every_ingredient_but_one_is_treated_as_an_opioid() -> None:
    assert [i for i in Ingredient if not i.opioid] == [Ingredient.NOT_OPIOID]


@given(
    st.lists(
        st.tuples(st.sampled_from(Ingredient), st.sampled_from(Unit), st.integers(0, 400)),
        max_size=4,
    )
)
def test_there_is_a_number_only_when_every_opioid_is_in_the_table(
    day: list[tuple[Ingredient, Unit, int]],
) -> None:
    opioids = [(i, u, n) for i, u, n in day if i is not Ingredient.NOT_OPIOID]
    known = bool(opioids) and all((i, u) in FACTORS for i, u, _ in opioids)
    wanted = sum(Decimal(FACTORS[i, u]) * n for i, u, n in opioids) if known else None
    assert mme((medicine(i, u), Decimal(n)) for i, u, n in day) == wanted
    assert mme_known(medicine(i, u) for i, u, _ in day) is known


@pytest.mark.parametrize(
    ("name", "ingredient"),
    [
        ("Morphine SR 30", Ingredient.MORPHINE),
        ("MORPHIN retard", Ingredient.MORPHINE),
        ("Hydromorphone", Ingredient.HYDROMORPHONE),
        ("Hydrocodone/acetaminophen", Ingredient.HYDROCODONE),
        ("Oxymorphone", Ingredient.OXYMORPHONE),
        ("oxycodone+naloxone", Ingredient.OXYCODONE),
        ("Fentanyl-Pflaster", Ingredient.FENTANYL),
        ("Buprenorphine patch", Ingredient.BUPRENORPHINE),
        ("Dihydrocodeine", None),
        ("Diamorphine", None),
        ("Levomethadon", None),
        ("Apomorphine", None),
        ("Oxicodona", None),
        ("other_opioid", None),
        ("morphine and codeine", None),
        ("", None),
    ],
)
def test_the_ingredient_in_a_name(name: str, ingredient: Ingredient | None) -> None:
    assert ingredient_in(name) is ingredient
