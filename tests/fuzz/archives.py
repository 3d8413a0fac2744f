"""Exports and backups with anything done to them."""

from __future__ import annotations

import gzip
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.data.archive import backup, export, jwe
from app.data.archive.files import FileArchives
from app.data.memory import MemoryDiaryFiles
from app.domain.archives import Everything, How, Opened, SecretKind
from app.domain.errors import GlidepathError
from app.domain.watch import Watch
from tests.data.diaries import KEY, a_checkin
from tests.data.histories import a_history, all_in, put

PASSPHRASE = "seven small boats at noon"
READ = "read"


def kind(error: GlidepathError) -> str:
    """What an answer is called in the table."""
    return type(error).__name__


@cache
def small() -> bytes:
    return export.write(Everything((a_checkin(),)), Watch())[0]


@cache
def _whole() -> bytes:
    return export.write(a_history(), Watch())[0]


def one_by_one() -> list[bytes]:
    """Each entry of a diary in a file of its own: small, so that much is tried."""
    history = a_history()
    files = [export.write(Everything(records=(r,)), Watch())[0] for r in history.records[:14]]
    files += [export.write(replace(history, records=()), Watch())[0], small(), small()]
    return [*files, _whole()]


def restored(read: Callable[[bytes], Opened]) -> Callable[[bytes], str]:
    def tried(content: bytes) -> str:
        store = MemoryDiaryFiles().open(KEY)
        here = Everything((a_checkin(),), (), (), {"plan": {"a": "b"}})
        put(store, here)
        try:
            found = read(content)
        except GlidepathError as error:
            if all_in(store) != here:
                raise AssertionError("a file that was refused changed the diary") from None
            return kind(error)
        put(store, found.everything, How.REPLACE)
        again, left_out = export.write(all_in(store), Watch())
        if left_out or export.read(again, Watch()).everything != found.everything:
            raise AssertionError("what was read cannot be written again")
        return READ

    return tried


def from_file(content: bytes) -> Opened:
    return FileArchives().read(content, PASSPHRASE, Watch())


def inside(diary: bytes) -> bytes:
    head = {"format": "glidepath-backup", "version": 1, "settings": {"language": "en"}}
    return json.dumps(head)[:-1].encode() + b',"diary":' + diary + b"}"


def sealed(content: bytes) -> bytes:
    secret = PASSPHRASE.encode()
    return jwe.sealed(content, SecretKind.PASSPHRASE, secret, jwe.LEAST_ROUNDS)


@cache
def parts() -> tuple[bytes, bytes]:
    """The header of a backup, and all that follows it."""
    first, rest = good()[0].split(b".", 1)
    return urlsafe_b64decode(first + b"=" * (-len(first) % 4)), rest


def with_header(content: bytes) -> Opened:
    """A backup with another header."""
    return from_file(urlsafe_b64encode(content).rstrip(b"=") + b"." + parts()[1])


def good() -> list[bytes]:
    """A backup that is whole."""
    return [sealed(gzip.compress(inside(small())))]


def packed(content: bytes) -> Opened:
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
    "a bomb": lambda: sealed(gzip.compress(bytes(200 * MB), 9)),
    "a backup of zeros": lambda: sealed(bytes(20 * MB)),
    "a header without end": lambda: b"eyJ0eXAiOiJnbGlkZXBhdGgtYmFja3VwI" + b"A" * (31 * MB),
    "dots": lambda: b"." * (31 * MB),
}
