"""A press that is held is a press.

Flet's buttons always listen for a long press (1.0.5, ``button.dart``), listened to or not. So
Flutter takes every touch of more than half a second for one, and no click follows when the
finger is lifted: whoever presses slowly, or cannot let go at once, would press in vain (seen in
Chromium). ``pressable`` makes both the same. What a device does by itself within a click
(``action``: call, copy, choose a file) it does not do for a long press: that is asked of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

import flet as ft

from app.views.guarded import guarded

AnyButton = ft.Button | ft.OutlinedButton | ft.TextButton
"""``ft.FilledButton`` is a ``ft.Button``."""

Actions = ft.ClientAction | list[ft.ClientAction] | None


def pressable(control: ft.Control) -> ft.Control:
    """``control``; a button in it that is held acts as if it were pressed."""
    if isinstance(control, AnyButton):
        control.on_long_press = _held(control.on_click, control.action)
    return control


def _held(click: Callable[..., Any] | None, actions: Actions) -> Callable[..., Any] | None:
    """What a long press does: the device's actions first, then the click, as in a click."""
    if actions is None:
        return click

    async def act(event: ft.ControlEvent) -> None:
        for action in actions if isinstance(actions, list) else [actions]:
            await _do(action)
        if click is not None:
            await click(event)

    # A device that refuses says so itself, or does nothing; there is nothing else to tell.
    return guarded(act, lambda error: None)


async def _do(action: ft.ClientAction) -> None:
    """The action, asked of the device."""
    match action:
        case ft.OpenUrl():
            await ft.UrlLauncher().launch_url(action.url)
        case ft.CopyToClipboard():
            await ft.Clipboard().set(action.data)
        case ft.PickFiles():
            await _pick(action)
        case _:
            raise NotImplementedError(type(action).__name__)


async def _pick(action: ft.PickFiles) -> None:
    """Choose files; they reach the picker's listener as from the action."""
    picker = action.file_picker
    files = await picker.pick_files(
        file_type=action.file_type or ft.FilePickerFileType.ANY,
        allowed_extensions=action.allowed_extensions,
        cancel_upload_on_window_blur=action.cancel_upload_on_window_blur,
    )
    take = cast(Callable[..., Awaitable[None]] | None, picker.on_result)  # guarded, as all are
    if take is not None:
        await take(ft.FilePickerResultEvent(name="result", control=picker, files=files))
