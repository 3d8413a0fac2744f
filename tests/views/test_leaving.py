"""Leaving a screen finds the controls that Flet's own way finds, and in its order."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import flet as ft
import pytest
from flet.controls.base_control import BaseControl
from flet.controls.object_patch import DiffBuilder

from app.views import leaving
from app.views.leaving import KNOWN, leave_quickly, removed_controls
from tests.views.living import House, living
from tests.views.past import every_day


@pytest.fixture(autouse=True)
def _flets_own_way() -> Iterator[None]:
    yield
    leave_quickly()


def builder() -> DiffBuilder:
    return DiffBuilder(None, None, BaseControl)


@pytest.mark.parametrize("route", ["/", "/history", "/checkin/full/2025-03-03", "/more/about"])
async def test_the_same_controls_in_the_same_order(
    route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with living(House().holding(every_day(30)), route=route) as screen:
        views = screen.page.views
        ours = list(removed_controls(builder(), views, recurse=True))
        monkeypatch.setattr(DiffBuilder, "_removed_controls", leaving._of_flet)
        theirs = list(builder()._removed_controls(views, recurse=True))
        assert len(ours) > 40
        assert [id(c) for c in ours] == [id(c) for c in theirs]


def test_what_holds_no_controls_gives_none() -> None:
    empty: tuple[object, ...] = (None, 7, "text", ft.Padding.all(3), [], {})
    for item in empty:
        assert list(removed_controls(builder(), item, recurse=True)) == []


def test_a_control_that_stays_elsewhere_is_named_alone() -> None:
    column = ft.Column([ft.Text("stays")])
    assert list(removed_controls(builder(), column, recurse=False)) == [column]


def test_it_is_in_force_and_only_for_versions_that_were_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert version("flet") in KNOWN, "measure again, see app/views/leaving.py"
    monkeypatch.setattr(DiffBuilder, "_removed_controls", leaving._of_flet)
    leave_quickly()
    assert DiffBuilder._removed_controls is removed_controls
    monkeypatch.setattr(DiffBuilder, "_removed_controls", leaving._of_flet)
    monkeypatch.setattr(leaving, "KNOWN", ("0.0.1",))
    leave_quickly()
    assert DiffBuilder._removed_controls is leaving._of_flet
