"""Identifiers are a public contract: kept in modules of their own, unique, and stable."""

from __future__ import annotations

import ast
import inspect
import re
from datetime import date

import pytest

from app.views import (
    alert_identifiers,
    appointment_identifiers,
    caregiver_identifiers,
    clinic_identifiers,
    contact_identifiers,
    dose_identifiers,
    help_identifiers,
    limit_identifiers,
    plan_identifiers,
    scale_identifiers,
    share_identifiers,
    side_identifiers,
    supporting_identifiers,
)
from app.views import identifiers as ids
from tests.contracts.source import APP, modules

MODULES = (
    ids,
    alert_identifiers,
    appointment_identifiers,
    caregiver_identifiers,
    clinic_identifiers,
    contact_identifiers,
    dose_identifiers,
    help_identifiers,
    limit_identifiers,
    plan_identifiers,
    scale_identifiers,
    share_identifiers,
    side_identifiers,
    supporting_identifiers,
)
"""Where identifiers come from."""

SHAPE = re.compile(r"[a-z]+(\.[A-Za-z0-9_.-]+)+")
SAMPLES: dict[str, object] = {
    "date": date(2025, 3, 2),
    "int": 2,  # the first entry of a day has the plain name
    "float": 6.5,
    "float | str": 7,
    "str": "x",
}


def constants() -> dict[str, str]:
    every = [pair for module in MODULES for pair in vars(module).items()]
    return {n: v for n, v in every if n.isupper() and isinstance(v, str)}


def patterns() -> dict[str, str]:
    """Every function of the modules, called with a sample for each parameter."""
    made = {}
    for module in MODULES:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and name != "number":
                parameters = inspect.signature(function).parameters.values()
                made[name] = function(*(SAMPLES[str(p.annotation)] for p in parameters))
    return made


def test_all_are_dotted_and_unique() -> None:
    values = [*constants().values(), *patterns().values()]
    assert len(values) == len(set(values))
    assert [v for v in values if not SHAPE.fullmatch(v)] == []


def test_no_screen_writes_an_identifier_itself() -> None:
    rooms = {v.split(".")[0] for v in (*constants().values(), *patterns().values())}
    own = re.compile(rf"({'|'.join(sorted(rooms))})\.[a-z0-9_.]*")
    found = [
        f"{module.at(text)}: {text.value!r}"
        for module in modules("app/views")
        if module.path not in {APP / "views" / f"{m.__name__.split('.')[-1]}.py" for m in MODULES}
        for text in module.texts()
        if own.fullmatch(str(text.value))
    ]
    assert found == []


def test_every_identifier_is_given_by_the_module() -> None:
    """``identifier=`` and the first argument of a button never hold a string."""
    found = []
    for module in modules("app/views"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                given = [k.value for k in node.keywords if k.arg == "identifier"]
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                if (name.endswith("_button") or name == "identified") and node.args:
                    given.append(node.args[0])
                found += [
                    module.at(g) for g in given if isinstance(g, ast.Constant | ast.JoinedStr)
                ]
    assert found == []


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (ids.checkin_value("pain_24h", 7), "checkin.pain_24h.7"),
        (ids.checkin_value("pain_24h", 7.0), "checkin.pain_24h.7"),
        (ids.checkin_value("sleep_hours", 6.5), "checkin.sleep_hours.6.5"),
        (ids.checkin_value("sleep_hours", 10), "checkin.sleep_hours.10"),
        (ids.checkin_value("doses", "as_usual"), "checkin.doses.as_usual"),
        (ids.checkin_severity("side_effects", "fall", "mild"), "checkin.side_effects.fall.mild"),
        (ids.checkin_skip("mood"), "checkin.mood.skip"),
        (ids.history_day(date(2025, 3, 2)), "history.day.2025-03-02"),
        (ids.today_backfill(date(2025, 3, 2)), "today.backfill.2025-03-02"),
        (ids.progress_range("2w"), "progress.range.2w"),
        (ids.progress_chart("mood"), "progress.chart.mood"),
        (ids.progress_table("mood"), "progress.table.mood"),
        (ids.settings("appearance.dark"), "settings.appearance.dark"),
        (ids.firstrun_region("US"), "firstrun.region.us"),
        (ids.firstrun_recovery_group(2), "firstrun.recovery.group.2"),
        (ids.help_call(1), "help.call.1"),
        (plan_identifiers.plan_change("paused"), "plan.change.paused"),
        (plan_identifiers.plan_call(1), "plan.call.1"),
        (plan_identifiers.plan_stay("from"), "plan.stay.from"),
        (plan_identifiers.plan_milestone(1, "done"), "plan.milestone.1.done"),
        (appointment_identifiers.appointment_field("day"), "appointment.day"),
        (
            appointment_identifiers.appointment_row("passed", 1, "went"),
            "appointment.passed.1.went",
        ),
        (contact_identifiers.help_contact(1, "call"), "help.contact.1.call"),
        (help_identifiers.help_page("naloxone"), "help.page.naloxone"),
        (help_identifiers.help_region("us"), "help.region.us"),
        (help_identifiers.sign("chest_pain"), "sign.chest_pain"),
        (dose_identifiers.dose_row(1, "taken"), "dose.1.taken"),
        (dose_identifiers.today_dose_needed(2), "today.dose.needed.2"),
        (scale_identifiers.scale_open("peg"), "scale.peg.open"),
        (scale_identifiers.scale_not_now("peg"), "scale.peg.not_now"),
        (scale_identifiers.scale_not_this_time("peg"), "scale.peg.not_this_time"),
        (scale_identifiers.scale_value("phq9", "sleep", 2), "scale.phq9.sleep.2"),
        (scale_identifiers.scale_skip("phq9", "sleep"), "scale.phq9.sleep.skip"),
        (scale_identifiers.history_scale(1), "history.scale.1"),
    ],
)
def test_the_public_contract(made: str, expected: str) -> None:
    assert made == expected


def test_the_names_of_the_product_document_are_there() -> None:
    promised = {
        *("nav.today", "nav.progress", "nav.plan", "nav.share", "nav.more", "help.open"),
        *("today.checkin.open", "today.checkin.short", "checkin.save", "checkin.undo"),
        *("lock.passcode", "lock.unlock"),
        *("today.dose.as_planned", "today.dose.different"),
    }
    assert promised <= set(constants().values())
