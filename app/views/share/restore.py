"""Restore: a file is looked at, then its days are added or take the place of those here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

import flet as ft

from app.domain.archives import Brought, Found, How, SecretKind, SecretNeeded
from app.domain.errors import FileNotOurs, GlidepathError
from app.domain.watch import Watch
from app.i18n.translator import Message
from app.services.archive import ArchiveService
from app.views.components.bring_in import Chosen
from app.views.components.fields import Typed
from app.views.components.working import Job
from app.views.trouble import trouble_message


class Stage(StrEnum):
    """How far it is."""

    CHOOSE = "choose"
    UNLOCK = "unlock"
    DECIDE = "decide"
    DONE = "done"


@ft.observable
@dataclass
class Restore:
    """One file on its way in. Its content is forgotten with the page."""

    job: Job
    archive: Callable[[], ArchiveService]
    settle: Callable[[Brought], Awaitable[None]]
    """Puts the choices of a backup in force."""
    stage: Stage = Stage.CHOOSE
    name: str = ""
    needed: SecretKind = SecretKind.PASSPHRASE
    secret: Typed = field(default_factory=Typed)
    hidden: bool = True
    problem: Message | None = None
    found: Found | None = None
    brought: Brought | None = None
    how: How = How.MERGE
    busy: bool = False
    _content: bytes = field(default=b"", repr=False)

    def toggle(self) -> None:
        """Show or hide what is typed."""
        self.hidden = not self.hidden

    def again(self) -> None:
        """Back to the choice of a file; nothing of this one is left."""
        self.secret.clear()
        self.problem, self.found, self.brought, self._content = None, None, None, b""
        self.stage = Stage.CHOOSE

    async def take(self, file: Chosen) -> None:
        """Look into a chosen file, or say why not."""
        if self.job.busy:
            return
        self.again()
        self.name = file.name
        if file.content is None:
            self.problem = trouble_message(FileNotOurs())
            return
        self._content = file.content
        await self.look(None)

    async def unlock(self) -> None:
        """Try what was typed; it stays where it does not fit."""
        await self.look(self.secret.value)

    async def look(self, secret: str | None) -> None:
        """Look at what is in the file. Nothing is changed, whatever comes out."""

        async def work(watch: Watch) -> Found:
            return await self.archive().look(self._content, secret, watch)

        self.busy, self.problem = True, None
        try:
            found = await self.job.run(work)
        except SecretNeeded as asked:
            self.needed, self.stage = asked.kind, Stage.UNLOCK
        except GlidepathError as error:
            self.problem = trouble_message(error)
        else:
            self._looked(found)
        finally:
            self.busy = False

    def _looked(self, found: Found | None) -> None:
        if found is None:
            self.problem = Message("restore-stopped")
            return
        self.secret.clear()
        self._content = b""
        self.found, self.stage = found, Stage.DECIDE

    async def bring(self, how: How) -> None:
        """Put it into the diary, all of it or nothing."""
        found = self.found
        if found is None or self.job.busy:
            return

        async def work(watch: Watch) -> Brought:
            return await self.archive().bring(found, how, watch)

        self.busy, self.problem, self.how = True, None, how
        try:
            brought = await self.job.run(work)
        except GlidepathError as error:
            self.problem = trouble_message(error)
            return
        finally:
            self.busy = False
        if brought is None:
            self.problem = Message("restore-stopped")
            return
        self.found, self.brought, self.stage = None, brought, Stage.DONE
        await self.settle(brought)
