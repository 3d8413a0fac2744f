"""The start page gets its script; everything else passes as it is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.web.redraw import SCRIPT, redrawing

PAGE = b"<html><head><title>x</title></head><body></body></html>"


def answered(kind: bytes, *pieces: bytes) -> tuple[list[dict[str, Any]], bytes]:
    """What goes out when an app answers with these pieces."""
    out: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        out.append(message)

    async def answer() -> None:
        length = str(sum(map(len, pieces))).encode()
        headers = [(b"content-type", kind), (b"Content-Length", length)]
        through = redrawing(send)
        await through({"type": "http.response.start", "status": 200, "headers": headers})
        for n, piece in enumerate(pieces, start=1):
            more = n < len(pieces)
            await through({"type": "http.response.body", "body": piece, "more_body": more})

    asyncio.run(answer())
    return out, b"".join(m.get("body", b"") for m in out)


def length_of(out: list[dict[str, Any]]) -> int:
    return int(dict(out[0]["headers"])[b"Content-Length"])


@pytest.mark.parametrize("cut", [1, 20, len(PAGE) - 1])
def test_the_page_gets_the_script_once_however_it_comes(cut: int) -> None:
    out, body = answered(b"text/html; charset=utf-8", PAGE[:cut], PAGE[cut:])
    assert body == PAGE.replace(b"</head>", SCRIPT + b"</head>")
    assert length_of(out) == len(body)


def test_a_page_without_a_head_and_an_answer_to_head_stay_as_they_are() -> None:
    assert answered(b"text/html", b"nothing")[1] == b"nothing"
    out, body = answered(b"text/html", b"")
    assert (body, length_of(out)) == (b"", 0)


def test_a_file_passes_piece_by_piece() -> None:
    out, body = answered(b"text/javascript", b"</head>", b"rest")
    assert body == b"</head>rest"
    assert [m["type"] for m in out] == ["http.response.start"] + ["http.response.body"] * 2
