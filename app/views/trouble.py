"""From the kind of an error to what a person is told: what is safe and what to do.

The text of an exception is never used. ``tests/contracts`` holds that every kind in
``domain/errors.py`` has its sentence here.
"""

from __future__ import annotations

from app.domain.clinic.errors import ClinicError
from app.domain.errors import (
    GlidepathError,
    InvalidAnswers,
    MustWait,
    PasscodeTooShort,
    PassphraseTooShort,
    RecoveryCodeIncomplete,
    RecoveryCodeMistyped,
    WordMistyped,
    WordsIncomplete,
    WrongPasscode,
)
from app.domain.sharing.packages import PackageRefused
from app.i18n.translator import Message, Translator
from app.views.clinic_trouble import clinic_message, kebab


def trouble_message(error: Exception) -> Message:
    """The sentence for an error. An unknown kind has a sentence of its own."""
    if not isinstance(error, GlidepathError):
        return Message("trouble-unexpected")
    if isinstance(error, ClinicError):
        return clinic_message(error)
    if isinstance(error, PackageRefused):
        return Message(f"package-refused-{error.why}")
    if isinstance(error, InvalidAnswers) and error.problems:
        first = error.problems[0]
        return Message(first.message, first.values)
    message_id = f"trouble-{kebab(type(error).__name__)}"
    if isinstance(error, WrongPasscode) and error.wait_seconds:
        message_id += "-wait"
    return Message(message_id, _values(error))


def _values(error: GlidepathError) -> dict[str, object]:
    """The numbers that the sentence of this kind of error needs."""
    match error:
        case WrongPasscode(tries_left=tries, wait_seconds=wait):
            return {"tries": tries, "wait": wait}
        case MustWait(wait_seconds=wait):
            return {"wait": wait}
        case PasscodeTooShort(minimum=minimum) | PassphraseTooShort(minimum=minimum):
            return {"minimum": minimum}
        case RecoveryCodeIncomplete(typed=typed, expected=expected):
            return {"typed": typed, "expected": expected}
        case RecoveryCodeMistyped(group=group):
            return {"group": group}
        case WordsIncomplete(typed=typed, expected=expected):
            return {"typed": typed, "expected": expected}
        case WordMistyped(number=number):
            return {"number": number}
        case _:
            return {}


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
