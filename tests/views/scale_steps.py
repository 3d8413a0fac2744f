"""What the tests of the questionnaires share: answering as a person does."""

from __future__ import annotations

from dataclasses import replace

from app.domain.responses import Response
from app.domain.scales.model import Choice, Question, Rating, Scale
from app.domain.scales.registry import BY_ID
from app.services.offload import Offload
from app.views import alert_identifiers as alert_ids
from app.views import scale_identifiers as ids
from tests.views.harness import Screen
from tests.views.living import House
from tests.views.past import said


def saved(house: House) -> list[Response]:
    """Every response in the store, superseded ones too."""
    return list(house.store().records(Response))


def kept(house: House) -> dict[str, str]:
    """What was said and not saved yet."""
    return dict(house.store().form("questionnaires"))


def restarted(house: House) -> House:
    """The same house after its process ended: its threads are new."""
    return replace(house, offload=Offload())


def some_days_old(days: int = 2) -> House:
    """A diary that began ``days`` ago, before anything but the PEG is due."""
    return House().holding([said(days, pain_24h=4.0)])


def lowest(question: Question) -> int:
    """The answer that says least: it opens neither Help now nor more questions."""
    answers = question.answers
    if isinstance(answers, Rating):
        return answers.low
    assert isinstance(answers, Choice)
    return min(o.value for o in answers.options)


async def opened(screen: Screen, scale: Scale | str) -> None:
    """The page of a questionnaire."""
    await screen.go(f"/questions/{scale if isinstance(scale, str) else scale.id}")


async def answer(
    screen: Screen, scale: Scale, question: Question, value: int | None = None
) -> None:
    """Answer one question, and wait for the next one where it leads on."""
    if not isinstance(question.answers, Rating | Choice):
        await screen.type(ids.scale_text(scale.id, question.id), "Ibuprofen now and then")
        await screen.tap(ids.SCALE_NEXT)
        return
    chosen = lowest(question) if value is None else value
    identifier = ids.scale_value(scale.id, question.id, chosen)
    await screen.tap(identifier)
    if screen.has(alert_ids.EMERGENCY_SAFE):
        await screen.tap(alert_ids.EMERGENCY_SAFE)
        await screen.tap(alert_ids.EMERGENCY_BACK)
        await screen.tap(ids.SCALE_NEXT)
    if not scale.one_page:
        await screen.wait_for(lambda: not screen.has(identifier))


async def answer_all(screen: Screen, scale_id: str, value: int | None = None) -> None:
    """Open a questionnaire, answer every question of it and save."""
    scale = BY_ID[scale_id]
    await opened(screen, scale)
    for question in scale.questions:
        await answer(screen, scale, question, value)
    await screen.tap(ids.SCALE_SAVE)
