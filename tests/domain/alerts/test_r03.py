"""R03: very sleepy, confused, slurred speech. What it has in common with R02: ``test_r02``."""

from __future__ import annotations

import pytest

from app.domain.alerts import r02
from app.domain.alerts.r03 import evaluate
from app.domain.signs import Sign
from tests.domain.alerts.histories import seen, signs
from tests.domain.alerts.test_r02 import both, felt
from tests.domain.make import said


@pytest.mark.parametrize(
    ("strength", "fires"), [("", False), ("mild", False), ("moderate", False), ("severe", True)]
)
def test_sleepiness_has_to_be_severe(strength: str, fires: bool) -> None:
    assert (evaluate(seen(3, [felt(1, 3, sleepy=strength)])) is not None) is fires


def test_drowsiness_is_silent_beside_an_overdose_of_the_day_or_a_newer_one() -> None:
    assert both(3, felt(1, 3, slow_breathing="", confusion="")) == {"R02"}
    assert both(4, felt(1, 4, slow_breathing=""), felt(2, 3, confusion="")) == {"R02"}
    assert both(4, felt(1, 3, slow_breathing=""), felt(2, 4, confusion="")) == {"R02", "R03"}
    assert r02.RULE.covers == ("R03",)


def test_the_newest_day_is_told_whenever_it_was_said() -> None:
    yesterday = said(1, 2, late=1, side_effects={"confusion": ""})
    found = evaluate(seen(3, [yesterday], signs=[signs(3, Sign.SLURRED_SPEECH)]))
    assert found is not None and found.inputs["sign"] == "slurred_speech"
