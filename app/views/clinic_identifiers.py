"""The identifiers of the clinic: adding it, signing in, sending, what was sent; the rest and the
rules are in ``identifiers``."""

from __future__ import annotations

SHARE_SEND = "share.send"
SHARE_CLINIC = "share.clinic"

CLINIC_ADDRESS = "clinic.address"
CLINIC_LOOK = "clinic.look"
CLINIC_ADD = "clinic.add"
CLINIC_OTHER = "clinic.other"
CLINIC_SIGN_IN = "clinic.sign_in"
CLINIC_OPEN = "clinic.open"
CLINIC_CANCEL = "clinic.cancel"
CLINIC_SIGN_OUT = "clinic.sign_out"
CLINIC_REMOVE = "clinic.remove"

SEND_CLOSE = "share.send.close"
SEND_CHANGE = "share.send.change"
SEND_REPORT = "share.send.with_report"
SEND_EXACT = "share.send.exact"
SEND_COPY = "share.send.exact.copy"
SEND_NOW = "share.send.now"
SEND_DONE = "share.send.done"
SEND_WAITING = "share.send.waiting"
SEND_RECEIPTS_OLDER = "share.send.receipts.older"


def send_part(row: int, what: str) -> str:
    """What can be done with a part that waits, counted from 1: ``share.send.part.1.again``,
    ``take_back``."""
    return f"share.send.part.{row}.{what}"


def send_bundle(row: int) -> str:
    """Shows one of several bundles exactly, counted from 1: ``share.send.exact.1``."""
    return f"share.send.exact.{row}"
