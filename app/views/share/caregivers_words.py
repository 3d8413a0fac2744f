"""Permissions in words: what somebody may see, how it stands, what was given when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.clock import local_day
from app.domain.sharing.grants import Given, Grant
from app.domain.sharing.topics import Granted
from app.services.caregivers_read import Person
from app.views.ui import Ui


def topics_said(ui: Ui, topics: Iterable[Granted]) -> str:
    """What may be seen, in the order in which it is asked."""
    chosen = frozenset(topics)
    return ui.formats.listing([ui.t(f"grant-topic-{t}") for t in Granted if t in chosen])


def state_said(ui: Ui, person: Person, today: date) -> str:
    """How a permission stands, in a few words."""
    grant = person.grant
    if grant.ended_at is not None:
        return ui.t("grant-state-ended", day=ui.formats.day(local_day(grant.ended_at)))
    if not grant.holds(today):
        return ui.t("grant-state-over", day=ui.formats.day(grant.until))
    until = person.looks_until
    if until is None:
        return ui.t("grant-state-new")
    if until < today:
        return ui.t("grant-state-waits")
    return ui.t("grant-state-looks", day=ui.formats.day(until))


def still_opens(ui: Ui, person: Person, today: date) -> str | None:
    """That something given before may open for longer than the state says; ``None`` where nothing
    does."""
    until = person.opens_until
    if until is None or until < today:
        return None
    if person.grant.holds(today) and until == person.looks_until:
        return None
    return ui.t("grant-still-opens", day=ui.formats.day(until))


def sees_lines(ui: Ui, grant: Grant) -> tuple[str, ...]:
    """What may be seen, and from when."""
    days = ui.t("grant-days", first=ui.formats.day(grant.first))
    return topics_said(ui, grant.topics), days


def given_to(ui: Ui, given: Given) -> str:
    """To whom and when."""
    when = {"day": ui.formats.day(given.day), "time": ui.formats.time(given.entered_at)}
    return ui.t("grant-log-to", name=given.name, **when)


def given_what(ui: Ui, given: Given) -> str:
    """How and what."""
    how = {"by": ui.t(f"grant-by-{given.by}"), "number": given.number}
    if given.ends:
        return ui.t("grant-log-ends", **how)
    days = {name: ui.formats.table_day(getattr(given, name)) for name in ("first", "last", "until")}
    return ui.t("grant-log-what", topics=topics_said(ui, given.topics), **how, **days)
