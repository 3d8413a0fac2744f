"""Where the diary lives on this device."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from app.data.atomic import PRIVATE_FOLDER
from app.data.faults import told_plainly

NAME = "Glidepath"


def default_data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The folder used unless ``--data-dir`` names one; not made here.

    A packaged app is told its durable, app-private folder in ``FLET_APP_STORAGE_DATA``;
    elsewhere it is the platform's own place for application data.
    """
    packaged = (os.environ if environ is None else environ).get("FLET_APP_STORAGE_DATA")
    if packaged:
        return Path(packaged)
    from platformdirs import user_data_path  # noqa: PLC0415 - only needed here

    return user_data_path(NAME, appauthor=False)


def prepare_folder(folder: Path) -> Path:
    """Make ``folder`` if needed, closed to other people (mode 0700), and return it.

    A folder that was there is closed too when it is empty or already holds a diary's
    vault; any other (a home folder given by mistake) keeps its mode: the files inside are
    0600 either way. ``StorageReadOnly`` or ``StorageFull`` when it cannot be made.
    """
    folder = folder.expanduser().absolute()
    with told_plainly(folder):
        folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        ours = (folder / "vault.json").exists() or not any(folder.iterdir())
    if ours:
        with contextlib.suppress(OSError):  # a mounted disk without modes
            folder.chmod(PRIVATE_FOLDER)
    return folder
