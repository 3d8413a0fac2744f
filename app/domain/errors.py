"""The troubles a person can do something about, one kind each.

Other rooms map foreign errors to these at their boundary. A screen chooses its own
words by the kind (see ``views/components/trouble.py``): the text of an exception is for
the log and never holds what a patient said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.validation import Problem


class GlidepathError(Exception):
    """The root of every error that Glidepath raises on purpose."""


class InvalidAnswers(GlidepathError):
    """Answers that cannot be kept as they are; ``problems`` says which and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} answers to look at")
        self.problems = problems


class StorageFull(GlidepathError):
    """The disk has no room. Nothing that was saved before is touched."""


class StorageReadOnly(GlidepathError):
    """The folder or its files cannot be written to."""


class AlreadyRunning(GlidepathError):
    """Another Glidepath uses this data folder at this moment."""


class DiaryDamaged(GlidepathError):
    """The database file does not open or fails its integrity check."""


class EntryDamaged(GlidepathError):
    """A sealed payload does not open: changed, moved to another row, or another key."""


class DiaryTooNew(GlidepathError):
    """The database or vault was written by a newer Glidepath."""


class VaultMissing(GlidepathError):
    """There is a diary but no ``vault.json`` that could open it."""


class VaultExists(GlidepathError):
    """There is a vault already, made by another window perhaps. It is never replaced."""


class VaultDamaged(GlidepathError):
    """``vault.json`` cannot be read."""


class KeyStoreUnavailable(GlidepathError):
    """The system key store does not answer at this moment."""


class KeyStoreEntryLost(GlidepathError):
    """The system key store answers, but Glidepath's entry is gone or is another one."""


class WrongPasscode(GlidepathError):
    """The passcode does not open the vault.

    ``tries_left``: tries before a wait begins (0 to 4). ``wait_seconds``: how long the
    next try has to wait (0 for none).
    """

    def __init__(self, tries_left: int, wait_seconds: int) -> None:
        super().__init__("wrong passcode")
        self.tries_left = tries_left
        self.wait_seconds = wait_seconds


class MustWait(GlidepathError):
    """Too many wrong passcodes: ``wait_seconds`` still to go. Nothing was tried."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__("waiting after wrong passcodes")
        self.wait_seconds = wait_seconds


class PasscodeTooShort(GlidepathError):
    """A new passcode has fewer characters than ``minimum``."""

    def __init__(self, minimum: int) -> None:
        super().__init__("passcode too short")
        self.minimum = minimum


class RecoveryCodeIncomplete(GlidepathError):
    """Only a part of the code was typed: ``typed`` of ``expected`` characters."""

    def __init__(self, typed: int, expected: int) -> None:
        super().__init__("recovery code incomplete")
        self.typed = typed
        self.expected = expected


class RecoveryCodeMistyped(GlidepathError):
    """A group fails its own check character. ``group`` counts from 1."""

    def __init__(self, group: int) -> None:
        super().__init__("recovery code mistyped")
        self.group = group


class WrongRecoveryCode(GlidepathError):
    """A well-formed code that belongs to another diary or was replaced."""


class NoLetterbox(GlidepathError):
    """No diary was opened in this folder yet, so there is nothing to seal a letter to."""


class FileNotOurs(GlidepathError):
    """A file that is no export and no backup of Glidepath's, or too large to be one."""


class FileBroken(GlidepathError):
    """A file of Glidepath's that was cut off or changed on its way."""


class FileTooNew(GlidepathError):
    """A file that a newer Glidepath made."""


class CopyBroken(GlidepathError):
    """An automatic copy that is gone or does not open. The diary is as it was."""


class WrongPassphrase(GlidepathError):
    """What was typed does not open the backup; a changed file looks the same."""


class PassphraseTooShort(GlidepathError):
    """A new passphrase has fewer characters than ``minimum``."""

    def __init__(self, minimum: int) -> None:
        super().__init__("passphrase too short")
        self.minimum = minimum


class WrongWords(GlidepathError):
    """Six words of the list that do not open the package; a changed file looks the same."""


class WordsIncomplete(GlidepathError):
    """``typed`` words, of the ``expected`` six."""

    def __init__(self, typed: int, expected: int) -> None:
        super().__init__("words incomplete")
        self.typed = typed
        self.expected = expected


class WordMistyped(GlidepathError):
    """Word ``number``, from 1, is not on the list."""

    def __init__(self, number: int) -> None:
        super().__init__("word mistyped")
        self.number = number


class PartsMissing(GlidepathError):
    """Codes of a package that were not read yet: their numbers (``missing``), of ``count``."""

    def __init__(self, missing: tuple[int, ...], count: int) -> None:
        super().__init__("parts missing")
        self.missing = missing
        self.count = count


class PartsMixed(GlidepathError):
    """Codes of two packages, or of one that was made twice."""
