"""An alert in words: a title, what was seen, what to do.

Text ids: ``alert-<rule>[-<variant>]-title``, ``-seen`` and ``-do``. That nobody is watching,
and whom to call, is said beside every one of them and is no part of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.medicines import Unit
from app.i18n.amounts import amount_text
from app.i18n.formats import Formats
from app.i18n.translator import Translator

PARTS = ("title", "seen", "do")


@dataclass(frozen=True)
class AlertText:
    """``title``: a few words. ``seen``: what the diary says. ``do``: what to do now."""

    title: str
    seen: str
    do: str

    @property
    def whole(self) -> str:
        """Everything, as it is kept with the alert."""
        return f"{self.title}\n{self.seen}\n{self.do}"


def text_id(rule: str, variant: str, part: str) -> str:
    """The id of one part of a rule's text."""
    name = f"{rule.lower()}-{variant}" if variant else rule.lower()
    return f"alert-{name}-{part}"


def alert_text(
    say: Translator, formats: Formats, rule: str, variant: str, inputs: Mapping[str, object]
) -> AlertText:
    """The text of a finding. Days, numbers and amounts of ``inputs`` are written the way the
    person's language does; amounts with their ``unit`` where the inputs have one."""
    unit = inputs.get("unit")
    values = {
        name: _written(value, say, formats, unit if isinstance(unit, Unit) else None)
        for name, value in inputs.items()
        if not isinstance(value, Unit)
    }
    title, seen, do = (say(text_id(rule, variant, part), **values) for part in PARTS)
    return AlertText(title, seen, do)


def _written(value: object, say: Translator, formats: Formats, unit: Unit | None) -> object:
    if isinstance(value, Decimal):
        return formats.amount(value) if unit is None else amount_text(say, formats, value, unit)
    if isinstance(value, date):
        return formats.weekday_day(value)
    if isinstance(value, float):
        return formats.number(value)
    return value  # whole numbers choose the plural; names stand as typed


def kept_text(words: str) -> AlertText:
    """The text of an alert as it was told then, from ``AlertText.whole``."""
    title, seen, do = (*words.split("\n", 2), "", "", "")[:3]
    return AlertText(title, seen, do)
