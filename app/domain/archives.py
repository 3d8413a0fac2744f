"""Taking everything out of a diary and bringing it in again: values and ports.

The same values go through an export (readable by anybody), a backup (sealed) and what is put
back from either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from app.domain.chains import bridged, standing
from app.domain.checkins import CheckIn, Draft
from app.domain.doses import DoseEntry
from app.domain.records import Record
from app.domain.responses import Response
from app.domain.settings import Settings
from app.domain.taper import PlanVersion
from app.domain.watch import Watch

PASSPHRASE_MINIMUM = 12
"""Characters that the passphrase of a new backup has at least: unlike a passcode, it stands
alone against somebody who has the file and all the time in the world."""

MOST_BYTES = 32 * 1024 * 1024
"""Of a file that is brought in, packed or not; more is not read at all. Ten years of a full
diary take 11 MB (``docs/adr/0033``)."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a file may name. A device whose clock is wrong stays within them, and
counting days from any of them is quick."""


class FileKind(StrEnum):
    """What a file is."""

    EXPORT = "export"
    BACKUP = "backup"


class SecretKind(StrEnum):
    """What opens a backup."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind of secret, not one
    RECOVERY_CODE = "recovery_code"


@dataclass(frozen=True)
class Secret:
    """What a person typed to close or open a backup."""

    kind: SecretKind
    typed: str = field(repr=False)


class SecretNeeded(Exception):
    """A backup, and nothing was typed that could open it. Not an error: ``kind`` says what to
    ask for."""

    def __init__(self, kind: SecretKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


class How(StrEnum):
    """What becomes of what is here already."""

    MERGE = "merge"
    """It stays; what is not here yet is added after it."""
    REPLACE = "replace"
    """It goes, and what is in the file comes in its place."""


Typed = Mapping[str, str]
"""What stands in a form, by field."""


@dataclass(frozen=True)
class Everything:
    """What a diary holds. ``checkins`` and ``records``: every row, superseded and undone ones
    too, in the order saved. ``drafts`` and ``forms`` (by key): the one changed last is last.

    ``gaps``: rows that did not open, each with the one that it superseded; ``unread``: how
    many things did not open, those rows included.
    """

    checkins: Sequence[CheckIn] = ()
    records: Sequence[Record] = ()
    drafts: Sequence[Draft] = ()
    forms: Mapping[str, Typed] = field(default_factory=dict)
    gaps: Mapping[UUID, UUID | None] = field(default_factory=dict)
    unread: int = 0

    def whole(self) -> Everything:
        """The same without gaps: each row supersedes what its gap did (``chains.bridged``)."""
        if not self.gaps:
            return self
        parents = {row.id: bridged(row, self.gaps) for row in (*self.checkins, *self.records)}
        return replace(
            self,
            checkins=tuple(replace(row, supersedes=parents[row.id]) for row in self.checkins),
            records=tuple(replace(row, supersedes=parents[row.id]) for row in self.records),
            gaps={},
        )


@dataclass(frozen=True)
class Counts:
    """How many entries are in force. ``unfinished``: drafts and forms begun."""

    checkins: int = 0
    doses: int = 0
    questionnaires: int = 0
    plans: int = 0
    other: int = 0
    unfinished: int = 0


@dataclass(frozen=True)
class Opened:
    """A file that was read whole and found good. ``left_out``: entries that could not be opened
    when it was made. ``settings``: the choices that came with a backup."""

    kind: FileKind
    everything: Everything = field(repr=False)
    left_out: int = 0
    settings: Settings | None = None


@dataclass(frozen=True)
class Found:
    """What a file holds beside the open diary. Nothing was changed.

    ``first``, ``last``: the days described by check-ins, doses and questionnaires, ``None``
    where there are none. ``held``: what is in the file; ``new``: what of it is not here yet.
    """

    opened: Opened = field(repr=False)
    first: date | None
    last: date | None
    held: Counts
    new: Counts

    @property
    def kind(self) -> FileKind:
        """An export or a backup."""
        return self.opened.kind

    @property
    def left_out(self) -> int:
        """Entries that could not be opened when the file was made."""
        return self.opened.left_out


@dataclass(frozen=True)
class Brought:
    """What was done: rows of check-ins and records that were ``added``, were here already
    (``kept``) or went (``removed``). ``settings``: the choices to put in force now, after a
    backup took the place of the diary; ``None`` leaves them as they are.

    ``left_out``: entries of a copy that could not be opened. ``copy``: the id of the automatic
    copy of the diary as it was before, which is the way back.
    """

    added: int
    kept: int
    removed: int = 0
    settings: Settings | None = None
    left_out: int = 0
    copy: str = field(default="", compare=False)


class ArchiveStore(Protocol):
    """The part of an open diary that gives and takes everything at once. Errors as in
    ``DiaryStore``."""

    def everything(self) -> Callable[[Watch], Everything]:
        """Every row as it stands at one moment, still sealed. What is returned opens them, on
        any thread. ``DiaryTooNew`` from it for what a newer Glidepath wrote."""
        ...

    def ids(self) -> frozenset[UUID]:
        """The id of every check-in and record, superseded ones too."""
        ...

    def bringing(
        self, what: Everything, at: datetime, watch: Watch
    ) -> Callable[[How, Watch], Brought]:
        """Seal ``what`` for this diary, on any thread. What is returned puts it there in one
        transaction, on the database thread: all of it, or nothing when it is stopped or fails.

        An id that is here stays as it is. Drafts and forms that are here stay, too, and a
        draft that was saved here meanwhile does not come back. ``at``: the moment from which
        drafts and forms count as changed.
        """
        ...


class Archives(Protocol):
    """Makes and reads files. No disk, no diary; any thread.

    Errors of reading: ``FileNotOurs``, ``FileBroken``, ``FileTooNew``; for a backup also
    ``SecretNeeded``, ``WrongPassphrase``, ``WrongRecoveryCode``, ``RecoveryCodeIncomplete``,
    ``RecoveryCodeMistyped``.
    """

    def export(self, everything: Everything, watch: Watch) -> tuple[bytes, int]:
        """The export, and how many entries are not in it (``docs/export-format.md``)."""
        ...

    def backup(
        self, everything: Everything, settings: Settings, secret: Secret, watch: Watch
    ) -> tuple[bytes, int]:
        """The backup, and how many entries are not in it. ``PassphraseTooShort``, or the
        errors of a recovery code that cannot be one."""
        ...

    def read(self, content: bytes, secret: str | None, watch: Watch) -> Opened:
        """What is in a file; every check that a file can fail."""
        ...


def count(everything: Everything, here: frozenset[UUID] = frozenset()) -> Counts:
    """The entries in force whose id is not among ``here``."""
    new = [row for row in _in_force(everything) if row.id not in here]
    kinds = (CheckIn, DoseEntry, Response, PlanVersion)
    checkins, doses, questionnaires, plans = (
        sum(isinstance(row, kind) for row in new) for kind in kinds
    )
    return Counts(
        checkins=checkins,
        doses=doses,
        questionnaires=questionnaires,
        plans=plans,
        other=len(new) - checkins - doses - questionnaires - plans,
        unfinished=len(everything.drafts) + len(everything.forms),
    )


def days_of(everything: Everything) -> tuple[date | None, date | None]:
    """The first and the last day that check-ins, doses and questionnaires in force describe."""
    said = (CheckIn, DoseEntry, Response)
    days = {row.day for row in _in_force(everything) if isinstance(row, said)}
    return min(days, default=None), max(days, default=None)


def _in_force(everything: Everything) -> list[CheckIn | Record]:
    checkins: list[CheckIn | Record] = [found.row for found in standing(everything.checkins)]
    return [*checkins, *(found.row for found in standing(everything.records))]
