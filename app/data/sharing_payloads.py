"""What is sealed of a permission to look at a part of the diary, and of what was given under it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from app.data.payloads import Clear, Content, fixed_offset
from app.data.plain import optional, shared_id
from app.domain.sharing.grants import Given, GivenBy, Grant, Relation
from app.domain.sharing.topics import Granted


def grant_content(grant: Grant) -> Content:
    """The sealed part of a permission."""
    return {
        "name": grant.name,
        "relation": grant.relation.value,
        "from_name": grant.from_name,
        "topics": plain_topics(grant.topics),
        "first": grant.first.isoformat(),
        "until": grant.until.isoformat(),
        "words": grant.words,
        "ended_at": optional(_moment, grant.ended_at),
        "undone": grant.undone,
    }


def load_grant(clear: Clear, content: Content) -> Grant:
    """The permission of a row."""
    return Grant(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        name=content["name"],
        relation=Relation(content["relation"]),
        from_name=content["from_name"],
        topics=load_topics(content["topics"]),
        first=date.fromisoformat(content["first"]),
        until=date.fromisoformat(content["until"]),
        words=content["words"],
        ended_at=optional(datetime.fromisoformat, content["ended_at"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def given_content(given: Given) -> Content:
    """The sealed part of a line of the share log."""
    return {
        "grant": str(given.grant),
        "number": given.number,
        "by": given.by.value,
        "name": given.name,
        "topics": plain_topics(given.topics),
        "first": given.first.isoformat(),
        "last": given.last.isoformat(),
        "until": given.until.isoformat(),
        "ends": given.ends,
        "undone": given.undone,
    }


def load_given(clear: Clear, content: Content) -> Given:
    """The line of a row."""
    return Given(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        grant=shared_id(content["grant"]),
        number=content["number"],
        by=GivenBy(content["by"]),
        name=content["name"],
        topics=load_topics(content["topics"]),
        first=date.fromisoformat(content["first"]),
        last=date.fromisoformat(content["last"]),
        until=date.fromisoformat(content["until"]),
        ends=content["ends"],
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def plain_topics(topics: Iterable[Granted]) -> list[str]:
    """Choices by their values, in the order in which a person is asked: one text for a set."""
    chosen = frozenset(topics)
    return [topic.value for topic in Granted if topic in chosen]


def load_topics(given: Iterable[str]) -> frozenset[Granted]:
    """The choices of their values."""
    return frozenset(map(Granted, given))


def _moment(moment: datetime) -> str:
    return fixed_offset(moment).isoformat()
