"""Glidepath's front door: the command line, the process-wide runtime, one app per session."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from typing import TYPE_CHECKING

from app import launch, quiet, warm_up
from app.command_line import EXIT_ALREADY_RUNNING, EXIT_USAGE, Options, complain, parse
from app.domain.errors import AlreadyRunning, StorageFull, StorageReadOnly

if TYPE_CHECKING:
    from types import ModuleType

    import flet as ft

    from app.bootstrap import Runtime


def run(arguments: list[str]) -> int:
    """Run Glidepath until it is closed; gives the exit code of the process."""
    quiet.search_seldom()
    packaged = launch.is_packaged()
    # A packaged app gets its arguments from the system, not from a person.
    options = Options() if packaged else parse(arguments)
    launch.quiet_logs()

    from app.bootstrap import Runtime

    try:
        runtime = Runtime(options.data_dir, options.demo, options.language)
    except AlreadyRunning:
        complain("command-already-running")
        return EXIT_ALREADY_RUNNING
    except (StorageReadOnly, StorageFull):
        complain("command-no-folder")
        return EXIT_USAGE

    def first_screens() -> ModuleType:
        runtime.warm_up()
        return warm_up.load_first()

    def everything() -> None:
        first_screens()
        warm_up.load_all()

    async def main(page: ft.Page) -> None:
        views = await asyncio.to_thread(first_screens)
        await views.start(page, runtime)
        quiet.begin(partial(load_later, runtime))

    try:
        if packaged:
            return launch.run_packaged(main)
        launch.forget_flet_settings()
        if not options.web and launch.run_window(main):
            return 0
        return launch.run_browser(main, options, everything, runtime.slot)
    finally:
        runtime.close()


def load_later(runtime: Runtime) -> None:
    """What opening the diary and Progress take, at a moment when nobody waits."""
    runtime.load_database()
    warm_up.load_drawing()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
