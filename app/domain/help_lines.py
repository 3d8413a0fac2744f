"""Numbers to call when it cannot wait, by region.

The rows are those of ``clinical.md``, section 4. *check*: none of them has been verified
against the line's own page yet (``checked_on`` is ``None``). Each must be before a release,
and again every 180 days: ``python3 dev.py release-check`` says which ones are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import quote


class LineKind(StrEnum):
    """What a line is for. Only an emergency line may be shown in red."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    TEXT = "text"
    POISON = "poison"
    OTHER = "other"


class By(StrEnum):
    """How a line is reached."""

    CALL = "call"
    TEXT = "text"
    OPEN = "open"


@dataclass(frozen=True)
class HelpLine:
    """One line. ``name`` is the end of the message id ``help-line-<name>``.

    ``number`` is written the way people write it there (a web address for ``By.OPEN``);
    ``text`` is the word to send where one is asked for; ``languages`` are BCP 47 codes.
    """

    kind: LineKind
    name: str
    number: str
    by: tuple[By, ...]
    languages: tuple[str, ...]
    source: str
    checked_on: date | None = None
    text: str | None = None

    def link(self, by: By) -> str:
        """What the device opens: ``tel:`` (RFC 3966), ``sms:`` (RFC 5724) or ``https:``."""
        if by is By.OPEN:
            return f"https://{self.number}"
        digits = "".join(c for c in self.number if c.isdigit())
        if by is By.CALL:
            return f"tel:{digits}"
        return f"sms:{digits}" + (f"?body={quote(self.text)}" if self.text else "")


@dataclass(frozen=True)
class Region:
    """A region's lines in the order shown. ``code`` is ISO 3166-1 in lower case.

    ``other`` is for everywhere else: it has no emergency number of its own, because a
    wrong one is worse than none.
    """

    code: str
    lines: tuple[HelpLine, ...]

    @property
    def has_emergency_number(self) -> bool:
        """Whether one of the lines is for emergencies."""
        return any(line.kind is LineKind.EMERGENCY for line in self.lines)


UNKNOWN_REGION = "other"

CHECKED_WITHIN = timedelta(days=180)
"""How long a check is good for (``clinical.md``, section 4); on the last day it still is."""


@dataclass(frozen=True)
class Overdue:
    """A line that must be checked before a release. ``days`` since it was, ``None`` for
    never; below 0 for a check that is still to come, which is a slip."""

    region: str
    line: HelpLine
    days: int | None


def overdue(regions: Iterable[Region], today: date) -> list[Overdue]:
    """The lines that nobody has made sure of within ``CHECKED_WITHIN`` of ``today``, in the
    order of the file."""
    found = []
    for region in regions:
        for line in region.lines:
            age = None if line.checked_on is None else today - line.checked_on
            if age is None or not timedelta() <= age <= CHECKED_WITHIN:
                found.append(Overdue(region.code, line, None if age is None else age.days))
    return found


def read_line(row: Mapping[str, object]) -> HelpLine:
    """A line from a row of ``help_lines.json``. ``ValueError`` or ``KeyError`` if it is off."""
    text, checked = row.get("text"), row["checked_on"]
    return HelpLine(
        kind=LineKind(str(row["kind"])),
        name=str(row["name"]),
        number=str(row["number"]),
        by=tuple(By(way) for way in _strings(row["by"])),
        languages=_strings(row["languages"]),
        source=str(row["source"]),
        checked_on=None if checked is None else date.fromisoformat(str(checked)),
        text=None if text is None else str(text),
    )


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("a list with at least one entry is needed")
    return tuple(str(v) for v in value)
