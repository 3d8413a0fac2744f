"""Calling a wrong number is worse than dialling by hand."""

from __future__ import annotations

import pytest

from app.domain.phone import dialled


@pytest.mark.parametrize(
    ("typed", "dials"),
    [
        ("555 0100", "5550100"),
        ("(020) 555-0100", "0205550100"),
        ("+44 (0)20 5550 0100", "+442055500100"),
        ("0044 (0)20 5550 0100", "00442055500100"),
        ("030/555 0100", "0305550100"),
        ("555 0100 ext. 12", "5550100"),
        ("555\u20110100", "5550100"),
        ("112", "112"),
        ("555 0100 or 555 0101", "5550100"),
        ("020 5550 0100 / 020 5550 0101", None),
        ("see the card", None),
        ("12", None),
        ("", None),
    ],
)
def test_what_is_dialled(typed: str, dials: str | None) -> None:
    assert dialled(typed) == dials
