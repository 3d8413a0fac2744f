"""Single HTTP requests to a computer that is not trusted: limited in time and in size, following
no redirect, remembering no cookie. What an answer means is for those who asked."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from socket import socket
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from app.clinic.minder import Minder
from app.clinic.strict_json import read_object
from app.domain.clinic.addresses import is_local, is_safe
from app.domain.clinic.errors import (
    AddressNotSafe,
    AddressUnclear,
    AnswerStrange,
    CertificateWrong,
    ClinicError,
    ClinicSlow,
    ClinicUnreachable,
)
from app.domain.watch import Watch

SECONDS = 60.0
CONNECT_SECONDS = 15.0
MOST = 8 * 1024 * 1024
CHUNK = 64 * 1024

# Both write addresses, with what stands in them, on levels below a warning.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True)
class Answer:
    """What came back. ``headers``: found by their names however spelled."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def json(self) -> dict[str, Any]:
        """The JSON object that it is; ``AnswerStrange`` where it is none."""
        return read_object(self.body)


class Line:
    """One connection at a time, kept open from one request to the next. ``seconds`` for a whole
    request, ``most`` bytes of an answer. To be closed after use; used by one thread."""

    def __init__(self, *, seconds: float = SECONDS, most: int = MOST) -> None:
        self._seconds = seconds
        self._most = most
        self._clients: dict[bool, httpx.Client] = {}
        self._connections: dict[bool, socket | None] = {}

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
        for client in self._clients.values():
            client.close()
        self._clients.clear()
        self._connections.clear()

    def ask(
        self,
        method: str,
        url: str,
        watch: Watch,
        *,
        params: Sequence[tuple[str, str]] = (),
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer to one request, whatever its status.

        ``AddressNotSafe`` for http, but to this device; ``AddressUnclear``, ``CertificateWrong``;
        ``ClinicUnreachable`` and ``ClinicSlow``, unclear where ``body`` was on its way;
        ``AnswerStrange`` for one that is too large or breaks off; ``Stopped``.
        """
        if not is_safe(url):
            raise AddressNotSafe
        watch.at(0)
        local = is_local(urlsplit(url).hostname or "")
        client = self._client(local)
        try:
            request = client.build_request(
                method, url, params=list(params) or None, content=body, headers=headers
            )
        except (httpx.InvalidURL, ValueError) as error:
            raise AddressUnclear("an address that cannot be asked") from error
        with Minder(self._seconds, watch, self._connections.get(local)) as minder:
            try:
                return self._send(client, request, minder)
            finally:
                self._connections[local] = minder.connection

    def _client(self, local: bool) -> httpx.Client:
        if local not in self._clients:
            client = httpx.Client(
                verify=trust(),
                follow_redirects=False,
                # A proxy of the network around is none for this device itself.
                trust_env=not local,
                timeout=httpx.Timeout(self._seconds, connect=min(self._seconds, CONNECT_SECONDS)),
                limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
                # What is packed could unpack to more than there is room for.
                headers={"User-Agent": "Glidepath", "Accept-Encoding": "identity"},
            )
            client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
            self._clients[local] = client
        return self._clients[local]

    def _send(self, client: httpx.Client, request: httpx.Request, minder: Minder) -> Answer:
        request.extensions = {**request.extensions, "trace": minder.trace}
        response: httpx.Response | None = None
        try:
            response = client.send(request, stream=True)
            body = b"".join(self._chunks(response))
            return Answer(response.status_code, response.headers, body)
        except (httpx.HTTPError, OSError) as error:
            minder.check(unclear=bool(request.content))
            unclear = minder.sent and bool(request.content)
            raise _trouble(error, unclear=unclear, begun=response is not None) from error
        finally:
            if response is not None:
                response.close()

    def _chunks(self, response: httpx.Response) -> Iterator[bytes]:
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise AnswerStrange("a packed answer that was not asked for")
        size = 0
        for chunk in response.iter_raw(CHUNK):
            size += len(chunk)
            if size > self._most:
                raise AnswerStrange("an answer that is too large")
            yield chunk


@cache
def trust() -> ssl.SSLContext:
    """Whose certificates are believed. Read once: it takes 30 ms."""
    return httpx.create_ssl_context()


def _trouble(error: Exception, *, unclear: bool, begun: bool) -> ClinicError:
    """The kind of trouble that an error of httpx is. ``begun``: the answer had begun."""
    if not begun and isinstance(_first(error, ssl.SSLError), ssl.SSLError):
        return CertificateWrong("no proof of who it is")
    if isinstance(error, httpx.TimeoutException):
        return ClinicSlow(unclear=unclear)
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError) and begun:
        return AnswerStrange("an answer that breaks off")
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return AddressUnclear("an address that cannot be asked")
    return ClinicUnreachable(unclear=unclear)


def _first(error: BaseException, kind: type[BaseException]) -> BaseException | None:
    """The first error of a kind in the chain behind ``error``."""
    at: BaseException | None = error
    while at is not None and not isinstance(at, kind):
        at = at.__cause__ or at.__context__
    return at
