"""Orders of one medicine put together, and what the medicine is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.clinic.plan.orders import Order
from app.domain.clinic.clinic_version import folded
from app.domain.clinic.plan_at_clinic import MedicineAtClinic, made_id
from app.domain.medicines import Ingredient, Medicine, Unit, ingredient_in


@dataclass(frozen=True)
class Group:
    """The orders of one medicine: they share a code or the name. ``name`` as the first has it."""

    orders: tuple[Order, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.orders[0].name

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code it has."""
        return tuple(sorted({code for order in self.orders for code in order.codes}))


def groups(orders: Sequence[Order]) -> tuple[Group, ...]:
    """One group for each medicine, in the order of the plan. Two products of one opioid are two
    medicines, as they are on the paper: they may be taken beside one another."""
    found: list[list[Order]] = []
    for order in orders:
        same = [group for group in found if any(_alike(order, one) for one in group)]
        joined = [one for group in same for one in group] + [order]
        at = found.index(same[0]) if same else len(found)
        found = [group for group in found if group not in same]
        found.insert(at, joined)
    return tuple(Group(tuple(group)) for group in found)


def _alike(one: Order, other: Order) -> bool:
    return bool(set(one.codes) & set(other.codes)) or folded(one.name) == folded(other.name)


def medicine_of(group: Group, unit: Unit, base: str) -> MedicineAtClinic:
    """What the medicine is, by its codes where the table knows one, else by its name; what is
    not known counts as another opioid."""
    known = next((one.meaning for one in group.orders if one.meaning is not None), None)
    ingredient, slow = known or (ingredient_in(group.name) or Ingredient.OTHER_OPIOID, None)
    key = group.codes[0] if group.codes else folded(group.name)
    medicine = Medicine(
        id=made_id(base, key, unit),
        name=group.name,
        ingredient=ingredient,
        unit=unit,
        long_acting=True if unit is Unit.MCG_PER_H else slow,
    )
    return MedicineAtClinic(medicine, group.codes, known is not None)
