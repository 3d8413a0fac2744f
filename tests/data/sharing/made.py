"""Packages to seal and to spoil."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.data.archive import jwe, text
from app.data.archive.packed import packed, unpacked
from app.data.sharing import document
from app.data.sharing.package import SHARE, JwePackages
from app.domain.sharing.packages import Package
from app.domain.watch import Watch
from tests.domain.sharing.test_beyond import whole

PACKAGES = JwePackages()
WORDS = "yard yarn yearly yeast yield yodel"
OTHER_WORDS = "yard yarn yearly yeast yodel yield"
Spoil = Callable[[dict[str, Any]], object]


def sealed(content: bytes, words: str = WORDS) -> bytes:
    """A document in a file, with the fewest rounds that are opened."""
    return SHARE.sealed(packed(content), words.encode(), jwe.LEAST_ROUNDS)


def written(package: Package | None = None) -> bytes:
    """The document of a package."""
    return document.write(package or whole(), Watch())


def spoiled(spoil: Spoil, package: Package | None = None) -> bytes:
    """A file whose document was changed by somebody who has the words."""
    inside = text.read(written(package))
    spoil(inside)
    return sealed(text.written(inside).encode())


def opened(file: bytes, words: str = WORDS) -> Package:
    return PACKAGES.open(file, words, Watch())


def inside(file: bytes, words: str = WORDS) -> bytes:
    """The document in a file, read by nothing of ours but the seal."""
    return unpacked(SHARE.opened(file, words.encode()))
