"""``python3 dev.py run``, ``python3 dev.py test`` and ``python3 dev.py release-check``.

The first two set up everything they need in ``.venv`` beside this file and then run; the last
one needs nothing. Standard library only; Linux, macOS and Windows.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.help_lines import Region

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = "glidepath-requirements"
NEEDS = {"run": "requirements.txt", "test": "requirements-dev.txt"}
"""The second holds all of the first."""
USAGE = """\
python3 dev.py run [options]     set up and run Glidepath (dev.py run --help lists the options)
python3 dev.py test [options]    set up and run the tests (options go to pytest; without any, all
                                 tests run, in as many processes as suit the machine)
python3 dev.py release-check     say which numbers of Help now nobody has made sure of in the last
                                 180 days; a release waits for it (exit code 1)
"""
ALL_TESTS = (
    *("-n", "auto", "--maxprocesses", "4"),
    *("--dist", "loadfile", "--no-loadscope-reorder"),
)
"""One process for each processor, four at most, since some tests measure time. How many that
is, which tests stay together and which come first, says ``tests/conftest.py``."""

CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
FOLDERS = {
    "linux": ("~/.cache/ms-playwright/chromium-*/chrome-linux*/chrome",),
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "~/Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    ),
    "win32": (
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
        "~/AppData/Local/ms-playwright/chromium-*/chrome-win*/chrome.exe",
    ),
}
DEBIAN_PACKAGES = ("chromium", "gnome-keyring", "dbus")


class CannotGoOn(Exception):
    """Something is missing that only the person at the machine can put right."""


def say(sentence: str) -> None:
    """One line about what happens now."""
    print(f"dev: {sentence}", file=sys.stderr, flush=True)


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter of the virtual environment."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def stamp_of(requirements: str) -> str:
    """A line that changes when the interpreter or the requirements do."""
    digest = hashlib.sha256(sys.version.encode() + (ROOT / requirements).read_bytes())
    return f"{requirements} {digest.hexdigest()}"


def set_up(command: str) -> Path:
    """Make ``.venv`` fit for ``command``; gives its interpreter. Does nothing when it is."""
    requirements = NEEDS[command]
    stamp = VENV / STAMP
    done = stamp.read_text() if stamp.exists() else ""
    if venv_python().exists() and done in {stamp_of(requirements), stamp_of(NEEDS["test"])}:
        return venv_python()
    make_venv()
    say("installing what Glidepath needs into .venv (a few minutes the first time)")
    pip = [str(venv_python()), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if subprocess.run([*pip, "-r", str(ROOT / requirements)], check=False).returncode:
        raise CannotGoOn("the packages could not be installed; pip says why above")
    stamp.write_text(stamp_of(requirements))
    return venv_python()


def make_venv() -> None:
    """Make ``.venv`` with pip in it, unless it is there."""
    if venv_python().exists() and has_pip(venv_python()):
        return
    say("making a virtual environment in .venv")
    # Cleared: what is there belongs to an interpreter that is gone.
    make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    result = subprocess.run(make, check=False, capture_output=True, text=True)
    if result.returncode or not has_pip(venv_python()):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotGoOn(
            "this Python cannot make virtual environments with pip. On Debian or Ubuntu "
            f"install the package python{version}-venv (as root: apt-get install "
            f"python{version}-venv), then run this again"
        )


def has_pip(python: Path) -> bool:
    """Whether ``python -m pip`` works."""
    try:
        probe = subprocess.run([str(python), "-m", "pip", "-V"], check=False, capture_output=True)
    except OSError:
        return False
    return probe.returncode == 0


def find_chromium() -> str | None:
    """A Chromium, Chrome or Edge for the browser tests, or ``None``."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in CHROMIUMS)
    patterns = FOLDERS.get(sys.platform, ())
    return next((p for p in on_path if p), None) or next(
        (str(f) for p in patterns for f in expand(p)), None
    )


def expand(pattern: str) -> list[Path]:
    """The files that an absolute pattern stands for, newest name first."""
    path = Path(pattern).expanduser()
    return sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))), reverse=True)


def ensure_browser(python: Path) -> None:
    """Try to get a Chromium where none is there; say so when it cannot be had."""
    if find_chromium() is None and can_apt():
        apt_install(DEBIAN_PACKAGES)
    elif find_chromium() is None:
        say("no Chromium found; asking Playwright for one")
        fetch = [str(python), "-m", "playwright", "install", "chromium"]
        subprocess.run(fetch, check=False, stdout=subprocess.DEVNULL)
    if find_chromium() is None:
        say("there is no Chromium here, so the browser tests are SKIPPED (set CHROMIUM to one)")


def can_apt() -> bool:
    """Whether this is Debian or Ubuntu with the right to install packages."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None and os.geteuid() == 0


def apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages quietly. A failure shows in what is found afterwards."""
    say(f"installing {', '.join(packages)} with apt-get")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    for step in (["apt-get", "update", "-qq"], install):
        subprocess.run(step, check=False, env=env, stdout=subprocess.DEVNULL)


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file may meet any Python
        version = ".".join(map(str, sys.version_info[:3]))
        say(f"Glidepath needs Python 3.11 or newer; this is {version} ({sys.executable})")
        return 2
    if list(arguments) == ["release-check"]:
        return release_check(date.today())  # noqa: DTZ011 - the day at the releaser's desk
    if not arguments or arguments[0] not in NEEDS:
        print(USAGE, end="")
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    command, *rest = arguments
    try:
        python = set_up(command)
    except CannotGoOn as reason:
        say(str(reason))
        return 1
    if command == "run":
        return call([str(python), str(ROOT / "main.py"), *rest])
    ensure_browser(python)
    return call([str(python), "-m", "pytest", *(rest or ALL_TESTS)], cwd=ROOT)


def release_check(today: date, regions: Iterable[Region] | None = None) -> int:
    """Refuse numbers of Help now that were never checked or too long ago; the exit code.
    ``regions``: those of ``app/resources/help_lines.json`` unless given."""
    from app.domain.help_lines import CHECKED_WITHIN, overdue  # noqa: PLC0415 - only here
    from app.services.help_lines import HelpLines  # noqa: PLC0415

    regions = list(HelpLines().regions if regions is None else regions)
    found = overdue(regions, today)
    for one in found:
        when = "never checked" if one.days is None else f"checked {one.days} days ago"
        if one.days is not None and one.days < 0:
            when = "checked on a day to come"
        print(f"{one.region}: {one.line.number} ({one.line.name}): {when}; {one.line.source}")
    lines = sum(len(region.lines) for region in regions)
    days = CHECKED_WITHIN.days
    if found:
        print(f"release-check: {len(found)} of {lines} numbers need a check (at most {days} days)")
        return 1
    print(f"release-check: all {lines} numbers were checked within {days} days")
    return 0


def call(command: Sequence[str], cwd: Path | None = None) -> int:
    """Run to the end; Ctrl+C belongs to the program that runs."""
    process = subprocess.Popen(command, cwd=cwd)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
