"""Who answers at an address, and every way in which it is not a clinic."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.clinic.discovery import abilities_of, look, smart_of
from app.clinic.scopes import SENT
from app.domain.clinic.abilities import Way
from app.domain.clinic.addresses import plain_text, read_address
from app.domain.clinic.errors import (
    AbilityMissing,
    AddressNotSafe,
    CertificateWrong,
    ClinicBusy,
    ClinicSlow,
    ClinicUnreachable,
    NoSmart,
    NotFhir,
    Redirected,
)
from app.domain.watch import Stopped, Watch
from tests.clinic.servers import faults
from tests.clinic.servers.clinic import Clinic
from tests.clinic.servers.faults import Fault, json_answer
from tests.clinic.servers.proxy import FaultProxy, Request
from tests.clinic.servers.tls import TlsServer

Json = dict[str, Any]
Change = Callable[[Json], object]


@pytest.fixture
def configuration(clinic: Clinic) -> Json:
    url = f"{clinic.base}/.well-known/smart-configuration"
    found: Json = httpx.get(url, trust_env=False).json()
    clinic.clear()
    return found


@pytest.fixture
def statement(clinic: Clinic) -> Json:
    found: Json = httpx.get(f"{clinic.base}/metadata", trust_env=False).json()
    clinic.clear()
    return found


def at(proxy: FaultProxy, word: str, fault: Fault) -> None:
    """Every request with this word in its path is answered like that."""

    def rule(request: Request) -> Fault | None:
        return fault if word in request.path else None

    proxy.rule = rule


def test_the_test_clinic_is_found(clinic: Clinic, statement: Json) -> None:
    found = look(read_address(clinic.base + "/metadata"), Watch())
    assert found.base == clinic.base
    said = statement.get("implementation", {}).get("description") or statement.get("publisher", "")
    assert found.name == plain_text(said)
    assert found.client == "glidepath"
    assert found.smart.second
    assert found.smart.authorize == f"{clinic.sign_in_proxy.origin}/auth"
    assert found.smart.revoke
    assert found.way is Way.BUNDLE
    assert SENT - {"Provenance"} <= found.abilities.find
    for one in clinic.proxy.seen:  # nothing is told of the person
        assert "authorization" not in one.request.headers
        assert one.request.body == b""


def test_the_link_names_the_client_and_the_server_itself(clinic: Clinic) -> None:
    link = f"org.glidepath.app://clinic/add?base={clinic.base}&name=Other&client=ours"
    found = look(read_address(link), Watch())
    assert found.client == "ours"
    assert found.name != "Other"


def test_a_server_that_says_no_name_has_that_of_the_link(clinic: Clinic, statement: Json) -> None:
    nameless = {n: v for n, v in statement.items() if n not in ("publisher", "implementation")}
    at(clinic.proxy, "metadata", json_answer(nameless))
    link = f"org.glidepath.app://clinic/add?base={clinic.base}&name=Our%20clinic"
    assert look(read_address(link), Watch()).name == "Our clinic"
    assert look(read_address(clinic.base), Watch()).name == ""


def test_an_open_organization_gives_name_and_place(clinic: Clinic) -> None:
    place = {"line": ["1 Test Street"], "city": "Testville", "state": "TS"}
    one = {"resourceType": "Organization", "name": "Pain Clinic", "address": [place]}
    bundle = {"resourceType": "Bundle", "entry": [{"resource": one}]}
    at(clinic.proxy, "Organization", json_answer(bundle))
    found = look(read_address(clinic.base), Watch())
    assert (found.name, found.place) == ("Pain Clinic", "1 Test Street, Testville, TS")
    bundle["entry"] = [{"resource": one}] * 2  # which of the two is it?
    at(clinic.proxy, "Organization", json_answer(bundle))
    assert look(read_address(clinic.base), Watch()).place == ""


def test_what_it_says_of_itself_is_plain_and_short(clinic: Clinic, statement: Json) -> None:
    statement["implementation"] = {"description": "Clinic\u202e\n\x07" + "x" * 5000}
    at(clinic.proxy, "metadata", json_answer(statement))
    name = look(read_address(clinic.base), Watch()).name
    assert name.startswith("Clinic x")
    assert len(name) == 200


@pytest.mark.parametrize(
    "fault",
    [
        faults.answer(404),
        faults.answer(401),
        faults.answer(403),
        faults.answer(500),
        faults.rubbish(),
        faults.wrong_type(),
        faults.huge(),
        faults.cut(),
        json_answer({"resourceType": "Patient"}),
        json_answer({"resourceType": "CapabilityStatement", "fhirVersion": "5.0.0"}),
        json_answer({"resourceType": "CapabilityStatement", "fhirVersion": "3.0.2"}),
        json_answer({"resourceType": "CapabilityStatement"}),
        json_answer([]),
    ],
)
def test_no_fhir_server(clinic: Clinic, fault: Fault) -> None:
    at(clinic.proxy, "metadata", fault)
    with pytest.raises(NotFhir):
        look(read_address(clinic.base), Watch())


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.redirect("https://elsewhere.example/fhir/metadata"), Redirected),
        (faults.answer(503), ClinicBusy),
        (faults.reset(), ClinicUnreachable),
        (faults.lose(), ClinicUnreachable),
    ],
    ids=["redirect", "busy", "reset", "lose"],
)
@pytest.mark.parametrize("word", ["metadata", "smart"])
def test_a_way_that_does_not_hold_says_nothing_of_the_clinic(
    clinic: Clinic, word: str, fault: Fault, kind: type[Exception]
) -> None:
    at(clinic.proxy, word, fault)
    with pytest.raises(kind):
        look(read_address(clinic.base), Watch())


@pytest.mark.parametrize(
    "fault",
    [
        faults.answer(404),
        faults.answer(403),
        faults.wrong_type(),
        faults.rubbish(),
        json_answer({}),
    ],
    ids=["404", "403", "html", "rubbish", "empty"],
)
def test_a_fhir_server_without_sign_in(clinic: Clinic, fault: Fault) -> None:
    at(clinic.proxy, "smart", fault)
    with pytest.raises(NoSmart):
        look(read_address(clinic.base), Watch())


@pytest.mark.own_server
def test_a_real_server_whose_sign_in_is_for_machines(proxy: FaultProxy) -> None:
    with pytest.raises(AbilityMissing) as caught:
        look(read_address(proxy.base), Watch())
    assert "context-standalone-patient" in caught.value.missing


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint"])
@pytest.mark.parametrize("url", [None, "", 7, "not an address", "https://u:p@h.example/x"])
def test_no_place_to_sign_in(configuration: Json, name: str, url: object) -> None:
    with pytest.raises((NoSmart, AddressNotSafe)):
        smart_of({**configuration, name: url}, "https://clinic.example/fhir")


def test_signing_in_in_the_open_is_not_safe(clinic: Clinic, configuration: Json) -> None:
    for name in ("authorization_endpoint", "token_endpoint", "revocation_endpoint"):
        changed = {**configuration, name: "http://clinic.example/x"}
        at(clinic.proxy, "smart", json_answer(changed))
        with pytest.raises(AddressNotSafe):
            look(read_address(clinic.base), Watch())


def test_a_clinic_elsewhere_cannot_point_to_this_device(configuration: Json) -> None:
    with pytest.raises(AddressNotSafe):
        smart_of(configuration, "https://clinic.example/fhir")
    safe = {
        **configuration,
        "authorization_endpoint": "https://clinic.example/a",
        "token_endpoint": "https://clinic.example/t",
        "revocation_endpoint": None,
    }
    assert smart_of(safe, "https://clinic.example/fhir").revoke == ""


@pytest.mark.parametrize(
    "lacks",
    [
        ("launch-standalone",),
        ("client-public",),
        ("context-standalone-patient",),
        ("permission-patient",),
        ("permission-v2", "permission-v1"),
    ],
)
def test_what_it_has_to_be_able_to_do(
    clinic: Clinic, configuration: Json, lacks: tuple[str, ...]
) -> None:
    less = [name for name in configuration["capabilities"] if name not in lacks]
    at(clinic.proxy, "smart", json_answer({**configuration, "capabilities": less}))
    with pytest.raises(AbilityMissing) as caught:
        look(read_address(clinic.base), Watch())
    assert caught.value.missing == lacks[:1]


@pytest.mark.parametrize("methods", [["plain"], [], None, "S256"])
def test_pkce_has_to_be_s256(configuration: Json, methods: object) -> None:
    changed = {**configuration, "code_challenge_methods_supported": methods}
    with pytest.raises(AbilityMissing) as caught:
        smart_of(changed, "http://127.0.0.1:1/fhir")
    assert caught.value.missing == ("S256",)


def test_the_first_version_of_scopes_is_enough(configuration: Json) -> None:
    old = [name for name in configuration["capabilities"] if name != "permission-v2"]
    changed = {**configuration, "capabilities": old}
    assert not smart_of(changed, "http://127.0.0.1:1/fhir").second


def without(code: str) -> Change:
    def change(resource: Json) -> None:
        resource["interaction"] = [i for i in resource["interaction"] if i["code"] != code]

    return change


def flag(name: str) -> Change:
    return lambda resource: resource.update({name: False})


def only_documents(resource: Json) -> None:
    if resource["type"] != "DocumentReference":
        resource["interaction"] = [{"code": "read"}]


@pytest.mark.parametrize(
    ("change", "way"),
    [
        (flag("conditionalUpdate"), Way.ONE_BY_ONE),
        (only_documents, Way.REPORT),
        (flag("updateCreate"), Way.BUNDLE),
    ],
    ids=["no-conditional-update", "documents", "no-update-create"],
)
def test_the_way_is_what_the_server_can_do(
    clinic: Clinic, statement: Json, change: Change, way: Way
) -> None:
    changed = copy.deepcopy(statement)
    for resource in changed["rest"][0]["resource"]:
        change(resource)
    at(clinic.proxy, "metadata", json_answer(changed))
    assert look(read_address(clinic.base), Watch()).way is way


def test_a_server_that_takes_nothing(clinic: Clinic, statement: Json) -> None:
    for resource in statement["rest"][0]["resource"]:
        without("create")(resource)
        flag("conditionalUpdate")(resource)
    at(clinic.proxy, "metadata", json_answer(statement))
    with pytest.raises(AbilityMissing):
        look(read_address(clinic.base), Watch())


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"rest": None},
        {"rest": [7]},
        {"rest": [{"mode": "client"}]},
        {"rest": [{"mode": "server", "interaction": [{"code": 7}, None], "resource": "x"}]},
        {"rest": [{"mode": "server", "resource": [{"type": 3}, {"interaction": {}}]}]},
    ],
)
def test_what_is_not_understood_is_a_no(odd: Json) -> None:
    abilities = abilities_of(odd)
    assert not abilities.transaction
    assert not abilities.create
    assert not abilities.find


def test_nobody_at_the_address(clinic: Clinic) -> None:
    with clinic.proxy.down(), pytest.raises(ClinicUnreachable):
        look(read_address(clinic.base), Watch())
    with pytest.raises(ClinicUnreachable):
        look(read_address("nobody.invalid/fhir"), Watch())


def test_somebody_who_does_not_answer(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.clinic.discovery.SECONDS", 0.5)
    at(clinic.proxy, "metadata", faults.stall())
    with pytest.raises(ClinicSlow):
        look(read_address(clinic.base), Watch())


def test_somebody_without_proof(tls_server: TlsServer) -> None:
    with pytest.raises(CertificateWrong):
        look(read_address(tls_server.base), Watch())


def test_stopped(clinic: Clinic) -> None:
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        look(read_address(clinic.base), watch)
    assert clinic.proxy.requests == 0
