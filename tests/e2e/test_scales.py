"""Questionnaires as a patient meets them: each week, after a score, after a step down."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.scales.phq2 import PHQ2
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.withdrawal_list import WITHDRAWAL_LIST
from app.views import identifiers as ids
from app.views import scale_identifiers as scales
from tests.e2e.browser import DESKTOP, AppPage
from tests.e2e.conftest import StartReady
from tests.e2e.journeys import log_pain
from tests.e2e.paper import FIRST, LENGTH, at, come_back, kept_plan
from tests.e2e.troubles import close_alert, say_safe

STEP = FIRST + LENGTH


def answer(app: AppPage, scale: str, **answers: int) -> None:
    for question, value in answers.items():
        app.tap(scales.scale_value(scale, question, value))


def until_offered(app: AppPage, scale: str, day: date) -> date:
    """Go on day by day until Today offers ``scale``, leaving out what stands in its place: no
    more than two are offered at once."""
    for _ in range(5):
        if app.has(scales.scale_open(scale)):
            return day
        for other in ("peg", "baseline_facts"):
            if app.has(scales.scale_not_this_time(other)):
                app.tap(scales.scale_not_this_time(other))
                app.wait_gone(scales.scale_open(other))
        day += timedelta(days=1)
        come_back(app, day)
        app.wait_for(ids.TODAY_HISTORY)
    raise AssertionError(f"{scale} is not offered:\n{app.text()}")


def test_a_weekly_peg(start_ready: StartReady) -> None:
    app = start_ready(now=at(FIRST))
    log_pain(app, 7)
    app.tap(scales.scale_open("peg"))
    answer(app, "peg", pain=6, enjoyment=7)
    app.page.wait_for_timeout(700)  # the touch has to reach the app before it dies
    app.kill()
    come_back(app, FIRST)
    app.tap(scales.scale_open("peg"))
    answer(app, "peg", activity=5)
    app.tap(scales.SCALE_SAVE)
    app.see("6\non a scale from 0 to 10")
    app.tap(scales.SCALE_DONE)
    app.wait_gone(scales.scale_open("peg"))

    come_back(app, FIRST + timedelta(days=7))
    until_offered(app, "peg", FIRST + timedelta(days=7))
    app.tap(scales.scale_open("peg"))
    answer(app, "peg", pain=5, enjoyment=5)
    app.tap(scales.scale_skip("peg", "activity"))
    app.tap(scales.SCALE_SAVE)
    app.see("Not scored, because one question was left out")
    app.tap(scales.SCALE_CORRECT)
    answer(app, "peg", activity=4)
    app.tap(scales.SCALE_SAVE)
    app.see("4.7\non a scale from 0 to 10")
    app.see("1.3 points lower than last time")
    app.see("A change of this size matters: it is better.")
    app.tap(scales.SCALE_DONE)

    app.tap(ids.NAV_PROGRESS)
    app.wait_for(ids.progress_chart("peg"))
    app.tap(ids.progress_table("peg"))
    app.see("4.7")


def test_a_step_down_brings_the_withdrawal_list_and_a_phq2_opens_the_rest(
    start_ready: StartReady,
) -> None:
    """At the size of a desktop; the second step of the plan has begun."""
    day = STEP + timedelta(days=2)
    app = start_ready(size=DESKTOP, now=at(day), past=((), [kept_plan()]))
    app.tap(scales.scale_open("withdrawal_list"))
    topics = {q.id: n % 3 for n, q in enumerate(WITHDRAWAL_LIST.questions)}
    answer(app, "withdrawal_list", **topics)
    app.tap(scales.SCALE_SAVE)
    app.see("9\non a scale from 0 to 30")
    app.tap(scales.SCALE_UNDO)
    app.tap(scales.scale_open("withdrawal_list"))
    app.tap(scales.SCALE_SAVE)
    app.see("9\non a scale from 0 to 30")
    app.tap(scales.SCALE_DONE)

    day = until_offered(app, "phq2", day)
    app.tap(scales.scale_open("phq2"))
    answer(app, "phq2", **{q.id: 2 for q in PHQ2.questions})
    app.tap(scales.SCALE_SAVE)
    app.see("4\non a scale from 0 to 6")
    app.tap(scales.SCALE_REST)
    rest = [q.id for q in PHQ9.questions[2:]]
    for question in rest[:-1]:
        answer(app, "phq9", **{question: 1})
    answer(app, "phq9", **{rest[-1]: 1})
    app.see("Are you safe right now?")
    say_safe(app)
    app.page.wait_for_timeout(700)  # the touch has to reach the app before it dies
    app.kill()
    come_back(app, day)
    app.tap(scales.scale_open("phq9"))
    app.tap(scales.SCALE_SAVE)
    app.see("Are you safe right now?")
    say_safe(app)
    app.see("11\non a scale from 0 to 27")
    app.see("called moderate")
    app.tap(scales.SCALE_DONE)
    close_alert(app)
    app.tap(ids.TODAY_HISTORY)
    app.tap(f"history.day.{day.isoformat()}")
    app.tap(scales.history_scale(1))
    app.see("Mood")
