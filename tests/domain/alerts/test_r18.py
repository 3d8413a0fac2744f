"""R18: strong urges."""

from __future__ import annotations

import pytest

from app.domain.alerts.limits import Limits
from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r18 import RULE, evaluate
from tests.domain.alerts.histories import rated, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said, taken_back


def found(today: int, *values: float | None, **more: float) -> Finding | None:
    limits = Limits({name.replace("_", ".", 1): v for name, v in more.items()})
    return evaluate(seen(today, rated("craving", values), limits=limits))


def variant(alert: Finding | None) -> str | None:
    return None if alert is None else alert.variant


def test_once() -> None:
    alert = found(2, None, 8, 3)
    assert alert is not None and alert.level is Level.CALL
    assert (alert.variant, alert.day, alert.occasion) == ("", day(1), day(1).isoformat())
    assert "8 out of 10" in told(RULE, alert).seen


def test_often_comes_first_and_is_one_state() -> None:
    alert = found(3, 5, 9, None, 6)
    assert alert is not None and (alert.variant, alert.occasion) == ("often", "")
    assert "On 3 of the last 7 days" in told(RULE, alert).seen


@pytest.mark.parametrize(("value", "fires"), [(0, None), (6, None), (7, ""), (10, "")])
def test_the_edge_of_once(value: float, fires: str | None) -> None:
    assert variant(found(0, value)) == fires


@pytest.mark.parametrize(
    ("values", "fires"),
    [((5, 5, 5), "often"), ((5, 4, 5), None), ((5, 5), None), ((4, 4, 4, 4, 4), None)],
)
def test_the_edges_of_often(values: tuple[float, ...], fires: str | None) -> None:
    assert variant(found(4, *values)) == fires


@pytest.mark.parametrize(("today", "fires"), [(6, True), (7, False)])
def test_both_look_back_a_week(today: int, fires: bool) -> None:
    assert (found(today, 7) is not None) is fires
    assert (found(today, 5, 5, 5) is not None) is fires


def test_sparse_days_count_and_missing_ones_do_not() -> None:
    assert variant(found(6, 5, None, 5, None, None, None, 6)) == "often"
    assert found(6, 5, None, None, 4, None, None, 6) is None


def test_a_clinic_may_change_the_limits() -> None:
    assert found(0, 7, r18_once=8) is None
    assert variant(found(0, 6, r18_once=6)) == ""
    assert variant(found(2, 4, 4, r18_often=4, r18_days=2)) == "often"


def test_late_entries_count_corrected_and_undone_ones_do_not() -> None:
    first = said(1, 1, craving=8)
    assert evaluate(seen(3, [said(1, 1, late=2, craving=8)])) is not None
    assert evaluate(seen(3, [first, said(2, 1, replaces=1, craving=2)])) is None
    assert evaluate(seen(3, [first, taken_back(2, 1, 1)])) is None
