"""Short ways to map a diary and to find what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.clinic.entries import Entry, Family, Maker
from app.clinic.mapping.mapped import mapped
from app.domain.alerts.fired import AlertAct, Did, FiredAlert
from app.domain.alerts.model import Level
from app.domain.checkins import CheckIn
from app.domain.clinic.parcels import Sent
from app.domain.doses import DoseEntry
from app.domain.questions import VisitQuestion
from app.domain.report.choices import ReportChoices
from app.domain.report.gathered import Gathered
from app.domain.report.left_out import left_out
from app.domain.report.topics import Topic
from app.domain.responses import Response
from app.domain.sharing.grants import Grant, Relation
from app.domain.sharing.topics import Granted
from app.domain.taper import AsNeeded, PauseRequest
from app.services.report_read import read_report
from tests.domain.agreements import CODEINE, as_needed, course, elsewhere, took, version
from tests.domain.answering import answered
from tests.domain.make import day, said
from tests.report import patient
from tests.report.told import EVERY, alert, did, gathered

MAKER = Maker(UUID("00000000-0000-4000-8000-00000000000a"), "p1", "9.9")

ZONE = timezone(timedelta(hours=-5))

ONE = version(1, 0, course((0, 60), (10, 50), until=200))
PLAN = replace(ONE, as_needed=(AsNeeded(CODEINE, Decimal(60)),))


def entries(found: Gathered) -> list[Entry]:
    """Everything that is sent of ``found``, after what was not chosen is taken away."""
    return flat(mapped(left_out(found), MAKER))


def flat(families: Iterable[Family]) -> list[Entry]:
    return [entry for family in families for entry in family.entries]


def of(found: Gathered, kind: Sent) -> list[dict[str, Any]]:
    """The resources of one kind, as plain dictionaries."""
    return [dict(entry.resource) for entry in entries(found) if entry.line.kind is kind]


def only(found: Gathered, kind: Sent) -> dict[str, Any]:
    """The one resource of a kind."""
    (resource,) = of(found, kind)
    return resource


def by_key(found: Gathered) -> dict[str, dict[str, Any]]:
    return {entry.line.key: dict(entry.resource) for entry in entries(found)}


def patients() -> Gathered:
    """Sixteen weeks of the made-up patient, with every topic."""
    diary = patient.diary()
    first = patient.TODAY - timedelta(days=120)
    choices = ReportChoices(first, patient.TODAY, frozenset(Topic))
    return read_report(diary, diary, choices, patient.NOW, "9.9")[0]


def everything(
    topics: Iterable[Topic] = EVERY,
    checkins: Sequence[CheckIn] = (),
    answered_too: Sequence[Response] = (),
    taken_too: Sequence[DoseEntry] = (),
) -> Gathered:
    """One of each thing, with a marker wherever a person can type."""
    rest = dict.fromkeys(REST, 1)
    found = gathered(
        said(
            1,
            1,
            pain_24h=4,
            craving=7,
            sleep_hours=6.5,
            note="MARKER-NOTE",
            doses="different",
            doses_note="MARKER-DIFFERENT",
            side_effects={"nausea": "mild", "constipation": "", "other": ""},
            bowel_days=14,
            side_effects_other="MARKER-ELSE",
            activity=("housework",),
            other_substances=("alcohol",),
            safe="need_help",
        ),
        said(3, 3, pain_24h=4, side_effects={"none": ""}, other_substances=("none",)),
        replace(said(4, 3, replaces=3, late=1, pain_24h=5), reason="MARKER-REASON"),
        *checkins,
        plan=[PLAN],
        said=[
            replace(took(6, 30), reason="MARKER-DOSE"),
            took(7, 0),
            as_needed(7, 1, 15),
            as_needed(7, 2, 15),
            elsewhere(7, source="MARKER-SOURCE"),
            *taken_too,
        ],
        answered=[
            answered(901, "peg", 2, 9),
            answered(902, "phq9", 2, **{**rest, "better_off_dead": 2}),
            *(answered(910 + n, scale, 4, 5) for n, scale in enumerate(OTHERS)),
            *answered_too,
        ],
        fired=[*FIRED],
        acts=ACTS,
        topics=topics,
    )
    asked = VisitQuestion(UUID(int=61), day(5), patient.NOW, "MARKER-QUESTION")
    wish = PauseRequest(UUID(int=62), day(6), patient.NOW, "MARKER-WISH")
    rows = grants()
    return replace(found, request=wish, questions=[asked], asked=[asked], grants=rows)


def grant(number: int = 71, on: int = 5, **changed: Any) -> Grant:
    """A permission to look at mood and sleep, given on a day, for two weeks."""
    made = Grant(
        UUID(int=number),
        day(on),
        datetime.combine(day(on), time(9, 15), ZONE),
        "MARKER-SUPPORTER",
        Relation.PARENT,
        "MARKER-CALLED",
        frozenset((Granted.SLEEP, Granted.MOOD)),
        day(on) - timedelta(3),
        day(on) + timedelta(14),
        "marker words that nobody else knows",
    )
    return replace(made, **changed)


def grants() -> list[Grant]:
    """One that stands, and one that was changed and ended."""
    first = grant(72, 6, relation=Relation.CLINICIAN)
    more = grant(73, 8, supersedes=first.id, relation=Relation.CLINICIAN, topics=frozenset(Granted))
    ended = replace(more, id=UUID(int=74), supersedes=more.id, ended_at=more.entered_at)
    return [grant(), first, more, ended]


REST = (
    *("interest", "depressed", "sleep", "tired", "appetite", "bad_about_self"),
    *("concentrating", "moving"),
)
OTHERS = (
    *("phq2", "gad2", "gad7", "withdrawal_list", "global_change", "readiness", "self_checks"),
    "baseline_facts",
)
FIRED: tuple[FiredAlert, ...] = (
    *(alert(n, rule, 5) for n, rule in enumerate(("R13", "R18", "R04"))),
    alert(8, "R22", 5, Level.NOTICE),
    alert(9, "R01", 5, Level.EMERGENCY),
)
ACTS: tuple[AlertAct, ...] = (did(1, FIRED[0], Did.CALLED, 1),)
