"""The address of a clinic, as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clinic.addresses import LINK, Address, is_safe, plain_text, read_address
from app.domain.clinic.errors import AddressNotSafe, AddressUnclear


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://fhir.clinic.example/r4", "https://fhir.clinic.example/r4"),
        ("fhir.clinic.example/r4", "https://fhir.clinic.example/r4"),
        ("  FHIR.Clinic.Example/R4/ ", "https://fhir.clinic.example/R4"),
        ("HTTPS://fhir.clinic.example", "https://fhir.clinic.example"),
        ("https://fhir.clinic.example/r4//", "https://fhir.clinic.example/r4"),
        ("https://fhir.clinic.example/r4/metadata", "https://fhir.clinic.example/r4"),
        ("fhir.clinic.example/r4/metadata?_format=json", "https://fhir.clinic.example/r4"),
        (
            "https://fhir.clinic.example/r4/.well-known/smart-configuration",
            "https://fhir.clinic.example/r4",
        ),
        ("https://fhir.clinic.example:443/r4", "https://fhir.clinic.example/r4"),
        ("https://fhir.clinic.example:8443/r4", "https://fhir.clinic.example:8443/r4"),
        ("fhir.clinic.example:8443/r4", "https://fhir.clinic.example:8443/r4"),
        ("<https://fhir.clinic.example/r4>", "https://fhir.clinic.example/r4"),
        ("http://127.0.0.1:8080/fhir", "http://127.0.0.1:8080/fhir"),
        ("http://localhost:8080/fhir/", "http://localhost:8080/fhir"),
        ("http://[::1]:8080/fhir", "http://[::1]:8080/fhir"),
        ("https://192.0.2.1/fhir", "https://192.0.2.1/fhir"),
        # Cyrillic letters that look like ours are written so that they do not.
        ("https://сlіnіс.example", "https://xn--ln-nmcc7hb.example"),
        ("https://klinik-süd.example", "https://xn--klinik-sd-x9a.example"),
    ],
)
def test_what_is_typed_has_one_form(typed: str, base: str) -> None:
    assert read_address(typed) == Address(base)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "clinic",
        "my clinic",
        "https://",
        "https://clinic",
        "ftp://clinic.example",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "org.glidepath.app://plan/add?base=https://clinic.example",
        "https://user:secret@clinic.example/fhir",
        "https://user@clinic.example/fhir",
        "https://clinic.example/fhir?x=1",
        "https://clinic.example/fhir#x",
        "https://clinic.example/a/../b",
        "https://clinic.example/a\\b",
        "https://clinic.example/a b",
        "https://clinic.example/\u202eb",
        "https://clinic.example:99999/",
        "https://clinic.example:x/",
        "https://-clinic.example/",
        "https://clinic..example/",
        "https://[::1/",
        "https://clinic.example/ü",
        "https://clinic.example/" + "a" * 500,
        "a@clinic.example",
    ],
)
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(AddressUnclear):
        read_address(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "http://clinic.example/fhir",
        "http://192.0.2.1/fhir",
        "http://localhost.example/fhir",
        "http://127.0.0.1.example/fhir",
        "org.glidepath.app://clinic/add?base=http%3A%2F%2Fclinic.example%2Ffhir",
    ],
)
def test_http_is_for_this_device_alone(typed: str) -> None:
    with pytest.raises(AddressNotSafe):
        read_address(typed)


def test_a_link_brings_name_and_client() -> None:
    link = f"{LINK}?base=https%3A%2F%2Ffhir.clinic.example%2Fr4&name=Pain%20Clinic"
    base = "https://fhir.clinic.example/r4"
    assert read_address(link) == Address(base, "Pain Clinic", "glidepath")
    assert read_address(f"{link}&client=abc-1") == Address(base, "Pain Clinic", "abc-1")
    assert read_address("ORG.GLIDEPATH.APP://clinic/add?base=fhir.clinic.example/r4") == Address(
        base
    )


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?name=x",
        "?base=",
        "?base=https://a.example&base=https://b.example",
        "?base=https://a.example&client=a%20b",
        "?base=https://a.example&client=a&client=b",
        "?base=org.glidepath.app://clinic/add?base=https://a.example",
        "?" + "&".join(f"a{n}=1" for n in range(30)) + "&base=https://a.example",
    ],
)
def test_a_link_that_is_not_one(query: str) -> None:
    with pytest.raises(AddressUnclear):
        read_address(f"org.glidepath.app://clinic/add{query}")


def test_a_name_is_one_short_line_of_plain_text() -> None:
    link = "org.glidepath.app://clinic/add?base=https://a.example&name="
    assert read_address(f"{link}a%0Ab%E2%80%AEc").name == "a b c"
    assert len(read_address(f"{link}{'x' * 300}").name) == 200
    assert plain_text("x" * 200) == "x" * 200
    assert plain_text(None) == plain_text(["x"]) == ""


@given(st.text(max_size=60))
def test_anything_typed_is_an_address_or_a_sentence(typed: str) -> None:
    try:
        found = read_address(typed)
    except (AddressUnclear, AddressNotSafe):
        return
    assert is_safe(found.base)
    assert found.base.isascii()
    assert read_address(found.base) == found
