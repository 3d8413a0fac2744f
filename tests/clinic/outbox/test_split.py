"""Keeping back what is refused, and sending the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clinic.entries import Family
from app.clinic.outbox.bundles import Piece, Rest, parcel_of, pieces_of
from app.clinic.outbox.split import after_refusal, groups, without_newer
from app.domain.clinic.errors import ClinicRefuses
from app.domain.clinic.parcels import Parcel, Sent, Why
from tests.clinic.outbox.made import DAY, MAKER, a_day, entry, packed

NEXT, THIRD = DAY + timedelta(1), DAY + timedelta(2)


def three_days(several: int = 2) -> tuple[Parcel, list[Piece]]:
    days = [a_day(day, several=several) for day in (DAY, NEXT, THIRD)]
    ((parcel, content),) = packed(days).parcels
    return parcel, pieces_of(parcel, content)


def days_of(rest: Rest) -> list[date]:
    return sorted({p.line.day for p in rest.pieces if p.line.kind is not Sent.MAKER})


def refusal(*at: int) -> ClinicRefuses:
    return ClinicRefuses(422, "not like this", at)


def test_the_day_that_is_named_is_kept_back_whole() -> None:
    _, pieces = three_days()
    good, bad = after_refusal(pieces, refusal(4))
    assert (good.why, good.reason, days_of(good)) == (Why.NEW, "", [DAY, THIRD])
    assert (bad.why, bad.reason, days_of(bad)) == (Why.REFUSED, "not like this", [NEXT])
    assert len(bad.pieces) == 4


def test_two_days_that_are_named_wait_apart() -> None:
    _, pieces = three_days()
    good, *bad = after_refusal(pieces, refusal(0, 8))
    assert days_of(good) == [NEXT]
    assert [days_of(rest) for rest in bad] == [[DAY], [THIRD]]


def test_where_none_is_named_there_are_two_halves() -> None:
    _, pieces = three_days()
    for at in ((), (99,), (0, 4, 8)):
        first, second = after_refusal(pieces, refusal(*at))
        assert [first.why, second.why] == [Why.NEW, Why.NEW]
        assert (days_of(first), days_of(second)) == ([DAY], [NEXT, THIRD])


def test_a_day_alone_is_kept_back() -> None:
    ((parcel, content),) = packed([a_day(DAY)]).parcels
    pieces = pieces_of(parcel, content)
    for at in ((), (1,)):
        (rest,) = after_refusal(pieces, refusal(*at))
        assert (rest.why, len(rest.pieces)) == (Why.REFUSED, 4)


def test_where_only_who_made_it_is_refused_the_rest_goes_without() -> None:
    _, pieces = three_days()
    (rest,) = after_refusal(pieces, refusal(len(pieces) - 1))
    assert (rest.why, len(rest.pieces)) == (Why.NEW, len(pieces) - 1)


def test_what_refers_to_each_other_stays_together_over_days() -> None:
    form = a_day(DAY, several=0)
    later = Family((entry(f"measure:{NEXT}:x", "1", NEXT, refers=[f"checkin:{DAY}"]),))
    ((parcel, content),) = packed([form, later, a_day(THIRD)]).parcels
    assert [len(group) for group in groups(pieces_of(parcel, content))] == [2, 3]


def entries(content: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content)["entry"]
    return found


def test_a_part_is_a_bundle_of_its_own() -> None:
    old, pieces = three_days()
    good, bad = after_refusal(pieces, refusal(4))
    parcel, content = parcel_of(old, good, MAKER)
    assert (parcel.sending, parcel.clinic, parcel.made_at) == (
        old.sending,
        old.clinic,
        old.made_at,
    )
    assert parcel.id != old.id
    assert parcel.lines[:-1] == (*old.lines[:3], *old.lines[6:9])
    *things, who = entries(content)
    targets = [one["reference"] for one in who["resource"]["target"]]
    assert targets == [one["fullUrl"] for one in things]
    assert who["request"]["url"] == f"Provenance/{who['resource']['id']}"
    assert who["fullUrl"] == MAKER.full_url(parcel.lines[-1].key)
    other = parcel_of(old, bad, MAKER)[0]
    assert len({parcel.lines[-1].key, other.lines[-1].key, old.lines[-1].key}) == 3
    assert (other.why, other.reason) == (Why.REFUSED, "not like this")


def test_cut_twice_it_is_the_same_part() -> None:
    old, pieces = three_days()
    rest = after_refusal(pieces, refusal(4))[0]
    assert parcel_of(old, rest, MAKER) == parcel_of(old, rest, MAKER)


def test_a_part_names_what_is_not_in_it_by_identifier() -> None:
    ((old, content),) = packed([a_day(DAY)]).parcels
    rest = Rest(pieces_of(old, content)[1:])
    reference = entries(parcel_of(old, rest, MAKER)[1])[0]["resource"]["derivedFrom"][0]
    assert reference["reference"].startswith("QuestionnaireResponse?identifier=")


@given(at=st.sets(st.integers(0, 12)), several=st.integers(0, 3))
def test_every_entry_is_in_one_part(at: set[int], several: int) -> None:
    old, pieces = three_days(several)
    parts = [parcel_of(old, r, MAKER)[0] for r in after_refusal(pieces, refusal(*at))]
    lines = [line for p in parts for line in p.lines if line.kind is not Sent.MAKER]
    assert sorted(line.key for line in lines) == sorted(line.key for line in old.lines[:-1])
    assert len({part.id for part in parts}) == len(parts)


def test_a_bad_day_is_found_in_a_few_tries() -> None:
    days = [a_day(DAY + timedelta(n), several=1) for n in range(20)]
    ((old, content),) = packed(days).parcels
    bad_day = DAY + timedelta(13)
    kept_back: list[Any] = []
    waiting: list[Any] = [pieces_of(old, content)]
    tries = 0
    while waiting:
        pieces = waiting.pop()
        if all(piece.line.day != bad_day for piece in pieces if piece.line.kind is not Sent.MAKER):
            continue
        tries += 1
        for rest in after_refusal(pieces, refusal()):
            (kept_back if rest.why is Why.REFUSED else waiting).append(rest.pieces)
    ((*found, _),) = kept_back
    assert ({piece.line.day for piece in found}, tries) == ({bad_day}, 6)


def test_what_was_put_right_since_is_not_kept_back() -> None:
    """The newer one goes now; the older must never come after it."""
    old, pieces = three_days()
    ((newer, _),) = packed([a_day(NEXT, "7", several=0)]).parcels
    rests = after_refusal(pieces, refusal(4))
    good, bad = without_newer(rests, old.id, [old, newer])
    assert good == rests[0]
    assert [p.line.key for p in bad.pieces[:-1]] == [f"measure:{NEXT}:0", f"measure:{NEXT}:1"]
    ((all_of_it, _),) = packed([a_day(NEXT, "7")]).parcels
    assert without_newer(rests, old.id, [old, all_of_it]) == [rests[0]]
    assert without_newer(rests, old.id, [newer, old]) == rests


@pytest.mark.parametrize("why", list(Why))
def test_a_part_waits_for_its_own_reason(why: Why) -> None:
    old, pieces = three_days()
    tried = replace(old, why=Why.BUSY, reason="wait", tries=3)
    parcel, _ = parcel_of(tried, Rest(pieces, why), MAKER)
    assert (parcel.why, parcel.reason, parcel.tries) == (why, "", 3)
