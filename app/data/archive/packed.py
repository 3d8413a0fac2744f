"""The content of a sealed file: a document, packed (RFC 1952)."""

from __future__ import annotations

import gzip
import zlib

from app.domain.archives import MOST_BYTES
from app.domain.errors import FileBroken

_GZIP = 31
"""zlib's window of 32 KiB in a gzip file."""


def packed(document: bytes) -> bytes:
    """The same bytes for the same document."""
    return gzip.compress(document, compresslevel=6, mtime=0)


def unpacked(content: bytes) -> bytes:
    """At most ``MOST_BYTES``, however much the file would become. ``FileBroken``."""
    inflater = zlib.decompressobj(_GZIP)
    try:
        document = inflater.decompress(content, MOST_BYTES)
    except zlib.error:
        raise FileBroken("not packed as a sealed file is") from None
    if not inflater.eof or inflater.unused_data:
        raise FileBroken("too large, cut off, or with more after it")
    return document
