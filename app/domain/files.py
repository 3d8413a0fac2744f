"""A file that leaves the app because the person asked for it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class File:
    """``name`` with its ending; ``media_type`` as registered with IANA. Never written to the
    disk by the app itself: the person says where it goes. ``left_out``: how many entries or
    days could not be read and are not in it."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    left_out: int = 0
