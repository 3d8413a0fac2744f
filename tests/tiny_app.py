"""A Flet app of one line, served the way Glidepath is: ground for guard tests and benches.

``python -m tests.tiny_app [--unguarded]`` prints the link as ``main.py`` does.
"""

from __future__ import annotations

import sys

import flet as ft

from app import launch
from app.command_line import Options


async def one_line(page: ft.Page) -> None:
    page.add(ft.Semantics(identifier="tiny.hello", content=ft.Text("Hello")))


if __name__ == "__main__":
    if "--unguarded" in sys.argv:
        vars(launch)["Guard"] = lambda app, *_: app
    sys.exit(launch.run_browser(one_line, Options(port=0, open_browser=False), lambda: None))
