"""What is chosen for a report, in one window: kept at once, looked at after each change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from app.domain.report.topics import ONLY_SENT, Topic
from app.domain.watch import Stopped, Watch
from app.report.blocks import Document
from app.services.report import ReportService
from app.services.report_form import NO, YES, ReportForm, topic_field
from app.views import share_identifiers as ids
from app.views.over import Heard
from app.views.ui import Ui

SETTLES = 0.4
"""Seconds without another change before the report is looked at again."""


@dataclass(eq=False)
class Choosing:
    """The form, and what a report of it would hold. ``show`` hears of each new look. ``part``: with
    it begin the identifiers of what is chosen."""

    ui: Ui
    service: ReportService
    form: ReportForm
    show: Callable[[Document | None], None]
    part: str = ids.SHARE_REPORT
    checks: Heard = field(init=False)
    _unkept: dict[str, str | None] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _looks: int = 0
    _watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        self.checks = Heard(self._sentences)
        self.checks.begin()

    def _sentences(self) -> dict[str, str]:
        return {name: self.ui.words.say(said) for name, said in self.form.problems.items()}

    def get(self, name: str) -> str:
        """See ``kept_field.Form``."""
        kept = self._unkept.get(name)
        return self.form.typed.get(name, "") if kept is None else kept

    def put(self, name: str, text: str | None) -> None:
        """See ``kept_field.Form``."""
        self._unkept[name] = text

    @property
    def offered(self) -> tuple[Topic, ...]:
        """The topics that can be chosen."""
        return tuple(topic for topic in Topic if topic not in ONLY_SENT)

    def has(self, topic: Topic) -> bool:
        """Whether a topic is chosen."""
        return topic in self.form.choices.topics

    async def toggle(self, topic: Topic) -> None:
        """Choose a topic, or leave it out."""
        self.put(topic_field(topic), NO if self.has(topic) else YES)
        await self.flush()

    async def flush(self) -> None:
        """Keep what was chosen, see what it says, and look at the report once nothing changes
        any more."""
        self._looks += 1
        look = self._looks
        async with self._turn:
            going, self._unkept = self._unkept, {}
            try:
                await self.service.keep(going)
            except BaseException:
                self._unkept = {**going, **self._unkept}
                raise
            self.form = await self.service.form()
        self.checks.again()
        await asyncio.sleep(SETTLES)
        if look == self._looks:
            await self.look()

    async def look(self) -> None:
        """Show what a report would hold; nothing while a day is unclear."""
        watch = self.drop()
        if self.form.problems:
            self.show(None)
            return
        with suppress(Stopped):
            await self.look_at(watch)

    async def look_at(self, watch: Watch) -> None:
        """Look at what is chosen now, until something else is."""
        document = await self.service.preview(self.form.choices, watch)
        if self.newest(watch):
            self.show(document)

    def newest(self, watch: Watch) -> bool:
        """Whether nothing else was chosen since this look began."""
        return watch is self._watch

    def drop(self) -> Watch:
        """End the look that is under way: its find is not shown any more. For the next one."""
        self._watch.stop()
        self._watch = Watch()
        return self._watch

    def leave(self) -> None:
        """The page is gone: nobody looks any more."""
        self.drop().stop()
