"""The plain pages for those who are not let in. No script, no picture, calm words."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from app.web.door import Verdict

Say = Callable[[str], str]
"""Text for a message id."""

STATUS = {
    Verdict.WRONG_HOST: 421,
    Verdict.FOREIGN: 403,
    Verdict.NO_TOKEN: 403,
    Verdict.WRONG_TOKEN: 403,
    Verdict.NOT_HERE: 404,
    Verdict.READ_ONLY: 405,
}

_STYLE = (
    "body{font:18px/1.6 sans-serif;max-width:36em;margin:12vh auto;padding:0 24px;"
    "color:#1f2a2a;background:#faf8f5}a{color:#0f5f5c}"
    "h1{font-size:28px;line-height:1.3}"
    "@media(prefers-color-scheme:dark){body{color:#e8e6e1;background:#16201f}a{color:#8fd3ce}}"
)


def refusal(verdict: Verdict, say: Say, language: str) -> bytes:
    """The page for a request that is not let in, as UTF-8 HTML. ``say`` speaks ``language``."""
    name = f"guard-{verdict.value.replace('_', '-')}"
    # A link followed from another page brings no cookie along. Followed once more from
    # here it does, so one who is signed in already needs nothing else.
    again = f'<p><a href="/">{escape(say("guard-again"))}</a></p>'
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Glidepath</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(say(f'{name}-title'))}</h1><p>{escape(say(name))}</p>"
        f"{again if verdict is Verdict.NO_TOKEN else ''}</main></body></html>"
    ).encode()
