"""What is inside a backup: anything may be, when somebody else sealed it."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable

import pytest

from app.data.archive import export
from app.domain.archives import MOST_BYTES, Everything
from app.domain.errors import FileBroken
from app.domain.settings import Settings
from app.domain.watch import Watch
from tests.data.test_backup import ARCHIVES, PASSPHRASE, cheap, opened


def bomb() -> bytes:
    """40 KB that would become 40 MB."""
    return gzip.compress(b" " * (40 << 20))


def test_a_bomb_takes_no_more_room_than_a_backup_may() -> None:
    sealed = cheap(gzip.compress(bytes(200 << 20), 1))
    tracemalloc.start()
    try:
        with pytest.raises(FileBroken):
            opened(sealed)
        assert tracemalloc.get_traced_memory()[1] < 3 * MOST_BYTES
    finally:
        tracemalloc.stop()


def inner(**other: object) -> bytes:
    diary = json.loads(export.write(Everything(), Watch())[0])
    document = {"format": "glidepath-backup", "version": 1, "settings": {}, "diary": diary}
    return json.dumps({**document, **other}).encode()


CONTENTS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "not packed": inner,
    "a bomb": bomb,
    "a bomb in a bomb": lambda: gzip.compress(bomb() * 100),
    "more after it": lambda: gzip.compress(inner()) + b"x",
    "two of them": lambda: gzip.compress(inner()) * 2,
    "cut off": lambda: gzip.compress(inner())[:-4],
    "another check": lambda: gzip.compress(inner())[:-8] + bytes(8),
    "an export": lambda: gzip.compress(export.write(Everything(), Watch())[0]),
    "a name too many": lambda: gzip.compress(inner(more=1)),
    "no diary": lambda: gzip.compress(inner(diary=None)),
    "another diary": lambda: gzip.compress(inner(diary={"resourceType": "Bundle"})),
    "settings that are none": lambda: gzip.compress(inner(settings=[1])),
    "not JSON": lambda: gzip.compress(b"{"),
    "deep": lambda: gzip.compress(b"[" * 1_000_000),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_content_that_is_none_is_broken(name: str) -> None:
    with pytest.raises(FileBroken):
        opened(cheap(CONTENTS[name]()))


def test_settings_that_make_no_sense_are_the_defaults() -> None:
    nonsense = {"language": "../..", "text_size": 7, "appearance": [], "auto_lock_minutes": 60}
    packed = gzip.compress(inner(settings={**nonsense, "region": "us", "unheard": 1}))
    assert ARCHIVES.read(cheap(packed), PASSPHRASE, Watch()).settings == Settings(region="us")
