"""The authorization server of the test clinic: oidc-provider as a process (``auth.js``)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from tests.clinic.node_modules import MODULES, ensure_node
from tests.clinic.servers.processes import Server, begin, ready

CAPABILITIES = (
    "launch-standalone",
    "client-public",
    "context-standalone-patient",
    "permission-patient",
    "permission-offline",
    "permission-v1",
    "permission-v2",
    "sso-openid-connect",
)
TYPES = (
    *("Patient", "QuestionnaireResponse", "Observation", "MedicationStatement", "Provenance"),
    *("DocumentReference", "Communication", "RelatedPerson", "Consent", "CarePlan", "Goal"),
    "MedicationRequest",
    *("Appointment", "Questionnaire", "Organization", "*"),
)
LETTERS = ("r", "s", "rs", "cu", "cus", "cru", "crus", "cruds", "read", "write", "*")
SCOPES = (
    *("openid", "fhirUser", "launch/patient", "offline_access"),
    *chain.from_iterable((f"patient/{kind}.{what}" for what in LETTERS) for kind in TYPES),
)
REDIRECTS = ("http://127.0.0.1/callback", "org.glidepath.app://clinic/callback")
"""Any port of this machine (RFC 8252, section 7.3), and the scheme of a packaged app."""

AUDIENCE = r"^http://127\.0\.0\.1:\d+/fhir$"
"""The FHIR servers that ``aud`` may name: this clinic, by whichever of its doors."""

NOBODY = "glidepath-nobody"
"""A client whose token response does not name a patient."""
BRIEF = "glidepath-brief"
"""A client whose access tokens hold for one second."""
ONCE = "glidepath-once"
"""A client that is given no refresh token."""


def client(name: str, *, refresh: bool = True) -> dict[str, object]:
    """A public client, as Glidepath is one."""
    return {
        "client_id": name,
        "application_type": "native",
        "token_endpoint_auth_method": "none",
        "redirect_uris": REDIRECTS,
        "grant_types": ["authorization_code", *(["refresh_token"] if refresh else [])],
        "response_types": ["code"],
    }


def guard_client(secret: str) -> dict[str, object]:
    """What asks whether a token holds."""
    return {
        "client_id": "guard",
        "client_secret": secret,
        "redirect_uris": [],
        "grant_types": [],
        "response_types": [],
    }


def start_auth(
    folder: Path, port: int, issuer: str, secret: str, capabilities: Sequence[str] = CAPABILITIES
) -> Server:
    """Serve on ``port``; the app finds it at ``issuer``. It serves once ``wait_for_auth`` says
    so."""
    names = [client("glidepath"), client(NOBODY), client(BRIEF), client(ONCE, refresh=False)]
    setup = {
        "port": port,
        "issuer": issuer,
        "secret": secrets.token_urlsafe(),
        "audience": AUDIENCE,
        "scopes": SCOPES,
        "capabilities": capabilities,
        "nobody": [NOBODY],
        "clients": [*names, guard_client(secret)],
    }
    script = Path(__file__).with_name("auth.js")
    env = {"AUTH": json.dumps(setup), "MODULES": str(MODULES)}
    base = f"http://127.0.0.1:{port}"
    return begin([str(ensure_node()), str(script)], base, folder / "auth.log", env)


def wait_for_auth(server: Server) -> Server:
    """Until it answers."""
    return ready(server, "/.well-known/smart-configuration")
