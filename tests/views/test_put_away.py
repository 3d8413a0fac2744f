"""Leaving a check-in before it is saved: what was answered is in sight at once."""

from __future__ import annotations

import flet as ft

from app.views import identifiers as ids
from tests.views.living import living

FULL = "/checkin/full/2025-03-03"


async def test_a_checkin_that_was_closed_can_be_gone_on_with_from_today() -> None:
    async with living() as screen:
        await screen.tap(ids.TODAY_CHECKIN_OPEN)
        await screen.tap(ids.checkin_value("pain_24h", 6))
        await screen.tap(ids.CHECKIN_CLOSE)
        assert "Go on with my check-in" in screen.text()
        await screen.tap(ids.TODAY_CHECKIN_SHORT)
        await screen.tap(ids.checkin_value("pain_24h", 9))
        await screen.tap(ids.CHECKIN_CLOSE)
        assert "Mon, Mar 3: answers kept, not saved" in screen.text()


async def test_a_trouble_about_its_answers_goes_with_it() -> None:
    async with living() as screen:
        await screen.go(FULL)
        await screen.type(ids.checkin_text("note"), "a" * 1001)
        await screen.tap(ids.CHECKIN_SAVE)
        assert screen.has(ids.TROUBLE_CLOSE)
        await screen.tap(ids.CHECKIN_CLOSE)
        assert not screen.has(ids.TROUBLE_CLOSE)


async def test_skip_stays_the_same_button_and_says_that_it_was_used() -> None:
    async with living() as screen:
        await screen.go(FULL)
        before = screen.semantics(ids.checkin_skip("mood"))
        assert not before.selected
        await screen.tap(ids.checkin_skip("mood"))
        after = screen.semantics(ids.checkin_skip("mood"))
        assert after.selected and "Skipped" in screen.text_of(ids.checkin_skip("mood"))
        await screen.tap(ids.checkin_value("mood", 5))
        assert not screen.semantics(ids.checkin_skip("mood")).selected


async def test_every_field_for_words_has_a_name_and_says_all_of_it() -> None:
    """A label within a field is cut off or lies over other things with large text."""
    async with living(width=320, height=640) as screen:
        await screen.go(FULL)
        await screen.tap(ids.checkin_value("doses", "different"))
        await screen.tap(ids.checkin_value("side_effects", "other"))
        await screen.tap(ids.checkin_other("sleep_hours"))
        for item in ("doses_note", "side_effects_other", "note", "sleep_hours"):
            assert screen.semantics(ids.checkin_text(item)).label, item
        fields = screen.controls(ft.TextField)
        assert [f.label for f in fields] == [None] * 4
        await screen.type(ids.checkin_text("sleep_hours"), "7.3")
        await screen.tap(ids.checkin_use("sleep_hours"))
        assert "Please type a number from 0 to 24, in half hours." in screen.text()
        assert [f.error for f in fields] == [None] * 4
