"""The one wrapper around everything that runs because a person did something.

An exception that leaves a Flet handler replaces the whole app by its text (measured:
``flet.md``, section 3), and that text may hold what a person typed. So every ``on_...=`` of
a screen is wrapped here, and ``tests/contracts`` finds the ones that are not::

    act = guard_with(shell.report)
    primary_button(ids.CHECKIN_SAVE, t("save"), on_click=act(do_save))
    ft.use_effect(act(load), [])

The shell gives the reporter: a callback that turns the error's kind into a plain message
(what is safe, what to try) and shows it above the screen, which stays as it was with
everything that had been typed. The log gets the kind of the error and the places in the
code it passed through; never its text, arguments or values.
"""

from __future__ import annotations

import inspect
import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

Handler = Callable[..., Any]
"""A sync or async function of no argument or of the event."""

GuardedHandler = Callable[..., Awaitable[None]]
"""Fits ``on_...=`` (called with the event) and ``ft.use_effect`` (called with nothing)."""

Report = Callable[[Exception], None]
"""Shows a person that something went wrong. Must not raise."""

Act = Callable[[Handler], GuardedHandler]

log = logging.getLogger("glidepath")


def where(error: BaseException) -> str:
    """The places an error passed through, outermost first: ``today.py:41 save``.

    File, line and function alone: an exception's text may quote an answer.
    """
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{_short(f.filename)}:{f.lineno} {f.name}" for f in frames)


def log_error(error: BaseException, during: str) -> None:
    """Write kind and place of an error to the log, without a word a person wrote."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    log.error("%s during %s at %s", kind, during, where(error))


def guarded(handler: Handler, report: Report) -> GuardedHandler:
    """``handler`` as an async event handler that no exception leaves.

    A failure is logged by kind and place and handed to ``report``. Cancellation and exit
    pass through: they are not troubles of a person.
    """
    takes_event = _takes_event(handler)
    name = getattr(handler, "__qualname__", type(handler).__qualname__)

    async def run(event: Any = None) -> None:
        try:
            result = handler(event) if takes_event else handler()
            if inspect.isawaitable(result):
                await result
        except Exception as error:  # noqa: BLE001 - the last line before the person
            log_error(error, name)
            report(error)

    return run


def guard_with(report: Report) -> Act:
    """``act`` for handlers that report to ``report``: ``on_click=act(do_save)``."""
    return lambda handler: guarded(handler, report)


def _takes_event(handler: Handler) -> bool:
    needed = inspect.signature(handler).parameters.values()
    return any(
        p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD, p.VAR_POSITIONAL)
        and p.default is p.empty
        for p in needed
    )


def _short(filename: str) -> str:
    return filename.replace("\\", "/").rsplit("/", 1)[-1]
