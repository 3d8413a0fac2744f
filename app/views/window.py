"""From a Flet page to a running window: fonts, theme, size, going to the background."""

from __future__ import annotations

import asyncio
import contextlib
import time
from datetime import datetime

import flet as ft

from app.services.container import Services
from app.views.guarded import guard_with
from app.views.shell import Shell
from app.views.theme import FONT_FILES, flet_theme, palette_for

AWAY = {ft.AppLifecycleState.HIDE, ft.AppLifecycleState.PAUSE, ft.AppLifecycleState.DETACH}
BACK = {ft.AppLifecycleState.SHOW, ft.AppLifecycleState.RESUME}


class Announcer:
    """Reads an emergency out at once, whatever a screen reader was reading."""

    def __init__(self, service: ft.SemanticsService) -> None:
        self._service = service

    async def say(self, text: str) -> None:
        """Where the device does not answer, the live region of the screen says it."""
        with contextlib.suppress(RuntimeError, TimeoutError):
            await self._service.announce_message(text, assertiveness=ft.Assertiveness.ASSERTIVE)


class Window:
    """Ties one page to one shell. Lives as long as the page."""

    def __init__(self, page: ft.Page, services: Services) -> None:
        self.page = page
        self.shell = Shell(services, navigate=self._navigate)
        self.shell.state.settings = services.settings
        self._away: asyncio.Task[None] | None = None
        self._left_at: tuple[datetime, float] | None = None

    def dress(self) -> None:
        """Fonts, theme and handlers; nothing here waits for anything."""
        page, act = self.page, guard_with(self.shell.report)
        page.title = "Glidepath"
        page.fonts = dict(FONT_FILES)
        page.padding = 0
        self.shell.state.width = page.width or self.shell.state.width
        self.shell.state.device_is_dark = page.platform_brightness is ft.Brightness.DARK
        self.paint()
        self.shell.repaint = self.paint
        page.on_resize = act(self._resized)
        page.on_platform_brightness_change = act(self._brightness)
        page.on_app_lifecycle_state_change = act(self._lifecycle)
        page.on_disconnect = act(self._left)
        page.on_connect = act(self._came_back)
        page.on_close = act(self.shell.close)
        self.shell.alarm.where = lambda: page.route
        self.shell.alarm.announce = Announcer(ft.SemanticsService()).say

    def paint(self) -> None:
        """The theme of the settings and the device in force."""
        state = self.shell.state
        palette = palette_for(state.settings.appearance, state.device_is_dark)
        theme = flet_theme(palette, state.settings.text_size)
        self.page.theme = self.page.dark_theme = theme
        self.page.rtl = state.words is not None and state.words.right_to_left
        self.page.theme_mode = ft.ThemeMode.DARK if palette.dark else ft.ThemeMode.LIGHT

    def _navigate(self, route: str) -> None:
        """Go to a route, once Help now or the emergency screen is closed: its sheet lies over
        the page that was there when it opened, and the device takes it away with that page
        (seen at Save). Whoever can ask for another route meanwhile has no sheet before them."""
        shell = self.shell
        if shell.alarm.covered and shell.waiting is None:
            shell.waiting = route
            return
        shell.waiting = None
        self.page.navigate(route)

    def _resized(self) -> None:
        self.shell.state.width = self.page.width or self.shell.state.width

    def _brightness(self) -> None:
        self.shell.state.device_is_dark = self.page.platform_brightness is ft.Brightness.DARK
        self.paint()
        self.page.update()

    async def _lifecycle(self, event: ft.AppLifecycleStateChangeEvent) -> None:
        if event.state in AWAY:
            self._left()
        elif event.state in BACK:
            await self._came_back()

    def _left(self) -> None:
        """In the background: the diary locks itself after the time that was chosen."""
        self._left_at = self._left_at or self._moment()
        if self._away is None or self._away.done():
            self._away = asyncio.get_running_loop().create_task(self._lock_later())

    async def _came_back(self) -> None:
        # Flet drops what changed while no client was connected: a diary that locked itself
        # then would still be on the screen, and "Opening" would stay for good.
        self.shell.state.returns += 1
        self.shell.alarm.soon()
        if self._away is not None:
            self._away.cancel()
            self._away = None
        left, self._left_at = self._left_at, None
        # A device that slept stopped the timer as well.
        if left is not None and self._due(left):
            await self.shell.lock()

    def _moment(self) -> tuple[datetime, float]:
        return self.shell.services.clock.now(), time.monotonic()

    def _due(self, left: tuple[datetime, float]) -> bool:
        """Whether the time is up by either clock; a clock that was set back counts as up."""
        now, ticks = self._moment()
        away, limit = (now - left[0]).total_seconds(), self._seconds()
        return away < 0 or max(away, ticks - left[1]) >= limit

    def _seconds(self) -> float:
        return self.shell.state.settings.auto_lock_minutes * 60

    async def _lock_later(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(self._seconds())
            await self.shell.lock()
