"""A clinic's thresholds through the use cases: taken on, taken back, and what they change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from babel import Locale

from app.domain.alerts.limits import BASELINES, BY_ID, ClinicLimits, Limits
from app.domain.alerts.registry import RULES
from app.domain.alerts.silent import COMPARES, silent
from app.i18n.formats import Formats
from app.services.alert_read import read_all
from app.services.clinic_limits import LimitChange, LimitsService, Preview
from app.services.diary import DiaryService
from tests.data.diaries import DAY, NOW
from tests.views.living import House

FORMATS = Formats(Locale.parse("en_US"))


@pytest.fixture
def house() -> Iterator[House]:
    home = House()
    yield home
    home.offload.close()


def window(house: House) -> LimitsService:
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    return diary.limits


def file(clinic: str = "the clinic", **parts: object) -> str:
    return json.dumps(
        {
            "format": "glidepath-limits",
            "version": 1,
            "clinic": clinic,
            "date": "2025-03-01",
            "limits": {"r10.once": 7},
            **parts,
        }
    )


async def preview(limits: LimitsService, content: str | None = None) -> Preview:
    found = await limits.read_file(content or file(), FORMATS)
    assert isinstance(found, Preview)
    return found


async def test_at_first_all_are_glidepaths_own(house: House) -> None:
    limits = window(house)
    assert await limits.in_force() is None
    assert (await limits.limits()).changed == {}
    view = await limits.view()
    assert view.given is None and {r.id for r in view.silent} == set(COMPARES)


async def test_a_file_shows_what_would_change_and_changes_nothing(house: House) -> None:
    limits = window(house)
    found = await preview(limits, file(limits={"r10.once": 7, "r10.often": 6}, baseline={"peg": 5}))
    assert found.changes == (LimitChange(BY_ID["r10.once"], 8, 7),)
    assert found.baseline == {"peg": 5.0}
    assert await limits.in_force() is None


async def test_accepted_it_holds_for_the_rules(house: House) -> None:
    limits = window(house)
    row = await limits.accept(await preview(limits))
    assert (row.clinic, row.agreed_on, row.day) == ("the clinic", date(2025, 3, 1), DAY)
    assert (row.entered_at.replace(microsecond=0), row.supersedes) == (NOW, None)
    assert await limits.in_force() == row
    assert (await limits.limits())["r10.once"] == 7
    assert read_all(house.store(), NOW).seen.limits["r10.once"] == 7
    assert (await preview(limits)).changes == ()


async def test_what_a_later_file_does_not_name_is_glidepaths_own_again(house: House) -> None:
    limits = window(house)
    first = await limits.accept(await preview(limits))
    found = await preview(limits, file("another", limits={"r23.days": 5}))
    assert {c.limit.id: (c.old, c.new) for c in found.changes} == {
        "r10.once": (7, 8),
        "r23.days": (7, 5),
    }
    second = await limits.accept(found)
    assert second.supersedes == first.id
    now = await limits.limits()
    assert (now["r10.once"], now["r23.days"]) == (8, 5)
    await limits.undo(second)
    assert (await limits.limits())["r10.once"] == 7, "the file before holds again"
    await limits.undo(first)
    assert await limits.in_force() is None


async def test_back_to_glidepaths_own_and_again(house: House) -> None:
    limits = window(house)
    assert await limits.back_to_defaults() is None
    await limits.accept(await preview(limits))
    second = await limits.accept(await preview(limits, file("another")))
    gone = await limits.back_to_defaults()
    assert gone == second and await limits.in_force() is None
    await limits.put_back(second)
    await limits.put_back(second)
    held = await limits.in_force()
    assert held is not None and (held.clinic, held.values) == ("another", {"r10.once": 7})
    assert len(house.store().records(ClinicLimits)) == 5


async def test_two_chains_both_end(house: House) -> None:
    """Two windows may have accepted a file at the same moment."""
    for name in ("one", "two"):
        row = ClinicLimits(uuid4(), DAY, NOW, name, DAY, {"r10.once": 7})
        house.store().add_records([row])
    limits = window(house)
    gone = await limits.back_to_defaults()
    assert gone is not None and gone.clinic == "two"
    assert await limits.in_force() is None


async def test_a_file_with_a_problem_changes_nothing(house: House) -> None:
    limits = window(house)
    found = await limits.read_file(file(limits={"r10.once": 99}), FORMATS)
    assert isinstance(found, list)
    assert await limits.in_force() is None


async def test_a_baseline_of_the_clinic_wakes_what_was_silent(house: House) -> None:
    limits = window(house)
    await limits.accept(await preview(limits, file(baseline={"pain_24h": 5})))
    assert [r.id for r in (await limits.view()).silent] == ["R15"]
    assert read_all(house.store(), NOW).seen.baseline("pain_24h") == 5


def test_which_rules_are_silent() -> None:
    def names(*known: str) -> list[str]:
        return [rule.id for rule in silent(RULES, known)]

    assert names() == ["R13", "R14", "R15", "R22"]
    assert names("pain_24h") == ["R15"]
    assert names("peg") == ["R13", "R22"]
    assert names(*BASELINES) == []


def test_it_is_known_of_every_rule_with_what_it_compares() -> None:
    assert {rule.id for rule in RULES if rule.needs_baseline} == set(COMPARES)
    assert {m for measures in COMPARES.values() for m in measures} == set(BASELINES)


def test_a_value_that_the_table_does_not_allow_does_not_count() -> None:
    assert Limits({"r10.once": 99, "x": 1}).changed == {}


async def test_the_date_of_the_file_may_be_today_and_not_later(house: House) -> None:
    limits = window(house)
    assert isinstance(await limits.read_file(file(date=DAY.isoformat()), FORMATS), Preview)
    later = (DAY + timedelta(1)).isoformat()
    assert isinstance(await limits.read_file(file(date=later), FORMATS), list)
