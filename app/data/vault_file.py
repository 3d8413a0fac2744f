"""``vault.json``: what is in it, and reading it whatever happened to it.

It holds random ids, wrapped keys and their parameters; nothing that was typed. Each entry
carries a checksum over itself, the vault's id and the check of the key: damage to one
entry is told from a wrong code, and the other ways in still open.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from app.data.atomic import write_atomic
from app.data.json_file import Unreadable, read_object, write_object
from app.domain.errors import DiaryTooNew, VaultDamaged, VaultMissing
from app.domain.ports import WayIn

VAULT_NAME = "vault.json"
VERSION = 1
SALT_BYTES = 16
SEALED_BYTES = 12 + 32 + 16
"""Nonce, the data key, and the tag of AES-GCM."""

COSTS = frozenset(2**n for n in range(14, 18))
"""The scrypt costs (N) that are accepted: 16 to 128 MiB. A planted file cannot ask for
more."""


@dataclass(frozen=True)
class Wrapped:
    """The wrapped key of one way in, with all but the secrets that open it.

    ``salt`` and ``cost`` belong to what is typed; ``secret_name`` and ``secret_check`` to
    the secret in the key store. ``None`` where the way has none.
    """

    sealed: bytes
    salt: bytes | None = None
    cost: int | None = None
    secret_name: str | None = None
    secret_check: str | None = None


@dataclass(frozen=True)
class VaultFile:
    """A vault as read. ``unread`` keeps, as they are, entries that are damaged or unknown."""

    id: str
    key_check: str
    recovery_confirmed: bool = False
    ways: Mapping[WayIn, Wrapped] = field(default_factory=dict)
    unread: Mapping[str, object] = field(default_factory=dict)

    def way(self, way: WayIn) -> Wrapped | None:
        """The entry, or ``None`` when there is none. ``VaultDamaged`` for a damaged one."""
        if way in self.unread:
            raise VaultDamaged(f"entry {way}")
        return self.ways.get(way)

    def replacing(self, old: Iterable[WayIn], new: Mapping[WayIn, Wrapped]) -> VaultFile:
        """The same vault with the entries ``old``, damaged or not, replaced by ``new``."""
        gone = frozenset(old)
        ways = {way: entry for way, entry in self.ways.items() if way not in gone}
        unread = {name: entry for name, entry in self.unread.items() if name not in gone}
        return replace(self, ways={**ways, **new}, unread=unread)

    @property
    def secret_names(self) -> frozenset[str]:
        """The names of the key store secrets in use."""
        return frozenset(w.secret_name for w in self.ways.values() if w.secret_name)


class VaultFiles:
    """Reads and writes the vault of one folder. Blocking; runs on the database thread."""

    def __init__(self, folder: Path, write: Callable[[Path, bytes], None] = write_atomic) -> None:
        self._path = folder / VAULT_NAME
        self._write = write

    def exists(self) -> bool:
        """Whether anything has the vault's name, readable or not."""
        return self._path.exists() or self._path.is_symlink()

    def load(self) -> VaultFile:
        """The vault. ``VaultMissing``, ``DiaryTooNew``, or ``VaultDamaged`` when no way in
        can be read."""
        try:
            raw = read_object(self._path)
            return _read(raw)
        except FileNotFoundError:
            raise VaultMissing from None
        except Unreadable as error:
            raise VaultDamaged(str(error)) from None

    def save(self, vault: VaultFile) -> None:
        """Replace the vault, whole or not at all. ``StorageFull``, ``StorageReadOnly``."""
        entries: dict[str, object] = dict(vault.unread)
        for way, wrapped in vault.ways.items():
            entries[way] = {
                **entry_of(wrapped),
                "sum": _checksum(vault.id, vault.key_check, way, wrapped),
            }
        content = {
            "version": VERSION,
            "id": vault.id,
            "key_check": vault.key_check,
            "recovery_confirmed": vault.recovery_confirmed,
            "ways": entries,
        }
        self._write(self._path, write_object(content))


def _read(raw: Mapping[str, object]) -> VaultFile:
    version = raw.get("version")
    if type(version) is not int or version < 1:
        raise Unreadable("version")
    if version > VERSION:
        raise DiaryTooNew("vault")
    vault_id, check = hexadecimal(raw.get("id"), 16), hexadecimal(raw.get("key_check"), 8)
    entries = raw.get("ways")
    if not isinstance(entries, dict):
        raise Unreadable("ways")
    ways: dict[WayIn, Wrapped] = {}
    unread: dict[str, object] = {}
    for name, entry in entries.items():
        try:
            ways[WayIn(name)] = _read_entry(vault_id, check, name, entry)
        except ValueError:  # an unknown way, or an entry that is not whole
            unread[name] = entry
    if not ways:
        raise Unreadable("no whole entry")
    return VaultFile(vault_id, check, raw.get("recovery_confirmed") is True, ways, unread)


def _read_entry(vault_id: str, check: str, way: str, entry: object) -> Wrapped:
    wrapped = read_wrapped(entry)
    if not isinstance(entry, dict) or entry.get("sum") != _checksum(
        vault_id, check, WayIn(way), wrapped
    ):
        raise Unreadable("checksum")
    return wrapped


def read_wrapped(entry: object) -> Wrapped:
    """A wrapped key as ``entry_of`` wrote it. ``Unreadable`` for anything else."""
    if not isinstance(entry, dict):
        raise Unreadable("entry")
    salt, cost = entry.get("salt"), entry.get("cost")
    name, secret_check = entry.get("secret_name"), entry.get("secret_check")
    return Wrapped(
        sealed=bytes.fromhex(hexadecimal(entry.get("sealed"), SEALED_BYTES)),
        salt=None if salt is None else bytes.fromhex(hexadecimal(salt, SALT_BYTES)),
        cost=_cost(cost),
        secret_name=None if name is None else hexadecimal(name, 8),
        secret_check=None if secret_check is None else hexadecimal(secret_check, 8),
    )


def hexadecimal(value: object, length: int) -> str:
    """``value`` when it is ``length`` bytes written in lower-case hexadecimal; ``Unreadable``."""
    if not isinstance(value, str) or not re.fullmatch(f"[0-9a-f]{{{2 * length}}}", value):
        raise Unreadable("not hexadecimal")
    return value


def _cost(value: object) -> int | None:
    if value is not None and (type(value) is not int or value not in COSTS):
        raise Unreadable("cost")
    return value


def entry_of(wrapped: Wrapped) -> dict[str, object]:
    """A wrapped key as it stands in a file."""
    fields = {k: v.hex() if isinstance(v, bytes) else v for k, v in asdict(wrapped).items()}
    return {k: v for k, v in fields.items() if v is not None}


def _checksum(vault_id: str, check: str, way: WayIn, wrapped: Wrapped) -> str:
    """Finds accidental damage. It is no protection: the tag of the sealed key is."""
    whole = json.dumps([VERSION, vault_id, check, way, entry_of(wrapped)], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
