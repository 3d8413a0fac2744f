"""Who can be called from this window, kept up to date for Help now and the emergency screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.help_contacts import HelpContact
from app.views.soon import Soon

if TYPE_CHECKING:
    from app.views.shell import Shell


@dataclass
class CallList:
    """One per window, beside its shell: everybody while the diary is open; while it is locked
    only whom the person allowed to be seen then."""

    shell: Shell

    def __post_init__(self) -> None:
        self._looking = Soon(self.shell, self._look)

    def locked(self) -> None:
        """The diary is closed: nobody of it stays in sight, until it is known who may be."""
        self._show(())
        self.soon()

    def soon(self) -> None:
        """Look as soon as possible."""
        self._looking.wish()

    async def _look(self) -> None:
        """Look who can be called, and bring what may be seen while locked up to date."""
        diary, when_locked = self.shell.state.diary, self.shell.services.when_locked
        if diary is None:
            found = await when_locked.seen()
        else:
            found = await diary.contacts.shown()
        if self.shell.state.diary is not diary:
            return  # opened or locked meanwhile, and asked for again
        self._show(found)
        if diary is not None:
            self._wish(await when_locked.keep(found))

    async def allow(self, wish: bool) -> None:
        """The person's answer whether they may be seen while the diary is locked."""
        await self.shell.services.when_locked.allow(wish)
        self._wish(wish)

    def _show(self, contacts: tuple[HelpContact, ...]) -> None:
        if self.shell.state.contacts != contacts:
            self.shell.state.contacts = contacts

    def _wish(self, wish: bool | None) -> None:
        settings = self.shell.state.settings
        if settings.contacts_when_locked is not wish:
            self.shell.state.settings = replace(settings, contacts_when_locked=wish)
