"""Whatever happened to ``vault.json``: a plain refusal or a right opening, and no change."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.data import wrapping
from app.data.memory_keystore import MemoryKeyStore
from app.data.vault_file import COSTS, VaultFiles
from app.domain.errors import (
    DiaryTooNew,
    KeyStoreEntryLost,
    MustWait,
    VaultDamaged,
    VaultMissing,
    WrongPasscode,
    WrongRecoveryCode,
)
from app.domain.ports import NewVault, WayIn
from tests.data.vaults import NOW, PASSCODE, vault_in, without_stretching

REFUSALS = (
    VaultDamaged,
    DiaryTooNew,
    WrongPasscode,
    MustWait,
    WrongRecoveryCode,
    KeyStoreEntryLost,
)
SLOW = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "_stretch", without_stretching)


class Fixture:
    """A made vault, to be damaged over and over."""

    def __init__(self, folder: Path, store: MemoryKeyStore, made: NewVault) -> None:
        self.path, self.store, self.made = folder / "vault.json", store, made
        self.whole = self.path.read_bytes()

    async def refuse_or_open(self, content: bytes) -> list[str]:
        """What each way says about ``content``: a kind of refusal, or "opened"."""
        self.path.write_bytes(content)
        (self.path.parent / "attempts.json").unlink(missing_ok=True)
        vault = vault_in(self.path.parent, self.store)
        said = []
        for call in (
            vault.open_with_passcode(PASSCODE, NOW),
            vault.open_with_recovery_code(self.made.recovery_code),
            vault.open_with_key_store(),
        ):
            try:
                assert (await call).reveal() == self.made.key.reveal()
                said.append("opened")
            except REFUSALS as refusal:
                said.append(type(refusal).__name__)
        try:
            await vault.status(NOW)
        except (VaultDamaged, DiaryTooNew) as refusal:
            said.append(type(refusal).__name__)
        assert self.path.read_bytes() == content
        return said


@pytest.fixture
async def vault(tmp_path: Path) -> Fixture:
    store = MemoryKeyStore()
    return Fixture(tmp_path, store, await vault_in(tmp_path, store).create(PASSCODE))


some_byte = st.sampled_from(b"0123456789abcdef") | st.integers(0, 255)


@SLOW
@given(st.data())
async def test_changed_bytes(vault: Fixture, data: st.DataObject) -> None:
    content = bytearray(vault.whole)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(some_byte)
    said = await vault.refuse_or_open(bytes(content))
    # Damage is never blamed on the person.
    assert "WrongPasscode" not in said or "passcode" not in json.loads(content)["ways"]
    assert "WrongRecoveryCode" not in said


@SLOW
@given(st.integers(0, 4000))
async def test_a_cut_file(vault: Fixture, length: int) -> None:
    content = vault.whole[:length]
    said = await vault.refuse_or_open(content)
    if len(content) < len(vault.whole) - 1:  # the last byte is a line end
        assert said == ["VaultDamaged"] * 4


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@SLOW
@given(st.data(), json_values)
async def test_values_of_the_wrong_kind(vault: Fixture, data: st.DataObject, wrong: object) -> None:
    content = json.loads(vault.whole)
    target = content
    if data.draw(st.booleans()):
        target = content["ways"]
        if data.draw(st.booleans()):
            target = target[data.draw(st.sampled_from(sorted(target)))]
    target[data.draw(st.sampled_from(sorted(target)))] = wrong
    await vault.refuse_or_open(json.dumps(content).encode())


@SLOW
@given(st.binary(max_size=300) | json_values.map(lambda v: json.dumps(v).encode()))
async def test_anything_else(vault: Fixture, content: bytes) -> None:
    assert set(await vault.refuse_or_open(content)) <= {"VaultDamaged", "DiaryTooNew"}


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 60_000,
        b'{"ways":' * 9_000,
        b'{"version": ' + b"9" * 10_000 + b"}",
        b'{"version": 1e999}',
        b'{"version": NaN}',
        b'{"version": true}',
        b'{"version": 0}',
        b"\xff\xfe{}",
        b" " * 10_000_000,
    ],
)
async def test_hostile_files(vault: Fixture, content: bytes) -> None:
    assert await vault.refuse_or_open(content) == ["VaultDamaged"] * 4


@pytest.mark.parametrize("cost", [2**10, 2**18, 2**30, 10**30, 2**16 + 1, -1, 0, 1.5, "16384"])
async def test_a_planted_vault_cannot_ask_for_the_whole_memory(
    vault: Fixture, cost: object
) -> None:
    files = VaultFiles(vault.path.parent)
    held = files.load()
    ways = {way: replace(entry, cost=cost) for way, entry in held.ways.items()}  # type: ignore[arg-type]
    files.save(replace(held, ways=ways))  # with a checksum that fits
    assert await vault.refuse_or_open(vault.path.read_bytes()) == ["VaultDamaged"] * 4
    assert max(COSTS) * 8 * 128 <= 128 * 2**20  # scrypt takes N * r * 128 bytes


async def test_damage_to_one_way_leaves_the_others(vault: Fixture) -> None:
    content = json.loads(vault.whole)
    sealed = content["ways"]["passcode"]["sealed"]
    content["ways"]["passcode"]["sealed"] = sealed[:-1] + ("0" if sealed[-1] != "0" else "1")
    spoiled = json.dumps(content).encode()
    said = await vault.refuse_or_open(spoiled)
    assert said == ["VaultDamaged", "opened", "KeyStoreEntryLost"]

    again = vault_in(vault.path.parent, vault.store)
    assert (await again.status(NOW)).ways == {WayIn.RECOVERY_CODE}
    await again.confirm_recovery()  # changes elsewhere do not drop what cannot be read
    await again.new_recovery_code(vault.made.key)
    assert json.loads(vault.path.read_bytes())["ways"]["passcode"]["sealed"] != sealed
    await again.set_passcode(vault.made.key, PASSCODE)
    await again.open_with_passcode(PASSCODE, NOW)


async def test_an_entry_moved_to_another_vault_does_not_open(
    vault: Fixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    await vault_in(folder, vault.store).create(PASSCODE)
    other, mine = json.loads((folder / "vault.json").read_bytes()), json.loads(vault.whole)
    mine["ways"]["passcode"] = other["ways"]["passcode"]
    assert (await vault.refuse_or_open(json.dumps(mine).encode()))[0] == "VaultDamaged"


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("spoil", [as_folder, as_pipe])
async def test_something_that_is_not_a_file(vault: Fixture, spoil: Callable[[Path], Any]) -> None:
    spoil(vault.path)
    with pytest.raises(VaultDamaged):
        await vault_in(vault.path.parent, vault.store).open_with_passcode(PASSCODE, NOW)


async def test_a_vanished_vault(vault: Fixture) -> None:
    vault.path.unlink()
    with pytest.raises(VaultMissing):
        await vault_in(vault.path.parent, vault.store).open_with_passcode(PASSCODE, NOW)
