"""Somebody to call is seen on the lock screen only when that was allowed; a clinic's file of
limits is chosen in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

from app.data.locked_contacts import NAME
from app.views import contact_identifiers as people
from app.views import identifiers as ids
from app.views import limit_identifiers as limits
from tests.e2e.browser import SECONDS, AppPage
from tests.e2e.conftest import StartReady
from tests.e2e.journeys import unlock

NUMBER = "555-0100"
CALL = people.help_contact(1, "call")


def help_while_locked(app: AppPage) -> str:
    """What Help now says over the lock screen."""
    app.tap(ids.NAV_MORE)
    app.tap(ids.MORE_LOCK)
    app.tap(ids.LOCK_NOW)
    app.wait_for(ids.LOCK_UNLOCK)
    app.tap(ids.HELP_OPEN)
    app.see("Nobody is watching")
    said: str = app.text()
    app.tap(ids.HELP_CLOSE)
    unlock(app)
    return said


def test_somebody_is_on_the_lock_screen_only_when_allowed(
    start_ready: StartReady, tmp_path: Path
) -> None:
    app = start_ready()
    file = tmp_path / "diary" / NAME
    app.tap(ids.NAV_MORE)
    app.tap(people.MORE_CONTACTS)
    app.tap(people.CONTACT_ADD)
    app.tap(people.contact_kind("person"))
    app.type_into(people.contact_field("name"), "my sister")
    app.type_into(people.contact_field("phone"), NUMBER)
    app.tap(people.CONTACT_SAVE)
    app.see("my sister is kept.")
    assert not file.exists()
    assert NUMBER not in help_while_locked(app)

    app.tap(ids.NAV_MORE)
    app.tap(people.MORE_CONTACTS)
    app.tap(ids.settings("contacts_when_locked.yes"))
    app.see("Help now shows them while the diary is locked.")
    assert json.loads(file.read_text("utf-8"))["contacts"][0]["phone"] == NUMBER
    assert NUMBER in help_while_locked(app)
    app.kill()
    app.restart()
    app.tap(ids.HELP_OPEN)
    app.see("my sister")
    app.tap(ids.HELP_CLOSE)
    unlock(app)

    app.tap(ids.NAV_MORE)
    app.tap(people.MORE_CONTACTS)
    app.tap(ids.settings("contacts_when_locked.no"))
    app.see("They are locked with your diary.")
    assert not file.exists()


def test_a_file_of_the_clinic_is_chosen_and_holds(start_ready: StartReady, tmp_path: Path) -> None:
    app = start_ready(now="2026-04-01T10:00:00+00:00")
    app.tap(ids.NAV_MORE)
    app.tap(ids.MORE_ABOUT)
    app.see("No clinic has signed them off.")
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}")
    right = Path(__file__).parents[2] / "docs" / "examples" / "clinic-limits.json"
    for file, said in ((wrong, "This file was not used"), (right, "What this file would change")):
        with app.page.expect_file_chooser(timeout=SECONDS * 1000) as chooser:
            app.tap(limits.LIMITS_FILE)
        chooser.value.set_files(file)
        app.see(said)
    app.tap(limits.LIMITS_ACCEPT)
    app.see("Limits from Example pain clinic")
    app.tap(limits.LIMITS_DEFAULTS)
    app.see("Glidepath’s own limits hold again.")
