"""Reading permissions and the log of what was given: what the screens of sharing show."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.archives import Everything
from app.domain.chains import chain_of, first_version, standing
from app.domain.errors import EntryDamaged
from app.domain.ports import DiaryStore
from app.domain.records import RecordStore
from app.domain.sharing.grants import Given, GivenBy, Grant, next_number, standing_grants
from app.domain.watch import Watch
from app.services.grant_form import KEY, Offers
from app.services.reading import Forgiving
from app.services.records import read_plans

log = logging.getLogger("glidepath")


@dataclass(frozen=True)
class Person:
    """A permission and what was given under it, newest first. ``root``: the id of its first row.
    ``begun``: a change was typed and not kept yet."""

    root: UUID
    grant: Grant
    given: tuple[Given, ...] = ()
    begun: bool = False

    @property
    def opens_until(self) -> date | None:
        """The last day on which something that was given may open; ``None`` for nothing. An older
        file opens wherever no newer one was opened."""
        return max((g.until for g in self._left()), default=None)

    @property
    def looks_until(self) -> date | None:
        """The last day on which the newest of what was given opens; ``None`` for nothing."""
        return next((g.until for g in self._left()), None)

    @property
    def outdated(self) -> bool:
        """Whether the permission was changed after the last file was given."""
        newest = next(self._left(), None)
        return newest is not None and not newest.says_as(self.grant)

    def _left(self) -> Iterator[Given]:
        """What left this device and shows something, the newest first."""
        return (g for g in self.given if not g.ends and g.by is not GivenBy.DEVICE)


@dataclass(frozen=True)
class Caregivers:
    """What the screens show. ``holding``: the permissions in force, ``past``: those that were
    ended or are over; the newest first in both. ``log``: all that was given, the newest first.
    ``begun``: a new one was typed and not kept yet. ``damaged``: a permission does not open, and
    so none is listed: half a chain might show one in force that was ended."""

    today: date
    holding: tuple[Person, ...] = ()
    past: tuple[Person, ...] = ()
    log: tuple[Given, ...] = ()
    begun: bool = False
    damaged: bool = False

    def person(self, root: UUID) -> Person | None:
        """The permission whose first row has this id."""
        return next((p for p in (*self.holding, *self.past) if p.root == root), None)


def grant_rows(store: RecordStore) -> Sequence[Grant]:
    """Every row of a permission in the order saved. Blocking, as all of these."""
    return store.records(Grant)


def to_make(
    store: DiaryStore, root: UUID
) -> tuple[Grant, int, Callable[[Watch], Everything]] | None:
    """A permission in force or ended, the number of its next package, and the rows of the diary,
    still sealed, of one moment."""
    found = chain_of(grant_rows(store), root)
    if found is None:
        return None
    number = next_number(store.readable_records(Given), root)
    return found.row, number, store.everything()


def read_offers(store: DiaryStore, today: date) -> Offers:
    """The days that can be chosen with a press. What does not open offers none."""
    # Among what a report takes, and that takes a tenth of a second.
    from app.services.report_read import read_started  # noqa: PLC0415

    try:
        taper = read_plans(store).first_day
    except EntryDamaged:
        taper = None
    started = read_started(Forgiving(store), store)
    here = [day if day is not None and day <= today else None for day in (taper, started)]
    return Offers(today, *here)


def read_view(store: RecordStore, today: date) -> Caregivers:
    """What the screens show."""
    lines = standing(store.readable_records(Given))
    given = tuple(found.row for found in reversed(lines))
    try:
        saved = grant_rows(store)
    except EntryDamaged:
        log.warning("the permissions cannot be read")
        return Caregivers(today, log=given, damaged=True)
    people = [
        _person(store, first_version(saved, found.row.id), found.row, given)
        for found in reversed(standing_grants(saved))
    ]
    return Caregivers(
        today,
        tuple(p for p in people if p.grant.holds(today)),
        tuple(p for p in people if not p.grant.holds(today)),
        given,
        bool(store.form(KEY)),
    )


def _person(store: RecordStore, root: UUID, grant: Grant, given: Sequence[Given]) -> Person:
    own = tuple(one for one in given if one.grant == root)
    return Person(root, grant, own, bool(store.form(f"{KEY}.{root}")))
