"""R11: strong withdrawal with signs that need care the same day."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r11 import RULE, evaluate
from app.domain.signs import Sign, SignReport
from tests.domain.alerts.histories import rated, seen, signs
from tests.domain.alerts.telling import told
from tests.domain.make import day

STRONG = rated("withdrawal", [9], first=10)


def variant(today: int, *reports: SignReport, strong: bool = True) -> str | None:
    found = evaluate(seen(today, STRONG if strong else (), signs=reports))
    return None if found is None else found.variant


@pytest.mark.parametrize(
    ("sign", "level", "expected"),
    [
        (Sign.NO_FLUIDS, Level.URGENT, "fluids"),
        (Sign.FAINTED, Level.URGENT, "faint"),
        (Sign.CHEST_PAIN, Level.EMERGENCY, "chest"),
    ],
)
def test_it_fires(sign: Sign, level: Level, expected: str) -> None:
    report = signs(10, sign)
    found = evaluate(seen(10, STRONG, signs=[report]))
    assert found is not None
    assert (found.level, found.variant, found.occasion) == (level, expected, str(report.id))
    assert found.day == day(10) and "Mar 13" in told(RULE, found).seen
    assert RULE.covers == ("R10",)


def test_it_is_silent() -> None:
    assert variant(10) is None
    assert variant(10, *(signs(10, s) for s in (Sign.BELLY_PAIN, Sign.BLUE_LIPS))) is None


def test_without_strong_withdrawal_only_chest_pain_counts() -> None:
    assert variant(10, signs(10, Sign.NO_FLUIDS, Sign.FAINTED), strong=False) is None
    assert variant(10, signs(10, Sign.CHEST_PAIN), strong=False) == "chest"


@pytest.mark.parametrize(("on", "expected"), [(9, None), (10, "faint"), (16, "faint"), (17, None)])
def test_a_sign_counts_for_a_week(on: int, expected: str | None) -> None:
    assert variant(16, signs(on, Sign.FAINTED)) == expected


@pytest.mark.parametrize(
    ("today", "expected"), [(9, None), (10, "chest"), (11, "chest"), (12, None)]
)
def test_chest_pain_counts_today_and_yesterday(today: int, expected: str | None) -> None:
    assert variant(today, signs(10, Sign.CHEST_PAIN), strong=False) == expected


def test_chest_pain_comes_first_then_the_newest() -> None:
    assert variant(11, signs(10, Sign.CHEST_PAIN), signs(11, Sign.FAINTED)) == "chest"
    assert variant(12, signs(10, Sign.CHEST_PAIN), signs(11, Sign.FAINTED)) == "faint"
    assert variant(12, signs(12, Sign.NO_FLUIDS), signs(11, Sign.FAINTED)) == "fluids"
    assert variant(12, signs(12, Sign.NO_FLUIDS, Sign.FAINTED)) == "faint"


def test_another_report_is_another_occasion() -> None:
    first = signs(10, Sign.CHEST_PAIN)
    second = replace(first, id=UUID(int=7), entered_at=first.entered_at.replace(hour=15))
    found = evaluate(seen(10, signs=[first, second]))
    assert found is not None and found.occasion == str(second.id)
