"""The command line as a person meets it: a process, its words and its exit code."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import __version__
from app.command_line import Options, parse
from tests.served import FIRST_LINE, ROOT, Ask, Served, start

WEB = ("main.py", "--web", "--no-open", "--port", "0")


def glidepath(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run ``main.py`` to its end."""
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def one_sentence(done: subprocess.CompletedProcess[str], code: int) -> str:
    """The one line on standard error of a process that ended with ``code``."""
    assert (done.returncode, done.stdout) == (code, ""), done
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Served]:
    served = start((*WEB, "--data-dir", str(tmp_path / "diary")), tmp_path / "log")
    yield served
    served.stop()


def test_version() -> None:
    done = glidepath("--version")
    assert (done.returncode, done.stdout) == (0, f"Glidepath {__version__}\n")


def test_help_says_a_sentence_for_every_option() -> None:
    done = glidepath("--help")
    options = re.findall(r"^  (?:-h, )?(--[\w-]+)(?: \w+)?\s+(\S.*)$", done.stdout, re.MULTILINE)
    names = "help web port no-open data-dir demo lang version"
    assert [name for name, _ in options] == [f"--{n}" for n in names.split()]
    assert all(not words.startswith("command-") for _, words in options)


@pytest.mark.parametrize("port", ["65536", "-1", "x", "", "8 0", "٣"])
def test_a_port_that_is_none(port: str) -> None:
    assert "0 to 65535" in one_sentence(glidepath("--web", f"--port={port}"), 2)


def test_a_language_that_is_not_there_names_those_that_are() -> None:
    sentence = one_sentence(glidepath("--lang", "tlh"), 2)
    assert '"tlh"' in sentence
    assert "There is: en" in sentence


def test_an_option_that_is_none() -> None:
    assert "--prot" in one_sentence(glidepath("--prot", "1"), 2)


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        folder = ("--data-dir", str(tmp_path / "diary"))
        sentence = one_sentence(glidepath("--web", "--port", port, *folder), 2)
    assert port in sentence


@pytest.mark.parametrize("below", ["a file", "a file/deeper"])
def test_a_folder_that_cannot_be_made(tmp_path: Path, below: str) -> None:
    (tmp_path / "a file").write_text("not a folder")
    folder = str(tmp_path / below)
    assert "--data-dir" in one_sentence(glidepath("--web", "--data-dir", folder), 2)


def test_a_second_start_says_where_to_look(running: Served, tmp_path: Path) -> None:
    done = glidepath("--web", "--no-open", "--data-dir", str(tmp_path / "diary"))
    assert "open already" in one_sentence(done, 3)
    assert Ask().of(running.port).status == 403, "the first one is still there"


def test_another_folder_and_the_demo_run_beside_it(running: Served, tmp_path: Path) -> None:
    for number, more in enumerate((("--data-dir", str(tmp_path / "other")), ("--demo",))):
        beside = start((*WEB, *more), tmp_path / f"log-{number}")
        assert beside.port != running.port
        beside.stop()


def test_a_polite_end_is_orderly(running: Served) -> None:
    running.process.terminate()
    assert running.process.wait(10) == 0
    assert "Traceback" not in running.log.read_text()


def test_the_port_asked_for_is_the_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = start(("main.py", "--port", str(port), "--no-open", "--demo"), tmp_path / "log")
    served.stop()
    assert served.port == port


def test_without_a_display_it_is_the_browser_version_and_says_so(tmp_path: Path) -> None:
    log = tmp_path / "log"
    # A browser that is not one: nothing may pop up on the machine that runs the tests.
    env = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "BROWSER": "true"}
    # Flet's own way out would be a server that is open to the network.
    env |= {"FLET_FORCE_WEB_SERVER": "true", "FLET_SERVER_IP": "0.0.0.0"}
    served = start(("main.py", "--data-dir", str(tmp_path / "diary")), log, env)
    try:
        assert Ask().of(served.port).status == 403
        assert "no display" in log.read_text()
        assert log.read_text().count("\n") == 1
    finally:
        served.stop()


def test_a_port_or_a_link_to_print_mean_the_browser_version() -> None:
    assert parse(["--port", "5000"]) == Options(web=True, port=5000)
    assert parse(["--no-open"]) == Options(web=True, open_browser=False)
    assert parse([]) == Options()
    everything = ["--web", "--data-dir", "~/x", "--demo", "--lang", "en"]
    assert parse(everything) == Options(True, None, True, Path.home() / "x", True, "en")


def test_the_first_line_is_exactly_as_promised() -> None:
    token = "a" * 43
    assert FIRST_LINE.match(f"Glidepath: http://127.0.0.1:1/?token={token}\n")
    assert not FIRST_LINE.match(f"INFO Glidepath: http://127.0.0.1:1/?token={token}\n")
