"""Restore: a file is looked at, then its days are added or take the place of those here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

import flet as ft

from app.domain.archives import Brought, Found, How, SecretKind, SecretNeeded
from app.domain.errors import FileNotOurs, GlidepathError
from app.domain.settings import Settings
from app.domain.watch import Watch
from app.i18n.translator import Message
from app.services.archive import ArchiveService
from app.views.components.bring_in import Chosen
from app.views.components.fields import Typed
from app.views.components.working import Job
from app.views.trouble import trouble_message

BACK = "back"
"""Done with a copy, beside what is done with a file (``How``)."""


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
    choices: Callable[[], Settings]
    """Those in force."""
    settle: Callable[[Settings], Awaitable[None]]
    """Puts the choices of a backup in force."""
    stage: Stage = Stage.CHOOSE
    name: str = ""
    needed: SecretKind = SecretKind.PASSPHRASE
    secret: Typed = field(default_factory=Typed)
    hidden: bool = True
    problem: Message | None = None
    found: Found | None = None
    brought: Brought | None = None
    done: str = ""
    """What was done: the value of a ``How``, or ``BACK``."""
    before: Settings | None = None
    """The choices that those of a backup took the place of."""
    busy: bool = False
    doing: str = "restore-looking"
    """What is said of the work under way."""
    _content: bytes = field(default=b"", repr=False)

    def toggle(self) -> None:
        """Show or hide what is typed."""
        self.hidden = not self.hidden

    def again(self) -> None:
        """Back to the choice of a file; nothing of this one is left."""
        self.secret.clear()
        self.problem, self.found, self.brought, self._content = None, None, None, b""
        self.done, self.before = "", None
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

        self.busy, self.problem, self.doing = True, None, "restore-looking"
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

        if await self._change(how, work):
            await self._settle(self.brought.settings if self.brought else None)

    async def go_back(self, copy_id: str) -> None:
        """Put an automatic copy in the place of the diary, all of it or nothing."""

        async def work(watch: Watch) -> Brought:
            return await self.archive().go_back(copy_id, watch)

        if not self.job.busy:
            await self._change(BACK, work)

    async def undo(self) -> None:
        """Back to how it was before the file came in, the choices included."""
        before, brought = self.before, self.brought
        if brought is None or self.job.busy:
            return
        await self.go_back(brought.copy)
        if self.done == BACK:
            await self._settle(before)

    async def _settle(self, settings: Settings | None) -> None:
        self.before = self.choices() if settings is not None else None
        if settings is not None:
            await self.settle(settings)

    async def _change(self, done: str, work: Callable[[Watch], Awaitable[Brought]]) -> bool:
        """Whether it was done; else it is said why not, and nothing was changed."""
        self.busy, self.problem = True, None
        self.doing = "restore-going-back" if done == BACK else "restore-bringing"
        try:
            brought = await self.job.run(work)
        except GlidepathError as error:
            self.problem = trouble_message(error)
            return False
        finally:
            self.busy = False
        if brought is None:
            self.problem = Message("restore-stopped")
            return False
        self.found, self.brought, self.done, self.stage = None, brought, done, Stage.DONE
        return True
