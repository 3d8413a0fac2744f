"""Signing in at the test clinic, in every way that it can end."""

from __future__ import annotations

import asyncio
import logging
import socket
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from app.clinic.came_back import CameBack
from app.clinic.loopback import PORTS, BackPage, Loopback
from app.clinic.scopes import SCOPES, asked
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.errors import (
    AbilityMissing,
    AnswerStrange,
    ClinicRefuses,
    ClinicUnreachable,
    NotSignedIn,
    SignInEnded,
)
from app.domain.watch import Stopped, Watch
from tests.clinic.joining.at_home import AtHome
from tests.clinic.servers import faults
from tests.clinic.servers.auth import NOBODY
from tests.clinic.servers.clinic import Clinic as Servers


def params(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def how(result: object) -> SignInEnded:
    assert isinstance(result, NotSignedIn), result
    return result.how


async def test_signing_in_names_the_patient(home: AtHome) -> None:
    before = await home.added()
    result, visit = await home.there_and_back(await home.begun())
    assert isinstance(result, Clinic)
    assert (result.patient, result.person) == (home.clinic.patient, "Test Patient")
    assert set(result.scopes) == set(SCOPES)
    assert result.supersedes == before.id
    assert result.install == before.install
    view = await home.service.view()
    assert (view.clinic, view.signed_in, view.missing) == (result, True, ())
    assert home.told >= 2
    kept = home.kept
    assert kept is not None
    assert kept.refresh
    assert kept.until is not None
    # The browser went back to a plain page that asks for nothing else.
    assert visit.status == 200
    assert "go back to Glidepath" in visit.page
    assert "<script" not in visit.page
    assert "http" not in visit.page


async def test_what_is_asked_of_the_clinic(home: AtHome) -> None:
    await home.added()
    urls = [(await home.begun()).url for _ in range(2)]
    one, two = map(params, urls)
    assert one["aud"] == home.clinic.base
    assert one["scope"] == " ".join(SCOPES)
    assert one["code_challenge_method"] == "S256"
    assert len(one["code_challenge"]) == 43
    assert one["redirect_uri"].startswith("http://127.0.0.1:")
    for name in ("state", "code_challenge"):
        assert one[name] != two[name]
    # 22 characters of 62 are more than 122 bits.
    assert len(one["state"]) >= 22
    if home.shared.begun is not None:
        home.shared.begun.close()


async def test_the_token_of_a_signed_in_person_opens_their_record(home: AtHome) -> None:
    clinic = await home.signed_in()
    path = f"Patient/{clinic.patient}"
    assert (await home.access.ask(lambda door: door.ask("GET", path, Watch()))).status == 200


async def test_saying_no(home: AtHome) -> None:
    await home.added()
    result, visit = await home.there_and_back(await home.begun(), deny=True)
    assert how(result) is SignInEnded.DENIED
    assert visit.said["error"] == "access_denied"
    assert home.kept is None
    assert not (await home.service.view()).signed_in


async def test_allowing_less_is_said_in_words(home: AtHome) -> None:
    def keep(scope: str) -> bool:
        return "CarePlan" not in scope and scope != "offline_access"

    clinic = await home.signed_in(keep=keep)
    assert "patient/CarePlan.rs" not in clinic.scopes
    assert (await home.service.view()).missing == ("plan", "stay")
    kept = home.kept
    assert kept is not None
    assert kept.refresh == ""


async def test_allowing_fewer_letters_is_seen(home: AtHome) -> None:
    await home.added()
    less = [("patient/Observation.crus", "patient/Observation.rs")]
    result, _ = await home.there_and_back(await home.begun(), narrow=less)
    assert isinstance(result, Clinic)
    assert "patient/Observation.rs" in result.scopes
    assert (await home.service.view()).missing == ("answers",)


async def test_allowing_nothing_of_use_is_no_sign_in(home: AtHome) -> None:
    await home.added()
    result, _ = await home.there_and_back(await home.begun(), keep=lambda s: s == "openid")
    assert how(result) is SignInEnded.NARROWED
    assert home.kept is None


async def test_a_sign_in_for_nobody(home: AtHome) -> None:
    await home.added(NOBODY)
    result, _ = await home.there_and_back(await home.begun())
    assert how(result) is SignInEnded.NO_PATIENT
    assert home.kept is None


async def test_a_client_that_the_clinic_does_not_know(home: AtHome) -> None:
    await home.added("unknown")
    begun = await home.begun()
    visit = await asyncio.to_thread(home.clinic.person.visit, begun.url)
    assert (visit.back, visit.status) == ("", 400)
    begun.close()


async def test_nobody_comes_back(home: AtHome) -> None:
    home = AtHome(home.clinic, home.offload, waits=0.3)
    await home.added()
    with pytest.raises(NotSignedIn) as caught:
        await home.service.finish_sign_in(await home.begun(), Watch())
    assert caught.value.how is SignInEnded.TOOK_LONG


async def test_a_forged_state_is_not_listened_to(home: AtHome) -> None:
    home = AtHome(home.clinic, home.offload, waits=2)
    await home.added()
    begun = await home.begun()
    forged = f"{begun.back.redirect}?{urlencode({'code': 'stolen', 'state': 'forged'})}"
    waiting = asyncio.ensure_future(home.service.finish_sign_in(begun, Watch()))
    answer = await asyncio.to_thread(httpx.get, forged, trust_env=False)
    assert answer.status_code == 400
    assert "sign in from there" in answer.text
    with pytest.raises(NotSignedIn) as caught:
        await waiting
    assert caught.value.how is SignInEnded.MIXED_UP
    assert all("stolen" not in str(one.request.body) for one in home.clinic.sign_in_proxy.seen)


async def test_a_forged_state_does_not_end_the_right_one(home: AtHome) -> None:
    await home.added()
    begun = await home.begun()
    forged = f"{begun.back.redirect}?code=stolen&state=forged"
    await asyncio.to_thread(httpx.get, forged, trust_env=False)
    result, _ = await home.there_and_back(begun)
    assert isinstance(result, Clinic)


async def test_an_answer_of_another_server_is_not_brought_to_this_one(home: AtHome) -> None:
    await home.added()
    begun = await home.begun()
    waiting = asyncio.ensure_future(home.service.finish_sign_in(begun, Watch()))
    said = {"code": "theirs", "state": params(begun.url)["state"], "iss": "https://other.example"}
    url = f"{begun.back.redirect}?{urlencode(said)}"
    assert (await asyncio.to_thread(httpx.get, url, trust_env=False)).status_code == 200
    with pytest.raises(NotSignedIn) as caught:
        await waiting
    assert caught.value.how is SignInEnded.MIXED_UP
    assert not [s for s in home.clinic.sign_in_proxy.seen if s.request.path == "/token"]


async def test_a_code_that_was_used_before(home: AtHome) -> None:
    await home.added()
    begun = await home.begun()
    visit = await asyncio.to_thread(home.clinic.person.visit, begun.url, deliver=False)
    form = {
        "grant_type": "authorization_code",
        "client_id": "glidepath",
        "code": visit.said["code"],
        "redirect_uri": begun.back.redirect,
        "code_verifier": begun.verifier,
    }
    url = begun.smart.token
    first = await asyncio.to_thread(httpx.post, url, data=form, trust_env=False)
    assert first.status_code == 200
    waiting = asyncio.ensure_future(home.service.finish_sign_in(begun, Watch()))
    await asyncio.to_thread(httpx.get, visit.back, trust_env=False)
    with pytest.raises(NotSignedIn) as caught:
        await waiting
    assert caught.value.how is SignInEnded.MIXED_UP


async def test_the_second_answer_is_not_taken(home: AtHome) -> None:
    await home.added()
    begun = await home.begun()
    state = params(begun.url)["state"]
    first, second = (f"{begun.back.redirect}?code={n}&state={state}" for n in "ab")
    assert begun.back.take(first)
    assert not begun.back.take(second)
    answer = await asyncio.to_thread(httpx.get, second, trust_env=False)
    assert answer.status_code == 400
    assert begun.back.url.result() == first
    begun.close()


async def test_stopping_lets_go_of_the_port(home: AtHome) -> None:
    await home.added()
    begun, watch = await home.begun(), Watch()
    waiting = asyncio.ensure_future(home.service.finish_sign_in(begun, watch))
    await asyncio.sleep(0.1)
    watch.stop()
    with pytest.raises(Stopped):
        await waiting
    with pytest.raises(httpx.ConnectError):
        await asyncio.to_thread(httpx.get, begun.back.redirect, trust_env=False)
    again = await home.begun()
    assert again.back.redirect == begun.back.redirect
    again.close()


async def test_beginning_again_ends_the_one_before(home: AtHome) -> None:
    await home.added()
    first = await home.begun()
    second = await home.begun()
    with pytest.raises(NotSignedIn):
        await home.service.finish_sign_in(first, Watch())
    result, _ = await home.there_and_back(second)
    assert isinstance(result, Clinic)


async def test_every_port_is_taken(home: AtHome) -> None:
    await home.added()
    with socket.socket() as other:
        other.bind(("127.0.0.1", home.ports[0]))
        other.listen()
        with pytest.raises(NotSignedIn) as caught:
            await home.begun()
    assert caught.value.how is SignInEnded.NO_PORT


async def test_only_its_own_path_and_name_are_answered(home: AtHome) -> None:
    await home.added()
    begun = await home.begun()
    origin, state = begun.back.redirect.removesuffix("/callback"), params(begun.url)["state"]
    good = f"{origin}/callback?code=a&state={state}"

    def ask(method: str, url: str, host: str = "") -> httpx.Response:
        headers = {"Host": host} if host else {}
        return httpx.request(method, url, headers=headers, trust_env=False)

    def tried() -> list[int]:
        elsewhere = [ask("GET", good, "evil.example"), ask("GET", f"{origin}/favicon.ico")]
        return [a.status_code for a in (*elsewhere, ask("POST", good), ask("GET", origin))]

    assert await asyncio.to_thread(tried) == [404, 404, 501, 404]
    assert not begun.back.url.done()
    answer = await asyncio.to_thread(ask, "GET", good)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert (answer.headers["cache-control"], answer.headers["referrer-policy"]) == (
        "no-store",
        "no-referrer",
    )
    begun.close()


async def test_a_connection_that_says_nothing_is_in_nobodys_way(home: AtHome) -> None:
    await home.added()
    begun = await home.begun()
    with socket.create_connection(("127.0.0.1", home.ports[0])):
        result, _ = await asyncio.wait_for(home.there_and_back(begun), 4)
    assert isinstance(result, Clinic)


def test_the_ports_are_a_few_and_listen_on_this_device_alone() -> None:
    assert len(set(PORTS)) == len(PORTS) == 5
    assert all(1024 < port < 32768 for port in PORTS)
    listener = Loopback(BackPage("t", "d", "o"))
    try:
        assert listener._server.server_address[0] == "127.0.0.1"
        assert listener._server.server_address[1] in PORTS
    finally:
        listener.close()


async def test_a_phone_is_come_back_to_by_its_scheme(home: AtHome) -> None:
    home = AtHome(home.clinic, home.offload, phone=True)
    await home.added()
    begun = await home.begun()
    assert params(begun.url)["redirect_uri"] == "org.glidepath.app://clinic/callback"
    visit = await asyncio.to_thread(home.clinic.person.visit, begun.url)
    assert visit.back.startswith("org.glidepath.app://clinic/callback?")
    waiting = asyncio.ensure_future(home.service.finish_sign_in(begun, Watch()))
    assert not home.service.came_back("org.glidepath.app://clinic/callback?code=x&state=y")
    assert home.service.came_back(visit.back)
    assert (await waiting).patient == home.clinic.patient
    assert not home.service.came_back(visit.back)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.reset(), ClinicUnreachable),
        (faults.lose(), ClinicUnreachable),
        (faults.cut(), AnswerStrange),
        (faults.wrong_type(), AnswerStrange),
        (faults.answer(400, "x"), ClinicRefuses),
        (faults.answer(404, "x"), ClinicRefuses),
        (faults.rubbish(), AnswerStrange),
    ],
    ids=lambda value: value.kind.name if isinstance(value, faults.Fault) else "",
)
async def test_when_the_code_cannot_be_exchanged(
    home: AtHome, fault: faults.Fault, kind: type[Exception]
) -> None:
    await home.added()
    begun = await home.begun()
    home.clinic.sign_in_proxy.plan(fault, only=lambda request: request.path == "/token")
    result, _ = await home.there_and_back(begun)
    assert type(result) is kind
    assert home.kept is None


async def test_without_a_name_the_sign_in_holds_all_the_same(home: AtHome) -> None:
    clinic = await home.signed_in(keep=lambda scope: "Patient.r" not in scope)
    assert (clinic.patient, clinic.person) == (home.clinic.patient, "")
    assert (await home.service.view()).missing == ("name",)


async def test_a_clinic_that_changed_its_mind_about_sign_in(home: AtHome) -> None:
    await home.added()
    home.clinic.proxy.rule = lambda request: (
        faults.json_answer(
            {"authorization_endpoint": "https://a.example", "token_endpoint": "https://a.example"}
        )
        if "smart" in request.path
        else None
    )
    with pytest.raises(AbilityMissing):
        await home.begun()


async def test_another_patient_is_another_beginning(home: AtHome, clinic: Servers) -> None:
    first = await home.signed_in()
    await home.service.sign_out()
    clinic.server.new_patient("Test Other")
    result, _ = await home.there_and_back(await home.begun())
    assert isinstance(result, Clinic)
    assert result.patient == clinic.patient != first.patient
    assert result.person == "Test Other"
    assert result.supersedes is None
    assert result.install == first.install


async def test_the_same_patient_goes_on(home: AtHome) -> None:
    await home.signed_in()
    await home.service.sign_out()
    result, _ = await home.there_and_back(await home.begun())
    assert isinstance(result, Clinic)
    assert result.supersedes is not None


async def test_no_token_and_no_code_in_the_logs(
    home: AtHome, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        await home.added()
        begun = await home.begun()
        _, visit = await home.there_and_back(begun)
        kept = home.kept
        assert kept is not None
        await home.service.sign_out()
    secrets = [visit.said["code"], begun.verifier, kept.access, kept.refresh]
    ours = [one.getMessage() for one in caplog.records if one.name != "asyncio"]
    seen = " ".join((*ours, *capfd.readouterr(), repr(begun), repr(kept)))
    assert not [one for one in secrets if one in seen]


def test_before_version_2_the_scopes_are_spelled_as_then() -> None:
    old = asked(second=False).split()
    assert "patient/Observation.read" in old
    assert "patient/Observation.write" in old
    assert "patient/CarePlan.write" not in old
    assert not [scope for scope in old if scope.endswith((".rs", ".crus", ".cu", ".r"))]
    assert asked(second=True).split() == list(SCOPES)


def test_an_answer_is_for_its_own_address() -> None:
    back = CameBack("http://127.0.0.1:1/callback", "s")
    for url in (
        "http://127.0.0.1:1/callback",
        "http://127.0.0.1:2/callback?state=s",
        "http://127.0.0.1:1/callback?state=s&state=t",
        "http://127.0.0.1:1/callback?state=" + "s" * 9000,
    ):
        assert not back.take(url)
    assert back.stray
    assert back.take("http://127.0.0.1:1/callback?state=s&code=c")
