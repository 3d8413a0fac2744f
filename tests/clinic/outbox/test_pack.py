"""What goes along, and how: only what is new, whole families, frozen bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clinic.entries import IDENTIFIER_SYSTEM, Family, digest
from app.clinic.outbox.bundles import URN, pieces_of, references_in
from app.clinic.outbox.news import Scope, is_new
from app.clinic.outbox.pack import Packed
from app.domain.clinic.parcels import MOST_ENTRIES, Line, Parcel, Sent, Why
from tests.clinic.outbox.made import (
    DAY,
    MAKER,
    NOW,
    SCOPE,
    a_day,
    a_report,
    arrived,
    entry,
    packed,
)


def bundles(made: Packed) -> list[list[dict[str, Any]]]:
    """The entries of each bundle."""
    return [json.loads(content)["entry"] for _, content in made.parcels]


def things(made: Packed) -> list[Line]:
    """What goes, without who made it."""
    return [line for p, _ in made.parcels for line in p.lines if line.kind is not Sent.MAKER]


def keys(made: Packed) -> list[str]:
    return [line.key for line in things(made)]


def test_the_first_time_everything_is_found_by_its_identifier() -> None:
    made = packed([a_day(DAY)])
    ((parcel, content),) = made.parcels
    assert digest(content.decode()) == parcel.digest
    assert (parcel.why, parcel.made_at, parcel.tries) == (Why.NEW, NOW, 0)
    document = json.loads(content)
    assert (document["resourceType"], document["type"]) == ("Bundle", "transaction")
    *said, who = document["entry"]
    for line, one in zip(parcel.lines, said, strict=False):
        value = f"{UUID(int=1)}:{line.key}"
        asked = f"{line.type}?identifier={IDENTIFIER_SYSTEM}|{value}"
        assert one["request"] == {"method": "PUT", "url": asked}
        assert one["fullUrl"] == MAKER.full_url(line.key)
        assert "id" not in one["resource"]
    assert said[1]["resource"]["derivedFrom"] == [{"reference": said[0]["fullUrl"]}]
    uuid = who["fullUrl"].removeprefix("urn:uuid:")
    assert who["request"] == {"method": "PUT", "url": f"Provenance/{uuid}"}
    assert who["resource"]["id"] == uuid
    targets = [one["reference"] for one in who["resource"]["target"]]
    assert targets == [one["fullUrl"] for one in said]
    assert parcel.lines[-1].kind is Sent.MAKER


def test_who_made_it_is_left_out_where_the_server_takes_no_id() -> None:
    made = packed([a_day(DAY)], provenance=False)
    assert [line.kind for p, _ in made.parcels for line in p.lines] == [
        Sent.CHECKIN,
        Sent.MEASURE,
        Sent.MEASURE,
    ]


def test_what_was_acknowledged_is_not_sent_again() -> None:
    families = [a_day(DAY), a_report()]
    has = arrived(packed(families).parcels)
    assert packed(families, has) == packed([]) == Packed()


def test_what_waits_is_not_packed_again() -> None:
    families = [a_day(DAY), a_day(DAY + timedelta(1))]
    waiting = [parcel for parcel, _ in packed(families).parcels]
    assert packed(families, {}, waiting) == Packed()


def test_a_change_replaces_the_version_that_is_known() -> None:
    before, after = a_day(DAY, "5"), a_day(DAY, "5")
    changed = entry(f"measure:{DAY}:1", "7", refers=[f"checkin:{DAY}"])
    after = Family((*after.entries[:2], changed))
    has = arrived(packed([before]).parcels)
    made = packed([after], has)
    assert keys(made) == [changed.line.key]
    one = bundles(made)[0][0]
    place = has[changed.line.key].location
    assert one["request"] == {"method": "PUT", "url": place, "ifMatch": 'W/"1"'}
    assert one["resource"]["id"] == place.partition("/")[2]
    # The form does not go along: it is named by what is known.
    assert one["resource"]["derivedFrom"] == [{"reference": has[f"checkin:{DAY}"].location}]


def test_a_change_of_what_waits_is_found_by_identifier_and_comes_behind() -> None:
    """Its version is not known before what waits has arrived."""
    has = arrived(packed([a_day(DAY, "5")]).parcels)
    second = packed([a_day(DAY, "6")], has)
    waiting = [parcel for parcel, _ in second.parcels]
    third = packed([a_day(DAY, "7")], has, waiting)
    assert keys(third) == keys(second)
    for one in bundles(third)[0][:-1]:
        assert "?identifier=" in one["request"]["url"]
        assert "ifMatch" not in one["request"]
    assert third.instead_of == ()


def test_to_go_back_to_what_was_acknowledged_is_a_change_while_another_waits() -> None:
    has = arrived(packed([a_day(DAY, "5")]).parcels)
    waiting = [parcel for parcel, _ in packed([a_day(DAY, "6")], has).parcels]
    assert len(keys(packed([a_day(DAY, "5")], has, waiting))) == 3


def test_what_does_not_go_along_and_waits_is_named_by_its_identifier() -> None:
    form = Family(a_day(DAY).entries[:1])
    waiting = [parcel for parcel, _ in packed([form]).parcels]
    made = packed([a_day(DAY)], {}, waiting)
    asked = (
        f"QuestionnaireResponse?identifier={IDENTIFIER_SYSTEM}|{MAKER.identifier(f'checkin:{DAY}')}"
    )
    for one in bundles(made)[0][:-1]:
        assert one["resource"]["derivedFrom"] == [{"reference": asked}]


def test_a_reference_to_what_was_never_sent_is_a_defect() -> None:
    with pytest.raises(KeyError):
        packed([Family((entry("measure:x", "1", refers=["checkin:nowhere"]),))])


def test_unticking_a_topic_is_no_change_and_ticking_one_is() -> None:
    def told(topics: set[str]) -> Family:
        one = entry("measure:x", ",".join(sorted(topics)), topics=frozenset(topics))
        return Family((replace(one, line=replace(one.line, said="rows")),))

    less, more = told({"pain"}), told({"pain", "mood"})
    assert packed([less], arrived(packed([more]).parcels)) == Packed()
    assert keys(packed([more], arrived(packed([less]).parcels))) == ["measure:x"]
    other = Family((replace(less.entries[0], line=replace(less.entries[0].line, said="other")),))
    assert keys(packed([other], arrived(packed([more]).parcels))) == ["measure:x"]


def test_what_was_taken_back_is_sent_as_entered_in_error_once() -> None:
    has = arrived(packed([a_day(DAY), a_report()]).parcels)
    made = packed([], has)
    assert sorted(keys(made)) == sorted(line.key for line in things(packed([a_day(DAY)])))
    assert all(line.withdrawn for line in things(made))
    assert {one["resource"].get("status") for one in bundles(made)[0][:-1]} == {"entered-in-error"}
    assert all("ifMatch" in one["request"] for one in bundles(made)[0][:-1])
    after = arrived(made.parcels, has)
    assert packed([], after) == Packed()
    again = packed([a_day(DAY)], after)
    assert len(keys(again)) == 3
    assert not any(line.withdrawn for line in things(again))


def test_what_waits_and_was_taken_back_is_sent_as_entered_in_error_behind_it() -> None:
    waiting = [parcel for parcel, _ in packed([a_day(DAY)]).parcels]
    made = packed([], {}, waiting)
    assert len(keys(made)) == 3
    assert all("?identifier=" in one["request"]["url"] for one in bundles(made)[0][:-1])


def test_what_was_entered_in_error_and_is_true_again_is_new() -> None:
    line = a_day(DAY).entries[0].line
    assert is_new(line, replace(line, digest="other", withdrawn=True))
    assert not is_new(line, replace(line, digest="other"))


@pytest.mark.parametrize(
    "scope",
    [
        replace(SCOPE, first=DAY + timedelta(1)),
        replace(SCOPE, last=DAY - timedelta(1)),
        replace(SCOPE, topics=frozenset({"pain"})),
        replace(SCOPE, unread_days=frozenset({DAY})),
        replace(SCOPE, unread_topics=frozenset({"mood"})),
    ],
    ids=["later", "earlier", "topic not chosen", "day not read", "topic not read"],
)
def test_what_was_not_chosen_or_not_read_was_not_taken_back(scope: Scope) -> None:
    has = arrived(packed([a_day(DAY)]).parcels)
    assert packed([], has, scope=scope) == Packed()


def test_a_report_has_a_bundle_of_its_own_at_the_end() -> None:
    made = packed([a_report(DAY - timedelta(1)), a_day(DAY)])
    kinds = [{line.kind for line in parcel.lines} for parcel, _ in made.parcels]
    assert kinds == [{Sent.CHECKIN, Sent.MEASURE, Sent.MAKER}, {Sent.REPORT, Sent.MAKER}]


def test_a_family_too_large_for_a_bundle_is_cut_in_its_order() -> None:
    made = packed([a_day(DAY, several=120)])
    assert [len(b) for b in bundles(made)] == [50, 50, 24]
    assert keys(made) == [e.line.key for e in a_day(DAY, several=120).entries]
    reference = bundles(made)[2][0]["resource"]["derivedFrom"][0]["reference"]
    assert reference.startswith("QuestionnaireResponse?identifier=")


def stuck(made: Packed, why: Why = Why.REFUSED) -> list[Parcel]:
    return [replace(parcel, why=why) for parcel, _ in made.parcels]


def test_what_was_refused_is_not_sent_again_by_itself() -> None:
    waiting = stuck(packed([a_day(DAY)]))
    assert packed([a_day(DAY)], {}, waiting) == Packed()


@pytest.mark.parametrize("why", [Why.REFUSED, Why.CHANGED])
def test_what_was_refused_and_then_put_right_takes_its_place(why: Why) -> None:
    waiting = stuck(packed([a_day(DAY, "5")]), why)
    made = packed([a_day(DAY, "6")], {}, waiting)
    assert made.instead_of == (waiting[0].id,)
    assert len(keys(made)) == 3
    assert packed([a_day(DAY, "6")], {}, stuck(packed([a_day(DAY, "6")]))) == Packed()


def test_what_was_refused_and_then_taken_back_goes_away() -> None:
    """It never arrived, and nothing has to be said of it."""
    waiting = stuck(packed([a_day(DAY)]))
    assert packed([], {}, waiting) == Packed((), (waiting[0].id,))
    elsewhere = replace(SCOPE, first=DAY + timedelta(1))
    assert packed([], {}, waiting, elsewhere) == Packed()


DAYS = st.integers(0, 9).map(lambda n: DAY + timedelta(n))
DIARY = st.dictionaries(DAYS, st.tuples(st.sampled_from("567"), st.integers(0, 3)), max_size=5)


def families_of(diary: dict[date, tuple[str, int]]) -> list[Family]:
    return [a_day(day, said, several) for day, (said, several) in diary.items()]


LARGE = st.dictionaries(DAYS, st.tuples(st.just("5"), st.integers(0, 60)), max_size=8)


@settings(max_examples=30)
@given(diary=LARGE)
def test_bundles_hold_at_most_fifty_and_no_family_that_fits_is_split(
    diary: dict[date, tuple[str, int]],
) -> None:
    families = families_of(diary)
    made = packed(families)
    assert sorted(keys(made)) == sorted(e.line.key for f in families for e in f.entries)
    where = {line.key: n for n, (p, _) in enumerate(made.parcels) for line in p.lines}
    for family in families:
        if len(family.entries) < MOST_ENTRIES:
            assert len({where[e.line.key] for e in family.entries}) == 1
    for parcel, content in made.parcels:
        assert 1 < len(parcel.lines) <= MOST_ENTRIES
        pieces = pieces_of(parcel, content)
        here = {piece.full_url for piece in pieces}
        assert len(here) == len(pieces)
        for piece in pieces:
            urns = {one for one in references_in(piece.resource) if one.startswith(URN)}
            assert urns <= here
    days = [parcel.lines[0].day for parcel, _ in made.parcels]
    assert days == sorted(days)


@given(first=DIARY, second=DIARY, third=DIARY, sent=st.booleans())
def test_after_any_changes_the_server_ends_up_with_the_diary(
    first: dict[date, tuple[str, int]],
    second: dict[date, tuple[str, int]],
    third: dict[date, tuple[str, int]],
    sent: bool,
) -> None:
    """Whether or not what was packed in between has left yet."""
    has = arrived(packed(families_of(first)).parcels)
    between = packed(families_of(second), has)
    if sent:
        has = arrived(between.parcels, has)
        waiting: tuple[Parcel, ...] = ()
    else:
        waiting = tuple(parcel for parcel, _ in between.parcels)
    last = packed(families_of(third), has, waiting)
    if not sent:
        has = arrived(between.parcels, has)
    has = arrived(last.parcels, has)
    wanted = {e.line.key: e.line.digest for f in families_of(third) for e in f.entries}
    there = {
        key: one.line.digest
        for key, one in has.items()
        if one.line.kind is not Sent.MAKER and not one.line.withdrawn
    }
    assert there == wanted
    assert packed(families_of(third), has) == Packed()
