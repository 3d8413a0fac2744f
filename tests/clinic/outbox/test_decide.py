"""What is done after each thing that can go wrong."""

from __future__ import annotations

import pytest

from app.clinic.outbox.decide import LONGEST_WAIT, TRIES, Decision, Do, decide
from app.domain.clinic.errors import (
    AnswerStrange,
    CertificateWrong,
    ClinicBusy,
    ClinicError,
    ClinicForbids,
    ClinicRefuses,
    ClinicSlow,
    ClinicUnreachable,
    Redirected,
    SignInExpired,
)
from app.domain.clinic.parcels import Why

CASES: list[tuple[ClinicError, Do, Why, Do]] = [
    (ClinicUnreachable(), Do.AGAIN, Why.OFFLINE, Do.WAIT),
    (ClinicUnreachable(unclear=True), Do.AGAIN, Why.UNCLEAR, Do.WAIT),
    (ClinicSlow(), Do.AGAIN, Why.OFFLINE, Do.WAIT),
    (ClinicSlow(unclear=True), Do.AGAIN, Why.UNCLEAR, Do.WAIT),
    (AnswerStrange(), Do.AGAIN, Why.UNCLEAR, Do.WAIT),
    (ClinicBusy(), Do.AGAIN, Why.BUSY, Do.WAIT),
    (ClinicBusy(5), Do.AGAIN, Why.BUSY, Do.WAIT),
    (ClinicBusy(LONGEST_WAIT + 1), Do.WAIT, Why.BUSY, Do.WAIT),
    (SignInExpired(), Do.WAIT, Why.SIGN_IN, Do.WAIT),
    (ClinicForbids(), Do.WAIT, Why.FORBIDDEN, Do.WAIT),
    (CertificateWrong(), Do.WAIT, Why.OFFLINE, Do.WAIT),
    (Redirected(), Do.WAIT, Why.OFFLINE, Do.WAIT),
    (ClinicRefuses(409), Do.AGAIN, Why.BUSY, Do.WAIT),
    (ClinicRefuses(500), Do.AGAIN, Why.UNCLEAR, Do.WAIT),
    (ClinicRefuses(502), Do.AGAIN, Why.UNCLEAR, Do.WAIT),
    (ClinicRefuses(412), Do.LOOK, Why.REFUSED, Do.LOOK),
    (ClinicRefuses(404), Do.LOOK, Why.REFUSED, Do.LOOK),
    (ClinicRefuses(410), Do.LOOK, Why.REFUSED, Do.LOOK),
    (ClinicRefuses(400), Do.SPLIT, Why.REFUSED, Do.SPLIT),
    (ClinicRefuses(413), Do.SPLIT, Why.REFUSED, Do.SPLIT),
    (ClinicRefuses(422), Do.SPLIT, Why.REFUSED, Do.SPLIT),
]


def name(value: object) -> str:
    return f"{type(value).__name__} {value}" if isinstance(value, ClinicError) else str(value)


@pytest.mark.parametrize(("error", "first", "why", "last"), CASES, ids=name)
def test_what_is_done_at_first_and_in_the_end(
    error: ClinicError, first: Do, why: Why, last: Do
) -> None:
    assert (decide(error, 1).do, decide(error, 1).why) == (first, why)
    assert (decide(error, TRIES).do, decide(error, TRIES).why) == (last, why)


def test_what_asks_to_wait_is_waited_for_as_long_as_it_says() -> None:
    assert decide(ClinicBusy(5), 1) == Decision(Do.AGAIN, Why.BUSY, 5)
    assert decide(ClinicBusy(3600), 1) == Decision(Do.WAIT, Why.BUSY, 3600)
    assert decide(ClinicBusy(), 1).seconds is None


@pytest.mark.parametrize(
    ("error", "stop"),
    [
        (ClinicUnreachable(), True),
        (ClinicBusy(), True),
        (SignInExpired(), True),
        (Redirected(), True),
        (ClinicForbids(), False),
        (ClinicRefuses(422), False),
    ],
    ids=name,
)
def test_others_are_tried_where_they_may_fare_better(error: ClinicError, stop: bool) -> None:
    assert decide(error, TRIES).stop is stop
