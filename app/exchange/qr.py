"""A small sealed file as a sequence of QR codes, and back again.

Each code is a link with a piece of the file's own text (a JWE in its compact form has only signs
that a link may have), which file it is of, and which piece. The camera of a phone reads it; in any
order, and one twice, does no harm.

**How much fits**: ``MOST`` codes, none larger than ``LARGEST``. That version has 105 modules a
side, 113 with the quiet zone: 0.5 mm each where a screen shows it 6 cm wide, some ten pixels in the
picture that a phone takes of it from a hand's breadth, and a reader needs three. Correction level M
mends 15 %: a reflection, a fingerprint. Ten codes is what a patient person holds a phone still for
(SMART Health Cards gave sequences up for being hard to show): for more there is the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from app.domain.clinic.addresses import APP
from app.domain.errors import FileBroken, FileNotOurs, PartsMissing, PartsMixed

LINK = f"{APP}/part"
"""``...?f=<file>&n=<number>&of=<count>&d=<piece>``; the file by the beginning of its SHA-256."""

MOST = 10
LARGEST = 22
"""The version of a QR code (ISO/IEC 18004): 17 + 4 * 22 modules a side."""

PIECE = 720
"""Characters of the file in one code. A code of ``LARGEST`` with correction M holds 779 bytes; the
rest of the link takes up to 59."""

QUIET = 4
"""Modules of white around a code (ISO/IEC 18004)."""

SCALE = 8
"""Pixels of a module: sharp on any screen, whatever the size in which it is shown."""

MOST_GIVEN = 100
"""Links that are looked at; more of them are no sequence."""

_LONGEST = 2_000
_TEXT = re.compile(rb"[A-Za-z0-9_.-]+")
_FILE = re.compile(r"[0-9a-f]{8}")
_NUMBER = re.compile(r"[1-9]|10")


@dataclass(frozen=True)
class _Part:
    file: str
    number: int
    count: int
    piece: str


def parts(file: bytes) -> tuple[str, ...] | None:
    """The links of a sealed file, in order; ``None`` where they would be more than ``MOST``.
    ``ValueError`` for a file with signs that no JWE has."""
    if not _TEXT.fullmatch(file):
        raise ValueError("no sealed file")
    count = -(-len(file) // PIECE)
    if count > MOST:
        return None
    each = -(-len(file) // count)
    pieces = [file[n : n + each].decode("ascii") for n in range(0, len(file), each)]
    name = _name(file)
    return tuple(
        f"{LINK}?f={name}&n={number}&of={len(pieces)}&d={piece}"
        for number, piece in enumerate(pieces, start=1)
    )


def picture(part: str) -> bytes:
    """A link as a code (PNG), black on white with its quiet zone, on a dark screen too."""
    import segno  # noqa: PLC0415 - not before there is a package

    code = segno.make_qr(part, error="m", mode="byte")
    out = io.BytesIO()
    code.save(out, kind="png", scale=SCALE, border=QUIET, dark="black", light="white")
    return out.getvalue()


def joined(parts: Iterable[str]) -> bytes:
    """The file of links as they were read, in any order, one for each or several in one text.

    ``FileNotOurs`` for a text that is no such link, ``PartsMixed`` for links of two files,
    ``PartsMissing`` with the numbers that are not there yet, ``FileBroken`` for what does not fit
    together.
    """
    found: dict[int, _Part] = {}
    for part in _read(parts):
        first = next(iter(found.values()), part)
        if (part.file, part.count) != (first.file, first.count):
            raise PartsMixed
        if found.setdefault(part.number, part) != part:
            raise FileBroken("two pieces of one number")
    if not found:
        raise FileNotOurs("nothing")
    count = next(iter(found.values())).count
    missing = tuple(n for n in range(1, count + 1) if n not in found)
    if missing:
        raise PartsMissing(missing, count)
    return _whole([found[n] for n in range(1, count + 1)])


def _whole(found: list[_Part]) -> bytes:
    file = "".join(part.piece for part in found).encode("ascii")
    if _name(file) != found[0].file:
        raise FileBroken("another file than its links say")
    return file


def _name(file: bytes) -> str:
    return sha256(file).hexdigest()[:8]


def _read(texts: Iterable[str]) -> Iterator[_Part]:
    links = 0
    for text in texts:
        if len(text) > MOST_GIVEN * _LONGEST:
            raise FileNotOurs("too long")
        for link in text.split():
            links += 1
            if links > MOST_GIVEN or len(link) > _LONGEST:
                raise FileNotOurs("too many links, or too long")
            yield _part(link)


def _part(link: str) -> _Part:
    """The piece of a link. What stands before it is the business of who opened it: a phone hands on
    the path alone."""
    try:
        said = urlsplit(link)
        fields = parse_qs(said.query, strict_parsing=True, max_num_fields=4)
    except ValueError:
        raise FileNotOurs("no link") from None
    if not said.path.endswith("/part") or set(fields) != {"f", "n", "of", "d"}:
        raise FileNotOurs("another link")
    return _checked({name: values[0] for name, values in fields.items()})


def _checked(said: Mapping[str, str]) -> _Part:
    numbers = _NUMBER.fullmatch(said["n"]) and _NUMBER.fullmatch(said["of"])
    text = said["d"].encode("ascii", "replace")
    if not (_FILE.fullmatch(said["f"]) and numbers and _TEXT.fullmatch(text)):
        raise FileBroken("a link that was changed")
    part = _Part(said["f"], int(said["n"]), int(said["of"]), said["d"])
    if part.number > part.count or len(part.piece) > PIECE:
        raise FileBroken("a number or a piece out of bounds")
    return part
