"""What answers at an address: a FHIR R4 server, what it can do, and how patients sign in there.

Nothing is told but the address itself: no request of discovery carries anything about the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from app.clinic.door import Door
from app.clinic.outbox.ways import way_of
from app.clinic.scopes import SENT
from app.domain.clinic.abilities import Abilities, Way
from app.domain.clinic.addresses import Address, is_local, is_safe, plain_text
from app.domain.clinic.errors import (
    AbilityMissing,
    AddressNotSafe,
    AnswerStrange,
    ClinicBusy,
    ClinicError,
    ClinicForbids,
    ClinicRefuses,
    NoSmart,
    NotFhir,
    Redirected,
    SignInExpired,
)
from app.domain.watch import Watch

FHIR_VERSIONS = ("4.0.0", "4.0.1")
NEEDED = ("launch-standalone", "client-public", "context-standalone-patient", "permission-patient")
SECOND, FIRST = "permission-v2", "permission-v1"
S256 = "S256"

SECONDS = 20.0
"""For each of the three requests: somebody is waiting in front of the screen."""

_SAYS_NO = (AnswerStrange, ClinicForbids, ClinicRefuses, SignInExpired)
"""What an address answers behind which there is not what was looked for."""

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Smart:
    """Where patients sign in (SMART App Launch 2.2). ``revoke``: "" where nothing can be taken
    back. ``issuer``: who answers, "" where it is not said. ``second``: scopes are spelled as
    since version 2."""

    authorize: str
    token: str
    revoke: str = ""
    issuer: str = ""
    second: bool = True


@dataclass(frozen=True)
class ClinicFound:
    """What answered. ``name`` and ``place``: plain text, "" where it does not say; ``client``: the
    ``client_id`` to sign in with."""

    base: str
    name: str
    place: str
    client: str
    smart: Smart
    abilities: Abilities
    way: Way


def look(address: Address, watch: Watch) -> ClinicFound:
    """Ask who is there. Blocking.

    ``NotFhir``, ``NoSmart``, ``AbilityMissing``, ``AddressNotSafe`` where patients would sign in
    in the open, and the errors of ``Door.ask`` for what is wrong with the way there.
    """
    with Door(address.base, seconds=SECONDS) as door:
        statement = _statement(door, watch.within(0, 0.4))
        abilities = abilities_of(statement)
        smart = _smart(door, watch.within(0.4, 0.8))
        way = way_of(abilities, SENT)
        name, place = _organization(door, abilities, watch.within(0.8, 1))
    return ClinicFound(
        base=address.base,
        name=name or _name(statement) or address.name,
        place=place,
        client=address.client,
        smart=smart,
        abilities=abilities,
        way=way,
    )


def look_for_sign_in(base: str, watch: Watch) -> Smart:
    """Where patients sign in, as it is now. Blocking; errors as ``look``."""
    with Door(base, seconds=SECONDS) as door:
        return _smart(door, watch)


def abilities_of(statement: Json) -> Abilities:
    """What a CapabilityStatement says; what is not understood of it is taken for a no."""
    server = next(iter(_objects(statement.get("rest"), mode="server")), {})
    kinds = {
        kind: resource
        for resource in _objects(server.get("resource"))
        if isinstance(kind := resource.get("type"), str)
    }
    can = {kind: _codes(resource.get("interaction")) for kind, resource in kinds.items()}

    def does(code: str) -> frozenset[str]:
        return frozenset(kind for kind, codes in can.items() if code in codes)

    def says(flag: str) -> frozenset[str]:
        return frozenset(kind for kind, resource in kinds.items() if resource.get(flag) is True)

    search = does("search-type")
    return Abilities(
        transaction="transaction" in _codes(server.get("interaction")),
        create=does("create"),
        update=does("update"),
        read=does("read"),
        search=search,
        find=frozenset(k for k in search if "identifier" in _names(kinds[k].get("searchParam"))),
        conditional_create=says("conditionalCreate"),
        conditional_update=says("conditionalUpdate"),
        update_create=says("updateCreate"),
    )


def smart_of(configuration: Json, base: str) -> Smart:
    """What a SMART configuration says. ``NoSmart``, ``AbilityMissing``, ``AddressNotSafe``."""
    authorize, token = (
        _endpoint(configuration.get(name), base)
        for name in ("authorization_endpoint", "token_endpoint")
    )
    if not authorize or not token:
        raise NoSmart("no place to sign in")
    said = set(_strings(configuration.get("capabilities")))
    missing = [name for name in NEEDED if name not in said]
    if not said & {SECOND, FIRST}:
        missing.append(SECOND)
    if S256 not in _strings(configuration.get("code_challenge_methods_supported")):
        missing.append(S256)
    if missing:
        raise AbilityMissing(tuple(missing))
    issuer = configuration.get("issuer")
    return Smart(
        authorize,
        token,
        _endpoint(configuration.get("revocation_endpoint"), base),
        issuer if isinstance(issuer, str) else "",
        SECOND in said,
    )


def _statement(door: Door, watch: Watch) -> Json:
    try:
        statement = door.ask("GET", "metadata", watch).json()
    except _SAYS_NO as error:
        raise NotFhir("no capability statement") from error
    version = statement.get("fhirVersion")
    if statement.get("resourceType") != "CapabilityStatement" or version not in FHIR_VERSIONS:
        raise NotFhir("another version, or something else")
    return statement


def _smart(door: Door, watch: Watch) -> Smart:
    try:
        answer = door.ask(
            "GET",
            ".well-known/smart-configuration",
            watch,
            headers={"Accept": "application/json"},
        )
        return smart_of(answer.json(), door.base)
    except _SAYS_NO as error:
        raise NoSmart("no SMART configuration") from error


def _organization(door: Door, abilities: Abilities, watch: Watch) -> tuple[str, str]:
    """Name and place of the clinic, where the server tells everybody. A server for several
    clinics does not say which one it is."""
    if "Organization" not in abilities.search:
        return "", ""
    try:
        found = door.ask("GET", "Organization", watch, params=[("_count", "2")]).json()
    except (*_SAYS_NO, ClinicBusy, Redirected):
        return "", ""
    entries = (entry.get("resource") for entry in _objects(found.get("entry")))
    clinics = [one for one in entries if isinstance(one, dict) and one.get("name")]
    if len(clinics) != 1 or clinics[0].get("resourceType") != "Organization":
        return "", ""
    return plain_text(clinics[0]["name"]), _place(clinics[0])


def _place(organization: Json) -> str:
    for address in _objects(organization.get("address")):
        lines = [*_strings(address.get("line")), address.get("city"), address.get("state")]
        written = ", ".join(line for line in lines if isinstance(line, str) and line)
        return plain_text(address.get("text")) or plain_text(written)
    return ""


def _name(statement: Json) -> str:
    implementation = statement.get("implementation")
    described = implementation.get("description") if isinstance(implementation, dict) else None
    return plain_text(described) or plain_text(statement.get("publisher"))


def _endpoint(url: object, base: str) -> str:
    """An address that may be gone to; "" for none. ``AddressNotSafe`` for one in the open, and
    for this device itself, unless the clinic is there too."""
    if not isinstance(url, str) or not url:
        return ""
    if not is_safe(url):
        raise AddressNotSafe
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = parts.hostname or ""
    if is_local(host) and not is_local(urlsplit(base).hostname or ""):
        raise AddressNotSafe
    odd = "@" in parts.netloc or parts.fragment or not host or not url.isascii()
    return "" if odd or not url.isprintable() or " " in url else url


def _objects(found: object, **where: str) -> Iterator[dict[str, Any]]:
    for one in found if isinstance(found, list) else []:
        if isinstance(one, dict) and all(one.get(name) == value for name, value in where.items()):
            yield one


def _strings(found: object) -> list[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _codes(found: object) -> set[str]:
    return {one["code"] for one in _objects(found) if isinstance(one.get("code"), str)}


def _names(found: object) -> set[str]:
    return {one["name"] for one in _objects(found) if isinstance(one.get("name"), str)}


__all__ = [
    "ClinicError",
    "ClinicFound",
    "Smart",
    "abilities_of",
    "look",
    "look_for_sign_in",
    "smart_of",
]
