"""The parts of making a report that take their time. Imported late, on the threads that run them:
the modules of a report take a tenth of a second, which no start should wait for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app import __version__
from app.domain.errors import EntryDamaged
from app.domain.milestones import Milestone
from app.domain.paper import PaperSize
from app.domain.records import RecordStore
from app.domain.report.choices import ReportChoices, usual_first
from app.domain.report.gathered import Gathered
from app.domain.report.left_out import left_out
from app.domain.report.topics import ONLY_SENT
from app.domain.watch import Watch
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.report import document
from app.report.blocks import Document
from app.report.pictures import Job, jobs
from app.report.voice import Drawn, Voice
from app.services.reading import DayReader
from app.services.report_read import read_report, read_started, read_visits, with_milestones


class ReportWork:
    """Reading, counting, drawing and making pages, in one language. Every method blocks."""

    def __init__(self, say: Translator, formats: Formats, fonts: Path) -> None:
        self._say = say
        self._formats = formats
        self._fonts = fonts

    def form(
        self, key: str, days: DayReader, records: RecordStore, today: date
    ) -> tuple[Mapping[str, str], date | None, date]:
        """The form, the first day of the diary, and the usual first day of a report."""
        try:
            fields = records.form(key)
        except EntryDamaged:
            fields = {}  # what was chosen is easily chosen again
        started = read_started(days, records)
        return fields, started, usual_first(today, started, read_visits(records))

    def started(self, days: DayReader, records: RecordStore) -> date | None:
        """The first day of the diary."""
        return read_started(days, records)

    def read(
        self, days: DayReader, records: RecordStore, choices: ReportChoices, now: datetime
    ) -> tuple[Gathered, tuple[Milestone, ...]]:
        """Everything that may stand in the report."""
        choices = replace(choices, topics=choices.topics - ONLY_SENT)
        return read_report(days, records, choices, now, __version__)

    def complete(self, found: Gathered, milestones: Sequence[Milestone]) -> Gathered:
        """With its milestones, and with no day before the diary began: there is nothing to tell
        of it."""
        started, choices = found.started, found.choices
        if started is not None and choices.first < started <= choices.last:
            found = replace(found, choices=replace(choices, first=started))
        return with_milestones(found, milestones)

    def preview(self, found: Gathered) -> Document:
        """Page one, and what follows."""
        voice = Voice(left_out(found), self._say, self._formats)
        return document.preview(voice, len(jobs(voice, None)))

    def begin(self, found: Gathered) -> tuple[Voice, list[Job]]:
        """What is told, and the pictures to be drawn for it."""
        voice = Voice(left_out(found), self._say, self._formats)
        return voice, jobs(voice, self._fonts)

    def compose(self, voice: Voice, drawn: Sequence[Drawn]) -> Document:
        """The whole report."""
        return document.whole(replace(voice, drawn=drawn))

    def pages(self, made: Document, paper: PaperSize, watch: Watch) -> bytes:
        """The report as a PDF. The first one imports fpdf2."""
        from app.report.pdf import render  # noqa: PLC0415 -- about a second

        return render(made, paper, self._fonts, watch)
