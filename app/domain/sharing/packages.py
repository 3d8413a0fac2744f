"""A package: the part of a diary that one person may look at until a day, and how it is judged
on the other side. Pure; sealing and reading are in the data room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from app.domain.archives import Everything
from app.domain.clock import local_day
from app.domain.errors import GlidepathError
from app.domain.ports import DataKey
from app.domain.sharing.grants import Relation
from app.domain.sharing.topics import Granted
from app.domain.watch import Watch

WORDS = 6
"""Words that open a package. Of a list of more than 3,000 that is 69 bits or more, behind
250,000 rounds of PBKDF2."""

SLACK = timedelta(days=1)
"""How far a clock may stand back behind the latest moment seen before that moment is used in its
place: travelling west sets a calendar back, and that must close nothing early."""


@dataclass(frozen=True)
class Head:
    """What a package says of itself. ``grant``: the id of the first row of its grant; ``number``
    counts its packages from 1. ``made_at``: with offset. ``from_name``: whose diary, ``to_name``:
    for whom, as the patient typed them. ``first``, ``last``: the days in it; ``until``: the last
    day on which it may be looked at. ``ends``: it holds nothing and takes away what came
    before."""

    grant: UUID
    number: int
    made_at: datetime
    from_name: str
    to_name: str
    relation: Relation
    topics: frozenset[Granted]
    first: date
    last: date
    until: date
    ends: bool = False


@dataclass(frozen=True)
class Package:
    """A head and the granted rows alone: in force, without trail, drafts or forms."""

    head: Head
    holds: Everything = field(default_factory=Everything, repr=False)


@dataclass(frozen=True)
class Kept:
    """A package on a supporter's device. ``words``: those that opened it, so that a newer one
    of the same grant opens without typing them again. ``opened_at``: when it came here."""

    package: Package
    words: str = field(repr=False)
    opened_at: datetime

    @property
    def head(self) -> Head:
        """Of the package."""
        return self.package.head


class Gone(StrEnum):
    """Why what came under a grant is not here any more."""

    EXPIRED = "expired"
    ENDED = "ended"
    REMOVED = "removed"
    """The supporter took it away; a newer package may come."""


@dataclass(frozen=True)
class Memory:
    """What a supporter's device remembers beside the packages: nothing that was shared.

    ``latest``: the latest moment seen of this device's clock (``keeping.seen``); a clock that was
    set back opens nothing again. ``numbers``: the newest number seen of each grant, ``gone``: the
    grants of which nothing is here any more, and why.
    """

    latest: datetime | None = None
    numbers: Mapping[UUID, int] = field(default_factory=dict)
    gone: Mapping[UUID, Gone] = field(default_factory=dict)


class Refused(StrEnum):
    """Why a package that opened is not taken in. Words: ``package-refused-...``."""

    EXPIRED = "expired"
    OLDER = "older"
    """A newer one of the same grant was here already."""
    ENDED = "ended"
    """The grant was ended by a later package."""
    OTHER_WORDS = "other-words"
    """It says that it is of a grant that is here, and was closed with other words."""
    OWN = "own"
    """This very diary made it."""


class PackageRefused(GlidepathError):
    """A package that opened and is not taken in."""

    def __init__(self, why: Refused) -> None:
        super().__init__(f"package refused: {why}")
        self.why = why


def believed_now(memory: Memory, now: datetime) -> datetime:
    """The moment to judge by: ``now``, or the latest moment seen where the clock stands more than
    ``SLACK`` behind it."""
    latest = memory.latest
    return latest if latest is not None and now < latest - SLACK else now


def expired(head: Head, memory: Memory, now: datetime) -> bool:
    """Whether the last day of a package has passed."""
    return local_day(believed_now(memory, now)) > head.until


def refusal(
    package: Package, words: str, kept: Kept | None, memory: Memory, now: datetime
) -> Refused | None:
    """Why ``package`` is not taken in beside ``kept``, what is here of the same grant."""
    head = package.head
    if kept is not None and kept.words != words:
        return Refused.OTHER_WORDS
    newest = max(memory.numbers.get(head.grant, 0), kept.head.number if kept is not None else 0)
    if memory.gone.get(head.grant) is Gone.ENDED and head.number <= newest:
        return Refused.ENDED
    if expired(head, memory, now) and not head.ends:
        return Refused.EXPIRED
    again = memory.gone.get(head.grant) is Gone.REMOVED
    return Refused.OLDER if _older(head, newest, kept, again=again) else None


def _older(head: Head, newest: int, kept: Kept | None, *, again: bool) -> bool:
    """Whether a newer one was here. Two may have one number, where the first was made and nobody
    noted that it went out: the one made later is the newer. ``again``: the newest was taken away by
    who looks at it, and may come back."""
    if head.number != newest:
        return head.number < newest
    if kept is None:
        return not again
    return head.made_at < kept.head.made_at


class Packages(Protocol):
    """Makes and opens package files. No disk, no diary; any thread."""

    def new_words(self) -> str:
        """Six plain words at random, separated by a space."""
        ...

    def read_words(self, typed: str) -> str:
        """Words as somebody typed them, in the one form in which they close and open.
        ``WordsIncomplete``, ``WordMistyped``."""
        ...

    def make(self, package: Package, words: str, watch: Watch) -> bytes:
        """The file. The same package gives other bytes each time."""
        ...

    def open(self, content: bytes, words: str, watch: Watch) -> Package:
        """What is in a file. ``FileNotOurs``, ``FileBroken``, ``FileTooNew``, ``WrongWords``."""
        ...


class Shelf(Protocol):
    """Where a supporter's device keeps what was opened, sealed with the data key, apart from the
    diary and from its copies. Blocking; runs on the database thread.

    Errors: ``StorageFull``, ``StorageReadOnly``.
    """

    def kept(self, key: DataKey) -> Sequence[Kept]:
        """Every package here, the one opened first is first. One that does not open is left out,
        and logged."""
        ...

    def keep(self, key: DataKey, kept: Kept) -> None:
        """Keep a package in place of the one of the same grant. On the disk when it returns."""
        ...

    def drop(self, grant: UUID) -> None:
        """Take a package away. No error when there is none."""
        ...

    def memory(self, key: DataKey) -> Memory:
        """What is remembered; nothing where nothing was, or where it does not open."""
        ...

    def remember(self, key: DataKey, memory: Memory) -> None:
        """Keep what is remembered, whole or not at all."""
        ...
