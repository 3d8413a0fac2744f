"""Trouble that is noticed, as a patient meets it: an emergency, more than planned, a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from app.domain.checkins import CheckIn
from app.domain.taper import PlanVersion
from app.views import alert_identifiers as alerts
from app.views import dose_identifiers as doses
from app.views import help_identifiers as help_ids
from app.views import identifiers as ids
from tests.domain.agreements import course, version
from tests.domain.make import said
from tests.e2e.browser import DESKTOP, AppPage
from tests.e2e.conftest import StartReady
from tests.e2e.journeys import unlock
from tests.e2e.paper import FIRST, ZONE, at, kept_plan
from tests.e2e.troubles import close_alert, say_safe

STEP = 20
"""Days from ``FIRST`` to the first day at less."""


def tab_to(app: AppPage, identifier: str) -> None:
    """By the keyboard alone, as somebody does who cannot use a pointer."""
    for _ in range(40):
        app.page.keyboard.press("Tab")
        app.page.wait_for_timeout(60)
        if app.find(identifier).evaluate("e => e.contains(document.activeElement)"):
            return
    raise AssertionError(f"Tab does not reach {identifier}")


def test_i_need_help_by_keyboard_and_ear(start_ready: StartReady) -> None:
    app = start_ready(now=at(FIRST))
    app.tap(ids.TODAY_CHECKIN_SHORT)
    app.tap(ids.checkin_value("pain_24h", 9))
    app.page.evaluate(HEARD)
    app.tap(ids.checkin_value("safe", "need_help"))
    app.see("You matter. Are you safe right now?")
    app.see("988")
    heard = app.page.evaluate("window.heard")
    assert any("You matter." in text for text in heard), heard
    tab_to(app, alerts.EMERGENCY_SAFE)
    app.page.keyboard.press("Enter")
    app.see("You go back to where you were.")
    tab_to(app, alerts.EMERGENCY_BACK)
    app.page.keyboard.press("Enter")
    app.wait_gone(alerts.EMERGENCY_BACK)
    app.page.wait_for_timeout(500)
    app.tap(ids.CHECKIN_SAVE)
    app.see("You matter.")
    app.page.wait_for_timeout(1000)  # the check-in and its alert are on the disk
    app.kill()
    app.restart()
    unlock(app)
    app.see("You matter.")
    app.tap(alerts.EMERGENCY_HELP)
    app.see("Help now")
    app.tap(ids.HELP_CLOSE)
    app.see("You matter.")
    say_safe(app)
    app.tap(ids.NAV_MORE)
    app.tap(alerts.MORE_NOTICED)
    app.see("You said that you were safe")


HEARD = """() => {
  window.heard = [];
  const live = document.querySelectorAll('[aria-live]');
  const all = [...live, ...[...document.querySelectorAll('*')].filter(e => e.shadowRoot)
    .flatMap(e => [...e.shadowRoot.querySelectorAll('[aria-live]')])];
  for (const region of all) {
    new MutationObserver(() => window.heard.push(region.getAttribute('aria-live') + ': '
      + region.textContent)).observe(region, {childList: true, subtree: true, characterData: true});
  }
  return all.length;
}"""
"""Notes what the live regions of the page say: that is what a screen reader reads out."""


def test_more_than_planned_and_a_hard_day_at_once(start_ready: StartReady) -> None:
    """At the size of a desktop; the plan says 30 mg twice a day."""
    app = start_ready(size=DESKTOP, now=at(FIRST), past=((), [kept_plan()]))
    app.tap(doses.TODAY_DOSE_DIFFERENT)
    app.tap(doses.dose_row(1, "taken"))
    app.tap(doses.dose_row(2, "other"))
    app.type_into(doses.dose_row(2, "amount"), "75")
    app.tap(doses.DOSE_SAVE)
    app.see("Call today")
    app.see("105 mg")
    app.see("Nobody is watching this.")
    close_alert(app)
    app.tap(ids.TODAY_CHECKIN_OPEN)
    app.tap(ids.checkin_value("craving", 8))
    app.tap(ids.CHECKIN_SAVE)
    app.see("Something was noticed.")  # stands for ten seconds: looked for before anything else
    app.wait_for(alerts.ALERT_CLOSE)
    app.see("Also noticed")
    app.see("Call today")
    close_alert(app)
    app.tap(alerts.today_alert(1))
    app.tap(alerts.alert_did("called"))
    app.wait_gone(alerts.today_alert(2))
    app.wait_for(alerts.today_alert(1))
    app.tap(alerts.ALERT_UNDO)
    app.wait_for(alerts.today_alert(2))


def a_month(last: int) -> tuple[list[CheckIn], list[PlanVersion]]:
    """Pain of 3 before the first step on day 20, and of 7 in the week up to day ``last``."""
    plan = replace(version(1, 0, course((0, 60), (STEP, 50), until=400)), agreed_on=FIRST)
    days = [*range(8, STEP, 2), *range(last - 6, last + 1)]
    checkins = []
    for n, day in enumerate(days, start=1):
        when = FIRST + timedelta(days=day)
        moment = datetime.combine(when, time(20), ZONE)
        made = said(n, day, pain_24h=3.0 if day < STEP else 7.0)
        checkins.append(replace(made, entered_at=moment))
    return checkins, [plan]


def test_a_week_of_rising_pain_then_silence(start_ready: StartReady) -> None:
    """Told, put off, back when the clock has moved; and seven days without a word are no data."""
    last = 30
    today = FIRST + timedelta(days=last)
    app = start_ready(now=at(today), past=a_month(last), first=alerts.ALERT_CLOSE)
    app.see("Your pain is clearly up")
    app.see("mostly 7 out of 10")
    app.tap(help_ids.sign("pain_spread"))
    app.tap(alerts.alert_did("waited"))
    app.wait_for(ids.TODAY_CHECKIN_OPEN)
    assert not app.has(alerts.today_alert(1))
    return_on(app, today + timedelta(days=2))
    assert "Your pain is clearly up" not in app.text()
    return_on(app, today + timedelta(days=3))
    app.see("Your pain is clearly up")
    app.tap(alerts.alert_did("called"))
    app.wait_for(ids.TODAY_CHECKIN_OPEN)
    return_on(app, today + timedelta(days=7))
    app.tap(alerts.today_alert(1))
    app.see("7 days")
    assert "fine" not in app.text()


def return_on(app: AppPage, day: date) -> None:
    """Open Glidepath again on another day, an hour later: three days have passed then. An
    alert may stand before Today."""
    app.env["GLIDEPATH_TEST_NOW"] = datetime.combine(day, time(21, 5), ZONE).isoformat()
    app.restart()
    unlock(app)
    app.wait_for(ids.HELP_OPEN)
    app.page.wait_for_timeout(1500)  # the rules have run
