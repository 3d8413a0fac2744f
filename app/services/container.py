"""Everything one window works with, made by ``app.bootstrap`` and held by the views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.domain.archives import Archives, Everything
from app.domain.clock import Clock
from app.domain.errors import VaultMissing
from app.domain.files import Downloads, Intake
from app.domain.ports import DiaryFiles, DiaryStore, SettingsStore
from app.domain.report.left_out import told_scale
from app.domain.settings import Settings
from app.domain.sharing.packages import Package, Packages, Shelf
from app.domain.sharing.shown import Shown
from app.domain.sharing.side_view import SideViews
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.archive import ArchiveService
from app.services.caregivers import CaregiversService
from app.services.charts import Charts
from app.services.clinic import ClinicService
from app.services.clinic_access import ClinicAccess
from app.services.clinic_plan import ClinicPlanService
from app.services.clinic_shared import ClinicShared
from app.services.diary import DiaryService
from app.services.exchange import ExchangeService
from app.services.help_contacts import WhenLocked
from app.services.help_lines import HelpLines
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.open_windows import OpenWindows
from app.services.protection import Protection
from app.services.reading import Forgiving
from app.services.report import ReportService
from app.services.report_form import KEY as REPORT_KEY
from app.services.sending import SendingService
from app.services.side_view import SideDoor, SideViewService
from app.services.signs import LetterService
from app.services.steps import COMPARED
from app.services.supporting import SupportingService
from app.services.system_clock import StandingClock
from app.services.wording import Wording


@dataclass(frozen=True)
class Services:
    """The use cases of one window: one browser tab, one desktop window, one phone app."""

    clock: Clock
    offload: Offload
    hub: ChangeHub
    settings_store: SettingsStore
    settings: Settings
    files: DiaryFiles
    protection: Protection
    help_lines: HelpLines
    letters: LetterService
    when_locked: WhenLocked
    wording: Wording
    fonts: Path
    archives: Callable[[], Archives]
    intake: Intake
    downloads: Downloads
    package_store: Callable[[Everything], DiaryStore]
    """A diary in memory alone, of what a package holds."""
    clinic: ClinicShared
    """What all windows share about the clinic."""
    packages: Callable[[], Packages]
    shelf: Shelf
    """What other people share, apart from the diary."""
    side: SideViews
    """What a supporter may look at on this device."""
    windows: OpenWindows
    phone: bool = False
    """A packaged app on a phone."""
    demo: bool = False
    language: str | None = None
    """The language asked for on the command line; it wins over the setting."""

    def open_diary(self) -> DiaryService:
        """The use cases of the diary that ``protection`` has just opened.

        ``VaultMissing`` while it is locked: asking then is a defect of the caller.
        """
        store = self.protection.store
        if store is None:
            raise VaultMissing("the diary is locked")
        return DiaryService(store, self.files, self.offload, self.clock, self.hub)

    def open_charts(self, words: Translator, formats: Formats) -> Charts:
        """Everything that is drawn of the open diary, in a language. ``VaultMissing`` as for
        ``open_diary``, and from what it makes once the diary was locked."""
        store = self._open_store()
        return Charts(store, self.offload, self.clock, words, formats, self.fonts)

    def package_charts(
        self, package: Package, shown: Shown, words: Translator, formats: Formats
    ) -> Charts:
        """Everything that is drawn of a package, as of the moment at which it was made.
        ``shown``: what there is in it. Makes its store in memory; not for the event loop."""
        store = self.package_store(package.holds)
        return Charts(
            lambda: store,
            self.offload,
            StandingClock(package.head.made_at),
            words,
            formats,
            self.fonts,
            partial(told_scale, topics=shown.topics),
            tuple(measure for measure in COMPARED if measure in shown.measures),
            part=True,
        )

    def open_exchange(self, words: Translator) -> ExchangeService:
        """Tables and a calendar of the open diary, in a language; as ``open_charts``."""
        return ExchangeService(self._open_store(), self.offload, self.clock, words)

    def _open_store(self) -> Callable[[], DiaryStore]:
        """A way to ask for the diary that is open now; ``VaultMissing`` once it was locked."""
        store = self.protection.store
        if store is None:
            raise VaultMissing("the diary is locked")

        def still_open() -> DiaryStore:
            if self.protection.store is not store:
                raise VaultMissing("the diary was locked")
            return store

        return still_open

    def open_report(
        self, words: Translator, formats: Formats, key: str = REPORT_KEY
    ) -> ReportService:
        """The visit report in a language; as ``open_charts``. ``key``: of the form that holds
        what is chosen."""
        _, days, records = self._reading()
        where = self.offload, self.clock
        return ReportService(days, records, *where, words, formats, self.fonts, key)

    def open_clinic(self) -> ClinicService:
        """The clinic of the open diary: adding it, signing in and out; as ``open_diary``."""

        async def words() -> Translator:
            return await self.wording.translator(self.language or self.settings.language)

        return ClinicService(
            self._open_store(),
            self.open_clinic_access(),
            self.offload,
            self.clock,
            self.hub,
            self.clinic,
            words,
            self.phone,
        )

    def open_sending(self) -> SendingService:
        """Sending to the clinic of the open diary; as ``open_diary``."""
        _, days, records = self._reading()
        where = self.offload, self.clock, self.hub, self.clinic.sending
        return SendingService(days, records, self.open_clinic_access(), *where)

    def open_clinic_access(self) -> ClinicAccess:
        """The way to the clinic's computer, signed in; as ``open_diary``."""
        return ClinicAccess(self._open_store(), self.offload, self.clock, self.clinic)

    def open_clinic_plan(self, diary: DiaryService) -> ClinicPlanService:
        """The clinic's plan beside the one of ``diary``; as ``open_diary``."""
        return ClinicPlanService(diary.plan.records, self.open_clinic_access())

    def open_archive(self) -> ArchiveService:
        """Export, backup and what is put back of either; as ``open_diary``."""
        return ArchiveService(
            self._open_store(),
            self.archives,
            self.files,
            self.protection,
            self.settings_store,
            self.offload,
            self.clock,
            self.hub,
        )

    def open_caregivers(self) -> CaregiversService:
        """Showing a part of the open diary to somebody; as ``open_diary``."""
        where = self.offload, self.clock, self.hub
        return CaregiversService(self._open_store(), self.packages, *where)

    def open_supporting(self) -> SupportingService:
        """What other people share, on this device; as ``open_diary``."""
        return SupportingService(
            self.shelf,
            self.packages,
            self.protection,
            self._open_store(),
            self.offload,
            self.clock,
            self.hub,
        )

    def open_side(self) -> SideViewService:
        """What a supporter may look at on this device, of the open diary; as ``open_diary``."""
        where = self.offload, self.clock, self.hub
        return SideViewService(self.side, self.protection, self._open_store(), *where)

    def side_door(self) -> SideDoor:
        """The way in for a supporter, whether the diary is locked or not."""
        return SideDoor(self.side, self.clock, self.windows)

    def _reading(self) -> tuple[Forgiving, Callable[[], Forgiving], Callable[[], DiaryStore]]:
        """A reader of the open diary, and two ways to ask for it and for its records that
        raise ``VaultMissing`` once it was locked."""
        still_open = self._open_store()
        reader = Forgiving(still_open())

        def days() -> Forgiving:
            still_open()
            return reader

        return reader, days, still_open

    async def save_settings(self, settings: Settings) -> None:
        """Keep the choices on the disk. What may be seen while locked stays as ``when_locked``
        has it: another window may have changed that since."""

        def work() -> None:
            wish = self.settings_store.load().contacts_when_locked
            self.settings_store.save(replace(settings, contacts_when_locked=wish))

        await self.offload.database(work)
