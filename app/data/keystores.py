"""What the key store adapters share: secrets as text, and the proof that a store works."""

from __future__ import annotations

import asyncio
import base64
import secrets

from app.domain.errors import KeyStoreUnavailable
from app.domain.ports import KeyStore

CALL_SECONDS = 10.0
"""How long one call may take. A system dialog that is still open then is not lost: the
person answers it and tries again."""


PROBE_SECONDS = 3.0
"""How long to wait for the proof that a store works: a healthy one takes a few hundredths
of a second, and the lock screen waits for the answer."""


def to_text(secret: bytes) -> str:
    """Bytes as text that every key store can hold."""
    return base64.b64encode(secret).decode("ascii")


def from_text(text: str) -> bytes:
    """The bytes kept as ``text``; empty for a value that Glidepath did not write, which
    fits no vault and so reads as an entry that is another one."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


async def round_trip(store: KeyStore) -> bool:
    """Whether a random secret can be stored, read back and removed again."""
    name, secret = f"probe.{secrets.token_hex(8)}", secrets.token_bytes(32)
    try:
        await store.put(name, secret)
        same = await store.get(name) == secret
        await store.delete(name)
    except KeyStoreUnavailable:
        return False
    return same


async def answers(store: KeyStore, seconds: float = PROBE_SECONDS) -> bool:
    """Whether the store makes that round trip in time. Never raises."""
    try:
        return await asyncio.wait_for(round_trip(store), seconds)
    except TimeoutError:
        return False
