"""Which packages a supporter's device takes in beside what is or was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from uuid import UUID

import pytest

from app.domain.sharing.packages import (
    SLACK,
    Gone,
    Kept,
    Memory,
    Package,
    Refused,
    believed_now,
    expired,
    refusal,
)
from app.domain.sharing.topics import Granted
from tests.domain.make import day
from tests.domain.sharing.made import GRANT, MONTH, head, moment

WORDS = "one two three"
NOW = moment(MONTH)
LAST = MONTH + 7


def package(number: int = 2, ends: bool = False, until: int = LAST, made: int = MONTH) -> Package:
    made_head = replace(head(Granted.MOOD, number=number, until=until), made_at=moment(made))
    return Package(replace(made_head, ends=ends))


def kept(number: int = 2, words: str = WORDS, made: int = MONTH) -> Kept:
    return Kept(package(number, made=made), words, NOW)


def memory(number: int = 0, gone: Gone | None = None, latest: datetime | None = NOW) -> Memory:
    numbers = {GRANT: number} if number else {}
    return Memory(latest, numbers, {GRANT: gone} if gone is not None else {})


OTHER = "four five six"
CASES: dict[str, tuple[Package, Kept | None, Memory, datetime, Refused | None]] = {
    "the first": (package(1), None, memory(), NOW, None),
    "any number first": (package(7), None, memory(), NOW, None),
    "a newer one": (package(3), kept(2), memory(2), NOW, None),
    "the same again": (package(2), kept(2), memory(2), NOW, None),
    "an older one": (package(1), kept(2), memory(2), NOW, Refused.OLDER),
    "an older one, nothing remembered": (package(1), kept(2), Memory(), NOW, Refused.OLDER),
    "one of the same number made before": (
        package(2, made=MONTH - 1), kept(2), memory(2), NOW, Refused.OLDER),
    "one of the same number made later": (
        package(2, made=MONTH), kept(2, made=MONTH - 1), memory(2), NOW, None),
    "other words": (package(3), kept(2, OTHER), memory(2), NOW, Refused.OTHER_WORDS),
    "other words, expired": (
        package(3, until=MONTH - 1), kept(2, OTHER), memory(2), NOW, Refused.OTHER_WORDS),
    "on its last day": (package(1), None, memory(), moment(LAST, 23), None),
    "a day later": (package(1), None, memory(), moment(LAST + 1, 0), Refused.EXPIRED),
    "expired, and it is here": (
        package(2), kept(2), memory(2), moment(LAST + 1), Refused.EXPIRED),
    "expired, the clock set back a week": (
        package(2), None, memory(2, Gone.EXPIRED, moment(LAST + 1)), NOW, Refused.EXPIRED),
    "expired, never opened, the clock set back": (
        package(3), None, memory(2, None, moment(LAST + 1)), NOW, Refused.EXPIRED),
    "expired, the clock set back some hours": (
        package(2), None, memory(2, Gone.EXPIRED, moment(LAST + 1, 1)), moment(LAST, 23),
        Refused.OLDER),
    "expired, and a newer one that holds": (
        package(3, until=LAST + 9), None, memory(2, Gone.EXPIRED), moment(LAST + 1), None),
    "ended, the last one again": (
        package(2), None, memory(3, Gone.ENDED), NOW, Refused.ENDED),
    "ended, one of its number": (
        package(3), None, memory(3, Gone.ENDED), NOW, Refused.ENDED),
    "ended, the end again": (
        package(3, ends=True), None, memory(3, Gone.ENDED), NOW, Refused.ENDED),
    "ended, and given again": (package(4), None, memory(3, Gone.ENDED), NOW, None),
    "an end": (package(3, ends=True), kept(2), memory(2), NOW, None),
    "an end, nothing here": (package(3, ends=True), None, memory(), NOW, None),
    "an end after the last day": (
        package(3, ends=True), kept(2), memory(2), moment(LAST + 5), None),
    "an end that is older": (package(1, ends=True), kept(2), memory(2), NOW, Refused.OLDER),
    "taken away, and again": (package(2), None, memory(2, Gone.REMOVED), NOW, None),
    "taken away, and an older one": (
        package(1), None, memory(2, Gone.REMOVED), NOW, Refused.OLDER),
    "taken away, and expired since": (
        package(2), None, memory(2, Gone.REMOVED), moment(LAST + 1), Refused.EXPIRED),
    "gone, and nobody knows why": (package(2), None, memory(2), NOW, Refused.OLDER),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_taken_in(name: str) -> None:
    given, here, remembered, now, why = CASES[name]
    assert refusal(given, WORDS, here, remembered, now) is why


def test_a_package_of_another_grant_has_nothing_to_do_with_it() -> None:
    other = Package(replace(package(1).head, grant=UUID(int=78)))
    assert refusal(other, OTHER, None, memory(5, Gone.ENDED), NOW) is None


def test_a_topic_removed_the_newer_package_wins_and_the_older_is_refused() -> None:
    both, one = (
        Package(head(Granted.MOOD, Granted.DOSES, number=1)),
        Package(head(Granted.MOOD, number=2)),
    )
    here = Kept(both, WORDS, NOW)
    assert refusal(one, WORDS, here, memory(1), NOW) is None
    here = Kept(one, WORDS, NOW)
    assert refusal(both, WORDS, here, memory(2), NOW) is Refused.OLDER


def test_travelling_west_closes_nothing_early_and_brings_nothing_back() -> None:
    """The calendar of who looks counts: on the last day it is open, wherever that is."""
    east, west = timezone(timedelta(hours=13)), timezone(timedelta(hours=-11))
    evening = datetime.combine(day(LAST), time(22), east)
    assert not expired(package(2).head, Memory(evening), evening)
    after = evening + timedelta(hours=3)
    assert expired(package(2).head, Memory(evening), after)
    # At the same moment it is still the last day over there. What went does not come back.
    there = after.astimezone(west)
    assert not expired(package(2).head, Memory(after), there)
    gone = memory(2, Gone.EXPIRED, after)
    assert refusal(package(2), WORDS, None, gone, there) is Refused.OLDER


@pytest.mark.parametrize(
    ("back", "believed"),
    [
        (timedelta(), False),
        (SLACK, False),
        (SLACK + timedelta(seconds=1), True),
        (timedelta(days=400), True),
    ],
)
def test_a_clock_set_back_is_not_believed(back: timedelta, believed: bool) -> None:
    now = NOW - back
    assert believed_now(Memory(NOW), now) == (NOW if believed else now)
    assert believed_now(Memory(), now) == now
    assert believed_now(Memory(NOW), NOW + timedelta(days=400)) == NOW + timedelta(days=400)
