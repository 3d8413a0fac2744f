"""What can go wrong with the clinic's computer, one kind for each thing a person can do."""

from __future__ import annotations

from enum import StrEnum

from app.domain.errors import GlidepathError


class ClinicError(GlidepathError):
    """The root of the others. Nothing in the diary was changed."""


class ClinicUnreachable(ClinicError):
    """No connection: refused, reset, no such name, or no network at all. What was being sent did
    not leave, or it is not known (``unclear``): then the answer may have got lost."""

    def __init__(self, *, unclear: bool = False) -> None:
        super().__init__("unreachable, unclear" if unclear else "unreachable")
        self.unclear = unclear


class ClinicSlow(ClinicUnreachable):
    """No whole answer within the time allowed."""


class CertificateWrong(ClinicError):
    """The address does not prove that it is who it says: nothing was sent."""


class AddressNotSafe(ClinicError):
    """An http address that is not on this device itself."""


class AddressUnclear(ClinicError):
    """What was typed is no address of a clinic, and no link of one."""


class Redirected(ClinicError):
    """The clinic's computer pointed to another address, which is not followed."""


class AnswerStrange(ClinicError):
    """An answer that is too large, of another type, cut off or not to be read."""


class NotFhir(ClinicError):
    """No FHIR R4 server answers at the address."""


class NoSmart(ClinicError):
    """A FHIR server that patients cannot sign in to (no SMART configuration)."""


class AbilityMissing(ClinicError):
    """A server that lacks something Glidepath cannot do without; ``missing`` in its terms."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(f"missing: {', '.join(missing)}")
        self.missing = missing


class SignInEnded(StrEnum):
    """How a sign-in ended without one."""

    DENIED = "denied"
    """The person, or the clinic, said no."""
    TOOK_LONG = "took_long"
    """Nobody came back from the browser in time."""
    MIXED_UP = "mixed_up"
    """What came back does not belong to this sign-in (``state``), or lacks something."""
    NO_PATIENT = "no_patient"
    """The sign-in names no patient."""
    NARROWED = "narrowed"
    """Nothing that Glidepath could use was granted."""
    NO_PORT = "no_port"
    """Another program on this computer holds every place where the browser could come back."""


class NotSignedIn(ClinicError):
    """A sign-in that came to nothing; ``how``."""

    def __init__(self, how: SignInEnded) -> None:
        super().__init__(how.value)
        self.how = how


class SignInExpired(ClinicError):
    """The permission has run out, or was taken back: sign in again."""


class ClinicForbids(ClinicError):
    """The permission does not reach this far (403)."""


class ClinicBusy(ClinicError):
    """The clinic's computer asked to wait (429, 503); ``seconds``, where it said how long."""

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__("busy")
        self.seconds = seconds


class ClinicRefuses(ClinicError):
    """Any other answer of 400 to 599. ``status``; ``reason``: the server's own words as plain
    text, at most 500 characters, "" where it gave none; ``at``: the numbers, from 0, of the
    entries it names."""

    def __init__(self, status: int, reason: str = "", at: tuple[int, ...] = ()) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.reason = reason
        self.at = at
