"""Files of the data folder with anything done to them: they are read or set aside, and nothing
of them is lost. A database that does not open keeps every byte."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from uuid import UUID

from joserfc import jwe as jose
from joserfc.jwk import OKPKey

from app.data import letterbox
from app.data.atomic import write_atomic
from app.data.attempts import Attempts
from app.data.letterbox import LETTERBOX_NAME, LETTERS_NAME, FolderLetterbox
from app.data.locked_contacts import NAME as CONTACTS_NAME
from app.data.locked_contacts import FileLockedContacts
from app.data.memory import MemoryDiaryFiles
from app.data.settings_store import SETTINGS_NAME, FileSettingsStore
from app.data.sharing import side_file
from app.data.sharing.side_sealing import (
    About,
    about_of,
    aside_of,
    owned,
    sealed_about,
    view_key_of,
    wrapped,
)
from app.data.vault import _recovery_way
from app.data.vault_file import VAULT_NAME, VaultFile, VaultFiles
from app.data.wrapping import DeviceSecret, key_check
from app.domain.errors import GlidepathError
from app.domain.ports import DataKey
from app.domain.settings import Settings
from app.domain.signs import SignReport
from tests.data.diaries import KEY, NOW, folder_of
from tests.data.histories import a_history, all_in, put
from tests.data.records import a_help_contact, a_sign_report
from tests.data.side_views import a_package
from tests.fuzz.archives import READ, kind

LETTER = replace(a_sign_report(), id=UUID("00000000-0000-4000-8000-000000000001"))


@contextmanager
def new_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="glidepath-fuzz-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def kept(name: str, read: Callable[[Path], str]) -> Callable[[bytes], str]:
    """A reader of ``name`` in a folder, which must still hold the same bytes afterwards."""

    def tried(content: bytes) -> str:
        with new_folder() as folder:
            (folder / name).write_bytes(content)
            try:
                said = read(folder)
            except GlidepathError as error:
                said = kind(error)
            if content not in [path.read_bytes() for path in folder.iterdir() if path.is_file()]:
                raise AssertionError(f"{name} was changed by reading it")
            return said

    return tried


def vault() -> list[bytes]:
    with new_folder() as folder:
        ways = _recovery_way(KEY, "ab" * 16, bytes(15))
        VaultFiles(folder).save(VaultFile("ab" * 16, key_check(KEY), ways=ways))
        return [(folder / VAULT_NAME).read_bytes()]


def ways(folder: Path) -> str:
    """How many ways in a vault has."""
    return f"{len(VaultFiles(folder).load().ways)} ways"


def settings(folder: Path) -> str:
    return "defaults" if FileSettingsStore(folder).load() == Settings() else READ


def settings_seeds() -> list[bytes]:
    with new_folder() as folder:
        FileSettingsStore(folder).save(Settings("en", "us", True))
        return [(folder / SETTINGS_NAME).read_bytes()]


def contacts(folder: Path) -> str:
    return READ if FileLockedContacts(folder).load() else "none"


def contacts_seeds() -> list[bytes]:
    with new_folder() as folder:
        FileLockedContacts(folder).save([a_help_contact(), a_help_contact()])
        return [(folder / CONTACTS_NAME).read_bytes()]


def side(folder: Path) -> str:
    """A side view is read as it is, told from another diary's, or none."""
    found = side_file.load(folder)
    if found is None:
        return "none"
    about_of(found, view_key_of(found, KEY))
    return READ


def side_seeds() -> list[bytes]:
    with new_folder() as folder:
        side_id, key, package = "ab" * 16, DataKey(bytes(32)), a_package()
        made = side_file.SideFile(
            side_id,
            package.head.until,
            wrapped(key, side_id, "marigold", 2**14, DeviceSecret.new()),
            owned(key, side_id, KEY),
            sealed_about(side_id, key, About(aside_of(package), NOW)),
        )
        side_file.save(folder, made, write_atomic)
        return [(folder / side_file.NAME).read_bytes()]


def tries(folder: Path) -> str:
    seconds = Attempts(folder, lambda _path, _content: None).wait_seconds(NOW)
    if not 0 <= seconds <= 3600:
        raise AssertionError("a wait without end")
    return READ


def box(folder: Path) -> str:
    FolderLetterbox(folder).put(a_sign_report())
    return READ


def boxes() -> list[bytes]:
    with new_folder() as folder:
        FolderLetterbox(folder).empty(KEY, MemoryDiaryFiles().open(KEY))
        return [(folder / LETTERBOX_NAME).read_bytes()]


def letters(content: bytes) -> str:
    """A letter that is read goes into the diary; any other is set aside."""
    with new_folder() as folder:
        place = folder / LETTERS_NAME
        place.mkdir()
        (place / f"{LETTER.id.hex}.jwe").write_bytes(content)
        store = MemoryDiaryFiles().open(KEY)
        taken = FolderLetterbox(folder).empty(KEY, store)
        left = [path.read_bytes() for path in place.iterdir()]
        if (taken, left) not in [(0, [content]), (1, [])]:
            raise AssertionError("a letter was lost")
        return READ if store.records(SignReport) else "set aside"


def letter_seeds() -> list[bytes]:
    with new_folder() as folder:
        box = FolderLetterbox(folder)
        box.empty(KEY, MemoryDiaryFiles().open(KEY))
        box.put(LETTER)
        return [path.read_bytes() for path in (folder / LETTERS_NAME).iterdir()]


def letter_inside(content: bytes) -> str:
    """A letter whose seal is good, and whose words are anything."""
    private = OKPKey.import_key(dict(letterbox._private(KEY)))
    sealed = jose.encrypt_compact(letterbox._HEADER, content, private)
    return letters(sealed.encode("ascii"))


# The database: what does not open keeps every byte.


@cache
def diary() -> bytes:
    with new_folder() as folder:
        store = folder_of(folder).open(KEY)
        put(store, a_history())
        store.close()
        return (folder / "diary.db").read_bytes()


def database(content: bytes) -> str:
    with new_folder() as folder:
        path = folder / "diary.db"
        path.write_bytes(content)
        try:
            store = folder_of(folder).open(KEY)
        except GlidepathError as error:
            if path.read_bytes() != content:
                raise AssertionError("a diary that was refused was changed") from None
            return kind(error)
        found = all_in(store)
        store.close()
        return READ if not found.unread else "read in part"


def copy(content: bytes) -> str:
    with new_folder() as folder:
        (folder / "copies").mkdir()
        path = folder / "copies" / "000001-2025-03-03-daily.db"
        path.write_bytes(content)
        found = folder_of(folder).newest_that_opens(KEY)
        if path.read_bytes() != content:
            raise AssertionError("a copy was changed")
        return READ if found else "not offered"
