"""Two tabs at once, a real key store, and nothing typed left in the clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.views import identifiers as ids
from tests.data.secret_service import running_secret_service
from tests.e2e.browser import AppPage
from tests.e2e.conftest import StartApp, StartReady
from tests.e2e.journeys import PASSCODE, read_code, type_groups_back, unlock

MONDAY = "2025-03-03T20:05:00+01:00"


def second_tab(app: AppPage) -> AppPage:
    """The same Glidepath in another tab of the same browser."""
    tab = AppPage(
        app.context, app.context.new_page(), app.served, app.start, app.arguments, app.env
    )
    tab.page.goto(f"http://127.0.0.1:{app.served.port}/")
    tab.wait_drawn()
    return tab


def test_two_tabs_fill_in_the_same_day_and_lose_nothing(start_ready: StartReady) -> None:
    one = start_ready(now=MONDAY)
    two = second_tab(one)
    unlock(two)
    for tab in (one, two):
        tab.tap(ids.TODAY_CHECKIN_OPEN)
        tab.wait_for(ids.checkin_value("pain_24h", 7))
    one.tap(ids.checkin_value("pain_24h", 7))
    two.tap(ids.checkin_value("mood", 3))
    two.page.wait_for_timeout(500)
    one.tap(ids.CHECKIN_SAVE)
    one.see("Saved at")
    two.tap(ids.CHECKIN_CLOSE)
    two.see("You checked in at")
    two.tap(ids.TODAY_CHECKIN_CHANGE)
    two.see("7 of 10")
    two.see("3 of 10")


def test_locking_one_tab_leaves_the_other_open(start_ready: StartReady) -> None:
    one = start_ready(now=MONDAY)
    two = second_tab(one)
    two.wait_for(ids.LOCK_PASSCODE)
    assert one.has(ids.TODAY_CHECKIN_OPEN)


@pytest.mark.secret_service
def test_with_a_real_key_store_no_passcode_is_needed(
    start_app: StartApp, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # A short path: a Unix socket's name has room for about 100 characters.
    with running_secret_service(tmp_path_factory.mktemp("k")) as service:
        app = start_app(env=service.env, now=MONDAY)
        app.tap(ids.firstrun_region("us"))
        app.tap(ids.FIRSTRUN_NEXT)
        app.tap(ids.FIRSTRUN_AGREE)
        app.tap(ids.FIRSTRUN_NO_PASSCODE)
        code = read_code(app)
        app.tap(ids.FIRSTRUN_RECOVERY_WRITTEN)
        type_groups_back(app, code)
        app.tap(ids.FIRSTRUN_LATER)
        app.wait_for(ids.TODAY_CHECKIN_OPEN)
        app.restart()
        app.wait_for(ids.TODAY_CHECKIN_OPEN)
        service.stop()
        app.restart()
        app.see("key store does not answer")
        app.type_into(ids.LOCK_RECOVERY_CODE, " ".join(code))
        app.tap(ids.LOCK_RECOVERY_OPEN)
        app.wait_for(ids.TODAY_CHECKIN_OPEN)


def test_nothing_typed_is_left_in_the_clear(start_app: StartApp, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    app = start_app(env={"TMPDIR": str(temporary)}, now=MONDAY)
    app.tap(ids.firstrun_region("us"))
    app.tap(ids.FIRSTRUN_NEXT)
    app.tap(ids.FIRSTRUN_AGREE)
    app.type_into(ids.FIRSTRUN_PASSCODE, PASSCODE)
    app.type_into(ids.FIRSTRUN_PASSCODE_REPEAT, PASSCODE)
    app.tap(ids.FIRSTRUN_NEXT)
    code = read_code(app)
    app.tap(ids.FIRSTRUN_RECOVERY_WRITTEN)
    type_groups_back(app, code)
    app.tap(ids.FIRSTRUN_CHECKIN)
    app.tap(ids.checkin_value("doses", "different"))
    app.type_into(ids.checkin_text("doses_note"), "MARKERDOSES")
    app.tap(ids.checkin_value("side_effects", "other"))
    app.type_into(ids.checkin_text("side_effects_other"), "MARKEREFFECT")
    app.type_into(ids.checkin_text("note"), "MARKERNOTE")
    app.tap(ids.CHECKIN_SAVE)
    app.see("Saved at")
    app.tap(ids.TODAY_CHECKIN_CHANGE)
    app.tap(ids.HISTORY_CORRECT)
    app.type_into(ids.CHECKIN_REASON, "MARKERREASON")
    app.page.wait_for_timeout(500)
    looked_at = [p for p in tmp_path.rglob("*") if p.is_file()]
    names = {p.name for p in looked_at}
    assert {"diary.db", "diary.db-wal", "vault.json", "glidepath.log"} <= names, names
    assert any(p.parent.name == "copies" for p in looked_at), "today's automatic copy"
    words = [b"MARKER", PASSCODE.encode(), code[0].encode(), "".join(code).encode()]
    for path in looked_at:
        content = path.read_bytes().upper()
        assert not [w for w in words if w.upper() in content], path
    assert b"SQLITE" in (tmp_path / "data" / "diary.db").read_bytes().upper(), "the search works"
