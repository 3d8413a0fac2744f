"""A plan typed from the clinic's paper, and coming back on another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from app.domain.taper import Course, DoseLine, PlanVersion, Step
from app.views import identifiers as ids
from app.views import plan_identifiers as plan
from tests.domain.agreements import MORPHINE, version
from tests.e2e.browser import AppPage
from tests.e2e.journeys import unlock

ZONE = timezone(timedelta(hours=1))
FIRST = date(2025, 3, 3)
AMOUNTS = ("30", "25", "20", "15", "10")
LENGTH = timedelta(days=28)


def at(day: date) -> str:
    return datetime.combine(day, time(20, 5), ZONE).isoformat()


def typed(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


def come_back(app: AppPage, day: date) -> None:
    """Open Glidepath again on another day."""
    app.env["GLIDEPATH_TEST_NOW"] = at(day)
    app.restart()
    unlock(app)
    app.wait_for(ids.TODAY_CHECKIN_OPEN)


def put(app: AppPage, name: str, text: str) -> None:
    app.type_into(ids.plan_field(name), text)


def copy_from_paper(app: AppPage) -> None:
    """The form of a plan of five steps of four weeks, morphine twice a day."""
    app.tap(ids.NAV_PLAN)
    app.tap(plan.PLAN_ADD)
    put(app, "m1.name", "Morphine slow-release")
    app.tap(ids.plan_choice("m1.unit", "mg"))
    app.tap(ids.plan_choice("m1.release", "long"))
    for n, amount in enumerate(AMOUNTS, start=1):
        if n > 1:
            app.tap(ids.plan_more("m1.steps"))
        begin = FIRST + (n - 1) * LENGTH
        put(app, f"m1.s{n}.amount", amount)
        put(app, f"m1.s{n}.times", "2")
        put(app, f"m1.s{n}.start", typed(begin))
        end = begin + LENGTH - timedelta(days=1)
        put(app, f"m1.s{n}.end", typed(end))
        # The day read back moves what is below it: a press before that lands beside it.
        app.see(f"{end:%A, %B} {end.day}, {end.year}")
    put(app, "author", "Pain clinic")
    put(app, "agreed_on", typed(FIRST))


def kept_plan() -> PlanVersion:
    """The same plan, as it is kept once it was typed and agreed: what comes after need not be
    typed each time."""
    times = [FIRST + n * LENGTH for n in range(len(AMOUNTS))]
    steps = tuple(
        Step(begin, begin + LENGTH - timedelta(days=1), (DoseLine(Decimal(amount), 2),))
        for begin, amount in zip(times, AMOUNTS, strict=True)
    )
    made = version(1, 0, Course(MORPHINE, steps))
    moment = datetime.combine(FIRST, time(9), ZONE)
    return replace(made, valid_from=FIRST, agreed_on=FIRST, entered_at=moment)


def agree(app: AppPage) -> None:
    """Read it back and say that it was agreed."""
    app.tap(ids.PLAN_REVIEW)
    app.see("Is this what you agreed?")
    app.tap(ids.PLAN_CONFIRM)
    app.see("Your plan is kept.")
