"""The identifiers of the people to call; the rest and the rules are in ``identifiers``."""

from __future__ import annotations

MORE_CONTACTS = "more.contacts"


def help_contact(number: int, way: str) -> str:
    """A way to somebody in Help now, counted from 1: ``help.contact.1.call``, ``text``,
    ``copy``."""
    return f"help.contact.{number}.{way}"
