from __future__ import annotations

import errno
import os
import resource
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.data import atomic
from app.data.atomic import write_atomic
from app.data.folder import default_data_folder, prepare_folder
from app.domain.errors import StorageFull, StorageReadOnly


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    old_mask = os.umask(0)  # the mode must not depend on it
    try:
        write_atomic(path, b"one")
    finally:
        os.umask(old_mask)
    assert (path.read_bytes(), mode(path)) == (b"one", 0o600)
    path.chmod(0o644)
    write_atomic(path, b"two")
    assert (path.read_bytes(), mode(path)) == (b"two", 0o600)
    assert [p.name for p in tmp_path.iterdir()] == ["vault.json"]


class Killed(BaseException):
    pass


@pytest.mark.parametrize("killed", [True, False])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "folder"])
def test_a_crash_at_any_step_leaves_a_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, when: str, killed: bool
) -> None:
    path = tmp_path / "vault.json"
    write_atomic(path, b"the old one")
    place: tuple[Any, str] = {
        "open": (os, "open"),
        "write": (os, "fdopen"),
        "fsync": (os, "fsync"),
        "replace": (Path, "replace"),
        "folder": (atomic, "sync_folder"),
    }[step]
    with monkeypatch.context() as patch:
        patch.setattr(*place, going_wrong(getattr(*place), when, killed))
        with pytest.raises(Killed if killed else StorageFull):
            write_atomic(path, b"the new one")
    replaced = step == "folder" or (step, when) == ("replace", "after")
    assert path.read_bytes() == (b"the new one" if replaced else b"the old one")

    write_atomic(path, b"another")  # whatever was left behind is in nobody's way
    assert path.read_bytes() == b"another"
    assert [p.name for p in tmp_path.iterdir()] == ["vault.json"]


def going_wrong(call: Callable[..., Any], when: str, killed: bool) -> Callable[..., Any]:
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        if when == "after":
            call(*args, **kwargs)
        raise Killed if killed else OSError(errno.ENOSPC, "no room")

    return wrapped


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EACCES, StorageReadOnly),
        (errno.EROFS, StorageReadOnly),
        (errno.EIO, StorageReadOnly),
    ],
)
def test_troubles_have_a_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[Exception]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, "somewhere under a person's name")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(kind) as caught:
        write_atomic(tmp_path / "vault.json", b"")
    assert "person" not in str(caught.value)
    assert not any(tmp_path.iterdir())


def test_a_disk_that_really_takes_no_more(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    write_atomic(path, b"the old one")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, limits[1]))
    try:
        with pytest.raises(StorageFull):
            write_atomic(path, b"a longer one")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"the old one"
    assert [p.name for p in tmp_path.iterdir()] == ["vault.json"]


def test_a_folder_that_really_takes_no_files() -> None:
    with pytest.raises(StorageReadOnly):
        write_atomic(Path("/proc/self/vault.json"), b"x")


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageReadOnly):
        write_atomic(tmp_path / "gone" / "vault.json", b"x")


def test_the_folder_is_made_private(tmp_path: Path) -> None:
    folder = prepare_folder(tmp_path / "a" / "b")
    assert mode(folder) == 0o700
    folder.chmod(0o755)
    assert mode(prepare_folder(folder)) == 0o700  # still empty: made for the diary
    (folder / "vault.json").touch()
    folder.chmod(0o755)
    assert mode(prepare_folder(folder)) == 0o700


def test_a_home_given_by_mistake_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letters.txt").touch()
    prepare_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for impossible in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StorageReadOnly):
            prepare_folder(impossible)


def test_where_the_diary_lives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert default_data_folder({"FLET_APP_STORAGE_DATA": "/data/app"}) == Path("/data/app")
    monkeypatch.delenv("FLET_APP_STORAGE_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    found = default_data_folder()
    assert found.name == "Glidepath"
    assert not found.exists()
