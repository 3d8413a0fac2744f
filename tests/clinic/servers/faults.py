"""What can go wrong between the app and a server, one kind after the other."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto


class Kind(Enum):
    """What the proxy does with a request. The first three never let the server see it."""

    RESET = auto()
    """Reset in the middle of the request."""
    ANSWER = auto()
    """An answer of the proxy's own."""
    IGNORE = auto()
    """No answer, for ``seconds``."""
    LOSE = auto()
    """The server does it, and the connection is reset instead of its answer."""
    STALL = auto()
    """The server does it, and its answer does not come for ``seconds``."""
    DRIP = auto()
    """The server's answer at ``amount`` bytes a second."""
    CUT = auto()
    """The server's answer breaks off half-way."""
    RETYPE = auto()
    """The server's answer under another content type."""
    SWELL = auto()
    """The server's answer followed by ``amount`` bytes more."""
    PASS = auto()
    """The server's answer as it is; ``then`` runs before it goes on."""


@dataclass(frozen=True)
class Fault:
    """What happens to one request. ``then`` runs in the proxy's thread: after the server answered,
    or in place of that."""

    kind: Kind
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    seconds: float = 60
    amount: int = 0
    then: Callable[[], object] | None = None

    def and_then(self, call: Callable[[], object]) -> Fault:
        """The same, with something that happens at that moment."""
        return replace(self, then=call)


def reset() -> Fault:
    """Reset half-way through the request: the server never sees it."""
    return Fault(Kind.RESET)


def lose() -> Fault:
    """Reset after the server did it."""
    return Fault(Kind.LOSE)


def ignore(seconds: float = 60) -> Fault:
    """Nobody answers; the server never sees it."""
    return Fault(Kind.IGNORE, seconds=seconds)


def stall(seconds: float = 60) -> Fault:
    """Nobody answers; the server did it."""
    return Fault(Kind.STALL, seconds=seconds)


def drip(bytes_a_second: int = 20) -> Fault:
    """The server's answer, very slowly."""
    return Fault(Kind.DRIP, amount=bytes_a_second)


def cut() -> Fault:
    """Half of the server's answer."""
    return Fault(Kind.CUT)


def wrong_type(content_type: str = "text/html") -> Fault:
    """The server's answer as if it were something else."""
    return Fault(Kind.RETYPE, headers=(("Content-Type", content_type),))


def huge(size: int = 64 * 1024 * 1024) -> Fault:
    """An answer without an end in sight."""
    return Fault(Kind.SWELL, amount=size)


def passing() -> Fault:
    """Nothing: for a plan that spares a request."""
    return Fault(Kind.PASS)


def redirect(url: str, status: int = 307) -> Fault:
    """Somewhere else, please."""
    return Fault(Kind.ANSWER, status, (("Location", url),))


def rubbish(status: int = 200, body: bytes = b"\x00<html>not what you want") -> Fault:
    """Something that is no FHIR at all, under the name of FHIR."""
    return Fault(Kind.ANSWER, status, (("Content-Type", "application/fhir+json"),), body)


def answer(status: int, said: str = "", at: int | None = None, retry_after: str = "") -> Fault:
    """An answer of ``status`` with an OperationOutcome that says ``said``, of the entry ``at``."""
    issue = {"severity": "error", "code": "processing", "diagnostics": said or f"Answer {status}"}
    where = {} if at is None else {"expression": [f"Bundle.entry[{at}].resource"]}
    outcome = {"resourceType": "OperationOutcome", "issue": [{**issue, **where}]}
    waits = (("Retry-After", retry_after),) if retry_after else ()
    headers = (("Content-Type", "application/fhir+json"), *waits)
    return Fault(Kind.ANSWER, status, headers, json.dumps(outcome).encode())


def json_answer(found: object, status: int = 200) -> Fault:
    """An answer of the proxy's own making."""
    headers = (("Content-Type", "application/json"),)
    return Fault(Kind.ANSWER, status, headers, json.dumps(found).encode())
