"""People to call: adding, changing, taking away, and which of them may be seen while locked."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import EntryDamaged
from app.domain.help_contacts import (
    HelpContact,
    LockedContacts,
    of_plan,
    shown,
    standing_contacts,
)
from app.domain.ports import SettingsStore
from app.domain.records import RecordStore
from app.domain.taper import Plans, PlanVersion
from app.services.contact_form import KEY, as_typed, read_form
from app.services.entries import Entries, EntryForm
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.records import RecordService

log = logging.getLogger("glidepath")


@dataclass(frozen=True)
class ContactsView:
    """What the screen shows: the contacts typed here, and those of the plan in force that are
    not among them. ``begun``: a new one was typed and not kept yet. ``damaged``: a row does not
    open, and stays away."""

    own: tuple[HelpContact, ...] = ()
    plan: tuple[HelpContact, ...] = ()
    begun: bool = False
    damaged: bool = False


class ContactService(Entries[HelpContact]):
    """The people to call of the open diary of one window. Every method returns after the disk
    has it; errors as in ``DiaryStore``. Where a row does not open, what opens is shown: a number
    that may be old is better than none."""

    def __init__(self, records: RecordService) -> None:
        super().__init__(records, EntryForm(KEY, as_typed, read_form, _rows))

    async def view(self) -> ContactsView:
        """Everything that the screen shows, in one visit to the database thread."""
        today = self.records.today()
        return await self.records.read(lambda store: _view(store, today))

    async def shown(self) -> tuple[HelpContact, ...]:
        """Who can be called, in the order shown in Help now."""
        today = self.records.today()
        return await self.records.read(lambda store: read_shown(store, today))


class WhenLocked:
    """What may be seen of the people to call while the diary is locked: nothing, unless the
    person allowed it. For all windows; the wish is read anew each time, for another window may
    have changed it. Errors as in ``LockedContacts``."""

    def __init__(
        self, settings: SettingsStore, kept: LockedContacts, offload: Offload, hub: ChangeHub
    ) -> None:
        self._settings = settings
        self._kept = kept
        self._offload = offload
        self._hub = hub

    async def seen(self) -> tuple[HelpContact, ...]:
        """Who can be called without opening the diary."""
        return await self._offload.database(self._seen)

    def _seen(self) -> tuple[HelpContact, ...]:
        return tuple(self._kept.load()) if self._settings.load().contacts_when_locked else ()

    async def keep(self, contacts: Sequence[HelpContact]) -> bool | None:
        """Bring what may be seen up to date; the wish in force."""
        return await self._offload.database(self._keep, contacts)

    def _keep(self, contacts: Sequence[HelpContact]) -> bool | None:
        wish = self._settings.load().contacts_when_locked
        if wish:
            self._kept.save(contacts)
        else:
            self._kept.forget()
        return wish

    async def allow(self, wish: bool) -> None:
        """Take the person's answer. At a no, what was kept is gone when this returns."""
        await self._offload.database(self._allow, wish)
        self._hub.announce()

    def _allow(self, wish: bool) -> None:
        self._settings.save(replace(self._settings.load(), contacts_when_locked=wish))
        if not wish:
            self._kept.forget()


def read_shown(store: RecordStore, today: date) -> tuple[HelpContact, ...]:
    """Who can be called, in the order shown. Blocking."""
    return shown(standing_contacts(_rows(store)), _plan(store, today))


def _view(store: RecordStore, today: date) -> ContactsView:
    rows = _rows(store)
    own = standing_contacts(rows)
    plans = of_plan(own, _plan(store, today))
    return ContactsView(own, plans, bool(store.form(KEY)), _damaged(store))


def _damaged(store: RecordStore) -> bool:
    try:
        store.records(HelpContact)
    except EntryDamaged:
        log.warning("a contact cannot be read")
        return True
    return False


def _rows(store: RecordStore) -> Sequence[HelpContact]:
    return store.readable_records(HelpContact)


def _plan(store: RecordStore, today: date) -> PlanVersion | None:
    """The version in force of those that open; before the first one begins, that one."""
    plans = Plans(store.readable_records(PlanVersion))
    return plans.on(today) or plans.latest
