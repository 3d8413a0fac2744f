"""How a reader of a part says that the whole is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.clinic.plan_refusals import PlanRefusal, Refusal


class Refused(Exception):
    """The plan is not read. ``reasons``: at least one. Never leaves the room."""

    def __init__(self, reasons: Sequence[PlanRefusal]) -> None:
        super().__init__(", ".join(one.why for one in reasons))
        self.reasons = tuple(reasons)


def refuse(why: Refusal, medicine: str = "", day: date | None = None) -> Refused:
    """For one reason: ``raise refuse(Refusal.TIMES, name)``."""
    return Refused([PlanRefusal(why, medicine, day)])
