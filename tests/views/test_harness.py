"""The harness itself: what it shows, what it reaches, and what it does not forgive."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import flet as ft
import pytest

from tests.views.harness import mounted, mounted_main


def named(identifier: str, content: ft.Control, label: str | None = None) -> ft.Control:
    return ft.Semantics(identifier=identifier, label=label, content=content)


@ft.component
def Counter() -> ft.Control:
    count, set_count = ft.use_state(0)
    name, set_name = ft.use_state("")
    loaded, set_loaded = ft.use_state("")
    asking, set_asking = ft.use_state(False)

    def slow() -> str:
        time.sleep(0.02)
        return "from a thread"

    async def load() -> None:
        set_loaded(await asyncio.get_running_loop().run_in_executor(None, slow))

    async def later() -> None:
        await asyncio.sleep(0.05)
        set_count(99)

    ft.use_effect(load, [])
    question = ft.AlertDialog(
        title=ft.Text("Really?"),
        actions=[named("ask.no", ft.TextButton("No", on_click=lambda: set_asking(False)))],
    )
    ft.use_dialog(question if asking else None)
    return ft.Column(
        [
            ft.Text(f"count {count}"),
            ft.Text("never seen", visible=False),
            ft.Text(loaded),
            ft.Text(f"name {name}"),
            named(
                "more", ft.Button("More", on_click=lambda: set_count(lambda c: c + 1)), "One more"
            ),
            named("off", ft.Button("Off", disabled=True, on_click=lambda: set_count(-1))),
            named("later", ft.Button("Later", on_click=later)),
            named("name", ft.TextField(on_change=lambda e: set_name(e.control.value))),
            named("tick", ft.Checkbox(on_change=lambda e: set_name(str(e.control.value)))),
            named("ask", ft.Button("Ask", on_click=lambda: set_asking(True))),
            named("copy", ft.Button("Copy", action=ft.CopyToClipboard("911"))),
        ]
    )


async def test_shows_state_effects_and_only_what_is_visible() -> None:
    async with mounted(Counter) as screen:
        assert "count 0" in screen.text()
        assert "from a thread" in screen.text()
        assert "never seen" not in screen.text()
        assert "One more" in screen.labels()
        assert screen.text_of("more") == "More"
        assert screen.has("ask") and not screen.has("ask.no")
        await screen.tap("more")
        await screen.tap("more")
        assert "count 2" in screen.text()


async def test_types_ticks_and_waits_for_timers_only_when_asked() -> None:
    async with mounted(Counter) as screen:
        await screen.type("name", "Robin")
        assert "name Robin" in screen.text()
        await screen.tap("tick")
        assert "name True" in screen.text()
        await screen.tap("later")
        assert "count 99" not in screen.text()
        await screen.wait_for(lambda: "count 99" in screen.text())


async def test_a_dialog_is_all_there_is_until_it_is_closed() -> None:
    async with mounted(Counter) as screen:
        for _ in range(2):
            await screen.tap("ask")
            assert "Really?" in screen.text()
            assert not screen.has("more")
            await screen.tap("ask.no")
            assert screen.has("more") and "Really?" not in screen.text()


async def test_actions_of_the_device_are_recorded() -> None:
    async with mounted(Counter) as screen:
        await screen.tap("copy")
        assert ("Clipboard", "set", {"data": "911"}) in screen.calls


async def test_refuses_what_a_person_could_not_press() -> None:
    async with mounted(Counter) as screen:
        with pytest.raises(AssertionError, match="disabled"):
            await screen.tap("off")
        with pytest.raises(LookupError):
            await screen.tap("nowhere")


@ft.component
def Breaks() -> ft.Control:
    def boom() -> None:
        raise ValueError("boom")

    return named("boom", ft.Button("Boom", on_click=boom))


@ft.component
def BreaksLater() -> ft.Control:
    async def boom() -> None:
        raise ValueError("boom")

    ft.use_effect(boom, [])
    return ft.Text("calm")


async def test_an_error_that_leaves_a_handler_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="boom"):
        async with mounted(Breaks) as screen:
            await screen.tap("boom")
            assert len(screen.errors) == 1


async def test_an_error_in_an_async_effect_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="boom"):
        async with mounted(BreaksLater) as screen:
            assert screen.text() == "calm"


@ft.component
def Home() -> ft.View:
    page = ft.context.page
    go = named("go", ft.Button("Go", on_click=lambda: page.navigate("/things/7")))
    return ft.View(route="/", controls=[ft.Text("home"), go])


@ft.component
def Thing() -> ft.View:
    return ft.View(
        route=ft.use_view_path(), controls=[ft.Text(f"thing {ft.use_route_params()['id']}")]
    )


@ft.component
def Routed() -> Any:
    child = ft.Route(path="things/:id", component=Thing)
    return ft.Router([ft.Route(path="/", component=Home, children=[child])], manage_views=True)


async def test_routes_forward_and_back_with_managed_views() -> None:
    async with mounted(Routed, views=True) as screen:
        assert screen.text().startswith("home")
        await screen.tap("go")
        assert (screen.route, screen.text()) == ("/things/7", "thing 7")
        await screen.back()
        assert screen.route == "/" and screen.has("go")
        await screen.go("/things/9")
        assert screen.text() == "thing 9"


async def test_the_device_is_as_asked() -> None:
    def main(page: ft.Page) -> None:
        page.add(ft.Text(f"{page.width} {page.platform} {page.platform_brightness} {page.route}"))
        page.on_app_lifecycle_state_change = lambda e: page.add(ft.Text(e.state.value))

    async with mounted_main(main, width=320, platform="ios", dark=True, route="/x") as screen:
        for part in ("320", "IOS", "DARK", "/x"):
            assert part in screen.text()
        await screen.lifecycle("hide")
        assert screen.text().endswith("hide")


async def test_is_fast() -> None:
    start = time.thread_time()
    for _ in range(5):
        async with mounted(Breaks) as screen:
            assert screen.has("boom")
    assert (time.thread_time() - start) / 5 < 0.06
