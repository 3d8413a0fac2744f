"""Two devices, two people: something is shared, looked at, ended, and gone after its last day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from app.domain.checkins import Answers, CheckIn
from app.domain.sharing.packages import WORDS
from app.views import caregiver_identifiers as share
from app.views import identifiers as ids
from app.views import supporting_identifiers as supporting
from tests.data.diaries import a_checkin
from tests.e2e.browser import DESKTOP, AppPage
from tests.e2e.conftest import StartApp, StartReady
from tests.e2e.journeys import set_up, unlock
from tests.e2e.paper import kept_plan
from tests.e2e.test_share import downloaded

TODAY = date(2025, 3, 14)
NOTE = "the heron came back"


def at(days: int = 0) -> str:
    """A morning, so many days from the first one."""
    day = TODAY + timedelta(days=days)
    return f"{day.isoformat()}T08:05:00+01:00"


def lived() -> Sequence[CheckIn]:
    """A week of days before today, with an urge and words of one's own in each."""
    answers: Answers = {"pain_24h": 4, "mood": 6, "craving": 3, "note": NOTE}
    days = [TODAY - timedelta(days=n) for n in range(7, 0, -1)]
    return [
        a_checkin(day=day, entered_at=datetime.combine(day, time(20), UTC), answers=answers)
        for day in days
    ]


def grant_for_a_week(app: AppPage) -> None:
    """The form, filled in up to the six words."""
    app.tap(ids.NAV_SHARE)
    app.tap(share.CAREGIVERS)
    app.tap(share.CAREGIVER_ADD)
    app.type_into(share.CAREGIVER_NAME, "Test Supporter")
    app.tap(share.caregiver_relation("partner"))
    app.type_into(share.CAREGIVER_FROM_NAME, "Test Patient")
    app.tap(share.caregiver_choice("for", "week"))
    app.tap(share.CAREGIVER_LOOK)
    app.see("Shared by Test Patient", 60)
    assert NOTE not in app.text()
    app.tap(share.CAREGIVER_CONFIRM)


def words_on(app: AppPage) -> str:
    """The six words, as a screen reader reads them."""
    app.wait_for(share.CAREGIVER_FILE)
    words = re.findall(r"\b\d\. ([a-z]+)", app.text())
    assert len(words) == WORDS, app.text()
    return " ".join(words)


def open_file(app: AppPage, file: Path) -> None:
    """Choose a file under "People I support"."""
    with app.page.expect_file_chooser() as choosing:
        app.tap(supporting.SUPPORTING_FILE)
    choosing.value.set_files(file)


def support(app: AppPage) -> None:
    """First run of somebody who wants to support."""
    app.tap(supporting.FIRSTRUN_SUPPORT)
    set_up(app, ready=ids.FIRSTRUN_LATER)
    app.tap(ids.FIRSTRUN_LATER)
    app.wait_for(supporting.SUPPORTING_FILE)


def open_first(app: AppPage, file: Path, words: str) -> None:
    """Open a file of somebody who is not here yet, and look at it."""
    open_file(app, file)
    app.type_into(supporting.SUPPORTING_WORDS, words)
    app.tap(supporting.SUPPORTING_WORDS_OPEN)
    looks(app)


def looks(app: AppPage) -> None:
    """What was shared is on the screen, charts and all."""
    app.see("Shared by Test Patient", 60)
    app.see("7 of 14 days have an entry", 60)


def later(app: AppPage, now: str) -> None:
    """Start again at another moment."""
    app.env["GLIDEPATH_TEST_NOW"] = now
    app.restart()
    unlock(app)
    app.wait_for(supporting.SUPPORTING_FILE)


def test_what_is_shared_is_looked_at_renewed_and_ended(
    start_ready: StartReady, start_app: StartApp, tmp_path: Path
) -> None:
    patient = start_ready(now=at(), past=(lived(), [kept_plan()]))
    grant_for_a_week(patient)
    words = words_on(patient)
    file = downloaded(patient, share.CAREGIVER_FILE, tmp_path)
    assert b"heron" not in file.read_bytes() and b"Patient" not in file.read_bytes()

    supporter = start_app(data_dir=tmp_path / "supporter", now=at())
    support(supporter)
    open_file(supporter, file)
    supporter.type_into(supporting.SUPPORTING_WORDS, "wrong " * WORDS)
    supporter.tap(supporting.SUPPORTING_WORDS_OPEN)
    supporter.see("Word 1 is not one of the words")
    supporter.type_into(supporting.SUPPORTING_WORDS, words.replace(" ", ", ").upper())
    supporter.tap(supporting.SUPPORTING_WORDS_OPEN)
    looks(supporter)
    assert NOTE not in supporter.text() and "urge" not in supporter.text().lower()

    patient.tap(share.CAREGIVER_CLOSE)
    patient.tap(share.caregiver_row(1))
    patient.tap(share.CAREGIVER_GIVE)
    newer = downloaded(patient, share.CAREGIVER_FILE, tmp_path / "newer")
    supporter.tap(supporting.SUPPORTING_BACK)
    open_file(supporter, newer)
    supporter.see("It took the place of the old one.", 60)
    supporter.tap(supporting.SUPPORTING_BACK)
    open_file(supporter, file)
    supporter.see("You have a newer one", 60)

    patient.tap(share.CAREGIVER_CLOSE)
    patient.tap(share.CAREGIVER_END)
    patient.tap(ids.yes(share.CAREGIVER_END))
    ending = downloaded(patient, share.CAREGIVER_ENDING, tmp_path / "ending")
    open_file(supporter, ending)
    supporter.see("has ended sharing with you", 60)
    supporter.wait_gone(supporting.supporting_person(1))
    open_file(supporter, newer)
    supporter.see("has ended sharing", 60)
    assert patient.errors == [] and supporter.errors == []


def test_what_was_shared_is_gone_after_its_last_day_whatever_the_clock_says(
    start_ready: StartReady, start_app: StartApp, tmp_path: Path
) -> None:
    patient = start_ready(now=at(), size=DESKTOP, past=(lived(), [kept_plan()]))
    grant_for_a_week(patient)
    words = words_on(patient)
    file = downloaded(patient, share.CAREGIVER_FILE, tmp_path)
    supporter = start_app(data_dir=tmp_path / "supporter", now=at(), size=DESKTOP)
    support(supporter)
    open_first(supporter, file, words)
    later(supporter, at(7))
    supporter.tap(supporting.supporting_person(1))
    looks(supporter)
    later(supporter, at(8))
    supporter.see("It is gone from this device.")
    later(supporter, at(1))
    assert not supporter.has(supporting.supporting_person(1))
    open_file(supporter, file)
    supporter.type_into(supporting.SUPPORTING_WORDS, words)
    supporter.tap(supporting.SUPPORTING_WORDS_OPEN)
    supporter.see("The time for which this was shared has passed.", 60)
    assert patient.errors == []
