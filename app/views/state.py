"""What a window shows now, as observable state. Nothing here outlives the window."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import flet as ft

from app.domain.checkins import CheckIn
from app.domain.emergency import Reason
from app.domain.help_contacts import HelpContact
from app.domain.settings import Settings
from app.i18n.translator import Message, Translator
from app.services.alerts import AlertsView
from app.services.diary import DiaryService
from app.services.protection import Gate, Standing


@ft.observable
@dataclass
class AppState:
    """The shell: where the person stands, their choices, the window.

    ``recovery_code`` is set between making a vault and its confirmation, in memory only.
    ``returns`` counts how often the window came back; everything is drawn anew then.
    ``veiled``: nothing of the diary is drawn any more; it is about to be locked.
    ``contacts``: who can be called, as shown in Help now; while the diary is locked only what
    the person allowed to be seen then (``views/call_list.py`` keeps it).
    """

    settings: Settings = field(default_factory=Settings)
    standing: Standing = field(default_factory=lambda: Standing(Gate.LOADING))
    diary: DiaryService | None = None
    words: Translator | None = None
    width: float = 390
    device_is_dark: bool = False
    contacts: tuple[HelpContact, ...] = ()
    recovery_code: str | None = None
    returns: int = 0
    veiled: bool = False


@ft.observable
@dataclass
class Above:
    """What lies over every screen, apart from the rest: a screen below is not drawn again for
    it (over a full check-in that held the event loop for 200 ms, measured).

    ``emergency``: what the emergency screen is about while it is shown. ``laid_down`` counts
    how often the sheets went down for a moment because the gate changed below them.
    """

    help_open: bool = False
    emergency: Reason | None = None
    laid_down: int = 0


@ft.observable
@dataclass
class Pulse:
    """Counts the changes of the diary; screens that read it load again."""

    revision: int = 0


@ft.observable
@dataclass
class Noticed:
    """How the alerts of the open diary stand; ``None`` before the first look."""

    view: AlertsView | None = None


@dataclass(frozen=True)
class Done:
    """Something that was just kept and can be taken back: what to say, the identifier of the
    way back, and what it does."""

    message: Message
    identifier: str
    undo: Callable[[], Awaitable[None]]


@ft.observable
@dataclass
class Notice:
    """What stands above every screen: the last save with its Undo, or a trouble.

    ``saved`` is the check-in that Undo takes back, ``done`` anything else that it does;
    ``message`` is a short text instead; ``trouble`` is the message of an error, shown until
    it is closed. ``raised``: something was noticed with the last save.
    """

    saved: CheckIn | None = None
    done: Done | None = None
    message: str | None = None
    trouble: Message | None = None
    raised: bool = False
