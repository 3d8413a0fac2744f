"""Reading what a server answered to a bundle. It is untrusted: what does not fit is not
believed. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.clinic.outbox.bundles import Piece
from app.domain.clinic.errors import AnswerStrange
from app.domain.clinic.parcels import Delivered

_PLACE = re.compile(
    r"(?:^|/)([A-Z][A-Za-z]{1,63})/([A-Za-z0-9.\-]{1,64})(?:/_history/([A-Za-z0-9.\-]{1,64}))?$"
)
"""Where something is: type, id and version (R4, ``id``)."""

_ETAG = re.compile(r'^(?:W/)?"[\x21\x23-\x7e]{1,100}"$')
_DONE = ("200", "201")


def accepted(body: Mapping[str, Any], pieces: Sequence[Piece]) -> tuple[Delivered | None, ...]:
    """What became of each entry: where it is, or ``None`` for one that was not answered with
    200 or 201. ``AnswerStrange`` for anything that is no answer to these entries."""
    if body.get("resourceType") != "Bundle" or body.get("type") != "transaction-response":
        raise AnswerStrange("not the answer to a transaction")
    entries = body.get("entry")
    if not isinstance(entries, list) or len(entries) != len(pieces):
        raise AnswerStrange("answers to another number of entries")
    return tuple(_one(*pair) for pair in zip(pieces, entries, strict=True))


def _one(piece: Piece, entry: Any) -> Delivered | None:
    response = entry.get("response") if isinstance(entry, dict) else None
    status = response.get("status") if isinstance(response, dict) else None
    if not isinstance(response, dict) or not isinstance(status, str):
        raise AnswerStrange("an entry without a status")
    if status[:3] not in _DONE:
        return None
    return placed(piece, response.get("location"), response.get("etag"))


def placed(piece: Piece, location: Any, etag: Any) -> Delivered:
    """Where a server says that an entry is. It may leave that out for one whose id is known;
    a thing whose place is not known is found by its identifier the next time.
    ``AnswerStrange`` for the place of something else."""
    found, version = piece.known_id, ""
    if location is not None:
        match = _PLACE.search(location) if isinstance(location, str) else None
        if match is None or match[1] != piece.line.type or found not in ("", match[2]):
            raise AnswerStrange("the place of something else")
        found, version = match[2], match[3] or ""
    tag = etag if isinstance(etag, str) and _ETAG.match(etag) else ""
    if not tag and version:
        tag = f'W/"{version}"'
    return Delivered(piece.line, f"{piece.line.type}/{found}" if found else "", tag)
