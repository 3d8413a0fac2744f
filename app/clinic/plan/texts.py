"""What a clinic wrote in words, as plain text: one line, no control characters, an end."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.clinic.addresses import plain_text
from app.domain.clinic.plan_at_clinic import LONGEST_WORDS


def plain(text: object, most: int = LONGEST_WORDS) -> str:
    """``text`` in one line of at most ``most`` characters; "" for what is no text."""
    return plain_text(text, most)


def first(texts: Iterable[object], most: int = LONGEST_WORDS) -> str:
    """The first of ``texts`` that says something."""
    return next((said for text in texts if (said := plain(text, most))), "")
