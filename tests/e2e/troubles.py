"""What the journeys through alerts and emergencies share."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.data.files import DiaryFolder
from app.data.keyring_keystore import KeyringKeyStore
from app.data.vault import FileVault
from app.domain.checkins import CheckIn
from app.domain.records import Record
from app.services.offload import Offload
from app.views import alert_identifiers as alerts
from tests.data.diaries import SetClock
from tests.e2e.browser import AppPage
from tests.e2e.journeys import PASSCODE

GOING_DOWN = 500
"""Milliseconds: a press while a sheet still goes down would land on the sheet."""


def say_safe(app: AppPage) -> None:
    """ "I am safe for now", and back to where one was."""
    app.tap(alerts.EMERGENCY_SAFE)
    app.tap(alerts.EMERGENCY_BACK)
    app.wait_gone(alerts.EMERGENCY_BACK)
    app.page.wait_for_timeout(GOING_DOWN)


def close_alert(app: AppPage) -> None:
    """Leave the screen of an alert without a word."""
    app.tap(alerts.ALERT_CLOSE)
    app.wait_gone(alerts.ALERT_CLOSE)


def live_through(folder: Path, checkins: Sequence[CheckIn], records: Sequence[Record]) -> None:
    """Put a past into a diary that was set up in the browser, sealed as the app does it: a
    month typed by hand would take an hour."""

    async def write() -> None:
        offload, clock = Offload(), SetClock()
        vault = FileVault(folder, KeyringKeyStore(), offload.database)
        try:
            key = await vault.open_with_passcode(PASSCODE, clock.now())
            store = await offload.database(DiaryFolder(folder, clock).open, key)
            for checkin in checkins:
                await offload.database(store.add, checkin)
            await offload.database(store.add_records, list(records))
            await offload.database(store.close)
        finally:
            offload.close()

    # Playwright's sync door keeps an event loop running in this thread.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, write()).result()
