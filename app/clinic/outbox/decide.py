"""What is done after something went wrong with a parcel. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.clinic.errors import (
    AnswerStrange,
    ClinicBusy,
    ClinicError,
    ClinicForbids,
    ClinicRefuses,
    ClinicSlow,
    ClinicUnreachable,
    SignInExpired,
)
from app.domain.clinic.parcels import Why

TRIES = 4
"""Of one parcel in one sending, the first included."""
SLOW_TRIES = 2
"""The same where each takes a minute."""
LONGEST_WAIT = 30.0
"""Seconds between two tries while the page is shown. What takes longer waits for a press."""


class Do(StrEnum):
    """What comes next."""

    AGAIN = "again"
    """The same bytes once more."""
    WAIT = "wait"
    """Leave it until the person presses again."""
    LOOK = "look"
    """Look at what the server has, and send what is left."""
    SPLIT = "split"
    """Keep back what is refused, and send the rest."""


@dataclass(frozen=True)
class Decision:
    """``why`` the parcel waits. ``seconds``: until the next try as the server asked, else
    ``None``. ``stop``: the other parcels would fare no better now."""

    do: Do
    why: Why
    seconds: float | None = None
    stop: bool = True


def decide(error: ClinicError, tried: int) -> Decision:
    """What to do after the try number ``tried``, which counts from 1. ``do`` is ``WAIT`` once
    there were tries enough."""
    if isinstance(error, SignInExpired):
        return Decision(Do.WAIT, Why.SIGN_IN)
    if isinstance(error, ClinicForbids):
        return Decision(Do.WAIT, Why.FORBIDDEN, stop=False)
    if isinstance(error, ClinicRefuses):
        return _refused(error, tried)
    return _not_now(error, tried)


def _refused(error: ClinicRefuses, tried: int) -> Decision:
    """A server's no. What it could not do, or could not pass on, it may be able to do again."""
    if error.status in (404, 410, 412):
        return Decision(Do.LOOK, Why.REFUSED)
    if error.status == 409:
        return _again(Why.BUSY, tried, TRIES)
    if error.status >= 500:
        return _again(Why.UNCLEAR, tried, TRIES)
    return Decision(Do.SPLIT, Why.REFUSED, stop=False)


def _not_now(error: ClinicError, tried: int) -> Decision:
    if isinstance(error, ClinicBusy):
        if error.seconds is not None and error.seconds > LONGEST_WAIT:
            return Decision(Do.WAIT, Why.BUSY, error.seconds)
        return _again(Why.BUSY, tried, TRIES, error.seconds)
    if isinstance(error, ClinicSlow):
        return _again(Why.UNCLEAR if error.unclear else Why.OFFLINE, tried, SLOW_TRIES)
    if isinstance(error, ClinicUnreachable):
        return _again(Why.UNCLEAR if error.unclear else Why.OFFLINE, tried, TRIES)
    if isinstance(error, AnswerStrange):
        return _again(Why.UNCLEAR, tried, TRIES)
    # Another address, a wrong certificate: it is told, and nothing goes there.
    return Decision(Do.WAIT, Why.OFFLINE)


def _again(why: Why, tried: int, most: int, seconds: float | None = None) -> Decision:
    return Decision(Do.AGAIN if tried < most else Do.WAIT, why, seconds)
