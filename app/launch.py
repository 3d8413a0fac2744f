"""How the app reaches the screen: a desktop window, or the guarded browser version.

Knows Flet, so only ``main.py`` imports it. Each way takes ``main``, the function that
renders one session (``async (page) -> None``).
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Thread
from typing import Any

from app.command_line import EXIT_USAGE, Options, complain, speaker
from app.desktop import NoWindow, find_window
from app.web.door import Door
from app.web.guard import Guard
from app.web.server import PortForbidden, PortTaken, listen, serve
from app.web.slot import Slot

SessionMain = Callable[[Any], Awaitable[None]]

ASSETS = Path(__file__).resolve().parent.parent / "assets"

_HARMLESS = (
    "FLET_APP_ID",
    "FLET_APP_STORAGE_",
    "FLET_APP_USER_MODEL_ID",
    "FLET_DESKTOP_FLAVOR",
    "FLET_LINUX_DISTRO",
    "FLET_VIEW_PATH",
)


def is_packaged() -> bool:
    """Whether this runs inside an app made by ``flet build``."""
    return "FLET_PLATFORM" in os.environ


def forget_flet_settings() -> None:
    """Drop every ``FLET_...`` variable but the harmless ones.

    Some would undo the guard: ``FLET_FORCE_WEB_SERVER`` and ``FLET_SERVER_IP`` make Flet
    open its own server to the network, ``FLET_WEB_PATH`` and ``FLET_ASSETS_DIR`` serve any
    folder, ``FLET_UPLOAD_DIR`` takes files in, ``FLET_LOG_LEVEL`` logs what is typed.
    """
    for name in list(os.environ):
        if name.startswith("FLET_") and not name.startswith(_HARMLESS):
            del os.environ[name]


def quiet_logs() -> None:
    """Keep Flet from logging messages, which hold what a person types, at any level."""
    for name in ("flet", "flet_transport", "flet_web", "flet_web.fastapi"):
        logging.getLogger(name).setLevel(logging.WARNING)


def shorten_messages() -> None:
    """Let a message to the browser be described by its kind alone.

    Flet 1.0.5 writes out every message it sends, a whole screen at a time and with all that
    a person typed, for a log line that nobody gets to see (``flet_app.py``,
    ``send_message``). It also costs 4 to 5 ms of the event loop for a screen (measured).
    """
    from flet.messaging.protocol import Message

    def short(message: Message) -> str:
        return f"Message({message.action})"

    Message.__repr__ = short  # type: ignore[method-assign, assignment]


def run_packaged(main: SessionMain) -> int:
    """Run inside the frame that ``flet build`` made: no server, no command line."""
    import flet as ft

    ft.run(main, assets_dir=str(ASSETS))
    return 0


def run_window(main: SessionMain) -> bool:
    """Show a desktop window until it is closed. ``False``, and a sentence, when there is
    no window to be had."""
    try:
        find_window()
        _show_window(main)
    except NoWindow as reason:
        complain(reason.message_id)
        return False
    return True


def _show_window(main: SessionMain) -> None:
    """Run Flet's desktop client. ``NoWindow`` when it ends before it ever connected, as it
    does where the system lacks one of its libraries."""
    import flet as ft

    shown = False

    async def noting(page: Any) -> None:
        nonlocal shown
        shown = True
        await main(page)

    # Flet's own choice is a socket in the shared temp folder; nobody else may reach ours.
    with tempfile.TemporaryDirectory(prefix="glidepath-") as private:
        os.environ["FLET_SERVER_UDS_PATH"] = str(Path(private) / "window")
        try:
            ft.run(noting, assets_dir=str(ASSETS), host="127.0.0.1")
        except OSError as error:
            raise NoWindow("desktop-does-not-start") from error
        finally:
            del os.environ["FLET_SERVER_UDS_PATH"]
    # Flet puts the default handler back when it is told to stop: then nothing went wrong.
    stopped = signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    if not shown and not stopped:
        raise NoWindow("desktop-does-not-start")


def run_browser(
    main: SessionMain, options: Options, ready: Callable[[], object], slot: Slot | None = None
) -> int:
    """Serve the browser version until the process is asked to stop; gives the exit code.
    Files that the person brings in go through ``slot``.

    ``ready`` is called, on a thread of its own, once the link is printed: the time a
    browser needs to load Flutter is well spent on importing the rest of the app.
    """
    try:
        sock = listen(options.port)
    except PortTaken:
        complain("command-port-taken", port=str(options.port))
        return EXIT_USAGE
    except PortForbidden:
        complain("command-port-forbidden", port=str(options.port))
        return EXIT_USAGE
    shorten_messages()
    door = Door(sock.getsockname()[1])

    def on_ready() -> None:
        sys.stdout.write(f"Glidepath: {door.link()}\n")
        sys.stdout.flush()
        if options.open_browser:
            Thread(target=_open, args=(door,), daemon=True).start()
        Thread(target=ready, daemon=True).start()

    # A polite end (SIGTERM) closes the diary as Ctrl+C does, instead of just stopping. Flet
    # may have left its own handlers behind when it could not show a window.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    guard = Guard(_web_app(main), door, speaker, options.language or "en", slot)
    with contextlib.suppress(KeyboardInterrupt):
        serve(guard, sock, on_ready)
    return 0


def _open(door: Door) -> None:
    if not webbrowser.open(door.one_time_link()):
        complain("command-no-browser")


def _web_app(main: SessionMain) -> Any:
    """Flet's ASGI app: its pages, its files and the WebSocket of each session."""
    import flet_web.fastapi

    return flet_web.fastapi.app(
        main,
        assets_dir=str(ASSETS),
        app_name="Glidepath",
        app_description="Glidepath",
        no_cdn=True,
    )
