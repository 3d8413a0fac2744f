"""A private Secret Service: gnome-keyring in a D-Bus session and a home of its own.

Nothing of the machine's own session is touched: neither its bus nor anyone's keyring.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_START = """
printf %s "the password of nobody" |
    gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 1
echo "$DBUS_SESSION_BUS_ADDRESS"
exec cat >/dev/null
"""
_OF_A_DESKTOP = ("XDG_", "GNOME_KEYRING_", "DBUS_", "SSH_", "PYTHON_KEYRING_", "DISPLAY", "WAYLAND")


@dataclass
class SecretService:
    """A running service. ``env`` lets a process talk to it."""

    address: str
    home: Path

    @property
    def env(self) -> dict[str, str]:
        return private_env(self.home) | {"DBUS_SESSION_BUS_ADDRESS": self.address}

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        """A connection to the private bus."""
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        with contextlib.closing(open_dbus_connection(self.address)) as opened:
            yield opened

    def lock(self) -> None:
        """Lock the keyring, as a desktop does when its session is locked."""
        import secretstorage

        with self.connection() as connection:
            secretstorage.get_default_collection(connection).lock()

    def stop(self) -> None:
        """End the daemon, and only that one: the owner of the name on this private bus."""
        from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]

        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        ask = new_method_call(bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
        with self.connection() as connection:
            (pid,) = connection.send_and_get_reply(ask).body
        os.kill(pid, signal.SIGKILL)


def private_env(home: Path) -> dict[str, str]:
    """The environment of a process that knows no desktop session and no other home."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_OF_A_DESKTOP)}
    return kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}


@contextlib.contextmanager
def running_secret_service(home: Path) -> Iterator[SecretService]:
    """A service whose keyring is unlocked, until the block ends."""
    home.chmod(0o700)
    session = subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", _START],
        env=private_env(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert session.stdin is not None
    assert session.stdout is not None
    service = SecretService(session.stdout.readline().strip(), home)
    try:
        yield service
    finally:
        with contextlib.suppress(Exception):  # ended by the test itself
            service.stop()
        session.communicate(timeout=10)  # closes its input, which ends the session
