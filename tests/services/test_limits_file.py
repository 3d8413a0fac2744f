"""A clinic's file: all of it holds, or none of it with a sentence for each thing to put right."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alerts.limits import LIMITS
from app.i18n.formats import Formats
from app.i18n.translator import Message, Translator
from app.services.limits_file import MOST_BYTES, LimitsFile, read_limits
from tests.contracts.documents import read

FORMATS = Formats(Locale.parse("en_US"))
TODAY = date(2026, 4, 1)
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "clinic-limits.json"
GOOD: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))


def looked_at(content: bytes | str) -> LimitsFile | list[str]:
    """The file, or the ids of what is wrong; each of them can be said in words."""
    found = read_limits(content, TODAY, FORMATS)
    if isinstance(found, LimitsFile):
        return found
    words = Translator("en")
    assert found and all(words.say(problem) for problem in found)
    return [problem.id for problem in found]


def changed(**fields: Any) -> str:
    """The example with these fields; ``None`` takes one out."""
    return json.dumps({k: v for k, v in {**GOOD, **fields}.items() if v is not None})


def test_the_example_of_the_documents_is_read() -> None:
    assert looked_at(EXAMPLE.read_bytes()) == LimitsFile(
        "Example pain clinic",
        date(2026, 3, 2),
        {"r10.once": 7.0, "r20.hours": 4.5, "rest.days": 10.0},
        {"pain_24h": 5.0, "peg": 5.3},
    )
    assert EXAMPLE.read_text("utf-8").strip() in read("docs/clinic-limits.md").text


def test_the_document_has_every_limit_as_it_is() -> None:
    rows = {cells[0].strip("`"): cells[2:] for cells in read("docs/clinic-limits.md").rows()}
    for limit in LIMITS:
        reach = f"{limit.low:g} to {limit.high:g}"
        assert rows[limit.id] == [f"{limit.default:g}", reach, f"{limit.step:g}"], limit.id


def test_a_mark_at_the_start_of_the_file_does_not_matter() -> None:
    assert isinstance(looked_at(b"\xef\xbb\xbf" + EXAMPLE.read_bytes()), LimitsFile)


def test_one_of_the_two_groups_is_enough() -> None:
    assert isinstance(looked_at(changed(limits=None)), LimitsFile)
    assert isinstance(looked_at(changed(baseline=None)), LimitsFile)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "limits-problem-file"),
        ("{", "limits-problem-file"),
        ("[]", "limits-problem-file"),
        ("7", "limits-problem-file"),
        ("{}", "limits-problem-file"),
        (b"\xff\xfe{}", "limits-problem-file"),
        ("[" * 100_000, "limits-problem-file"),
        ("[" * 60_000, "limits-problem-file"),
        ("9" * 5_000, "limits-problem-file"),
        (" " * (MOST_BYTES + 1), "limits-problem-file"),
        (changed(format="other"), "limits-problem-file"),
        (changed(version=2), "limits-problem-version"),
        (changed(version=True), "limits-problem-version"),
        (changed(version=None), "limits-problem-version"),
        (changed(clinic=None), "limits-problem-clinic"),
        (changed(clinic="  "), "limits-problem-clinic"),
        (changed(clinic=7), "limits-problem-clinic"),
        (changed(clinic="x" * 81), "limits-problem-clinic"),
        (changed(clinic="a\nb"), "limits-problem-clinic"),
        (changed(date=None), "limits-problem-date"),
        (changed(date="2 March 2026"), "limits-problem-date"),
        (changed(date=20260302), "limits-problem-date"),
        (changed(date="2026-04-02"), "limits-problem-date-to-come"),
        (changed(doses={"morphine": 10}), "limits-problem-unknown"),
        (changed(limits={"r10.onc": 7}), "limits-problem-unknown"),
        (changed(limits=[7]), "limits-problem-group"),
        (changed(baseline="5"), "limits-problem-group"),
        (changed(baseline={"mood": 5}), "limits-problem-unknown"),
        (changed(limits={}, baseline={}), "limits-problem-empty"),
        (changed(limits=None, baseline=None), "limits-problem-empty"),
        ('{"format": "glidepath-limits", "format": "x"}', "limits-problem-twice"),
    ],
)
def test_what_is_wrong_is_said(content: bytes | str, problem: str) -> None:
    assert looked_at(content) == [problem]


@pytest.mark.parametrize(
    "value", ["7", None, True, [7], {}, float("nan"), float("inf"), -1, 0, 11, 7.5, 10**400]
)
def test_a_number_out_of_its_range_is_refused_with_the_range(value: Any) -> None:
    found = read_limits(json.dumps({**GOOD, "limits": {"r10.once": value}}), TODAY, FORMATS)
    assert isinstance(found, list)
    assert [p.id for p in found] == ["limits-problem-range"]
    said = Translator("en").say(found[0])
    assert "r10.once" in said and "from 1 to 10, in steps of 1" in said


@pytest.mark.parametrize("value", ["5", None, True, -0.1, 10.1, float("nan"), 10**400])
def test_a_baseline_is_a_rating(value: Any) -> None:
    assert looked_at(json.dumps({**GOOD, "baseline": {"peg": value}})) == [
        "limits-problem-baseline"
    ]


def test_the_edges_of_each_range_are_allowed_and_beyond_is_not() -> None:
    for limit in LIMITS:
        for value in (limit.low, limit.high, limit.low + limit.step):
            assert isinstance(looked_at(changed(limits={limit.id: value})), LimitsFile)
        for value in (limit.low - limit.step, limit.high + limit.step, limit.low + limit.step / 2):
            assert looked_at(changed(limits={limit.id: value})) == ["limits-problem-range"]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong = changed(clinic="", date="soon", limits={"r10.once": 70, "x": 1}, baseline={"peg": 11})
    assert looked_at(wrong) == [
        "limits-problem-clinic",
        "limits-problem-date",
        "limits-problem-unknown",
        "limits-problem-range",
        "limits-problem-baseline",
    ]


def test_what_a_file_says_is_shown_short_and_on_one_line() -> None:
    (problem,) = _problems(changed(limits={"x\n" * 500: 1}))
    assert len(str(problem.values["name"])) <= 31 and "\n" not in str(problem.values["name"])


@given(st.text() | st.binary() | st.from_regex(r'\{("[a-z.]+": ?[0-9\[\]{}"a-z,]*,?)*\}'))
def test_nothing_makes_it_raise(content: bytes | str) -> None:
    assert read_limits(content, TODAY, FORMATS)


def _problems(content: str) -> list[Message]:
    found = read_limits(content, TODAY, FORMATS)
    assert isinstance(found, list)
    return found
