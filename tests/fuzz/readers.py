"""Every reader of files, each with something to begin from and what it may answer."""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from babel import Locale
from joserfc import jwe as jose
from joserfc.jwk import OKPKey

from app.data import letterbox
from app.data.archive import backup, export, jwe
from app.data.archive.files import FileArchives
from app.data.attempts import ATTEMPTS_NAME, Attempts
from app.data.letterbox import LETTERBOX_NAME, LETTERS_NAME, FolderLetterbox
from app.data.locked_contacts import NAME as CONTACTS_NAME
from app.data.locked_contacts import FileLockedContacts
from app.data.memory import MemoryDiaryFiles
from app.data.settings_store import SETTINGS_NAME, FileSettingsStore
from app.data.vault_file import VAULT_NAME, VaultFiles
from app.domain.archives import Everything, How, Opened, SecretKind
from app.domain.errors import GlidepathError
from app.domain.settings import Settings
from app.domain.signs import SignReport
from app.domain.watch import Watch
from app.i18n.formats import Formats
from app.services.limits_file import LimitsFile, read_limits
from tests.data.diaries import KEY, NOW, a_checkin, folder_of
from tests.data.histories import a_history, all_in, put
from tests.data.records import a_help_contact, a_sign_report

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PASSPHRASE = "seven small boats at noon"
FORMATS = Formats(Locale.parse("en_US"))
READ = "read"
TODAY = date(2030, 1, 1)
LETTER = replace(a_sign_report(), id=UUID("00000000-0000-4000-8000-000000000001"))


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


def _kind(error: GlidepathError) -> str:
    return type(error).__name__


# Export, backup: what is refused changes nothing, what is read can be brought in and taken out.


@cache
def _small() -> bytes:
    return export.write(Everything((a_checkin(),)), Watch())[0]


@cache
def _whole() -> bytes:
    return export.write(a_history(), Watch())[0]


def _one_by_one() -> list[bytes]:
    """Each entry of a diary in a file of its own: small, so that much is tried."""
    history = a_history()
    files = [export.write(Everything(records=(r,)), Watch())[0] for r in history.records[:14]]
    files += [export.write(replace(history, records=()), Watch())[0], _small(), _small()]
    return [*files, _whole()]


def _restored(read: Callable[[bytes], Opened]) -> Callable[[bytes], str]:
    def tried(content: bytes) -> str:
        store = MemoryDiaryFiles().open(KEY)
        here = Everything((a_checkin(),), (), (), {"plan": {"a": "b"}})
        put(store, here)
        try:
            found = read(content)
        except GlidepathError as error:
            if all_in(store) != here:
                raise AssertionError("a file that was refused changed the diary") from None
            return _kind(error)
        put(store, found.everything, How.REPLACE)
        again, left_out = export.write(all_in(store), Watch())
        if left_out or export.read(again, Watch()).everything != found.everything:
            raise AssertionError("what was read cannot be written again")
        return READ

    return tried


def _from_file(content: bytes) -> Opened:
    return FileArchives().read(content, PASSPHRASE, Watch())


def _inside(diary: bytes) -> bytes:
    head = {"format": "glidepath-backup", "version": 1, "settings": {"language": "en"}}
    return json.dumps(head)[:-1].encode() + b',"diary":' + diary + b"}"


def _sealed(content: bytes) -> bytes:
    secret = PASSPHRASE.encode()
    return jwe.sealed(content, SecretKind.PASSPHRASE, secret, jwe.LEAST_ROUNDS)


@cache
def _parts() -> tuple[bytes, bytes]:
    """The header of a backup, and all that follows it."""
    first, rest = _sealed(gzip.compress(_inside(_small()))).split(b".", 1)
    return urlsafe_b64decode(first + b"=" * (-len(first) % 4)), rest


def _with_header(content: bytes) -> Opened:
    """A backup with another header."""
    return _from_file(urlsafe_b64encode(content).rstrip(b"=") + b"." + _parts()[1])


def _packed(content: bytes) -> Opened:
    return backup.read_packed(gzip.compress(content, 1), Watch())


MB = 1 << 20
GIANTS: dict[str, Callable[[], bytes]] = {
    "32 MB of zeros": lambda: bytes(32 * MB),
    "33 MB of text": lambda: b"x" * (33 * MB),
    "33 MB of JSON": lambda: b'{"x":"' + b"y" * (33 * MB) + b'"}',
    "a million lists": lambda: b'{"x":[' + b"[]," * 990_000 + b"1]}",
    "deep": lambda: b'{"x":' + b"[" * 1_900_000,
    "one long text": lambda: b'{"format":"glidepath-export","x":"' + b"\\u1234" * 5_000_000 + b'"}',
    "one long number": lambda: b'{"format":"glidepath-export","x":1.' + b"1" * (30 * MB) + b"}",
    "a text of signs": ("{" + "\U0001f9d8" * (7 * MB)).encode,
}
BOMBS: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: _sealed(gzip.compress(bytes(200 * MB), 9)),
    "a backup of zeros": lambda: _sealed(bytes(20 * MB)),
    "a header without end": lambda: b"eyJ0eXAiOiJnbGlkZXBhdGgtYmFja3VwI" + b"A" * (31 * MB),
    "dots": lambda: b"." * (31 * MB),
}


# The small files of the data folder: read or set aside, and nothing of them is lost.


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="glidepath-fuzz-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _kept(name: str, read: Callable[[Path], str]) -> Callable[[bytes], str]:
    """A reader of ``name`` in a folder, which must still hold the same bytes afterwards."""

    def tried(content: bytes) -> str:
        with _folder() as folder:
            (folder / name).write_bytes(content)
            try:
                said = read(folder)
            except GlidepathError as error:
                said = _kind(error)
            if content not in [path.read_bytes() for path in folder.iterdir() if path.is_file()]:
                raise AssertionError(f"{name} was changed by reading it")
            return said

    return tried


def _vault() -> list[bytes]:
    from app.data.vault import _recovery_way
    from app.data.vault_file import VaultFile
    from app.data.wrapping import key_check

    with _folder() as folder:
        ways = _recovery_way(KEY, "ab" * 16, bytes(15))
        VaultFiles(folder).save(VaultFile("ab" * 16, key_check(KEY), ways=ways))
        return [(folder / VAULT_NAME).read_bytes()]


def _settings(folder: Path) -> str:
    return "defaults" if FileSettingsStore(folder).load() == Settings() else READ


def _settings_seeds() -> list[bytes]:
    with _folder() as folder:
        FileSettingsStore(folder).save(Settings("en", "us", True))
        return [(folder / SETTINGS_NAME).read_bytes()]


def _contacts(folder: Path) -> str:
    return READ if FileLockedContacts(folder).load() else "none"


def _contacts_seeds() -> list[bytes]:
    with _folder() as folder:
        FileLockedContacts(folder).save([a_help_contact(), a_help_contact()])
        return [(folder / CONTACTS_NAME).read_bytes()]


def _tries(folder: Path) -> str:
    seconds = Attempts(folder, lambda _path, _content: None).wait_seconds(NOW)
    if not 0 <= seconds <= 3600:
        raise AssertionError("a wait without end")
    return READ


def _box(folder: Path) -> str:
    FolderLetterbox(folder).put(a_sign_report())
    return READ


def _boxes() -> list[bytes]:
    with _folder() as folder:
        FolderLetterbox(folder).empty(KEY, MemoryDiaryFiles().open(KEY))
        return [(folder / LETTERBOX_NAME).read_bytes()]


def _letters(content: bytes) -> str:
    """A letter that is read goes into the diary; any other is set aside."""
    with _folder() as folder:
        place = folder / LETTERS_NAME
        place.mkdir()
        (place / f"{LETTER.id.hex}.jwe").write_bytes(content)
        store = MemoryDiaryFiles().open(KEY)
        taken = FolderLetterbox(folder).empty(KEY, store)
        left = [path.read_bytes() for path in place.iterdir()]
        if (taken, left) not in [(0, [content]), (1, [])]:
            raise AssertionError("a letter was lost")
        return READ if store.records(SignReport) else "set aside"


def _letter_seeds() -> list[bytes]:
    with _folder() as folder:
        box = FolderLetterbox(folder)
        box.empty(KEY, MemoryDiaryFiles().open(KEY))
        box.put(LETTER)
        return [path.read_bytes() for path in (folder / LETTERS_NAME).iterdir()]


def _letter_inside(content: bytes) -> str:
    """A letter whose seal is good, and whose words are anything."""
    private = OKPKey.import_key(dict(letterbox._private(KEY)))
    sealed = jose.encrypt_compact(letterbox._HEADER, content, private)
    return _letters(sealed.encode("ascii"))


def _limits(content: bytes) -> str:
    found = read_limits(content, TODAY, FORMATS)
    if isinstance(found, LimitsFile):
        return READ
    if not found:
        raise AssertionError("refused without a word")
    return found[0].id


# The database: what does not open keeps every byte.


@cache
def _diary() -> bytes:
    with _folder() as folder:
        store = folder_of(folder).open(KEY)
        put(store, a_history())
        store.close()
        return (folder / "diary.db").read_bytes()


def _database(content: bytes) -> str:
    with _folder() as folder:
        path = folder / "diary.db"
        path.write_bytes(content)
        try:
            store = folder_of(folder).open(KEY)
        except GlidepathError as error:
            if path.read_bytes() != content:
                raise AssertionError("a diary that was refused was changed") from None
            return _kind(error)
        found = all_in(store)
        store.close()
        return READ if not found.unread else "read in part"


def _copy(content: bytes) -> str:
    with _folder() as folder:
        (folder / "copies").mkdir()
        path = folder / "copies" / "000001-2025-03-03-daily.db"
        path.write_bytes(content)
        found = folder_of(folder).newest_that_opens(KEY)
        if path.read_bytes() != content:
            raise AssertionError("a copy was changed")
        return READ if found else "not offered"


READERS = (
    Reader("export", 280, _one_by_one, _restored(_from_file), GIANTS),
    Reader("backup", 130, lambda: [_sealed(gzip.compress(_inside(_small())))],
           _restored(_from_file), BOMBS),
    Reader("its header", 60, lambda: [_parts()[0]], _restored(_with_header)),
    Reader("inside a backup", 100, lambda: [_inside(one) for one in _one_by_one()],
           _restored(_packed)),
    Reader("clinic's limits", 120,
           lambda: [path.read_bytes() for path in EXAMPLES.glob("clinic-limits*.json")], _limits),
    Reader("letter", 50, _letter_seeds, _letters),
    Reader("inside a letter", 50, lambda: [letterbox._to_bytes(LETTER)], _letter_inside),
    Reader("letterbox", 30, _boxes, _kept(LETTERBOX_NAME, _box)),
    Reader("vault", 60, _vault,
           _kept(VAULT_NAME, lambda folder: f"{len(VaultFiles(folder).load().ways)} ways")),
    Reader("settings", 50, _settings_seeds, _kept(SETTINGS_NAME, _settings)),
    Reader("contacts", 40, _contacts_seeds, _kept(CONTACTS_NAME, _contacts)),
    Reader("tries", 15, lambda: [b'{"wrong": 7, "last": 1741029300.5}'],
           _kept(ATTEMPTS_NAME, _tries)),
    Reader("diary", 8, lambda: [_diary()], _database),
    Reader("copy", 7, lambda: [_diary()], _copy),
)  # fmt: skip
