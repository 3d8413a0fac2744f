"""A search at the clinic's computer, page by page, within limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.clinic.plan.references import link_within
from app.clinic.plan.refused import refuse
from app.clinic.plan.strict import parsed
from app.domain.clinic.errors import AnswerStrange
from app.domain.clinic.plan_refusals import Refusal
from app.domain.watch import Watch

if TYPE_CHECKING:
    from app.clinic.door import Door

MOST_PAGES = 10
PAGE = "50"
"""Resources that a page is asked to have; a server may give fewer."""
MOST_BYTES = 8 * 1024 * 1024
"""Of all answers together."""

ACCEPT = {"Accept": "application/fhir+json"}

Params = Sequence[tuple[str, str]]


@dataclass
class Asking:
    """Reads what a search or a read answers. ``left``: bytes that may still come."""

    door: Door
    base: str
    left: int = MOST_BYTES

    def one(self, path: str, watch: Watch, params: Params = ()) -> dict[str, Any]:
        """One answer, which is a JSON object. ``Refused`` where it is none, or too much."""
        try:
            answer = self.door.ask("GET", path, watch, params=params, headers=ACCEPT)
        except AnswerStrange as error:
            raise refuse(Refusal.UNREADABLE) from error
        self.left -= len(answer.body)
        if self.left < 0:
            raise refuse(Refusal.TOO_LARGE)
        return parsed(answer.body)

    def all(self, kind: str, params: Params, watch: Watch) -> list[Mapping[str, Any]]:
        """Every resource of a type that a search finds. ``Refused`` where the link to the next
        page leads out of the clinic's address, and after too many pages."""
        found: list[Mapping[str, Any]] = []
        path, asked = kind, [*params, ("_count", PAGE)]
        for _ in range(MOST_PAGES):
            bundle = self.one(path, watch, asked)
            found.extend(entries(bundle, kind))
            following = next_page(bundle, self.base)
            if following is None:
                return found
            path, asked = following
        raise refuse(Refusal.TOO_LARGE)


def entries(bundle: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    """The resources of a type in a bundle. What only came along (``include``, an outcome) is of
    another type, or is looked at like the others."""
    if bundle.get("resourceType") != "Bundle":
        raise refuse(Refusal.UNREADABLE)
    listed = bundle.get("entry", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise refuse(Refusal.UNREADABLE)
    for entry in listed:
        resource = entry.get("resource")
        if isinstance(resource, dict) and resource.get("resourceType") == kind:
            yield resource


def next_page(bundle: Mapping[str, Any], base: str) -> tuple[str, list[tuple[str, str]]] | None:
    """Path and parameters of the next page; ``None`` for the last one."""
    links = bundle.get("link", [])
    if not isinstance(links, list) or not all(isinstance(one, dict) for one in links):
        raise refuse(Refusal.UNREADABLE)
    urls = [one.get("url") for one in links if one.get("relation") == "next"]
    if not urls:
        return None
    within = link_within(base, urls[0])
    if within is None:
        raise refuse(Refusal.OUTSIDE)
    return within
