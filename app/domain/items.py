"""The daily questions: what may be answered, not how it is worded.

Ids, ranges, order and codes are those of ``clinical.md``, section 1 (daily check-in).
Wording lives in the i18n room under ``item-<id>``; these questions are the project's own
and never called by the name of a published scale.

``bowel_days`` is not in that table: rule R21 of section 3 has to know it. It comes up only
for somebody who says that constipation bothers them; 14 stands for 14 days or more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way is better, so that charts and rules never guess."""

    HIGHER_IS_BETTER = "higher"
    LOWER_IS_BETTER = "lower"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class NumberItem:
    """A number from ``low`` to ``high`` in steps of ``step``.

    ``buttons`` are the values shown as buttons; ``other`` allows the remaining ones to be
    reached by a small "other" control. ``unit`` is a UCUM code or ``None`` for a rating.
    ``after`` as in ``TextItem``: asked only once another answer brings it up.
    """

    id: str
    direction: Direction
    low: float = 0
    high: float = 10
    step: float = 1
    buttons: tuple[float, ...] = tuple(range(11))
    other: bool = False
    unit: str | None = None
    loinc: str | None = None
    after: tuple[str, str] | None = None


@dataclass(frozen=True)
class ChoiceItem:
    """Exactly one of ``options``."""

    id: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class ChipsItem:
    """Any number of ``options``; ``exclusive`` ones stand alone.

    With ``severities`` the answer is a mapping option -> severity, where ``""`` means that
    the person did not say how strong it was; without, it is a tuple of options.
    """

    id: str
    options: tuple[str, ...]
    severities: tuple[str, ...] = ()
    exclusive: str | None = None


@dataclass(frozen=True)
class TextItem:
    """Free text of at most ``max_length`` characters.

    ``after`` names the item and option that bring this question up: ``("doses",
    "different")``. ``None`` means always there.
    """

    id: str
    max_length: int
    after: tuple[str, str] | None = None


Item = NumberItem | ChoiceItem | ChipsItem | TextItem

AS_USUAL, DIFFERENT = "as_usual", "different"
SAFE_YES, SAFE_NEED_HELP = "yes", "need_help"
NONE = "none"
SEVERITIES = ("mild", "moderate", "severe")

_HIGHER, _LOWER = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER

DAILY_ITEMS: tuple[Item, ...] = (
    NumberItem("pain_24h", _LOWER, loinc="72514-3"),
    NumberItem("interference_24h", _LOWER),
    NumberItem("mood", _HIGHER),
    NumberItem(
        "sleep_hours",
        _HIGHER,
        high=24,
        step=0.5,
        buttons=tuple(range(3, 11)),
        other=True,
        unit="h",
        loinc="93832-4",
    ),
    NumberItem("sleep_quality", _HIGHER),
    NumberItem("withdrawal", _LOWER),
    NumberItem("craving", _LOWER),
    ChoiceItem("doses", (AS_USUAL, DIFFERENT)),
    TextItem("doses_note", 300, after=("doses", DIFFERENT)),
    ChipsItem(
        "side_effects",
        (
            "constipation",
            "nausea",
            "sleepy",
            "dizzy",
            "itch",
            "sweating",
            "dry_mouth",
            "confusion",
            "slurred_speech",
            "slow_breathing",
            "fall",
            "other",
            NONE,
        ),
        severities=SEVERITIES,
        exclusive=NONE,
    ),
    NumberItem(
        "bowel_days",
        _LOWER,
        high=14,
        buttons=tuple(range(6)),
        other=True,
        unit="d",
        after=("side_effects", "constipation"),
    ),
    TextItem("side_effects_other", 200, after=("side_effects", "other")),
    ChipsItem(
        "activity",
        ("walked", "housework", "saw_someone", "work_or_hobby", "exercises", "rested"),
    ),
    ChipsItem(
        "other_substances",
        ("alcohol", "sedative_prescribed", "sedative_not_prescribed", NONE),
        exclusive=NONE,
    ),
    ChoiceItem("safe", (SAFE_YES, SAFE_NEED_HELP)),
    TextItem("note", 1000),
)
"""Every question of the full check-in, in the order asked."""

SHORT_ITEM_IDS = ("pain_24h", "withdrawal", "doses", "doses_note", "safe")
"""The short check-in for a bad day (``product.md``); same items, same meaning."""

ITEMS: dict[str, Item] = {item.id: item for item in DAILY_ITEMS}
