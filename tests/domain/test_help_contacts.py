"""Who can be called, in which order, and nobody twice."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.help_contacts import (
    ContactKind,
    HelpContact,
    of_plan,
    shown,
    standing_contacts,
)
from app.domain.taper import Contact, PlanVersion
from tests.data.diaries import DAY, NOW
from tests.data.records import a_plan

CLINIC, AFTER, PERSON = ContactKind.CLINIC, ContactKind.AFTER_HOURS, ContactKind.PERSON


def one(
    number: int,
    kind: ContactKind = PERSON,
    name: str = "",
    phone: str = "",
    *,
    of: int | None = None,
    undone: bool = False,
) -> HelpContact:
    supersedes = UUID(int=of) if of is not None else None
    said = (name or f"name {number}", phone or f"555-01{number:02}")
    return HelpContact(UUID(int=number), DAY, NOW, kind, *said, "", supersedes, undone)


def plan(*contacts: Contact) -> PlanVersion:
    return replace(a_plan(), contacts=contacts)


def numbers(contacts: tuple[HelpContact, ...]) -> list[str]:
    return [c.phone for c in contacts]


def test_the_clinic_comes_first_and_people_in_the_order_typed() -> None:
    saved = [one(1), one(2, AFTER), one(3), one(4, CLINIC), one(5, CLINIC)]
    assert [c.id.int for c in standing_contacts(saved)] == [4, 5, 2, 1, 3]


def test_a_change_keeps_the_place_and_what_was_taken_away_is_gone() -> None:
    saved = [one(1), one(2), one(3), one(4, phone="555-0199", of=1), one(5, of=2, undone=True)]
    assert numbers(standing_contacts(saved)) == ["555-0199", "555-0103"]


def test_those_of_the_plan_stand_between_the_clinic_and_people() -> None:
    own = standing_contacts([one(1), one(2, AFTER), one(3, CLINIC)])
    found = shown(own, plan(Contact("nurse", "555-0150", "9 to 5")))
    assert numbers(found) == ["555-0103", "555-0102", "555-0150", "555-0101"]
    assert (found[2].kind, found[2].name, found[2].hours) == (CLINIC, "nurse", "9 to 5")
    assert shown(own, None) == own
    assert shown((), plan()) == ()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("(555) 0123", "555-0123"),
        ("+44 (0)20 7946 0000", "+44 20 7946 0000"),
        ("call ext. 12", "Call ext. 12 "),
    ],
)
def test_the_same_number_written_otherwise_stands_once(mine: str, theirs: str) -> None:
    own = (one(1, CLINIC, "clinic", mine),)
    assert of_plan(own, plan(Contact("the clinic", theirs, ""))) == ()
    assert len(of_plan((), plan(Contact("a", theirs, ""), Contact("b", mine, "")))) == 1


def test_without_a_number_the_name_tells_and_without_both_there_is_nobody() -> None:
    found = of_plan(
        (), plan(Contact("Desk", "", ""), Contact("desk ", "", "9"), Contact("", "", "x"))
    )
    assert [c.name for c in found] == ["Desk"]
    # Two of one name with different numbers are two.
    assert len(of_plan((), plan(Contact("A", "555-0101", ""), Contact("A", "555-0102", "")))) == 2


def test_a_contact_of_the_plan_has_the_same_id_each_time() -> None:
    agreed = plan(Contact("nurse", "555-0150", ""), Contact("desk", "555-0151", ""))
    first, again = of_plan((), agreed), of_plan((), agreed)
    assert first == again
    assert len({c.id for c in first}) == 2
