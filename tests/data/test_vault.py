from __future__ import annotations

import asyncio
import logging
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from app.data.memory_keystore import MemoryKeyStore
from app.data.vault import PASSCODE_MINIMUM
from app.domain.errors import (
    DiaryTooNew,
    KeyStoreEntryLost,
    KeyStoreUnavailable,
    PasscodeTooShort,
    RecoveryCodeIncomplete,
    RecoveryCodeMistyped,
    StorageFull,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    WrongPasscode,
    WrongRecoveryCode,
)
from app.domain.ports import DataKey, WayIn
from tests.data.vaults import NOW, OTHER, PASSCODE, vault_in

KEY_STORE, TYPED, CODE = WayIn.KEY_STORE, WayIn.PASSCODE, WayIn.RECOVERY_CODE


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_before_there_is_a_vault(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    status = await vault.status(NOW)
    assert (status.exists, status.ways, status.key_store_works) == (False, frozenset(), True)
    with pytest.raises(VaultMissing):
        await vault.open_with_key_store()
    with pytest.raises(VaultMissing):
        await vault.confirm_recovery()
    assert files_in(tmp_path) == []


async def test_without_a_passcode_the_key_store_opens(tmp_path: Path) -> None:
    store = MemoryKeyStore()
    made = await vault_in(tmp_path, store).create(None)
    again = vault_in(tmp_path, store)
    assert (await again.open_with_key_store()).reveal() == made.key.reveal()
    assert (await again.status(NOW)).ways == {KEY_STORE, CODE}
    with pytest.raises(WrongPasscode):
        await again.open_with_passcode(PASSCODE, NOW)


@pytest.mark.parametrize("available", [True, False])
async def test_with_a_passcode_the_passcode_opens(tmp_path: Path, available: bool) -> None:
    store = MemoryKeyStore(available)
    made = await vault_in(tmp_path, store).create(PASSCODE)
    assert len(store.secrets) == available  # the device secret, where there is a key store
    again = vault_in(tmp_path, store)
    assert (await again.open_with_passcode(PASSCODE, NOW)).reveal() == made.key.reveal()
    with pytest.raises(KeyStoreEntryLost):  # there is no way around the passcode
        await again.open_with_key_store()
    status = await again.status(NOW)
    assert status.ways == {TYPED, CODE}
    assert status.key_store_works is available


async def test_without_a_key_store_a_passcode_is_needed(tmp_path: Path) -> None:
    with pytest.raises(KeyStoreUnavailable):
        await vault_in(tmp_path, MemoryKeyStore(False)).create(None)
    assert files_in(tmp_path) == []


async def test_a_key_store_that_keeps_nothing_does_not_count(tmp_path: Path) -> None:
    class Forgetful(MemoryKeyStore):
        async def put(self, name: str, secret: bytes) -> None:
            pass

    with pytest.raises(KeyStoreUnavailable):
        await vault_in(tmp_path, Forgetful()).create(None)
    await vault_in(tmp_path, Forgetful()).create(PASSCODE)
    await vault_in(tmp_path, MemoryKeyStore(False)).open_with_passcode(PASSCODE, NOW)


async def test_a_copied_file_is_no_use_without_the_device(tmp_path: Path) -> None:
    await vault_in(tmp_path, MemoryKeyStore()).create(PASSCODE)
    with pytest.raises(KeyStoreEntryLost):
        await vault_in(tmp_path, MemoryKeyStore()).open_with_passcode(PASSCODE, NOW)


async def test_a_passcode_has_six_characters(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    with pytest.raises(PasscodeTooShort) as caught:
        await vault.create("12345")
    assert caught.value.minimum == PASSCODE_MINIMUM == 6
    made = await vault.create("123456")
    with pytest.raises(PasscodeTooShort):
        await vault.set_passcode(made.key, "")


async def test_a_letter_opens_in_every_form_a_keyboard_has_for_it(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    await vault.create("caf\N{LATIN SMALL LETTER E WITH ACUTE} noir \ud800")
    await vault.open_with_passcode("cafe\N{COMBINING ACUTE ACCENT} noir \ud800", NOW)


async def test_a_vault_is_never_replaced(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    made = await vault.create(PASSCODE)
    with pytest.raises(VaultExists):
        await vault.create(OTHER)
    assert (await vault.open_with_passcode(PASSCODE, NOW)).reveal() == made.key.reveal()
    (tmp_path / "vault.json").write_text("not a vault")
    with pytest.raises(VaultExists):
        await vault.create(OTHER)


async def test_two_tabs_make_one_vault(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    made = await asyncio.gather(vault.create(PASSCODE), vault.create(OTHER), return_exceptions=True)
    assert [type(m).__name__ for m in made] == ["NewVault", "VaultExists"]


async def test_the_recovery_code_alone_opens(tmp_path: Path) -> None:
    made = await vault_in(tmp_path, MemoryKeyStore()).create(PASSCODE)
    bare = vault_in(tmp_path, MemoryKeyStore(False))
    typed = made.recovery_code.lower().replace("-", " ")
    assert (await bare.open_with_recovery_code(typed)).reveal() == made.key.reveal()


async def test_a_recovery_code_is_looked_at_before_it_is_tried(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    code = (await vault.create(None)).recovery_code
    with pytest.raises(RecoveryCodeIncomplete):
        await vault.open_with_recovery_code(code[:12])
    groups = code.split("-")
    with pytest.raises(RecoveryCodeMistyped) as caught:
        await vault.open_with_recovery_code("-".join([groups[1], *groups[1:]]))
    assert caught.value.group == 1


async def test_a_replaced_recovery_code_opens_nothing(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    made = await vault.create(PASSCODE)
    await vault.confirm_recovery()
    assert (await vault.status(NOW)).recovery_confirmed
    code = await vault.new_recovery_code(made.key)
    assert not (await vault.status(NOW)).recovery_confirmed  # the new one is not on paper yet
    with pytest.raises(WrongRecoveryCode):
        await vault.open_with_recovery_code(made.recovery_code)
    assert (await vault.open_with_recovery_code(code)).reveal() == made.key.reveal()
    await vault.open_with_passcode(PASSCODE, NOW)  # as before


async def test_a_passcode_is_turned_on_changed_and_turned_off(tmp_path: Path) -> None:
    store = MemoryKeyStore()
    vault = vault_in(tmp_path, store)
    made = await vault.create(None)
    await vault.confirm_recovery()

    await vault.set_passcode(made.key, PASSCODE)
    assert (await vault.status(NOW)).ways == {TYPED, CODE}
    await vault.open_with_passcode(PASSCODE, NOW)

    await vault.set_passcode(made.key, OTHER)
    with pytest.raises(WrongPasscode):
        await vault.open_with_passcode(PASSCODE, NOW)
    await vault.open_with_passcode(OTHER, NOW)

    await vault.set_passcode(made.key, None)
    status = await vault.status(NOW)
    assert status.ways == {KEY_STORE, CODE}
    assert status.recovery_confirmed
    assert (await vault.open_with_key_store()).reveal() == made.key.reveal()
    assert len(store.secrets) == 1  # what is not in use is not kept
    await vault.open_with_recovery_code(made.recovery_code)


async def test_a_passcode_stays_where_no_key_store_works(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore(False))
    made = await vault.create(PASSCODE)
    with pytest.raises(KeyStoreUnavailable):
        await vault.set_passcode(made.key, None)
    await vault.open_with_passcode(PASSCODE, NOW)


async def test_the_key_of_another_diary_is_never_wrapped(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    await vault.create(PASSCODE)
    before = (tmp_path / "vault.json").read_bytes()
    stranger = DataKey(os.urandom(32))
    with pytest.raises(VaultDamaged):
        await vault.set_passcode(stranger, OTHER)
    with pytest.raises(VaultDamaged):
        await vault.new_recovery_code(stranger)
    assert (tmp_path / "vault.json").read_bytes() == before


async def test_two_folders_share_one_key_store(tmp_path: Path) -> None:
    store = MemoryKeyStore()
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    keys = [(await vault_in(f, store).create(None)).key.reveal() for f in folders]
    assert keys[0] != keys[1]
    opened = [(await vault_in(f, store).open_with_key_store()).reveal() for f in folders]
    assert opened == keys


async def test_a_full_disk_leaves_the_old_vault_and_no_litter(tmp_path: Path) -> None:
    store = MemoryKeyStore()
    made = await vault_in(tmp_path, store).create(PASSCODE)

    def full(path: Path, content: bytes) -> None:
        raise StorageFull

    with pytest.raises(StorageFull):
        await vault_in(tmp_path, store, full).set_passcode(made.key, OTHER)
    assert len(store.secrets) == 1
    await vault_in(tmp_path, store).open_with_passcode(PASSCODE, NOW)


async def test_a_newer_vault_is_left_alone(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    await vault.create(PASSCODE)
    path = tmp_path / "vault.json"
    newer = path.read_text().replace('"version": 1', '"version": 2')
    path.write_text(newer)
    for call in (vault.status(NOW), vault.open_with_key_store(), vault.confirm_recovery()):
        with pytest.raises(DiaryTooNew):
            await call
    assert path.read_text() == newer


async def test_nothing_typed_and_no_key_is_in_the_clear(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store = MemoryKeyStore()
    vault = vault_in(tmp_path, store)
    made = await vault.create(PASSCODE)
    with pytest.raises(WrongPasscode) as wrong:
        await vault.open_with_passcode(OTHER, NOW + timedelta(seconds=1))
    secrets_ = [made.key.reveal(), *store.secrets.values()]
    words = [PASSCODE, OTHER, made.recovery_code, *made.recovery_code.split("-")]
    words += [s.hex() for s in secrets_]
    said = caplog.text + repr(made) + repr(made.key) + repr(vault) + repr(store) + repr(wrong.value)
    for path in files_in(tmp_path):
        content = path.read_bytes()
        said += content.decode("ascii")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert not any(s in content for s in secrets_)
    assert [w for w in words if w in said] == []
    assert (tmp_path / "attempts.json").exists()
