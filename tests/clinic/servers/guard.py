"""The guard in front of the FHIR server: ``python -m tests.clinic.servers.guard``, with GUARD
(JSON: port, upstream, auth, secret, token) in the environment.

It asks the authorization server about every token, and looks at every entry of a bundle: 401
without a token, or with one that does not hold; 403 for what the scopes do not allow, and for the
records of another patient. The SMART configuration stands where the FHIR server is.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.clinic.servers.scope_rules import allows, needs, resources, whose

OPEN = {"metadata", ".well-known/smart-configuration"}
OWN = {"connection", "content-length", "transfer-encoding", "content-encoding", "date", "server"}


class Guard:
    """One clinic's guard."""

    def __init__(self, setup: dict[str, str]) -> None:
        self.upstream, self.auth = setup["upstream"], setup["auth"]
        self.secret, self.token = setup["secret"], setup["token"]
        self.client = httpx.AsyncClient(timeout=120, trust_env=False)

    async def serve(self, request: Request) -> Response:
        """One request."""
        path = request.path_params.get("path", "").strip("/")
        body = await request.body()
        if path == ".well-known/smart-configuration":
            return await self.smart()
        if path not in OPEN:
            refused = await self.check(request, path, body)
            if refused is not None:
                return refused
        return await self.forward(request, path, body, patient=request.scope.get("patient"))

    async def smart(self) -> Response:
        """What the authorization server says of itself."""
        answer = await self.client.get(f"{self.auth}/.well-known/smart-configuration")
        return JSONResponse(answer.json(), answer.status_code)

    async def check(self, request: Request, path: str, body: bytes) -> Response | None:
        """``None`` where all is allowed."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        said = await self.introspect(token) if scheme.lower() == "bearer" and token else {}
        if not said.get("active") or said.get("token_type") != "Bearer":
            return refusal(401, "Who are you?")
        request.scope["patient"] = said["patient"]
        content = _json(body)
        for kind, letter, at in needs(request.method, path, request.url.query, content):
            if not allows(str(said.get("scope", "")), kind, letter):
                return refusal(403, f"{letter} of {kind} was not allowed", at)
        return self.of_another(content, str(said["patient"]))

    def of_another(self, content: object, patient: str) -> Response | None:
        """Refuse what is about somebody else."""
        for one in resources(content):
            if whose(one) not in (None, patient):
                return refusal(403, f"{one['resourceType']} of another patient")
        return None

    async def introspect(self, token: str) -> dict[str, object]:
        """What the authorization server knows of a token."""
        answer = await self.client.post(
            f"{self.auth}/token/introspection", data={"token": token}, auth=("guard", self.secret)
        )
        found: dict[str, object] = answer.json() if answer.is_success else {}
        return found

    async def forward(self, request: Request, path: str, body: bytes, patient: object) -> Response:
        """The FHIR server's answer."""
        headers = [
            (name, value)
            for name, value in request.headers.items()
            if name not in OWN | {"host", "authorization", "accept-encoding"}
        ]
        if urlsplit(self.upstream).hostname == "127.0.0.1":
            headers.append(("Host", request.headers["host"]))
        if self.token:
            headers.append(("Authorization", f"Bearer {self.token}"))
        url = "/".join(filter(None, (self.upstream, path)))
        query = f"?{request.url.query}" if request.url.query else ""
        answer = await self.client.request(
            request.method, url + query, content=body, headers=headers
        )
        if patient is not None:
            refused = self.of_another(_json(answer.content), str(patient))
            if refused is not None:
                return refused
        passed = {n: v for n, v in answer.headers.items() if n not in OWN}
        return Response(answer.content, answer.status_code, passed)


def refusal(status: int, said: str, at: int | None = None) -> Response:
    """An OperationOutcome."""
    issue: dict[str, object] = {"severity": "error", "code": "forbidden", "diagnostics": said}
    if at is not None:
        issue["expression"] = [f"Bundle.entry[{at}]"]
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    outcome = {"resourceType": "OperationOutcome", "issue": [issue]}
    return JSONResponse(outcome, status, headers, media_type="application/fhir+json")


def _json(body: bytes) -> object:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return None


def main(setup: dict[str, str], port: int) -> None:
    """Serve until ended."""
    guard = Guard(setup)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        await guard.client.aclose()

    methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
    routes = [
        Route("/fhir", guard.serve, methods=methods),
        Route("/fhir/{path:path}", guard.serve, methods=methods),
    ]
    app = Starlette(routes=routes, lifespan=life)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    given = json.loads(os.environ["GUARD"])
    main(given, int(given["port"]))
