"""Which days each version of the plan holds for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from app.domain.taper import Plans, PlanVersion


@dataclass(frozen=True, slots=True)
class Reign:
    """``version`` is in force from ``first`` to ``last``, both included."""

    version: PlanVersion
    first: date
    last: date


def reigns(plans: Plans, last: date) -> Iterator[Reign]:
    """The versions in force on some day up to ``last``, oldest first, each with its days: the
    same as asking ``Plans.on`` for every day."""
    for version, after in zip_longest(plans.versions, plans.versions[1:]):
        end = last if after is None else min(last, after.valid_from - timedelta(days=1))
        # Of two from one day the one saved last holds, the other on no day.
        if version.valid_from <= end:
            yield Reign(version, version.valid_from, end)
