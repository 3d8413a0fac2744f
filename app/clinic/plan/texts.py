"""What a clinic wrote in words, as plain text: no control characters, no HTML, no end of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from app.domain.clinic.plan_at_clinic import LONGEST_WORDS

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows, also of our own words."""


def plain(text: object, most: int = LONGEST_WORDS) -> str:
    """``text`` in one line of at most ``most`` characters; "" for what is no text."""
    if not isinstance(text, str):
        return ""
    kept = (" " if _space(c) else c for c in text[: 4 * most] if _space(c) or _shown(c))
    line = " ".join("".join(kept).split())
    if not any(unicodedata.category(c)[0] in "LNPS" for c in line):
        return ""  # nothing that can be seen
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _space(sign: str) -> bool:
    return sign.isspace()


def _shown(sign: str) -> bool:
    return sign not in _TURNING and unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")


def first(texts: Iterable[object], most: int = LONGEST_WORDS) -> str:
    """The first of ``texts`` that says something."""
    return next((said for text in texts if (said := plain(text, most))), "")
