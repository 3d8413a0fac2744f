"""Sealing and opening the parts of a side view (``side_views``): its key, what is noted of it, and
the package."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.data.disk import read_regular
from app.data.payloads import fixed_offset
from app.data.sharing.side_file import VERSION, SideFile
from app.data.vault import typed_bytes
from app.data.vault_file import Wrapped
from app.data.wrapping import DeviceSecret, Typed, unwrap, wrap
from app.domain.archives import MOST_BYTES
from app.domain.errors import EntryDamaged, FileBroken, FileTooNew
from app.domain.ports import DataKey
from app.domain.sharing.packages import Package
from app.domain.sharing.side_view import Aside, SideViewBroken
from app.domain.watch import Watch

# cryptography takes 40 ms to import, and reading packages more: not before there is one to open.
if TYPE_CHECKING:
    from app.data.sealing import Sealer

WAY = "supporter"


@dataclass(frozen=True)
class About:
    """What is noted of a side view. ``latest``: the latest moment seen."""

    aside: Aside
    latest: datetime


def aside_of(package: Package) -> Aside:
    """What is noted of a package."""
    return Aside(package.head.grant, package.head.made_at, package.head.until)


def wrapped(
    view_key: DataKey, side_id: str, passcode: str, cost: int, device: DeviceSecret | None
) -> Wrapped:
    """The key of a view under a supporter's passcode."""
    return wrap(view_key, side_id, WAY, typed=Typed(typed_bytes(passcode), cost), device=device)


def unwrapped(side: SideFile, passcode: str, device: bytes | None) -> DataKey | None:
    """The key of a view, or ``None`` for a passcode that does not open it."""
    return unwrap(side.passcode, side.id, WAY, typed=typed_bytes(passcode), device=device)


def owned(view_key: DataKey, side_id: str, key: DataKey) -> bytes:
    """The key of a view sealed with the diary's, ``key``."""
    return _sealer(key).seal(view_key.reveal(), _place(side_id, "owner"))


def view_key_of(side: SideFile, key: DataKey) -> DataKey:
    """The key of a view, by that of its diary. ``SideViewBroken`` for another diary's."""
    try:
        return DataKey(_sealer(key).open(side.owner, _place(side.id, "owner")))
    except EntryDamaged:
        raise SideViewBroken("of another diary") from None


def sealed_about(side_id: str, view_key: DataKey, about: About) -> bytes:
    """What is noted, sealed with the key of its view."""
    content = {
        "grant": str(about.aside.grant),
        "made_at": fixed_offset(about.aside.made_at).isoformat(),
        "until": about.aside.until.isoformat(),
        "latest": fixed_offset(about.latest).isoformat(),
    }
    plain = json.dumps(content).encode("ascii")
    return _sealer(view_key).seal(plain, _place(side_id, "about"))


def about_of(side: SideFile, view_key: DataKey) -> About:
    """What is noted. ``SideViewBroken``."""
    try:
        content = json.loads(_sealer(view_key).open(side.about, _place(side.id, "about")))
        made_at, latest = (datetime.fromisoformat(content[n]) for n in ("made_at", "latest"))
        aside = Aside(UUID(content["grant"]), made_at, date.fromisoformat(content["until"]))
    except (EntryDamaged, LookupError, TypeError, ValueError) as error:
        raise SideViewBroken(type(error).__name__) from None
    return About(aside, latest)


def sealed_package(side_id: str, view_key: DataKey, package: Package) -> bytes:
    """A package, sealed with the key of its view. ``ValueError`` for one that goes beyond its
    head."""
    from app.data.archive.packed import packed  # noqa: PLC0415 - see above
    from app.data.sharing import document  # noqa: PLC0415

    content = packed(document.write(package, Watch()))
    return _sealer(view_key).seal(content, _place(side_id, "package"))


def open_package(path: Path, side_id: str, view_key: DataKey) -> Package:
    """The package in a file. ``SideViewBroken`` where it is not there or does not open."""
    from app.data.archive.packed import unpacked  # noqa: PLC0415 - see above
    from app.data.sharing import document  # noqa: PLC0415

    try:
        content = _sealer(view_key).open(read_regular(path, MOST_BYTES), _place(side_id, "package"))
        return document.read(unpacked(content), Watch())
    except (OSError, ValueError, EntryDamaged, FileBroken, FileTooNew) as error:
        raise SideViewBroken(type(error).__name__) from None


def _sealer(key: DataKey) -> Sealer:
    from app.data.sealing import Sealer  # noqa: PLC0415 - see above

    return Sealer(key)


def _place(side_id: str, part: str) -> bytes:
    from app.data.sealing import place  # noqa: PLC0415 - see above

    return place("side", side_id, VERSION, part)
