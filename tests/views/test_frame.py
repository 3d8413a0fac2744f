"""The frame: where the tabs are, how they say which one is open, and what large text does."""

from __future__ import annotations

import flet as ft
import pytest

from app.domain.settings import Settings
from app.views import identifiers as ids
from app.views.notices import HIGHEST
from tests.views.harness import Screen
from tests.views.living import House, living

TABS = (ids.NAV_TODAY, ids.NAV_PROGRESS, ids.NAV_PLAN, ids.NAV_SHARE, ids.NAV_MORE)


def house(text_size: float = 1.0) -> House:
    return House(settings=Settings(region="us", intended_use_seen=True, text_size=text_size))


def merged(screen: Screen, identifier: str) -> ft.MergeSemantics:
    (found,) = (m for m in screen.controls(ft.MergeSemantics) if m.key == identifier)
    return found


def words(screen: Screen, identifier: str) -> ft.Text:
    button = screen.find(identifier)
    assert isinstance(button, ft.TextButton) and isinstance(button.content, ft.Column)
    (text,) = (c for c in button.content.controls if isinstance(c, ft.Text))
    return text


def icons(screen: Screen, identifier: str) -> int:
    button = screen.find(identifier)
    assert isinstance(button, ft.TextButton) and isinstance(button.content, ft.Column)
    return sum(isinstance(c, ft.Icon) for c in button.content.controls)


async def test_the_open_tab_is_told_by_more_than_colour() -> None:
    async with living() as screen:
        await screen.tap(ids.NAV_MORE)
        assert [bool(screen.semantics(t).selected) for t in TABS] == [False] * 4 + [True]
        families = [words(screen, t).font_family for t in TABS]
        assert len(set(families[:4])) == 1 and families[0] != families[4]


@pytest.mark.parametrize("width", [430, 839])
async def test_on_a_phone_each_tab_is_an_equal_part_of_the_bar(width: int) -> None:
    async with living(house(), width=width, height=640) as screen:
        assert [merged(screen, t).expand for t in TABS] == [True] * 5
        assert [icons(screen, t) for t in TABS] == [1] * 5


@pytest.mark.parametrize("width", [320, 390])
async def test_on_a_small_phone_a_longer_word_gets_more_of_the_one_row(width: int) -> None:
    async with living(house(), width=width, height=640) as screen:
        shares = [merged(screen, t).expand for t in TABS]
        assert shares[1] == max(s or 0 for s in shares) and len(set(shares)) == 3
        assert [icons(screen, t) for t in TABS] == [1] * 5
        assert rows_of(screen) == [5]


@pytest.mark.parametrize(("width", "rows"), [(320, [2, 3]), (390, [3, 2])])
async def test_large_text_on_a_phone_leaves_the_icons_out_and_takes_two_rows(
    width: int, rows: list[int]
) -> None:
    async with living(house(2.0), width=width, height=640) as screen:
        assert [icons(screen, t) for t in TABS] == [0] * 5
        assert rows_of(screen) == rows


def rows_of(screen: Screen) -> list[int]:
    """How many tabs each row of the bar has."""
    rows = [
        [c for c in row.controls if isinstance(c, ft.MergeSemantics) and c.key in TABS]
        for row in screen.controls(ft.Row)
    ]
    return [len(row) for row in rows if row]


@pytest.mark.parametrize(
    ("width", "text_size", "wide"),
    [(839, 1.0, False), (840, 1.0, True), (1280, 1.5, True), (1280, 2.0, False)],
)
async def test_two_columns_come_only_where_the_text_has_room(
    width: int, text_size: float, wide: bool
) -> None:
    async with living(house(text_size), width=width, height=800) as screen:
        await screen.go("/history")
        rows = [c for c in screen.controls(ft.Row) if c.expand]
        assert (
            bool([r for r in rows if any(isinstance(c, ft.Container) for c in r.controls)]) == wide
        )


async def test_a_long_trouble_in_large_text_leaves_room_for_the_screen() -> None:
    async with living(house(2.0), width=320, height=640) as screen:
        await screen.go("/checkin/full/2025-03-03")
        await screen.type(ids.checkin_text("note"), "a" * 1001)
        await screen.tap(ids.CHECKIN_SAVE)
        (words,) = (c for c in screen.controls(ft.Column) if c.height == HIGHEST)
        assert words.scroll is ft.ScrollMode.ALWAYS
        assert screen.has(ids.TROUBLE_CLOSE)


async def test_a_short_notice_takes_no_more_room_than_it_needs() -> None:
    async with living(house(), width=390, height=844) as screen:
        await screen.go("/checkin/full/2025-03-03")
        await screen.type(ids.checkin_text("note"), "a" * 1001)
        await screen.tap(ids.CHECKIN_SAVE)
        assert screen.has(ids.TROUBLE_CLOSE)
        assert not [c for c in screen.controls(ft.Column) if c.height == HIGHEST]
