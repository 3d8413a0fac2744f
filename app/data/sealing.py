"""Seals what a person said, and binds it to the row it belongs to.

AES-256-GCM with a fresh random 96-bit nonce for every seal. The form on disk is
``nonce (12 bytes) || ciphertext || tag (16 bytes)``. NIST SP 800-38D allows 2**32 random
nonces under one key; a diary of 10 years needs some 10**5.

The associated data names the place: table, row id, payload version and every clear column
that gives the payload its meaning. A payload that was moved to another row or table, or
whose clear columns were edited, does not open. What this cannot show is a row that was
taken out, rows put in another order, or a whole file put back to an earlier state
(``docs/threat-model.md``).
"""

from __future__ import annotations

import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import EntryDamaged
from app.domain.ports import DataKey

NONCE_BYTES = 12

_encode = json.JSONEncoder(separators=(",", ":")).encode


def place(table: str, row_id: str, version: int, *clear: str | int | None) -> bytes:
    """The associated data of one row. A JSON list, so that no two places read the same.

    Frozen: a change here makes every diary unreadable.
    """
    return _encode((table, row_id, version, *clear)).encode("ascii")


class Sealer:
    """Seals and opens with one diary's key."""

    def __init__(self, key: DataKey) -> None:
        self._cipher = AESGCM(key.reveal())

    def seal(self, content: bytes, where: bytes) -> bytes:
        """``content`` encrypted and bound to ``where``."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, where)

    def open(self, sealed: bytes, where: bytes) -> bytes:
        """What was sealed at ``where``. ``EntryDamaged`` for anything else."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], where)
        except (InvalidTag, ValueError):  # ValueError: shorter than a nonce
            raise EntryDamaged("a payload does not open at its place") from None
