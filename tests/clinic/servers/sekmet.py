"""sekmet-fhir as a process: ``python -m tests.clinic.servers.sekmet PORT DATABASE``.

It is started from here, not by its own command, for four things: the search parameters that it
lacks, links that begin with the address it was asked at (it may stand behind a guard or a proxy),
no simulated clinic that answers by itself, and no log of what was sent.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import ContextVar
from typing import Any

import uvicorn
from sekmet import main as sekmet
from sekmet.config import Settings, SimulatorSettings
from sekmet.fhir.search_params import PARAMS, SearchParam
from sekmet.fhir.service import FhirService

ABSENT = {
    "CarePlan": ("activity-reference reference activity.reference", "goal reference goal"),
    "CodeSystem": ("url uri url", "identifier token identifier", "version token version"),
    "Communication": ("about reference about", "medium token medium"),
    "Goal": (
        "identifier token identifier",
        "subject reference subject",
        "patient reference subject Patient",
        "lifecycle-status token lifecycleStatus",
        "achievement-status token achievementStatus",
        "target-date date target.dueDate",
    ),
    "MedicationStatement": ("category token category", "source reference informationSource"),
    "Questionnaire": (
        "identifier token identifier",
        "url uri url",
        "version token version",
        "status token status",
        "name string name",
        "title string title",
        "code token item.code",
    ),
    "QuestionnaireResponse": (
        "identifier token identifier",
        "status token status",
        "questionnaire uri questionnaire",
        "subject reference subject",
        "patient reference subject Patient",
        "authored date authored",
        "author reference author",
        "source reference source",
        "based-on reference basedOn",
        "part-of reference partOf",
    ),
}
"""By resource type: name, kind, path, and the only type of a reference, of each parameter of
FHIR R4 that the server does not know by itself."""

Message = MutableMapping[str, Any]
App = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]

_asked_at: ContextVar[str] = ContextVar("asked_at", default="127.0.0.1")


def at_own_address(app: App) -> App:
    """The server, knowing for each request at which address it was asked."""

    async def served(scope: Message, receive: Any, send: Any) -> None:
        headers = dict(scope.get("headers", ()))
        _asked_at.set(headers.get(b"host", b"127.0.0.1").decode("latin-1"))
        await app(scope, receive, send)

    return served


def add_search_parameters() -> None:
    """Take up what ``ABSENT`` names."""
    for kind, rows in ABSENT.items():
        known = PARAMS.setdefault(kind, {})
        for row in rows:
            name, of, path, *target = row.split()
            known.setdefault(name, SearchParam(name, of, (path,), *target))


def main(port: int, database: str) -> None:
    """Serve until ended."""
    add_search_parameters()
    FhirService.base_url = property(lambda _: f"http://{_asked_at.get()}/fhir")
    app = sekmet.create_app(
        Settings(
            base_url=f"http://127.0.0.1:{port}/fhir",
            db_path=database,
            facility_name="Test Clinic",
            simulator=SimulatorSettings(enabled=False),
            log_inbound=False,
        )
    )
    logging.getLogger().setLevel(logging.WARNING)
    # A database that lives as long as the tests need not outlive a power cut.
    app.state.ctx.store.conn.execute("PRAGMA synchronous=OFF")
    uvicorn.run(at_own_address(app), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
