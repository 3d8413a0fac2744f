"""From an answer of 300 or more to the kind of trouble that it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

from app.clinic.strict_json import read_object
from app.domain.clinic.addresses import plain_text
from app.domain.clinic.errors import (
    AnswerStrange,
    ClinicBusy,
    ClinicError,
    ClinicForbids,
    ClinicRefuses,
    Redirected,
    SignInExpired,
)

LONGEST_REASON = 500
LONGEST_WAIT = 24 * 60 * 60
"""Seconds. A server that asks for more is asked again on the next day."""

_JSON = ("application/fhir+json", "application/json")
_TAG = re.compile(r"<[^>]{0,2000}>?")
_PATHS = re.compile(r"Bundle\.entry\[(\d{1,4})\]")
_XPATHS = re.compile(r"f:entry\[(\d{1,4})\]")
"""XPath counts from 1."""
_WORDS = re.compile(r"\b[Ee]ntry (\d{1,4})\b")


def is_json(headers: Mapping[str, str]) -> bool:
    """Whether an answer says that it is FHIR as JSON."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in _JSON


def trouble_of(status: int, headers: Mapping[str, str], body: bytes) -> ClinicError | None:
    """What an answer means; ``None`` for 200 to 299."""
    if status < 300:
        return None
    if status < 400:
        return Redirected(f"status {status}")
    if status == 401:
        return SignInExpired("status 401")
    if status == 403:
        return ClinicForbids("status 403")
    if status in (429, 503):
        return ClinicBusy(seconds_to_wait(headers))
    issues = _issues(headers, body)
    return ClinicRefuses(status, _reason(issues), _entries(issues))


def seconds_to_wait(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """What ``Retry-After`` says: seconds, or a date, seen from the server's own clock where it
    gives one, else from ``now``. At most a day; ``None`` where it says nothing."""
    said = headers.get("retry-after", "").strip()
    if not said:
        return None
    if said.isascii() and said.isdigit():
        return float(min(int(said[:9]), LONGEST_WAIT))
    until = _moment(said)
    if until is None:
        return None
    there = _moment(headers.get("date", "")) or now or datetime.now(UTC)
    return min(max((until - there).total_seconds(), 0.0), LONGEST_WAIT)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _issues(headers: Mapping[str, str], body: bytes) -> Sequence[Mapping[str, Any]]:
    """The errors of an OperationOutcome; none where the answer is no such thing."""
    if not is_json(headers):
        return []
    try:
        found = read_object(body)
    except AnswerStrange:
        return []
    issues = found.get("issue") if found.get("resourceType") == "OperationOutcome" else None
    kept = [one for one in issues if isinstance(one, dict)] if isinstance(issues, list) else []
    errors = [one for one in kept if one.get("severity") in ("error", "fatal")]
    return errors or kept


def _reason(issues: Sequence[Mapping[str, Any]]) -> str:
    """The server's words as plain text: its HTML is not shown, and not followed."""
    said = (text for text in map(_said, issues) if text)
    return plain_text("; ".join(dict.fromkeys(said)), LONGEST_REASON)


def _said(issue: Mapping[str, Any]) -> str:
    details = issue.get("details")
    text = details.get("text") if isinstance(details, dict) else None
    chosen = text if isinstance(text, str) and text.strip() else issue.get("diagnostics")
    if not isinstance(chosen, str):
        return ""
    # Twice: what was written as an entity may be a tag.
    return plain_text(_TAG.sub(" ", unescape(_TAG.sub(" ", chosen[:10_000]))), LONGEST_REASON)


def _entries(issues: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    """The numbers of the entries that are named, from 0, in rising order. A path says it surely;
    words do, where no path does."""
    found: set[int] = set()
    for issue in issues:
        paths = list(_texts(issue, "expression", "location"))
        named = {int(n) for path in paths for n in _PATHS.findall(path)}
        named |= {int(n) - 1 for path in paths for n in _XPATHS.findall(path) if int(n)}
        if not named:
            words = list(_texts(issue, "diagnostics"))
            named = {int(n) for text in words for n in _PATHS.findall(text)}
            named = named or {int(n) for text in words for n in _WORDS.findall(text)}
        found |= named
    return tuple(sorted(found))


def _texts(issue: Mapping[str, Any], *names: str) -> Iterator[str]:
    for name in names:
        value = issue.get(name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                yield one[:2000]
