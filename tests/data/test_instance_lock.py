from __future__ import annotations

import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.data.instance_lock import LOCK_NAME, InstanceLock
from app.domain.errors import AlreadyRunning, StorageReadOnly

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from app.data.instance_lock import InstanceLock
from app.domain.errors import AlreadyRunning
try:
    with InstanceLock(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
except AlreadyRunning:
    print("already running", flush=True)
"""


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_is_told(tmp_path: Path) -> None:
    first, second = start(tmp_path), None
    try:
        assert said(first) == "held"
        with pytest.raises(AlreadyRunning), InstanceLock(tmp_path):
            pass
        second = start(tmp_path)
        assert said(second) == "already running"
        first.send_signal(signal.SIGKILL)  # and a killed one is in nobody's way
        first.wait()
        with InstanceLock(tmp_path):
            pass
    finally:
        for process in (first, second):
            if process is not None:
                process.kill()
                process.communicate()


def test_it_can_be_taken_again_after_release(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.acquire()
    with pytest.raises(AlreadyRunning):
        InstanceLock(tmp_path).acquire()
    releasing = threading.Thread(target=lock.release)  # the ending thread may be another one
    releasing.start()
    releasing.join()
    with InstanceLock(tmp_path):
        pass
    lock.release()  # no error when it is not held


def test_two_folders_do_not_meet(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with InstanceLock(tmp_path / "one"), InstanceLock(tmp_path / "two"):
        pass


def test_the_lock_file_is_private(tmp_path: Path) -> None:
    with InstanceLock(tmp_path):
        assert stat.S_IMODE((tmp_path / LOCK_NAME).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()
    with pytest.raises(StorageReadOnly):
        InstanceLock(tmp_path).acquire()
