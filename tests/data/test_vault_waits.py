from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.attempts import FREE_TRIES, Attempts
from app.data.memory_keystore import MemoryKeyStore
from app.domain.errors import MustWait, StorageFull, StorageReadOnly, WrongPasscode
from tests.data.vaults import NOW, OTHER, PASSCODE, UNHURRIED, vault_in

TABLE = [(1, 4, 0), (2, 3, 0), (3, 2, 0), (4, 1, 0), (5, 0, 30), (6, 0, 60), (7, 0, 300)]
TABLE += [(8, 0, 900), (9, 0, 3600), (10, 0, 3600), (50, 0, 3600)]


def wrong_tries(attempts: Attempts, count: int, now: datetime = NOW) -> datetime:
    """Make wrong tries, each as soon as it is allowed; the moment of the last one."""
    for _ in range(count):
        now += timedelta(seconds=attempts.wait_seconds(now))
        attempts.begin(now)
    return now


@pytest.mark.parametrize(("wrong", "left", "wait"), TABLE)
def test_five_tries_then_growing_waits(tmp_path: Path, wrong: int, left: int, wait: int) -> None:
    attempts = Attempts(tmp_path)
    last = wrong_tries(attempts, wrong - 1)
    last += timedelta(seconds=attempts.wait_seconds(last))
    tries = attempts.begin(last)
    assert (tries.left, tries.wait) == (left, wait)
    assert Attempts(tmp_path).wait_seconds(last) == wait  # after a restart


async def test_the_vault_waits_and_tries_nothing_meanwhile(tmp_path: Path) -> None:
    store = MemoryKeyStore()
    await vault_in(tmp_path, store).create(PASSCODE)
    for expected in [(4, 0), (3, 0), (2, 0), (1, 0), (0, 30)]:
        with pytest.raises(WrongPasscode) as wrong:
            await vault_in(tmp_path, store).open_with_passcode(OTHER, NOW)
        assert (wrong.value.tries_left, wrong.value.wait_seconds) == expected

    again = vault_in(tmp_path, store)
    before = (tmp_path / "attempts.json").read_bytes()
    for seconds, left in [(0, 30), (12.5, 18), (29.9, 1)]:
        now = NOW + timedelta(seconds=seconds)
        with pytest.raises(MustWait) as waiting:
            await again.open_with_passcode(PASSCODE, now)  # right, and not even looked at
        assert waiting.value.wait_seconds == left
        assert (await again.status(now)).wait_seconds == left
    assert (tmp_path / "attempts.json").read_bytes() == before

    await again.open_with_passcode(PASSCODE, NOW + timedelta(seconds=30))
    with pytest.raises(WrongPasscode) as wrong:
        await again.open_with_passcode(OTHER, NOW + timedelta(seconds=31))
    assert wrong.value.tries_left == 4  # a right one began anew


async def test_the_recovery_code_does_not_wait_and_ends_the_wait(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyStore())
    made = await vault.create(PASSCODE)
    wrong_tries(Attempts(tmp_path), 9)
    assert (await vault.status(NOW)).wait_seconds == 3600
    key = await vault.open_with_recovery_code(made.recovery_code)
    assert (await vault.status(NOW)).wait_seconds == 0

    wrong_tries(Attempts(tmp_path), 5)
    await vault.set_passcode(key, OTHER)
    await vault.open_with_passcode(OTHER, NOW)


async def test_a_try_is_counted_before_it_is_made(tmp_path: Path) -> None:
    store = MemoryKeyStore()
    await vault_in(tmp_path, store).create(PASSCODE)
    vault = vault_in(tmp_path, store)

    class Killed(BaseException):
        pass

    def killed_after(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        raise Killed

    for _ in range(FREE_TRIES):
        with pytest.raises(Killed):
            await vault_in(tmp_path, store, killed_after).open_with_passcode(OTHER, NOW)
    with pytest.raises(MustWait):
        await vault.open_with_passcode(OTHER, NOW)


@pytest.mark.parametrize("trouble", [StorageFull, StorageReadOnly])
async def test_a_try_that_cannot_be_counted_is_not_made(
    tmp_path: Path, trouble: type[Exception]
) -> None:
    store = MemoryKeyStore()
    made = await vault_in(tmp_path, store).create(PASSCODE)

    def fail(path: Path, content: bytes) -> None:
        raise trouble

    vault = vault_in(tmp_path, store, fail)
    with pytest.raises(trouble):
        await vault.open_with_passcode(PASSCODE, NOW)
    await vault.open_with_recovery_code(made.recovery_code)  # needs no counting


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(hours=3), timedelta(days=9000)])
def test_setting_the_clock_back_shortens_nothing(tmp_path: Path, back: timedelta) -> None:
    attempts = Attempts(tmp_path)
    last = wrong_tries(attempts, 7)
    assert attempts.wait_seconds(last - back) == 300
    # And it costs the full wait once at the most: from here on the clock runs on as usual.
    assert Attempts(tmp_path).wait_seconds(last - back + timedelta(seconds=100)) == 200
    assert Attempts(tmp_path).wait_seconds(last - back + timedelta(seconds=300)) == 0


@UNHURRIED
@given(st.lists(st.timedeltas(timedelta(-400), timedelta(0)), max_size=8), st.integers(5, 12))
def test_no_play_with_an_earlier_clock_helps(
    tmp_path_factory: pytest.TempPathFactory, steps: list[timedelta], wrong: int
) -> None:
    attempts = Attempts(tmp_path_factory.mktemp("attempts"))
    now = wrong_tries(attempts, wrong)
    full = shortest = attempts.wait_seconds(now)
    for step in steps:
        now += step
        assert shortest <= attempts.wait_seconds(now) <= full
        shortest = attempts.wait_seconds(now)
        now += timedelta(seconds=1)
        shortest -= 1


def test_a_flight_changes_no_wait(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path)
    last = wrong_tries(attempts, 6)
    for hours in (-11, 0, 14):
        elsewhere = last.astimezone(timezone(timedelta(hours=hours)))
        assert attempts.wait_seconds(elsewhere + timedelta(seconds=20)) == 40


@pytest.mark.parametrize("full_disk", [False, True])
def test_a_clock_set_back_on_a_full_disk_still_says_how_long(
    tmp_path: Path, full_disk: bool
) -> None:
    last = wrong_tries(Attempts(tmp_path), 5)

    def full(path: Path, content: bytes) -> None:
        raise StorageFull

    attempts = Attempts(tmp_path, full) if full_disk else Attempts(tmp_path)
    assert attempts.wait_seconds(last - timedelta(days=1)) == 30


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"wrong": true, "last": 0}',
        '{"wrong": 1e9, "last": 0}',
        '{"wrong": -4, "last": 0}',
        '{"wrong": 3, "last": NaN}',
        '{"wrong": 3, "last": 1e999}',
        '{"wrong": 3, "last": "soon"}',
        '{"wrong": 99999999999999999999, "last": 0}',
        "[" * 50_000,
        "9" * 10_000,
    ],
)
def test_a_spoiled_file_is_neither_a_reset_nor_a_lock_out(tmp_path: Path, content: str) -> None:
    (tmp_path / "attempts.json").write_text(content)
    attempts = Attempts(tmp_path)
    assert attempts.wait_seconds(NOW) == 0
    tries = attempts.begin(NOW)
    assert (tries.left, tries.wait) == (0, 30)


@UNHURRIED
@given(st.integers(0, 10**6), st.floats(0, 1e12))
def test_a_planted_file_cannot_ask_for_more_than_an_hour(
    tmp_path_factory: pytest.TempPathFactory, wrong: int, last: float
) -> None:
    folder = tmp_path_factory.mktemp("planted")
    (folder / "attempts.json").write_text(json.dumps({"wrong": wrong, "last": last}))
    now = datetime(2025, 3, 3, tzinfo=UTC)
    attempts = Attempts(folder)
    assert 0 <= attempts.wait_seconds(now) <= 3600
    assert attempts.wait_seconds(now + timedelta(hours=1)) == 0
