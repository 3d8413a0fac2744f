"""Where the page puts a file: once, up to a size, for those with the cookie alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.web.door import SLOT_PATH, Door, Knock, Verdict
from app.web.guard import Guard
from app.web.slot import Slot


def sending(*pieces: bytes, broken: bool = False) -> Callable[[], Any]:
    """A body in pieces; ``broken``: the browser is gone after them."""
    last = {"type": "http.disconnect"} if broken else {"type": "http.request", "more_body": False}
    messages = [{"type": "http.request", "body": p, "more_body": True} for p in pieces] + [last]

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    return receive


async def test_a_file_comes_in_pieces_and_once() -> None:
    slot = Slot()
    address, content = slot.expect(6)
    assert address.startswith(SLOT_PATH)
    assert await slot.take(address, sending(b"abc", b"def")) == 204
    assert await content == b"abcdef"
    assert await slot.take(address, sending(b"abc")) == 404


@pytest.mark.parametrize("pieces", [(b"1234567",), (b"123456", b"7")])
async def test_more_than_allowed_is_not_kept(pieces: tuple[bytes, ...]) -> None:
    slot = Slot()
    address, content = slot.expect(6)
    rest = (b"never read",) * 3
    receive = sending(*pieces, *rest)
    assert await slot.take(address, receive) == 413
    assert await content is None
    assert (await receive())["body"] == b"never read", "the rest is left where it is"


async def test_what_breaks_off_is_not_kept() -> None:
    slot = Slot()
    address, content = slot.expect(6)
    assert await slot.take(address, sending(b"abc", broken=True)) == 413
    assert await content is None


async def test_an_address_that_nobody_waits_for() -> None:
    slot = Slot()
    address, content = slot.expect(6)
    content.cancel()
    assert await slot.take(address, sending(b"abc")) == 404
    assert await slot.take(f"{SLOT_PATH}guessed", sending(b"abc")) == 404


class Asking:
    """One request with the guard's own cookie, unless told otherwise."""

    def __init__(self) -> None:
        self.door, self.slot, self.status = Door(1234), Slot(), 0
        self.guard = Guard(self._never, self.door, lambda _: str, "en", self.slot)

    async def _never(self, *_: object) -> None:
        raise AssertionError("it went on to the app")

    async def put(self, path: str, method: str = "PUT", **headers: str) -> int:
        given = {"host": "127.0.0.1:1234", "cookie": self.door.cookie().split(";")[0]} | headers
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "headers": [(n.encode(), v.encode()) for n, v in given.items() if v],
        }

        async def send(message: Any) -> None:
            self.status = message.get("status", self.status)

        await self.guard(scope, sending(b"abc"), send)
        return self.status


async def test_through_the_guard() -> None:
    asking = Asking()
    address, content = asking.slot.expect(6)
    assert await asking.put(address, cookie="") == 403
    assert await asking.put(address, origin="https://evil.example") == 403
    assert await asking.put(address, host="evil.example") == 421
    assert await asking.put(address, method="POST") == 405
    assert not content.done()
    assert await asking.put(address, origin="http://127.0.0.1:1234") == 204
    assert await content == b"abc"


@pytest.mark.parametrize("path", ["/", "/bring", "/ws", "/upload/a"])
def test_nothing_else_takes_anything(path: str) -> None:
    door = Door(1234)
    cookie = door.cookie().split(";")[0]
    knock = Knock(path, method="PUT", hosts=("127.0.0.1:1234",), cookies=(cookie,))
    assert door.judge(knock) is Verdict.READ_ONLY
