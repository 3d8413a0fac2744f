"""From the kind of an error to what a person is told: what is safe and what to do.

The text of an exception is never used. ``tests/contracts`` holds that every kind in
``domain/errors.py`` has its sentence here.
"""

from __future__ import annotations

import re

from app.domain.errors import (
    GlidepathError,
    InvalidAnswers,
    MustWait,
    PasscodeTooShort,
    RecoveryCodeIncomplete,
    RecoveryCodeMistyped,
    WrongPasscode,
)
from app.i18n.translator import Message, Translator


def trouble_message(error: Exception) -> Message:
    """The sentence for an error. An unknown kind has a sentence of its own."""
    match error:
        case InvalidAnswers(problems=problems) if problems:
            first = problems[0]
            return Message(first.message, first.values)
        case WrongPasscode(wait_seconds=wait) if wait:
            return Message("trouble-wrong-passcode-wait", {"wait": wait})
        case WrongPasscode(tries_left=tries):
            return Message("trouble-wrong-passcode", {"tries": tries})
        case MustWait(wait_seconds=wait):
            return Message("trouble-must-wait", {"wait": wait})
        case PasscodeTooShort(minimum=minimum):
            return Message("trouble-passcode-too-short", {"minimum": minimum})
        case RecoveryCodeIncomplete(typed=typed, expected=expected):
            return Message(
                "trouble-recovery-code-incomplete", {"typed": typed, "expected": expected}
            )
        case RecoveryCodeMistyped(group=group):
            return Message("trouble-recovery-code-mistyped", {"group": group})
        case GlidepathError():
            return Message(f"trouble-{_kebab(type(error).__name__)}")
        case _:
            return Message("trouble-unexpected")


def say_trouble(words: Translator, message: Message) -> str:
    """The sentence in words, with a waiting time spelled out."""
    values = dict(message.values)
    wait = values.pop("wait", None)
    if isinstance(wait, int):
        values["time"] = say_wait(words, wait)
    return words(message.id, **values)


def say_wait(words: Translator, seconds: int) -> str:
    """A waiting time: whole minutes, rounded up, from one minute on."""
    if seconds < 60:
        return words("lock-seconds", seconds=seconds)
    return words("lock-minutes", minutes=-(-seconds // 60))


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
