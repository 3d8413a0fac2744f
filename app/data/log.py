"""The log of one data folder: what went wrong and where, never what a person said.

Glidepath's own records hold ids and kinds. The text of an exception and the records of
other packages may carry anything that was typed, so neither is written: an exception
leaves its type and the lines of code it came through, another package its name and line.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from app.data.atomic import PRIVATE_FILE, PRIVATE_FOLDER
from app.data.faults import told_plainly

LOG_FOLDER = "logs"
LOG_NAME = "glidepath.log"
MAX_BYTES = 256 * 1024
OLD_FILES = 2
_OWN = ("app", "glidepath", "main", "__main__")


class PlainFormatter(logging.Formatter):
    """Type names, file names and line numbers only, one record a line but for its trace."""

    def format(self, record: logging.LogRecord) -> str:
        """The record without the text of any exception."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = f"{at} {record.levelname} {record.name}: {_message(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return head if error is None else "\n".join([head, *_trace(error)])


def _message(record: logging.LogRecord) -> str:
    place = f"{Path(record.pathname).name}:{record.lineno}"
    if record.name.split(".", maxsplit=1)[0] not in _OWN:
        return f"({place})"
    try:
        text = str(record.msg) % _plain(record.args) if record.args else str(record.msg)
    except (TypeError, ValueError, KeyError):
        text = "a record that does not fit its values"
    if isinstance(record.msg, BaseException):
        text = type(record.msg).__name__
    return f"{text} ({place})".replace("\n", " ").replace("\r", " ")


def _plain(args: object) -> object:
    """The values of a record with each exception replaced by the name of its type."""
    if isinstance(args, tuple):
        return tuple(type(a).__name__ if isinstance(a, BaseException) else a for a in args)
    return args


def _trace(error: BaseException) -> Iterator[str]:
    """The chain of exceptions, the last one first, each with its lines of code."""
    seen: set[int] = set()
    waiting: list[tuple[str, BaseException]] = [("", error)]
    while waiting:
        why, current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield f"  {why}{type(current).__module__}.{type(current).__qualname__}"
        yield from _lines(current.__traceback__)
        if isinstance(current, BaseExceptionGroup):
            waiting += [("within: ", e) for e in current.exceptions]
        before = current.__cause__ or current.__context__
        if before is not None:
            waiting.append(("after: ", before))


def _lines(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(trace):
        code = frame.f_code
        yield f"    {Path(code.co_filename).name}:{line} {code.co_name}"


class _PrivateFileHandler(RotatingFileHandler):
    """Rotating files that their owner alone can read. A log that cannot be written stays
    silent: the default would print the record, values and all."""

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        return os.fdopen(os.open(self.baseFilename, flags, PRIVATE_FILE), "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Do nothing."""


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Log to ``<folder>/logs/glidepath.log`` (256 KiB, 2 older files); the handler made.

    Glidepath's own records from ``level`` on; those of other packages from WARNING on.
    ``StorageReadOnly`` or ``StorageFull`` when the folder cannot be made.
    """
    logs = folder / LOG_FOLDER
    with told_plainly(folder):
        logs.mkdir(PRIVATE_FOLDER, exist_ok=True)
    handler = _PrivateFileHandler(
        logs / LOG_NAME, maxBytes=MAX_BYTES, backupCount=OLD_FILES, delay=True, encoding="utf-8"
    )
    handler.setFormatter(PlainFormatter())
    logging.getLogger().addHandler(handler)
    logging.getLogger("app").setLevel(level)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Take the handler off and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()
