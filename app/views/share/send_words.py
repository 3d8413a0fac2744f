"""What would go to the clinic, and what went there, counted in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.domain.clinic.parcels import Line, Sent
from app.domain.report.topics import Topic
from app.services.sending import Prepared
from app.views.ui import Ui

SHOWN = tuple(kind for kind in Sent if kind is not Sent.MAKER)
"""Who made the others goes along with them, and is no thing of its own to a person."""


SENDS = ("answers", "doses", "report", "messages", "maker")
"""What may not have been allowed at the sign-in, of sending."""

SHARING = "sharing"
"""The same of what goes only when it is ticked: nobody else has to hear of it."""


def not_allowed(ui: Ui, missing: Iterable[str], topics: Iterable[Topic]) -> list[str]:
    """What is not sent, whatever is chosen, because it was not allowed."""
    sends = (*SENDS, SHARING) if Topic.CAREGIVERS in topics else SENDS
    names = [ui.t(f"clinic-missing-{what}") for what in missing if what in sends]
    return [ui.t("clinic-missing", what=ui.formats.listing(names))] if names else []


def what_goes(ui: Ui, prepared: Prepared | None) -> list[str]:
    """How much of each kind would go; a sentence where there is nothing new."""
    if prepared is None:
        return []
    untaken = [ui.t("send-not-taken-sharing")] if prepared.untaken else []
    if not prepared.parcels:
        return [*untaken, ui.t("send-nothing-new")]
    lines = [line for parcel, _ in prepared.parcels for line in parcel.lines]
    size = sum(len(content) for _, content in prepared.parcels)
    said = [*counted(ui, lines), ui.t("send-size", size=max(1, round(size / 1000)))]
    return [*said, ui.t(f"send-way-{prepared.way}"), *untaken]


def counted(ui: Ui, lines: Iterable[Line]) -> list[str]:
    """How many of each kind, and how many of them take something back."""
    lines = [line for line in lines if line.kind in SHOWN]
    counts = Counter(line.kind for line in lines if not line.withdrawn)
    withdrawn = sum(line.withdrawn for line in lines)
    said = [ui.t(f"send-count-{kind}", count=counts[kind]) for kind in SHOWN if counts[kind]]
    return [*said, ui.t("send-count-withdrawn", count=withdrawn)] if withdrawn else said


def days_of(ui: Ui, lines: Iterable[Line]) -> str:
    """The days that lines tell of: one, or from the first to the last."""
    days = sorted({line.day for line in lines if line.kind in SHOWN})
    if not days:
        return ""
    first, last = ui.formats.table_day(days[0]), ui.formats.table_day(days[-1])
    return first if first == last else ui.t("send-days", first=first, last=last)
