"""What was shared on the screen: every granted topic, and no word about any other."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import timedelta

import pytest

from app.domain.sharing.packages import Kept, Package
from app.domain.sharing.topics import Granted
from app.views import supporting_identifiers as ids
from tests.data.diaries import KEY, SetClock
from tests.views.harness import Screen
from tests.views.living import House, living
from tests.views.packages import GRANT, MADE_AT, NOTE, WALK, package

G = Granted
LINES = {
    G.PAIN_AND_FUNCTION: ("Pain", "Pain in the way", "Things managed"),
    G.MOOD: ("Mood",),
    G.SLEEP: ("Hours of sleep", "Sleep quality"),
    G.WITHDRAWAL: ("Withdrawal feelings", "Strongest side effect"),
    G.CRAVINGS: ("Urge",),
    G.QUESTIONNAIRES: ("Questionnaires", "Pain and daily life (PEG)"),
    G.ALERTS: ("What was noticed, and what you can do",),
    G.MILESTONES: ("Milestones reached",),
    G.NOTES: ("In their own words", NOTE),
    G.SELF_HARM: ("Answers about being safe", "Said: I need help"),
    G.DOSES: ("The agreed dose, and what was taken",),
}
"""Whole lines that only a granted topic brings."""

PARTS = {
    G.DOSES: ("mg", "Morphine", "as planned"),
    G.QUESTIONNAIRES: ("PHQ", "GAD"),
    G.SELF_HARM: ("safe", "better off dead"),
    G.MOOD: ("Mood:",),
    G.SLEEP: ("sleep", "Sleep"),
    G.CRAVINGS: ("urge", "lcohol"),
    G.MILESTONES: (WALK,),
    G.NOTES: ("Marker note",),
    G.PAIN_AND_FUNCTION: ("Pain:", "Walked, "),
    G.WITHDRAWAL: ("ithdrawal feelings", "side effect"),
}
"""Parts of lines that nothing else on the page has."""

MORE_THAN_ONE = {
    G.SLEEP: (G.WITHDRAWAL, G.QUESTIONNAIRES, G.ALERTS, G.NOTES),
    G.SELF_HARM: (G.ALERTS,),
}
"""Words that others have as well: of a list of signs, of own words."""


async def shown(of: Package) -> str:
    """Everything on the page of a package, and what a reader says, once all is drawn."""
    home = House(clock=SetClock(MADE_AT))
    home.shelf.keep(KEY, Kept(of, "words", MADE_AT))
    async with living(home, route=f"/supporting/{GRANT}") as screen:
        await drawn(screen)
        for opened in (ids.SUPPORTING_DAYS, ids.SUPPORTING_ALERTS_MORE):
            if screen.has(opened):
                await screen.tap(opened)
        every = screen.text()
        first, last = every.index("Shared by"), every.index("You can only look")
        return every[first:last] + "\n".join(screen.labels())


async def drawn(screen: Screen) -> None:
    await screen.wait_for(lambda: screen.has(ids.SUPPORTING_SHARED), 30)
    await screen.wait_for(
        lambda: not any(t in screen.text() for t in ("Drawing…", "Opening Glidepath")), 60
    )
    await asyncio.sleep(0.05)
    await screen.wait_for(lambda: "Drawing…" not in screen.text(), 60)


def told(text: str, granted: Collection[Granted]) -> list[str]:
    """What the page says of topics that were not granted."""
    lines = set(text.splitlines())
    found = [line for g in G if g not in granted for line in LINES[g] if line in lines]
    for g in G:
        others = set(MORE_THAN_ONE.get(g, ())) & set(granted)
        if g not in granted and not others:
            found += [part for part in PARTS.get(g, ()) if part in text]
    return found


@pytest.mark.parametrize("topic", G)
async def test_one_topic_alone_is_all_that_the_page_tells_of(topic: Granted) -> None:
    text = await shown(package((topic,)))
    assert told(text, (topic,)) == []
    lines = text.splitlines()
    if topic is not G.ALERTS:
        assert all(line in lines for line in LINES[topic])


@pytest.mark.parametrize("topic", G)
async def test_all_topics_but_one_say_no_word_of_that_one(topic: Granted) -> None:
    text = await shown(package(set(G) - {topic}, days=40))
    assert told(text, set(G) - {topic}) == []
    assert "not shared" not in text.lower()
    assert "not granted" not in text.lower()


async def test_all_of_it_is_there() -> None:
    text = await shown(package())
    lines = text.splitlines()
    assert [line for g in G for line in LINES[g] if line not in lines] == []
    assert [part for g in PARTS for part in PARTS[g] if part not in text] == []
    assert "Step by step" in lines


async def test_steps_are_set_beside_what_was_granted_alone() -> None:
    text = await shown(package((G.DOSES, G.SLEEP)))
    steps = text[text.index("Step by step") :]
    assert "Hours of sleep" in steps
    assert "Step by step" not in await shown(package((G.DOSES,)))


async def test_the_plan_says_nothing_of_days_that_are_not_in_it() -> None:
    text = await shown(package((G.DOSES,), days=30))
    assert "On Mar 3, 2025 the agreed dose was 40 mg a day." in text
    for unknown in ("At the start", "No other dose is agreed", "next agreed date", ", since"):
        assert unknown not in text


async def test_a_sum_without_the_ninth_answer_says_what_it_is() -> None:
    text = await shown(package((G.QUESTIONNAIRES,)))
    assert "This adds up 8 answers. 0 is none of it, 24 is the most." in text
    assert "The latest is 8, on Feb 28, 2025." in text
    for whole in ("27", "all nine", "moderate", "better off dead"):
        assert whole not in text
    with_ninth = await shown(package((G.QUESTIONNAIRES, G.SELF_HARM)))
    assert "The latest is 10, on Feb 28, 2025." in with_ninth
    assert "27 is the most" in with_ninth


async def test_alerts_have_the_number_first_and_no_number_of_what_was_seen() -> None:
    text = await shown(package(set(G)))
    alerts = text[text.index("What was noticed") :]
    assert alerts.index("Slow breathing") < alerts.index("Alcohol and an opioid")
    assert "2 times, the last for Feb 20, 2025" in alerts
    assert "marker" not in text


async def test_nothing_written_is_one_sentence_and_no_heading() -> None:
    quiet = package((G.NOTES,), days=1)
    text = await shown(quiet)
    assert "Nothing was written about these days." in text
    assert "In their own words" not in text


async def test_a_short_time_is_shown_whole_without_a_choice() -> None:
    text = await shown(package((G.SLEEP,), days=12))
    assert "All days" not in text
    assert "8 weeks" in await shown(package((G.SLEEP,), days=60))


async def test_it_says_as_of_when_and_until_when_it_is() -> None:
    until = MADE_AT.date() + timedelta(days=7)
    text = await shown(package((G.SLEEP,), until=until))
    assert "You can look until Mar 10, 2025." in text
    assert "As of Mar 3, 2025." in text


async def test_nothing_is_said_as_if_to_the_person_themselves() -> None:
    text = await shown(package((G.QUESTIONNAIRES,)))
    for theirs in ("your clinic", "your dose", "bother you", "you are"):
        assert theirs not in text
    assert "Confidence in the plan" in text
