"""What a supporter's device remembers, look by look. Pure; see ``packages`` for what is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.sharing.packages import Gone, Head, Kept, Memory, expired


def seen(memory: Memory, now: datetime, kept: Sequence[Kept]) -> Memory:
    """``memory`` after a look at ``now`` at what is ``kept``.

    The latest moment is of this device's own clock alone: one of a package whose sender's clock is
    wrong, or set so on purpose, would take away what other people share. Numbers are those
    of the packages here, too: one may have been kept right before the device went out.
    """
    latest = now if memory.latest is None else max(now, memory.latest)
    numbers = dict(memory.numbers)
    for one in kept:
        numbers[one.head.grant] = max(one.head.number, numbers.get(one.head.grant, 0))
    return replace(memory, latest=latest, numbers=numbers)


def over(memory: Memory, now: datetime, kept: Sequence[Kept]) -> tuple[tuple[Head, ...], Memory]:
    """What of ``kept`` has to go, and the memory of that: what has expired, and what was ended by
    a package after it and could not be taken away then."""
    old = [one.head for one in kept if expired(one.head, memory, now)]
    ended = [one.head for one in kept if one.head not in old and _ended(one.head, memory)]
    gone = {**memory.gone, **{head.grant: Gone.EXPIRED for head in old}}
    return (*old, *ended), replace(memory, gone=gone)


def found_again(memory: Memory, head: Head, here: Kept | None) -> Memory:
    """``memory`` as ``refusal`` has to see it: a package that is remembered, is not here and was
    not taken away did not open any more. It may be opened again as if it had been taken away."""
    if here is not None or head.grant in memory.gone:
        return memory
    return replace(memory, gone={**memory.gone, head.grant: Gone.REMOVED})


def _ended(head: Head, memory: Memory) -> bool:
    ended = memory.gone.get(head.grant) is Gone.ENDED
    return ended and head.number <= memory.numbers.get(head.grant, 0)
