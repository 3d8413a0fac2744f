"""People to call under More: typed, changed, taken away, and who may be seen while locked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from app.data.memory_records import MemoryRecordStore
from app.domain.errors import EntryDamaged, StorageFull
from app.domain.help_contacts import ContactKind, HelpContact, standing_contacts
from app.domain.settings import Settings
from app.domain.taper import Contact
from app.services.contact_form import KEY
from app.views import contact_identifiers as ids
from app.views import identifiers, window
from app.views.shell import Shell
from tests.data.diaries import DAY, NOW
from tests.views.agreed import version
from tests.views.doorway import typed
from tests.views.harness import Screen
from tests.views.living import House, living

LIST, FORM = "/more/contacts", "/contact"
NAME, PHONE, HOURS = (ids.contact_field(n) for n in ("name", "phone", "hours"))
YES, NO = (identifiers.settings(f"contacts_when_locked.{c}") for c in ("yes", "no"))
ASKED = "Show these people while the diary is locked?"


def somebody(
    name: str = "my sister", phone: str = "555-0100", kind: ContactKind = ContactKind.PERSON
) -> HelpContact:
    return HelpContact(uuid4(), DAY, NOW, kind, name, phone, "evenings")


def house(*contacts: HelpContact, wish: bool | None = None) -> House:
    settings = Settings(region="us", intended_use_seen=True, contacts_when_locked=wish)
    home = House(settings=settings)
    home.store().add_records(contacts)
    return home


def listed(home: House) -> tuple[HelpContact, ...]:
    return standing_contacts(home.store().records(HelpContact))


@pytest.fixture
def shells(monkeypatch: pytest.MonkeyPatch) -> list[Shell]:
    """The shell of each window that is opened in the test."""
    made: list[Shell] = []

    def remembered(*given: Any, **named: Any) -> Shell:
        made.append(Shell(*given, **named))
        return made[-1]

    monkeypatch.setattr(window, "Shell", remembered)
    return made


def names(shell: Shell) -> list[str]:
    """Who can be called from the window now."""
    return [c.name for c in shell.state.contacts]


def chosen(screen: Screen) -> tuple[bool, bool]:
    return bool(screen.semantics(YES).selected), bool(screen.semantics(NO).selected)


async def test_somebody_is_noted_and_listed_and_can_be_reached() -> None:
    home = house()
    async with living(home, route="/more") as screen:
        await screen.tap(ids.MORE_CONTACTS)
        assert ASKED not in screen.text(), "nobody to show yet"
        await screen.tap(ids.CONTACT_ADD)
        assert not screen.has(ids.CONTACT_DISCARD)
        await screen.tap(ids.contact_kind("person"))
        await screen.type(NAME, " my sister ")
        await screen.type(PHONE, "555-0100")
        await screen.type(HOURS, "evenings")
        await screen.tap(ids.CONTACT_SAVE)
        assert screen.route == LIST
        text = screen.text()
        assert "my sister is kept." in text and "555-0100" in text and "evenings" in text
        assert "Someone you trust" in text
        await screen.tap(ids.contact_row(1, "call"))
        await screen.tap(ids.contact_row(1, "text"))
        await screen.tap(ids.contact_row(1, "copy"))
        asked = [(method, args) for _, method, args in screen.calls]
        assert any("tel:5550100" in str(call) for call in asked)
        assert any("sms:5550100" in str(call) for call in asked)
        assert "Copied" in screen.text_of(ids.contact_row(1, "copy"))
    (kept,) = listed(home)
    assert (kept.kind, kept.name, kept.phone) == (ContactKind.PERSON, "my sister", "555-0100")
    assert (kept.day, kept.hours) == (DAY, "evenings")
    assert home.store().form(KEY) == {}


async def test_what_is_typed_is_kept_and_can_be_forgotten() -> None:
    home = house()
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.CONTACT_ADD)
        await screen.type(NAME, "half")
        assert home.store().form(KEY)["name"] == "half"
        await screen.tap(ids.CONTACT_CLOSE)
        assert "Go on with the one I began" in screen.text_of(ids.CONTACT_ADD)
        await screen.tap(ids.CONTACT_ADD)
        assert typed(screen, NAME) == "half"
        await screen.tap(ids.CONTACT_DISCARD)
        assert home.store().form(KEY), "asked first"
        await screen.tap(identifiers.yes(ids.CONTACT_DISCARD))
        assert screen.route == LIST and home.store().form(KEY) == {}


async def test_it_says_what_is_missing_and_what_cannot_be_called() -> None:
    home = house()
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.CONTACT_ADD)
        await screen.tap(ids.CONTACT_SAVE)
        text = screen.text()
        assert "Choose who it is." in text and "Type a name or a phone number." in text
        await screen.type(PHONE, "ask at the desk")
        assert "You can copy this. It cannot be called with one tap" in screen.text()
        assert "Type a name or a phone number." not in screen.text()
        await screen.type(NAME, "x" * 61)
        assert "1" in screen.text() and "60" in screen.text()
        await screen.tap(ids.CONTACT_SAVE)
        assert screen.route == FORM and listed(home) == ()
        await screen.type(NAME, "the desk")
        await screen.tap(ids.contact_kind("clinic"))
        await screen.tap(ids.CONTACT_SAVE)
        assert screen.route == LIST
        assert screen.has(ids.contact_row(1, "copy"))
        assert not screen.has(ids.contact_row(1, "call"))


async def test_undo_takes_a_new_one_back_and_gives_the_form_again() -> None:
    home = house()
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.CONTACT_ADD)
        await screen.tap(ids.contact_kind("clinic"))
        await screen.type(NAME, "the clinic")
        await screen.tap(ids.CONTACT_SAVE)
        await screen.tap(ids.CONTACT_UNDO)
        assert listed(home) == ()
        assert "That was taken back." in screen.text()
        await screen.tap(ids.CONTACT_ADD)
        assert typed(screen, NAME) == "the clinic"


async def test_one_is_changed_and_keeps_its_place() -> None:
    home = house(somebody(), somebody("a friend", "555-0177"))
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.contact_row(1, "change"))
        assert "Change someone to call" in screen.text()
        await screen.type(PHONE, "555-0199")
        await screen.tap(ids.CONTACT_SAVE)
        assert [c.phone for c in listed(home)] == ["555-0199", "555-0177"]
        await screen.tap(ids.CONTACT_UNDO)
        assert [c.phone for c in listed(home)] == ["555-0100", "555-0177"]


async def test_one_is_taken_off_the_list_and_put_back() -> None:
    home = house(somebody())
    async with living(home, route=LIST) as screen:
        await screen.tap(ids.contact_row(1, "remove"))
        assert listed(home) == () and not screen.has(ids.contact_row(1, "call"))
        assert "my sister is off your list." in screen.text()
        await screen.tap(ids.CONTACT_UNDO)
        assert [c.name for c in listed(home)] == ["my sister"]
        assert screen.has(ids.contact_row(1, "call"))


async def test_one_that_is_not_there_leads_away() -> None:
    for wrong in (str(uuid4()), "nonsense"):
        async with living(house(), route=f"/contact/{wrong}") as screen:
            assert not screen.has(ids.CONTACT_SAVE)


async def test_the_contacts_of_the_plan_stand_there_too_once() -> None:
    home = house(somebody("the nurse", "555 0123", ContactKind.CLINIC))
    plan = version(
        contacts=(
            Contact("the nurse again", "5550123", ""),
            Contact("the pain clinic", "555-0140", "9 to 5"),
        )
    )
    home.store().add_records([plan])
    async with living(home, route=LIST) as screen:
        text = screen.text()
        assert "From your plan" in text and "the pain clinic" in text and "9 to 5" in text
        assert "the nurse again" not in text
        assert screen.has(ids.contact_of_plan(1, "call"))
        assert not screen.has(ids.contact_of_plan(2, "call"))


async def test_it_is_asked_once_and_can_be_changed() -> None:
    home = house(somebody())
    async with living(home, route=LIST) as screen:
        text = screen.text()
        assert text.index(ASKED) < text.index("my sister"), "first of all, while not answered"
        assert chosen(screen) == (False, False)
        assert home.locked_contacts.load() == ()
        await screen.tap(YES)
        assert home.settings_store.load().contacts_when_locked is True
        assert [c.name for c in home.locked_contacts.load()] == ["my sister"]
        text = screen.text()
        assert text.index(ASKED) > text.index("my sister"), "then it stands below"
        assert chosen(screen) == (True, False)
        await screen.tap(NO)
        assert chosen(screen) == (False, True)
        assert home.locked_contacts.load() == ()


async def test_who_only_has_a_plan_is_asked_on_the_page() -> None:
    home = house()
    home.store().add_records([version(contacts=(Contact("the clinic", "555-0140", ""),))])
    async with living(home, route=LIST) as screen:
        assert ASKED in screen.text()
        await screen.tap(YES)
        assert [c.phone for c in home.locked_contacts.load()] == ["555-0140"]


@pytest.mark.parametrize(("wish", "seen"), [(None, []), (False, []), (True, ["my sister"])])
async def test_the_locked_window_knows_only_whom_it_may(
    shells: list[Shell], wish: bool | None, seen: list[str]
) -> None:
    home = house(somebody(), wish=wish)
    async with living(home) as screen:
        (shell,) = shells
        assert names(shell) == ["my sister"]
        await shell.lock()
        await screen.settle()
        assert names(shell) == seen
        assert "555-0100" not in screen.text()


async def test_what_may_be_seen_follows_each_change() -> None:
    home = house(somebody(), wish=True)
    async with living(home, route=LIST) as screen:
        assert [c.name for c in home.locked_contacts.load()] == ["my sister"]
        home.store().add_records([version(contacts=(Contact("the clinic", "555-0140", ""),))])
        home.hub.announce()
        await screen.settle()
        assert [c.name for c in home.locked_contacts.load()] == ["the clinic", "my sister"]
        await screen.tap(ids.contact_row(1, "remove"))
        assert [c.name for c in home.locked_contacts.load()] == ["the clinic"]


async def test_a_no_in_one_window_holds_in_another(shells: list[Shell]) -> None:
    """The other window knew a yes; what it keeps later must not bring the names back."""
    home = house(somebody(), wish=True)
    async with living(home, route=LIST) as screen:
        other = home.services().when_locked
        await other.allow(False)
        await screen.settle()
        await shells[0].change(text_size=1.25)
        home.hub.announce()
        await screen.settle()
        kept = home.settings_store.load()
        assert (kept.contacts_when_locked, kept.text_size) == (False, 1.25)
        assert home.locked_contacts.load() == ()
        assert chosen(screen) == (False, True)


async def test_a_wish_that_a_window_has_not_heard_of_is_not_written_over(
    shells: list[Shell],
) -> None:
    home = house(somebody(), wish=True)
    async with living(home):
        home.settings_store.save(replace(home.settings_store.load(), contacts_when_locked=False))
        assert shells[0].state.settings.contacts_when_locked is True
        await shells[0].change(text_size=1.25)
        kept = home.settings_store.load()
        assert (kept.contacts_when_locked, kept.text_size) == (False, 1.25)


async def test_at_a_lock_nobody_is_in_sight_until_it_is_known_who_may_be(
    shells: list[Shell],
) -> None:
    async with living(house(somebody(), wish=True)) as screen:
        (shell,) = shells
        shell.state.diary = None
        shell.calls.locked()
        assert names(shell) == []
        await screen.settle()
        assert names(shell) == ["my sister"]


async def test_a_full_disk_is_told_and_the_contact_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise StorageFull("no room")

    home = house(wish=True)
    async with living(home, route=LIST) as screen:
        monkeypatch.setattr(home.locked_contacts, "save", full)
        await screen.tap(ids.CONTACT_ADD)
        await screen.tap(ids.contact_kind("person"))
        await screen.type(NAME, "my sister")
        await screen.tap(ids.CONTACT_SAVE)
        assert [c.name for c in listed(home)] == ["my sister"]
        assert screen.has(identifiers.TROUBLE_CLOSE)


async def test_a_row_that_does_not_open_hides_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = house(somebody(), somebody("a friend"))

    def damaged(*_: object) -> None:
        raise EntryDamaged

    def readable(store: MemoryRecordStore, kind: type[HelpContact]) -> list[HelpContact]:
        return [r for r in store._open().records.values() if isinstance(r, kind)][:1]

    monkeypatch.setattr(MemoryRecordStore, "readable_records", readable)
    monkeypatch.setattr(MemoryRecordStore, "records", damaged)
    async with living(home, route=LIST) as screen:
        assert "One entry here cannot be read." in screen.text()
        assert "my sister" in screen.text() and "a friend" not in screen.text()
        await screen.tap(ids.contact_row(1, "remove"))
        assert "my sister is off your list." in screen.text()
