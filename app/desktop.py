"""Whether a desktop window can be had on this machine. ``NoWindow`` says why not."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from app.command_line import complain

DOWNLOAD_SECONDS = 300
"""How long the one download of the desktop client may take in all."""

SILENCE_SECONDS = 15
"""How long it may stand still, connecting included."""

_FETCH = (
    "import socket; socket.setdefaulttimeout({silence}); "
    "import flet_desktop; flet_desktop.ensure_client_cached()"
)


class NoWindow(Exception):
    """There is no desktop window to be had; ``message_id`` is the sentence to say."""

    def __init__(self, message_id: str) -> None:
        super().__init__(message_id)
        self.message_id = message_id


def find_window() -> None:
    """Make sure that Flet's desktop client can be started, fetching it once if need be.

    Flet would do all this by itself, with a traceback, an open web server or an
    installation as the outcome where something is missing.
    """
    if not has_display():
        raise NoWindow("desktop-no-display")
    if not _has_package():
        raise NoWindow("desktop-no-package")
    if not client_present():
        fetch_client()


def has_display() -> bool:
    """Whether windows can be shown. Sets an empty ``DISPLAY`` under pure Wayland: Flet
    looks at that variable alone and would start its open web server without it."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("DISPLAY", "")
        return True
    return bool(os.environ.get("DISPLAY"))


def _has_package() -> bool:
    """Whether flet-desktop is installed in Flet's own version. Flet would install it."""
    if find_spec("flet_desktop") is None:
        return False
    import flet.version
    import flet_desktop.version

    return bool(flet_desktop.version.version == flet.version.flet_version)


def client_present() -> bool:
    """Whether the desktop client is there, so that nothing needs to be fetched."""
    import flet_desktop.version

    own = os.environ.get("FLET_VIEW_PATH")
    if own and Path(own).is_dir():
        return True
    kept = Path.home() / ".flet" / "client"
    names = (f"flet-desktop-{kind}-{flet_desktop.version.version}" for kind in ("full", "light"))
    return any((kept / name).is_dir() for name in names)


def fetch_client() -> None:
    """Download the desktop client, in a process that can be ended when it takes too long."""
    complain("desktop-fetching")
    script = _FETCH.format(silence=SILENCE_SECONDS)
    try:
        subprocess.run(  # noqa: S603 - our own interpreter and words
            [sys.executable, "-c", script],
            check=True,
            timeout=DOWNLOAD_SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise NoWindow("desktop-no-client") from error
