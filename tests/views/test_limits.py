"""Limits in use, under About: what is in force, a clinic's file, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.data.memory_records import MemoryRecordStore
from app.domain.alerts.limits import LIMITS, ClinicLimits
from app.domain.errors import StorageFull
from app.services.given_limits import read_given
from app.services.limits_file import MOST_BYTES
from app.views import identifiers
from app.views import limit_identifiers as ids
from tests.views.living import House, living

ABOUT = "/more/about"
FILE = json.loads(
    (Path(__file__).parents[2] / "docs" / "examples" / "clinic-limits.json").read_text("utf-8")
) | {"date": "2025-03-01"}


def content(**parts: object) -> bytes:
    return json.dumps({**FILE, **parts}).encode()


def held(home: House) -> ClinicLimits | None:
    return read_given(home.store())


async def test_all_limits_stand_there_with_whose_they_are() -> None:
    async with living(House(), route=ABOUT) as screen:
        text = screen.text()
        assert "These are Glidepath’s own limits. No clinic has signed them off." in text
        assert all(f"{limit.default:g}" in text for limit in LIMITS)
        assert "Withdrawal feelings: 8 out of 10 or more, even once" in text
        assert "Short sleep: less than 4 hours" in text
        assert "Your pain is clearly up" in text, "quiet without a baseline"
        assert "unchanged dose" not in text, "for a clinician alone"
        assert not screen.has(ids.LIMITS_DEFAULTS) and not screen.has(ids.LIMITS_ACCEPT)


async def test_a_file_is_looked_at_first_and_holds_when_it_is_accepted() -> None:
    home = House()
    async with living(home, route=ABOUT) as screen:
        await screen.pick(ids.LIMITS_FILE, "limits.json", content())
        (asked,) = [args for kind, method, args in screen.calls if method == "pick_files"]
        assert not asked["with_data"], "its size comes first"
        assert asked["allowed_extensions"] == ["json"]
        text = screen.text()
        assert "From Example pain clinic, dated Saturday, March 1, 2025." in text
        assert "Withdrawal feelings: 7 out of 10 or more, even once\nNow: 8" in text
        assert "PEG score: 5.3 out of 10" in text
        assert held(home) is None, "nothing holds before the answer"
        await screen.tap(ids.LIMITS_ACCEPT)
        found = held(home)
        assert found is not None and found.values["r10.once"] == 7
        text = screen.text()
        assert "Limits from Example pain clinic, dated Saturday, March 1, 2025." in text
        assert "From your clinic. Glidepath’s own: 8" in text
        assert text.count("\nGlidepath’s own\n") == len(LIMITS) - 3
        assert "Your pain is clearly up" not in text, "there is a baseline now"
        assert not screen.has(ids.LIMITS_ACCEPT)
        await screen.tap(ids.LIMITS_UNDO)
        assert held(home) is None and "The limits are as they were." in screen.text()


async def test_cancel_changes_nothing_and_choosing_none_neither() -> None:
    home = House()
    async with living(home, route=ABOUT) as screen:
        await screen.pick(ids.LIMITS_FILE, "", None)
        assert not screen.has(ids.LIMITS_ACCEPT) and not screen.has(ids.LIMITS_CANCEL)
        await screen.pick(ids.LIMITS_FILE, "limits.json", content())
        await screen.tap(ids.LIMITS_CANCEL)
        assert not screen.has(ids.LIMITS_ACCEPT) and held(home) is None


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (content(limits={"r10.once": 70}), "“r10.once” is 70. It must be a number from 1 to 10"),
        (content(limits={"r10.onec": 7}), "Glidepath does not know “r10.onec”."),
        (b"\x89PNG", "This is not a file with limits for Glidepath"),
        (b" " * (MOST_BYTES + 1), "This is not a file with limits for Glidepath"),
    ],
)
async def test_a_file_with_a_problem_says_so_and_changes_nothing(file: bytes, said: str) -> None:
    home = House()
    async with living(home, route=ABOUT) as screen:
        await screen.pick(ids.LIMITS_FILE, "limits.json", file)
        text = screen.text()
        assert said in text and "Nothing was changed." in text
        assert not screen.has(ids.LIMITS_ACCEPT) and held(home) is None
        await screen.tap(ids.LIMITS_CANCEL)
        assert said not in screen.text()


async def test_back_to_glidepaths_own_with_undo() -> None:
    home = House()
    async with living(home, route=ABOUT) as screen:
        await screen.pick(ids.LIMITS_FILE, "limits.json", content())
        await screen.tap(ids.LIMITS_ACCEPT)
        await screen.tap(ids.LIMITS_DEFAULTS)
        assert held(home) is None and not screen.has(ids.LIMITS_DEFAULTS)
        assert "Glidepath’s own limits hold again." in screen.text()
        await screen.tap(ids.LIMITS_UNDO)
        assert held(home) is not None and screen.has(ids.LIMITS_DEFAULTS)


async def test_a_full_disk_leaves_the_file_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StorageFull("no room")

    home = House()
    async with living(home, route=ABOUT) as screen:
        await screen.pick(ids.LIMITS_FILE, "limits.json", content())
        monkeypatch.setattr(MemoryRecordStore, "add_records", full)
        await screen.tap(ids.LIMITS_ACCEPT)
        assert screen.has(ids.LIMITS_ACCEPT) and screen.has(identifiers.TROUBLE_CLOSE)
        assert held(home) is None
