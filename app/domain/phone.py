"""What a device dials for a phone number as somebody typed it."""

from __future__ import annotations

import re

LONGEST = 15
"""Digits that a number may have (ITU-T E.164)."""

SHORTEST = 3

_NUMBER = re.compile(r"[\s\d().\-/+\u00a0\u2010-\u2013]*")


def dialled(typed: str) -> str | None:
    """The digits to dial, with a leading "+" where one was typed; what follows the number
    ("ext. 12") is left out. ``None`` where there is no single number to dial: calling a wrong
    one is worse than dialling by hand."""
    found = _NUMBER.match(typed)
    number = (found[0] if found else "").strip()
    if number.startswith(("+", "00")):
        number = number.replace("(0)", "")  # "+44 (0)20 ...": not dialled from abroad
    digits = "".join(c for c in number if c.isdecimal())
    if not SHORTEST <= len(digits) <= LONGEST:
        return None
    return f"+{digits}" if number.startswith("+") else digits
