"""The two commands before anything is installed, and what is skipped or required."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev
from tests.served import ROOT

ONE = "tests/e2e/test_guard_live.py::test_the_cookie_is_out_of_reach_of_scripts"


@pytest.fixture(autouse=True)
def venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A virtual environment that looks complete, outside the project's own."""
    monkeypatch.setattr(dev, "VENV", tmp_path)
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text("")
    monkeypatch.setattr(dev, "venv_python", lambda: python)
    return tmp_path


def calls(monkeypatch: pytest.MonkeyPatch, returncode: int = 0) -> list[list[str]]:
    """Note the commands instead of running them."""
    noted: list[list[str]] = []

    def note(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        noted.append(command)
        return subprocess.CompletedProcess(command, returncode, "", "")

    monkeypatch.setattr(subprocess, "run", note)
    return noted


def test_it_installs_once_and_again_when_the_requirements_change(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, venv: Path
) -> None:
    for name in dev.NEEDS.values():
        (tmp_path / name).write_text("flet==1.0.5\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    noted = calls(monkeypatch)
    dev.set_up("run")
    installs = [c for c in noted if "install" in c]
    assert [c[-1] for c in installs] == [str(tmp_path / "requirements.txt")]
    noted.clear()
    dev.set_up("run")
    assert noted == []
    (tmp_path / "requirements.txt").write_text("flet==1.0.6\n")
    dev.set_up("run")
    assert [c for c in noted if "install" in c]


def test_what_the_tests_need_holds_what_running_needs(
    monkeypatch: pytest.MonkeyPatch, venv: Path
) -> None:
    (venv / dev.STAMP).write_text(dev.stamp_of(dev.NEEDS["test"]))
    noted = calls(monkeypatch)
    dev.set_up("run")
    assert noted == []
    # The tests may need a package where running does not: on which systems is left out.
    running, testing = (
        {line.partition(" ;")[0] for line in (ROOT / dev.NEEDS[of]).read_text().splitlines()}
        for of in ("run", "test")
    )
    assert running <= testing


def test_requirements_are_pinned_and_name_no_address() -> None:
    for name in dev.NEEDS.values():
        for line in (ROOT / name).read_text().splitlines():
            assert "==" in line.partition(";")[0], line
            assert "://" not in line
            assert "@" not in line


def test_a_failed_installation_is_no_installation(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], venv: Path
) -> None:
    calls(monkeypatch, returncode=1)
    monkeypatch.setattr(dev, "make_venv", lambda: None)
    assert dev.main(["run"]) == 1
    assert "could not be installed" in capsys.readouterr().err
    assert not (venv / dev.STAMP).exists()


def test_a_python_without_venv(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls(monkeypatch, returncode=1)
    assert dev.main(["test"]) == 1
    words = capsys.readouterr().err
    assert f"python{sys.version_info.major}.{sys.version_info.minor}-venv" in words
    assert "Traceback" not in words


def test_an_old_python(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert dev.main(["run"]) == 2
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["--help"], 0), (["rum"], 2)])
def test_usage(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == code
    assert "dev.py run" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "passed_on"),
    [([], [*dev.ALL_TESTS]), (["tests/domain", "-q"], ["tests/domain", "-q"])],
    ids=["all", "some"],
)
def test_all_tests_run_in_several_processes_and_some_as_one_says(
    monkeypatch: pytest.MonkeyPatch, given: list[str], passed_on: list[str]
) -> None:
    called: list[str] = []

    def call(command: Sequence[str], cwd: Path) -> int:
        called.extend(command)
        return 0

    monkeypatch.setattr(dev, "set_up", lambda command: Path("python"))
    monkeypatch.setattr(dev, "ensure_browser", lambda python: None)
    monkeypatch.setattr(dev, "call", call)
    assert dev.main(["test", *given]) == 0
    assert called == ["python", "-m", "pytest", *passed_on]


def test_no_chromium_is_said_out_loud(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls(monkeypatch)
    monkeypatch.setenv("CHROMIUM", "/no/such/chromium")
    dev.ensure_browser(Path("python"))
    assert "SKIPPED" in capsys.readouterr().err


@pytest.mark.parametrize("options", [(), dev.ALL_TESTS], ids=["one-process", "several"])
@pytest.mark.parametrize(("require", "outcome"), [("", "1 skipped"), ("x,browser", "1 error")])
def test_browser_tests_without_a_browser(
    require: str, outcome: str, options: tuple[str, ...]
) -> None:
    env = {**os.environ, "CHROMIUM": "/no/such/chromium", "GLIDEPATH_REQUIRE": require}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, ONE]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert outcome in done.stdout.splitlines()[-1], done.stdout
    assert "need Chromium" in done.stdout
