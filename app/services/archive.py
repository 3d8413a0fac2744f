"""Taking the diary along and bringing it back: export, backup, restore.

Rows are read and written on the database thread, in one visit each; opening, checking, sealing
and everything that has to do with files happens on the drawing thread. Somebody who saves an
answer meanwhile waits for the one visit at the most.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.archives import (
    Archives,
    Brought,
    Everything,
    FileKind,
    Found,
    How,
    Secret,
    SecretKind,
    count,
    days_of,
)
from app.domain.clock import Clock, local_day
from app.domain.copies import AutomaticCopy
from app.domain.errors import GlidepathError
from app.domain.files import File
from app.domain.ports import DiaryFiles, DiaryStore, SettingsStore
from app.domain.settings import Settings
from app.domain.watch import Watch
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.protection import Protection

log = logging.getLogger("glidepath")

EXPORT_TYPE = "application/json"
BACKUP_TYPE = "application/jose"
"""RFC 7515, section 9.2.1: a JWE in its compact form."""

_READ = 0.3
"""The part of making a file that opening the rows takes."""


class ArchiveService:
    """Files of the open diary of one window. Nothing is written to the disk but the diary.

    Every call may end in ``Stopped`` through its ``watch`` and then leaves nothing behind;
    ``VaultMissing`` once the diary was locked. Other errors as in ``Archives``.
    """

    def __init__(
        self,
        store: Callable[[], DiaryStore],
        archives: Callable[[], Archives],
        files: DiaryFiles,
        protection: Protection,
        settings: SettingsStore,
        offload: Offload,
        clock: Clock,
        hub: ChangeHub,
    ) -> None:
        """``store`` is asked each time, so that a lock is respected."""
        self._store = store
        self._archives = archives
        self._files = files
        self._protection = protection
        self._settings = settings
        self._offload = offload
        self._clock = clock
        self._hub = hub

    async def export_json(self, watch: Watch) -> File:
        """Everything, readable by anybody (``docs/export-format.md``)."""
        everything = await self._everything(watch.within(0, _READ))
        rest = watch.within(_READ, 1)
        made = await self._offload.drawing(lambda: self._archives().export(everything, rest))
        return self._file("glidepath-{day}.json", EXPORT_TYPE, made)

    async def backup(self, passphrase: str, watch: Watch) -> File:
        """Everything, sealed under a passphrase. ``PassphraseTooShort``."""
        return await self._backup(Secret(SecretKind.PASSPHRASE, passphrase), watch)

    async def backup_with_code(self, code: str, watch: Watch) -> File:
        """Everything, sealed under the recovery code of this diary. ``WrongRecoveryCode`` for
        another one, ``RecoveryCodeIncomplete``, ``RecoveryCodeMistyped``."""
        await self._protection.verify_recovery_code(code)
        return await self._backup(Secret(SecretKind.RECOVERY_CODE, code), watch)

    async def look(self, content: bytes, secret: str | None, watch: Watch) -> Found:
        """What is in a file and how much of it is new here. Changes nothing. ``secret``: what
        was typed to open a backup; without it a backup raises ``SecretNeeded``."""
        reading = watch.within(0, 0.95)
        opened = await self._offload.drawing(
            lambda: self._archives().read(content, secret, reading)
        )
        here = await self._offload.database(lambda: self._store().ids())

        def compared() -> Found:
            watch.at(0.95)
            everything = opened.everything
            days = days_of(everything)
            return Found(opened, *days, held=count(everything), new=count(everything, here))

        return await self._offload.drawing(compared)

    async def bring(self, found: Found, how: How, watch: Watch) -> Brought:
        """Put what ``look`` found into the diary, all of it or nothing.

        An automatic copy of the diary as it was is made first and is the way back. Errors as
        in ``DiaryStore``; the diary is then as it was.
        """
        brought = await self._put(found.opened.everything, how, watch)
        if how is How.REPLACE and found.kind is FileKind.BACKUP:
            return replace(brought, settings=await self._chosen(found))
        return brought

    async def copies(self) -> Sequence[AutomaticCopy]:
        """The automatic copies on this device, the one made last first."""
        return await self._offload.database(self._files.copies)

    async def go_back(self, copy_id: str, watch: Watch) -> Brought:
        """Put what an automatic copy holds in the place of the diary, all of it or nothing, as
        ``bring`` does: the diary stays open in every window, and as it was it is in a copy.

        ``CopyBroken``, ``DiaryTooNew`` and errors as in ``DiaryStore``; the diary is then as
        it was.
        """
        sealed = await self._protection.read_copy(copy_id)
        everything = await self._offload.drawing(sealed, watch.within(0, _READ))
        whole = await self._offload.drawing(everything.whole)
        brought = await self._put(whole, How.REPLACE, watch.within(_READ, 1))
        return replace(brought, left_out=everything.unread)

    async def _put(self, everything: Everything, how: How, watch: Watch) -> Brought:
        """A copy of the diary as it is, then what is brought, in one visit."""
        now, store = self._clock.now(), self._store()
        ready = await self._offload.drawing(store.bringing, everything, now, watch.within(0, 0.5))

        def work() -> Brought:
            self._store()
            watch.at(0.5)
            copy = self._files.copy_before_bringing(local_day(now))
            try:
                brought = ready(how, watch.within(0.6, 1))
            except BaseException:
                self._files.drop_copy(copy.id)
                raise
            self._let_go()
            return replace(brought, copy=copy.id)

        brought = await self._offload.database(work)
        self._hub.announce()
        return brought

    def _let_go(self) -> None:
        """Older copies go last, so that none is missed when bringing in ends early. What was
        brought in is there by now, whatever becomes of them."""
        try:
            self._files.let_go()
        except GlidepathError as error:
            log.warning("older copies stay: %s", type(error).__name__)

    async def _everything(self, watch: Watch) -> Everything:
        sealed = await self._offload.database(lambda: self._store().everything())
        return await self._offload.drawing(sealed, watch)

    async def _backup(self, secret: Secret, watch: Watch) -> File:
        everything = await self._everything(watch.within(0, _READ))
        settings = await self._offload.database(self._settings.load)
        rest = watch.within(_READ, 1)
        made = await self._offload.drawing(
            lambda: self._archives().backup(everything, settings, secret, rest)
        )
        return self._file("glidepath-backup-{day}.jwe", BACKUP_TYPE, made)

    def _file(self, name: str, media_type: str, made: tuple[bytes, int]) -> File:
        content, left_out = made
        day = local_day(self._clock.now()).isoformat()
        return File(name.format(day=day), media_type, content, left_out)

    async def _chosen(self, found: Found) -> Settings | None:
        """The choices of the backup among those that were made here."""
        given = found.opened.settings
        if given is None:
            return None
        here = await self._offload.database(self._settings.load)
        return replace(
            here,
            language=given.language,
            region=given.region,
            appearance=given.appearance,
            text_size=given.text_size,
        )
