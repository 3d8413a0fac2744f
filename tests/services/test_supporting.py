"""What other people share, on a supporter's device: opened, kept apart, refused, and gone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.data.memory import MemoryDiaryFiles
from app.data.memory_letterbox import MemoryLetterbox
from app.data.memory_vault import MemoryVault
from app.data.sharing.memory_side_views import MemorySideViews
from app.data.sharing.package import JwePackages
from app.data.sharing.shelf import FOLDER, FolderShelf
from app.domain.errors import (
    FileBroken,
    FileNotOurs,
    StorageFull,
    VaultMissing,
    WordMistyped,
    WordsIncomplete,
    WrongWords,
)
from app.domain.ports import DataKey
from app.domain.sharing.grants import Grant, Relation
from app.domain.sharing.packages import Gone, Memory, PackageRefused, Refused
from app.domain.sharing.topics import USUAL, Granted
from app.domain.watch import Watch
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.protection import Protection
from app.services.supporting import SupportingService, WordsNeeded
from tests.data.diaries import KEY, SetClock
from tests.views.packages import MADE_AT, TODAY, package

UNTIL = TODAY + timedelta(days=30)
HERS, HIS = UUID(int=21), UUID(int=22)


class Device:
    """A supporter's device over real files; ``locked`` takes its key away."""

    def __init__(self, folder: Path, offload: Offload) -> None:
        self.folder, self.offload = folder, offload
        self.clock = SetClock(MADE_AT + timedelta(hours=1))
        self.shelf = FolderShelf(folder)
        self.files = MemoryDiaryFiles()
        self.announced = 0
        self.hub = ChangeHub()
        self.hub.subscribe(self._heard)
        self.protection = Protection(
            MemoryVault(KEY),
            self.files,
            MemoryLetterbox(),
            offload,
            self.clock,
            MemorySideViews(),
        )
        self.service = self.again()

    def _heard(self) -> None:
        self.announced += 1

    def again(self) -> SupportingService:
        """As after a restart."""
        return SupportingService(
            self.shelf,
            JwePackages,
            self.protection,
            lambda: self.files.open(KEY),
            self.offload,
            self.clock,
            self.hub,
        )

    def at(self, day: date) -> None:
        self.clock.moment = datetime.combine(day, MADE_AT.timetz())

    @property
    def stored(self) -> set[str]:
        """Names of what is kept, but what is remembered."""
        names = {p.name for p in (self.folder / FOLDER).iterdir()}
        return names - {f"{0:032x}.sealed"}

    async def opened(self, content: bytes, words: str | None = None) -> str:
        taken = await self.service.open(content, words, Watch())
        return taken.head.from_name

    async def here(self) -> list[str]:
        return [kept.head.from_name for kept in (await self.service.people()).people]


@pytest.fixture
async def device(tmp_path: Path) -> AsyncIterator[Device]:
    offload = Offload()
    made = Device(tmp_path, offload)
    await made.protection.open_without_passcode()
    yield made
    offload.close()


MAKER = JwePackages()
WORDS, OTHER_WORDS = MAKER.new_words(), MAKER.new_words()


def sealed(words: str = WORDS, **head: object) -> bytes:
    made = package((Granted.SLEEP,), days=20, **{"grant": HERS, **head})
    return MAKER.make(made, words, Watch())


def ending(words: str = WORDS, **head: object) -> bytes:
    return sealed(words, **{"number": 2, "ends": True, **head})


async def refused(device: Device, content: bytes, words: str | None = WORDS) -> Refused:
    before = {path.name: path.read_bytes() for path in device.folder.rglob("*.sealed")}
    with pytest.raises(PackageRefused) as why:
        await device.opened(content, words)
    zero = f"{0:032x}.sealed"
    after = {path.name: path.read_bytes() for path in device.folder.rglob("*.sealed")}
    assert {n: c for n, c in after.items() if n != zero} == {
        n: c for n, c in before.items() if n != zero
    }
    return why.value.why


async def test_a_file_and_its_words_bring_somebody_here(device: Device) -> None:
    assert await device.here() == []
    assert (
        await device.opened(sealed(), f"  {WORDS.upper().replace(' ', ', ')}\n") == "Test Patient"
    )
    found = await device.service.people()
    assert [k.words for k in found.people] == [WORDS]
    assert found.people[0].opened_at == device.clock.moment
    assert found.of(HERS) == found.people[0]
    assert device.announced == 1
    assert await device.here() == ["Test Patient"]


async def test_a_newer_one_opens_without_words_and_takes_the_place(device: Device) -> None:
    await device.opened(sealed(), WORDS)
    first = (await device.service.people()).people[0].opened_at
    device.at(TODAY + timedelta(days=2))
    taken = await device.service.open(sealed(number=2), None, Watch())
    assert taken.newer
    kept = (await device.service.people()).people
    assert [(k.head.number, k.opened_at) for k in kept] == [(2, first)]


async def test_somebody_new_needs_words(device: Device) -> None:
    await device.opened(sealed(), WORDS)
    with pytest.raises(WordsNeeded):
        await device.opened(sealed(OTHER_WORDS, grant=HIS))
    assert await device.opened(sealed(OTHER_WORDS, grant=HIS), OTHER_WORDS)


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize(("content", "kind"), [(b"hello", FileNotOurs), (b"", FileNotOurs)])
async def test_what_is_no_package_asks_for_no_words(
    device: Device, content: bytes, kind: type[Exception], known: bool
) -> None:
    if known:
        await device.opened(sealed(), WORDS)
    with pytest.raises(kind):
        await device.opened(content)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("one two three", WordsIncomplete),
        (" ".join(["zzzz", *WORDS.split()[1:]]), WordMistyped),
        (OTHER_WORDS, WrongWords),
    ],
    ids=["few", "unknown", "another's"],  # chosen by chance, they would name the test each time
)
async def test_words_that_do_not_fit_are_told_apart(
    device: Device, words: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        await device.opened(sealed(), words)
    assert await device.here() == []


async def test_an_edited_file_does_not_open(device: Device) -> None:
    whole = sealed()
    with pytest.raises((FileBroken, WrongWords)):
        await device.opened(whole[:-30] + b"A" * 30, WORDS)


async def test_two_people_of_one_name_stay_apart(device: Device) -> None:
    await device.opened(sealed(), WORDS)
    device.at(TODAY + timedelta(days=1))
    await device.opened(sealed(OTHER_WORDS, grant=HIS, number=1), OTHER_WORDS)
    found = (await device.service.people()).people
    assert [k.head.grant for k in found] == [HERS, HIS]
    await device.service.remove(HERS)
    assert [k.head.grant for k in (await device.service.people()).people] == [HIS]
    assert device.stored == {f"{HIS.hex}.sealed"}


async def test_it_is_gone_the_day_after_the_last(device: Device) -> None:
    await device.opened(sealed(until=UNTIL), WORDS)
    device.at(UNTIL)
    assert await device.here() == ["Test Patient"]
    device.at(UNTIL + timedelta(days=1))
    found = await device.service.people()
    assert found.people == ()
    assert [head.grant for head in found.gone] == [HERS]
    assert device.stored == set()
    assert (await device.service.people()).gone == ()  # told once
    assert await refused(device, sealed(until=UNTIL)) is Refused.EXPIRED


async def test_a_clock_set_back_brings_nothing_back(device: Device) -> None:
    await device.opened(sealed(until=UNTIL), WORDS)
    device.at(UNTIL + timedelta(days=40))
    assert await device.here() == []
    device.at(TODAY)
    assert await refused(device, sealed(until=UNTIL)) is Refused.EXPIRED
    assert await refused(device, sealed(OTHER_WORDS, grant=HIS), OTHER_WORDS) is Refused.EXPIRED
    device.service = device.again()
    assert await device.here() == []


async def test_the_time_between_two_looks_counts(device: Device) -> None:
    """Also where nothing was opened or had expired at the later look."""
    await device.opened(sealed(until=UNTIL), WORDS)
    late = UNTIL - timedelta(days=3)
    device.at(late)
    await device.here()
    device.at(TODAY)
    seen = device.shelf.memory(KEY).latest
    assert seen is not None and seen.date() == late


async def test_travelling_west_takes_nothing_away(device: Device) -> None:
    await device.opened(sealed(until=UNTIL), WORDS)
    device.at(UNTIL)
    assert await device.here()
    device.clock.moment -= timedelta(hours=9)
    assert await device.here()


async def test_a_sender_whose_clock_is_ahead_takes_nothing_of_others_away(device: Device) -> None:
    await device.opened(sealed(until=UNTIL), WORDS)
    ahead = MADE_AT + timedelta(days=400)
    far = {"made_at": ahead, "until": ahead.date() + timedelta(days=30)}
    await device.opened(sealed(OTHER_WORDS, grant=HIS, **far), OTHER_WORDS)
    assert len(await device.here()) == 2


async def test_an_older_one_replayed_is_refused(device: Device) -> None:
    await device.opened(sealed(number=2), WORDS)
    assert await refused(device, sealed(number=1)) is Refused.OLDER
    assert await refused(device, sealed(number=1), None) is Refused.OLDER
    await device.opened(sealed(number=2), WORDS)


async def test_a_topic_taken_away_goes_with_the_newer_one(device: Device) -> None:
    await device.opened(MAKER.make(package(USUAL, days=20, grant=HERS), WORDS, Watch()), WORDS)
    await device.opened(sealed(number=2), None)
    kept = (await device.service.people()).people[0]
    assert kept.head.topics == {Granted.SLEEP}
    assert {i for c in kept.package.holds.checkins for i in c.answers} == {
        "sleep_hours",
        "sleep_quality",
    }


async def test_what_says_to_be_of_somebody_here_under_other_words_is_refused(
    device: Device,
) -> None:
    await device.opened(sealed(), WORDS)
    forged = sealed(OTHER_WORDS, number=9)
    assert await refused(device, forged, OTHER_WORDS) is Refused.OTHER_WORDS
    assert (await device.service.people()).people[0].head.number == 1


async def test_an_end_takes_away_and_stays(device: Device) -> None:
    await device.opened(sealed(), WORDS)
    taken = await device.service.open(ending(), None, Watch())
    assert taken.kept is None and taken.head.ends
    assert await device.here() == []
    assert device.stored == set()
    assert await refused(device, sealed()) is Refused.ENDED
    device.service = device.again()
    assert await refused(device, ending()) is Refused.ENDED
    await device.opened(sealed(number=3), WORDS)  # they agreed again
    assert await device.here() == ["Test Patient"]


async def test_an_end_is_known_where_nothing_was_opened_before(device: Device) -> None:
    await device.opened(ending(), WORDS)
    assert await refused(device, sealed()) is Refused.ENDED


async def test_an_end_comes_in_after_the_last_day(device: Device) -> None:
    device.at(UNTIL + timedelta(days=5))
    await device.opened(ending(until=UNTIL), WORDS)
    assert await refused(device, sealed(until=UNTIL)) is Refused.ENDED


async def test_ones_own_package_is_refused(device: Device) -> None:
    day = MADE_AT.date()
    grant = Grant(
        HERS, day, MADE_AT, "A", Relation.FRIEND, "B", frozenset(USUAL), day, UNTIL, WORDS
    )
    device.files.open(KEY).add_records([grant])
    later = replace(grant, id=uuid4(), supersedes=grant.id)
    device.files.open(KEY).add_records([later])
    assert await refused(device, sealed()) is Refused.OWN


async def test_removed_it_can_be_opened_again_and_no_older_one(device: Device) -> None:
    await device.opened(sealed(number=2), WORDS)
    await device.service.remove(HERS)
    assert await device.here() == []
    assert device.stored == set()
    assert device.shelf.memory(KEY).gone == {HERS: Gone.REMOVED}
    assert await refused(device, sealed(number=1)) is Refused.OLDER
    assert await device.opened(sealed(number=2), WORDS)
    assert device.shelf.memory(KEY).gone == {}


async def test_what_was_damaged_here_can_be_opened_again(device: Device) -> None:
    await device.opened(sealed(), WORDS)
    await device.opened(sealed(OTHER_WORDS, grant=HIS), OTHER_WORDS)
    (device.folder / FOLDER / f"{HERS.hex}.sealed").write_bytes(b"gone")
    found = (await device.service.people()).people
    assert [k.head.grant for k in found] == [HIS]
    await device.opened(sealed(), WORDS)
    assert len(await device.here()) == 2


async def test_a_full_disk_hides_what_is_over_and_takes_it_away_later(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    await device.opened(sealed(until=UNTIL), WORDS)
    device.at(UNTIL + timedelta(days=1))

    def full(key: DataKey, memory: Memory) -> None:
        raise StorageFull("no room")

    with monkeypatch.context() as patch:
        patch.setattr(device.shelf, "remember", full)
        assert await device.here() == []
    assert device.stored
    assert await device.here() == []
    assert device.stored == set()


async def test_an_end_that_the_device_did_not_outlive_holds(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It went out between remembering and taking away."""
    await device.opened(sealed(), WORDS)

    def out(grant: UUID) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(device.shelf, "drop", out)
        with pytest.raises(KeyboardInterrupt):
            device.service._take(KEY, package((), grant=HERS, number=2, ends=True), WORDS)
    assert device.stored
    assert await device.here() == []
    assert device.stored == set()


async def test_a_lock_takes_the_key_from_all_of_it(device: Device) -> None:
    await device.opened(sealed(), WORDS)
    await device.protection.lock()
    calls: list[Callable[[], object]] = [
        device.service.people,
        lambda: device.service.open(sealed(), WORDS, Watch()),
        lambda: device.service.remove(HERS),
    ]
    for call in calls:
        with pytest.raises(VaultMissing):
            await call()  # type: ignore[misc]
    assert device.stored


async def test_a_diary_and_people_do_not_mix(device: Device) -> None:
    store = device.files.open(KEY)
    before = store.everything()(Watch())
    await device.opened(sealed(), WORDS)
    assert store.everything()(Watch()) == before
    assert store.ids() == frozenset()
