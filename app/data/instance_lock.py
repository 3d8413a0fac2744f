"""One Glidepath per data folder at a time.

Several windows or tabs of one process share its store; a second process would not see
the first one's drafts in time. The operating system holds the lock, so that a killed
process leaves none behind.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from app.data.atomic import PRIVATE_FILE
from app.data.faults import told_plainly
from app.domain.errors import AlreadyRunning

LOCK_NAME = "glidepath.lock"


class InstanceLock:
    """Held from ``acquire`` (or ``with``) until ``release`` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        from filelock import FileLock  # noqa: PLC0415 - phones and demos need none

        self._folder = folder
        # Not thread-local: taken while starting, given back by whichever thread ends.
        self._lock = FileLock(folder / LOCK_NAME, mode=PRIVATE_FILE, thread_local=False)

    def acquire(self) -> None:
        """Take the lock. ``AlreadyRunning`` when another process has it;
        ``StorageReadOnly`` or ``StorageFull`` when the folder does not let us."""
        from filelock import Timeout  # noqa: PLC0415

        with told_plainly(self._folder):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:  # before told_plainly sees it: a TimeoutError is an OSError
                raise AlreadyRunning from None
            except NotImplementedError as error:  # a network disk without locks
                raise OSError(str(error)) from error

    def release(self) -> None:
        """Give the lock back. No error when it is not held."""
        self._lock.release()

    def __enter__(self) -> InstanceLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
