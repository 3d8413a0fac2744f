"""Every reader of files, each with something to begin from and what it may answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from babel import Locale

from app.data.attempts import ATTEMPTS_NAME
from app.data.letterbox import LETTERBOX_NAME, _to_bytes
from app.data.locked_contacts import NAME as CONTACTS_NAME
from app.data.settings_store import SETTINGS_NAME
from app.data.sharing.side_file import NAME as SIDE_NAME
from app.data.vault_file import VAULT_NAME
from app.i18n.formats import Formats
from app.services.limits_file import LimitsFile, read_limits
from tests.fuzz import archives, clinic, folder, shares

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FORMATS = Formats(Locale.parse("en_US"))
TODAY = date(2030, 1, 1)


@dataclass(frozen=True)
class Reader:
    """``seeds``: good files. ``read``: takes any bytes; what came of it, and an exception for
    anything that should not. ``share``: of all inputs, in thousandths. ``giants``: large files
    that are each read once."""

    name: str
    share: int
    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes], str]
    giants: dict[str, Callable[[], bytes]] = field(default_factory=dict)


def _limits(content: bytes) -> str:
    found = read_limits(content, TODAY, FORMATS)
    if isinstance(found, LimitsFile):
        return archives.READ
    if not found:
        raise AssertionError("refused without a word")
    return found[0].id


FROM_FILE = archives.restored(archives.from_file)
READERS = (
    Reader("export", 220, archives.one_by_one, FROM_FILE, archives.GIANTS),
    Reader("backup", 130, archives.good, FROM_FILE, archives.BOMBS),
    Reader("its header", 60, lambda: [archives.parts()[0]],
           archives.restored(archives.with_header)),
    Reader("inside a backup", 100,
           lambda: [archives.inside(one) for one in archives.one_by_one()],
           archives.restored(archives.packed)),
    Reader("package", 60, shares.files, shares.taken(shares.from_file), shares.BOMBS),
    Reader("package header", 30, lambda: [shares.parts()[0]], shares.taken(shares.with_header)),
    Reader("package inside", 110, shares.documents, shares.taken(shares.from_inside),
           shares.INSIDES),
    Reader("package codes", 50, shares.links, shares.joined, shares.LINKS),
    Reader("clinic's limits", 120,
           lambda: [path.read_bytes() for path in EXAMPLES.glob("clinic-limits*.json")], _limits),
    Reader("clinic's plan", 60, clinic.bundles, clinic.plan),
    Reader("letter", 50, folder.letter_seeds, folder.letters),
    Reader("inside a letter", 50, lambda: [_to_bytes(folder.LETTER)], folder.letter_inside),
    Reader("letterbox", 30, folder.boxes, folder.kept(LETTERBOX_NAME, folder.box)),
    Reader("vault", 60, folder.vault, folder.kept(VAULT_NAME, folder.ways)),
    Reader("side view", 40, folder.side_seeds, folder.kept(SIDE_NAME, folder.side)),
    Reader("settings", 50, folder.settings_seeds, folder.kept(SETTINGS_NAME, folder.settings)),
    Reader("contacts", 40, folder.contacts_seeds, folder.kept(CONTACTS_NAME, folder.contacts)),
    Reader("tries", 15, lambda: [b'{"wrong": 7, "last": 1741029300.5}'],
           folder.kept(ATTEMPTS_NAME, folder.tries)),
    Reader("diary", 8, lambda: [folder.diary()], folder.database),
    Reader("copy", 7, lambda: [folder.diary()], folder.copy),
)  # fmt: skip
