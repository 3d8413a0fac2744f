"""The desktop window: shown when it can be, else a reason that can be said in a sentence.

The client is played by a small program; Flet takes one from ``FLET_VIEW_PATH``.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import desktop, launch
from app.desktop import NoWindow, find_window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays the Linux client")

REGISTER = """
import msgpack, socket, sys, time
s = socket.socket(socket.AF_UNIX)
s.connect(sys.argv[1])
page = {"route": "/", "width": 800, "height": 600, "platform": "linux", "pwa": False,
        "web": False, "debug": False, "wasm": False, "test": False, "multi_view": False,
        "media": {}}
body = b"\\0" + msgpack.packb([1, {"session_id": "", "page_name": "", "page": page}])
s.sendall(len(body).to_bytes(4, "little") + body)
s.recv(4)
time.sleep(0.5)
"""


@pytest.fixture(autouse=True)
def display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("FLET_VIEW_PATH", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    handlers = [(n, signal.getsignal(n)) for n in (signal.SIGINT, signal.SIGTERM)]
    yield
    for number, handler in handlers:  # Flet puts its own in place and leaves them there
        signal.signal(number, handler)


def play_client(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = tmp_path / "flet"
    client.write_text(f"#!{sys.executable}\n{script}")
    client.chmod(0o755)
    monkeypatch.setenv("FLET_VIEW_PATH", str(tmp_path))


async def nothing(_page: Any) -> None:
    pass


def why() -> str:
    with pytest.raises(NoWindow) as caught:
        find_window()
    return caught.value.message_id


def test_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    assert why() == "desktop-no-display"


def test_pure_wayland_is_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert desktop.has_display()
    from flet.utils import is_linux_server

    would_open_a_server = is_linux_server()  # type: ignore[no-untyped-call]
    assert not would_open_a_server


def test_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "find_spec", lambda _name: None)
    assert why() == "desktop-no-package"


def test_another_version_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    import flet_desktop.version

    monkeypatch.setattr(flet_desktop.version, "version", "0.1")
    assert why() == "desktop-no-package"


@pytest.mark.parametrize("script", ["raise SystemExit(1)", "import time; time.sleep(60)"])
def test_a_client_that_cannot_be_fetched(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], script: str
) -> None:
    monkeypatch.setattr(desktop, "_FETCH", script)
    monkeypatch.setattr(desktop, "DOWNLOAD_SECONDS", 0.5)
    assert not launch.run_window(nothing)
    words = capsys.readouterr()
    assert words.out == ""
    assert "could not be fetched" in words.err


def test_a_client_that_was_fetched_is_not_fetched_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import flet_desktop.version

    monkeypatch.setattr(desktop, "fetch_client", lambda: pytest.fail("fetched again"))
    kept = tmp_path / ".flet" / "client" / f"flet-desktop-light-{flet_desktop.version.version}"
    kept.mkdir(parents=True)
    find_window()


def test_half_a_client_is_fetched_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import flet_desktop.version

    monkeypatch.setattr(desktop, "_FETCH", "raise SystemExit(1)")
    half = f"flet-desktop-light-{flet_desktop.version.version}.x7GhQ2"
    (tmp_path / ".flet" / "client" / half).mkdir(parents=True)
    assert why() == "desktop-no-client"


@pytest.mark.parametrize("script", ["raise SystemExit(127)", "syntax error"])
def test_a_client_that_does_not_start(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    script: str,
) -> None:
    play_client(script, tmp_path, monkeypatch)
    assert not launch.run_window(nothing)
    assert "does not start" in capsys.readouterr().err


def test_a_client_that_cannot_be_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    play_client("", tmp_path, monkeypatch)
    (tmp_path / "flet").write_text("no program")
    assert not launch.run_window(nothing)


def test_a_window_is_shown_until_it_is_closed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    play_client(REGISTER, tmp_path, monkeypatch)
    pages: list[Any] = []

    async def main(page: Any) -> None:
        pages.append(page)

    assert launch.run_window(main)
    assert len(pages) == 1
    assert capsys.readouterr().err == ""


def test_nobody_else_can_reach_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    look = f"""
import os, pathlib, sys
folder = pathlib.Path(sys.argv[1]).parent
pathlib.Path({str(noted)!r}).write_text(oct(folder.stat().st_mode & 0o777) + " " + str(folder))
"""
    play_client(look, tmp_path, monkeypatch)
    launch.run_window(nothing)
    mode, folder = noted.read_text().split()
    assert mode == "0o700"
    assert not Path(folder).exists(), "left behind"


def test_settings_of_flet_cannot_undo_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    undoing = (
        "FLET_FORCE_WEB_SERVER",
        "FLET_SERVER_IP",
        "FLET_SERVER_PORT",
        "FLET_SERVER_UDS_PATH",
        "FLET_WEB_PATH",
        "FLET_WEB_APP_PATH",
        "FLET_WEB_NO_CDN",
        "FLET_ASSETS_DIR",
        "FLET_UPLOAD_DIR",
        "FLET_SECRET_KEY",
        "FLET_LOG_LEVEL",
        "FLET_DISPLAY_URL_PREFIX",
        "FLET_WEBSOCKET_HANDLER_ENDPOINT",
    )
    for name in (*undoing, "FLET_VIEW_PATH"):
        monkeypatch.setenv(name, "1")
    launch.forget_flet_settings()
    assert [n for n in undoing if n in os.environ] == []
    assert os.environ["FLET_VIEW_PATH"] == "1"
