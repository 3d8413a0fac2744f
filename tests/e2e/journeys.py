"""The parts that several journeys share, in a person's words."""

from __future__ import annotations

import re

from app.domain.items import ITEMS, ChoiceItem, NumberItem
from app.views import identifiers as ids
from tests.e2e.browser import AppPage

PASSCODE = "quiet river 42"
CODE = re.compile(r"(?:[0-9A-Z] ?){5}")


def set_up(app: AppPage, region: str = "us", ready: str = ids.FIRSTRUN_CHECKIN) -> str:
    """First run with a passcode, up to "Your diary is ready", where ``ready`` stands; gives the
    recovery code."""
    app.tap(ids.firstrun_region(region))
    app.tap(ids.FIRSTRUN_NEXT)
    app.tap(ids.FIRSTRUN_AGREE)
    app.type_into(ids.FIRSTRUN_PASSCODE, PASSCODE)
    app.type_into(ids.FIRSTRUN_PASSCODE_REPEAT, PASSCODE)
    app.tap(ids.FIRSTRUN_NEXT)
    code = read_code(app)
    app.tap(ids.FIRSTRUN_RECOVERY_WRITTEN)
    type_groups_back(app, code)
    app.wait_for(ready)
    return "-".join(code)


def read_code(app: AppPage) -> list[str]:
    """The six groups of the recovery code, as a screen reader reads them."""
    app.wait_for(ids.FIRSTRUN_RECOVERY_WRITTEN)
    said = re.findall(r"Group \d[^\n]*?((?:[0-9A-Z] ){4}[0-9A-Z])", app.text())
    groups = [group.replace(" ", "") for group in dict.fromkeys(said)]
    assert len(groups) == 6, app.text()
    return groups


def type_groups_back(app: AppPage, code: list[str]) -> None:
    """Type the two groups that are asked for."""
    app.wait_for(ids.FIRSTRUN_RECOVERY_CONFIRM)
    asked = [n for n in range(1, 7) if app.has(ids.firstrun_recovery_group(n))]
    assert len(asked) == 2
    for n in asked:
        app.type_into(ids.firstrun_recovery_group(n), code[n - 1].lower())
    app.tap(ids.FIRSTRUN_RECOVERY_CONFIRM)


def unlock(app: AppPage, passcode: str = PASSCODE) -> None:
    """Open the lock screen with the passcode."""
    app.type_into(ids.LOCK_PASSCODE, passcode)
    app.tap(ids.LOCK_UNLOCK)


def fill_in(app: AppPage, value: float = 5) -> int:
    """Answer every question of the full check-in with one tap each; gives the taps."""
    taps = 0
    for item in ITEMS.values():
        if isinstance(item, NumberItem) and not item.after:
            app.tap(ids.checkin_value(item.id, value))
        elif isinstance(item, ChoiceItem):
            app.tap(ids.checkin_value(item.id, item.options[0]))
        else:
            continue
        taps += 1
    for item_id, option in (
        ("side_effects", "none"),
        ("activity", "walked"),
        ("other_substances", "none"),
    ):
        app.tap(ids.checkin_value(item_id, option))
        taps += 1
    return taps


def log_pain(app: AppPage, pain: int) -> None:
    """A check-in of one answer, from Today."""
    app.tap(ids.TODAY_CHECKIN_OPEN)
    app.tap(ids.checkin_value("pain_24h", pain))
    app.tap(ids.CHECKIN_SAVE)
    app.see("Saved at")
