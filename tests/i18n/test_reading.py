"""Amounts and days as people type them, in several regions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from app.domain.medicines import Unit
from app.i18n.formats import Formats
from app.i18n.reading import amount_example, day_example, read_amount, read_count, read_day

REGIONS = ("en_US", "en_GB", "en_DE", "es_ES", "ar")
FORMATS = {name: Formats(Locale.parse(name)) for name in (*REGIONS, "bg", "hu", "ko", "de_CH")}
POINT, COMMA = ("en_US", "en_GB", "ar"), ("en_DE", "es_ES")


def amount(text: str, region: str) -> Decimal | None:
    number, unit = read_amount(text, FORMATS[region])
    assert unit is None
    return number


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20", "20"),
        (" 20 ", "20"),
        ("0", "0"),
        ("007", "7"),
        ("2500", "2500"),
        ("2.5", "2.5"),
        ("2,5", "2.5"),
        ("12,50", "12.5"),
        ("12.50", "12.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("-5", "-5"),
        ("+5", "5"),
        ("\u0663\u0660", "30"),
        ("\u0662\u066b\u0665", "2.5"),
        ("\uff12\uff10", "20"),
    ],
)
def test_what_can_mean_one_thing_only_is_read_everywhere(
    text: str, value: str, region: str
) -> None:
    assert amount(text, region) == Decimal(value)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "a few",
        "one",
        "1e5",
        "NaN",
        "Infinity",
        "0x10",
        "1_000",
        "\u00bd",
        "\u00b2",
        "5.",
        "5,",
        ".",
        "-",
        "--5",
        "5-6",
        "1..2",
        "1,.2",
        "1,2,3",
        "2 500",
        "20 30",
        "20 mg 30",
        "5 mg mg",
        "5 mg/ml",
        "\u22125",
        "\u0662\u066c\u0665\u0660\u0660",
        "\ud83d",
        "5\ud83d",
        "9" * 41,
    ],
)
def test_what_cannot_be_read_is_not_guessed(text: str, region: str) -> None:
    assert read_amount(text, FORMATS[region]) == (None, None)


@pytest.mark.parametrize("region", POINT)
@pytest.mark.parametrize(
    "text", ["2,500", "-2,500", "12,500", "\u0662,\u0665\u0660\u0660", "2,5٠٠"]
)
def test_a_comma_that_may_part_thousands_is_not_read(text: str, region: str) -> None:
    assert amount(text, region) is None
    assert amount(text.replace(",", "."), region) is not None


@pytest.mark.parametrize("region", COMMA)
@pytest.mark.parametrize("text", ["2.500", "-2.500", "12.500"])
def test_a_point_that_may_part_thousands_is_not_read(text: str, region: str) -> None:
    assert amount(text, region) is None
    assert amount(text.replace(".", ","), region) is not None


def test_both_signs_together_say_which_is_which() -> None:
    assert [amount("1,234.5", r) for r in POINT] == [Decimal("1234.5")] * 3
    assert [amount("1,234.5", r) for r in COMMA] == [None] * 2
    assert [amount("1.234,5", r) for r in COMMA] == [Decimal("1234.5")] * 2
    assert [amount("1.234,5", r) for r in POINT] == [None] * 3


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("20 mg", "20", Unit.MG),
        ("20mg", "20", Unit.MG),
        ("20 MG ", "20", Unit.MG),
        ("7,5 mg", "7.5", Unit.MG),
        ("20\u00a0mg", "20", Unit.MG),
        ("12 mcg", "12", Unit.MCG),
        ("12 \u00b5g", "12", Unit.MCG),
        ("12 \u03bcg", "12", Unit.MCG),
        ("12 ug", "12", Unit.MCG),
        ("25 mcg/h", "25", Unit.MCG_PER_H),
        ("25 mcg / h", "25", Unit.MCG_PER_H),
        ("25 \u00b5g/h", "25", Unit.MCG_PER_H),
        ("5 ml", "5", Unit.ML),
        ("5 mL", "5", Unit.ML),
    ],
)
@pytest.mark.parametrize("region", REGIONS)
def test_a_unit_beside_the_amount_is_read(text: str, number: str, unit: Unit, region: str) -> None:
    assert read_amount(text, FORMATS[region]) == (Decimal(number), unit)


@pytest.mark.parametrize("text", ["20 g", "20 mg a day", "two mg", "20 tablets", "20 m g x"])
def test_words_that_are_no_unit_make_the_whole_unreadable(text: str) -> None:
    assert read_amount(text, FORMATS["en_US"]) == (None, None)


@given(
    st.sampled_from(sorted(FORMATS)),
    st.decimals(0, 100_000, allow_nan=False, allow_infinity=False, places=3),
)
def test_an_amount_written_here_is_read_here(region: str, value: Decimal) -> None:
    formats = FORMATS[region]
    assert read_amount(amount_example(value, formats), formats) == (value, None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3", 3),
        (" 3 ", 3),
        ("0", 0),
        ("\u0663", 3),
        ("9999", 9999),
        ("", None),
        ("3x", None),
        ("-3", None),
        ("1.5", None),
        ("\u00b2", None),
        ("10000", None),
        ("9" * 5000, None),
        ("\ud83d", None),
    ],
)
def test_a_count_is_digits_alone(text: str, count: int | None) -> None:
    assert read_count(text) == count


MARCH, APRIL = date(2025, 3, 4), date(2025, 4, 3)


@pytest.mark.parametrize("text", ["3/4/2025", "03/04/2025", "3.4.25", "3-4-2025", "3 / 4 / 2025"])
def test_digits_follow_the_order_of_the_region(text: str) -> None:
    assert read_day(text, FORMATS["en_US"]) == MARCH
    for region in ("en_GB", "en_DE", "es_ES", "ar"):
        assert read_day(text, FORMATS[region]) == APRIL


@pytest.mark.parametrize("region", REGIONS)
def test_iso_is_read_everywhere(region: str) -> None:
    assert read_day("2025-03-04", FORMATS[region]) == MARCH
    assert read_day(" 2025-03-04 ", FORMATS[region]) == MARCH


def test_arabic_digits_are_digits() -> None:
    text = "\u0664\u200f/\u0663\u200f/\u0662\u0660\u0662\u0665"
    assert read_day(text, FORMATS["ar"]) == MARCH


def test_day_and_month_are_never_swapped_to_make_sense() -> None:
    assert read_day("14/3/2025", FORMATS["en_GB"]) == date(2025, 3, 14)
    assert read_day("14/3/2025", FORMATS["en_US"]) is None
    assert read_day("3/14/2025", FORMATS["en_GB"]) is None
    assert read_day("2025-14-03", FORMATS["en_US"]) is None


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "3/4",
        "3/4/2025/1",
        "3/4/2025 10",
        "3 apples 4 pears 2025",
        "-3/4/2025",
        "3/4/202",
        "3/4/5",
        "003/4/2025",
        "0/0/2025",
        "31/2/2025",
        "2/31/2025",
        "3/4/1989",
        "3/4/2101",
        "1989-12-31",
        "2101-01-01",
        "20250304",
        "5/2025/4",
        "\ud83d3/4/25",
        "3/4/25\ud83d",
        "1" * 5000 + "/2/3",
    ],
)
def test_what_is_no_day_is_not_read(text: str, region: str) -> None:
    assert read_day(text, FORMATS[region]) is None


def test_the_first_and_the_last_day_that_are_read() -> None:
    assert read_day("1990-01-01", FORMATS["en_US"]) == date(1990, 1, 1)
    assert read_day("2100-12-31", FORMATS["en_US"]) == date(2100, 12, 31)
    assert read_day("1/1/00", FORMATS["en_US"]) == date(2000, 1, 1)


@given(st.sampled_from(sorted(FORMATS)), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_written_here_is_read_here(region: str, day: date) -> None:
    formats = FORMATS[region]
    assert read_day(day_example(day, formats), formats) == day


@given(st.text(max_size=60), st.sampled_from(REGIONS))
def test_nothing_typed_is_an_error(text: str, region: str) -> None:
    formats = FORMATS[region]
    number, unit = read_amount(text, formats)
    assert number is not None or unit is None
    read_day(text, formats)
    read_count(text)


@pytest.mark.parametrize(
    "text",
    [" " * 100_000 + "x", "1 " * 50_000 + "x", "1" + "," * 100_000 + "x", "1" * 100_000 + "/2/3"],
)
def test_a_page_of_text_by_mistake_takes_no_time(text: str) -> None:
    begun = perf_counter()
    assert read_amount(text, FORMATS["en_US"]) == (None, None)
    assert read_day(text, FORMATS["en_US"]) is None
    assert read_count(text) is None
    assert perf_counter() - begun < 1
