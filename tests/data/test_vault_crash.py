"""A crash, or a refusal, at every single step of every change."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.data import wrapping
from app.data.atomic import write_atomic
from app.data.memory_keystore import MemoryKeyStore
from app.data.vault import FileVault
from app.domain.errors import GlidepathError, KeyStoreUnavailable, StorageFull
from app.domain.ports import DataKey, NewVault, WayIn
from tests.data.vaults import NOW, OTHER, PASSCODE, vault_in, without_stretching


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "_stretch", without_stretching)


class Killed(BaseException):
    """The process ends here: no handler of the app sees it."""


class Steps:
    """Counts what happens outside the vault and lets the one numbered ``fatal`` go wrong,
    once before it takes effect and once after."""

    def __init__(self, fatal: int, killed: bool) -> None:
        self.left, self.killed, self.struck = fatal, killed, False

    def step(self, refusal: type[Exception]) -> None:
        self.left -= 1
        if self.left == -1:
            self.struck = True
            raise Killed if self.killed else refusal


class FaultyKeyStore(MemoryKeyStore):
    """Over the secrets of another one, which outlive the process."""

    def __init__(self, steps: Steps, kept: MemoryKeyStore) -> None:
        super().__init__()
        self.secrets, self._steps = kept.secrets, steps

    async def get(self, name: str) -> bytes | None:
        self._steps.step(KeyStoreUnavailable)
        return await super().get(name)

    async def put(self, name: str, secret: bytes) -> None:
        self._steps.step(KeyStoreUnavailable)
        await super().put(name, secret)
        self._steps.step(KeyStoreUnavailable)

    async def delete(self, name: str) -> None:
        self._steps.step(KeyStoreUnavailable)
        await super().delete(name)
        self._steps.step(KeyStoreUnavailable)


@dataclass(frozen=True)
class Change:
    before: str | None
    after: str | None
    make: Callable[[FileVault, DataKey], Awaitable[object]]
    new_code: bool = False


CHANGES = {
    "turned on": Change(None, OTHER, lambda v, k: v.set_passcode(k, OTHER)),
    "changed": Change(PASSCODE, OTHER, lambda v, k: v.set_passcode(k, OTHER)),
    "turned off": Change(PASSCODE, None, lambda v, k: v.set_passcode(k, None)),
    "repaired": Change(None, None, lambda v, k: v.set_passcode(k, None)),
    "new code": Change(PASSCODE, PASSCODE, lambda v, k: v.new_recovery_code(k), new_code=True),
    "confirmed": Change(PASSCODE, PASSCODE, lambda v, k: v.confirm_recovery()),
}


def faulty(folder: Path, kept: MemoryKeyStore, steps: Steps) -> FileVault:
    def write(path: Path, content: bytes) -> None:
        steps.step(StorageFull)
        write_atomic(path, content)
        steps.step(StorageFull)

    return vault_in(folder, FaultyKeyStore(steps, kept), write)


async def opens(vault: FileVault, passcode: str | None) -> DataKey | None:
    with contextlib.suppress(GlidepathError):
        if passcode is None:
            return await vault.open_with_key_store()
        return await vault.open_with_passcode(passcode, NOW)
    return None


async def strike(work: Awaitable[object], steps: Steps) -> bool:
    """Do the work; whether it went wrong on the way."""
    with contextlib.suppress(Killed, KeyStoreUnavailable, StorageFull):
        await work
    return steps.struck


@pytest.mark.parametrize("killed", [True, False])
@pytest.mark.parametrize("name", CHANGES)
async def test_no_step_of_a_change_locks_a_person_out(
    tmp_path: Path, name: str, killed: bool
) -> None:
    change, fatal, struck = CHANGES[name], 0, True
    while struck:
        folder = tmp_path / str(fatal)
        folder.mkdir()
        kept = MemoryKeyStore()
        made = await vault_in(folder, kept).create(change.before)
        steps = Steps(fatal, killed)
        vault = faulty(folder, kept, steps)
        struck = await strike(change.make(vault, made.key), steps)

        again = vault_in(folder, kept)
        keys = [await opens(again, p) for p in {change.before, change.after}]
        assert any(k and k.reveal() == made.key.reveal() for k in keys), fatal
        await check_recovery(again, made, change.new_code, fatal)
        await again.set_passcode(made.key, None)  # and it can be tried again
        assert await opens(vault_in(folder, kept), None), fatal
        fatal += 1
    assert fatal > 2


async def check_recovery(vault: FileVault, made: NewVault, new_code: bool, fatal: int) -> None:
    try:
        key = await vault.open_with_recovery_code(made.recovery_code)
        assert key.reveal() == made.key.reveal(), fatal
    except GlidepathError:
        # Only a new code may end the old one, and then the next start shows another.
        assert new_code, fatal
        assert not (await vault.status(NOW)).recovery_confirmed, fatal


@pytest.mark.parametrize("killed", [True, False])
@pytest.mark.parametrize("passcode", [None, PASSCODE])
async def test_no_step_of_the_first_run_locks_a_person_out(
    tmp_path: Path, passcode: str | None, killed: bool
) -> None:
    fatal, struck = 0, True
    while struck:
        folder = tmp_path / str(fatal)
        folder.mkdir()
        kept, steps = MemoryKeyStore(), Steps(fatal, killed)
        vault = faulty(folder, kept, steps)
        struck = await strike(vault.create(passcode), steps)

        again = vault_in(folder, kept)
        status = await again.status(NOW)
        if status.exists:
            assert WayIn.RECOVERY_CODE in status.ways
            assert not status.recovery_confirmed  # so that a new code is shown
            key = await opens(again, passcode)
            assert key is not None, fatal
            code = await again.new_recovery_code(key)
            assert (await again.open_with_recovery_code(code)).reveal() == key.reveal()
        else:
            await again.create(passcode)
        fatal += 1
    assert fatal > 4


async def test_unused_secrets_do_not_pile_up_when_the_disk_is_full(tmp_path: Path) -> None:
    kept = MemoryKeyStore()
    made = await vault_in(tmp_path, kept).create(PASSCODE)
    for fatal in (3, 4):  # the write: refused before it took effect, and after
        vault = faulty(tmp_path, kept, Steps(fatal, killed=False))
        with pytest.raises(StorageFull):
            await vault.set_passcode(made.key, PASSCODE)
        assert await opens(vault_in(tmp_path, kept), PASSCODE)
        # Refused before: the new secret is taken back. After: both stay, to be safe.
        assert len(kept.secrets) == (1 if fatal == 3 else 2)
