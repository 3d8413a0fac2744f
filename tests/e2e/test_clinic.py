"""A clinic is added, signed in to in the browser, and sent to; the test clinic holds it then."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from app.views import clinic_identifiers as ids
from app.views import identifiers, share_identifiers
from tests.clinic.servers.clinic import Clinic
from tests.clinic.servers.faults import lose
from tests.e2e.browser import DESKTOP, PHONE, AppPage
from tests.e2e.conftest import StartReady
from tests.e2e.journeys import unlock
from tests.e2e.paper import kept_plan
from tests.e2e.test_share import NOTE, NOW, lived

SENDING = 90
"""Seconds for the report and the requests, on a machine whose processors draw."""


def test_added_signed_in_and_sent_once(start_ready: StartReady, clinic: Clinic) -> None:
    app = start_ready(now=NOW, size=PHONE, past=(lived(), [kept_plan()]))
    join(app, clinic)
    app.see("The clinic knows you as Test Patient.")
    app.tap(share_identifiers.SHARE_BACK)
    app.tap(ids.SHARE_SEND)
    app.see("Check-ins: 7.", SENDING)
    assert clinic.server.of_patient("Observation") == []
    app.tap(ids.SEND_EXACT)
    app.wait_for(ids.send_bundle(1))
    app.see('"resourceType":')
    send(app)
    app.see("Your clinic's computer has it", SENDING)
    assert {o["effectivePeriod"]["end"][:10] for o in pain(clinic)} >= {"2025-03-13"}
    held = clinic.server.of_patient("QuestionnaireResponse")
    assert len(held) == 7 and NOTE not in str(held)
    assert len(clinic.server.of_patient("DocumentReference")) == 1
    app.tap(ids.SEND_DONE)
    app.tap(ids.SHARE_SEND)
    app.see("Nothing is new since you last sent.", SENDING)
    assert app.errors == []


def test_what_did_not_arrive_waits_through_a_kill(start_ready: StartReady, clinic: Clinic) -> None:
    app = start_ready(now=NOW, size=DESKTOP, past=(lived(), [kept_plan()]))
    join(app, clinic)
    app.tap(share_identifiers.SHARE_BACK)
    app.tap(ids.SHARE_SEND)
    app.see("Check-ins: 7.", SENDING)
    app.wait_for(ids.SEND_NOW)
    clinic.proxy.plan(*[lose()] * 20, only=lambda request: request.method == "POST")
    send(app)
    app.see("It may have arrived.", SENDING)
    app.kill()
    clinic.clear()
    app.restart()
    unlock(app)
    app.tap(identifiers.NAV_SHARE)
    app.see("wait")
    app.tap(ids.SHARE_SEND)
    app.tap(ids.SEND_WAITING)
    app.see("Your clinic's computer has it", SENDING)
    assert len(clinic.server.of_patient("QuestionnaireResponse")) == 7
    keys = [o["identifier"][0]["value"] for o in clinic.server.of_patient("Observation")]
    assert len(keys) == len(set(keys))


def join(app: AppPage, clinic: Clinic) -> None:
    """Add the clinic by its address and sign in there, as a person does."""
    app.tap(identifiers.NAV_SHARE)
    app.tap(ids.SHARE_CLINIC)
    app.type_into(ids.CLINIC_ADDRESS, clinic.base)
    app.tap(ids.CLINIC_LOOK)
    app.tap(ids.CLINIC_ADD)
    app.tap(ids.CLINIC_SIGN_IN)
    app.wait_for(ids.CLINIC_OPEN)
    with app.context.expect_page() as opened:
        app.tap(ids.CLINIC_OPEN)
    at_the_clinic(opened.value, clinic)
    app.see("You are signed in.")


def at_the_clinic(page: Page, clinic: Clinic) -> None:
    """What the person does on the clinic's own page."""
    page.get_by_label("Patient").fill(clinic.patient)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Allow").click()
    page.get_by_text("You can go back to Glidepath now.").wait_for()
    page.close()


def send(app: AppPage) -> None:
    """Press Send once it may be pressed."""
    app.page.wait_for_function(
        """id => {
            const e = document.querySelector(`[flt-semantics-identifier="${id}"]`);
            return e && e.getAttribute("aria-disabled") !== "true";
        }""",
        arg=ids.SEND_NOW,
        timeout=SENDING * 1000,
    )
    app.tap(ids.SEND_NOW)


def pain(clinic: Clinic) -> list[dict[str, Any]]:
    """The pain of each day, as the clinic has it."""
    found = clinic.server.of_patient("Observation")
    return [o for o in found if any(c.get("code") == "72514-3" for c in o["code"]["coding"])]
