"""What the tests of the vault share."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

from hypothesis import settings

from app.data.atomic import write_atomic
from app.data.vault import FileVault
from app.domain.ports import KeyStore

T = TypeVar("T")
NOW = datetime(2025, 3, 3, 8, 0, tzinfo=timezone(timedelta(hours=1)))
PASSCODE = "cornflower 7"
OTHER = "marigold 8"
CHEAP = 2**14
"""The lowest scrypt cost accepted: the tests try the rules, not the patience of guessers."""

UNHURRIED = settings(deadline=None)
"""For properties that write files: a disk may take its time."""


def without_stretching(typed: bytes, salt: bytes, cost: int) -> bytes:
    """In place of scrypt where hundreds of vaults are made and the cost is not the point."""
    return hashlib.sha256(salt + typed).digest()


async def run(work: Callable[[], T]) -> T:
    """What bootstrap passes as ``Offload.database``."""
    return await asyncio.to_thread(work)


def vault_in(
    folder: Path, keystore: KeyStore, write: Callable[[Path, bytes], None] = write_atomic
) -> FileVault:
    """A vault as a process that just started sees it."""
    return FileVault(folder, keystore, run, write=write, passcode_cost=CHEAP)
