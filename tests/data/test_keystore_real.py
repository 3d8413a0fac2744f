"""The vault over a real Secret Service, across processes, and when it goes away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.secret_service import SecretService, private_env, running_secret_service
from tests.data.vaults import PASSCODE

pytestmark = pytest.mark.secret_service

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import asyncio, sys
from pathlib import Path
from app.data.keyring_keystore import KeyringKeyStore
from app.domain.errors import GlidepathError
from tests.data.vaults import NOW, PASSCODE, vault_in

async def main():
    vault = vault_in(Path(sys.argv[1]), KeyringKeyStore(call_seconds=5))
    for step in sys.argv[2:]:
        try:
            match step.split("="):
                case ["create", passcode]:
                    made = await vault.create(passcode or None)
                    print(made.key.reveal().hex(), made.recovery_code)
                case ["key-store"]:
                    print((await vault.open_with_key_store()).reveal().hex())
                case ["passcode", passcode]:
                    print((await vault.open_with_passcode(passcode, NOW)).reveal().hex())
                case ["repair", code]:
                    key = await vault.open_with_recovery_code(code)
                    await vault.set_passcode(key, None)
                    print(key.reveal().hex())
                case ["status"]:
                    status = await vault.status(NOW)
                    print(status.key_store_works, *sorted(status.ways))
        except GlidepathError as error:
            print(type(error).__name__)

asyncio.run(main())
"""


def in_new_process(folder: Path, env: dict[str, str], *steps: str) -> list[str]:
    """What each step says, done one after the other by a Glidepath that just started."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), *steps],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[SecretService]:
    home = tmp_path / "home"
    home.mkdir()
    with running_secret_service(home) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "diary"
    made.mkdir()
    return made


def test_a_diary_without_a_passcode_opens_in_a_new_process(
    service: SecretService, folder: Path
) -> None:
    (made,) = in_new_process(folder, service.env, "create=")
    key, code = made.split()
    again = in_new_process(folder, service.env, "status", "key-store", f"passcode={PASSCODE}")
    assert again == ["True key_store recovery_code", key, "WrongPasscode"]

    entries(service, forget=True)
    said = in_new_process(folder, service.env, "key-store", f"repair={code}", "key-store")
    assert said == ["KeyStoreEntryLost", key, key]
    assert len(entries(service)) == 1  # and no probe or old secret is left behind

    service.lock()
    assert in_new_process(folder, service.env, "key-store") == ["KeyStoreUnavailable"]
    service.stop()
    said = in_new_process(folder, service.env, "key-store", "status")
    assert said == ["KeyStoreUnavailable", "False key_store recovery_code"]


def test_a_passcode_is_mixed_with_the_device(service: SecretService, folder: Path) -> None:
    (made,) = in_new_process(folder, service.env, f"create={PASSCODE}")
    key = made.split()[0]
    ask = f"passcode={PASSCODE}"
    assert in_new_process(folder, service.env, ask, "key-store") == [key, "KeyStoreEntryLost"]
    elsewhere = private_env(service.home)
    assert in_new_process(folder, elsewhere, ask) == ["KeyStoreUnavailable"]
    entries(service, forget=True)
    assert in_new_process(folder, service.env, ask) == ["KeyStoreEntryLost"]


def test_without_any_key_store_a_passcode_is_needed(tmp_path: Path, folder: Path) -> None:
    env = private_env(tmp_path)
    said = in_new_process(folder, env, "status", "create=", f"create={PASSCODE}")
    assert said[:2] == ["False", "KeyStoreUnavailable"]
    assert in_new_process(folder, env, f"passcode={PASSCODE}") == [said[2].split()[0]]


def entries(service: SecretService, forget: bool = False) -> list[str]:
    """The labels of everything in the keyring; with ``forget`` it is removed."""
    import secretstorage

    with service.connection() as connection:
        found = list(secretstorage.get_default_collection(connection).get_all_items())
        labels = [item.get_label() for item in found]
        for item in found if forget else ():
            item.delete()
    assert all("Glidepath" in label for label in labels)
    return labels
