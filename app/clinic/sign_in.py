"""Signing in by SMART App Launch 2.2: standalone, as a public client, with PKCE S256 alone.

authlib makes and reads the messages of OAuth; they go through ``line``, within its limits. The
id_token is not used, and so not read: who the patient is, the token response says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from authlib.common.security import generate_token
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7009 import prepare_revoke_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from app.clinic.came_back import CameBack
from app.clinic.discovery import Smart
from app.clinic.line import Answer, Line
from app.clinic.loopback import Loopback
from app.clinic.outcomes import is_json, trouble_of
from app.clinic.scopes import asked, useful
from app.clinic.strict_json import read_object
from app.domain.clinic.access import Access
from app.domain.clinic.addresses import CALLBACK, plain_text
from app.domain.clinic.errors import (
    AnswerStrange,
    ClinicBusy,
    ClinicError,
    ClinicRefuses,
    NotSignedIn,
    SignInEnded,
    SignInExpired,
)
from app.domain.watch import Watch

SECONDS = 30.0
MOST = 256 * 1024
LONGEST_REASON = 500
LONGEST_SECONDS = 10 * 365 * 86400

_STATE, _VERIFIER = 32, 64
"""Characters, each of 62: 190 and 381 bits."""

_FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
_NO = {"access_denied", "login_required", "consent_required", "interaction_required"}
_LATER = {"temporarily_unavailable", "server_error"}
_OVER = {"invalid_grant", "invalid_client", "unauthorized_client"}


@dataclass(frozen=True)
class SignInBegun:
    """A sign-in under way. ``url``: where the person goes, in their own browser."""

    url: str
    base: str
    client: str
    smart: Smart
    back: CameBack = field(repr=False)
    verifier: str = field(repr=False)
    listener: Loopback | None = field(default=None, repr=False)

    def close(self) -> None:
        """Nobody is waited for any more. May be called twice."""
        self.back.close()
        if self.listener is not None:
            self.listener.close()


def begin(base: str, client: str, smart: Smart, listener: Loopback | None) -> SignInBegun:
    """Make a sign-in that comes back to ``listener``, or without one to the app itself."""
    redirect = listener.redirect if listener is not None else CALLBACK
    state, verifier = generate_token(_STATE), generate_token(_VERIFIER)
    url = prepare_grant_uri(
        smart.authorize,
        client_id=client,
        response_type="code",
        redirect_uri=redirect,
        scope=asked(second=smart.second),
        state=state,
        aud=base,
        # OpenID Connect gives lasting access only where the person is asked (Core, section 11).
        prompt="consent",
        code_challenge=create_s256_code_challenge(verifier),
        code_challenge_method="S256",
    )
    back = CameBack(redirect, state)
    if listener is not None:
        listener.listen(back)
    return SignInBegun(url, base, client, smart, back, verifier, listener)


def code_in(url: str, smart: Smart) -> str:
    """The code in the address that was come back to. ``NotSignedIn``, ``ClinicBusy``,
    ``ClinicRefuses``."""
    said = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    # RFC 9207: an answer of another server is not brought to this one.
    if smart.issuer and said.get("iss", smart.issuer) != smart.issuer:
        raise NotSignedIn(SignInEnded.MIXED_UP)
    error = said.get("error")
    if error in _NO:
        raise NotSignedIn(SignInEnded.DENIED)
    if error in _LATER:
        raise ClinicBusy
    if error:
        raise ClinicRefuses(400, _reason(said))
    if not said.get("code"):
        raise NotSignedIn(SignInEnded.MIXED_UP)
    return said["code"]


def exchange(begun: SignInBegun, code: str, now: datetime, watch: Watch) -> Access:
    """The permission for a code. Blocking.

    ``NotSignedIn`` where it is for nobody, for nothing, or the code does not hold; else the
    errors of ``Line.ask`` and ``trouble_of``.
    """
    answer = _post(
        begun.smart.token,
        prepare_token_request(
            "authorization_code",
            code=code,
            redirect_uri=begun.back.redirect,
            client_id=begun.client,
            code_verifier=begun.verifier,
        ),
        watch,
    )
    error = _error(answer)
    if error == "invalid_grant":
        raise NotSignedIn(SignInEnded.MIXED_UP)
    said = _tokens(answer)
    patient = said.get("patient")
    if not isinstance(patient, str) or not _ID.fullmatch(patient):
        raise NotSignedIn(SignInEnded.NO_PATIENT)
    smart = begun.smart
    empty = Access(begun.base, begun.client, smart.token, smart.revoke, patient)
    access = _with(empty, said, now, asked(second=smart.second))
    if not useful(access.scopes):
        raise NotSignedIn(SignInEnded.NARROWED)
    return access


def renew(access: Access, now: datetime, watch: Watch) -> Access:
    """A fresh permission for the old one, whose refresh token is then used up. Blocking.

    ``SignInExpired`` where it has run out for good; else as ``exchange``: what was sent may have
    arrived, and the old one may be used up without the new one being known.
    """
    if not access.refresh:
        raise SignInExpired
    answer = _post(
        access.token_url,
        prepare_token_request(
            "refresh_token", refresh_token=access.refresh, client_id=access.client
        ),
        watch,
    )
    if _error(answer) in _OVER:
        raise SignInExpired
    said = _tokens(answer)
    if said.get("patient", access.patient) != access.patient:
        raise SignInExpired
    return _with(access, said, now, " ".join(access.scopes))


def revoke(access: Access, watch: Watch) -> bool:
    """Give the permission back. Blocking; whether the clinic's computer heard of it."""
    if not access.revoke_url:
        return False
    try:
        for token, hint in ((access.refresh, "refresh_token"), (access.access, "access_token")):
            if token:
                who = urlencode({"client_id": access.client})
                form, _ = prepare_revoke_token_request(token, hint, who)
                answer = _post(access.revoke_url, form, watch)
                if _error(answer) or answer.status != 200:
                    return False
    except ClinicError:
        return False
    return True


def _post(url: str, form: str, watch: Watch) -> Answer:
    with Line(seconds=SECONDS, most=MOST) as line:
        return line.ask("POST", url, watch, body=form.encode(), headers=_FORM)


def _error(answer: Answer) -> str:
    """The error that OAuth names, "" for none."""
    return str(_said(answer).get("error", "")) if answer.status in (400, 401) else ""


def _said(answer: Answer) -> dict[str, Any]:
    try:
        return read_object(answer.body) if is_json(answer.headers) else {}
    except AnswerStrange:
        return {}


def _tokens(answer: Answer) -> dict[str, Any]:
    if answer.status in (400, 401):
        raise ClinicRefuses(answer.status, _reason(_said(answer)))
    trouble = trouble_of(answer.status, answer.headers, answer.body)
    if trouble is not None:
        raise trouble
    if not is_json(answer.headers):
        raise AnswerStrange("an answer of another type")
    said = read_object(answer.body)
    if str(said.get("token_type", "")).lower() != "bearer" or not _token(said.get("access_token")):
        raise AnswerStrange("no token")
    return said


def _with(access: Access, said: Mapping[str, Any], now: datetime, otherwise: str) -> Access:
    """``access`` with what a token response says; ``otherwise``: the scopes where it says none."""
    scope, seconds = said.get("scope", otherwise), said.get("expires_in")
    until = None
    if isinstance(seconds, int | float) and 0 < seconds < LONGEST_SECONDS:
        until = now + timedelta(seconds=seconds)
    return replace(
        access,
        access=said["access_token"],
        refresh=_token(said.get("refresh_token")) or access.refresh,
        until=until,
        scopes=tuple(sorted(set(scope.split()))) if isinstance(scope, str) else (),
    )


def _token(found: object) -> str:
    return found if isinstance(found, str) and _TOKEN.fullmatch(found) else ""


def _reason(said: Mapping[str, Any]) -> str:
    words = said.get("error_description") or said.get("error")
    return plain_text(words, LONGEST_REASON)
