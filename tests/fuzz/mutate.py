"""Bytes changed in the ways that find faults in readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    *(b"null", b"true", b"-1", b"0", b"1e999", b"NaN", b"1.0", b"2147483648", b"9" * 40),
    *(b"[", b"]", b"{", b"}", b'"', b",", b":", b"\\", b"[" * 2000, b'{"a":' * 2000, b"{}", b"[]"),
    *(b"\\ud800", b"\\u0000", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\n"),
    *(b"0001-01-01", b"9999-12-31", b"2025-02-30", b"25:61:61", b"+99:99", b"../../x"),
    *(b".", b"....", b"=", b"PK\x03\x04", b"\x1f\x8b\x08", b"SQLite format 3\x00", b"%PDF-1.7"),
)
LONGEST = 400_000
"""No input is made longer than this, but by a reader's own giants."""


def mutated(seeds: Sequence[bytes], rng: Random) -> bytes:
    """One of ``seeds``, changed one to six times."""
    content = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        content = rng.choice(_WAYS)(content, seeds, rng)[:LONGEST]
    return content


def _place(content: bytes, rng: Random) -> int:
    return rng.randrange(len(content) + 1)


def _flip(content: bytes, _: Sequence[bytes], rng: Random) -> bytes:
    changed = bytearray(content or b"\x00")
    for _n in range(rng.choice((1, 1, 2, 16))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _: Sequence[bytes], rng: Random) -> bytes:
    return content[: _place(content, rng)]


def _without(content: bytes, _: Sequence[bytes], rng: Random) -> bytes:
    start = _place(content, rng)
    return content[:start] + content[start + rng.randrange(1, 60) :]


def _splice(content: bytes, seeds: Sequence[bytes], rng: Random) -> bytes:
    other = rng.choice(seeds)
    return content[: _place(content, rng)] + other[_place(other, rng) :]


def _again(content: bytes, _: Sequence[bytes], rng: Random) -> bytes:
    start = _place(content, rng)
    chunk = content[start : start + rng.randrange(1, 400)]
    return content[:start] + chunk * rng.choice((2, 3, 50, 800)) + content[start:]


def _token(content: bytes, _: Sequence[bytes], rng: Random) -> bytes:
    start = _place(content, rng)
    return content[:start] + rng.choice(TOKENS) + content[start + rng.choice((0, 0, 1, 4)) :]


def _value(content: bytes, _: Sequence[bytes], rng: Random) -> bytes:
    """Another value after a colon: of a JSON text it is the change that gets furthest."""
    colons = [n for n, byte in enumerate(content) if byte == 0x3A]
    if not colons:
        return _token(content, (), rng)
    start = rng.choice(colons) + 1
    ends = [end for sign in b",}]" if (end := content.find(sign, start)) >= 0]
    return content[:start] + rng.choice(TOKENS) + content[min(ends, default=start) :]


def _number(content: bytes, _: Sequence[bytes], rng: Random) -> bytes:
    digits = [n for n, byte in enumerate(content) if 0x30 <= byte <= 0x39]
    if not digits:
        return _flip(content, (), rng)
    start = rng.choice(digits)
    other = rng.choice((b"0", b"-", b"9" * 30, b"1e400", b".5", b"0.0", b"7" * 5000))
    return content[:start] + other + content[start + 1 :]


_WAYS: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    *(_flip, _cut, _without, _splice, _again),
    *(_token, _value, _value, _number, _number),
)
