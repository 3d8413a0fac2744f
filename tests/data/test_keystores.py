"""One port, three stores: in memory, the phone's (a double of its API), a real keyring."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.data.keyring_keystore import Backend, KeyringKeyStore, system_backend
from app.data.keystores import from_text, to_text
from app.data.memory_keystore import MemoryKeyStore
from app.data.mobile_keystore import MobileKeyStore, secure_storage
from app.domain.errors import KeyStoreUnavailable
from app.domain.ports import KeyStore
from tests.data.secret_service import SecretService, private_env, running_secret_service


class SecureStorageDouble:
    """Behaves as ``flet_secure_storage.SecureStorage`` does: text alone, ``None`` for what
    is not there, ``RuntimeError`` with the platform's words when something is wrong."""

    def __init__(self, broken: bool = False, hangs: bool = False) -> None:
        self.kept: dict[str, str] = {}
        self.broken, self.hangs = broken, hangs

    async def set(self, key: str, value: Any) -> None:
        await self._platform()
        if value is None:
            raise ValueError("value can't be None")
        assert isinstance(value, str)  # what the Dart side can take
        self.kept[key] = value

    async def get(self, key: str) -> str | None:
        await self._platform()
        return self.kept.get(key)

    async def remove(self, key: str) -> None:
        await self._platform()
        self.kept.pop(key, None)

    async def _platform(self) -> None:
        await asyncio.sleep(3600 if self.hangs else 0)
        if self.broken:
            raise RuntimeError("PlatformException(-25308, interaction not allowed)")


@pytest.fixture(scope="module")
def secret_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecretService]:
    with running_secret_service(tmp_path_factory.mktemp("home")) as service:
        yield service


@pytest.fixture(
    params=["memory", "mobile", pytest.param("keyring", marks=pytest.mark.secret_service)]
)
async def store(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[KeyStore]:
    if request.param == "memory":
        yield MemoryKeyStore()
    elif request.param == "mobile":
        yield MobileKeyStore(SecureStorageDouble())
    else:
        use_session(monkeypatch, request.getfixturevalue("secret_service").env)
        yield KeyringKeyStore()


def use_session(monkeypatch: pytest.MonkeyPatch, env: dict[str, str]) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
        if name in env:
            monkeypatch.setenv(name, env[name])
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)


async def test_a_secret_is_kept_replaced_and_forgotten(store: KeyStore) -> None:
    assert await store.get("vault.one") is None
    await store.put("vault.one", bytes(range(256)))
    await store.put("vault.two", b"")
    assert await store.get("vault.one") == bytes(range(256))
    assert await store.get("vault.two") == b""
    await store.put("vault.one", b"new")
    assert await store.get("vault.one") == b"new"
    for _ in range(2):  # the second time there is none: no error
        await store.delete("vault.one")
        assert await store.get("vault.one") is None
    assert await store.get("vault.two") == b""


async def test_it_works(store: KeyStore) -> None:
    assert await store.works()


async def test_what_someone_else_wrote_fits_no_vault() -> None:
    storage = SecureStorageDouble()
    storage.kept["glidepath.vault.one"] = "not base64, and é"
    assert await MobileKeyStore(storage).get("vault.one") == b""
    assert from_text(to_text(b"\x00\xff")) == b"\x00\xff"


@pytest.mark.parametrize(
    "storage", [SecureStorageDouble(broken=True), SecureStorageDouble(hangs=True)]
)
async def test_a_phone_that_does_not_answer(
    storage: SecureStorageDouble, caplog: pytest.LogCaptureFixture
) -> None:
    store = MobileKeyStore(storage, call_seconds=0.05)
    assert not await store.works()
    for call in (store.get("a"), store.put("a", b"s"), store.delete("a")):
        with pytest.raises(KeyStoreUnavailable):
            await call
    assert "PlatformException" not in caplog.text


@pytest.mark.may_block("the first import of Flet")
def test_the_phone_store_keeps_secrets_on_this_device_and_never_erases_them() -> None:
    made: Any = secure_storage()
    assert made.android_options.reset_on_error is False
    assert made.ios_options.synchronizable is False
    assert made.ios_options.accessibility.value == "unlocked_this_device"


class SlowBackend:
    """A back end whose first call hangs until it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.kept: dict[str, str] = {}
        self.calls = 0

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls += 1
        if self.calls == 1:
            self.let_go.wait(20)
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError("no such password")


async def test_a_hanging_call_is_given_up_and_none_is_made_beside_it() -> None:
    backend = SlowBackend()
    store = KeyringKeyStore(call_seconds=0.2, find_backend=lambda: backend)
    started = time.monotonic()
    with pytest.raises(KeyStoreUnavailable):
        await store.put("one", b"1")
    with pytest.raises(KeyStoreUnavailable):  # waits for its turn, then gives up
        await store.put("two", b"2")
    assert time.monotonic() - started < 5
    backend.let_go.set()
    await asyncio.sleep(0.3)
    assert set(backend.kept) == {"one"}  # what was given up while waiting is never done late
    await store.put("three", b"3")
    assert await store.get("three") == b"3"
    await store.delete("nothing")


async def test_a_store_that_hangs_does_not_work_and_says_so_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.data.keystores.answers.__defaults__", (0.1,))
    backend = SlowBackend()
    assert not await KeyringKeyStore(find_backend=lambda: backend).works()
    backend.let_go.set()


def test_a_back_end_that_is_not_the_system_s_own_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from keyring.backend import KeyringBackend

    class PlaintextKeyring(KeyringBackend):
        priority = 9

        def get_password(self, service: str, username: str) -> str | None:
            return None

        def set_password(self, service: str, username: str, password: str) -> None: ...

    module = ModuleType("keyrings.alt.file")
    module.PlaintextKeyring = PlaintextKeyring  # type: ignore[attr-defined]
    PlaintextKeyring.__module__ = module.__name__
    monkeypatch.setitem(sys.modules, "keyrings", ModuleType("keyrings"))
    monkeypatch.setitem(sys.modules, "keyrings.alt", ModuleType("keyrings.alt"))
    monkeypatch.setitem(sys.modules, "keyrings.alt.file", module)
    for name in (
        "keyrings.alt.file.PlaintextKeyring",
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
    ):
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
        with pytest.raises(KeyStoreUnavailable):
            system_backend()


async def test_without_any_session_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_session(monkeypatch, private_env(tmp_path))
    store = KeyringKeyStore()
    assert not await store.works()
    with pytest.raises(KeyStoreUnavailable):
        await store.get("vault.one")


@pytest.mark.secret_service
def test_the_system_s_own_store_is_found(
    secret_service: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_session(monkeypatch, secret_service.env)
    backend: Backend = system_backend()
    assert type(backend).__module__ == "keyring.backends.SecretService"
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.SecretService.Keyring")
    assert type(system_backend()) is type(backend)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path=/nowhere/{os.getpid()}")
    with pytest.raises(Exception):  # noqa: B017 - mapped by the key store
        system_backend()
