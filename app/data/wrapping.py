"""Wrapping the data key, once for each way in.

The key is sealed with AES-256-GCM under a key made for that way alone:

- key store: a random 256-bit secret that the key store holds;
- passcode: scrypt of the passcode, mixed with such a secret where there is a key store,
  so that a copied file alone cannot be guessed at;
- recovery code: scrypt of its 120 random bits.

HKDF-SHA256 (RFC 5869) mixes them. The associated data names the way, the vault and the
version of the format, so that an entry moved elsewhere does not open.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.data.vault_file import SALT_BYTES, VERSION, Wrapped
from app.domain.ports import DataKey

# cryptography takes 40 ms to import: not before something is to be opened.
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
SECRET_BYTES = 32
_CHECK_BYTES = 8
_BLOCK_SIZE = 8
"""scrypt's r, with p = 1: the values its author proposes (RFC 7914, section 2)."""


@dataclass(frozen=True)
class DeviceSecret:
    """A random secret for the key store. Its name is never used for another one, so that
    a call that was given up and ends late cannot replace a secret in use."""

    name: str
    raw: bytes = field(repr=False)

    @classmethod
    def new(cls) -> DeviceSecret:
        """A fresh secret under a fresh name."""
        return cls(secrets.token_hex(8), secrets.token_bytes(SECRET_BYTES))


@dataclass(frozen=True)
class Typed:
    """What a person types, as bytes, and the scrypt cost (N) to spend on it."""

    raw: bytes = field(repr=False)
    cost: int


def wrap(
    key: DataKey,
    vault_id: str,
    way: str,
    *,
    typed: Typed | None = None,
    device: DeviceSecret | None = None,
) -> Wrapped:
    """Seal the key for one way in: a ``WayIn``, or that of a side view. At least one of ``typed``
    and ``device`` is needed."""
    salt = secrets.token_bytes(SALT_BYTES) if typed else None
    stretched = _stretch(typed.raw, salt, typed.cost) if typed and salt else b""
    cipher = _cipher(way, stretched + (device.raw if device else b""))
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Wrapped(
        sealed=nonce + cipher.encrypt(nonce, key.reveal(), _place(vault_id, way)),
        salt=salt,
        cost=typed.cost if typed else None,
        secret_name=device.name if device else None,
        secret_check=device_check(device.raw) if device else None,
    )


def unwrap(
    wrapped: Wrapped,
    vault_id: str,
    way: str,
    *,
    typed: bytes | None = None,
    device: bytes | None = None,
) -> DataKey | None:
    """The key, or ``None`` when what was given does not open the entry."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415

    material = _material(wrapped, typed, device)
    if material is None:
        return None
    nonce, sealed = wrapped.sealed[:NONCE_BYTES], wrapped.sealed[NONCE_BYTES:]
    try:
        return DataKey(_cipher(way, material).decrypt(nonce, sealed, _place(vault_id, way)))
    except InvalidTag:
        return None


def device_check(raw: bytes) -> str:
    """Tells whether a secret is the one an entry was made with. It says nothing about the
    256 random bits and lets a lost secret be told from a wrong passcode."""
    return _fingerprint(raw, b"glidepath vault: device check")


def key_check(key: DataKey) -> str:
    """Tells whether a data key belongs to a vault, in the same way."""
    return _fingerprint(key.reveal(), b"glidepath vault: key check")


def _fingerprint(raw: bytes, use: bytes) -> str:
    return hmac.digest(raw, use, "sha256")[:_CHECK_BYTES].hex()


def _material(wrapped: Wrapped, typed: bytes | None, device: bytes | None) -> bytes | None:
    """What opens the entry, or ``None`` when it was not made from what is given."""
    if (typed is None) != (wrapped.salt is None) or (device is None) != (
        wrapped.secret_name is None
    ):
        return None
    if typed is None or wrapped.salt is None:
        return device
    if wrapped.cost is None:
        return None
    return _stretch(typed, wrapped.salt, wrapped.cost) + (device or b"")


def _stretch(typed: bytes, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415

    return Scrypt(salt=salt, length=SECRET_BYTES, n=cost, r=_BLOCK_SIZE, p=1).derive(typed)


def _cipher(way: str, material: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    info = f"glidepath vault: wrap {way}".encode()
    return AESGCM(HKDF(SHA256(), SECRET_BYTES, salt=None, info=info).derive(material))


def _place(vault_id: str, way: str) -> bytes:
    return f"glidepath vault {VERSION}|{vault_id}|{way}".encode()
