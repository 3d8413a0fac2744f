"""The tables as SQLModel sees them. What they are made by is ``migrations/``; a test holds
the two together.

Only what queries need is in the clear. ``payload`` is sealed (``sealing.py``) and bound to
its table, ``id``, ``payload_version`` and to every column marked *bound*.
"""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class CheckInRow(SQLModel, table=True):
    """One saved check-in. Rows are only ever added."""

    __tablename__ = "checkin"

    seq: int = Field(primary_key=True)
    """Order of saving, from 1. The clock may be set back, this does not move."""
    id: str = Field(unique=True)
    day: str = Field(index=True)
    """ISO 8601 date described; bound."""
    kind: str
    """``CheckInKind``; bound."""
    entered_at: str
    """ISO 8601 moment of entry with its UTC offset; bound."""
    supersedes: str | None = Field(default=None, foreign_key="checkin.id")
    """The row corrected or taken back; bound."""
    sync_state: str = "local"
    """``local``: on this device alone. Not bound: it changes when a row is sent."""
    payload_version: int
    payload: bytes


class DraftRow(SQLModel, table=True):
    """Answers not saved yet; at most one row for each day, kind and correction."""

    __tablename__ = "draft"

    seq: int = Field(primary_key=True)
    """Order of the last change."""
    id: str
    day: str
    kind: str
    corrects: str | None = None
    """The check-in being corrected. No foreign key: what was typed is kept in any case."""
    changed_at: str
    payload_version: int
    payload: bytes
    """Bound to day, kind and corrects (the key of the draft)."""


class RecordRow(SQLModel, table=True):
    """One record of any kind. Rows are only ever added."""

    __tablename__ = "record"

    seq: int = Field(primary_key=True)
    """Order of saving, from 1."""
    id: str = Field(unique=True)
    kind: str
    """The name of a ``Kind`` (``record_payloads.py``): "plan", "dose"; bound."""
    day: str
    """ISO 8601 date described; bound."""
    entered_at: str
    """ISO 8601 moment of entry with its UTC offset; bound."""
    supersedes: str | None = Field(default=None, foreign_key="record.id")
    """The row put right or taken back; bound."""
    sync_state: str = "local"
    """As for a check-in. Not bound."""
    payload_version: int
    payload: bytes


class FormRow(SQLModel, table=True):
    """What was typed into a form and not saved yet; one row for each form."""

    __tablename__ = "form"

    seq: int = Field(primary_key=True)
    """Order of the last change."""
    key: str = Field(unique=True)
    """A place of the app, such as "plan.new", never what a person said; bound."""
    changed_at: str
    payload_version: int
    payload: bytes


class ParcelRow(SQLModel, table=True):
    """One parcel that waits to be sent to the clinic. It goes once it has arrived."""

    __tablename__ = "outbox"

    seq: int = Field(primary_key=True)
    """Order of sending."""
    id: str = Field(unique=True)
    """Bound."""
    payload_version: int
    payload: bytes
    """What it is and why it waits."""
    content: bytes
    """The frozen bundle, sealed by itself: it never changes."""


class NoteRow(SQLModel, table=True):
    """One sealed text that no backup and no export holds."""

    __tablename__ = "note"

    name: str = Field(primary_key=True)
    """What it is for, such as "clinic.tokens"; bound."""
    payload_version: int
    payload: bytes


class KeyCheckRow(SQLModel, table=True):
    """One sealed value without meaning: opens with this diary's key and no other."""

    __tablename__ = "key_check"

    id: int = Field(primary_key=True)
    payload: bytes


CHECKINS = SQLModel.metadata.tables["checkin"]
DRAFTS = SQLModel.metadata.tables["draft"]
RECORDS = SQLModel.metadata.tables["record"]
FORMS = SQLModel.metadata.tables["form"]
OUTBOX = SQLModel.metadata.tables["outbox"]
NOTES = SQLModel.metadata.tables["note"]
