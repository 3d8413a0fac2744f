"""A release waits for numbers of Help now that nobody has made sure of; on made-up rows, so
that it holds in any year."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

import dev
from app.domain.help_lines import CHECKED_WITHIN, By, HelpLine, LineKind, Region, overdue
from app.services.help_lines import HelpLines
from tests.served import ROOT

TODAY = date(2031, 7, 1)


def region(*checked: date | None) -> Region:
    """A region with a made-up line for each day of a check."""
    return Region(
        "zz",
        tuple(
            HelpLine(LineKind.OTHER, f"line{n}", f"55{n}", (By.CALL,), ("en",), "a page", day)
            for n, day in enumerate(checked)
        ),
    )


@pytest.mark.parametrize(
    ("days", "refused"),
    [(0, False), (1, False), (179, False), (180, False), (181, True), (4000, True), (-1, True)],
)
def test_a_check_is_good_for_180_days(days: int, refused: bool) -> None:
    found = overdue([region(TODAY - timedelta(days))], TODAY)
    assert [one.days for one in found] == ([days] if refused else [])
    assert dev.release_check(TODAY, [region(TODAY - timedelta(days))]) == int(refused)


def test_a_number_that_was_never_checked_is_refused() -> None:
    found = overdue([region(TODAY, None)], TODAY)
    assert [(one.region, one.line.number, one.days) for one in found] == [("zz", "551", None)]
    assert dev.release_check(TODAY, [region(None)]) == 1


def test_each_is_said_in_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    old, coming = TODAY - CHECKED_WITHIN - timedelta(1), TODAY + timedelta(3)
    dev.release_check(TODAY, [region(None, old, TODAY, coming)])
    assert capsys.readouterr().out.splitlines() == [
        "zz: 550 (line0): never checked; a page",
        "zz: 551 (line1): checked 181 days ago; a page",
        "zz: 553 (line3): checked on a day to come; a page",
        "release-check: 3 of 4 numbers need a check (at most 180 days)",
    ]
    assert dev.release_check(TODAY, [region(TODAY)]) == 0
    assert "all 1 numbers were checked" in capsys.readouterr().out


def test_the_command_looks_at_the_file_that_ships_and_needs_nothing_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-E", "dev.py", "release-check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    lines = sum(len(one.lines) for one in HelpLines().regions)
    assert f"{lines} numbers" in done.stdout.splitlines()[-1]
    assert done.returncode in (0, 1)
    assert (done.returncode == 0) is ("all " in done.stdout.splitlines()[-1])
