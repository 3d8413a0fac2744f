"""The door through which a file leaves: made, then saved or shared where the person says.

A browser downloads it. On a computer the system's window for saving opens, and where there is
none the file goes into the person's folder for downloads. A phone has the window and the sheet
for sharing. Until the person is done with it the file is still offered, and what is said of it
is no more than the device told.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import flet as ft

from app.domain.files import File
from app.domain.watch import Watch
from app.views import share_identifiers as ids
from app.views.components.buttons import primary_button, secondary_button, text_button
from app.views.components.text import body
from app.views.components.working import Working, use_job
from app.views.guarded import log_error
from app.views.ui import Ui, use_ui


class Device(StrEnum):
    """What the person uses."""

    BROWSER = "browser"
    PHONE = "phone"
    COMPUTER = "computer"


class Outcome(StrEnum):
    """What became of a file, as far as the device says; each has its sentence."""

    READY = "ready"
    """Nothing was asked of the device yet."""
    DOWNLOADING = "downloading"
    SAVED = "saved"
    NOT_SAVED = "not-saved"
    NO_WINDOW = "no-window"
    IN_FOLDER = "in-folder"
    SHARED = "shared"
    NOT_SHARED = "not-shared"
    UNCERTAIN = "uncertain"


STAYED = frozenset((Outcome.READY, Outcome.NOT_SAVED, Outcome.NO_WINDOW, Outcome.NOT_SHARED))
"""What says that a file did not leave the app. Of any other outcome it may have."""


@dataclass(frozen=True)
class Ready:
    """A file that is offered, and what became of it. ``place``: where it lies, where told."""

    file: File
    outcome: Outcome = Outcome.READY
    place: str = ""


@dataclass(frozen=True)
class Making:
    """What a button makes. ``make`` is stopped through its watch. ``message``: what is said
    while it takes time ("Making your file."). ``may``: asked first; nothing is made without.
    ``leaving`` is called before the device is asked to take the file, which then may leave; an
    error of it keeps the file here. ``told`` hears what the device said."""

    identifier: str
    text: str
    make: Callable[[Watch], Awaitable[File]]
    icon: ft.IconData = ft.Icons.DOWNLOAD_OUTLINED
    main: bool = False
    message: str = "hand-over-making"
    may: Callable[[], bool] = lambda: True
    leaving: Callable[[], Awaitable[None]] | None = None
    told: Callable[[Outcome], Awaitable[None]] | None = None

    async def hand(
        self, ask: Callable[[], Awaitable[Ready]], show: Callable[[Ready], None]
    ) -> None:
        """Ask the device to take the file, and show what became of it."""
        if self.leaving is not None:
            await self.leaving()
        ready = await ask()
        show(ready)
        if self.told is not None:
            await self.told(ready.outcome)


def device() -> Device:
    """What this window runs on."""
    page = ft.context.page
    if page.web:
        return Device.BROWSER
    phones = (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)
    return Device.PHONE if page.platform in phones else Device.COMPUTER


async def save(picker: ft.FilePicker, file: File, on: Device) -> Ready:
    """Save through the browser or the system's window. A browser does not say what it did."""
    ending = file.name.rpartition(".")[2]
    try:
        place = await picker.save_file(
            file_name=file.name,
            file_type=ft.FilePickerFileType.CUSTOM,
            allowed_extensions=[ending],
            src_bytes=file.content,
        )
    except (RuntimeError, TimeoutError) as error:
        log_error(error, "a window for saving")
        return Ready(file, Outcome.NO_WINDOW)
    if on is Device.BROWSER:
        return Ready(file, Outcome.DOWNLOADING)
    if not place:
        return Ready(file, Outcome.NOT_SAVED)
    # A phone names its own places in ways that say nothing to a person.
    return Ready(file, Outcome.SAVED, place if on is Device.COMPUTER else file.name)


async def share(sharer: ft.Share, file: File, middle: float) -> Ready:
    """Hand the file to another app through the phone's sheet; ``middle`` is where a tablet
    hangs it, in dp from the left."""
    shared = ft.ShareFile.from_bytes(file.content, mime_type=file.media_type, name=file.name)
    try:
        result = await sharer.share_files([shared], share_position_origin=ft.Offset(middle, 120))
    except (RuntimeError, TimeoutError) as error:
        log_error(error, "a sheet for sharing")
        return Ready(file, Outcome.UNCERTAIN)
    known = {
        ft.ShareResultStatus.SUCCESS: Outcome.SHARED,
        ft.ShareResultStatus.DISMISSED: Outcome.NOT_SHARED,
    }
    return Ready(file, known.get(result.status, Outcome.UNCERTAIN))


@ft.component
def FileMaker(making: Making) -> ft.Control:
    """A button that makes a file and hands it over; in its place how far that is, and then the
    file until the person is done with it, so that nobody has to look for either. Leaving the
    screen stops it and forgets the file."""
    ui = use_ui()
    job = use_job(ui)
    ready, set_ready = ft.use_state(cast(Ready | None, None))
    busy, set_busy = ft.use_state(False)
    picker = ft.use_memo(ft.FilePicker, [])

    async def make() -> None:
        if job.busy or not making.may():
            return
        set_ready(None)
        set_busy(True)
        try:
            file = await job.run(making.make)
        finally:
            set_busy(False)
        if job.progress.stopping and not job.left:
            ui.shell.tell("hand-over-stopped")
        if file is None or job.progress.stopping:
            return
        on = device()
        if on is Device.PHONE:
            set_ready(Ready(file))
        else:
            await making.hand(lambda: save(picker, file, on), set_ready)

    if ready is not None:
        return Offered(making, ready, set_ready, picker)
    style = primary_button if making.main else secondary_button
    button = style(making.identifier, making.text, ui.act(make), making.icon, disabled=busy)
    return Working(job, making.identifier, making.message, button)


@ft.component
def Offered(
    making: Making,
    ready: Ready,
    set_ready: Callable[[Ready | None], None],
    picker: ft.FilePicker,
) -> ft.Control:
    """A file that is there: what became of it, and what else can be done with it."""
    ui = use_ui()
    sharer = ft.use_memo(ft.Share, [])
    on, file, identifier = device(), ready.file, making.identifier

    async def save_again() -> None:
        await making.hand(lambda: save(picker, file, on), set_ready)

    async def share_it() -> None:
        await making.hand(lambda: share(sharer, file, ui.width / 2), set_ready)

    async def kept() -> Ready:
        services = ui.shell.services
        place = await services.offload.drawing(services.downloads.keep, file)
        return Ready(file, Outcome.IN_FOLDER, place)

    async def into_folder() -> None:
        await making.hand(kept, set_ready)

    buttons: list[ft.Control] = [
        secondary_button(ids.save(identifier), ui.t(_save_text(ready)), ui.act(save_again))
    ]
    if on is Device.PHONE:
        icon = ft.Icons.SHARE_OUTLINED
        buttons.append(
            secondary_button(ids.share(identifier), ui.t("hand-over-share"), ui.act(share_it), icon)
        )
    if on is Device.COMPUTER and ready.outcome in (Outcome.NO_WINDOW, Outcome.NOT_SAVED):
        buttons.append(
            secondary_button(ids.folder(identifier), ui.t("hand-over-folder"), ui.act(into_folder))
        )
    buttons.append(
        text_button(ids.done(identifier), ui.t("hand-over-done"), ui.act(lambda: set_ready(None)))
    )
    words = ft.Semantics(live_region=True, container=True, content=body(ui, told(ui, ready)))
    return ft.Container(
        ft.Column(
            [words, ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)], spacing=8, tight=True
        ),
        padding=ft.Padding.only(left=12),
        border=ft.Border.only(left=ft.BorderSide(2, ui.palette.divider)),
    )


def _save_text(ready: Ready) -> str:
    tried = ready.outcome not in (Outcome.READY, Outcome.SHARED, Outcome.NOT_SHARED)
    return "hand-over-save-again" if tried else "hand-over-save"


def told(ui: Ui, ready: Ready) -> str:
    """What became of the file, and how much of the diary is not in it."""
    file = ready.file
    said = ui.t(f"hand-over-{ready.outcome}", name=file.name, place=ready.place)
    if not file.left_out:
        return said
    return f"{said} {ui.t('hand-over-left-out', count=file.left_out)}"
