"""The identifiers of the people to call; the rest and the rules are in ``identifiers``."""

from __future__ import annotations

MORE_CONTACTS = "more.contacts"

CONTACT_ADD = "people.add"
CONTACT_UNDO = "people.undo"
CONTACT_SAVE = "people.save"
CONTACT_CLOSE = "people.close"
CONTACT_DISCARD = "people.discard"


def help_contact(number: int, way: str) -> str:
    """A way to somebody in Help now, counted from 1: ``help.contact.1.call``, ``text``,
    ``copy``."""
    return f"help.contact.{number}.{way}"


def contact_field(name: str) -> str:
    """A field of the form of a contact: ``people.name``, ``phone``, ``hours``."""
    return f"people.{name}"


def contact_kind(kind: str) -> str:
    """Who somebody is, in that form: ``people.kind.clinic``."""
    return f"people.kind.{kind}"


def contact_row(row: int, part: str) -> str:
    """What can be done with a contact of the list, counted from 1: ``people.row.1.call``,
    ``text``, ``copy``, ``change``, ``remove``."""
    return f"people.row.{row}.{part}"


def contact_of_plan(row: int, part: str) -> str:
    """A way to a contact of the plan on the same page: ``people.plan.1.call``, ``copy``."""
    return f"people.plan.{row}.{part}"
