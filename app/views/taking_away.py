"""Taking an entry off its list, with Undo for a moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from app.i18n.translator import Message
from app.services.entries import E, Entries
from app.views.state import Done
from app.views.ui import Ui


def taking_away(
    ui: Ui,
    entries: Entries[E],
    one: E,
    noun: str,
    undo_id: str,
    named: Callable[[E], Mapping[str, object]] = lambda _: {},
) -> Callable[[], Awaitable[None]]:
    """What a press does. ``noun`` begins the texts (``contact-removed``, ``contact-put-back``);
    ``named``: what they call the entry. Nothing where another window took it away before."""

    async def remove() -> None:
        gone = await entries.take_away(one)
        if gone is None:
            return

        async def undo() -> None:
            await entries.put_back(gone)
            ui.shell.tell(f"{noun}-put-back")

        ui.shell.done(Done(Message(f"{noun}-removed", named(gone)), undo_id, undo))

    return remove
