"""How alerts stand: open, resting, back, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.alerts.standing import Alerts, urgent_since

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def fired(
    number: int, level: Level = Level.CALL, rule: str = "R13", hours: float = 0
) -> FiredAlert:
    moment = NOON + timedelta(hours=hours)
    return FiredAlert(UUID(int=number), moment.date(), moment, rule, "1", level, str(number))


def act(number: int, did: Did, hours: float = 0, undo: int | None = None) -> AlertAct:
    """What was done about alert ``number``."""
    moment = NOON + timedelta(hours=hours)
    made = UUID(int=1000 + 10 * number + list(Did).index(did) + round(hours) * 100)
    if undo is None:
        return AlertAct(made, moment.date(), moment, UUID(int=number), did)
    return AlertAct(
        UUID(int=9), moment.date(), moment, UUID(int=number), did, UUID(int=undo), undone=True
    )


def after(
    hours: float, alerts: Sequence[FiredAlert], acts: Sequence[AlertAct] = (), rest_days: int = 14
) -> Alerts:
    return Alerts(alerts, acts, NOON + timedelta(hours=hours), rest_days)


def numbers(alerts: Sequence[FiredAlert]) -> list[int]:
    return [alert.id.int for alert in alerts]


@pytest.mark.parametrize(
    ("level", "hours"),
    [(Level.URGENT, 12), (Level.CALL, 72), (Level.NOTICE, 168), (Level.INFO, 168)],
)
def test_who_waits_is_left_alone_for_as_long_as_the_level_says(level: Level, hours: int) -> None:
    alert, waited = fired(1, level), act(1, Did.WAITED)
    assert not after(hours - 0.01, [alert], [waited]).shown
    assert after(hours, [alert], [waited]).shown == [alert]
    assert after(1, [alert], [waited]).returns_at == NOON + timedelta(hours=hours)


def test_an_emergency_never_rests_until_they_are_safe() -> None:
    alert = fired(1, Level.EMERGENCY, "R01")
    for did in (Did.WAITED, Did.CALLED, Did.TALKED, Did.SEEN):
        assert after(1, [alert], [act(1, did)]).shown == [alert]
    assert not after(1, [alert], [act(1, Did.SAFE)]).shown
    assert after(1, [alert], [act(1, Did.SAFE)]).returns_at is None


def test_the_next_emergency_comes_up_at_once() -> None:
    first, second = fired(1, Level.EMERGENCY, "R01"), fired(2, Level.EMERGENCY, "R01", 1)
    assert numbers(after(1, [first, second], [act(1, Did.SAFE)]).shown) == [2]


def test_a_question_does_not_rest() -> None:
    alert = fired(1, Level.QUESTION, "R28")
    assert after(1, [alert], [act(1, Did.WAITED)]).shown == [alert]


@pytest.mark.parametrize("did", [Did.CALLED, Did.TALKED])
def test_who_spoke_to_somebody_is_not_asked_about_the_same_thing_soon(did: Did) -> None:
    alert = fired(1)
    assert not after(13.9 * 24, [alert], [act(1, did)]).shown
    assert after(14 * 24, [alert], [act(1, did)]).shown
    assert after(3 * 24, [alert], [act(1, did)], rest_days=3).shown, "a clinic may shorten it"


def test_another_thing_of_the_same_kind_rests_as_its_level_says() -> None:
    old, new = fired(1), fired(2, hours=1)
    assert not after(71, [old, new], [act(1, Did.CALLED)]).shown
    assert numbers(after(72, [old, new], [act(1, Did.CALLED)]).shown) == [2]


def test_something_worse_of_the_same_kind_comes_up_at_once() -> None:
    mild, grave = fired(1, Level.CALL, "R17"), fired(2, Level.URGENT, "R17", 1)
    assert numbers(after(1, [mild, grave], [act(1, Did.WAITED)]).shown) == [2]
    assert not after(1, [grave, mild], [act(2, Did.WAITED)]).shown


def test_another_rule_is_not_put_off() -> None:
    one, other = fired(1, rule="R10"), fired(2, rule="R18")
    assert numbers(after(1, [one, other], [act(1, Did.WAITED)]).shown) == [2]


def test_what_is_closed_is_not_shown_and_stays_in_the_record() -> None:
    alert, closed = fired(1), act(1, Did.CLOSED)
    alerts = after(1, [alert], [closed])
    assert not alerts.shown and alerts.all == [alert] and alerts.about(alert) == [closed]


def test_an_act_that_was_taken_back_does_not_count() -> None:
    waited = act(1, Did.WAITED)
    undone = act(1, Did.WAITED, 0.1, undo=waited.id.int)
    assert after(1, [fired(1)], [waited, undone]).shown


def test_the_most_serious_comes_first_then_the_newest() -> None:
    alerts = [
        fired(1, Level.NOTICE, "R20"),
        fired(2, Level.CALL, "R10"),
        fired(3, Level.QUESTION, "R28"),
        fired(4, Level.URGENT, "R07"),
        fired(5, Level.EMERGENCY, "R01"),
        fired(6, Level.CALL, "R18", hours=48),
    ]
    assert numbers(after(48, alerts).shown) == [5, 4, 3, 6, 2, 1]


def test_it_comes_up_once_and_again_when_it_is_back() -> None:
    alert = fired(1)
    seen, waited = act(1, Did.SEEN), act(1, Did.WAITED, 1)
    assert after(0, [alert]).unseen(alert)
    assert not after(1, [alert], [seen]).unseen(alert)
    back = after(73, [alert], [seen, waited])
    assert back.shown == [alert] and back.unseen(alert)
    again = act(1, Did.SEEN, 73.5)
    assert not after(74, [alert], [seen, waited, again]).unseen(alert)


@pytest.mark.parametrize(("hours", "rests"), [(-24, True), (-25, False)])
def test_a_clock_that_was_set_back_keeps_nothing_out_of_sight_for_long(
    hours: float, rests: bool
) -> None:
    """The act lies ahead of now: a day may be a flight, more is a wrong clock."""
    alert = fired(1, hours=-48)
    assert bool(after(hours, [alert], [act(1, Did.WAITED)]).shown) is not rests


def test_urgent_alerts_are_counted_without_slips() -> None:
    alerts = [
        fired(1, Level.URGENT, "R07"),
        fired(2, Level.EMERGENCY, "R01"),
        fired(3, Level.CALL, "R10"),
        fired(4, Level.URGENT, "R05"),
        fired(5, Level.URGENT, "R05"),
        fired(6, Level.URGENT, "R06", hours=-1),
    ]
    acts = [act(4, Did.CLOSED, 0.5), act(5, Did.CLOSED, 1)]
    assert urgent_since(after(2, alerts, acts), NOON) == 3


def test_what_was_said_is_right_is_known_by_its_occasion() -> None:
    alerts = [fired(1, Level.QUESTION, "R28"), fired(2, Level.QUESTION, "R28")]
    assert after(1, alerts, [act(1, Did.RIGHT)]).right() == {"1"}
    assert {a.did for a in after(1, alerts, [act(1, Did.CALLED)]).spoke_on()} == {Did.CALLED}
