"""A threshold in words: "Withdrawal feelings: 8 out of 10 or more, even once"."""

from __future__ import annotations

from app.domain.alerts.limits import Limit
from app.i18n.formats import Formats
from app.i18n.translator import Translator


def limit_text(say: Translator, formats: Formats, limit: Limit, value: float) -> str:
    """What a limit says with its value. Text ids: ``limit-<id>``, "-" for "." and "_"."""
    name = limit.id.replace(".", "-").replace("_", "-")
    return say(f"limit-{name}", value=value, shown=formats.number(value))
