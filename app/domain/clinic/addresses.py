"""The address of a clinic, as a person types it or as the clinic's link brings it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, urlsplit

from app.domain.clinic.clinics import LONGEST_NAME
from app.domain.clinic.errors import AddressNotSafe, AddressUnclear

APP = "org.glidepath.app://clinic"
"""With it begins what opens the packaged app on a phone. Flet registers one scheme with one host
(``[tool.flet.deep_linking]``); the scheme is a domain turned round (RFC 8252, section 7.1)."""

CALLBACK = f"{APP}/callback"
"""Where the browser of a phone comes back to after signing in."""

LINK = f"{APP}/add"
"""``org.glidepath.app://clinic/add?base=<FHIR base>&name=<name>&client=<client_id>``: what a clinic
prints as a QR code, or sends. The last two may be left out."""

CLIENT = "glidepath"
"""The ``client_id`` under which clinics register Glidepath unless their link names another."""

LONGEST = 500
"""Characters of an address or a link."""

LOCAL_NAME = "localhost"

_CLIENT = re.compile(r"[\x21-\x7e]{1,200}")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_TAILS = ("/metadata", "/.well-known/smart-configuration")


@dataclass(frozen=True)
class Address:
    """``base``: normalised, without a slash at the end; a name in letters of another alphabet is
    written in its xn-- form, so that two that look alike do not. ``name``: as a link gave it, plain
    text, or ""."""

    base: str
    name: str = ""
    client: str = CLIENT


def read_address(text: str) -> Address:
    """The address in what a person typed or pasted. ``AddressUnclear`` where there is none, or
    one that is never a clinic's; ``AddressNotSafe`` for http, but for this device itself."""
    typed = text.strip().strip("<>\"'“”").strip()
    if not typed or len(typed) > LONGEST or any(c.isspace() or not c.isprintable() for c in typed):
        raise AddressUnclear("nothing, or not one address")
    if typed.lower().startswith(LINK):
        return _of_link(typed)
    return Address(_base(typed))


def is_safe(url: str) -> bool:
    """Whether what goes to ``url`` cannot be read on the way: https, or on this device."""
    try:
        return _safe(urlsplit(url))
    except ValueError:
        return False


def is_local(host: str) -> bool:
    """Whether a host is this device itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == LOCAL_NAME


def plain_text(text: object, most: int = LONGEST_NAME) -> str:
    """One line of plain text of what somebody else wrote: without signs that do not print or
    that turn the direction of writing, cut at ``most`` characters; "" for anything but text."""
    if not isinstance(text, str):
        return ""
    kept = "".join(c if c.isprintable() else " " for c in text[: 8 * most])
    line = " ".join(kept.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _of_link(link: str) -> Address:
    try:
        said: Mapping[str, list[str]] = parse_qs(urlsplit(link).query, max_num_fields=20)
    except ValueError as error:
        raise AddressUnclear("a link that cannot be read") from error
    bases, clients = said.get("base", []), said.get("client", [CLIENT])
    if len(bases) != 1 or len(clients) != 1 or not _CLIENT.fullmatch(clients[0]):
        raise AddressUnclear("a link without one address")
    return Address(_base(bases[0].strip()), plain_text(said.get("name", [""])[0]), clients[0])


def _base(typed: str) -> str:
    """The address in its one normal form."""
    with_scheme = typed if _SCHEME.match(typed) else f"https://{typed}"
    try:
        parts = urlsplit(with_scheme)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressUnclear("not an address") from error
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not host:
        raise AddressUnclear("another kind of address, or one with a password in it")
    if not _safe(parts):
        raise AddressNotSafe
    where = _host(host)
    usual = port in (None, 443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{where}{'' if usual else f':{port}'}{_path(parts)}"


def _safe(parts: SplitResult) -> bool:
    return parts.scheme == "https" or (parts.scheme == "http" and is_local(parts.hostname or ""))


def _path(parts: SplitResult) -> str:
    """What a person who copies from a browser brings along is cut off."""
    path = parts.path.rstrip("/")
    for tail in _TAILS:
        path = path.removesuffix(tail).rstrip("/")
    if not _PATH.fullmatch(path) or any(step in (".", "..") for step in path.split("/")):
        raise AddressUnclear("odd characters in the address")
    if parts.fragment or (parts.query and path == parts.path.rstrip("/")):
        raise AddressUnclear("an address with more behind it")
    return path


def _host(host: str) -> str:
    try:
        number = ip_address(host)
    except ValueError:
        pass
    else:
        return f"[{number}]" if number.version == 6 else str(number)
    try:
        name = host.encode("idna").decode("ascii").rstrip(".").lower()
    except UnicodeError as error:
        raise AddressUnclear("not the name of a computer") from error
    labels = name.split(".")
    if name != LOCAL_NAME and (len(labels) < 2 or not all(map(_LABEL.fullmatch, labels))):
        raise AddressUnclear("not the name of a computer")
    return name
