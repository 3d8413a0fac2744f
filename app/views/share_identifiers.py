"""The identifiers of the Share tab and of files that leave or enter; the rest and the rules are
in ``identifiers``."""

from __future__ import annotations

SHARE_REPORT = "share.report"
REPORT_CHOOSE = "share.report.choose"
REPORT_CHANGE = "share.report.change"
REPORT_CLOSE = "share.report.close"
REPORT_MAKE = "share.report.make"
SHARE_JSON = "share.export.json"
SHARE_CSV = "share.export.csv"
SHARE_CALENDAR = "share.export.calendar"
SHARE_REMINDER = "share.export.calendar.reminder"
SHARE_BACKUP = "share.backup"
SHARE_RESTORE = "share.restore"
SHARE_BACK = "share.back"

BACKUP_PASSPHRASE = "share.backup.passphrase"  # noqa: S105 - the name of a field
BACKUP_REPEAT = "share.backup.passphrase.repeat"
BACKUP_SHOW = "share.backup.show"
BACKUP_CODE = "share.backup.code"
BACKUP_MAKE = "share.backup.make"

RESTORE_FILE = "share.restore.file"
RESTORE_SECRET = "share.restore.secret"  # noqa: S105 - the name of a field
RESTORE_SHOW = "share.restore.show"
RESTORE_OPEN = "share.restore.open"
RESTORE_LOOK = "share.restore.look"
RESTORE_MERGE = "share.restore.merge"
RESTORE_REPLACE = "share.restore.replace"
RESTORE_BRING = "share.restore.bring"
RESTORE_CANCEL = "share.restore.cancel"
RESTORE_BACK = "share.restore.back"
RESTORE_COPIES = "share.restore.copies"

QUESTION_TEXT = "question.text"
QUESTION_SAVE = "question.save"
QUESTION_UNDO = "question.undo"
QUESTION_CHANGE_TEXT = "question.change.text"
QUESTION_CHANGE_SAVE = "question.change.save"
QUESTION_CHANGE_CANCEL = "question.change.cancel"


def question_row(row: int, part: str) -> str:
    """What can be done with a question, counted from 1: ``question.row.1.change``,
    ``remove``."""
    return f"question.row.{row}.{part}"


def backup_lock(kind: str) -> str:
    """What a new backup is locked with: ``share.backup.lock.passphrase``,
    ``share.backup.lock.recovery_code``."""
    return f"share.backup.lock.{kind}"


def restore_copy(row: int) -> str:
    """Goes back to an automatic copy, counted from 1, the newest first:
    ``share.restore.copy.1``."""
    return f"share.restore.copy.{row}"


def cancel(identifier: str) -> str:
    """Stops long work that a button began: ``share.export.csv.cancel``."""
    return f"{identifier}.cancel"


def save(identifier: str) -> str:
    """Saves a file that is ready: ``share.export.csv.save``."""
    return f"{identifier}.save"


def share(identifier: str) -> str:
    """Hands a file that is ready to another app: ``share.export.csv.share``."""
    return f"{identifier}.share"


def folder(identifier: str) -> str:
    """Puts a file that is ready into the folder for downloads: ``share.export.csv.folder``."""
    return f"{identifier}.folder"


def done(identifier: str) -> str:
    """Ends the offer of a file: ``share.export.csv.done``."""
    return f"{identifier}.done"


def chosen_day(part: str, name: str) -> str:
    """The first or last day of a report, or of what is sent: ``share.report.day.first``."""
    return f"{part}.day.{name}"


def chosen_topic(part: str, topic: str) -> str:
    """Something to tell of: ``share.report.topic.cravings``, ``share.send.topic.doses``."""
    return f"{part}.topic.{topic}"


def report_paper(paper: str) -> str:
    """What it is printed on: ``share.report.paper.a4``."""
    return f"share.report.paper.{paper}"
