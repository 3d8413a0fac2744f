"""A plan from paper to picture: five steps, three weeks, a pause, going on; and refusals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.views import dose_identifiers as doses
from app.views import identifiers as ids
from app.views import plan_identifiers as plan
from tests.e2e.browser import DESKTOP, AppPage
from tests.e2e.conftest import StartReady
from tests.e2e.journeys import unlock
from tests.e2e.paper import (
    FIRST,
    LENGTH,
    agree,
    at,
    come_back,
    copy_from_paper,
    kept_plan,
    put,
    typed,
)


def log_week(app: AppPage, last: date) -> None:
    """Today as planned with a short check-in, and three of the days before added."""
    app.tap(ids.NAV_TODAY)
    app.tap(doses.TODAY_DOSE_AS_PLANNED)
    app.see("You took it as planned.")
    for back in (5, 3, 1):
        app.tap(ids.today_backfill(last - timedelta(days=back)))
        app.tap(ids.checkin_value("doses", "as_usual"))
        app.tap(ids.checkin_value("pain_24h", 5))
        app.tap(ids.checkin_value("interference_24h", 4))
        app.tap(ids.CHECKIN_SAVE)
        app.wait_for(ids.TODAY_HISTORY)


@pytest.mark.timeout(600)  # six starts of the app: 100 s alone, more in company
def test_from_paper_to_picture(start_ready: StartReady) -> None:
    app = start_ready(now=at(FIRST))
    copy_from_paper(app)
    app.tap(ids.PLAN_REVIEW)
    app.see("Step 2: Mar 31, 2025 to Apr 27, 2025\n25 mg, twice a day")
    app.tap(ids.PLAN_CONFIRM)
    app.see("Your plan is kept.")
    app.tap(ids.NAV_TODAY)
    app.see("30 mg, twice a day")
    app.tap(doses.TODAY_DOSE_AS_PLANNED)
    app.see("You took it as planned.")

    for week in (1, 2, 3):
        day = FIRST + timedelta(days=7 * week)
        come_back(app, day)
        log_week(app, day)

    app.tap(ids.NAV_PLAN)
    app.tap(plan.PLAN_CHANGE)
    app.tap(plan.plan_change("paused"))
    pause = FIRST + timedelta(days=21)
    app.type_into(plan.plan_stay("from"), typed(pause))
    app.type_into(plan.plan_stay("agreed"), typed(pause))
    app.tap(plan.plan_stay_choice("decided", "together"))
    app.see("stays at 60 mg a day")
    app.tap(plan.PLAN_STAY_CONFIRM)
    app.see("Paused")

    goes_on = FIRST + timedelta(days=42)  # two weeks into what was to be step 2
    come_back(app, goes_on)
    app.see("30 mg, twice a day")
    app.tap(ids.NAV_PLAN)
    app.tap(plan.PLAN_CHANGE)
    app.tap(plan.plan_change("resumed"))
    put(app, "valid_from", typed(goes_on))
    put(app, "agreed_on", typed(goes_on))
    for n in range(1, 6):
        begin = goes_on + (n - 1) * LENGTH
        put(app, f"m1.s{n}.start", typed(begin))
        put(app, f"m1.s{n}.end", typed(begin + LENGTH - timedelta(days=1)))
    agree(app)

    app.tap(ids.NAV_PROGRESS)
    app.tap(ids.progress_range("all"))
    app.wait_for(ids.progress_chart("glide"))
    app.see("Paused from Mar 24, 2025 to Apr 13, 2025.")
    app.see("The agreed dose is 60 mg a day")
    app.tap(ids.progress_table("glide"))
    app.see("60 mg taken")
    app.tap(ids.progress_table("adherence"))
    app.see("13 as planned")


def test_a_broken_plan_is_refused_and_nothing_typed_is_lost(start_ready: StartReady) -> None:
    app = start_ready(size=DESKTOP, now=at(FIRST))
    copy_from_paper(app)
    put(app, "m1.s3.start", typed(FIRST + LENGTH))
    app.tap(ids.PLAN_REVIEW)
    app.see("Morphine slow-release, step 3: This step begins before step 2 ends.")
    put(app, "m1.s3.start", "soon")
    app.see('"soon" cannot be read as a day.')
    app.kill()
    app.restart()
    unlock(app)
    app.tap(ids.NAV_PLAN)
    app.tap(plan.PLAN_BEGUN)
    assert app.value_of(ids.plan_field("m1.s3.start")) == "soon"
    assert app.value_of(ids.plan_field("m1.s5.amount")) == "10"
    put(app, "m1.s3.start", typed(FIRST + 2 * LENGTH))
    agree(app)
    app.see("Morphine slow-release")


def test_a_day_is_picked_from_the_calendar(start_ready: StartReady) -> None:
    app = start_ready(now=at(FIRST))
    app.tap(ids.NAV_PLAN)
    app.tap(plan.PLAN_ADD)
    app.tap(ids.calendar(ids.plan_field("m1.s1.start")))
    app.page.get_by_role("button", name="14, Friday, March 14, 2025").click(force=True)
    app.page.get_by_role("button", name="OK").click(force=True)
    app.see("Friday, March 14, 2025")
    assert app.value_of(ids.plan_field("m1.s1.start")) == "3/14/2025"


def test_today_s_dose_is_one_tap_and_can_be_taken_back(start_ready: StartReady) -> None:
    app = start_ready(now=at(FIRST), past=((), [kept_plan()]))
    app.tap(doses.TODAY_DOSE_AS_PLANNED)
    app.see("You took it as planned.")
    app.wait_for(doses.TODAY_DOSE_UNDO)
    app.tap(doses.TODAY_DOSE_UNDO)
    app.wait_for(doses.TODAY_DOSE_AS_PLANNED)
