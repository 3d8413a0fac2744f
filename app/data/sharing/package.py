"""The ``Packages`` port: one JWE under the six words of its grant, as a backup is under what a
person typed (``docs/adr/0034-backup-as-jwe.md``)."""

from __future__ import annotations

from app.data.archive.jwe import Outside
from app.data.archive.packed import packed, unpacked
from app.data.sharing import document, words
from app.domain.errors import WrongPassphrase, WrongWords
from app.domain.sharing.packages import Package
from app.domain.watch import Watch

SHARE = Outside("glidepath-share")


class JwePackages:
    """Makes and opens package files, in memory alone."""

    def new_words(self) -> str:
        """See ``Packages``."""
        return words.new_words()

    def read_words(self, typed: str) -> str:
        """See ``Packages``."""
        return words.read_words(typed)

    def make(self, package: Package, words: str, watch: Watch) -> bytes:
        """See ``Packages``."""
        content = packed(document.write(package, watch.within(0, 0.5)))
        file = SHARE.sealed(content, words.encode("utf-8"))
        watch.at(1)
        return file

    def open(self, content: bytes, words: str, watch: Watch) -> Package:
        """See ``Packages``."""
        SHARE.header(content)
        watch.at(0)
        try:
            inside = SHARE.opened(content, words.encode("utf-8"))
        except WrongPassphrase:
            raise WrongWords("the words do not open it") from None
        return document.read(unpacked(inside), watch.within(0.2, 1))
