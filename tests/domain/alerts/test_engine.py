"""A run of the rules: what is fired anew, what is closed, what is the same as before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.alerts.engine import BACK_DAYS, Changes, changes, run
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Finding, Level, Rule
from app.domain.alerts.standing import Alerts
from tests.domain.alerts.histories import seen
from tests.domain.make import day

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def rule(rule_id: str, finding: Finding | None, covers: tuple[str, ...] = ()) -> Rule:
    find: Callable[[object], Finding | None] = lambda _: finding  # noqa: E731
    return Rule(rule_id, "1", (Level.CALL,), find, covers=covers)


def finding(occasion: str = "", level: Level = Level.CALL, variant: str = "") -> Finding:
    return Finding(level, day(0), occasion, variant=variant)


def fired(
    number: int, rule_id: str, occasion: str = "", level: Level = Level.CALL, variant: str = ""
) -> FiredAlert:
    return FiredAlert(
        UUID(int=number), day(0), NOON, rule_id, "1", level, occasion, variant=variant
    )


def closed(number: int, days: float = 0) -> AlertAct:
    moment = NOON + timedelta(days=days)
    return AlertAct(UUID(int=100 + number), day(0), moment, UUID(int=number), Did.CLOSED)


def after(
    rules: Sequence[Rule],
    alerts: Sequence[FiredAlert] = (),
    acts: Sequence[AlertAct] = (),
    days: float = 0,
) -> Changes:
    now = NOON + timedelta(days=days)
    return changes(run(seen(0), rules), Alerts(alerts, acts, now))


def test_a_finding_is_fired_once() -> None:
    found = [rule("R10", finding("a"))]
    assert [f.key for f in after(found).fresh] == [("R10", "a", Level.CALL, "")]
    assert not after(found, [fired(1, "R10", "a")])


@pytest.mark.parametrize(
    "now", [finding("b"), finding("a", Level.URGENT), finding("a", variant="worse")]
)
def test_another_occasion_level_or_variant_is_another_alert(now: Finding) -> None:
    old = fired(1, "R10", "a")
    found = after([rule("R10", now)], [old])
    assert len(found.fresh) == 1 and found.closed == (old,)


def test_what_is_gone_is_closed() -> None:
    old = fired(1, "R10", "a")
    found = after([rule("R10", None)], [old])
    assert found.closed == (old,) and not found.fresh
    assert not after([rule("R10", None)], [old], [closed(1)]), "once"


def test_a_rule_that_is_no_more_closes_its_alerts() -> None:
    assert after([], [fired(1, "R99")]).closed


def test_what_another_finding_says_already_is_not_fired_and_not_closed() -> None:
    rules = [rule("R10", finding("a")), rule("R11", finding("b"), covers=("R10",))]
    assert [f.rule.id for f in after(rules).fresh] == ["R11"]
    found = after(rules, [fired(1, "R10", "a")])
    assert [f.rule.id for f in found.fresh] == ["R11"] and not found.closed


def test_a_rule_that_is_silent_covers_nothing() -> None:
    rules = [rule("R10", finding("a")), rule("R11", None, covers=("R10",))]
    assert [f.rule.id for f in after(rules).fresh] == ["R10"]


@pytest.mark.parametrize(("days", "same"), [(1, True), (BACK_DAYS, True), (BACK_DAYS + 0.1, False)])
def test_a_state_that_is_back_soon_is_the_same_alert(days: float, same: bool) -> None:
    old, gone = fired(1, "R13"), closed(1)
    found = after([rule("R13", finding())], [old], [gone], days)
    assert (found.again == (gone,)) is same
    assert bool(found.fresh) is not same


def test_an_event_does_not_come_back() -> None:
    found = after([rule("R10", finding("a"))], [fired(1, "R10", "a")], [closed(1)], 1)
    assert not found.again and len(found.fresh) == 1


def test_the_same_run_gives_the_same_answer() -> None:
    rules = [rule("R10", finding("a")), rule("R13", finding())]
    assert run(seen(0), rules) == run(seen(0), rules)
    assert after(rules) == after(rules)
