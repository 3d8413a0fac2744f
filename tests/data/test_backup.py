"""The backup: one sealed file that opens with what was typed, here and on another machine."""

from __future__ import annotations

import gzip
import json
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings

from app.data.archive import export, jwe
from app.data.archive.files import FileArchives
from app.data.recovery_code import new_secret, write_code
from app.domain.archives import MOST_BYTES, Everything, FileKind, Secret, SecretKind, SecretNeeded
from app.domain.errors import (
    FileBroken,
    FileNotOurs,
    FileTooNew,
    GlidepathError,
    PassphraseTooShort,
    RecoveryCodeIncomplete,
    RecoveryCodeMistyped,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.domain.settings import Appearance, Settings
from app.domain.watch import Stopped, Watch
from tests.data.histories import StopAt, a_history, histories

ARCHIVES = FileArchives()
PASSPHRASE = "seven small boats at noon"
CODE = write_code(bytes(range(15)))
CHOSEN = Settings("de", "de", True, Appearance.DARK, 1.5, 60, contacts_when_locked=True)
Spoil = Callable[[dict[str, Any]], object]


def with_passphrase(typed: str = PASSPHRASE) -> Secret:
    return Secret(SecretKind.PASSPHRASE, typed)


@pytest.fixture(scope="module")
def file() -> bytes:
    """A backup of one of each thing."""
    content, left_out = ARCHIVES.backup(a_history(), CHOSEN, with_passphrase(), Watch())
    assert left_out == 0
    return content


def opened(content: bytes, typed: str | None = PASSPHRASE) -> Everything:
    return ARCHIVES.read(content, typed, Watch()).everything


def header_of(file: bytes) -> dict[str, Any]:
    first = file.split(b".")[0]
    header: dict[str, Any] = json.loads(urlsafe_b64decode(first + b"=" * (-len(first) % 4)))
    return header


def with_header(file: bytes, header: object) -> bytes:
    raw = urlsafe_b64encode(json.dumps(header, separators=(",", ":")).encode()).rstrip(b"=")
    return b".".join([raw, *file.split(b".")[1:]])


def cheap(content: bytes) -> bytes:
    """``content`` sealed with the fewest rounds that are opened."""
    raw = PASSPHRASE.encode()
    return jwe.sealed(content, SecretKind.PASSPHRASE, raw, jwe.LEAST_ROUNDS)


def test_everything_comes_back() -> None:
    history = a_history()
    content, _ = ARCHIVES.backup(history, CHOSEN, with_passphrase(), Watch())
    found = ARCHIVES.read(content, PASSPHRASE, Watch())
    assert (found.kind, found.everything) == (FileKind.BACKUP, history)
    assert found.settings == Settings("de", "de", appearance=Appearance.DARK, text_size=1.5)


@settings(deadline=None, max_examples=40)
@given(history=histories())
def test_any_history_comes_back(history: Everything) -> None:
    document, _ = export.write(history, Watch())
    head = {"format": "glidepath-backup", "version": 1, "settings": {}}
    inner = {**head, "diary": json.loads(document)}
    packed = gzip.compress(json.dumps(inner).encode())
    assert opened(cheap(packed)) == history


def test_nothing_of_it_can_be_read_without_the_passphrase(file: bytes) -> None:
    assert set(header_of(file)) == {"typ", "version", "key", "alg", "enc", "cty", "p2c", "p2s"}
    assert header_of(file)["p2c"] == 250_000
    assert b"nausea" not in gzip.compress(file)
    again, _ = ARCHIVES.backup(a_history(), CHOSEN, with_passphrase(), Watch())
    assert header_of(again)["p2s"] != header_of(file)["p2s"]


def test_letters_that_keyboards_write_in_several_ways_are_one() -> None:
    typed = "über sieben kleine boote"
    content, _ = ARCHIVES.backup(Everything(), CHOSEN, with_passphrase(typed), Watch())
    assert opened(content, unicodedata.normalize("NFD", typed)) == Everything()
    with pytest.raises(WrongPassphrase):
        opened(content, typed.upper())


def test_a_recovery_code_is_typed_as_a_person_types_it() -> None:
    secret = Secret(SecretKind.RECOVERY_CODE, CODE.lower())
    content, _ = ARCHIVES.backup(Everything(), CHOSEN, secret, Watch())
    assert header_of(content)["key"] == "recovery_code"
    assert opened(content, CODE.replace("-", " ").replace("0", "o")) == Everything()
    with pytest.raises(WrongRecoveryCode):
        opened(content, write_code(new_secret()))
    with pytest.raises(RecoveryCodeIncomplete):
        opened(content, CODE[:-3])
    with pytest.raises(RecoveryCodeMistyped):
        opened(content, "Z" + CODE[1:])


def test_a_short_passphrase_is_refused() -> None:
    for typed in ("", "eleven char", "\ufb03" * 3):  # the last is 9 letters in one form
        with pytest.raises(PassphraseTooShort) as refused:
            ARCHIVES.backup(Everything(), CHOSEN, with_passphrase(typed), Watch())
        assert refused.value.minimum == 12


@pytest.mark.parametrize(("typed", "kind"), [("x", "passphrase"), (CODE, "recovery_code")])
def test_without_a_secret_it_says_which_to_ask_for(typed: str, kind: str) -> None:
    sealed = jwe.sealed(b"x", SecretKind(kind), typed.encode(), jwe.LEAST_ROUNDS)
    with pytest.raises(SecretNeeded) as needed:
        ARCHIVES.read(sealed, None, Watch())
    assert needed.value.kind == kind


@pytest.mark.parametrize("typed", ["", "x", PASSPHRASE + " ", CODE, "\ud800", "y" * 100_000])
def test_a_wrong_passphrase_is_said(file: bytes, typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        opened(file, typed)


def test_a_backup_can_be_stopped_and_so_can_reading_it(file: bytes) -> None:
    everything = a_history()
    jobs = (
        lambda watch: ARCHIVES.backup(everything, CHOSEN, with_passphrase(), watch),
        lambda watch: ARCHIVES.read(file, PASSPHRASE, watch),
    )
    for job in jobs:
        stops = 0
        for looks in count(1):
            try:
                job(StopAt(looks))
            except Stopped:
                stops += 1
            else:
                break
        assert stops >= 3


@pytest.mark.parametrize("cut", [0, 1, 5, 30, 80, 150, 300, 400, 1000, -1000, -30, -1])
def test_a_file_that_was_cut_off(file: bytes, cut: int) -> None:
    with pytest.raises((FileBroken, FileNotOurs)) as refused:
        opened(file[:cut])
    if abs(cut) >= 30 or cut < 0:
        assert refused.type is FileBroken


def test_a_flipped_bit_is_noticed_wherever_it_is(file: bytes) -> None:
    small = cheap(b"anything")
    kinds = set()
    for place in range(len(small)):
        for bit in (0, 3, 5):
            spoiled = bytearray(small)
            spoiled[place] ^= 1 << bit
            with pytest.raises(GlidepathError) as refused:
                opened(bytes(spoiled))
            kinds.add(refused.type)
    assert kinds == {FileBroken, FileNotOurs, WrongPassphrase}
    inside = bytearray(file)
    inside[len(file) // 2] = ord("A") if inside[len(file) // 2] != ord("A") else ord("B")
    with pytest.raises(FileBroken):
        opened(bytes(inside))


BROKEN: dict[str, Spoil] = {
    "no algorithm": lambda h: h.update(alg="none"),
    "a direct key": lambda h: h.update(alg="dir"),
    "fewer bits": lambda h: h.update(alg="PBES2-HS256+A128KW"),
    "an algorithm that is none": lambda h: h.update(alg=["dir"]),
    "another encryption": lambda h: h.update(enc="A128CBC-HS256"),
    "two thousand million rounds": lambda h: h.update(p2c=2**31),
    "more rounds than are opened": lambda h: h.update(p2c=300_001),
    "too few rounds": lambda h: h.update(p2c=999),
    "rounds as text": lambda h: h.update(p2c="250000"),
    "rounds as true": lambda h: h.update(p2c=True),
    "rounds of a fraction": lambda h: h.update(p2c=2500.5),
    "no salt": lambda h: h.pop("p2s"),
    "a salt of a number": lambda h: h.update(p2s=7),
    "a salt of no length": lambda h: h.update(p2s=""),
    "a salt that is long": lambda h: h.update(p2s="A" * 300),
    "zip": lambda h: h.update(zip="DEF"),
    "critical names": lambda h: h.update(crit=["exp"], exp=1),
    "a key of its own": lambda h: h.update(jwk={"kty": "oct", "k": "AAAA"}),
    "another content": lambda h: h.update(cty="JWT"),
    "another secret": lambda h: h.update(key="thumb"),
    "a secret in a list": lambda h: h.update(key=["passphrase"]),
    "version 0": lambda h: h.update(version=0),
    "version as text": lambda h: h.update(version="1"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_header_of_another_making_is_refused_before_any_work(
    file: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = header_of(file)
    BROKEN[name](header)
    monkeypatch.setattr(jwe, "opened", None)  # nothing is tried
    with pytest.raises(FileBroken):
        opened(with_header(file, header))


def test_headers_that_are_none_of_ours(file: bytes) -> None:
    for header in ({**header_of(file), "typ": "JWT"}, [1], 7, None, {}, "x"):
        with pytest.raises(FileNotOurs):
            opened(with_header(file, header))
    huge = {**header_of(file), "cty": "x" * 2000}
    for content in (with_header(file, huge), with_header(file, {"typ": "glidepath-backup"})):
        with pytest.raises(FileBroken):
            opened(content)


def test_a_newer_backup_says_so(file: bytes) -> None:
    with pytest.raises(FileTooNew):
        opened(with_header(file, {"typ": "glidepath-backup", "version": 2, "alg": "unheard of"}))
    for head in ({"version": 2}, {"version": 1, "diary": {"format": export.FORMAT, "version": 9}}):
        inner = {"format": "glidepath-backup", "settings": {}, **head}
        with pytest.raises(FileTooNew):
            opened(cheap(gzip.compress(json.dumps(inner).encode())))


def test_a_gigabyte_of_zeros_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jwe, "secret_of", None)  # nothing looks at it

    class Huge(bytes):
        def __len__(self) -> int:
            return 1 << 30

    with pytest.raises(FileNotOurs):
        opened(Huge())
    with pytest.raises(FileNotOurs):
        opened(bytes(MOST_BYTES + 1))
