"""Records to save: one of each kind with every field filled, and strategies for any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

from hypothesis import strategies as st

from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.limits import ClinicLimits
from app.domain.alerts.model import Level
from app.domain.appointments import Appointment
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Delivered, Line, Receipt, Sent
from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.help_contacts import ContactKind, HelpContact
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind
from app.domain.questions import VisitQuestion
from app.domain.records import Record
from app.domain.responses import Deferral, Response, Wait
from app.domain.scales.model import Answer
from app.domain.sharing.grants import Given, GivenBy, Grant, Relation
from app.domain.sharing.topics import Granted
from app.domain.signs import Reporter, Sign, SignReport
from app.domain.supply import Supply
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    DoseLine,
    PauseRequest,
    PlanState,
    PlanVersion,
    Step,
)
from tests.data.diaries import DAY, NOW

T = TypeVar("T")

MEDICINE = Medicine(UUID(int=1), "slow tablets", Ingredient.OXYCODONE, Unit.MG, long_acting=True)
DROPS = Medicine(UUID(int=2), "drops", Ingredient.OTHER_OPIOID, Unit.DROP)


def a_plan(valid_from: date = DAY) -> PlanVersion:
    """A plan with every field filled."""
    step = Step(DAY, DAY + timedelta(13), (DoseLine(Decimal(30), 1), DoseLine(Decimal(15), 1)))
    return PlanVersion(
        id=uuid4(),
        valid_from=valid_from,
        entered_at=NOW,
        author="the clinic",
        agreed_on=DAY - timedelta(1),
        reason="agreed",
        contingency="call first",
        follow_up_days=14,
        courses=(Course(MEDICINE, (step,), PlanState.PAUSED, DAY, DAY + timedelta(20)),),
        as_needed=(AsNeeded(DROPS, Decimal("20.5"), Decimal(5)),),
        contacts=(Contact("the nurse", "phone number", "mornings"),),
        kind=ChangeKind.PAUSED,
        decided_by=DecidedBy.CLINIC,
    )


def a_dose(amount: str = "15", day: date = DAY, supersedes: UUID | None = None) -> DoseEntry:
    """A statement with every field filled."""
    return DoseEntry(
        id=uuid4(),
        day=day,
        kind=DoseKind.REGULAR,
        entered_at=NOW,
        medicine=MEDICINE.id,
        doses=(Dose(Decimal(amount), Decimal(15), time(8, 30)), Dose(Decimal(0))),
        as_planned=True,
        plan=UUID(int=3),
        reason="a reason",
        source="a source",
        supersedes=supersedes,
    )


def a_milestone() -> Milestone:
    """A milestone with every field filled."""
    author = MilestoneAuthor.CLINIC
    return Milestone(uuid4(), DAY, NOW, MilestoneKind.DO_AGAIN, "walk to the lake", author, DAY)


def a_request() -> PauseRequest:
    """A request with every field filled."""
    return PauseRequest(uuid4(), DAY, NOW, "the evenings are hard")


def a_supply() -> Supply:
    """A count with every field filled."""
    return Supply(uuid4(), DAY, NOW, MEDICINE.id, Decimal("27.5"), Decimal(15), 3)


def an_appointment() -> Appointment:
    """A visit with every field filled."""
    return Appointment(uuid4(), DAY, NOW, time(14, 45), "with the nurse", attended=True)


def a_response() -> Response:
    """A questionnaire with every field filled, numbers and words."""
    answers: dict[str, Answer] = {"interest": 3, "depressed": 0, "other_medicines": "eye drops"}
    return Response(uuid4(), DAY, NOW, "phq9", answers, "2", opened_by=UUID(int=4))


def a_deferral() -> Deferral:
    """One that was left out."""
    return Deferral(uuid4(), DAY, NOW, "withdrawal_list", Wait.NOT_THIS_TIME)


def a_fired_alert() -> FiredAlert:
    """An alert with every field filled."""
    inputs, words = {"medicine": "slow tablets", "taken": "45"}, "More than planned on Monday."
    return FiredAlert(
        uuid4(), DAY, NOW, "R04", "1", Level.CALL, "2025-03-03", inputs, words, "en", "regular"
    )


def an_alert_act() -> AlertAct:
    """What was done about an alert."""
    return AlertAct(uuid4(), DAY, NOW, UUID(int=5), Did.CALLED)


def a_sign_report() -> SignReport:
    """What somebody else saw."""
    signs = (Sign.SLOW_BREATHING, Sign.CONFUSED)
    return SignReport(uuid4(), DAY, NOW, Reporter.SOMEONE_ELSE, signs)


def a_help_contact() -> HelpContact:
    """A contact with every field filled."""
    return HelpContact(uuid4(), DAY, NOW, ContactKind.PERSON, "a friend", "555-0177", "evenings")


def clinic_limits() -> ClinicLimits:
    """Thresholds that a clinic gave, with every field filled."""
    values, baseline = {"r10.once": 7.0, "r20.hours": 3.5}, {"peg": 5.5}
    return ClinicLimits(uuid4(), DAY, NOW, "the clinic", DAY, values, baseline)


def a_question() -> VisitQuestion:
    """A question for the visit."""
    return VisitQuestion(uuid4(), DAY, NOW, "can we wait a week?")


def a_clinic() -> Clinic:
    """A clinic with every field filled."""
    scopes = ("openid", "patient/Observation.crus")
    where = ("https://clinic.example/fhir", "the clinic", UUID(int=6))
    return Clinic(uuid4(), DAY, NOW, *where, "glidepath", "record-7", "Test Patient", scopes)


def a_receipt() -> Receipt:
    """A receipt with every field filled."""
    topics = frozenset({"pain", "mood"})
    line = Line("checkin:2025-03-03", Sent.CHECKIN, DAY, "Observation", "ab", "cd", topics)
    ids = (UUID(int=8), UUID(int=9))
    lines = (Delivered(line, "Observation/7", 'W/"2"'),)
    return Receipt(uuid4(), DAY, NOW, *ids, "the clinic", "bundle", lines)


def a_grant() -> Grant:
    """A permission with every field filled."""
    names, topics = ("a sister", Relation.RELATIVE, "the brother"), frozenset(Granted)
    days = (DAY - timedelta(30), DAY + timedelta(7))
    return Grant(uuid4(), DAY, NOW, *names, topics, *days, "one two three four five six", NOW)


def a_given() -> Given:
    """A line of the share log with every field filled."""
    days = (DAY - timedelta(30), DAY, DAY + timedelta(7))
    what = (GivenBy.CODES, "a sister", frozenset((Granted.MOOD, Granted.DOSES)))
    return Given(uuid4(), DAY, NOW, UUID(int=10), 2, *what, *days, ends=True)


def one_of_each() -> list[Record]:
    """One record of each kind."""
    plan: list[Record] = [a_plan(), a_dose(), a_milestone(), a_request(), a_supply()]
    alerts: list[Record] = [a_fired_alert(), an_alert_act(), a_sign_report()]
    alerts += [a_help_contact(), clinic_limits(), a_question(), a_clinic(), a_receipt()]
    alerts += [a_grant(), a_given()]
    return [*plan, a_response(), a_deferral(), an_appointment(), *alerts]


def saying(value: T, word: str, name: str = "") -> T:
    """``value`` with ``word`` and its place in every text that it holds, however deep."""
    changed: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        changed = f"{word}{name}"
    elif isinstance(value, tuple):
        changed = tuple(saying(one, word, name) for one in value)
    elif isinstance(value, frozenset):
        changed = frozenset(saying(one, word, str(n)) for n, one in enumerate(sorted(value)))
    elif isinstance(value, Mapping):
        changed = {f"{word}{key}": saying(one, word, key) for key, one in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: saying(getattr(value, f.name), word, f.name) for f in fields(value)}
        changed = replace(value, **inner)
    kept: T = changed
    return kept


def texts_of(value: object) -> Iterable[str]:
    """Every text in ``value``, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from texts_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


ODD = "\x00'\"\\\u202e\u05d0\U0001f9d8\ud83d\u0301{}[], "
OFFSET = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
AMOUNT = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**9, places=3)
PRECISE = st.integers(0, 10**45).map(lambda n: Decimal(n).scaleb(-20) if n < 10**28 else Decimal(n))
BASIC: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: st.text(max_size=8) | st.text(alphabet=ODD, min_size=1, max_size=8),
    int: st.integers(0, 2**53),
    bool: st.booleans(),
    Decimal: AMOUNT | PRECISE,
    UUID: st.uuids(version=4),
    date: st.dates(),
    time: st.times(),
    datetime: st.datetimes(min_value=datetime(1, 1, 2), timezones=OFFSET),  # noqa: DTZ001
}


@cache
def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type as the domain writes it. A field added there is tried by itself."""
    if kind in BASIC:
        return BASIC[kind]
    if isinstance(kind, UnionType):
        return st.one_of(
            *(st.none() if one is type(None) else anything(one) for one in get_args(kind))
        )
    if get_origin(kind) is Mapping:
        keys, values = get_args(kind)
        return st.dictionaries(anything(keys), anything(values), max_size=3)
    if get_origin(kind) is frozenset:
        return st.frozensets(anything(get_args(kind)[0]), max_size=3)
    if get_origin(kind) is tuple:
        return st.lists(anything(get_args(kind)[0]), max_size=3).map(tuple)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = get_type_hints(kind)
    return st.builds(kind, **{f.name: anything(hints[f.name]) for f in fields(kind)})
