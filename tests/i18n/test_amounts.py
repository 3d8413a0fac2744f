"""Amounts as they are said and written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale

from app.domain.medicines import Unit
from app.i18n.amounts import amount_text, unit_text
from app.i18n.formats import Formats
from app.i18n.translator import Translator

ENGLISH = Translator("en")
FORMATS = Formats(ENGLISH.locale)


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        ("30", Unit.MG, "30 mg"),
        ("30.00", Unit.MG, "30 mg"),
        ("2.50", Unit.MG, "2.5 mg"),
        ("0.125", Unit.MG, "0.125 mg"),
        ("1200", Unit.MCG, "1,200 mcg"),
        ("12", Unit.MCG_PER_H, "12 mcg an hour"),
        ("7.5", Unit.ML, "7.5 ml"),
        ("1", Unit.TABLET, "1 tablet"),
        ("1.0", Unit.TABLET, "1 tablet"),
        ("0.5", Unit.TABLET, "0.5 tablets"),
        ("0", Unit.DROP, "0 drops"),
        ("1", Unit.DROP, "1 drop"),
    ],
)
def test_an_amount_is_said_with_its_unit(amount: str, unit: Unit, said: str) -> None:
    assert amount_text(ENGLISH, FORMATS, Decimal(amount), unit) == said


def test_a_person_elsewhere_reads_their_own_decimal_sign() -> None:
    german = Formats(Locale.parse("de"))
    assert amount_text(ENGLISH, german, Decimal("2.5"), Unit.MG) == "2,5 mg"


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_has_words(unit: Unit) -> None:
    assert unit_text(ENGLISH, unit) in amount_text(ENGLISH, FORMATS, Decimal(3), unit)
