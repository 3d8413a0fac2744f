"""Showing a part of the diary to somebody: permissions, packages, and the log of what went out.

A package is made in memory and noted in the log (``note``) just before the device is asked to
take it, or the first code stands on the screen; where the device says that nothing left, the line
is taken back (``take_back``). So what is only made is in no log, and what may have left always is,
also when the diary locks or the app ends while a phone shows its sheet. Until it is noted its
number is free: the next package takes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

from app.domain.chains import chain_of, first_version
from app.domain.clock import Clock
from app.domain.files import File
from app.domain.ports import DiaryStore
from app.domain.records import RecordStore
from app.domain.sharing.grants import (
    Given,
    GivenBy,
    Grant,
    grant_troubles,
)
from app.domain.sharing.packages import Package, Packages
from app.domain.watch import Watch
from app.i18n.formats import Formats
from app.services.caregivers_read import (
    Caregivers,
    grant_rows,
    read_offers,
    read_view,
    to_make,
)
from app.services.entries import ID, Entries, EntryForm, EntrySheet, undone
from app.services.grant_form import (
    KEY,
    WORDS,
    Fields,
    Offers,
    Said,
    as_typed,
    fill,
    read_form,
)
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.packaging import cut, given_of, head_of
from app.services.records import RecordService

PACKAGE_TYPE = "application/jose"
"""RFC 7515, section 9.2.1: a JWE in its compact form."""

_CUT = 0.6
"""Where choosing among the rows ends, of 1.0; then they are written and sealed."""


@dataclass(frozen=True)
class Made:
    """A package that was made, and the line of the log to ``note`` once it left the device."""

    file: File
    words: str = field(repr=False)
    given: Given


class CaregiversService(Entries[Grant]):
    """Permissions in the open diary of one window. Form handling as for every list
    (``entries.Entries``). ``store`` is asked each time, so that a lock is respected. Errors as in
    ``DiaryStore``; every call that takes a ``Watch`` may end in ``Stopped``."""

    def __init__(
        self,
        store: Callable[[], DiaryStore],
        packages: Callable[[], Packages],
        offload: Offload,
        clock: Clock,
        hub: ChangeHub,
    ) -> None:
        """``packages`` is asked on the drawing thread: what it needs may take long to import."""
        super().__init__(
            RecordService(store(), offload, clock, hub, lambda: None),
            EntryForm(KEY, as_typed, self._read_form, grant_rows),
        )
        self._store = store
        self._packages = packages
        self._offload = offload

    async def view(self) -> Caregivers:
        """Everything that the screens show, in one visit to the database thread."""
        today = self.records.today()
        return await self.records.read(lambda store: read_view(store, today))

    async def sheet(self, formats: Formats, version: UUID | None = None) -> EntrySheet | None:
        """See ``Entries``. An offer that was chosen on an earlier day stands for its day of
        today."""
        sheet = await super().sheet(formats, version)
        if sheet is not None:
            fill(sheet, await self.offers(), formats)
        return sheet

    async def offers(self) -> Offers:
        """The days that can be chosen with a press."""
        today = self.records.today()
        return await self.records.read(lambda store: read_offers(store, today))

    async def draft(self, sheet: EntrySheet, formats: Formats) -> Grant | None:
        """The permission that a form describes, not kept yet and without its words, to be looked
        at. ``None`` while there is something unclear."""
        said = self._read_form(sheet.fields, formats)
        if said is None:
            return None
        row = said.row(UUID(sheet.get(ID)), self.records.now(), None, sheet.version)
        return replace(row, words="")

    async def preview(self, grant: Grant, watch: Watch) -> Package:
        """What a permission, kept or not, would show now. Nothing is made of it."""
        now = self.records.now()
        sealed = await self._offload.database(lambda: self._store().everything())
        return await cut(self._offload, sealed, head_of(grant, grant.id, 1, now), watch)

    async def save(self, sheet: EntrySheet, formats: Formats) -> Grant | None:
        """Keep what a form says. A new permission gets its six words; a change keeps them and its
        number. ``None`` while there is something unclear. Saved twice it is saved once."""
        if not sheet.get(WORDS):
            sheet.put(WORDS, await self._offload.drawing(lambda: self._packages().new_words()))
        return await super().save(sheet, formats)

    async def root(self, grant: Grant) -> UUID:
        """The id of the first row of a permission."""
        return await self.records.read(lambda store: first_version(grant_rows(store), grant.id))

    async def make(self, root: UUID, by: GivenBy, watch: Watch, ends: bool = False) -> Made | None:
        """A package of a permission as it stands, or the one that ends it. Nothing is noted yet.
        ``None`` where the permission does not hold any more, or, to end it, still does."""
        now = self.records.now()
        watch.at(0)
        found = await self._offload.database(lambda: to_make(self._store(), root))
        if found is None or found[0].holds(self.records.today()) is ends:
            return None
        grant, number, sealed = found
        head = head_of(grant, root, number, now, ends)
        package = Package(head)
        if not ends:
            package = await cut(self._offload, sealed, head, watch.within(0, _CUT))
        rest = watch.within(_CUT, 1)
        content = await self._offload.drawing(
            lambda: self._packages().make(package, grant.words, rest)
        )
        name = f"glidepath-share-{head.last.isoformat()}.jwe"
        file = File(name, PACKAGE_TYPE, content, package.holds.unread)
        return Made(file, grant.words, given_of(head, by, now))

    async def codes(self, made: Made) -> tuple[bytes, ...] | None:
        """A package as pictures of codes (PNG), in the order to be read; ``None`` where there is
        too much for them."""
        return await self._offload.drawing(_pictures, made.file.content)

    async def note(self, made: Made) -> Given:
        """Write into the log that a package leaves the device now. The line. Noted twice it is
        noted once; after ``take_back`` it is a line of its own."""

        def work(store: RecordStore) -> Given:
            saved = store.readable_records(Given)
            gone = made.given.id in {row.supersedes for row in saved if row.undone}
            line = replace(made.given, id=uuid4()) if gone else made.given
            store.add_records([line])
            return line

        return await self.records.change(work)

    async def take_back(self, line: Given) -> None:
        """The device says that the package did not leave."""
        await self.records.add([undone(line, self.records.now())])

    async def end(self, root: UUID) -> Grant | None:
        """End a permission, and forget a change that was half typed. ``None`` where it was ended
        before, or is not there."""
        now = self.records.now()

        def ended(grant: Grant) -> Grant | None:
            return None if grant.ended_at is not None else replace(grant, ended_at=now)

        return await self._change(root, ended, clears=f"{KEY}.{root}")

    async def extend(self, root: UUID, until: date) -> Grant | None:
        """Let somebody look until another day; what they see stays. ``None`` where it was ended,
        or is not there. ``ValueError`` for a day that ``grant_troubles`` refuses."""
        today = self.records.today()

        def extended(grant: Grant) -> Grant | None:
            longer = replace(grant, until=until)
            if grant_troubles(longer, today):
                raise ValueError("no permission reaches to that day")
            return None if grant.ended_at is not None else longer

        return await self._change(root, extended)

    def _read_form(self, fields: Fields, formats: Formats) -> Said | None:
        return read_form(fields, formats, self.records.today())

    async def _change(
        self, root: UUID, how: Callable[[Grant], Grant | None], clears: str | None = None
    ) -> Grant | None:
        now, today = self.records.now(), self.records.today()

        def work(store: RecordStore) -> Grant | None:
            found = chain_of(grant_rows(store), root)
            changed = how(found.row) if found is not None else None
            if found is None or changed is None:
                return None
            before = found.row.id
            row = replace(changed, id=uuid4(), day=today, entered_at=now, supersedes=before)
            store.add_records([row], clears)
            return row

        return await self.records.change(work)


def _pictures(content: bytes) -> tuple[bytes, ...] | None:
    from app.exchange import qr  # noqa: PLC0415 -- first asked for here

    parts = qr.parts(content)
    return tuple(qr.picture(part) for part in parts) if parts is not None else None
