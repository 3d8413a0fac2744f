"""The check-in as a person fills it in: kept at once, never lost, never prefilled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.checkins import Answer, CheckInKind, DraftKey
from app.domain.errors import StorageFull
from app.domain.items import ITEMS, ChoiceItem, NumberItem
from app.services.diary import UNDO_SECONDS
from app.views import alert_identifiers as alert_ids
from app.views import identifiers as ids
from app.views import shell
from tests.data.diaries import DAY, DRAFT_KEY
from tests.views.harness import Screen
from tests.views.living import House, living

FULL = "/checkin/full/2025-03-03"
SHORT = "/checkin/short/2025-03-03"


async def opened(screen: Screen, route: str = FULL) -> Screen:
    await screen.go(route)
    return screen


def answers(house: House) -> dict[str, Answer]:
    draft = house.store().draft(DRAFT_KEY)
    return dict(draft.answers) if draft is not None else {}


async def test_each_answer_is_kept_the_moment_it_is_given() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("pain_24h", 7))
        assert answers(house) == {"pain_24h": 7}
        assert screen.semantics(ids.checkin_value("pain_24h", 7)).selected
        await screen.tap(ids.checkin_value("pain_24h", 3))
        await screen.type(ids.checkin_text("note"), "ask about nights")
        assert answers(house) == {"pain_24h": 3, "note": "ask about nights"}


async def test_nothing_is_prefilled() -> None:
    async with living() as screen:
        await opened(screen)
        states = [screen.semantics(i) for i in screen.identifiers() if i.startswith("checkin.")]
        assert not [s.identifier for s in states if s.selected or s.checked]


async def test_a_tap_on_the_chosen_answer_does_not_take_it_away() -> None:
    """Shaking hands tap twice."""
    house = House()
    async with living(house) as screen:
        await opened(screen)
        for _ in range(2):
            await screen.tap(ids.checkin_value("mood", 4))
        assert answers(house) == {"mood": 4}


async def test_the_short_checkin_takes_five_taps_with_save() -> None:
    house = House()
    async with living(house) as screen:
        taps = [
            ids.TODAY_CHECKIN_SHORT,
            ids.checkin_value("pain_24h", 8),
            ids.checkin_value("withdrawal", 6),
            ids.checkin_value("doses", "as_usual"),
            ids.checkin_value("safe", "yes"),
            ids.CHECKIN_SAVE,
        ]
        for tap in taps:
            await screen.tap(tap)
        assert len(taps) - 1 <= 5, "opening is not counted"
        assert screen.route == "/"
    (saved,) = house.store().between(DAY, DAY)
    assert saved.kind is CheckInKind.SHORT
    assert dict(saved.answers) == {
        "pain_24h": 8,
        "withdrawal": 6,
        "doses": "as_usual",
        "safe": "yes",
    }


async def test_the_full_checkin_takes_at_most_14_taps() -> None:
    house = House()
    async with living(house) as screen:
        taps = [ids.TODAY_CHECKIN_OPEN]
        for item in ITEMS.values():
            if isinstance(item, NumberItem) and not item.after:
                taps.append(ids.checkin_value(item.id, item.buttons[-1]))
            elif isinstance(item, ChoiceItem):
                taps.append(ids.checkin_value(item.id, item.options[0]))
        for item_id, option in (
            ("side_effects", "none"),
            ("activity", "rested"),
            ("other_substances", "none"),
        ):
            taps.append(ids.checkin_value(item_id, option))
        for tap in [*taps, ids.CHECKIN_SAVE]:
            await screen.tap(tap)
        assert len(taps) + 1 <= 14
    (saved,) = house.store().between(DAY, DAY)
    assert len(saved.answers) == len(taps) - 1


async def test_a_skipped_question_is_missing_not_zero() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("craving", 2))
        await screen.tap(ids.checkin_skip("craving"))
        assert "Skipped" in screen.text()
        await screen.tap(ids.checkin_value("mood", 0))
        await screen.tap(ids.CHECKIN_SAVE)
    (saved,) = house.store().between(DAY, DAY)
    assert dict(saved.answers) == {"mood": 0}


async def test_side_effects_take_a_severity_or_none() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        for option in ("nausea", "dizzy"):
            await screen.tap(ids.checkin_value("side_effects", option))
        await screen.tap(ids.checkin_severity("side_effects", "nausea", "severe"))
        assert answers(house) == {"side_effects": {"nausea": "severe", "dizzy": ""}}
        await screen.tap(ids.checkin_value("side_effects", "none"))
        assert answers(house) == {"side_effects": {"none": ""}}
        await screen.tap(ids.checkin_value("side_effects", "other"))
        await screen.type(ids.checkin_text("side_effects_other"), "ringing ears")
        assert answers(house)["side_effects_other"] == "ringing ears"


async def test_constipation_asks_for_how_many_days_and_nothing_else_does() -> None:
    house, chip = House(), ids.checkin_value("side_effects", "constipation")
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("side_effects", "nausea"))
        assert not screen.has(ids.checkin_value("bowel_days", 0))
        await screen.tap(chip)
        assert "How many days since your last bowel movement?" in screen.text()
        assert {"0 days: the same day", "1 day", "5 days"} <= set(screen.labels())
        await screen.tap(ids.checkin_value("bowel_days", 3))
        assert answers(house)["bowel_days"] == 3
        assert screen.semantics(ids.checkin_value("bowel_days", 3)).selected
        await screen.tap(ids.checkin_skip("bowel_days"))
        assert "bowel_days" not in answers(house)
        await screen.tap(ids.checkin_value("bowel_days", 4))
        await screen.tap(chip)
        assert not screen.has(ids.checkin_value("bowel_days", 4))
        await screen.tap(chip)
        assert screen.semantics(ids.checkin_value("bowel_days", 4)).selected, "kept meanwhile"
        await screen.tap(ids.CHECKIN_SAVE)
    (saved,) = house.store().between(DAY, DAY)
    assert saved.answers["bowel_days"] == 4


async def test_days_without_their_question_are_not_saved() -> None:
    house, chip = House(), ids.checkin_value("side_effects", "constipation")
    async with living(house) as screen:
        await opened(screen)
        for tap in (chip, ids.checkin_value("bowel_days", 5), chip):
            await screen.tap(tap)
        await screen.tap(ids.checkin_value("mood", 5))
        await screen.tap(ids.CHECKIN_SAVE)
    (saved,) = house.store().between(DAY, DAY)
    assert dict(saved.answers) == {"mood": 5}


@pytest.mark.parametrize(("typed", "kept"), [("7", 7), ("14", 14), ("15", None), ("2.5", None)])
async def test_more_days_than_there_are_buttons(typed: str, kept: float | None) -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("side_effects", "constipation"))
        await screen.tap(ids.checkin_other("bowel_days"))
        await screen.type(ids.checkin_text("bowel_days"), typed)
        await screen.tap(ids.checkin_use("bowel_days"))
        assert answers(house).get("bowel_days") == kept
        assert ("a whole number of days from 0 to 14" in screen.text()) is (kept is None)
        assert "half hours" not in screen.text()


async def test_something_different_asks_what() -> None:
    async with living() as screen:
        await opened(screen)
        assert not screen.has(ids.checkin_text("doses_note"))
        await screen.tap(ids.checkin_value("doses", "different"))
        assert screen.has(ids.checkin_text("doses_note"))


@pytest.mark.parametrize(
    ("typed", "kept"), [("2.5", 2.5), ("11", 11), ("2,5", 2.5), ("0", 0), ("24", 24)]
)
async def test_hours_beyond_the_buttons(typed: str, kept: float) -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_other("sleep_hours"))
        await screen.type(ids.checkin_text("sleep_hours"), typed)
        await screen.tap(ids.checkin_use("sleep_hours"))
        assert answers(house) == {"sleep_hours": kept}


@pytest.mark.parametrize("typed", ["25", "-1", "seven", "6.3", "", "nan", "1e400"])
async def test_hours_that_make_no_sense_stay_and_are_explained(typed: str) -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_other("sleep_hours"))
        await screen.type(ids.checkin_text("sleep_hours"), typed)
        await screen.tap(ids.checkin_use("sleep_hours"))
        assert answers(house) == {}
        assert "from 0 to 24, in half hours" in screen.text()
        assert typed in screen.text()


async def test_i_need_help_opens_help_before_anything_is_saved() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen, SHORT)
        await screen.tap(ids.checkin_value("safe", "need_help"))
        assert screen.has(alert_ids.EMERGENCY_SAFE) and "911" in screen.text()
        assert house.store().between(DAY, DAY) == []
        await screen.tap(alert_ids.EMERGENCY_SAFE)
        await screen.tap(alert_ids.EMERGENCY_BACK)
        assert screen.route == SHORT


async def test_a_text_that_is_too_long_stays_and_says_by_how_much() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.type(ids.checkin_text("note"), "y" * 1005)
        assert "5 characters too long" in screen.text()
        await screen.tap(ids.CHECKIN_SAVE)
        assert screen.route == FULL
        assert answers(house)["note"] == "y" * 1005


async def test_nothing_to_save_says_so() -> None:
    async with living() as screen:
        await opened(screen)
        await screen.tap(ids.CHECKIN_SAVE)
        assert "There is nothing to save yet" in screen.text()
        assert screen.route == FULL


async def test_a_full_disk_keeps_the_answers_on_the_page_and_saves_them_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        store = type(house.store())
        keep = store.keep_answer
        with monkeypatch.context() as full:

            def refuse(*_: object) -> None:
                raise StorageFull

            full.setattr(store, "keep_answer", refuse)
            await screen.tap(ids.checkin_value("pain_24h", 7))
            assert "The disk is full" in screen.text()
            assert screen.semantics(ids.checkin_value("pain_24h", 7)).selected
            await screen.tap(ids.CHECKIN_SAVE)
            assert screen.route == FULL
        assert store.keep_answer is keep
        await screen.tap(ids.CHECKIN_SAVE)
    (saved,) = house.store().between(DAY, DAY)
    assert dict(saved.answers) == {"pain_24h": 7}


async def test_a_draft_is_offered_again() -> None:
    house = House()
    house.store().keep_answer(DRAFT_KEY, "pain_24h", 6.0, house.clock.now())
    async with living(house) as screen:
        assert "Go on with my check-in" in screen.text()
        await screen.tap(ids.TODAY_CHECKIN_OPEN)
        assert screen.semantics(ids.checkin_value("pain_24h", 6)).selected


async def test_forgetting_answers_asks_once() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("pain_24h", 6))
        await screen.tap(ids.CHECKIN_DISCARD)
        await screen.tap(ids.no(ids.CHECKIN_DISCARD))
        assert answers(house) == {"pain_24h": 6}
        await screen.tap(ids.CHECKIN_DISCARD)
        await screen.tap(ids.yes(ids.CHECKIN_DISCARD))
        assert answers(house) == {}
        assert screen.route == "/"


async def test_undo_goes_away_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert UNDO_SECONDS == 10
    monkeypatch.setattr(shell, "UNDO_SECONDS", 0.5)
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("pain_24h", 6))
        await screen.tap(ids.CHECKIN_SAVE)
        assert screen.has(ids.CHECKIN_UNDO)
        await screen.wait_for(lambda: not screen.has(ids.CHECKIN_UNDO))
    assert answers(house) == {}


async def test_undo_gives_the_answers_back() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("pain_24h", 6))
        await screen.tap(ids.CHECKIN_SAVE)
        assert "Saved at" in screen.text()
        await screen.tap(ids.CHECKIN_UNDO)
        assert not screen.has(ids.CHECKIN_UNDO)
        assert "Go on with my check-in" in screen.text()
    assert answers(house) == {"pain_24h": 6}


async def test_a_day_out_of_reach_is_not_begun() -> None:
    async with living() as screen:
        for day in (DAY - timedelta(days=8), DAY + timedelta(days=1)):
            await screen.go(f"/checkin/full/{day.isoformat()}")
            assert screen.route == "/"
        await screen.go("/checkin/full/not-a-day")
        assert screen.route == "/"


async def test_a_correction_says_that_the_old_values_are_kept() -> None:
    house = House()
    async with living(house) as screen:
        await opened(screen)
        await screen.tap(ids.checkin_value("pain_24h", 6))
        await screen.tap(ids.CHECKIN_SAVE)
        (first,) = house.store().between(DAY, DAY)
        await screen.go(f"/correct/{first.id}")
        assert "What you wrote before is kept" in screen.text()
        await screen.tap(ids.checkin_value("pain_24h", 4))
        await screen.type(ids.CHECKIN_REASON, "wrong row")
        await screen.tap(ids.CHECKIN_SAVE)
        assert "Correction saved" in screen.text()
    _, second = house.store().between(DAY, DAY)
    assert (second.supersedes, second.reason) == (first.id, "wrong row")
    assert house.store().draft(DraftKey(DAY, CheckInKind.FULL, first.id)) is None


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (1280, 800)])
async def test_every_size_has_every_question(size: tuple[int, int]) -> None:
    async with living(width=size[0], height=size[1]) as screen:
        await opened(screen)
        for item_id in ITEMS:
            assert any(i.startswith(f"checkin.{item_id}.") for i in screen.identifiers()) or (
                getattr(ITEMS[item_id], "after", None) is not None
            )
