"""A file on its way in: chosen or put together from codes, then opened with words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import flet as ft

from app.domain.errors import FileBroken, FileNotOurs, GlidepathError, PartsMissing, PartsMixed
from app.domain.sharing.packages import PackageRefused
from app.domain.watch import Watch
from app.i18n.translator import Message
from app.services.supporting import SupportingService, Taken, WordsNeeded
from app.views.components.bring_in import Chosen
from app.views.components.fields import Typed
from app.views.components.working import Job
from app.views.shell import Shell
from app.views.trouble import trouble_message

MOST_BYTES = 4 * 1024 * 1024
"""Of a file: a year of everything takes some 100 KB."""


class Stage(StrEnum):
    """How far it is."""

    CHOOSE = "choose"
    CODES = "codes"
    WORDS = "words"


@ft.observable
@dataclass
class Opening:
    """One file on its way in. Its content and the words are in memory alone, and are forgotten
    with the page; codes stay with the window, since a camera may bring each anew."""

    job: Job
    shell: Shell
    service: Callable[[], SupportingService]
    stage: Stage = Stage.CHOOSE
    words: Typed = field(default_factory=Typed)
    code: Typed = field(default_factory=Typed)
    problem: Message | None = None
    have: tuple[int, int] | None = None
    """How many codes are here, and of how many."""
    busy: bool = False
    _content: bytes = field(default=b"", repr=False)

    def again(self) -> None:
        """Back to the choice; nothing of this one is left."""
        self.words.clear()
        self.code.clear()
        self.shell.codes = ()
        self.problem, self.have, self._content = None, None, b""
        self.stage = Stage.CHOOSE

    async def take(self, file: Chosen) -> None:
        """Open a chosen file with the words that are here, or ask for others."""
        if self.job.busy:
            return
        self.again()
        if file.content is None:
            self.problem = Message("supporting-too-large")
            return
        self._content = file.content
        await self._open(None)

    def show_codes(self) -> None:
        """Codes are to come."""
        self.problem, self.stage = None, Stage.CODES

    async def collected(self) -> None:
        """What a camera brought is here already: go on from there."""
        if self.shell.codes and not self.job.busy:
            self.stage = Stage.CODES
            await self._join()

    async def add_code(self) -> None:
        """Take what was pasted to the others; one that is none of them changes nothing."""
        text = self.code.value.strip()
        if self.job.busy or not text:
            return
        before = self.shell.codes
        self.shell.codes = (*before, text)
        if await self._join():
            self.code.clear()
        else:
            self.shell.codes = before

    async def unlock(self) -> None:
        """Try the words as typed; they stay where they do not fit."""
        if not self.job.busy:
            await self._open(self.words.value)

    async def _join(self) -> bool:
        """Whether the codes that are here fit together; the file is opened once all are."""
        self.problem = None
        try:
            self._content = await self.service().joined(self.shell.codes)
        except PartsMissing as error:
            self.have = error.count - len(error.missing), error.count
            return True
        except (FileBroken, FileNotOurs):
            self.problem = Message("supporting-codes-wrong")
        except PartsMixed as error:
            self.problem = trouble_message(error)
        else:
            await self._open(None)
            return True
        return False

    async def _open(self, words: str | None) -> None:
        async def work(watch: Watch) -> Taken:
            return await self.service().open(self._content, words, watch)

        self.busy, self.problem = True, None
        try:
            taken = await self.job.run(work)
        except WordsNeeded:
            self.stage = Stage.WORDS
        except GlidepathError as error:
            self._refused(error)
        else:
            self._done(taken)
        finally:
            self.busy = False

    def _refused(self, error: GlidepathError) -> None:
        """Words can be typed again; of what is not taken in nothing stays."""
        if self.stage is not Stage.WORDS or isinstance(error, PackageRefused):
            self.again()
        self.problem = trouble_message(error)

    def _done(self, taken: Taken | None) -> None:
        if taken is None:
            self.problem = Message("supporting-stopped")
            return
        self.again()
        if taken.kept is None:
            self.problem = Message("supporting-ended", {"name": taken.head.from_name})
            return
        self.shell.tell("supporting-newer" if taken.newer else "supporting-opened")
        self.shell.navigate(f"/supporting/{taken.head.grant}")
