"""R02 and R03 alike: slow breathing, and what may come before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.alerts import r02, r03
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.seen import Seen
from app.domain.checkins import CheckIn
from app.domain.signs import DROWSY, OVERDOSE, Reporter, Sign, SignReport
from tests.domain.alerts.histories import seen, signs
from tests.domain.alerts.telling import told
from tests.domain.make import day, said, taken_back

OTHER = Reporter.SOMEONE_ELSE


def felt(number: int, on: int, **effects: str) -> CheckIn:
    return said(number, on, side_effects=effects)


def instead(first: CheckIn, then: CheckIn) -> CheckIn:
    return replace(then, supersedes=first.id)


def both(today: int, *checkins: CheckIn, reports: tuple[SignReport, ...] = ()) -> set[str]:
    history = seen(today, checkins, signs=reports)
    return {r.id for r in (r02.RULE, r03.RULE) if r.evaluate(history) is not None}


@pytest.mark.parametrize(
    ("rule", "level", "effect"),
    [
        (r02.RULE, Level.EMERGENCY, {"slow_breathing": ""}),
        (r02.RULE, Level.EMERGENCY, {"slow_breathing": "mild"}),
        (r03.RULE, Level.URGENT, {"sleepy": "severe"}),
        (r03.RULE, Level.URGENT, {"confusion": "mild"}),
        (r03.RULE, Level.URGENT, {"slurred_speech": ""}),
    ],
)
def test_a_side_effect_fires_it(rule: Rule, level: Level, effect: dict[str, str]) -> None:
    assert both(3, felt(1, 3, **effect)) == {rule.id}
    found = rule.evaluate(seen(3, [felt(1, 3, **effect)]))
    assert found == Finding(
        level, day(3), str(felt(1, 3).id), {"day": day(3), "sign": next(iter(effect))}
    )
    assert "Mar 6" in told(rule, found).seen


@pytest.mark.parametrize("sign", Sign)
def test_a_sign_fires_it(sign: Sign) -> None:
    expected = {"R02"} if sign in OVERDOSE else {"R03"} if sign in DROWSY else set()
    assert both(3, reports=(signs(3, sign),)) == expected


def test_it_is_silent() -> None:
    assert both(3) == set()
    assert both(3, felt(1, 3, sleepy="moderate", dizzy="severe"), felt(2, 2, sleepy="")) == set()
    assert both(3, said(1, 3, pain_24h=9), felt(2, 3, none="")) == set()


@pytest.mark.parametrize(("today", "fires"), [(2, False), (3, True), (4, True), (5, False)])
def test_today_and_yesterday_count(today: int, fires: bool) -> None:
    assert ("R02" in both(today, felt(1, 3, slow_breathing=""))) is fires
    assert ("R03" in both(today, felt(1, 3, confusion=""))) is fires
    assert ("R02" in both(today, reports=(signs(3, Sign.BLUE_LIPS),))) is fires
    assert ("R03" in both(today, reports=(signs(3, Sign.VERY_SLEEPY),))) is fires


@pytest.mark.parametrize("rule", [r02.RULE, r03.RULE])
def test_what_somebody_else_saw_speaks_to_them(rule: Rule) -> None:
    sign = OVERDOSE[1] if rule is r02.RULE else DROWSY[1]
    effect = {"slow_breathing": ""} if rule is r02.RULE else {"confusion": ""}
    report, mine = signs(3, sign, by=OTHER), felt(1, 3, **effect)
    before = replace(mine, entered_at=report.entered_at - timedelta(hours=1))
    found = rule.evaluate(seen(3, [before], signs=[report]))
    assert found is not None and (found.variant, found.occasion) == ("other", str(report.id))
    assert "Someone saw" in told(rule, found).seen
    later = rule.evaluate(seen(3, [mine], signs=[report]))
    assert later is not None and later.variant == ""


def test_what_was_said_in_the_morning_is_not_unsaid_in_the_evening() -> None:
    assert both(3, felt(1, 3, slow_breathing=""), felt(2, 3, nausea="mild")) == {"R02"}


@pytest.mark.parametrize("evaluate", [r02.evaluate, r03.evaluate])
def test_corrections(evaluate: Callable[[Seen], Finding | None]) -> None:
    effect = {"slow_breathing": ""} if evaluate is r02.evaluate else {"confusion": ""}
    first = felt(1, 3, **effect)
    assert evaluate(seen(3, [first, instead(first, felt(2, 3, nausea=""))])) is None
    assert evaluate(seen(3, [first, taken_back(2, 1, 3)])) is None
    again = evaluate(seen(3, [first, instead(first, felt(2, 3, nausea="", **effect))]))
    assert again is not None and again.occasion == str(first.id)


def test_a_late_entry_counts() -> None:
    late = said(1, 2, late=1, side_effects={"slow_breathing": ""})
    assert both(3, late) == {"R02"}


def test_an_answer_of_another_shape_is_read_as_far_as_it_goes() -> None:
    assert both(3, said(1, 3, side_effects=("slow_breathing",))) == {"R02"}
    assert both(3, said(1, 3, side_effects=4.0)) == set()
