"""An amount of a medicine with its unit, in words: "30 mg", "12 mcg an hour", "2 tablets".

Text ids: ``### Glide path`` of the locale files.
"""

from __future__ import annotations

from decimal import Decimal

from app.domain.medicines import Unit
from app.i18n.formats import Formats
from app.i18n.translator import Translator

_KEYS = {
    Unit.MG: "mg",
    Unit.MCG: "mcg",
    Unit.MCG_PER_H: "mcg-h",
    Unit.ML: "ml",
    Unit.TABLET: "tablet",
    Unit.DROP: "drop",
}


def amount_text(say: Translator, formats: Formats, amount: Decimal, unit: Unit) -> str:
    """``amount`` >= 0 with its unit, the unit in the right number: "1 tablet", "0.5 tablets"."""
    # Fluent shows a Decimal with its trailing zeros, which also choose the plural.
    return say(f"amount-{_KEYS[unit]}", number=float(amount), amount=formats.amount(amount))


def unit_text(say: Translator, unit: Unit) -> str:
    """The unit alone, for axes and heads of tables: "mg", "tablets"."""
    return say(f"unit-{_KEYS[unit]}")
