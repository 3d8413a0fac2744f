"""Send to my clinic: what would go is seen first, just that goes, and nothing goes twice."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.checkins import Answers
from app.domain.clinic.parcels import Receipt, Sent
from app.domain.report.topics import Topic
from app.services.report_form import FIRST, NO, SEND_KEY, WITH_REPORT, YES
from app.services.report_form import KEY as REPORT_KEY
from app.services.sending import Prepared, SendingService
from app.views import clinic_identifiers as ids
from app.views import share_identifiers as share
from tests.clinic.servers.clinic import Clinic
from tests.data.diaries import DAY, NOW, a_checkin
from tests.data.records import a_grant
from tests.views.at_clinic import SAID, kept, lived, ready, said_of_days, see, tap, writes
from tests.views.living import House, living

PAGE = "/share/send"
BROWSER = {"web": True, "platform": "linux"}
SECRET = "the long way round"
ANSWERS: Answers = {**SAID, "note": SECRET, "craving": 3, "safe": "yes"}
HOURS_SLEPT = "93832-4"
"""LOINC, sleep duration."""


def prepared_of(monkeypatch: pytest.MonkeyPatch) -> list[Prepared]:
    """Everything that is prepared from now on."""
    found: list[Prepared] = []
    whole = SendingService.prepare

    async def noted(self: SendingService, *args: Any) -> Prepared:
        found.append(await whole(self, *args))
        return found[-1]

    monkeypatch.setattr(SendingService, "prepare", noted)
    return found


async def test_what_is_shown_is_what_goes_byte_for_byte_and_once(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = prepared_of(monkeypatch)
    house = await lived(clinic, *range(15))
    clinic.clear()
    async with living(house, route=PAGE, **BROWSER) as screen:
        await ready(screen)
        assert "Check-ins: 15." in screen.text() and "kB in all" in screen.text()
        assert writes(clinic) == [] and not house.store().parcels(), (
            "nothing is kept or sent to look at it"
        )
        shown = found[-1]
        await screen.tap(ids.SEND_EXACT)
        bundles = [json.loads(content) for _, content in shown.parcels]
        assert len(bundles) == 2
        for number, bundle in enumerate(bundles, start=1):
            await screen.tap(ids.send_bundle(number))
            await see(screen, json.dumps(bundle["entry"][-1], indent=2, ensure_ascii=False))
            text = screen.text()
            for entry in bundle["entry"]:
                assert json.dumps(entry, indent=2, ensure_ascii=False) in text
        await screen.tap(ids.SEND_COPY)
        await screen.wait_for(lambda: screen.has(share.save(ids.SEND_COPY)))
        (file,) = [args for _, method, args in screen.calls if method == "save_file"]
        assert json.loads(file["src_bytes"]) == bundles
        await screen.tap(ids.SEND_NOW)
        await see(screen, "Your clinic's computer has it")
        assert [request.body for request in writes(clinic)] == [c for _, c in shown.parcels]
        assert said_of_days(clinic) == [str(DAY - timedelta(n)) for n in range(14, -1, -1)]
        text = screen.text()
        assert "Check-ins: 15." in text and "About Feb 17, 2025 to Mar 3, 2025" in text
        assert "It is not for emergencies" in text
        told = house.store().records(Receipt)
        assert sum(len(receipt.lines) for receipt in told) == sum(
            len(parcel.lines) for parcel, _ in shown.parcels
        )
        await screen.tap(ids.SEND_DONE)
        clinic.proxy.clear()
        await screen.go(PAGE)
        await see(screen, "Nothing is new since you last sent. There is nothing to send.")
        assert screen.semantics(ids.SEND_NOW).disabled and "What I sent" in screen.text()
    assert clinic.proxy.seen == [], "looking at what is new asks nobody"


async def test_nothing_can_be_pressed_before_it_is_shown(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, go_on = await lived(clinic, 0, answers=ANSWERS), asyncio.Event()
    whole = SendingService.prepare

    async def held(self: SendingService, *args: Any) -> Prepared:
        await go_on.wait()
        return await whole(self, *args)

    monkeypatch.setattr(SendingService, "prepare", held)
    async with living(house, route=PAGE) as screen:
        await see(screen, "Getting it ready, so that you can see what goes.")
        assert screen.semantics(ids.SEND_NOW).disabled
        go_on.set()
        await ready(screen)
        go_on.clear()
        await screen.tap(ids.SEND_CHANGE)
        tick = share.chosen_topic(ids.SHARE_SEND, Topic.SLEEP)
        await screen.dispatch(screen.find(tick), "click")
        assert screen.semantics(ids.SEND_NOW).disabled, "what was shown is not what is chosen"
        assert not screen.has(ids.SEND_EXACT)
        go_on.set()
        await ready(screen)
        go_on.clear()
        house.holding([a_checkin(day=DAY, answers={**SAID, "pain_24h": 9})])
        house.hub.announce()  # another window saved
        await see(screen, "Getting it ready, so that you can see what goes.")
        assert screen.semantics(ids.SEND_NOW).disabled
        go_on.set()
        await ready(screen)


async def test_three_topics_only_when_ticked_remembered_and_apart_from_the_report(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = prepared_of(monkeypatch)
    house = await lived(clinic, 0, answers=ANSWERS)

    def said() -> str:
        return "".join(content.decode() for _, content in found[-1].parcels)

    async with living(house, route=PAGE) as screen:
        await ready(screen)
        assert "Not in it: Urges to take more, Notes in my own words, Answers" in screen.text()
        assert SECRET not in said() and HOURS_SLEPT in said()
        without = found[-1].counts
        await screen.tap(ids.SEND_CHANGE)
        asked = {
            topic: share.chosen_topic(ids.SHARE_SEND, topic)
            for topic in (Topic.CRAVINGS, Topic.NOTES, Topic.SELF_HARM, Topic.SLEEP)
        }
        ticked = {topic: screen.semantics(name).checked for topic, name in asked.items()}
        assert [topic for topic, is_ticked in ticked.items() if is_ticked] == [Topic.SLEEP]
        await screen.tap(asked[Topic.NOTES])
        await ready(screen)
        assert SECRET in said()
        await screen.tap(asked[Topic.SLEEP])
        await ready(screen)
        assert HOURS_SLEPT not in said() and found[-1].counts != without
    assert kept(house, SEND_KEY) == {"topic.notes": YES, "topic.sleep": NO, WITH_REPORT: NO}
    assert not kept(house, REPORT_KEY)
    async with living(House(files=house.files, clinic=house.clinic), route=PAGE) as screen:
        await ready(screen)
        assert "Not in it: Sleep, Urges to take more, Answers" in screen.text()


async def test_who_else_may_look_goes_only_when_ticked_and_is_counted(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = prepared_of(monkeypatch)
    house = await lived(clinic, 0, answers=ANSWERS)
    house.store().add_records([replace(a_grant(), ended_at=None)])
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        assert "Who I share with" in screen.text() and "People you share with" not in screen.text()
        assert not {Sent.SUPPORTER, Sent.CONSENT} & set(found[-1].counts)
        await screen.tap(ids.SEND_CHANGE)
        await screen.tap(share.chosen_topic(ids.SHARE_SEND, Topic.CAREGIVERS))
        await ready(screen)
        text = screen.text()
        assert "People you share with: 1." in text and "What you let them see: 1." in text
        assert "Not allowed when you signed in" not in text
        said = "".join(content.decode() for _, content in found[-1].parcels)
        assert "a sister" in said and "one two three" not in said and "the brother" not in said
    assert kept(house, SEND_KEY)["topic.caregivers"] == YES


@pytest.mark.may_block("matplotlib and fpdf2 are imported beside the loop")
async def test_the_report_goes_along_until_it_is_ticked_off(clinic: Clinic) -> None:
    house = await lived(clinic, 1, answers=ANSWERS)
    house.store().keep_fields(SEND_KEY, {WITH_REPORT: None}, NOW)
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        assert "Reports: 1." in screen.text() and "The report that goes along" in screen.text()
        await screen.tap(ids.SEND_NOW)
        await see(screen, "Your clinic's computer has it")
        (document,) = clinic.server.of_patient("DocumentReference")
        assert document["content"][0]["attachment"]["contentType"] == "application/pdf"
        await screen.tap(ids.SEND_DONE)
        await screen.go(PAGE)
        await see(screen, "Nothing is new since you last sent.")
        assert "The report that goes along" not in screen.text(), "it does not go"
        house.holding([a_checkin(day=DAY)])
        house.hub.announce()
        await ready(screen)
        assert "Reports: 1." in screen.text()
        await screen.tap(ids.SEND_CHANGE)
        await screen.tap(ids.SEND_REPORT)
        await ready(screen)
        now, _, _ = screen.text().partition("What I sent")
        assert "Reports" not in now and "Check-ins: 1." in now
    assert kept(house, SEND_KEY) == {WITH_REPORT: NO}


@pytest.mark.parametrize(
    ("typed", "said"),
    [("soon", "Please type the first day as"), ("3/4/2025", "comes after the last one.")],
)
async def test_an_unclear_day_is_said_and_nothing_can_be_sent(
    typed: str, said: str, clinic: Clinic
) -> None:
    house = await lived(clinic, 0, answers=ANSWERS)
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        await screen.tap(ids.SEND_CHANGE)
        await screen.type(share.chosen_day(ids.SHARE_SEND, FIRST), typed)
        await see(screen, said)
        await asyncio.sleep(0.6)
        await screen.settle()
        assert screen.semantics(ids.SEND_NOW).disabled and not screen.has(ids.SEND_EXACT)
        assert "Check-ins: 1." not in screen.text()
        assert "Getting it ready" not in screen.text()
        await screen.type(share.chosen_day(ids.SHARE_SEND, FIRST), "3/3/2025")
        await tap(screen, ids.SEND_NOW)
        await see(screen, "Your clinic's computer has it")


async def test_what_was_not_allowed_at_the_sign_in_is_named(clinic: Clinic) -> None:
    house = await lived(clinic, 0, keep=lambda scope: "Medication" not in scope)
    async with living(house, route=PAGE) as screen:
        await ready(screen)
        assert "Not allowed when you signed in: sending what you took. To change" in screen.text()
