"""Packages for other people with anything done to them: the file, its header, what is inside, and
the links of its codes."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from functools import cache

from app.data.archive import jwe
from app.data.archive.packed import packed
from app.data.sharing import document
from app.data.sharing.package import SHARE, JwePackages
from app.domain.archives import Everything
from app.domain.errors import GlidepathError
from app.domain.sharing.beyond import keeps_to_head
from app.domain.sharing.granted import package_of
from app.domain.sharing.packages import Package
from app.domain.sharing.topics import Granted
from app.domain.watch import Watch
from app.exchange import qr
from tests.data.histories import a_history
from tests.domain.sharing.made import head
from tests.domain.sharing.test_beyond import whole
from tests.fuzz.archives import MB, READ, kind

WORDS = "yard yarn yearly yeast yield yodel"


def documents() -> list[bytes]:
    """What is inside: a row of each kind, everything of a diary with odd texts, next to nothing."""
    odd = package_of(a_history(), head(*Granted, first=0, last=1))
    mood = package_of(whole().holds, head(Granted.MOOD))
    ended = Package(head(Granted.MOOD, ends=True))
    return [document.write(one, Watch()) for one in (whole(), odd, mood, ended)]


def sealed(content: bytes) -> bytes:
    return SHARE.sealed(packed(content), WORDS.encode(), jwe.LEAST_ROUNDS)


@cache
def files() -> list[bytes]:
    return [sealed(one) for one in documents()]


@cache
def parts() -> tuple[bytes, bytes]:
    """The header of a package, and all that follows it."""
    first, rest = files()[0].split(b".", 1)
    return urlsafe_b64decode(first + b"=" * (-len(first) % 4)), rest


def taken(read: Callable[[bytes], Package]) -> Callable[[bytes], str]:
    """What came of a file. One that is read keeps to its head, and can be made again."""

    def tried(content: bytes) -> str:
        try:
            found = read(content)
        except GlidepathError as error:
            return kind(error)
        if not keeps_to_head(found):
            raise AssertionError("a package that goes beyond its head")
        if document.read(document.write(found, Watch()), Watch()) != found:
            raise AssertionError("what was read cannot be written again")
        names = found.head.from_name, found.head.to_name
        if not all(name and name.isprintable() for name in names):
            raise AssertionError("a name that no screen should show")
        if found.head.ends and found.holds != Everything():
            raise AssertionError("an end that holds something")
        return READ

    return tried


def from_file(content: bytes) -> Package:
    return JwePackages().open(content, WORDS, Watch())


def with_header(content: bytes) -> Package:
    """A package with another header."""
    return from_file(urlsafe_b64encode(content).rstrip(b"=") + b"." + parts()[1])


def from_inside(content: bytes) -> Package:
    """A package whose seal is good, of somebody who has the words."""
    return document.read(content, Watch())


def links() -> list[bytes]:
    """The codes of a package, one a line."""
    shown = (qr.parts(file) for file in files())
    return ["\n".join(found or ()).encode("ascii") for found in shown]


def joined(content: bytes) -> str:
    """What is joined is a file whose name is that of its links, and nothing longer."""
    try:
        file = qr.joined(content.decode("utf-8", "replace").splitlines())
    except GlidepathError as error:
        return kind(error)
    if len(file) > qr.MOST * qr.PIECE or qr.joined(qr.parts(file) or ()) != file:
        raise AssertionError("joined to something else")
    return READ


BOMBS: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: SHARE.sealed(packed(bytes(200 * MB)), WORDS.encode(), jwe.LEAST_ROUNDS),
    "a package of zeros": lambda: SHARE.sealed(bytes(20 * MB), WORDS.encode(), jwe.LEAST_ROUNDS),
    "a header without end": lambda: b"eyJ0eXAiOiJnbGlkZXBhdGgtc2hhcmUi" + b"A" * (31 * MB),
    "dots": lambda: b"." * (31 * MB),
    "a file too large": lambda: b"eyJ0" * (9 * MB),
}


def many_rows() -> bytes:
    """As many rows as text of that size can hold, each of another number."""
    start, end = documents()[2].split(b'"checkins":[', 1)
    row = end[: end.index(b"]")]
    one = b"00000000-0000-0000-0000-000000000001"
    rows = b",".join(row.replace(one, b"00000000-0000-0000-0000-%012d" % n) for n in range(8_000))
    return start + b'"checkins":[' + rows + end[end.index(b"]") :]


INSIDES: dict[str, Callable[[], bytes]] = {"8,000 rows": many_rows}
LINKS: dict[str, Callable[[], bytes]] = {
    "one long link": lambda: links()[0].split(b"\n")[0] + b"A" * (20 * MB),
    "a million links": lambda: links()[0] * 300,
    "a million lines": lambda: b"\n" * MB,
}
