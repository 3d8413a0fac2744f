"""A file that leaves the app because the person asked for it, or that they bring in."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class File:
    """``name`` with its ending; ``media_type`` as registered with IANA. Never written to the
    disk by the app itself: the person says where it goes. ``left_out``: how many entries or
    days could not be read and are not in it."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    left_out: int = 0


class Downloads(Protocol):
    """The folder where a person looks for files, on a computer of their own. Blocking."""

    def keep(self, file: File) -> str:
        """Put the file there under its name, or one beside it where that is taken: nothing is
        replaced. Where it lies now, as a path. ``StorageFull``, ``StorageReadOnly``."""
        ...


class Intake(Protocol):
    """Takes in a file that the browser sends, in memory alone."""

    def expect(self, most: int) -> tuple[str, Awaitable[bytes | None]]:
        """Wait for one file of at most ``most`` bytes: the address where the browser sends it,
        once, and what came; ``None`` where that was more, or broke off."""
        ...
