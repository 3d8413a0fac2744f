"""Parcels and receipts to keep."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from app.domain.clinic.parcels import Delivered, Line, Parcel, Receipt, Sent, Why
from tests.data.diaries import DAY, NOW

TOPICS = frozenset({"pain", "doses"})


def a_line(key: str = "dose:2025-03-03:0") -> Line:
    """A line with every field filled."""
    return Line(key, Sent.DOSE, DAY, "MedicationStatement", "ab" * 32, "cd" * 32, TOPICS, True)


def a_parcel(*lines: Line) -> Parcel:
    """A parcel with every field filled."""
    return Parcel(
        id=uuid4(),
        sending=UUID(int=8),
        clinic=UUID(int=9),
        made_at=NOW,
        lines=lines or (a_line(),),
        digest="ef" * 32,
        why=Why.REFUSED,
        reason="not like this",
        tries=3,
        tried_at=NOW + timedelta(minutes=1),
        not_before=NOW + timedelta(minutes=5),
    )


def a_receipt_of(parcel: Parcel) -> Receipt:
    """What acknowledges a parcel."""
    lines = tuple(Delivered(line, f"{line.type}/7", 'W/"1"') for line in parcel.lines)
    return Receipt(uuid4(), DAY, NOW, parcel.sending, parcel.clinic, "the clinic", "bundle", lines)


def a_long_receipt() -> Receipt:
    """One that needs a page of its own in the database."""
    return a_receipt_of(a_parcel(*(a_line(f"dose:2025-03-03:{n}") for n in range(100))))
