from __future__ import annotations

import os
from dataclasses import replace

import pytest

from app.data.wrapping import DeviceSecret, Typed, device_check, key_check, unwrap, wrap
from app.domain.ports import DataKey, WayIn
from tests.data.vaults import CHEAP

KEY = DataKey(bytes(range(32)))
VAULT = "0123456789abcdef" * 2
DEVICE = DeviceSecret("0123456789abcdef", bytes(32))
TYPED = Typed(b"cornflower 7", CHEAP)


def test_a_wrapped_key_opens_in_its_own_place_alone() -> None:
    wrapped = wrap(KEY, VAULT, WayIn.KEY_STORE, device=DEVICE)
    opened = unwrap(wrapped, VAULT, WayIn.KEY_STORE, device=DEVICE.raw)
    assert opened is not None
    assert opened.reveal() == KEY.reveal()
    assert unwrap(wrapped, "f" + VAULT[1:], WayIn.KEY_STORE, device=DEVICE.raw) is None
    assert unwrap(wrapped, VAULT, WayIn.PASSCODE, device=DEVICE.raw) is None
    assert unwrap(wrapped, VAULT, WayIn.KEY_STORE, device=os.urandom(32)) is None


@pytest.mark.parametrize("device", [None, DEVICE])
def test_everything_an_entry_was_made_with_is_needed(device: DeviceSecret | None) -> None:
    wrapped = wrap(KEY, VAULT, WayIn.PASSCODE, typed=TYPED, device=device)
    raw = device.raw if device else None
    assert unwrap(wrapped, VAULT, WayIn.PASSCODE, typed=TYPED.raw, device=raw) is not None
    assert unwrap(wrapped, VAULT, WayIn.PASSCODE, typed=b"cornflower 8", device=raw) is None
    assert unwrap(wrapped, VAULT, WayIn.PASSCODE, device=raw) is None
    other = None if device else DEVICE.raw
    assert unwrap(wrapped, VAULT, WayIn.PASSCODE, typed=TYPED.raw, device=other) is None
    for missing in ({"salt": None}, {"cost": None}, {"salt": bytes(16)}):
        spoiled = replace(wrapped, **missing)
        assert unwrap(spoiled, VAULT, WayIn.PASSCODE, typed=TYPED.raw, device=raw) is None


def test_nothing_repeats() -> None:
    one, two = (wrap(KEY, VAULT, WayIn.PASSCODE, typed=TYPED) for _ in range(2))
    assert one.sealed[:12] != two.sealed[:12]
    assert one.salt != two.salt
    assert DeviceSecret.new() != DeviceSecret.new()


def test_the_format_never_changes_its_meaning() -> None:
    # Pinned: a vault written by the first version must open with every later one.
    stored = replace(
        wrap(KEY, VAULT, WayIn.PASSCODE, typed=TYPED, device=DEVICE),
        salt=bytes(range(16)),
        sealed=bytes.fromhex(
            "000102030405060708090a0b60b4070d5dedab72ab05c8a2442c3a2b7bd6"
            "e498452257bebfc8942ae2c0c9bf823f077b453318eabfec481749f63d18"
        ),
    )
    opened = unwrap(stored, VAULT, WayIn.PASSCODE, typed=TYPED.raw, device=DEVICE.raw)
    assert opened is not None
    assert opened.reveal() == KEY.reveal()
    assert (device_check(DEVICE.raw), key_check(KEY)) == ("cec7e00b72baad70", "96d15cf6375fd0e2")


def test_secrets_have_no_printed_form() -> None:
    said = repr(DEVICE) + repr(TYPED) + repr(KEY)
    assert "cornflower" not in said
    assert "x00" not in said
