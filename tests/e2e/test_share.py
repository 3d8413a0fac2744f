"""What leaves the diary in a browser, and comes back: the report, tables, a backup."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from playwright.sync_api import Download
from pypdf import PdfReader

from app.domain.checkins import Answers, CheckIn
from app.domain.report.topics import Topic
from app.views import identifiers as ids
from app.views import share_identifiers as share
from tests.data.diaries import a_checkin
from tests.e2e.browser import DESKTOP, AppPage
from tests.e2e.conftest import StartApp, StartReady
from tests.e2e.journeys import set_up
from tests.e2e.paper import kept_plan

NOW = "2025-03-14T08:05:00+01:00"
TODAY = date(2025, 3, 14)
NOTE = "=the heron came back"
PASSPHRASE = "seven quiet herons at dawn"


def lived() -> Sequence[CheckIn]:
    """A week of days before today."""
    days = [TODAY - timedelta(days=n) for n in range(7, 0, -1)]
    answers: Answers = {"pain_24h": 4, "mood": 6, "note": NOTE}
    moments = {day: datetime.combine(day, time(20), UTC) for day in days}
    return [a_checkin(day=d, entered_at=at, answers=answers) for d, at in moments.items()]


def downloaded(app: AppPage, identifier: str, folder: Path) -> Path:
    """Press what makes a file; the file that the browser then saved."""
    with app.page.expect_download(timeout=90_000) as wait:
        app.tap(identifier)
    found: Download = wait.value
    path = folder / found.suggested_filename
    found.save_as(path)
    return path


def test_a_report_in_two_taps_and_one_with_more_in_it(
    start_ready: StartReady, size: tuple[int, int], tmp_path: Path
) -> None:
    app = start_ready(now=NOW, size=size, past=(lived(), [kept_plan()]))
    app.tap(ids.NAV_SHARE)
    text = read(downloaded(app, share.SHARE_REPORT, tmp_path))
    assert "Visit report" in text and "check-ins on 7 of 8 days" in text
    assert "heron" not in text
    app.see("Your browser was asked to save")
    app.tap(share.REPORT_CHOOSE)
    app.see("check-ins on 7 of 8 days")
    app.tap(share.REPORT_CHANGE)
    app.tap(share.chosen_topic(share.SHARE_REPORT, Topic.NOTES))
    app.see("Not in it: Urges to take more, Answers")
    assert NOTE in read(downloaded(app, share.REPORT_MAKE, tmp_path))
    assert app.errors == []


def read(path: Path) -> str:
    """The text of a report."""
    assert path.name == "glidepath-report-2025-03-14.pdf"
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_a_backup_brings_the_days_to_another_device(
    start_ready: StartReady, start_app: StartApp, tmp_path: Path
) -> None:
    old = start_ready(now=NOW, size=DESKTOP, past=(lived(), [kept_plan()]))
    old.tap(ids.NAV_SHARE)
    tables = downloaded(old, share.SHARE_CSV, tmp_path)
    with zipfile.ZipFile(tables) as archive:
        assert f"'{NOTE}".encode() in archive.read("checkins.csv")
    old.tap(share.SHARE_BACKUP)
    old.type_into(share.BACKUP_PASSPHRASE, PASSPHRASE)
    old.type_into(share.BACKUP_REPEAT, PASSPHRASE)
    backup = downloaded(old, share.BACKUP_MAKE, tmp_path)
    assert b"heron" not in backup.read_bytes()

    new = start_app(now=NOW, data_dir=tmp_path / "another")
    set_up(new)
    new.tap(ids.FIRSTRUN_RESTORE)
    with new.page.expect_file_chooser() as choosing:
        new.tap(share.RESTORE_FILE)
    choosing.value.set_files(backup)
    new.type_into(share.RESTORE_SECRET, "seven quiet hernos at dawn")
    new.tap(share.RESTORE_OPEN)
    new.see("The file does not open with this.")
    new.type_into(share.RESTORE_SECRET, PASSPHRASE)
    new.tap(share.RESTORE_OPEN)
    new.tap(share.RESTORE_MERGE)
    new.wait_gone(share.RESTORE_MERGE, seconds=60)
    new.tap(ids.NAV_TODAY)
    new.see("30 mg, twice a day")
    new.tap(ids.NAV_SHARE)
    assert "check-ins on 7 of 8 days" in read(downloaded(new, share.SHARE_REPORT, tmp_path))
    assert new.errors == []
