"""Writing a small file so that there is always a whole one: the old or the new.

The content goes to a temporary file in the same folder, is made durable, and takes the
place of the old file in one step; then the folder entry is made durable too. A crash at
any moment leaves the old file byte for byte or the new one.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from app.data.disk import sync_folder
from app.data.faults import told_plainly

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def write_atomic(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``, whole or not at all, durable on return.

    The file is readable by its owner alone (mode 0600). ``StorageFull`` or
    ``StorageReadOnly`` when it cannot; the old file is then as it was, unless only the
    last step (making the folder entry durable) went wrong.
    """
    # One fixed name: what a crash left behind is replaced by the next write, not collected.
    temporary = path.with_name(f".{path.name}.tmp")
    with told_plainly(path.parent):
        try:
            temporary.unlink(missing_ok=True)
            _write_durably(temporary, content)
            temporary.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def _write_durably(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
