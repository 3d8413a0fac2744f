"""A package: what is in the file, and what becomes of one that was changed."""

from __future__ import annotations

import gzip
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.data.archive import jwe
from app.data.archive.files import FileArchives
from app.data.sharing import document
from app.data.sharing.package import SHARE
from app.domain.archives import MOST_BYTES, Everything, Secret, SecretKind
from app.domain.errors import FileBroken, FileNotOurs, FileTooNew, WrongPassphrase, WrongWords
from app.domain.settings import Settings
from app.domain.sharing.granted import package_of
from app.domain.sharing.packages import Package
from app.domain.sharing.topics import Granted
from app.domain.watch import Stopped, Watch
from tests.data.histories import StopAt, a_history
from tests.data.sharing.made import (
    OTHER_WORDS,
    PACKAGES,
    WORDS,
    Spoil,
    inside,
    opened,
    sealed,
    spoiled,
    written,
)
from tests.domain.sharing.diaries import diaries, marks_in
from tests.domain.sharing.made import head
from tests.domain.sharing.test_beyond import whole
from tests.domain.sharing.test_granted_any import heads


@pytest.fixture(scope="module")
def file() -> bytes:
    return PACKAGES.make(whole(), WORDS, Watch())


def header_of(file: bytes) -> dict[str, Any]:
    first = file.split(b".")[0]
    header: dict[str, Any] = json.loads(urlsafe_b64decode(first + b"=" * (-len(first) % 4)))
    return header


def with_header(file: bytes, header: object) -> bytes:
    raw = urlsafe_b64encode(json.dumps(header, separators=(",", ":")).encode()).rstrip(b"=")
    return b".".join([raw, *file.split(b".")[1:]])


def test_what_was_made_comes_back(file: bytes) -> None:
    assert opened(file) == whole()
    assert opened(b"\n" + file + b"\r\n") == whole()


def test_the_same_package_gives_other_bytes_each_time(file: bytes) -> None:
    again = PACKAGES.make(whole(), WORDS, Watch())
    assert again != file
    assert header_of(again)["p2s"] != header_of(file)["p2s"]
    assert inside(again) == inside(file)


def test_the_outside_says_what_it_is_and_nothing_of_whom(file: bytes) -> None:
    assert header_of(file) == {
        "typ": "glidepath-share",
        "version": 1,
        "alg": "PBES2-HS512+A256KW",
        "enc": "A256GCM",
        "cty": "application/gzip",
        "p2c": 250_000,
        "p2s": header_of(file)["p2s"],
    }


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(diaries(), heads())
def test_the_opened_file_holds_what_was_granted_and_nothing_else(diary: Any, given: Any) -> None:
    """As somebody would look who opens it with another tool: every text in it."""
    package = package_of(diary, given)
    text = inside(sealed(document.write(package, Watch()))).decode("ascii")
    for named, needed in marks_in(text):
        assert needed is not None and needed <= given.topics, named
    assert opened(sealed(text.encode())) == replace(package, holds=replace(package.holds, unread=0))
    assert set(json.loads(text)) == {"format", "version", "head", "checkins", "records"}


# Who has not the words.


def test_other_words_do_not_open_it(file: bytes) -> None:
    for words in (OTHER_WORDS, WORDS.upper(), WORDS.replace(" ", ""), "", f"{WORDS} "):
        with pytest.raises(WrongWords):
            opened(file, words)


def test_the_words_of_another_grant_open_the_package_of_another_grant_alone() -> None:
    mine = sealed(written())
    other = sealed(written(Package(replace(whole().head, grant=UUID(int=78)))), OTHER_WORDS)
    assert opened(mine).head.grant != opened(other, OTHER_WORDS).head.grant
    for file, words in ((mine, OTHER_WORDS), (other, WORDS)):
        with pytest.raises(WrongWords):
            opened(file, words)
    parts = zip(mine.split(b"."), other.split(b"."), strict=True)
    for n, (one, two) in enumerate(parts):
        swapped = mine.split(b".")
        swapped[n] = two
        if one != two:
            with pytest.raises((FileBroken, WrongWords)):
                opened(b".".join(swapped))


def test_any_letter_changed_is_noticed() -> None:
    """In each of the five parts, first and last letter included."""
    file = sealed(written())
    ends = [0, len(file) - 1]
    for at, sign in enumerate(file):
        if sign == 0x2E:
            ends += [at - 1, at, at + 1]
    places = sorted({*ends, *range(3, len(file), 97)})
    assert len(places) > 20
    for place in places:
        for other in {b"A", b"x", b"_", b"."} - {file[place : place + 1]}:
            changed = file[:place] + other + file[place + 1 :]
            # The last letter of a part has bits that are in no byte.
            try:
                assert opened(changed) == whole()
            except (FileBroken, FileNotOurs, WrongWords):
                continue
            assert base64_bytes(changed) == base64_bytes(file)


def base64_bytes(file: bytes) -> list[bytes]:
    return [urlsafe_b64decode(part + b"=" * (-len(part) % 4)) for part in file.split(b".")]


def test_a_file_that_was_cut_off(file: bytes) -> None:
    for length in (0, 1, 20, 100, len(file) // 2, len(file) - 30, len(file) - 2):
        with pytest.raises((FileBroken, FileNotOurs)):
            opened(file[:length])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("p2c", 10),
        ("p2c", 10**9),
        ("p2c", "250000"),
        ("p2s", "x"),
        ("alg", "PBES2-HS256+A128KW"),
        ("alg", "none"),
        ("enc", "A128GCM"),
        ("cty", "JWT"),
        ("zip", "DEF"),
        ("key", "passphrase"),
        ("crit", ["version"]),
        ("version", 0),
        ("version", "1"),
        ("version", True),
    ],
)
def test_a_header_with_anything_else_is_refused(file: bytes, name: str, value: object) -> None:
    with pytest.raises(FileBroken):
        opened(with_header(file, {**header_of(file), name: value}))


def test_a_newer_version_says_so(file: bytes) -> None:
    with pytest.raises(FileTooNew):
        opened(with_header(file, {**header_of(file), "version": 2}))


def test_a_backup_is_no_package_and_a_package_no_backup(file: bytes) -> None:
    secret = Secret(SecretKind.PASSPHRASE, WORDS)
    backup, _ = FileArchives().backup(a_history(), Settings(), secret, Watch())
    with pytest.raises(FileNotOurs):
        opened(backup)
    with pytest.raises(FileNotOurs):
        FileArchives().read(file, WORDS, Watch())
    relabelled = with_header(backup, header_of(backup) | {"typ": "glidepath-share"})
    with pytest.raises((FileBroken, WrongWords, WrongPassphrase)):
        opened(relabelled)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"x" * 40, b"eyJ0eXAiOiJKV1QifQ.a.b.c.d", b"\x00" * 90, "é".encode() * 20],
)
def test_what_is_no_package(content: bytes) -> None:
    with pytest.raises(FileNotOurs):
        opened(content)


# Who has the words, and makes a file of their own.

DOSES_ROW = 1


def put(part: str, at: int, name: str, value: object) -> Spoil:
    def spoil(inside: dict[str, Any]) -> None:
        inside[part][at][name] = value

    return spoil


def said(part: str, at: int, name: str, value: object) -> Spoil:
    def spoil(inside: dict[str, Any]) -> None:
        inside[part][at]["content"][name] = value

    return spoil


def at_head(name: str, value: object) -> Spoil:
    return lambda inside: inside["head"].update({name: value})


def another_kind(inside: dict[str, Any]) -> None:
    row = inside["records"][0]
    content = {"text": "x", "undone": False}
    inside["records"].append(
        {**row, "id": str(UUID(int=90)), "kind": "question", "content": content}
    )


def half_times(inside: dict[str, Any]) -> None:
    """Whole for a schema, and no whole number for Python."""
    inside["records"][0]["content"]["courses"][0]["steps"][0]["lines"][0]["times"] = 1.0


SPOILED: dict[str, Spoil] = {
    "a topic of rows taken out": at_head("topics", ["doses"]),
    "a topic twice": at_head("topics", ["mood", "mood"]),
    "a topic that is not known": at_head("topics", ["weight"]),
    "a day outside": at_head("last", "2025-03-04"),
    "endless": at_head("until", "2199-12-31"),
    "no number": at_head("number", 0),
    "half a number": at_head("number", 1.0),
    "no name": at_head("from_name", ""),
    "a name of nothing": at_head("to_name", "\u202e\u200b\x00"),
    "a long name": at_head("to_name", "x" * 81),
    "a name that is none": at_head("to_name", 7),
    "who that is": at_head("relation", "boss"),
    "when it was made": at_head("made_at", "2025-04-02T12:00:00"),
    "no day": at_head("first", "2025-02-30"),
    "an end with rows": at_head("ends", True),
    "an end that is a number": at_head("ends", 1),
    "more in the head": at_head("language", "en"),
    "less in the head": lambda inside: inside["head"].pop("until"),
    "no head": lambda inside: inside.pop("head"),
    "more in the document": lambda inside: inside.update(drafts=[]),
    "rows that are none": lambda inside: inside.update(records={}),
    "a check-in that is none": lambda inside: inside["checkins"].append([]),
    "a correction": put("checkins", 0, "supersedes", str(UUID(int=2))),
    "an undo": said("checkins", 0, "undone", True),
    "a reason": said("checkins", 0, "reason", "x"),
    "an answer not granted": said("checkins", 0, "answers", {"note": "x"}),
    "an answer out of bounds": said("checkins", 0, "answers", {"mood": 11}),
    "an answer that is none": said("checkins", 0, "answers", {"mood": "5"}),
    "a row twice": lambda inside: inside["checkins"].append(inside["checkins"][0]),
    "an hour": put("checkins", 0, "entered_at", "2025-03-05T03:12:00+00:00"),
    "a row of another kind": another_kind,
    "a dose of no plan": said("records", DOSES_ROW, "plan", str(UUID(int=90))),
    "doses that are none": said("records", DOSES_ROW, "doses", 5.0),
    "1.0 times a day": half_times,
    "an author": said("records", 0, "author", "x"),
    "a version that is none": put("records", 0, "payload_version", 0),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_document_that_was_made_by_hand_is_refused_whole(name: str) -> None:
    with pytest.raises(FileBroken):
        opened(spoiled(SPOILED[name]))


def newer_kind(inside: dict[str, Any]) -> None:
    inside["records"][0]["kind"] = "walk"


def newer_rule(inside: dict[str, Any]) -> None:
    next(r for r in inside["records"] if r["kind"] == "notice")["content"]["rule"] = "R99"


def newer_scale(inside: dict[str, Any]) -> None:
    next(r for r in inside["records"] if r["kind"] == "response")["content"]["scale"] = "weight"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda inside: inside.update(version=2),
        put("records", 0, "payload_version", 2),
        newer_kind,
        newer_rule,
        newer_scale,
    ],
)
def test_what_only_a_newer_glidepath_has_is_said_to_be_newer(spoil: Spoil) -> None:
    with pytest.raises(FileTooNew):
        opened(spoiled(spoil))


def test_names_are_one_line_that_turns_no_writing() -> None:
    name = "\u202eTest\n\x07Patient\u2066"
    found = opened(spoiled(at_head("from_name", name))).head
    assert found.from_name == "Test Patient"
    made = replace(whole(), head=replace(whole().head, to_name=name))
    assert opened(sealed(document.write(made, Watch()))).head.to_name == "Test Patient"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        gzip.compress(b"{}") + b"more",
        gzip.compress(b"[1]"),
        gzip.compress(b'{"format":"glidepath-backup"}'),
        gzip.compress(b'{"format":"glidepath-share"}'),
        gzip.compress(b'{"format":"glidepath-share","version":1}'),
        gzip.compress(bytes(MOST_BYTES + 1)),
        gzip.compress(b'{"a":1,"a":2}'),
        gzip.compress(b"[" * 100_000),
    ],
    ids=lambda content: f"{len(content)} bytes",
)
def test_what_is_sealed_and_no_package(content: bytes) -> None:
    file = SHARE.sealed(content, WORDS.encode(), jwe.LEAST_ROUNDS)
    with pytest.raises(FileBroken):
        opened(file)


# Making one.


def test_none_is_made_that_goes_beyond_its_head() -> None:
    beyond = replace(whole(), head=replace(whole().head, topics=frozenset({Granted.MOOD})))
    with pytest.raises(ValueError, match="beyond"):
        PACKAGES.make(beyond, WORDS, Watch())


def test_a_row_that_could_not_be_read_again_is_left_out() -> None:
    package = whole()
    plan, dose, *rest = package.holds.records
    long = replace(dose, doses=(replace(dose.doses[0], amount=Decimal(10**80)),))  # type: ignore[union-attr,arg-type]
    holds = replace(package.holds, records=(plan, long, *rest))
    found = opened(sealed(document.write(replace(package, holds=holds), Watch())))
    assert [type(r) for r in found.holds.records] == [type(r) for r in (plan, *rest)]


def test_an_end_holds_nothing() -> None:
    package = Package(replace(head(Granted.MOOD), ends=True))
    file = sealed(written(package))
    assert opened(file) == package
    assert opened(file).holds == Everything()


def test_a_moment_without_an_offset_cannot_be_made() -> None:
    package = replace(whole(), head=replace(whole().head, made_at=datetime(2025, 4, 2)))  # noqa: DTZ001
    with pytest.raises(ValueError, match="offset"):
        PACKAGES.make(package, WORDS, Watch())


@settings(deadline=None, max_examples=12)
@given(st.integers(1, 6))
def test_the_work_can_be_stopped(looks: int) -> None:
    file = sealed(written())
    for work in (
        lambda watch: PACKAGES.make(whole(), WORDS, watch),
        lambda watch: PACKAGES.open(file, WORDS, watch),
    ):
        try:
            work(StopAt(looks))
        except Stopped:
            continue
        assert looks > 2
