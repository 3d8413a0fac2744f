"""No event handler without the guard: an error that leaves one takes the whole app away."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.contracts.handlers import unguarded
from tests.contracts.source import ROOT, Module, modules


def test_every_handler_of_the_screens_goes_through_the_guard() -> None:
    assert unguarded(modules("app/views")) == []


def snippet(code: str) -> Module:
    return Module(ROOT / Path("app/views/example.py"), ast.parse(code), frozenset())


@pytest.mark.parametrize(
    "code",
    [
        "ft.Button('x', on_click=save)",
        "ft.Button('x', on_click=lambda: save())",
        "ft.Button('x', on_click=ui.act(save) if x else save)",
        "page.on_resize = resized",
        "ft.use_effect(load, [])",
        "def button(on_click): return ft.Button(on_click=on_click)\nbutton(save)",
        "def a(do): return ft.Button(on_click=do)\ndef b(*, do): return a(do)\nb(do=save)",
        "go = save\nft.Button(on_click=go)",
    ],
)
def test_the_rule_sees(code: str) -> None:
    found = unguarded([snippet(code)])
    assert len(found) == 1 and found[0].startswith("app/views/example.py:"), found


@pytest.mark.parametrize(
    "code",
    [
        "ft.Button('x', on_click=ui.act(save))",
        "ft.Button('x', on_click=None)",
        "ft.Button('x', on_click=act(save) if x else None)",
        "page.on_resize = act(resized)",
        "ft.use_effect(ui.act(load), [])",
        "def button(on_click): return ft.Button(on_click=on_click)\nbutton(act(save))",
        "def row(on_copy): return ft.Button(on_click=ui.act(on_copy))\nrow(copy)",
        "go = act(save)\nft.Button(on_click=go)",
        "def go(x): return ui.act(lambda: x)\nft.Button(on_click=go(1))",
        "ft.use_effect(lambda: ui.shell.run(load()), [])",
        "more, begin = ft.use_state(False)\nft.use_effect(lambda: begin(True), [])",
    ],
)
def test_the_rule_lets_be(code: str) -> None:
    assert unguarded([snippet(code)]) == []
