"""The made-up patient with things to bring up: a whole diary for a whole report."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from app.data.memory import MemoryDiaryStore
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.questions import VisitQuestion
from app.domain.records import Record
from app.domain.responses import Response
from app.domain.taper import PauseRequest
from app.i18n.alert_words import alert_text
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.demo import demo_history, demo_records

TODAY = date(2025, 6, 24)
NOW = datetime.combine(TODAY, time(12), UTC)
QUESTIONS = (
    "Can I take ibuprofen every day?",
    "What helps with the cramps at night?",
    "Who do I call on a Sunday?",
)


def diary() -> MemoryDiaryStore:
    """16 weeks with a plan, doses, questionnaires, alerts, a request and three questions."""
    store = MemoryDiaryStore()
    for checkin in demo_history(TODAY):
        store.add(checkin)
    records = demo_records(TODAY)
    store.add_records(records)
    store.add_records(_noticed(records))
    store.add_records(_brought_up())
    return store


def _brought_up() -> list[Record]:
    wish = PauseRequest(UUID(int=71), TODAY - timedelta(2), NOW, "Could we stay at 40 for a month?")
    asked = [VisitQuestion(UUID(int=72 + n), TODAY, NOW, text) for n, text in enumerate(QUESTIONS)]
    return [wish, *asked]


def _noticed(records: list[Record]) -> list[Record]:
    """What the rules would have told, and what was done."""
    mood = next(r for r in records if isinstance(r, Response) and r.opened_by is not None)
    hard: dict[str, object] = {"count": 3, "of": 4, "rating": 6.0}
    low = {"score": 11.0, "day": mood.day, "left": 0}
    up: dict[str, object] = {"before": 5.0, "now": 7.0}
    told = [
        _fired(1, "R10", "often", Level.CALL, 78, hard),
        _fired(2, "R18", "", Level.CALL, 77, {"day": TODAY - timedelta(77), "rating": 8.0}),
        _fired(3, "R17", "phq9", Level.CALL, 41, low, str(mood.id)),
        _fired(4, "R13", "", Level.CALL, 38, up),
        _fired(5, "R22", "", Level.NOTICE, 38, up),
        _fired(6, "R20", "", Level.NOTICE, 26, {"hours": 4.0, "nights": 3, "day": TODAY}),
    ]
    acts = [(0, Did.CALLED, 1), (0, Did.CLOSED, 6), (2, Did.TALKED, 2), (3, Did.WAITED, 0)]
    acts += [(3, Did.CALLED, 3), (3, Did.CLOSED, 9), (4, Did.CLOSED, 9), (5, Did.CLOSED, 4)]
    done = [_act(n, told[at], did, after) for n, (at, did, after) in enumerate(acts)]
    return [*told, *done]


def _fired(
    number: int,
    rule: str,
    variant: str,
    level: Level,
    ago: int,
    inputs: dict[str, object],
    occasion: str = "",
) -> FiredAlert:
    say = Translator("en")
    text = alert_text(say, Formats(say.locale), rule, variant, inputs)
    at = NOW - timedelta(days=ago, hours=-8)
    return FiredAlert(
        UUID(int=100 + number),
        at.date(),
        at,
        rule,
        "1",
        level,
        occasion,
        {},
        text.whole,
        "en",
        variant,
    )


def _act(number: int, about: FiredAlert, did: Did, after: int) -> AlertAct:
    at = about.entered_at + timedelta(days=after, minutes=10)
    return AlertAct(UUID(int=200 + number), at.date(), at, about.id, did)
