"""Starting Glidepath from a process that has imported all of it.

A start takes four seconds of a processor, most of it imports; the journeys make about seventy.
A fork of a process that did them before takes none of that. What a start itself does, journeys
and other tests see that start ``main.py`` as a person does (``tests/served.py``).
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
"""Not on Windows."""
PRELOADED = ["tests.imported", "tests.clinic.outbox.kill_sender"]
"""A process of tests has one server of forks, and that is started once."""


class Running(Protocol):
    """A process, as ``subprocess.Popen`` shows one."""

    @property
    def pid(self) -> int: ...

    def terminate(self) -> None: ...

    def kill(self) -> None: ...

    def wait(self, timeout: float | None = None) -> int: ...


@dataclass(frozen=True)
class Forked:
    """A fork with the methods of ``subprocess.Popen``."""

    process: BaseProcess
    said: Connection
    """What it writes: kept open, since it would stop at a line that nobody can read."""

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    def terminate(self) -> None:
        self.process.terminate()

    def kill(self) -> None:
        self.process.kill()

    def wait(self, timeout: float | None = None) -> int:
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired("a fork", timeout or 0)
        return self.process.exitcode

    def first_line(self) -> str:
        """What it says first; empty when it ended without a word."""
        with os.fdopen(os.dup(self.said.fileno())) as lines:
            return lines.readline()


def context() -> multiprocessing.context.ForkServerContext:
    """Where the forks of the tests come from."""
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(PRELOADED)
    return forks


def fork(arguments: Sequence[str], folder: Path, log: Path, env: Mapping[str, str]) -> Forked:
    """``python <arguments>`` in ``folder``; ``arguments[0]`` is ``main.py``."""
    forks = context()
    said, says = forks.Pipe(duplex=False)
    process = forks.Process(target=_run, args=(tuple(arguments), folder, log, dict(env), says))
    process.start()
    says.close()
    return Forked(process, said)


def _run(
    arguments: tuple[str, ...], folder: Path, log: Path, env: dict[str, str], says: Connection
) -> None:
    """Become the process that ``python main.py`` is."""
    import main

    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    os.dup2(says.fileno(), 1)
    with log.open("ab") as errors:
        os.dup2(errors.fileno(), 2)
    says.close()
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
    sys.argv = list(arguments)
    sys.exit(main.run(sys.argv[1:]))
