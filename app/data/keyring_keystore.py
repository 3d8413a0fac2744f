"""The key store of a desktop: Secret Service, KWallet, macOS Keychain, Windows.

Only the system's own stores count. keyring can also be given back ends that keep nothing,
that always refuse, or that write a readable file: those would be a key in a file, which
Glidepath does not do. A back end chosen in keyring's own settings is respected: when it is
not one of the system's stores, there is no key store here.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from app.data.keystores import CALL_SECONDS, answers, from_text, to_text
from app.domain.errors import KeyStoreUnavailable

T = TypeVar("T")
SERVICE = "Glidepath"
RECOMMENDED = 1
"""keyring's own line: back ends below this priority are not recommended."""

_OWN_STORES: dict[str, tuple[tuple[str, str], ...]] = {
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.libsecret", "Keyring"),
    ),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
}
_log = logging.getLogger(__name__)


class Backend(Protocol):
    """The part of a keyring back end that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """The text kept, or ``None``."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a text."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget a text; an error when there is none."""
        ...


def system_backend() -> Backend:
    """The system's key store, looked up anew each time: one that starts later is found.

    ``KeyStoreUnavailable`` when there is none. Blocking, and may wait for D-Bus.
    """
    from keyring import core  # noqa: PLC0415 - not before the first frame

    chosen = core.load_env() or core.load_config()
    if chosen is not None:
        if not _is_own_store(type(chosen)):
            raise KeyStoreUnavailable(type(chosen).__module__)
        return chosen
    classes = [c for name in _OWN_STORES.get(sys.platform, ()) if (c := _load(*name)) is not None]
    if not classes:
        raise KeyStoreUnavailable("none on this system")
    backend: Backend = max(classes, key=_priority)()
    return backend


def _load(module: str, name: str) -> Any:
    """The class when it can be used here, else ``None``."""
    found = getattr(importlib.import_module(module), name, None)
    return found if found is not None and _priority(found) >= RECOMMENDED else None


def _is_own_store(kind: type) -> bool:
    names = {name for stores in _OWN_STORES.values() for name in stores}
    return (kind.__module__, kind.__name__) in names and _priority(kind) >= RECOMMENDED


def _priority(kind: Any) -> float:
    try:
        return float(kind.priority)
    except Exception:  # noqa: BLE001 - keyring's way to say "not here", in many kinds
        return -1.0


class KeyringKeyStore:
    """The ``KeyStore`` port over keyring; all errors become ``KeyStoreUnavailable``.

    Entries are kept for the service ``Glidepath`` under the name given, which the vault
    begins with its own id: two data folders do not meet. Each call runs on a thread of
    its own and is given up after ``call_seconds``: D-Bus may hang, or a system dialog wait
    for the person, and neither the screens nor the database thread may wait with it.
    """

    def __init__(
        self,
        call_seconds: float = CALL_SECONDS,
        find_backend: Callable[[], Backend] = system_backend,
    ) -> None:
        self._seconds = call_seconds
        self._find_backend = find_backend
        self._one_at_a_time = threading.Lock()

    async def works(self) -> bool:
        """Whether a secret can be stored and read back here. Never raises."""
        return await answers(self)

    async def get(self, name: str) -> bytes | None:
        """The secret kept under ``name``, or ``None``."""
        text = await self._call(lambda b: b.get_password(SERVICE, name))
        return None if text is None else from_text(text)

    async def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, replacing the one of that name."""
        await self._call(lambda b: b.set_password(SERVICE, name, to_text(secret)))

    async def delete(self, name: str) -> None:
        """Forget a secret. No error when there is none."""
        await self._call(lambda b: _delete(b, name))

    async def _call(self, work: Callable[[Backend], T]) -> T:
        given_up = threading.Event()
        try:
            return await asyncio.wait_for(self._on_own_thread(work, given_up), self._seconds)
        except Exception as error:  # noqa: BLE001 - back ends raise errors of no common kind
            given_up.set()
            kind = type(error).__name__
            _log.warning("key store does not answer: %s", kind)
            raise KeyStoreUnavailable(kind) from None

    def _on_own_thread(
        self, work: Callable[[Backend], T], given_up: threading.Event
    ) -> asyncio.Future[T]:
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()  # so that giving up does not disturb the thread

        def run() -> None:
            try:
                future.set_result(self._in_turn(work, given_up))
            except Exception as error:  # noqa: BLE001 - handed to the one who waits
                future.set_exception(error)

        # A daemon: a call that hangs must not keep the process from ending.
        threading.Thread(target=run, name="glidepath-keyring", daemon=True).start()
        return asyncio.wrap_future(future)

    def _in_turn(self, work: Callable[[Backend], T], given_up: threading.Event) -> T:
        """Never beside a call that still hangs, and never late: whoever waited this long
        has been told that it did not work."""
        if not self._one_at_a_time.acquire(timeout=self._seconds):
            raise TimeoutError
        try:
            if given_up.is_set():  # its turn came between the two ends of the same wait
                raise TimeoutError
            return work(self._find_backend())
        finally:
            self._one_at_a_time.release()


def _delete(backend: Backend, name: str) -> None:
    if backend.get_password(SERVICE, name) is not None:
        backend.delete_password(SERVICE, name)
