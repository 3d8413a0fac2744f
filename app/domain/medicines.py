"""Medicines of a plan, and the estimate of morphine equivalents.

The factors are those of the CDC Clinical Practice Guideline for Prescribing Opioids for Pain
(2022), as given in ``clinical.md``, section 2; older tables still circulate (methadone,
hydromorphone and tramadol changed). The estimate is for comparing, never for changing one
opioid into another; buprenorphine is left out, and it is not for treatment of opioid use
disorder. Every place that shows it shows that note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class Unit(StrEnum):
    """What an amount is counted in; the values are UCUM codes. ``MCG_PER_H`` is the rate of
    a patch. ``ML``, ``TABLET`` and ``DROP`` say nothing about the strength."""

    MG = "mg"
    MCG = "ug"
    MCG_PER_H = "ug/h"
    ML = "mL"
    TABLET = "{tbl}"
    DROP = "[drp]"


class Ingredient(StrEnum):
    """What a medicine is, as far as a rule needs it.

    The first ten are those of the table of factors. ``OTHER_OPIOID`` also stands for "I do
    not know": what might be an opioid is treated as one.
    """

    CODEINE = "codeine"
    FENTANYL = "fentanyl"
    HYDROCODONE = "hydrocodone"
    HYDROMORPHONE = "hydromorphone"
    METHADONE = "methadone"
    MORPHINE = "morphine"
    OXYCODONE = "oxycodone"
    OXYMORPHONE = "oxymorphone"
    TAPENTADOL = "tapentadol"
    TRAMADOL = "tramadol"
    BUPRENORPHINE = "buprenorphine"
    OTHER_OPIOID = "other_opioid"
    NOT_OPIOID = "not_opioid"

    @property
    def opioid(self) -> bool:
        """Whether it is one, as far as anybody said."""
        return self is not Ingredient.NOT_OPIOID


def ingredient_in(name: str) -> Ingredient | None:
    """The ingredient whose name begins a word of the name of a medicine ("Morphine SR 30"),
    ``None`` for none or several. Names alike in other languages are known by their beginning
    ("Morphin", "Oxicodona" is not): what is not found is asked.

    Only the beginning of a word: dihydrocodeine, levomethadone and diamorphine are other
    opioids, of another strength.
    """
    said = re.findall(r"\w+", name.casefold())
    found = {i for i in _NAMED if any(word.startswith(i.value.removesuffix("e")) for word in said)}
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class Medicine:
    """One medicine as the clinic's paper names it.

    ``id`` stays the same in every version of the plan. ``name`` is what the person typed.
    ``long_acting``: slow-release tablets and patches; ``None`` when nobody said.
    """

    id: UUID
    name: str
    ingredient: Ingredient
    unit: Unit
    long_acting: bool | None = None

    @property
    def patch(self) -> bool:
        """Worn all day: its amount is a rate, and "times a day" means patches worn at once."""
        return self.unit is Unit.MCG_PER_H


_NAMED = tuple(i for i in Ingredient if i not in (Ingredient.OTHER_OPIOID, Ingredient.NOT_OPIOID))

MME_FACTORS: dict[tuple[Ingredient, Unit], Decimal] = {
    (Ingredient.CODEINE, Unit.MG): Decimal("0.15"),
    (Ingredient.FENTANYL, Unit.MCG_PER_H): Decimal("2.4"),
    (Ingredient.HYDROCODONE, Unit.MG): Decimal("1.0"),
    (Ingredient.HYDROMORPHONE, Unit.MG): Decimal("5.0"),
    (Ingredient.METHADONE, Unit.MG): Decimal("4.7"),
    (Ingredient.MORPHINE, Unit.MG): Decimal("1.0"),
    (Ingredient.OXYCODONE, Unit.MG): Decimal("1.5"),
    (Ingredient.OXYMORPHONE, Unit.MG): Decimal("3.0"),
    (Ingredient.TAPENTADOL, Unit.MG): Decimal("0.4"),
    (Ingredient.TRAMADOL, Unit.MG): Decimal("0.2"),
}
"""MME per unit and day; mg a day, the patch in mcg/h (CDC 2022)."""


def mme_known(medicines: Iterable[Medicine]) -> bool:
    """Whether the table holds every opioid among ``medicines``, and there is one at all.
    One that it does not hold makes the whole sum "not calculated"."""
    opioids = [m for m in medicines if m.ingredient.opioid]
    return bool(opioids) and all((m.ingredient, m.unit) in MME_FACTORS for m in opioids)


def mme(amounts: Iterable[tuple[Medicine, Decimal]]) -> Decimal | None:
    """The day's total in mg of morphine, an estimate; ``None`` for "not calculated".

    ``amounts``: a day's total of each medicine in its own unit. Medicines that are no
    opioids do not count.
    """
    opioids = [(m, amount) for m, amount in amounts if m.ingredient.opioid]
    if not mme_known(m for m, _ in opioids):
        return None
    return sum((MME_FACTORS[m.ingredient, m.unit] * a for m, a in opioids), Decimal())
