"""The visit report: what is chosen, what it would hold, and making it.

Rows are read and opened on the database thread; counting and drawing happens on the drawing
thread, one picture at a time, so that a screen which waits for one is not held up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.clock import Clock, local_day
from app.domain.files import File
from app.domain.paper import usual_paper
from app.domain.records import RecordStore
from app.domain.report.choices import ReportChoices
from app.domain.watch import Watch
from app.i18n.formats import Formats
from app.i18n.translator import Message, Translator
from app.services.offload import Offload
from app.services.reading import Forgiving
from app.services.report_form import CHOSEN_ON, FIRST, KEY, LAST, ReportForm, read_form, refused

if TYPE_CHECKING:
    from app.domain.report.gathered import Gathered
    from app.report.blocks import Document
    from app.services.report_work import ReportWork

READ, DRAWN, COMPOSED = 0.1, 0.7, 0.75
"""Where each part ends, of 1.0; making pages of it is the rest."""


class ReportService:
    """The report of the open diary. ``days`` and ``records`` are asked each time, so that a lock is
    respected. Errors as in ``DiaryStore``; what does not open is left out and said."""

    def __init__(
        self,
        days: Callable[[], Forgiving],
        records: Callable[[], RecordStore],
        offload: Offload,
        clock: Clock,
        words: Translator,
        formats: Formats,
        fonts: Path,
        key: str = KEY,
    ) -> None:
        """``key``: of the form that holds what is chosen."""
        self._days = days
        self._records = records
        self._offload = offload
        self._clock = clock
        self._words = words
        self._formats = formats
        self._fonts = fonts
        self._key = key
        self._made: ReportWork | None = None

    async def form(self) -> ReportForm:
        """What is chosen, as typed and as it is understood, with what is wrong with it."""
        today = local_day(self._clock.now())
        work, store = await self._work(), (self._days().store, self._records())
        fields, started, first = await self._offload.database(work.form, self._key, *store, today)
        paper = usual_paper(self._formats.locale.territory)
        usual = ReportChoices(first, today, paper=paper)
        return read_form(fields, usual, today, started, self._formats)

    async def choices(self) -> ReportChoices:
        """What is chosen; the usual where nothing was, or where a day cannot be read."""
        return (await self.form()).choices

    async def keep(self, fields: Mapping[str, str | None]) -> None:
        """Keep fields of the form the moment they are changed; ``None`` takes one away."""
        now = self._clock.now()
        kept = dict(fields)
        if FIRST in fields or LAST in fields:
            kept[CHOSEN_ON] = local_day(now).isoformat()
        await self._offload.database(self._records().keep_fields, self._key, kept, now)

    async def refused(self, choices: ReportChoices) -> Message | None:
        """Why no report can be made of these days, or ``None``."""
        work = await self._work()
        started = await self._offload.database(work.started, self._days().store, self._records())
        return self._refused(choices, local_day(self._clock.now()), started)

    def _refused(self, choices: ReportChoices, today: date, started: date | None) -> Message | None:
        return refused(choices, today, started, self._formats)

    async def preview(self, choices: ReportChoices, watch: Watch) -> Document:
        """Page one and a list of what follows, without a picture. ``ValueError`` for days that
        ``refused`` refuses: asking then is a defect of the caller."""
        found = await self._gathered(choices, watch.within(0, 0.8))
        work = await self._work()
        made = await self._offload.drawing(work.preview, found)
        watch.at(1)
        return made

    async def document(self, choices: ReportChoices, watch: Watch) -> Document:
        """The whole report as blocks. ``ValueError`` as for ``preview``."""
        return (await self._document(choices, watch))[0]

    async def make(self, choices: ReportChoices, watch: Watch) -> File:
        """The report as a PDF with a name that says nothing about medicine. ``left_out`` of the
        file counts what could not be opened. ``ValueError`` as for ``preview``."""
        made, found = await self._document(choices, watch.within(0, COMPOSED))
        work, rest = await self._work(), watch.within(COMPOSED, 1)
        content = await self._offload.drawing(work.pages, made, choices.paper, rest)
        watch.at(1)
        left_out = found.unread_days + len(found.unread.topics)
        name = f"glidepath-report-{found.today.isoformat()}.pdf"
        return File(name, "application/pdf", content, left_out)

    async def _document(self, choices: ReportChoices, watch: Watch) -> tuple[Document, Gathered]:
        read, drawn = READ / COMPOSED, DRAWN / COMPOSED
        found = await self._gathered(choices, watch.within(0, read))
        work = await self._work()
        voice, waiting = await self._offload.drawing(work.begin, found)
        pictures = []
        for number, job in enumerate(waiting):
            watch.within(read, drawn).at(number / len(waiting))
            pictures.append(await self._offload.drawing(job))
        watch.at(drawn)
        made = await self._offload.drawing(work.compose, voice, pictures)
        watch.at(1)
        return made, found

    async def _gathered(self, choices: ReportChoices, watch: Watch) -> Gathered:
        watch.at(0)
        work, now = await self._work(), self._clock.now()
        store = self._days().store, self._records()
        read = await self._offload.database(work.read, *store, choices, now)
        watch.at(0.5)
        found = await self._offload.drawing(work.complete, *read)
        if self._refused(found.choices, found.today, found.started) is not None:
            raise ValueError("no report can be made of these days")
        watch.at(1)
        return found

    async def _work(self) -> ReportWork:
        """What takes its time, imported off the event loop."""
        if self._made is None:
            self._made = await self._offload.drawing(_load, self._words, self._formats, self._fonts)
        return self._made


def _load(words: Translator, formats: Formats, fonts: Path) -> ReportWork:
    from app.services.report_work import ReportWork  # noqa: PLC0415 -- a tenth of a second

    return ReportWork(words, formats, fonts)
