"""Screens mounted inside the test, without a client: a few milliseconds instead of a browser.

Everything here that knows Flet's internals knows them for all tests; nothing else may. A
``Client`` stands where the WebSocket would be. It encodes every message as the real one does
(the encoder takes the snapshots that later diffs need), answers the methods that a device
would (routes, clipboard, links), and remembers crashes that would replace the app by a text.

    async with mounted(Counter) as screen:
        await screen.tap("counter.more")
        assert screen.has("counter.value") and "1" in screen.text()
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import flet as ft
import msgpack
from flet.components.component import Component, Renderer  # noqa: F401 - loaded before a test
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.controls.services.service import Service
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

ControlT = TypeVar("ControlT", bound=BaseControl)
Main = Callable[[ft.Page], Any]

TEXTS = ("value", "content", "label", "title", "subtitle", "text", "helper", "error", "hint_text")
"""Attributes that hold a text people see, when they hold a string."""

SETTLE_SECONDS = 10.0

# Flet imports a control when it is first named. Once for all here, so that the watch over the
# event loop does not blame the test that happens to come first.
for _name in dir(ft):
    getattr(ft, _name)

_encode = configure_encode_object_for_msgpack(BaseControl)  # type: ignore[no-untyped-call]


class Client(Connection):
    """What a device would be to the session: takes its messages, answers its calls."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.page_url = "http://127.0.0.1"
        self.loop = asyncio.get_running_loop()
        self.executor = ThreadPoolExecutor(2, "flet")
        self.pubsubhub = PubSubHub(self.loop, self.executor)
        self.session: Session | None = None
        self.errors: list[str] = []
        self.calls: list[tuple[str, str, Any]] = []
        self.answers: dict[str, Any] = {}
        self.heard: Callable[[bytes], None] | None = None

    def send_message(self, message: Message) -> None:
        packed = msgpack.packb([message.action, message.body], default=_encode)
        if self.heard is not None:
            self.heard(packed)
        if message.action is MessageAction.SESSION_CRASHED:
            self.errors.append(message.body.message)
        elif message.action is MessageAction.INVOKE_METHOD:
            self.loop.call_soon(self._answer, message.body)

    def _answer(self, call: Any) -> None:
        session = self.session
        if session is None:
            return
        control = session.index.get(call.control_id)
        self.calls.append((type(control).__name__, call.name, call.args))
        result = self.answers.get(call.name)
        failed = str(result) if isinstance(result, Exception) else None
        if call.name == "set" and isinstance(control, ft.Clipboard):
            self.answers["get"] = call.args["data"]
        session.handle_invoke_method_results(
            call.control_id, call.call_id, None if failed else result, failed
        )
        if call.name == "push_route":
            self.loop.create_task(self.go(call.args["route"]))

    async def go(self, route: str) -> None:
        """The device changed the route."""
        assert self.session is not None
        self.session.apply_page_patch({"route": route})
        await self.session.dispatch_event(self.session.page._i, "route_change", {"route": route})


class YoungestFirst(set[BaseControl]):
    """Components to draw again, those inside before those around them.

    Flet draws them in the order of a set, which is any order; this is the worst one: a screen
    is drawn with what has changed before its parent can take it away.
    """

    def __iter__(self) -> Iterator[BaseControl]:
        return iter(sorted(super().__iter__(), key=lambda c: c._i, reverse=True))


class Screen:
    """What a person sees and can do. Only the top view and what lies over it is in reach."""

    def __init__(self, session: Session, client: Client, busy: Callable[[], bool]) -> None:
        self._session = session
        self._client = client
        self._busy = busy
        self._dismissed: set[int] = set()
        self.errors = client.errors
        """Crashes so far. Leaving ``mounted`` with one in here fails the test."""
        self.answers = client.answers
        """What the device answers to a method by its name (``{"get": "words"}``)."""
        self.before_press: Callable[[str, BaseControl], None] = lambda identifier, control: None
        """Looks at each control that is pressed."""

    @property
    def page(self) -> ft.Page:
        page: ft.Page = self._session.page
        return page

    @property
    def route(self) -> str:
        return self.page.route

    @property
    def calls(self) -> list[tuple[str, str, Any]]:
        """Methods and actions that the device was asked for: (control, method, arguments)."""
        return self._client.calls

    def overhear(self, heard: Callable[[bytes], None]) -> None:
        """Call ``heard`` with each message to the device from now on, as it is sent."""
        self._client.heard = heard

    # What is there

    def walk(self) -> Iterator[BaseControl]:
        """Every visible control in reach, from the outside in."""
        dialogs = [d for d in self.page._dialogs.controls if d.open]
        modal = [d for d in dialogs if isinstance(d, ft.AlertDialog | ft.BottomSheet)]
        if not modal:
            yield from _walk(_top_view(self.page))
        yield from _walk(modal[-1] if modal else None)
        for dialog in dialogs:
            if dialog not in modal:
                yield from _walk(dialog)

    def controls(self, kind: type[ControlT]) -> list[ControlT]:
        """The visible controls of a class."""
        return [c for c in self.walk() if isinstance(c, kind)]

    def text(self) -> str:
        """All visible texts, one a line."""
        return "\n".join(_texts(self.walk()))

    def labels(self) -> list[str]:
        """What a screen reader says where it differs from the text."""
        names = ("label", "semantics_label", "semantics_label_text", "tooltip")
        found = []
        for control in self.walk():
            if isinstance(control, ft.Semantics | ft.Text | ft.Image | ft.Icon | ft.IconButton):
                found += [v for n in names if isinstance(v := getattr(control, n, None), str) and v]
        return found

    def identifiers(self) -> list[str]:
        """The identifiers in reach, in reading order."""
        return [s.identifier for s in self.controls(ft.Semantics) if s.identifier]

    def has(self, identifier: str) -> bool:
        return identifier in self.identifiers()

    def semantics(self, identifier: str) -> ft.Semantics:
        """The node with an identifier, for its label and state. There must be just one."""
        found = [s for s in self.controls(ft.Semantics) if s.identifier == identifier]
        if len(found) != 1:
            raise LookupError(f"{len(found)} x {identifier!r} in {self.identifiers()}")
        return found[0]

    def find(self, identifier: str) -> BaseControl:
        """The control to press or type in under an identifier; else what is under it."""
        inside = list(_walk(_unwrap(self.semantics(identifier).content)))
        acting = [c for c in inside if _event_of(c) or getattr(c, "action", None)]
        return acting[0] if acting else inside[0]

    def text_of(self, identifier: str) -> str:
        """The texts under an identifier, one a line."""
        return "\n".join(_texts(_walk(self.semantics(identifier).content)))

    # What can be done

    async def tap(self, identifier: str) -> None:
        """Press what is under an identifier; the device does its actions first."""
        control = self.find(identifier)
        self._refuse_disabled(identifier, control)
        self.before_press(identifier, control)
        actions = getattr(control, "action", None) or []
        for action in actions if isinstance(actions, list) else [actions]:
            service = self._session.index.get(action.service_id)
            assert isinstance(service, Service), f"{identifier}: its service is not registered"
            self._client.calls.append((type(service).__name__, action.method, action.args))
        event = _event_of(control)
        if event is None:
            assert actions, f"nothing happens when {identifier} is pressed"
            return await self.settle()
        if event == "change":
            ticked = not getattr(control, "value", False)
            self._session.apply_patch(control._i, {"value": ticked})
            return await self.dispatch(control, event, ticked)
        return await self.dispatch(control, event, None)

    async def hold(self, identifier: str) -> None:
        """Press what is under an identifier for longer than half a second."""
        control = self.find(identifier)
        self._refuse_disabled(identifier, control)
        await self.dispatch(control, "long_press", None)

    async def pick(
        self, identifier: str, name: str, content: bytes | None, size: int | None = None
    ) -> None:
        """Press what opens a choice of files, and choose one; without ``content``, none. The
        device tells its ``size``, and where it lies but in a browser."""
        action = self.find(identifier).action  # type: ignore[attr-defined]
        await self.tap(identifier)
        picker = self._session.index[action.service_id]
        if content is None:
            await self.dispatch(picker, "result", {"files": []})
            return
        with TemporaryDirectory() as folder:
            path = Path(folder) / "chosen"
            path.write_bytes(content)
            size = len(content) if size is None else size
            chosen = {"id": 0, "name": name, "size": size, "path": str(path), "bytes": None}
            if self.page.web:
                chosen["path"] = None
            await self.dispatch(picker, "result", {"files": [chosen]})

    async def type(self, identifier: str, text: str, *, submit: bool = False) -> None:
        """Put a text into the field under an identifier, as if typed; ``submit`` is Enter."""
        fields = [c for c in _walk(self.semantics(identifier)) if isinstance(c, ft.TextField)]
        assert fields, f"no field under {identifier}"
        self._refuse_disabled(identifier, fields[0])
        self._session.apply_patch(fields[0]._i, {"value": text})
        await self.dispatch(fields[0], "change", text)
        if submit:
            await self.dispatch(fields[0], "submit", text)

    async def choose(self, identifier: str, value: str) -> None:
        """Choose in the drop-down or radio group under an identifier."""
        kinds = ft.Dropdown | ft.RadioGroup
        found = [c for c in _walk(self.semantics(identifier)) if isinstance(c, kinds)]
        assert found, f"nothing to choose from under {identifier}"
        self._session.apply_patch(found[0]._i, {"value": value})
        await self.dispatch(
            found[0], "select" if hasattr(found[0], "on_select") else "change", value
        )

    async def dispatch(self, control: BaseControl, event: str, data: Any = None) -> None:
        """Send an event of the device to a control and wait until it is quiet again."""
        task = asyncio.get_running_loop().create_task(
            self._session.dispatch_event(control._i, event, data)
        )
        await self.settle()
        if task.done():
            task.result()

    async def go(self, route: str) -> None:
        """The person typed or followed a route."""
        await self._client.go(route)
        await self.settle()

    async def back(self) -> None:
        """The back button of the device."""
        top = _unwrap(_top_view(self.page))
        await self.dispatch(self.page, "view_pop", {"route": top.route})

    async def lifecycle(self, state: str) -> None:
        """The app went to the background ("hide", "pause") or came back ("resume", "show")."""
        await self.dispatch(self.page, "app_lifecycle_state_change", {"state": state})

    async def resize(self, width: float, height: float) -> None:
        """The window has another size, in dp."""
        self._session.apply_page_patch({"width": width, "height": height})
        await self.dispatch(self.page, "resize", {"width": width, "height": height})

    async def settle(self, seconds: float = SETTLE_SECONDS) -> None:
        """Wait until nothing is left to draw, to load on a thread or to call soon.

        Does not wait for timers: what happens in 10 seconds has not happened yet.
        """
        loop = asyncio.get_running_loop()
        deadline, quiet = loop.time() + seconds, 0
        while quiet < 3:
            busy = self._busy() or self._dismiss_closed()
            quiet = 0 if busy else quiet + 1
            if loop.time() > deadline:
                raise TimeoutError("the screen did not come to rest") from self._ended()
            await asyncio.sleep(0.001 if busy else 0)

    def _ended(self) -> BaseException | None:
        """The error that ended the drawing, if one did."""
        task: asyncio.Task[Any] | None = self._session.__dict__["_Session__updates_task"]
        return task.exception() if task is not None and task.done() else None

    async def wait_for(self, true: Callable[[], object], seconds: float = 5.0) -> None:
        """Wait for something that a timer brings about."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not true():
            if loop.time() > deadline:
                raise TimeoutError(self.text())
            await asyncio.sleep(0.01)
            await self.settle()

    def _dismiss_closed(self) -> bool:
        """A device reports each dialog whose closing it has shown, once."""
        closed = [d for d in self.page._dialogs.controls if not d.open]
        new = [d for d in closed if d._i not in self._dismissed]
        self._dismissed.update(d._i for d in new)
        for dialog in new:
            asyncio.get_running_loop().create_task(
                self._session.dispatch_event(dialog._i, "dismiss", None)
            )
        return bool(new)

    def _refuse_disabled(self, identifier: str, control: BaseControl) -> None:
        node = self.semantics(identifier)
        assert not getattr(control, "disabled", False), f"{identifier} is disabled"
        assert not node.disabled, f"{identifier} is announced as disabled"


@asynccontextmanager
async def mounted(
    component: Callable[..., Any],
    *args: Any,
    views: bool = False,
    setup: Callable[[ft.Page], None] | None = None,
    **device: Any,
) -> AsyncIterator[Screen]:
    """A component on a page. ``views`` for one that returns views (``page.render_views``).

    ``device`` as for ``mounted_main``; ``setup`` may prepare the page.
    """

    def main(page: ft.Page) -> None:
        if setup is not None:
            setup(page)
        (page.render_views if views else page.render)(component, *args)

    async with mounted_main(main, **device) as screen:
        yield screen


@asynccontextmanager
async def mounted_main(
    main: Main,
    *,
    width: float = 390,
    height: float = 844,
    platform: str = "android",
    dark: bool = False,
    route: str = "/",
    web: bool = False,
    forgiving: bool = False,
) -> AsyncIterator[Screen]:
    """What ``main(page)`` shows on a device of ``width`` x ``height`` dp.

    Fails when an error left a handler, an effect or a task: a person would have lost the app.
    ``forgiving``: an error that ended the drawing is what the test is about.
    """
    client = Client()
    client.session = session = Session(client)
    session.__dict__["_Session__pending_updates"] = YoungestFirst()
    token = _context_page.set(session.page)
    device = {"width": width, "height": height, "platform": platform, "route": route, "web": web}
    session.apply_page_patch({**device, "platform_brightness": "dark" if dark else "light"})
    msgpack.packb(session.get_page_patch(), default=_encode)  # type: ignore[no-untyped-call]
    with _watched(session, client.errors, forgiving) as busy:
        screen = Screen(session, client, busy)
        try:
            # What the test prepared before is not part of the first picture.
            await asyncio.sleep(0)
            result = main(session.page)
            if asyncio.iscoroutine(result):
                await result
            await screen.settle()
            yield screen
            await screen.settle()
        finally:
            session.close()  # type: ignore[no-untyped-call]
            await asyncio.sleep(0)
            _context_page.reset(token)
            client.executor.shutdown(wait=False)
    assert not client.errors, "\n".join(client.errors)


@contextmanager
def _watched(session: Session, errors: list[str], forgiving: bool) -> Iterator[Callable[[], bool]]:
    """Whether the loop still has something to do for the screen; ends what is left at exit.

    Counts the calls on threads, looks at the session's own queues and at the loop's ready
    callbacks, and gathers the errors of tasks that nobody awaits (async effects).
    """
    loop = asyncio.get_running_loop()
    on_threads: set[asyncio.Future[Any]] = set()
    tasks: list[asyncio.Task[Any]] = []
    run_in_executor, factory = loop.run_in_executor, loop.get_task_factory()

    def counted(*args: Any) -> asyncio.Future[Any]:
        future = run_in_executor(*args)
        on_threads.add(future)
        future.add_done_callback(on_threads.discard)
        return future

    def make(loop: asyncio.AbstractEventLoop, coro: Any, **kwargs: Any) -> asyncio.Task[Any]:
        task = asyncio.Task(coro, loop=loop, **kwargs)
        tasks.append(task)
        return task

    def busy() -> bool:
        private: Any = session
        queued = private._Session__pending_updates or private._Session__pending_effects
        ready: Any = loop
        return bool(queued or on_threads or ready._ready)

    loop.run_in_executor = counted  # type: ignore[method-assign,assignment]
    loop.set_task_factory(make)
    try:
        yield busy
    finally:
        loop.run_in_executor = run_in_executor  # type: ignore[method-assign]
        loop.set_task_factory(factory)
        for task in tasks:
            if not task.done() and task is not asyncio.current_task():
                task.cancel()
            elif task.done() and (task._log_traceback or (_broke(task) and not forgiving)):
                errors.append(f"{task.exception()!r} in {task.get_coro()!r}")


def _broke(task: asyncio.Task[Any]) -> bool:
    """Whether an error ended the drawing, even where the window began it anew."""
    drew = "updates_scheduler" in getattr(task.get_coro(), "__qualname__", "")
    return drew and not task.cancelled() and task.exception() is not None


def _top_view(page: ft.Page) -> Any:
    """The view in front. A component may stand for one view or for several."""
    views = _unwrap(page.views)
    return (views or [None])[-1] if isinstance(views, list) else views


def _unwrap(node: Any) -> Any:
    while isinstance(node, Component):
        node = node._b
    return node


def _walk(node: Any) -> Iterator[BaseControl]:
    node = _unwrap(node)
    if isinstance(node, list | tuple):
        for part in node:
            yield from _walk(part)
    elif isinstance(node, BaseControl) and getattr(node, "visible", True):
        yield node
        kind: Any = type(node)  # "hashable" is beyond what the type hints of a control say
        for name in _fields(kind):
            part = getattr(node, name)
            if isinstance(part, BaseControl | list | tuple):
                yield from _walk(part)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields of a class of controls that may hold other controls."""
    known = (f for f in dataclasses.fields(kind) if not f.metadata.get("skip"))
    return tuple(f.name for f in known if f.name not in ("_parent", "_internals"))


def _texts(controls: Iterator[BaseControl]) -> list[str]:
    found = []
    for control in controls:
        if not isinstance(control, ft.Semantics):
            found += [v for n in TEXTS if isinstance(v := getattr(control, n, None), str) and v]
    return found


def _event_of(control: BaseControl) -> str | None:
    """The event that a press brings about, if anything listens to it."""
    for event in ("click", "tap"):
        if getattr(control, f"on_{event}", None) is not None:
            return event
    toggles = isinstance(control, ft.Checkbox | ft.Switch)
    return "change" if toggles and getattr(control, "on_change", None) else None
