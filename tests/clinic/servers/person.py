"""The person in the browser, at the pages of the test clinic. Plain HTTP, no browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx

Keep = Callable[[str], bool]


@dataclass(frozen=True)
class Visit:
    """How it ended. ``back``: the address that the browser was sent to; "" where the clinic's page
    refused. ``status`` and ``page``: of the last page seen."""

    back: str
    status: int
    page: str

    @property
    def said(self) -> dict[str, str]:
        """The parameters of ``back``."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.back).query).items()}


@dataclass(frozen=True)
class Person:
    """Signs in as a patient. ``patient``: the name typed into the page, the id of the record."""

    patient: str

    def visit(
        self,
        url: str,
        *,
        keep: Keep = lambda scope: True,
        deny: bool = False,
        narrow: Sequence[tuple[str, str]] = (),
        deliver: bool = True,
    ) -> Visit:
        """Go where the app pointed, sign in, and allow each scope that ``keep`` holds for, with
        ``narrow`` to less than that; or ``deny``. ``deliver``: let the browser go back to the app.
        """
        with httpx.Client(timeout=30, trust_env=False) as browser:
            answer = browser.get(url)
            for _ in range(20):
                if answer.has_redirect_location:
                    there = urljoin(str(answer.url), answer.headers["Location"])
                    if "/callback" in urlsplit(there).path:
                        return self._back(browser, there, deliver)
                    answer = browser.get(there)
                elif answer.status_code == 200 and "<form" in answer.text:
                    answer = self._fill_in(browser, answer, keep, deny, narrow)
                else:
                    return Visit("", answer.status_code, answer.text)
        raise AssertionError("the pages go round in circles")

    def _fill_in(
        self,
        browser: httpx.Client,
        page: httpx.Response,
        keep: Keep,
        deny: bool,
        narrow: Sequence[tuple[str, str]],
    ) -> httpx.Response:
        if 'name="login"' in page.text:
            return browser.post(page.url, data={"login": self.patient})
        scopes = map(unescape, re.findall(r'name="allow" value="([^"]+)"', page.text))
        fields = {
            "answer": "no" if deny else "yes",
            "allow": [scope for scope in scopes if keep(scope)],
            "narrow": [f"{asked}>{allowed}" for asked, allowed in narrow],
        }
        return browser.post(page.url, data=fields)

    def _back(self, browser: httpx.Client, there: str, deliver: bool) -> Visit:
        if not deliver or not there.startswith("http:"):
            return Visit(there, 0, "")
        page = browser.get(there)
        return Visit(there, page.status_code, page.text)
