"""The inside of a package: a head, and rows in the form of the export (``docs/share-format.md``).

What is read is believed in nothing: text, then the schema, the domain's own loaders and types, and
last whether it keeps to its own head.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.data.archive import export, rows, text
from app.data.archive.fits import fits
from app.data.payloads import Content, Form, fixed_offset
from app.data.record_payloads import KINDS
from app.data.sharing import schema
from app.data.sharing_payloads import load_topics, plain_topics
from app.domain.alerts.fired import FiredAlert
from app.domain.alerts.registry import BY_ID as RULES
from app.domain.archives import Everything
from app.domain.clinic.addresses import plain_text
from app.domain.errors import DiaryTooNew, FileBroken, FileTooNew
from app.domain.records import Record
from app.domain.responses import Response
from app.domain.scales.registry import BY_ID as SCALES
from app.domain.sharing.beyond import keeps_to_head
from app.domain.sharing.grants import LONGEST_NAME, Relation
from app.domain.sharing.numbered import numbered
from app.domain.sharing.packages import Head, Package
from app.domain.watch import Watch

FORMAT = "glidepath-share"
DOCUMENT = Form()
"""Of the document. A later form is told by its ``version``."""

RECORDS = ("plan", "dose", "response", "notice", "milestone")
"""The kinds that there may be."""

_NAMES = {"format", "version", "head", "checkins", "records"}
_EACH = 500
"""Rows between two looks at whether the work was stopped."""


def write(package: Package, watch: Watch) -> bytes:
    """The document. A row that could not be read again is not in it. ``ValueError`` for a package
    that goes beyond its head: none is made."""
    watch.at(0)
    head = _plain(package.head)
    if not keeps_to_head(replace(package, head=head)):
        raise ValueError("a package that goes beyond its head")
    start: Content = {"format": FORMAT, "version": DOCUMENT.version, "head": _head(head)}
    document = start | _lists(package.holds)
    watch.at(1)
    return text.written(document).encode("ascii")


def _lists(holds: Everything) -> Content:
    """The rows, without those that the schema does not know: amounts of a hundred digits, say."""
    checkins = [(c, rows.checkin_out(c, None)) for c in holds.checkins]
    records = [(r, rows.record_out(r, None)) for r in holds.records]
    known = [(c, out) for c, out in checkins if schema.holds_row("checkin", out)]
    told = [(r, out) for r, out in records if schema.holds_row(KINDS[type(r)].name, out)]
    if len(known) + len(told) < len(checkins) + len(records):  # the others are numbered without
        return _lists(numbered(tuple(c for c, _ in known), tuple(r for r, _ in told)))
    return {"checkins": [out for _, out in known], "records": [out for _, out in told]}


def read(content: bytes, watch: Watch) -> Package:
    """What a document holds. ``FileBroken``, ``FileTooNew``."""
    document = text.read(content)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileBroken("not the content of a package")
    try:
        document = DOCUMENT.upgraded(document, export.version_of(document))
        return _package(document, watch)
    except DiaryTooNew as error:
        raise FileTooNew(str(error)) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise FileBroken(type(error).__name__) from None


def _package(document: Content, watch: Watch) -> Package:
    if set(document) != _NAMES or not schema.holds("head", document["head"]):
        raise FileBroken("other names than a package has")
    checkins, records = (
        tuple(_rows(part, document[part.name], watch.within(n / 2, n / 2 + 0.5)))
        for n, part in enumerate(rows.PARTS[:2])
    )
    for record in records:
        _known(record)
    package = Package(_load_head(document["head"]), Everything(checkins, records))
    if not keeps_to_head(package):
        raise FileBroken("more than its head grants")
    return package


def _rows(part: rows.Part, given: Any, watch: Watch) -> Iterator[Any]:
    if not isinstance(given, list):
        raise FileBroken("not a list")
    for number, row in enumerate(given):
        if number % _EACH == 0:
            watch.at(number / len(given))
        entry = rows.upgraded(part, row)
        yield _row(part, entry)


def _row(part: rows.Part, entry: Content) -> Any:
    records = part.name == "records"
    if records and entry["kind"] not in RECORDS:
        raise FileBroken("a kind of row that is in no package")
    if not schema.holds_row(entry["kind"] if records else "checkin", entry):
        raise FileBroken("a row")
    row = rows.record_in(entry) if records else rows.checkin_in(entry)
    if not fits(row):
        raise FileBroken("a value of another type")
    return row


def _known(record: Record) -> None:
    """``FileTooNew`` for a rule or a questionnaire that only a newer Glidepath has."""
    if isinstance(record, FiredAlert) and record.rule not in RULES:
        raise FileTooNew("a rule that is not known")
    if isinstance(record, Response) and record.scale not in SCALES:
        raise FileTooNew("a questionnaire that is not known")


def _plain(head: Head) -> Head:
    """With names that are one line, and that turn the direction of no other writing."""
    names = plain_text(head.from_name, LONGEST_NAME), plain_text(head.to_name, LONGEST_NAME)
    return replace(head, from_name=names[0], to_name=names[1], made_at=fixed_offset(head.made_at))


def _head(head: Head) -> Content:
    return {
        "grant": str(head.grant),
        "number": head.number,
        "made_at": head.made_at.isoformat(),
        "from_name": head.from_name,
        "to_name": head.to_name,
        "relation": head.relation.value,
        "topics": plain_topics(head.topics),
        "first": head.first.isoformat(),
        "last": head.last.isoformat(),
        "until": head.until.isoformat(),
        "ends": head.ends,
    }


def _load_head(content: Content) -> Head:
    head = _plain(
        Head(
            grant=UUID(content["grant"]),
            number=content["number"],
            made_at=datetime.fromisoformat(content["made_at"]),
            from_name=content["from_name"],
            to_name=content["to_name"],
            relation=Relation(content["relation"]),
            topics=load_topics(content["topics"]),
            first=date.fromisoformat(content["first"]),
            last=date.fromisoformat(content["last"]),
            until=date.fromisoformat(content["until"]),
            ends=content["ends"],
        )
    )
    if not (fits(head) and head.from_name and head.to_name):
        raise FileBroken("a head without names, or with a value of another type")
    return head
