"""The door to the clinic's computer, against a real server and everything that can go wrong."""

from __future__ import annotations

import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import httpx
import pytest

from app.clinic.door import Door
from app.clinic.line import trust
from app.clinic.outcomes import LONGEST_WAIT, seconds_to_wait, trouble_of
from app.clinic.strict_json import DEEPEST, read_object
from app.domain.clinic.errors import (
    AddressNotSafe,
    AnswerStrange,
    CertificateWrong,
    ClinicBusy,
    ClinicError,
    ClinicForbids,
    ClinicRefuses,
    ClinicSlow,
    ClinicUnreachable,
    Redirected,
    SignInExpired,
)
from app.domain.watch import Stopped, Watch
from tests.clinic.servers import faults
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy
from tests.clinic.servers.tls import TlsServer

FHIR = {"content-type": "application/fhir+json"}


@pytest.fixture
def door(proxy: FaultProxy) -> Iterator[Door]:
    with Door(proxy.base, seconds=1.5, most=1_000_000) as one:
        yield one


def goal(patient: str) -> bytes:
    resource = {
        "resourceType": "Goal",
        "lifecycleStatus": "active",
        "description": {"text": "Walk"},
        "subject": {"reference": f"Patient/{patient}"},
    }
    return json.dumps(resource).encode()


def send(door: Door, patient: str) -> object:
    return door.ask("POST", "Goal", Watch(), body=goal(patient))


def test_asks_and_sends(door: Door, fhir_server: FhirServer, proxy: FaultProxy) -> None:
    patient = fhir_server.patient
    assert door.ask("GET", f"Patient/{patient}", Watch()).json()["id"] == patient
    answer = door.ask("POST", "Goal", Watch(), body=goal(patient), headers={"Prefer": "x"})
    assert answer.status == 201
    assert answer.headers["etag"] == answer.headers["ETag"] == 'W/"1"'
    found = door.ask("GET", "Goal", Watch(), params=[("patient", f"Patient/{patient}")])
    assert found.json()["total"] == 1
    head = proxy.seen[1].request.headers
    assert (head["accept"], head["content-type"]) == ("application/fhir+json",) * 2
    assert (head["prefer"], head.get("authorization")) == ("x", None)
    assert head["accept-encoding"] == "identity"


def test_the_base_itself_takes_a_bundle(door: Door, proxy: FaultProxy) -> None:
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": []}
    answer = door.ask("POST", "", Watch(), body=json.dumps(bundle).encode())
    assert answer.json()["type"] == "transaction-response"
    assert proxy.seen[0].request.path == "/fhir"


@pytest.mark.parametrize("path", ["/Patient", "../x", "a/../b", "http://elsewhere/x", "a b", "a#b"])
def test_goes_nowhere_but_below_the_base(door: Door, proxy: FaultProxy, path: str) -> None:
    with pytest.raises(ValueError, match="below"):
        door.ask("GET", path, Watch())
    assert proxy.requests == 0


def test_nothing_goes_over_plain_http_but_to_this_device() -> None:
    with pytest.raises(AddressNotSafe):
        Door("http://clinic.example/fhir").ask("GET", "metadata", Watch())


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.answer(401), SignInExpired),
        (faults.answer(403), ClinicForbids),
        (faults.answer(404), ClinicRefuses),
        (faults.answer(409), ClinicRefuses),
        (faults.answer(412), ClinicRefuses),
        (faults.answer(422), ClinicRefuses),
        (faults.answer(500), ClinicRefuses),
        (faults.answer(429), ClinicBusy),
        (faults.answer(503), ClinicBusy),
        (faults.redirect("https://elsewhere.example/"), Redirected),
        (faults.redirect("https://elsewhere.example/", 303), Redirected),
        (faults.wrong_type(), AnswerStrange),
        (faults.cut(), AnswerStrange),
        (faults.huge(), AnswerStrange),
        (faults.reset(), ClinicUnreachable),
        (faults.lose(), ClinicUnreachable),
        (faults.ignore(), ClinicSlow),
        (faults.stall(), ClinicSlow),
        (faults.drip(), ClinicSlow),
    ],
    ids=lambda value: value.kind.name + str(value.status or "") if hasattr(value, "kind") else "",
)
def test_each_trouble_has_its_kind(
    door: Door,
    fhir_server: FhirServer,
    proxy: FaultProxy,
    fault: faults.Fault,
    kind: type[ClinicError],
) -> None:
    proxy.plan(fault)
    begun = time.monotonic()
    with pytest.raises(ClinicError) as caught:
        send(door, fhir_server.patient)
    assert type(caught.value) is kind
    assert time.monotonic() - begun < 6
    if isinstance(caught.value, ClinicUnreachable):
        assert caught.value.unclear
    assert door.ask("GET", f"Patient/{fhir_server.patient}", Watch()).status == 200
    assert "example" not in str(caught.value)


@pytest.mark.parametrize("fault", [faults.lose(), faults.ignore()], ids=["lose", "ignore"])
def test_a_question_that_got_no_answer_left_nothing_behind(
    door: Door, proxy: FaultProxy, fault: faults.Fault
) -> None:
    proxy.plan(fault)
    with pytest.raises(ClinicUnreachable) as caught:
        door.ask("GET", "metadata", Watch())
    assert not caught.value.unclear


def test_nobody_there(door: Door, fhir_server: FhirServer, proxy: FaultProxy) -> None:
    with proxy.down(), pytest.raises(ClinicUnreachable) as caught:
        send(door, fhir_server.patient)
    assert not caught.value.unclear
    with pytest.raises(ClinicUnreachable):
        Door("https://nobody.invalid/fhir").ask("GET", "metadata", Watch())


def test_rubbish_is_not_json(door: Door, proxy: FaultProxy) -> None:
    proxy.plan(faults.rubbish())
    with pytest.raises(AnswerStrange):
        door.ask("GET", "metadata", Watch()).json()


@pytest.mark.parametrize("fault", [faults.stall(), faults.drip(100)], ids=["stall", "drip"])
def test_stops_when_the_person_wants_it(proxy: FaultProxy, fault: faults.Fault) -> None:
    proxy.plan(fault)
    watch = Watch()
    threading.Timer(0.3, watch.stop).start()
    begun = time.monotonic()
    with Door(proxy.base, seconds=30) as door, pytest.raises(Stopped):
        door.ask("GET", "metadata", watch)
    assert time.monotonic() - begun < 10
    with Door(proxy.base) as door, pytest.raises(Stopped):
        door.ask("GET", "metadata", watch)
    assert proxy.requests == 1


def test_an_answer_may_be_as_large_as_allowed_and_no_larger(
    proxy: FaultProxy, fhir_server: FhirServer
) -> None:
    path = f"Patient/{fhir_server.patient}"
    size = len(Door(proxy.base).ask("GET", path, Watch()).body)
    assert Door(proxy.base, most=size).ask("GET", path, Watch()).status == 200
    with pytest.raises(AnswerStrange):
        Door(proxy.base, most=size - 1).ask("GET", path, Watch())


def test_a_large_sending_to_a_server_that_does_not_read_is_slow() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        base = f"http://127.0.0.1:{deaf.getsockname()[1]}/fhir"
        with Door(base, seconds=1) as door, pytest.raises(ClinicSlow) as caught:
            door.ask("POST", "", Watch(), body=b" " * 20_000_000)
    assert caught.value.unclear


def test_the_connection_is_kept(proxy: FaultProxy) -> None:
    with Door(proxy.base) as door:
        door.ask("GET", "metadata", Watch())
        first = door._line._connections[True]
        door.ask("GET", "metadata", Watch())
        assert door._line._connections[True] is first is not None


# ----- certificates


def test_a_certificate_that_nobody_vouches_for_is_refused(tls_server: TlsServer) -> None:
    with pytest.raises(CertificateWrong):
        Door(tls_server.base).ask("GET", "metadata", Watch())
    assert tls_server.requests == 0


def test_one_that_somebody_vouches_for_is_taken(
    tls_server: TlsServer, monkeypatch: pytest.MonkeyPatch, fresh_trust: Callable[[], None]
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls_server.authority))
    fresh_trust()
    assert Door(tls_server.base).ask("GET", "metadata", Watch()).json() == {"is": "there"}
    with pytest.raises(CertificateWrong):  # vouched for, under another name
        Door(tls_server.base.replace("localhost", "127.0.0.1")).ask("GET", "metadata", Watch())


def test_an_encrypted_connection_can_be_stopped_too(
    tls_server: TlsServer, monkeypatch: pytest.MonkeyPatch, fresh_trust: Callable[[], None]
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls_server.authority))
    fresh_trust()
    tls_server.holds_back = True
    begun, watch = time.monotonic(), Watch()
    with pytest.raises(ClinicSlow):
        Door(tls_server.base, seconds=0.5).ask("GET", "metadata", Watch())
    threading.Timer(0.3, watch.stop).start()
    with pytest.raises(Stopped):
        Door(tls_server.base, seconds=20).ask("GET", "metadata", watch)
    assert time.monotonic() - begun < 10
    assert tls_server.requests == 2


def test_a_server_without_certificates_proves_nothing(proxy: FaultProxy) -> None:
    with pytest.raises(CertificateWrong):
        Door(proxy.base.replace("http:", "https:")).ask("GET", "metadata", Watch())


@pytest.fixture
def fresh_trust() -> Iterator[Callable[[], None]]:
    yield trust.cache_clear
    trust.cache_clear()


# ----- words of the server


def outcome(**issue: object) -> bytes:
    found = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", **issue}]}
    return json.dumps(found).encode()


def refused(body: bytes, headers: dict[str, str] | None = None) -> ClinicRefuses:
    trouble = trouble_of(422, headers or FHIR, body)
    assert isinstance(trouble, ClinicRefuses)
    return trouble


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (outcome(diagnostics="Not  this\none"), "Not this one"),
        (outcome(details={"text": "Say this"}, diagnostics="not this"), "Say this"),
        (outcome(diagnostics="<b>No</b> &lt;script&gt;alert(1)&lt;/script&gt;"), "No alert(1)"),
        (outcome(diagnostics="a\u202eb\x00c"), "a b c"),
        (outcome(diagnostics=7), ""),
        (outcome(), ""),
        (b"<html>", ""),
        (b'{"resourceType":"Patient","issue":[{"diagnostics":"x"}]}', ""),
        (b'{"resourceType":"OperationOutcome","issue":"x"}', ""),
    ],
)
def test_the_reason_is_plain_text(body: bytes, reason: str) -> None:
    assert refused(body).reason == reason


def test_the_reason_is_cut_and_comes_from_fhir_alone() -> None:
    assert len(refused(outcome(diagnostics="x" * 9000)).reason) == 500
    assert refused(outcome(diagnostics="x"), {"content-type": "text/html"}).reason == ""


@pytest.mark.parametrize(
    ("issue", "at"),
    [
        ({"expression": ["Bundle.entry[3].resource.status"]}, (3,)),
        ({"location": ["/f:Bundle/f:entry[4]/f:resource"]}, (3,)),
        ({"expression": ["Bundle.entry[2]", "Bundle.entry[0]"]}, (0, 2)),
        ({"diagnostics": "Transaction failed: Entry 7 (PUT Goal): no"}, (7,)),
        ({"diagnostics": "Bundle.entry[5] is not it; Entry 1"}, (5,)),
        ({"expression": ["Bundle.entry[1]"], "diagnostics": "Entry 9"}, (1,)),
        ({"expression": ["Goal.status"], "diagnostics": "no"}, ()),
        ({"expression": "Bundle.entry[1]"}, (1,)),
        ({"expression": [None, 4]}, ()),
    ],
)
def test_the_entries_it_names(issue: dict[str, object], at: tuple[int, ...]) -> None:
    assert refused(outcome(**issue)).at == at


def test_the_real_server_names_the_entry(door: Door, fhir_server: FhirServer) -> None:
    good = json.loads(goal(fhir_server.patient))
    request = {"method": "POST", "url": "Goal"}
    entries = [{"resource": one, "request": request} for one in (good, {**good, "status": 7})]
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
    with pytest.raises(ClinicRefuses) as caught:
        door.ask("POST", "", Watch(), body=json.dumps(bundle).encode())
    assert caught.value.reason
    assert fhir_server.of_patient("Goal") == []


NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "Mon, 02 Mar 2026 12:01:00 GMT"}, 60),
        ({"retry-after": "Mon, 02 Mar 2026 11:00:00 GMT"}, 0),
        (
            {
                "retry-after": "Mon, 02 Mar 2026 12:01:00 GMT",
                "date": "Mon, 02 Mar 2026 12:00:30 GMT",
            },
            30,
        ),
        ({"retry-after": "99999999999999"}, LONGEST_WAIT),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "soon"}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert seconds_to_wait(httpx.Headers(headers), NOW) == seconds


# ----- JSON


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"1",
        b'{"a":NaN}',
        b'{"a":1e999}',
        b'{"a":1,"a":2}',
        b'{"a":"\xff"}',
        b'{"a":1} x',
        b'{"a":' * 5000,
        b'{"a":' * DEEPEST + b"{}" + b"}" * DEEPEST,
        b'{"a":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}",
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_not_strictly_json_is_strange(content: bytes) -> None:
    with pytest.raises(AnswerStrange):
        read_object(content)


def test_what_is_json_is_read() -> None:
    deep = b'{"a":' * (DEEPEST - 1) + b"{}" + b"}" * (DEEPEST - 1)
    assert read_object(deep)
    assert read_object('{"a":[1,2.5,"ü",null,true]}'.encode()) == {"a": [1, 2.5, "ü", None, True]}


def test_no_token_and_no_address_in_the_logs(
    proxy: FaultProxy, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), Door(proxy.base, "tok-secret") as door:
        door.ask("GET", "metadata", Watch())
        proxy.plan(faults.answer(422, "reason-secret"))
        with pytest.raises(ClinicRefuses) as caught:
            door.ask("GET", "Patient/patient-secret", Watch())
    assert "tok-secret" in proxy.seen[0].request.headers["authorization"]
    assert "secret" not in f"{caplog.text}{caught.value}"
    assert "metadata" not in caplog.text
