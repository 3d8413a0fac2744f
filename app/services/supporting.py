"""What other people share, on a supporter's device: opened, kept, and gone when its time is over.

The shelf is read and written on the database thread with the key of this device's diary, which
``Protection`` lends for one visit; making keys of words and opening files happens on the drawing
thread. Nothing here reads or changes a diary but to ask whether a package is of that very one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from app.domain.clock import Clock
from app.domain.errors import StorageFull, StorageReadOnly, WrongWords
from app.domain.ports import DataKey, DiaryStore
from app.domain.sharing.grants import Grant
from app.domain.sharing.keeping import found_again, over, seen
from app.domain.sharing.packages import (
    Gone,
    Head,
    Kept,
    Memory,
    Package,
    PackageRefused,
    Packages,
    Refused,
    Shelf,
    refusal,
)
from app.domain.watch import Watch
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.protection import Protection

log = logging.getLogger("glidepath")


NO_WORDS = ""
"""They open nothing; what is no package at all shows itself before they are tried."""


class WordsNeeded(Exception):
    """No words that are here open the file. Not an error: they are to be typed."""


@dataclass(frozen=True)
class Supporting:
    """``people``: what is here, the one opened first is first. ``gone``: of what was taken away
    by this look, because its time had passed, the heads."""

    people: tuple[Kept, ...]
    gone: tuple[Head, ...] = ()

    def of(self, grant: UUID) -> Kept | None:
        """What is here of one grant."""
        return next((kept for kept in self.people if kept.head.grant == grant), None)


@dataclass(frozen=True)
class Taken:
    """A file that was opened and taken in. ``kept`` is ``None`` where it ended the sharing;
    ``newer``: it took the place of an older one."""

    head: Head
    kept: Kept | None = field(repr=False)
    newer: bool = False


class SupportingService:
    """The use cases of one window while its key is held: ``VaultMissing`` from each of them once
    it was locked. Other errors as in ``Shelf`` and ``Packages``."""

    def __init__(
        self,
        shelf: Shelf,
        packages: Callable[[], Packages],
        protection: Protection,
        own: Callable[[], DiaryStore],
        offload: Offload,
        clock: Clock,
        hub: ChangeHub,
    ) -> None:
        """``packages`` is asked on the drawing thread; ``own`` is this device's diary."""
        self._shelf = shelf
        self._packages = packages
        self._protection = protection
        self._own = own
        self._offload = offload
        self._clock = clock
        self._hub = hub

    async def people(self) -> Supporting:
        """What is here now. What has expired is deleted first, and remembered as gone."""
        return await self._protection.with_key(self._look)

    async def open(self, content: bytes, words: str | None, watch: Watch) -> Taken:
        """Open a file with the words of the people already here, or with ``words`` as typed, and
        take it in. ``WordsNeeded`` where nothing was typed and no words here open it;
        ``PackageRefused`` for one that is not taken in; what was here is then as it was. May end
        in ``Stopped``."""
        here = await self.people()
        known = tuple(dict.fromkeys(kept.words for kept in here.people))
        package, used = await self._offload.drawing(self._opened, content, words, known, watch)
        taken = await self._protection.with_key(lambda key: self._take(key, package, used))
        self._hub.announce()
        return taken

    async def joined(self, codes: Sequence[str]) -> bytes:
        """The file of codes as they were read. Errors: those of ``qr.joined``."""
        return await self._offload.drawing(_joined, tuple(codes))

    async def remove(self, grant: UUID) -> None:
        """Take one away from this device. A file of it may be opened again."""
        await self._protection.with_key(lambda key: self._remove(key, grant))
        self._hub.announce()

    def _look(self, key: DataKey) -> Supporting:
        now, kept = self._clock.now(), tuple(self._shelf.kept(key))
        memory = seen(self._shelf.memory(key), now, kept)
        gone, memory = over(memory, now, kept)
        away = [head.grant for head in gone]
        self._sweep(key, memory, away)
        return Supporting(tuple(k for k in kept if k.head.grant not in away), gone)

    def _sweep(self, key: DataKey, memory: Memory, away: list[UUID]) -> None:
        """What is over is not shown, whether or not the disk can be written to; then it is taken
        away at the next look that can."""
        try:
            self._shelf.remember(key, memory)
            for grant in away:
                self._shelf.drop(grant)
        except (StorageFull, StorageReadOnly) as error:
            log.warning("supporting: not swept: %s", type(error).__name__)

    def _opened(
        self, content: bytes, typed: str | None, known: tuple[str, ...], watch: Watch
    ) -> tuple[Package, str]:
        packages = self._packages()
        own = [packages.read_words(typed)] if typed is not None else []
        tries = [*own, *known] or [NO_WORDS]
        parts = len(tries)
        for number, words in enumerate(tries):
            piece = watch.within(number / parts, (number + 1) / parts)
            try:
                return packages.open(content, words, piece), words
            except WrongWords:
                continue
        if typed is not None:
            raise WrongWords("none of the words open it")
        raise WordsNeeded

    def _take(self, key: DataKey, package: Package, words: str) -> Taken:
        head, now = package.head, self._clock.now()
        kept = tuple(self._shelf.kept(key))
        memory = seen(self._shelf.memory(key), now, kept)
        here = next((one for one in kept if one.head.grant == head.grant), None)
        if any(row.id == head.grant for row in self._own().records(Grant)):
            raise PackageRefused(Refused.OWN)
        why = refusal(package, words, here, found_again(memory, head, here), now)
        if why is not None:
            raise PackageRefused(why)
        gone = {grant: how for grant, how in memory.gone.items() if grant != head.grant}
        memory = replace(memory, numbers={**memory.numbers, head.grant: head.number}, gone=gone)
        if head.ends:
            self._shelf.remember(key, replace(memory, gone={**gone, head.grant: Gone.ENDED}))
            self._shelf.drop(head.grant)
            return Taken(head, None)
        taken = Kept(package, words, here.opened_at if here is not None else now)
        self._shelf.keep(key, taken)  # first: what is remembered of it alone could not be opened
        self._shelf.remember(key, memory)
        return Taken(head, taken, here is not None and here.head.number < head.number)

    def _remove(self, key: DataKey, grant: UUID) -> None:
        memory = seen(self._shelf.memory(key), self._clock.now(), self._shelf.kept(key))
        gone = {**memory.gone, grant: Gone.REMOVED}
        self._shelf.remember(key, replace(memory, gone=gone))
        self._shelf.drop(grant)


def _joined(codes: tuple[str, ...]) -> bytes:
    from app.exchange import qr  # noqa: PLC0415 - not before there is a code

    return qr.joined(codes)
