"""Cells that others open: what they say, and that no spreadsheet runs them."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.cells import Cell, as_written, harmless, shown, table

SIGNS = "=+-@\t\r＝＋－＠"
texts = st.text() | st.text(alphabet=f"{SIGNS}\"';,| \n\u00a0ab", max_size=12)


def read(raw: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def kept(text: str) -> str:
    """What a file can hold of it."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


@given(st.lists(st.lists(texts, min_size=2, max_size=2), max_size=4))
def test_a_table_reads_back_as_it_was_written(rows: list[list[str]]) -> None:
    found = read(table(("a", "b"), rows))
    assert [[as_written(cell) for cell in row] for row in found[1:]] == [
        [kept(text) for text in row] for row in rows
    ]


@given(texts)
def test_text_that_no_program_would_run_stands_as_it_is(text: str) -> None:
    if not any(sign in text for sign in SIGNS):
        assert harmless(text) == kept(text)


@given(texts)
def test_no_cell_begins_with_a_formula_however_a_program_cuts_it(text: str) -> None:
    raw = table(("day", "note", "reason"), [("2025-03-03", text, "x")]).decode("utf-8-sig")
    for delimiter in ",;|\t":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            lines = io.StringIO(raw, newline="")
            rows = csv.reader(lines, delimiter=delimiter, quoting=quoting)
            for cell in (cell for row in rows for cell in row):
                assert not cell.lstrip(' \u00a0"').startswith(tuple("=+-@＝＋－＠")), cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://example.org")', '\'=HYPERLINK("http://example.org")'),
        ("+1", "'+1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("  =1", "  '=1"),
        ("＝1", "'＝1"),
        ('a";=1', "a\";'=1"),
        ('said "=1"', 'said "\'=1"'),
        ("one\n=2", "one\n'=2"),
        ("a, -b", "a, '-b"),
        ("30-15", "30-15"),
        ("me@home", "me@home"),
        ("it's ok; fine", "it's ok; fine"),
    ],
)
def test_what_begins_a_formula_is_marked(text: str, cell: str) -> None:
    assert harmless(text) == cell
    assert as_written(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (7.0, "7"),
        (6.5, "6.5"),
        (-3, "-3"),
        (1e22, "10000000000000000000000"),
        (Decimal("30.00"), "30"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.125"), "0.125"),
        (Decimal(100), "100"),
        (date(2025, 3, 3), "2025-03-03"),
        (
            datetime(2025, 3, 3, 20, 15, tzinfo=timezone(timedelta(hours=-5))),
            "2025-03-03T20:15:00-05:00",
        ),
        (time(8, 30), "08:30:00"),
    ],
)
def test_what_stands_in_a_cell(cell: Cell, text: str) -> None:
    assert shown(cell) == text


def test_the_form_of_a_file() -> None:
    raw = table(("day", "note"), [(date(2025, 3, 3), 'two\nlines, "said"')])
    assert raw == b'\xef\xbb\xbfday,note\r\n2025-03-03,"two\nlines, ""said"""\r\n'
