"""The export: one JSON document of everything (``docs/export-format.md``).

An entry is written only when it can be read back, so that no file of ours is refused; what
cannot be written is counted. What is read is believed in nothing: text, then form by form the
schema, then the domain's own loaders and types, then what refers to what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from app import __version__
from app.data.archive import rows, text
from app.data.archive.fits import fits
from app.data.archive.schema import holds
from app.data.payloads import Content, Form
from app.domain.archives import Everything, FileKind, Opened
from app.domain.chains import bridged
from app.domain.checkins import CheckIn, DraftKey
from app.domain.errors import DiaryTooNew, FileBroken, FileNotOurs, FileTooNew
from app.domain.records import Record
from app.domain.watch import Watch

T = TypeVar("T")
R = TypeVar("R", CheckIn, Record)

FORMAT = "glidepath-export"
DOCUMENT = Form()
"""Of the document around the entries. A later form is told by its ``version``."""

_NAMES = {"format", "version", "app", "left_out", *(part.name for part in rows.PARTS)}
_LINES = ",\n"
_EACH = 500
"""Entries between two looks at whether the work was stopped."""


def write(everything: Everything, watch: Watch) -> tuple[bytes, int]:
    """The document, one entry a line, and how many entries are not in it. The same bytes for
    the same diary."""
    whole = _Chains(everything.gaps)
    lists = {
        "checkins": whole.written(
            "checkins", everything.checkins, rows.checkin_out, watch.within(0, 0.4)
        ),
        "records": whole.written(
            "records", everything.records, rows.record_out, watch.within(0.4, 1)
        ),
        "drafts": _written("drafts", map(rows.draft_out, everything.drafts)),
        "forms": _written("forms", (rows.form_out(*form) for form in everything.forms.items())),
    }
    there = sum(len(getattr(everything, name)) for name in lists)
    left_out = everything.unread + there - sum(len(lines) for lines in lists.values())
    head = {"format": FORMAT, "version": DOCUMENT.version, "app": __version__}
    start = text.written({**head, "left_out": left_out})[:-1]
    body = ",\n".join(
        f'"{name}":[\n{_LINES.join(lines)}\n]' if lines else f'"{name}":[]'
        for name, lines in lists.items()
    )
    return f"{start},\n{body}}}\n".encode("ascii"), left_out


class _Chains:
    """Writes entries so that what each supersedes is in the file, too."""

    def __init__(self, gaps: Mapping[UUID, UUID | None]) -> None:
        self._gaps = dict(gaps)

    def written(
        self,
        part: str,
        entries: Sequence[R],
        out: Callable[[R, UUID | None], Content],
        watch: Watch,
    ) -> list[str]:
        """The lines of a list. An entry that cannot be written is one more gap."""
        lines: list[str] = []
        for entry in _watched(entries, watch):
            line = _line(part, out(entry, bridged(entry, self._gaps)))
            if line is None:
                self._gaps[entry.id] = entry.supersedes
            else:
                lines.append(line)
        return lines


def _written(part: str, entries: Iterable[Content]) -> list[str]:
    return [line for entry in entries if (line := _line(part, entry)) is not None]


def _line(part: str, row: Content) -> str | None:
    """The text of an entry, or ``None`` for one that could not be read again."""
    try:
        line = text.written(row)
        return line if holds(part, row) else None
    except ValueError:
        return None


def read(content: bytes, watch: Watch) -> Opened:
    """What a document holds. ``FileNotOurs``, ``FileBroken``, ``FileTooNew``."""
    try:
        document = text.read(content)
    except FileBroken:
        if f'"{FORMAT}"'.encode() in content[:200]:
            raise
        raise FileNotOurs("not JSON") from None
    return read_document(document, watch)


def read_document(document: Any, watch: Watch) -> Opened:
    """As ``read``, for a document that was taken apart."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileNotOurs("not an export")
    try:
        document = DOCUMENT.upgraded(document, version_of(document))
        return _opened(document, watch)
    except DiaryTooNew as error:
        raise FileTooNew(str(error)) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise FileBroken(type(error).__name__) from None


def version_of(document: Content) -> int:
    """The version that a document says it has. ``FileBroken`` for none."""
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise FileBroken("version")
    return version


def _opened(document: Content, watch: Watch) -> Opened:
    if set(document) != _NAMES or type(document["app"]) is not str:
        raise FileBroken("other names than an export has")
    left_out = document["left_out"]
    if type(left_out) is not int or left_out < 0:
        raise FileBroken("left_out")
    steps = [watch.within(n / 4, (n + 1) / 4) for n in range(len(rows.PARTS))]
    parts = {
        part.name: list(_entries(part, document[part.name], step))
        for part, step in zip(rows.PARTS, steps, strict=True)
    }
    checkins = _loaded(parts["checkins"], rows.checkin_in)
    records = _loaded(parts["records"], rows.record_in)
    drafts = _loaded(parts["drafts"], rows.draft_in)
    forms = dict(map(rows.form_in, parts["forms"]))
    _refer(checkins)
    _refer(records)
    keys = {DraftKey(draft.day, draft.kind, draft.corrects) for draft in drafts}
    if len(keys) < len(drafts) or len(forms) < len(parts["forms"]):
        raise FileBroken("two drafts or forms in one place")
    everything = Everything(tuple(checkins), tuple(records), tuple(drafts), forms)
    return Opened(FileKind.EXPORT, everything, left_out)


def _entries(part: rows.Part, given: Any, watch: Watch) -> Iterator[Content]:
    if not isinstance(given, list):
        raise FileBroken("not a list")
    for row in _watched(given, watch):
        entry = rows.upgraded(part, row)
        if not holds(part.name, entry):
            raise FileBroken(f"an entry of {part.name}")
        yield entry


def _loaded(entries: Iterable[Content], load: Callable[[Content], T]) -> list[T]:
    loaded = [load(entry) for entry in entries]
    if not all(map(fits, loaded)):
        raise FileBroken("a value of another type")
    return loaded


def _refer(entries: Sequence[CheckIn] | Sequence[Record]) -> None:
    """``FileBroken`` unless every id is there once, and after what it supersedes."""
    seen: set[UUID] = set()
    for entry in entries:
        if entry.id in seen or (entry.supersedes is not None and entry.supersedes not in seen):
            raise FileBroken("an entry that is there twice, or corrects none")
        seen.add(entry.id)


def _watched(entries: Sequence[T], watch: Watch) -> Iterator[T]:
    for number, entry in enumerate(entries):
        if number % _EACH == 0:
            watch.at(number / len(entries))
        yield entry
