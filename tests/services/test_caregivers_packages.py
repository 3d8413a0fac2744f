"""What leaves a diary under a permission: opened again with its words, and looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.data.sharing.package import JwePackages
from app.domain.archives import Everything
from app.domain.doses import DoseEntry
from app.domain.errors import VaultMissing, WrongWords
from app.domain.records import Record
from app.domain.sharing.grants import Given, GivenBy
from app.domain.sharing.topics import USUAL, Granted
from app.domain.taper import PlanVersion
from app.domain.watch import Stopped, Watch
from app.services.caregivers import CaregiversService, Made
from app.services.grant_form import YES, topic_field
from tests.data.diaries import DAY, a_checkin
from tests.data.records import a_dose, a_plan
from tests.domain.sharing.made import ANSWERS, USUALLY_TOLD, said
from tests.services.caregivers import changed, granted, opened, service_of
from tests.services.machines import Machine


@pytest.fixture(params=["memory", "sql"])
async def machine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Machine]:
    made = Machine(tmp_path / "own", in_memory=request.param == "memory")
    checkins = [a_checkin(day=DAY - timedelta(ago), answers=ANSWERS) for ago in (60, 30, 0)]
    records: list[Record] = [a_plan(DAY - timedelta(60)), a_dose()]
    await made.begin(Everything(checkins, records))
    yield made
    await made.end()


@pytest.fixture
def service(machine: Machine) -> CaregiversService:
    return service_of(machine)


async def made(service: CaregiversService, root: UUID, ends: bool = False) -> Made:
    found = await service.make(root, GivenBy.FILE, Watch(), ends)
    assert found is not None
    return found


async def log(machine: Machine) -> list[Given]:
    return list(await machine.offload.database(lambda: machine.store().records(Given)))


async def test_a_file_holds_what_was_granted_of_its_days_and_nothing_else(
    service: CaregiversService,
) -> None:
    grant = await granted(service)
    given = await made(service, grant.id)
    assert given.file.name == "glidepath-share-2025-03-03.jwe"
    assert given.file.media_type == "application/jose" and given.words == grant.words
    package = opened(given)
    head = package.head
    assert (head.grant, head.number, head.ends) == (grant.id, 1, False)
    assert (head.from_name, head.to_name) == ("Test Patient", "Test Friend")
    assert (head.first, head.last, head.until) == (grant.first, DAY, grant.until)
    assert said(package) == USUALLY_TOLD
    assert {c.day for c in package.holds.checkins} == {DAY - timedelta(30), DAY}
    assert b"word for word" not in given.file.content


async def test_other_words_do_not_open_it(service: CaregiversService) -> None:
    first, second = await granted(service), await granted(service)
    content = (await made(service, first.id)).file.content
    with pytest.raises(WrongWords):
        JwePackages().open(content, second.words, Watch())


async def test_the_preview_is_what_the_file_holds(service: CaregiversService) -> None:
    grant = await granted(service, topic__notes=YES)
    seen = await service.preview(grant, Watch())
    package = opened(await made(service, grant.id))
    assert seen.holds == package.holds
    assert said(package) == USUALLY_TOLD | {"note"}


async def test_the_three_are_in_it_when_they_were_ticked(service: CaregiversService) -> None:
    ticks = {topic_field(t).replace(".", "__"): YES for t in (Granted.CRAVINGS, Granted.SELF_HARM)}
    grant = await granted(service, **ticks)
    assert said(opened(await made(service, grant.id))) == USUALLY_TOLD | {"craving", "safe"}


async def test_a_topic_that_was_taken_away_is_in_no_later_file(service: CaregiversService) -> None:
    grant = await granted(service)
    before = opened(await made(service, grant.id))
    assert {type(r) for r in before.holds.records} >= {DoseEntry, PlanVersion}
    await changed(service, grant, topic__doses="no", topic__mood="no")
    after = opened(await made(service, grant.id))
    assert said(after) == USUALLY_TOLD - {"mood"}
    assert after.head.topics == USUAL - {Granted.DOSES, Granted.MOOD}
    assert not {type(r) for r in after.holds.records} & {DoseEntry, PlanVersion}


async def test_only_what_left_is_in_the_log_and_has_a_number(
    machine: Machine, service: CaregiversService
) -> None:
    grant = await granted(service)
    dropped, given = await made(service, grant.id), await made(service, grant.id)
    assert await log(machine) == []
    assert (dropped.given.number, given.given.number) == (1, 1), "nothing has left yet"
    await service.note(given)
    await service.note(given)
    assert await log(machine) == [given.given]
    line = given.given
    assert (line.by, line.name, line.topics, line.ends) == (
        *(GivenBy.FILE, "Test Friend"),
        *(USUAL, False),
    )
    assert (line.day, line.first, line.last, line.until) == (DAY, grant.first, DAY, grant.until)
    again = await made(service, grant.id)
    assert again.given.number == 2 and opened(again).head.number == 2
    assert again.words == given.words, "a refresh keeps the words"


async def test_a_line_is_taken_back_where_nothing_left_and_noted_anew(
    machine: Machine, service: CaregiversService
) -> None:
    grant = await granted(service)
    package = await made(service, grant.id)
    await service.take_back(await service.note(package))
    assert (await service.view()).log == ()
    (person,) = (await service.view()).holding
    assert person.given == () and person.opens_until is None
    line = await service.note(package)
    assert (await service.view()).log == (line,)
    assert (line.number, line.until) == (1, grant.until)
    assert (await made(service, grant.id)).given.number == 2


async def test_a_change_goes_on_under_the_same_numbers(service: CaregiversService) -> None:
    grant = await granted(service)
    await service.note(await made(service, grant.id))
    (person,) = (await service.view()).holding
    assert not person.outdated
    await changed(service, grant, topic__mood="no")
    (person,) = (await service.view()).holding
    assert person.outdated
    second = await made(service, grant.id)
    assert (opened(second).head.grant, second.given.number) == (grant.id, 2)
    await service.note(second)
    (person,) = (await service.view()).holding
    assert not person.outdated and [g.number for g in person.given] == [2, 1]


async def test_the_log_has_the_newest_first_of_everybody(service: CaregiversService) -> None:
    first, second = await granted(service), await granted(service, name="Second Friend")
    for grant in (first, second):
        await service.note(await made(service, grant.id))
    view = await service.view()
    assert [g.name for g in view.log] == ["Second Friend", "Test Friend"]
    assert [len(p.given) for p in view.holding] == [1, 1]


async def test_ending_makes_a_file_that_holds_nothing(service: CaregiversService) -> None:
    grant = await granted(service)
    assert await service.make(grant.id, GivenBy.FILE, Watch(), ends=True) is None, "not ended"
    await service.note(await made(service, grant.id))
    await service.end(grant.id)
    assert await service.make(grant.id, GivenBy.FILE, Watch()) is None
    last = await made(service, grant.id, ends=True)
    package = opened(last)
    assert package.head.ends and package.holds == Everything()
    assert (package.head.number, last.given.ends, last.words) == (2, True, grant.words)
    await service.note(last)
    (person,) = (await service.view()).past
    assert person.opens_until == grant.until, "whoever does not open it can go on reading"


async def test_what_was_given_for_longer_is_said_after_a_change_to_shorter(
    service: CaregiversService,
) -> None:
    grant = await granted(service, **{"for": "month", "until": "4/2/2025"})
    assert grant.until == DAY + timedelta(30)
    await service.note(await made(service, grant.id))
    await changed(service, grant, until="3/5/2025")
    (person,) = (await service.view()).holding
    assert person.opens_until == DAY + timedelta(30)


async def test_what_was_shown_on_this_device_opens_nowhere_else(
    service: CaregiversService,
) -> None:
    grant = await granted(service)
    shown = await service.make(grant.id, GivenBy.DEVICE, Watch())
    assert shown is not None
    await service.note(shown)
    (person,) = (await service.view()).holding
    assert person.given and person.opens_until is None


async def test_nothing_is_made_after_its_last_day(
    machine: Machine, service: CaregiversService
) -> None:
    grant = await granted(service)
    machine.clock.moment += timedelta(days=8)
    assert await service.make(grant.id, GivenBy.FILE, Watch()) is None


async def test_it_can_be_stopped_and_is_told_how_far_it_is(service: CaregiversService) -> None:
    grant, parts = await granted(service), list[float]()
    await service.make(grant.id, GivenBy.FILE, Watch(parts.append))
    assert parts[0] == 0 and parts == sorted(parts) and parts[-1] == 1
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        await service.make(grant.id, GivenBy.FILE, watch)


async def test_a_lock_in_the_middle_ends_it(machine: Machine, service: CaregiversService) -> None:
    grant = await granted(service)
    await machine.protection.lock()
    with pytest.raises(VaultMissing):
        await service.make(grant.id, GivenBy.FILE, Watch())
    with pytest.raises(VaultMissing):
        await service.preview(grant, Watch())


async def test_codes_hold_the_same_file(service: CaregiversService) -> None:
    grant = await granted(service)
    found = await service.make(grant.id, GivenBy.CODES, Watch())
    assert found is not None
    pictures = await service.codes(found)
    assert pictures is not None and all(p.startswith(b"\x89PNG") for p in pictures)
    assert 1 <= len(pictures) <= 10
