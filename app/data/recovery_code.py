"""The recovery code: 120 random bits as six groups of five characters.

Each group is four characters of Crockford's base 32 (no I, L, O, U) and a check
character, so that a slip of the pen can be named by its group before anything is tried.
The check is a weighted sum over GF(32) with five different weights: it finds every wrong
character and every swap of two characters in a group (proved exhaustively in the tests).
The group's number goes into the sum, so that two whole groups in the wrong order are
found too.
"""

from __future__ import annotations

import secrets

from app.domain.code_groups import GROUP_LENGTH, GROUPS, LENGTH, code_characters
from app.domain.errors import RecoveryCodeIncomplete, RecoveryCodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DATA_CHARACTERS = GROUP_LENGTH - 1
SECRET_BYTES = GROUPS * DATA_CHARACTERS * 5 // 8

_PRIMITIVE = 0b100101  # x^5 + x^2 + 1: multiplying by x runs through all 31 non-zero values


def new_secret() -> bytes:
    """The 15 bytes that a new code stands for."""
    return secrets.token_bytes(SECRET_BYTES)


def write_code(secret: bytes) -> str:
    """The code to show for 15 bytes: ``XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX``."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a recovery secret has {SECRET_BYTES} bytes")
    number = int.from_bytes(secret)
    count = GROUPS * DATA_CHARACTERS
    digits = [number >> 5 * (count - 1 - i) & 31 for i in range(count)]
    groups = (digits[i : i + DATA_CHARACTERS] for i in range(0, count, DATA_CHARACTERS))
    return "-".join(_write_group(n, group) for n, group in enumerate(groups, start=1))


def read_code(typed: str) -> bytes:
    """The 15 bytes of a code as typed: any case, spaces, dashes, O for 0, I or L for 1.

    ``RecoveryCodeIncomplete`` for fewer than 30 characters, ``RecoveryCodeMistyped`` with
    the first group that fails its check.
    """
    characters = code_characters(typed)
    if len(characters) < LENGTH:
        raise RecoveryCodeIncomplete(len(characters), LENGTH)
    number = 0
    for group in range(1, GROUPS + 1):
        start = (group - 1) * GROUP_LENGTH
        for digit in _read_group(group, characters[start : start + GROUP_LENGTH]):
            number = number << 5 | digit
    if len(characters) > LENGTH:
        raise RecoveryCodeMistyped(GROUPS)
    return number.to_bytes(SECRET_BYTES)


def _write_group(group: int, digits: list[int]) -> str:
    return "".join(ALPHABET[d] for d in (*digits, _check(group, digits)))


def _read_group(group: int, characters: str) -> list[int]:
    digits = [ALPHABET.find(c) for c in characters]
    if min(digits) < 0 or digits[-1] != _check(group, digits[:-1]):
        raise RecoveryCodeMistyped(group)
    return digits[:-1]


def _check(group: int, digits: list[int]) -> int:
    total = group
    for digit in digits:
        total = (total ^ digit) << 1
        if total > 31:
            total ^= _PRIMITIVE
    return total
