"""A diary, a clinic that was added, and sending from the one to the other, on real threads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from app.clinic.door import Door
from app.clinic.entries import IDENTIFIER_SYSTEM
from app.clinic.outbox.bundles import where
from app.clinic.outbox.compare import same
from app.clinic.scopes import SCOPES
from app.data.memory import MemoryDiaryFiles
from app.domain.checkins import Answers, CheckIn, CheckInKind
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Receipt
from app.domain.files import File
from app.domain.ports import DiaryStore
from app.domain.report.choices import ReportChoices
from app.domain.report.topics import USUAL, Topic
from app.domain.watch import Watch
from app.services import sending_work
from app.services.delivering import Access
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.reading import Forgiving
from app.services.sending import Outcome, Prepared, SendingService
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy, Request
from tests.data.diaries import DAY, KEY, NOW, SetClock

T = TypeVar("T")

KINDS = (
    "QuestionnaireResponse",
    "Observation",
    "MedicationStatement",
    "DocumentReference",
    "Communication",
    "RelatedPerson",
    "Consent",
)


@dataclass
class OpenDoor:
    """The way to a server that asks nobody to sign in. ``seconds``: for one request."""

    base: str
    offload: Offload
    seconds: float = 10
    most: int = 2 * 1024 * 1024

    async def ask(self, work: Callable[[Door], T]) -> T:
        """See ``ClinicAccess``."""

        def asked() -> T:
            with Door(self.base, seconds=self.seconds, most=self.most) as door:
                return work(door)

        return await self.offload.network(asked)


def an_answer(pain: int = 5, note: str = "") -> dict[str, Any]:
    """What was said of a day."""
    said: dict[str, Any] = {"pain_24h": pain, "mood": 6, "sleep_hours": 6.5}
    return {**said, "note": note} if note else said


@dataclass
class Living:
    """One window over ``store``; ``turn`` is shared by the windows of a process."""

    base: str
    patient: str
    offload: Offload
    store: DiaryStore = field(default_factory=lambda: MemoryDiaryFiles().open(KEY))
    clock: SetClock = field(default_factory=SetClock)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waited: list[float] = field(default_factory=list)
    install: UUID = field(default_factory=uuid4)
    seconds: float = 10
    scopes: tuple[str, ...] = SCOPES
    topics: frozenset[Topic] = USUAL
    access: Access | None = None

    def __post_init__(self) -> None:
        reader = Forgiving(self.store)
        self.door = OpenDoor(self.base, self.offload, self.seconds)
        self.service = SendingService(
            lambda: reader,
            lambda: self.store,
            self.access or self.door,
            self.offload,
            self.clock,
            ChangeHub(),
            self.turn,
            self._pause,
        )

    async def _pause(self, seconds: float) -> None:
        """Time goes by without anybody waiting for it."""
        self.waited.append(seconds)
        self.clock.moment += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    def join(self) -> None:
        """Add the clinic. Blocking, on the store's thread."""
        where_ = (self.base, "Test Clinic", self.install, "glidepath", self.patient)
        self.store.add_records([Clinic(uuid4(), DAY, NOW, *where_, scopes=self.scopes)])

    def say(self, day: date, answers: Answers, supersedes: UUID | None = None) -> CheckIn:
        """Save a check-in, or a correction. Blocking."""
        return self.store.add(
            CheckIn(uuid4(), day, CheckInKind.FULL, self.clock.moment, answers, supersedes)
        )

    def take_back(self, checkin: CheckIn) -> None:
        """Undo a check-in. Blocking."""
        now = self.clock.moment
        self.store.add(
            CheckIn(uuid4(), checkin.day, checkin.kind, now, {}, checkin.id, undone=True)
        )

    def choices(self, first: date | None = None, last: date | None = None) -> ReportChoices:
        """Every day up to today, and ``topics``."""
        today = self.clock.moment.date()
        return ReportChoices(first or DAY - timedelta(60), last or today, self.topics)

    async def prepare(self, report: File | None = None, **days: date) -> Prepared:
        """What would go."""
        return await self.service.prepare(self.choices(**days), report, Watch())

    async def send(self, report: File | None = None, watch: Watch | None = None) -> Outcome:
        """Prepare and send."""
        return await self.service.send(await self.prepare(report), watch or Watch())

    def wanted(self) -> Mapping[str, Any]:
        """What the diary says, by key. Blocking."""
        now = self.clock.moment
        read = sending_work.read_chosen(self.service._days().store, self.store, self.choices(), now)
        said = sending_work.say(*read, None)
        return {entry.line.key: entry for family in said.families for entry in family.entries}


def held(server: FhirServer) -> dict[str, list[dict[str, Any]]]:
    """Everything that a patient's record has of us, by identifier."""
    found: dict[str, list[dict[str, Any]]] = {}
    for kind in KINDS:
        for resource in server.of_patient(kind):
            found.setdefault(identifier(resource), []).append(resource)
    return found


def identifier(resource: Mapping[str, Any]) -> str:
    """The identifier that we gave it."""
    given = resource["identifier"]
    every = given if isinstance(given, list) else [given]
    return next(str(one["value"]) for one in every if one["system"] == IDENTIFIER_SYSTEM)


def check(living: Living, server: FhirServer, touched: Collection[str] = ()) -> None:
    """The server has what the diary says, each once, and takes back what it says no more.
    ``touched``: keys of what somebody there changed or deleted. Where the diary came back to what
    was acknowledged before, nothing is sent, and that stays as it is. Blocking."""
    there, wanted = held(server), dict(living.wanted())
    assert {key: len(found) for key, found in there.items() if len(found) != 1} == {}
    maker = sending_work.read_standing(living.store).maker
    places = {}
    for key in touched:
        if maker.identifier(key) not in there:
            wanted.pop(key, None)
    for entry in wanted.values():
        (one,) = there[maker.identifier(entry.line.key)]
        place = f"{one['resourceType']}/{one['id']}"
        places[maker.full_url(entry.line.key)] = places[where(entry.line, maker)] = place
    for entry in wanted.values():
        (one,) = there[maker.identifier(entry.line.key)]
        sent = dict(entry.resource)
        if entry.line.key in touched:  # what they changed is the note
            sent.pop("note", None)
            one.pop("note", None)
        assert same(sent, one, places, server.base), entry.line.key
    ours = {maker.identifier(key) for key in wanted}
    for key in there.keys() - ours:
        one = there[key][0]
        assert one.get("status") in ("entered-in-error", "current") or not one.get("active", True)


def rows_of(store: DiaryStore) -> list[CheckIn]:
    """What was said in a diary, which sending never changes. Blocking."""
    return list(store.between(date.min, date.max))


def receipts_of(store: DiaryStore) -> list[Receipt]:
    """Every receipt. Blocking."""
    return list(store.records(Receipt))


def writes(request: Request) -> bool:
    """Whether a request would change something."""
    return request.method != "GET"


def three_days(living: Living) -> None:
    """Say something for three days. Blocking."""
    for n in range(3):
        living.say(DAY - timedelta(n), an_answer(n))


async def recovers(living: Living, server: FhirServer, proxy: FaultProxy) -> None:
    """A press later, with nothing in the way, everything is there once."""
    before = rows_of(living.store)
    proxy.clear()
    living.clock.moment += timedelta(hours=2)
    outcome = await living.service.send_waiting(Watch())
    assert outcome.waiting == ()
    check(living, server)
    assert rows_of(living.store) == before
    assert (await living.prepare()).parcels == ()
