"""One parcel, one try: the frozen bytes to the server, and what it says became of them.

Blocking; runs on a network thread. Whether and when to try again is ``decide``'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.clinic.outbox.answers import accepted
from app.clinic.outbox.bundles import Piece
from app.domain.clinic.parcels import Delivered
from app.domain.watch import Watch

if TYPE_CHECKING:
    from app.clinic.door import Door

WRITING = {"Prefer": "return=minimal"}
"""No need to be told again what was sent."""


def deliver(
    door: Door, pieces: Sequence[Piece], content: bytes, watch: Watch
) -> tuple[Delivered | None, ...]:
    """Where each entry is now, or ``None`` for one that was not answered as done. Errors of
    ``Door.ask``; ``AnswerStrange`` for an answer that does not fit: it may have arrived."""
    answer = door.ask("POST", "", watch, body=content, headers=WRITING)
    return accepted(answer.json(), pieces)
