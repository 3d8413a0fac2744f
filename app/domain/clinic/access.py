"""The permission that a clinic gave: what is kept of it, sealed, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Access:
    """One permission. ``base`` and ``patient``: where and for whom; ``token_url`` and
    ``revoke_url``: where it is renewed and given back ("" for nowhere).

    ``access`` holds ``until`` then, ``None`` where that was not said. ``refresh``: used up by the
    next renewal; "" where there is none. ``scopes``: what was granted, sorted.
    """

    base: str
    client: str
    token_url: str
    revoke_url: str
    patient: str
    access: str = field(default="", repr=False)
    refresh: str = field(default="", repr=False)
    until: datetime | None = None
    scopes: tuple[str, ...] = ()
