"""The command line: what may be asked for, and what is said when it cannot be had.

Import-light: ``--version`` and a mistyped option answer without loading Flet or a language.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app import __version__

if TYPE_CHECKING:
    from app.i18n.translator import Translator

EXIT_USAGE = 2
"""What was asked for cannot be had: a bad option, a port in use, a folder that cannot be made."""

EXIT_ALREADY_RUNNING = 3
"""Glidepath is open already with the same data folder."""


@dataclass(frozen=True)
class Options:
    """What was asked for. ``None`` means: not said, take the usual."""

    web: bool = False
    port: int | None = None
    open_browser: bool = True
    data_dir: Path | None = None
    demo: bool = False
    language: str | None = None


class _Unusable(Exception):
    """A value that cannot be used; carries the id and values of the sentence to say."""

    def __init__(self, message_id: str, **values: object) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.values = values


class _Parser(argparse.ArgumentParser):
    """Takes its words from the locale files, and only when somebody is to read them."""

    def format_help(self) -> str:
        """The help, with a text for each option."""
        self.description = text("command-description")
        for action in self._actions:
            action.help = text(f"command-{action.dest.replace('_', '-')}")
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to see the options; exit code 2."""
        complain("command-unknown", problem=message)
        sys.exit(EXIT_USAGE)


def parse(arguments: list[str]) -> Options:
    """What the arguments ask for. Ends the process with exit code 2 and one clear sentence
    when they make no sense, with 0 after ``--help`` and ``--version``."""
    given = _parser().parse_args(arguments)
    try:
        return Options(
            # A port or a link to print make sense for the browser version alone.
            web=given.web or given.port is not None or given.no_open,
            port=_port(given.port),
            open_browser=not given.no_open,
            data_dir=None if given.data_dir is None else Path(given.data_dir).expanduser(),
            demo=given.demo,
            language=_language(given.lang),
        )
    except _Unusable as unusable:
        complain(unusable.message_id, **unusable.values)
        sys.exit(EXIT_USAGE)


def _parser() -> _Parser:
    parser = _Parser(prog="glidepath", allow_abbrev=False)
    parser.add_argument("--web", action="store_true")
    parser.add_argument("--port", metavar="N")
    parser.add_argument("--no-open", action="store_true")
    parser.add_argument("--data-dir", metavar="DIR")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--lang", metavar="xx")
    parser.add_argument("--version", action="version", version=f"Glidepath {__version__}")
    return parser


def _port(given: str | None) -> int | None:
    if given is None:
        return None
    if not (given.isascii() and given.isdigit()) or int(given) > 65535:
        raise _Unusable("command-bad-port", port=given)
    return int(given)


def _language(given: str | None) -> str | None:
    if given is None:
        return None
    from app.i18n.translator import LANGUAGES

    if given not in LANGUAGES:
        raise _Unusable("command-bad-language", given=given, languages=", ".join(LANGUAGES))
    return given


def text(message_id: str, **values: object) -> str:
    """A sentence for the terminal, in English: nobody has chosen a language yet."""
    return speaker("en")(message_id, **values)


@cache
def speaker(language: str) -> Translator:
    """The texts of one language, read once and only when somebody is to see one."""
    from app.i18n.translator import Translator

    return Translator(language)


def complain(message_id: str, **values: object) -> None:
    """Say one sentence on standard error."""
    sys.stderr.write(f"{text(message_id, **values)}\n")
    sys.stderr.flush()
