"""The groups of a recovery code as a person reads, types and compares them.

Only how it looks: what a code opens and how a slip is found is the vault's. The alphabet
has no I, L, O or U, so that a look-alike can only mean one thing.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping

GROUPS = 6
GROUP_LENGTH = 5
LENGTH = GROUPS * GROUP_LENGTH

_READ_AS = str.maketrans("OIL", "011", "\N{MINUS SIGN}")


def code_characters(typed: str) -> str:
    """The characters of a code as typed: upper case, without spaces and dashes, O read as 0
    and I or L as 1. Anything else stays, so that the vault can name it."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    kept = (c for c in plain if not c.isspace() and unicodedata.category(c) not in ("Pd", "Cf"))
    return "".join(kept).translate(_READ_AS)


def code_groups(typed: str) -> tuple[str, ...]:
    """The code so far in groups of five; the last one may be shorter."""
    characters = code_characters(typed)
    return tuple(characters[i : i + GROUP_LENGTH] for i in range(0, len(characters), GROUP_LENGTH))


def groups_to_ask() -> tuple[int, int]:
    """Two different groups to type back, in order, counted from 1; not to be foreseen, so
    that a person who wrote down a part is found out while the code is still there."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2))
    return first, second


def first_wrong_group(code: str, typed: Mapping[int, str]) -> int | None:
    """The first group (counted from 1) that is not the code's, or ``None`` when all are."""
    groups = code_groups(code)
    wrong = (n for n, text in sorted(typed.items()) if code_characters(text) != groups[n - 1])
    return next(wrong, None)
