"""What was said on an alert's screen is kept: say so, offer Undo, and leave the screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from app.i18n.translator import Message
from app.views import alert_identifiers as ids
from app.views.state import Done
from app.views.ui import Ui


def kept(ui: Ui, undo: Callable[[], Awaitable[None]]) -> None:
    """``undo`` takes back what was just kept."""
    ui.shell.done(Done(Message("alert-kept", {}), ids.ALERT_UNDO, undo))
    ui.shell.leave()
