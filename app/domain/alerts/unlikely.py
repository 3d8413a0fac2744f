"""Entries that are probably a slip of the finger: asked about before any rule uses them (R28).

More than 3 times the agreed amount of a day, more than 20 hours of sleep (``clinical.md``,
section 3; quality of the data, no clinical meaning).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.doses import Dose, MedicineDay

SLEEP_HOURS = 20
TIMES_PLAN = 3


def answer(item_id: str, day: date, value: float) -> str | None:
    """The occasion under which an answer is asked about; ``None`` for a likely one. A value
    that was corrected is another occasion: what was said to be right was this one."""
    if item_id == "sleep_hours" and value > SLEEP_HOURS:
        return f"{item_id}/{day.isoformat()}/{value:g}"
    return None


def dose(found: MedicineDay, doses: Sequence[Dose] = ()) -> str | None:
    """The same for the total of a regular medicine on one day. ``doses``: what it is made of.
    One that is more than 3 times what was agreed for it was asked about before it was saved
    (``services/dose_form.py``): nobody is asked twice about the same thing."""
    if found.taken is None or not found.planned:
        return None
    if any(d.planned and d.amount > TIMES_PLAN * d.planned for d in doses):
        return None
    if found.taken > TIMES_PLAN * found.planned:
        return f"dose/{found.medicine}/{found.day.isoformat()}/{found.taken.normalize():f}"
    return None
