"""The door to the clinic's FHIR server: every request of the app to it goes through here.

What it answers is untrusted: see ``line`` for the limits, ``strict_json`` for the reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import httpx

from app.clinic.line import MOST, SECONDS, Answer, Line
from app.clinic.outcomes import is_json, trouble_of
from app.domain.clinic.errors import AnswerStrange
from app.domain.watch import Watch

__all__ = ["FHIR_JSON", "Answer", "Door"]

FHIR_JSON = "application/fhir+json"

_BELOW = re.compile(r"(?:[A-Za-z.$_][A-Za-z0-9.$_~-]*(?:/[A-Za-z0-9.$_~-]+)*)?(?:\?[\x21-\x7e]*)?")
"""A path below the base: never another address, and no way up."""


class Door:
    """The server at ``base``, with a ``token`` or without. ``seconds`` for a whole request,
    ``most`` bytes of an answer. To be closed after use; used by one thread."""

    def __init__(
        self, base: str, token: str = "", *, seconds: float = SECONDS, most: int = MOST
    ) -> None:
        self.base = base.rstrip("/")
        self._token = token
        self._line = Line(seconds=seconds, most=most)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._line.close()

    def ask(
        self,
        method: str,
        path: str,
        watch: Watch,
        *,
        params: Sequence[tuple[str, str]] = (),
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer to one request below the base; ``path`` may be "" and may bring its own
        query. ``headers`` win over those of the door.

        Errors are the kinds of ``domain/clinic/errors``; those of ``Line.ask``, and for a status
        of 300 or more those of ``trouble_of``. After ``ClinicUnreachable(unclear=True)`` and
        ``AnswerStrange`` what was sent may have arrived.
        """
        if not _BELOW.fullmatch(path) or "/.." in f"/{path}":
            raise ValueError("not a path below the clinic's address")
        url = f"{self.base}/{path}" if path and not path.startswith("?") else self.base + path
        answer = self._line.ask(
            method, url, watch, params=params, body=body, headers=self._headers(body, headers)
        )
        trouble = trouble_of(answer.status, answer.headers, answer.body)
        if trouble is not None:
            raise trouble
        if answer.body and not is_json(answer.headers):
            raise AnswerStrange("an answer of another type")
        return answer

    def _headers(self, body: bytes | None, headers: Mapping[str, str] | None) -> httpx.Headers:
        own = httpx.Headers({"Accept": FHIR_JSON})
        if body is not None:
            own["Content-Type"] = FHIR_JSON
        own.update(headers or {})
        if self._token:
            own["Authorization"] = f"Bearer {self._token}"
        return own
