"""People to call through the use cases, and what may be seen of them while locked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from babel import Locale

from app.data.locked_contacts import FileLockedContacts
from app.data.settings_store import FileSettingsStore
from app.domain.errors import StorageFull
from app.domain.help_contacts import ContactKind, HelpContact
from app.domain.settings import Settings
from app.domain.taper import Contact
from app.i18n.formats import Formats
from app.services.contact_form import (
    HOURS,
    KEY,
    KIND,
    LONGEST,
    NAME,
    PHONE,
    look_at,
    told_of_phone,
)
from app.services.diary import DiaryService
from app.services.entries import EntrySheet
from app.services.help_contacts import ContactService, WhenLocked, _view, read_shown
from tests.data.diaries import DAY, NOW, bytes_of, folder_of, run_sql
from tests.data.diaries import KEY as DATA_KEY
from tests.data.records import a_plan
from tests.views.living import House

FORMATS = Formats(Locale.parse("en_US"))


@pytest.fixture
def house() -> Iterator[House]:
    home = House()
    yield home
    home.offload.close()


def window(house: House) -> ContactService:
    diary = DiaryService(house.store(), house.files, house.offload, house.clock, house.hub)
    return diary.contacts


async def typed(
    contacts: ContactService,
    kind: str = "person",
    name: str = "my sister",
    phone: str = "555-0100",
    version: UUID | None = None,
) -> EntrySheet:
    sheet = await contacts.sheet(FORMATS, version)
    assert sheet is not None
    for field, text in ((KIND, kind), (NAME, name), (PHONE, phone), (HOURS, " evenings ")):
        sheet.put(field, text)
    await sheet.flush()
    return sheet


async def test_a_contact_is_kept_as_typed_and_its_form_is_gone(house: House) -> None:
    contacts = window(house)
    kept = await contacts.save(await typed(contacts), FORMATS)
    assert kept is not None
    assert (kept.kind, kept.name, kept.phone) == (ContactKind.PERSON, "my sister", "555-0100")
    assert (kept.hours, kept.day) == ("evenings", DAY)
    assert kept.entered_at.replace(microsecond=0) == NOW
    view = await contacts.view()
    assert (view.own, view.plan, view.begun, view.damaged) == ((kept,), (), False, False)
    assert house.store().form(KEY) == {}


async def test_a_change_later_keeps_the_day_it_was_first_typed(house: House) -> None:
    contacts = window(house)
    first = await contacts.save(await typed(contacts), FORMATS)
    assert first is not None
    house.clock.moment = NOW + timedelta(5)
    changed = await contacts.save(await typed(contacts, name="a friend", version=first.id), FORMATS)
    assert changed is not None
    assert (changed.day, changed.supersedes) == (DAY, first.id)
    assert [c.name for c in await contacts.shown()] == ["a friend"]


async def test_saving_twice_saves_once(house: House) -> None:
    contacts = window(house)
    sheet = await typed(contacts)
    again = EntrySheet(contacts.records, sheet.key, sheet.fields)
    assert await contacts.save(sheet, FORMATS) == await contacts.save(again, FORMATS)
    assert len(house.store().records(HelpContact)) == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, {KIND, NAME}),
        ({KIND: "person", NAME: " "}, {NAME}),
        ({KIND: "person", PHONE: "1"}, set()),
        ({KIND: "ghost", NAME: "a"}, {KIND}),
        *(({KIND: "clinic", NAME: "a", n: "x" * most}, set()) for n, most in LONGEST.items()),
        *(({KIND: "clinic", NAME: "a", n: "x" * (most + 1)}, {n}) for n, most in LONGEST.items()),
    ],
)
async def test_what_keeps_a_form_from_being_kept(
    house: House, fields: dict[str, str], wrong: set[str]
) -> None:
    assert set(look_at(fields)) == wrong
    contacts = window(house)
    sheet = await contacts.sheet(FORMATS)
    assert sheet is not None
    for name, text in fields.items():
        sheet.put(name, text)
    assert (await contacts.save(sheet, FORMATS) is None) == bool(wrong)


def test_only_a_number_that_cannot_be_dialled_is_spoken_of() -> None:
    assert told_of_phone("") is None and told_of_phone("555-0100 ext. 4") is None
    said = told_of_phone("ask at the desk")
    assert said is not None and said.id == "contact-cannot-dial"


async def test_taken_away_it_can_be_put_back_in_its_place(house: House) -> None:
    contacts = window(house)
    one = await contacts.save(await typed(contacts), FORMATS)
    await contacts.save(await typed(contacts, name="a friend", phone="555-0177"), FORMATS)
    assert one is not None
    gone = await contacts.take_away(one)
    assert gone is not None and await contacts.take_away(one) is None
    assert [c.name for c in await contacts.shown()] == ["a friend"]
    await contacts.put_back(gone)
    await contacts.put_back(gone)
    assert [c.name for c in await contacts.shown()] == ["my sister", "a friend"]


async def test_the_plan_in_force_counts_and_before_it_begins_as_well(house: House) -> None:
    ahead = replace(a_plan(DAY + timedelta(9)), contacts=(Contact("later", "555-0150", ""),))
    house.store().add_records([ahead])
    contacts = window(house)
    assert [c.name for c in await contacts.shown()] == ["later"]
    now = replace(a_plan(DAY), id=uuid4(), contacts=(Contact("now", "555-0140", ""),))
    house.store().add_records([now])
    assert [c.name for c in await contacts.shown()] == ["now"]
    assert [c.name for c in (await contacts.view()).plan] == ["now"]


@pytest.mark.parametrize(
    ("broken", "left"),
    [(1, ["nurse", "a friend"]), (3, ["my sister", "a friend"])],
    ids=["a contact", "the plan"],
)
def test_a_row_that_does_not_open_hides_only_itself(
    tmp_path: Path, broken: int, left: list[str]
) -> None:
    store = folder_of(tmp_path).open(DATA_KEY)
    people = [
        HelpContact(uuid4(), DAY, NOW, ContactKind.PERSON, name, f"555-010{number}")
        for number, name in enumerate(("my sister", "a friend"))
    ]
    plan = replace(a_plan(), contacts=(Contact("nurse", "555-0140", ""),))
    store.add_records([*people, plan])
    run_sql(tmp_path / "diary.db", f"UPDATE record SET payload = x'00' WHERE seq = {broken}")
    assert [c.name for c in read_shown(store, DAY)] == left
    assert _view(store, DAY).damaged is (broken == 1)
    store.close()


def when_locked(house: House, folder: Path) -> WhenLocked:
    settings = FileSettingsStore(folder)
    return WhenLocked(settings, FileLockedContacts(folder), house.offload, house.hub)


def marked() -> HelpContact:
    word = f"contactmarker{uuid4().hex}"
    said = (f"{word}name", f"{word}phone", f"{word}hours")
    return HelpContact(uuid4(), DAY, NOW, ContactKind.PERSON, *said)


def in_the_clear(folder: Path, contact: HelpContact) -> set[str]:
    words = (contact.name, contact.phone, contact.hours)
    return {n for n, raw in bytes_of(folder).items() for w in words if w.encode() in raw}


@pytest.mark.parametrize("wish", [None, False])
async def test_not_a_word_is_in_the_clear_unless_allowed(
    house: House, tmp_path: Path, wish: bool | None
) -> None:
    contact, locked = marked(), when_locked(house, tmp_path)
    FileSettingsStore(tmp_path).save(Settings(contacts_when_locked=wish))
    files = folder_of(tmp_path)
    store = await house.offload.database(files.open, DATA_KEY)
    diary = DiaryService(store, files, house.offload, house.clock, house.hub)
    await typed(diary.contacts, name=contact.name, phone=contact.phone)
    await diary.contacts.records.add([contact])
    assert await locked.keep([contact]) is wish
    assert await locked.seen() == ()
    assert in_the_clear(tmp_path, contact) == set()
    await house.offload.database(store.close)
    assert in_the_clear(tmp_path, contact) == set()


async def test_allowed_it_is_in_its_one_file_and_at_a_no_nowhere(
    house: House, tmp_path: Path
) -> None:
    heard: list[bool] = []
    house.hub.subscribe(lambda: heard.append(True))
    contact, locked = marked(), when_locked(house, tmp_path)
    await locked.allow(True)
    assert await locked.keep([contact]) is True
    assert in_the_clear(tmp_path, contact) == {"emergency_contacts.json"}
    assert [c.name for c in await locked.seen()] == [contact.name]
    await locked.allow(False)
    assert in_the_clear(tmp_path, contact) == set()
    assert set(bytes_of(tmp_path)) == {"settings.json"}
    assert FileSettingsStore(tmp_path).load().contacts_when_locked is False
    assert len(heard) == 2, "the other windows hear of it"


async def test_a_file_that_somebody_put_there_shows_nobody(house: House, tmp_path: Path) -> None:
    contact, locked = marked(), when_locked(house, tmp_path)
    FileLockedContacts(tmp_path).save([contact])
    assert await locked.seen() == ()
    await locked.keep([contact])
    assert in_the_clear(tmp_path, contact) == set()


async def test_a_full_disk_at_the_answer_changes_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = when_locked(house, tmp_path)

    def full(*_: object) -> None:
        raise StorageFull("no room")

    monkeypatch.setattr(FileSettingsStore, "save", full)
    with pytest.raises(StorageFull):
        await locked.allow(True)
    await locked.keep([marked()])
    assert await locked.seen() == () and bytes_of(tmp_path) == {}
