"""What the use cases need from the outside, as protocols.

``app.bootstrap`` fills them: the sealed SQL store or the in-memory one, the vault with the
system key store or with Flet's on phones. Store methods block and run on the database
thread (``services/offload.py``); those of ``KeyStore`` and ``Vault`` are coroutines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from app.domain.archives import ArchiveStore, Everything
from app.domain.checkins import Answer, CheckIn, Draft, DraftKey
from app.domain.clinic.parcels import OutboxStore
from app.domain.copies import AutomaticCopy
from app.domain.records import RecordStore
from app.domain.settings import Settings
from app.domain.signs import SignReport
from app.domain.watch import Watch


class DiaryStore(RecordStore, ArchiveStore, OutboxStore, Protocol):
    """An open diary: check-ins with their drafts, and the records. Each call that writes is
    durable when it returns.

    Errors: ``StorageFull``, ``StorageReadOnly``, ``DiaryDamaged``, ``EntryDamaged``.
    """

    def add(self, checkin: CheckIn, clears: DraftKey | None = None) -> CheckIn:
        """Append a check-in and, in the same transaction, drop the draft it came from.

        An id that is there already is left as it is and the stored one is returned:
        saving twice is saving once.
        """
        ...

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        """Every row for the days ``first`` to ``last``, superseded ones too, in the order
        saved."""
        ...

    def by_id(self, checkin_id: UUID) -> CheckIn | None:
        """One row, superseded or not."""
        ...

    def first_day(self) -> date | None:
        """The earliest day described, or ``None`` for an empty diary."""
        ...

    def latest_entry(self) -> CheckIn | None:
        """The row saved last, whatever its clock said."""
        ...

    def draft(self, key: DraftKey) -> Draft | None:
        """The draft for ``key``, or ``None``."""
        ...

    def drafts(self) -> Sequence[Draft]:
        """Every draft, the one changed last first."""
        ...

    def keep_answer(
        self, key: DraftKey, item_id: str, answer: Answer | None, at: datetime
    ) -> Draft:
        """Put one answer into the draft for ``key``, making the draft when needed.

        ``None`` means skipped. Only this item changes: two windows that fill in the same
        draft do not lose each other's answers.
        """
        ...

    def keep_draft(self, draft: Draft, at: datetime) -> None:
        """Put a whole draft, replacing the one with the same key (start of a correction,
        answers given back by Undo)."""
        ...

    def drop_draft(self, key: DraftKey) -> None:
        """Forget a draft. No error when there is none."""
        ...

    def close(self) -> None:
        """Close the files. The store cannot be used afterwards."""
        ...


class DataKey:
    """The 256-bit key of one diary. Never printed, logged or compared by accident."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != 32:
            raise ValueError("a data key has 32 bytes")
        self._raw = raw

    def reveal(self) -> bytes:
        """The bytes, for the sealing code alone."""
        return self._raw

    def __repr__(self) -> str:
        return "DataKey(…)"


class DiaryFiles(Protocol):
    """Opens the diary of one data folder. Blocking; runs on the database thread."""

    def exists(self) -> bool:
        """Whether there is a diary to open, or what is left of one."""
        ...

    def open(self, key: DataKey) -> DiaryStore:
        """Open (or make) the diary: integrity check, automatic copy before a migration,
        migrations. Errors: ``DiaryDamaged``, ``DiaryTooNew``, ``EntryDamaged`` for a key of
        another diary, ``StorageReadOnly``, ``StorageFull``.
        """
        ...

    def copy_today(self, today: date) -> None:
        """Make today's automatic copy unless it is there, and keep the last 7."""
        ...

    def copy_before_bringing(self, today: date) -> AutomaticCopy:
        """Make a copy of the diary as it is, whatever copies there are of ``today``. No other
        goes for it before ``let_go``."""
        ...

    def drop_copy(self, copy_id: str) -> None:
        """Let go of a copy that turned out not to be needed. No error when there is none."""
        ...

    def let_go(self) -> None:
        """Keep the last 3 copies made before bringing, and the last 7 others."""
        ...

    def copies(self) -> Sequence[AutomaticCopy]:
        """The automatic copies, the one made last first."""
        ...

    def newest_that_opens(self, key: DataKey) -> AutomaticCopy | None:
        """The copy made last of those that open with ``key``, every entry included.
        Changes nothing on disk."""
        ...

    def read_copy(self, copy_id: str, key: DataKey) -> Callable[[Watch], Everything]:
        """What a copy holds, as ``ArchiveStore.everything``. Changes nothing on disk.
        ``CopyBroken`` for one that is gone, not whole or of another key; ``DiaryTooNew``."""
        ...

    def restore_copy(self, copy_id: str) -> None:
        """Put an automatic copy in the diary's place and set the present files aside under
        another name; they are kept. Close every open store first, ``open`` again after.

        ``DiaryDamaged`` for a copy that is not there or not whole, ``StorageFull``,
        ``StorageReadOnly``; the present files are then where they were.
        """
        ...


class Letterbox(Protocol):
    """Takes what somebody reports while the diary is locked, sealed so that the open diary
    alone can read it. Blocking; runs on the database thread.

    Errors: ``StorageFull``, ``StorageReadOnly``.
    """

    def put(self, report: SignReport) -> None:
        """Keep a letter. It is on the disk when this returns. ``NoLetterbox`` where no diary
        was ever opened here."""
        ...

    def take_back(self, report_id: UUID) -> None:
        """Remove a letter that the diary has not taken in yet. No error when there is none."""
        ...

    def empty(self, key: DataKey, store: RecordStore) -> int:
        """Add each letter to the diary that ``key`` opens, then remove it; how many there
        were. Makes the letterbox where there is none.

        A letter that does not open is set aside and kept. One that was added and not removed
        (a kill in between) is added once.
        """
        ...


class SettingsStore(Protocol):
    """Keeps ``Settings`` in the clear. Blocking; a file that cannot be read gives the
    defaults and is set aside, never overwritten."""

    def load(self) -> Settings:
        """The choices in force; defaults where none were made."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep the choices, whole or not at all."""
        ...


class KeyStore(Protocol):
    """The system's own key store: keyring on desktop, Flet's SecureStorage on phones.

    Errors: ``KeyStoreUnavailable``.
    """

    async def works(self) -> bool:
        """Whether a secret can be stored and read back here. Never raises."""
        ...

    async def get(self, name: str) -> bytes | None:
        """The secret kept under ``name``, or ``None``."""
        ...

    async def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, replacing the one of that name."""
        ...

    async def delete(self, name: str) -> None:
        """Forget a secret. No error when there is none."""
        ...


class WayIn(StrEnum):
    """How the vault can be opened."""

    KEY_STORE = "key_store"
    PASSCODE = "passcode"
    RECOVERY_CODE = "recovery_code"


@dataclass(frozen=True)
class VaultStatus:
    """What the lock screen needs to know.

    ``ways``: the ways in that the vault holds. ``recovery_confirmed``: the person has
    typed back a part of the code; until then First run shows a new one.
    ``key_store_works``: whether a key store answers on this device now.
    ``wait_seconds``: how long the next passcode has to wait.
    """

    exists: bool
    ways: frozenset[WayIn] = frozenset()
    recovery_confirmed: bool = False
    key_store_works: bool = False
    wait_seconds: int = 0


@dataclass(frozen=True)
class NewVault:
    """A vault just made: the key, and the recovery code to show once."""

    key: DataKey = field(repr=False)
    recovery_code: str = field(repr=False)


class Vault(Protocol):
    """Holds the wrapped data key (``vault.json``).

    ``VaultDamaged``, ``DiaryTooNew``, ``StorageFull`` and ``StorageReadOnly`` may come from
    any call.
    """

    async def status(self, now: datetime) -> VaultStatus:
        """What there is and what works, without opening anything."""
        ...

    async def create(self, passcode: str | None) -> NewVault:
        """Make the vault. ``None`` needs a working key store (``KeyStoreUnavailable``).
        ``PasscodeTooShort`` for fewer than 6 characters. Refuses to replace a vault."""
        ...

    async def confirm_recovery(self) -> None:
        """Note that the person has typed the recovery code back."""
        ...

    async def open_with_key_store(self) -> DataKey:
        """``KeyStoreUnavailable`` or ``KeyStoreEntryLost`` when it cannot."""
        ...

    async def open_with_passcode(self, passcode: str, now: datetime) -> DataKey:
        """``WrongPasscode``, ``MustWait``, ``KeyStoreUnavailable``, ``KeyStoreEntryLost``."""
        ...

    async def open_with_recovery_code(self, code: str) -> DataKey:
        """``RecoveryCodeIncomplete``, ``RecoveryCodeMistyped``, ``WrongRecoveryCode``."""
        ...

    async def set_passcode(self, key: DataKey, passcode: str | None) -> None:
        """Turn the passcode on or off or change it; re-wraps the key, rewrites no data.
        ``None`` needs a working key store."""
        ...

    async def new_recovery_code(self, key: DataKey) -> str:
        """Replace the recovery code; the old one opens nothing any more."""
        ...
