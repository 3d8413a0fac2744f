"""A permission that is renewed, used by two windows, lost, and given back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from app.clinic.door import Answer, Door
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.errors import (
    AnswerStrange,
    ClinicForbids,
    ClinicUnreachable,
    SignInExpired,
)
from app.domain.clinic.parcels import Parcel
from app.domain.errors import VaultMissing
from app.domain.watch import Watch
from app.services.clinic_access import NOTE, ClinicAccess
from tests.clinic.joining.at_home import AtHome
from tests.clinic.servers import faults
from tests.clinic.servers.auth import BRIEF, ONCE
from tests.data.diaries import KEY, NOW, folder_of

Work = Callable[[Door], Answer]


def reading(home: AtHome) -> Work:
    """Asks for the person's own record."""
    path = f"Patient/{home.clinic.patient}"
    return lambda door: door.ask("GET", path, Watch())


def status_of(home: AtHome, token: str) -> int:
    """What the clinic's computer says to a token, asked past the app."""
    headers = {"Authorization": f"Bearer {token}"}
    url = f"{home.clinic.base}/Patient/{home.clinic.patient}"
    return httpx.get(url, headers=headers, trust_env=False).status_code


def renewals(home: AtHome) -> int:
    seen = home.clinic.sign_in_proxy.seen
    return sum(b"grant_type=refresh_token" in one.request.body for one in seen)


async def test_nobody_is_signed_in(home: AtHome) -> None:
    with pytest.raises(SignInExpired):
        await home.access.ask(reading(home))
    await home.added()
    with pytest.raises(SignInExpired):
        await home.access.ask(reading(home))
    assert "Patient" not in "".join(one.request.path for one in home.clinic.proxy.seen)


async def test_one_that_ran_out_is_renewed_after_a_401(home: AtHome) -> None:
    await home.signed_in(BRIEF)
    old = home.kept
    assert old is not None
    await asyncio.sleep(1.5)
    home.clinic.proxy.clear()
    home.clock.moment = NOW  # the device does not know that it ran out
    assert (await home.access.ask(reading(home))).status == 200
    assert [one.status for one in home.clinic.proxy.seen] in ([401, 200], [200])
    new = home.kept
    assert new is not None
    assert (new.access != old.access, new.refresh != old.refresh) == (True, True)


async def test_a_401_in_the_middle_renews_once(home: AtHome) -> None:
    await home.signed_in()
    home.clinic.proxy.clear()
    home.clinic.proxy.plan(faults.answer(401))
    assert (await home.access.ask(reading(home))).status == 200
    assert renewals(home) == 1
    home.clinic.proxy.plan(faults.answer(401), faults.answer(401))
    with pytest.raises(SignInExpired):
        await home.access.ask(reading(home))
    assert renewals(home) == 2
    assert home.kept is not None


async def test_it_is_renewed_before_it_runs_out(home: AtHome) -> None:
    await home.signed_in()
    home.clinic.proxy.clear()
    home.later(seconds=3600 - 10)
    assert (await home.access.ask(reading(home))).status == 200
    assert [one.status for one in home.clinic.proxy.seen] == [200]
    assert renewals(home) == 1


async def test_the_new_one_is_on_the_disk_before_it_is_used(
    home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.signed_in()
    home.later(hours=2)
    home.clinic.proxy.clear()
    kept: list[str | None] = []
    keep = home.store.keep_note

    def watched(name: str, text: str | None) -> None:
        kept.append(text)
        assert home.clinic.proxy.requests == 0
        keep(name, text)

    monkeypatch.setattr(home.store, "keep_note", watched)
    await home.access.ask(reading(home))
    (text,) = kept
    assert text is not None
    token = home.clinic.proxy.seen[0].request.headers["authorization"].removeprefix("Bearer ")
    assert json.loads(text)["access"] == token


async def test_two_windows_renew_once(home: AtHome) -> None:
    await home.signed_in()
    other = AtHome(home.clinic, home.offload, home.store, home.shared, home.clock)
    home.later(hours=2)
    answers = await asyncio.gather(home.access.ask(reading(home)), other.access.ask(reading(home)))
    assert [one.status for one in answers] == [200, 200]
    assert renewals(home) == 1


async def test_without_a_refresh_token_it_ends(home: AtHome) -> None:
    await home.signed_in(ONCE)
    assert (await home.service.view()).missing == ("stay",)
    home.later(hours=2)
    with pytest.raises(SignInExpired):
        await home.access.ask(reading(home))
    assert home.kept is None
    view = await home.service.view()
    assert view.clinic is not None
    assert not view.signed_in


async def test_a_refresh_token_that_was_used_before_ends_it(home: AtHome) -> None:
    await home.signed_in()
    kept = home.kept
    assert kept is not None
    form = {"grant_type": "refresh_token", "client_id": "glidepath", "refresh_token": kept.refresh}
    stolen = await asyncio.to_thread(httpx.post, kept.token_url, data=form, trust_env=False)
    assert stolen.status_code == 200
    home.later(hours=2)
    with pytest.raises(SignInExpired):
        await home.access.ask(reading(home))
    assert home.kept is None
    # The clinic's computer took everything back, also what the thief was given.
    assert await asyncio.to_thread(status_of, home, stolen.json()["access_token"]) == 401


@pytest.mark.parametrize(
    ("fault", "kind"),
    [(faults.reset(), ClinicUnreachable), (faults.rubbish(), AnswerStrange)],
    ids=["reset", "rubbish"],
)
async def test_a_renewal_that_did_not_arrive_is_tried_again(
    home: AtHome, fault: faults.Fault, kind: type[Exception]
) -> None:
    await home.signed_in()
    home.later(hours=2)
    home.clinic.sign_in_proxy.plan(fault)
    with pytest.raises(kind):
        await home.access.ask(reading(home))
    assert home.kept is not None
    assert (await home.access.ask(reading(home))).status == 200


async def test_a_renewal_whose_answer_got_lost_ends_in_signing_in_again(home: AtHome) -> None:
    await home.signed_in()
    home.later(hours=2)
    home.clinic.sign_in_proxy.plan(faults.lose())
    with pytest.raises(ClinicUnreachable):
        await home.access.ask(reading(home))
    with pytest.raises(SignInExpired):
        await home.access.ask(reading(home))
    result, _ = await home.there_and_back(await home.begun())
    assert isinstance(result, Clinic)
    assert (await home.access.ask(reading(home))).status == 200


async def test_what_was_not_allowed_is_forbidden(home: AtHome) -> None:
    await home.signed_in(keep=lambda scope: "Goal" not in scope)
    asked = [("patient", f"Patient/{home.clinic.patient}")]
    with pytest.raises(ClinicForbids):
        await home.access.ask(lambda door: door.ask("GET", "Goal", Watch(), params=asked))
    assert renewals(home) == 0


async def test_a_forged_token_opens_nothing(home: AtHome) -> None:
    await home.signed_in()
    assert await asyncio.to_thread(status_of, home, "forged") == 401


async def test_signing_out_takes_everything_back(home: AtHome) -> None:
    await home.signed_in()
    kept = home.kept
    assert kept is not None
    assert await asyncio.to_thread(status_of, home, kept.access) == 200
    await home.service.sign_out()
    assert await asyncio.to_thread(status_of, home, kept.access) == 401
    form = {"grant_type": "refresh_token", "client_id": "glidepath", "refresh_token": kept.refresh}
    again = await asyncio.to_thread(httpx.post, kept.token_url, data=form, trust_env=False)
    assert again.json()["error"] == "invalid_grant"
    assert home.kept is None
    view = await home.service.view()
    assert view.clinic is not None
    assert (view.signed_in, view.clinic.person, view.clinic.scopes) == (False, "", ())
    with pytest.raises(SignInExpired):
        await home.access.ask(reading(home))


async def test_signing_out_offline_forgets(home: AtHome) -> None:
    await home.signed_in()
    with home.clinic.sign_in_proxy.down():
        await home.service.sign_out()
    assert home.kept is None
    assert not (await home.service.view()).signed_in
    await home.service.sign_out()  # again, with nobody signed in


async def test_signing_out_while_another_window_renews_leaves_nothing(home: AtHome) -> None:
    await home.signed_in()
    home.later(hours=2)
    other = AtHome(home.clinic, home.offload, home.store, home.shared, home.clock)
    await asyncio.gather(
        other.access.ask(reading(home)), home.service.sign_out(), return_exceptions=True
    )
    assert home.kept is None


async def test_removing_takes_the_clinic_and_what_waits_away(home: AtHome) -> None:
    first = await home.added()
    await home.service.begin_sign_in(Watch())
    result, _ = await home.there_and_back(await home.begun())
    assert isinstance(result, Clinic)
    parcel = Parcel(uuid4(), uuid4(), first.id, NOW, (), "0" * 64)
    other = Parcel(uuid4(), uuid4(), uuid4(), NOW, (), "0" * 64)
    home.store.freeze([(parcel, b"{}"), (other, b"{}")])
    for read_there in ("clinic.plan", "clinic.visits"):
        home.store.keep_note(read_there, "what was read there")
    await home.service.remove()
    assert home.store.note("clinic.plan") is None
    assert home.store.note("clinic.visits") is None
    assert (await home.service.view()).clinic is None
    assert home.kept is None
    assert [one.id for one in home.store.parcels()] == [other.id]
    again = await home.added()
    assert again.install == first.install
    assert again.supersedes is None


async def test_adding_the_same_clinic_twice_is_adding_it_once(home: AtHome) -> None:
    first = await home.signed_in()
    assert await home.added() == first
    assert (await home.service.view()).signed_in


async def test_a_locked_diary_gives_no_permission(home: AtHome) -> None:
    await home.signed_in()

    def locked() -> object:
        raise VaultMissing("locked")

    access = ClinicAccess(locked, home.offload, home.clock, home.shared)  # type: ignore[arg-type]
    with pytest.raises(VaultMissing):
        await access.ask(reading(home))


async def test_a_permission_that_cannot_be_read_is_none(home: AtHome) -> None:
    await home.signed_in()
    home.store.keep_note(NOTE, '{"base": 1}')
    assert not (await home.service.view()).signed_in


async def test_in_sqlite_it_outlives_the_process_and_is_sealed(
    home: AtHome, tmp_path: Path
) -> None:
    database = home.offload.database
    home = AtHome(home.clinic, home.offload, await database(folder_of(tmp_path).open, KEY))
    await home.signed_in()
    kept = await database(lambda: home.kept)
    assert kept is not None
    await database(home.store.close)
    content = await database(everything_in, tmp_path)
    for secret in (kept.access, kept.refresh, kept.patient, kept.base):
        assert secret.encode() not in content
    again = AtHome(home.clinic, home.offload, await database(folder_of(tmp_path).open, KEY))
    assert await database(lambda: again.kept) == kept
    assert (await again.access.ask(reading(again))).status == 200
    await database(again.store.close)


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
