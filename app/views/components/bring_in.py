"""The door through which a file comes in: one that the person chooses, up to a size.

The device first tells the size alone. What is larger than allowed is never read; a browser
sends the rest in pieces (``app/web/slot.py``), everywhere else it is read where it lies.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import flet as ft

from app.services.bring_in import BringIn
from app.views.components.buttons import Click, primary_button, secondary_button
from app.views.components.hand_over import Device, device
from app.views.ui import Ui


@dataclass(frozen=True)
class Chosen:
    """A file that was chosen. ``content``: ``None`` where it is larger than allowed, or cannot
    be read."""

    name: str
    content: bytes | None = field(repr=False)


def use_bring_in(ui: Ui, most: int, take: Callable[[Chosen], Awaitable[None]]) -> ft.FilePicker:
    """A picker whose chosen file, of at most ``most`` bytes, goes to ``take``; nothing happens
    where none was chosen. A hook."""

    async def chosen(event: ft.FilePickerResultEvent) -> None:
        if event.files:
            file = event.files[0]
            await take(Chosen(file.name, await _content(ui, event.control, file, most)))

    # The device is told once, when the picker is made, that its result is waited for.
    return ft.use_memo(lambda: ft.FilePicker(on_result=ui.act(chosen)), [])


async def _content(
    ui: Ui, picker: ft.FilePicker, file: ft.FilePickerFile, most: int
) -> bytes | None:
    services = ui.shell.services
    door, on = BringIn(services.intake, services.offload), device()
    if file.size > most:
        return None
    if file.size == 0:
        return b""
    if on is not Device.BROWSER:
        phone = on is Device.PHONE
        return await door.from_disk(file.path, most, phone=phone) if file.path else None

    async def ask(address: str) -> None:
        await picker.upload([ft.FilePickerUploadFile(upload_url=address, id=file.id)])

    return await door.from_browser(most, ask)


def bring_in_button(
    identifier: str, text: str, picker: ft.FilePicker, *endings: str, main: bool = False
) -> ft.Control:
    """Opens the choice of files, within the same touch, as browsers want. ``endings``: of the
    files on offer ("json")."""
    pick = ft.PickFiles(
        picker,
        file_type=ft.FilePickerFileType.CUSTOM,
        allowed_extensions=list(endings),
        cancel_upload_on_window_blur=False,
    )
    style: Callable[..., ft.Control] = primary_button if main else secondary_button
    nothing: Click | None = None
    return style(identifier, text, nothing, ft.Icons.FILE_OPEN_OUTLINED, action=pick)
