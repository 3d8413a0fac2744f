"""What is sealed: the JSON of a domain object, with a version of its own.

A payload is never rewritten when its form changes. It is upgraded each time it is read,
one version after the other: the first entry of a form's ``upgrades`` turns version 1 into
version 2, and so on. JSON is written in ASCII, so that any text survives, lone surrogates
and NUL included.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from sys import intern
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from app.domain.checkins import Answer, Answers, CheckIn, Draft
from app.domain.errors import DiaryTooNew, EntryDamaged

Content = dict[str, Any]

_encode = json.JSONEncoder(separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


@dataclass(frozen=True)
class Form:
    """The form of one kind of payload."""

    upgrades: tuple[Callable[[Content], Content], ...] = ()

    @property
    def version(self) -> int:
        """The version written now; counts from 1."""
        return len(self.upgrades) + 1

    def dump(self, content: Content) -> bytes:
        """The bytes to seal."""
        return _encode(content).encode("ascii")

    def load(self, raw: bytes, version: int) -> Content:
        """The content in today's form. ``DiaryTooNew`` for a version not known yet."""
        self.check(version)
        try:
            content: Content = _decode(raw.decode("ascii"))
        except ValueError:
            raise EntryDamaged("a payload is not JSON") from None
        return self.upgraded(content, version)

    def check(self, version: int) -> None:
        """``DiaryTooNew`` for a version not known yet."""
        if version > self.version:
            raise DiaryTooNew(f"payload version {version}")

    def upgraded(self, content: Content, version: int) -> Content:
        """Content of a version, in today's form. ``DiaryTooNew`` for one not known yet."""
        self.check(version)
        for upgrade in self.upgrades[version - 1 :]:
            content = upgrade(content)
        return content


class Clear(NamedTuple):
    """What stands in the clear beside a record's payload. Bound to it by its seal."""

    id: UUID
    day: date
    entered_at: datetime
    supersedes: UUID | None


CHECKIN_FORM = Form()
DRAFT_FORM = Form()
TYPED_FORM = Form()
"""Of the fields of a form of the app, not of a record."""


def checkin_content(checkin: CheckIn) -> Content:
    """The part of a check-in that is sealed; the rest is bound to it as clear columns."""
    return {"answers": _plain(checkin.answers), "reason": checkin.reason, "undone": checkin.undone}


def draft_content(draft: Draft) -> Content:
    """The part of a draft that is sealed."""
    return {
        "answers": _plain(draft.answers),
        "skipped": sorted(draft.skipped),
        "reason": draft.reason,
    }


def frozen_answers(answers: Mapping[str, Any]) -> Answers:
    """Answers as the domain holds them: nothing in them can be changed by a caller.

    Item ids are interned: ten years of days then share a few dozen of them.
    """
    return MappingProxyType({intern(item): _frozen(a) for item, a in answers.items()})


def fixed_offset(moment: datetime) -> datetime:
    """The same moment with its UTC offset alone, as it is stored. ``ValueError`` without one:
    a named zone may be redefined later, and must not move what was logged."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without an offset has no certain day")
    return moment.replace(tzinfo=timezone(offset), fold=0)


def kept_checkin(checkin: CheckIn) -> CheckIn:
    """The check-in as every store gives it back."""
    return replace(
        checkin,
        answers=frozen_answers(checkin.answers),
        entered_at=fixed_offset(checkin.entered_at),
    )


def kept_draft(draft: Draft) -> Draft:
    """The draft as every store gives it back."""
    return replace(draft, answers=frozen_answers(draft.answers), skipped=frozenset(draft.skipped))


def with_answer(draft: Draft, item_id: str, answer: Answer | None) -> Draft:
    """``draft`` with one answer put in, or with the item skipped for ``None``."""
    others = {item: a for item, a in draft.answers.items() if item != item_id}
    if answer is None:
        return replace(draft, answers=frozen_answers(others), skipped=draft.skipped | {item_id})
    given = frozen_answers({**others, item_id: answer})
    return replace(draft, answers=given, skipped=draft.skipped - {item_id})


def with_fields(before: Mapping[str, str], fields: Mapping[str, str | None]) -> Mapping[str, str]:
    """A form's ``before`` with ``fields`` put in, and those that are ``None`` taken away."""
    after = {**before, **fields}
    return MappingProxyType({name: typed for name, typed in after.items() if typed is not None})


def _plain(answers: Answers) -> Content:
    return {i: dict(a) if isinstance(a, Mapping) else a for i, a in answers.items()}


def _frozen(answer: Any) -> Answer:
    # Exact types first: this runs some 50 000 times for ten years of days.
    kind = type(answer)
    if kind is str or kind is int or kind is float:
        value: float | str = answer
        return value
    if isinstance(answer, Mapping):
        return MappingProxyType(dict(answer))
    return tuple(answer) if isinstance(answer, (list, tuple)) else answer
