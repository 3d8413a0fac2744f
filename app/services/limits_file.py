"""The file with a clinic's thresholds: what it says, or what is wrong with it. Pure.

The format is told in ``docs/clinic-limits.md``. Nothing of a file counts unless all of it does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.alerts.limits import BASELINES, BY_ID, LONGEST_CLINIC
from app.i18n.formats import Formats
from app.i18n.translator import Message

FORMAT = "glidepath-limits"
VERSION = 1
MOST_BYTES = 64 * 1024
"""Far more than such a file needs."""

FIELDS = ("format", "version", "clinic", "date", "limits", "baseline")
SHOWN = 30
"""The most characters that are shown of what stands in a file."""


@dataclass(frozen=True)
class LimitsFile:
    """What a file says; see ``ClinicLimits``."""

    clinic: str
    agreed_on: date
    values: Mapping[str, float] = field(default_factory=dict)
    baseline: Mapping[str, float] = field(default_factory=dict)


class _Twice(ValueError):
    """A name that stands twice: which of the two counts, nobody could tell."""


def read_limits(content: bytes | str, today: date, formats: Formats) -> LimitsFile | list[Message]:
    """What the file says, or every problem with it as a sentence. ``today``: a file from a day
    to come is none."""
    try:
        raw = _object(content)
    except _Twice as error:
        return [Message("limits-problem-twice", {"name": _short(error.args[0])})]
    except (TypeError, ValueError, RecursionError):
        return [Message("limits-problem-file")]
    if raw.get("format") != FORMAT:
        return [Message("limits-problem-file")]
    if raw.get("version") != VERSION or isinstance(raw["version"], bool):
        return [Message("limits-problem-version", {"version": VERSION})]
    problems = [*_unknown(raw, FIELDS), *_clinic(raw), *_date(raw, today, formats)]
    values, baseline = raw.get("limits", {}), raw.get("baseline", {})
    problems += [*_limits(values, formats), *_baseline(baseline)]
    if not problems and not values and not baseline:
        problems.append(Message("limits-problem-empty"))
    if problems:
        return problems
    return LimitsFile(
        raw["clinic"].strip(), date.fromisoformat(raw["date"]), _floats(values), _floats(baseline)
    )


def _object(content: bytes | str) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise ValueError("too large")
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    found = json.loads(text, object_pairs_hook=_once)
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Twice(name)
        found[name] = value
    return found


def _unknown(found: Iterable[str], known: Iterable[str]) -> list[Message]:
    allowed = set(known)
    return [
        Message("limits-problem-unknown", {"name": _short(name)})
        for name in found
        if name not in allowed
    ]


def _clinic(raw: Mapping[str, Any]) -> list[Message]:
    clinic = raw.get("clinic")
    said = clinic.strip() if isinstance(clinic, str) else ""
    if said and said.isprintable() and len(said) <= LONGEST_CLINIC:
        return []
    return [Message("limits-problem-clinic", {"max": LONGEST_CLINIC})]


def _date(raw: Mapping[str, Any], today: date, formats: Formats) -> list[Message]:
    try:
        said = date.fromisoformat(raw["date"])
    except (KeyError, TypeError, ValueError):
        return [Message("limits-problem-date")]
    if said > today:
        return [Message("limits-problem-date-to-come", {"day": formats.day(said)})]
    return []


def _limits(values: Any, formats: Formats) -> list[Message]:
    if not isinstance(values, dict):
        return [Message("limits-problem-group", {"name": "limits"})]
    problems = _unknown(values, BY_ID)
    for name, value in values.items():
        limit = BY_ID.get(name)
        if limit is None or limit.allows(value):
            continue
        said = {"name": name, "value": _short(json.dumps(value))}
        reach = {n: formats.number(getattr(limit, n)) for n in ("low", "high", "step")}
        problems.append(Message("limits-problem-range", {**said, **reach}))
    return problems


def _baseline(values: Any) -> list[Message]:
    if not isinstance(values, dict):
        return [Message("limits-problem-group", {"name": "baseline"})]
    wrong = [name for name in values if name in BASELINES and not _rating(values[name])]
    said = ({"name": name, "value": _short(json.dumps(values[name]))} for name in wrong)
    return [
        *_unknown(values, BASELINES),
        *(Message("limits-problem-baseline", one) for one in said),
    ]


def _rating(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return 0 <= value <= 10


def _floats(values: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(value) for name, value in values.items()}


def _short(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
