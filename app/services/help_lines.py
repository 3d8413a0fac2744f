"""The numbers of Help now. Read from a file that ships with the app: it needs no network,
no diary and no passcode."""

from __future__ import annotations

import json
from functools import cached_property
from importlib import resources

from app.domain.help_lines import UNKNOWN_REGION, Region, read_line


class HelpLines:
    """Every region with its lines, read once (4 kB, well under a millisecond to parse)."""

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """In the order offered at first run; the one for everywhere else comes last."""
        file = resources.files("app.resources") / "help_lines.json"
        rows = json.loads(file.read_text("utf-8"))
        return tuple(
            Region(code, tuple(read_line(row) for row in lines)) for code, lines in rows.items()
        )

    def for_region(self, code: str | None) -> Region:
        """The lines of a region; those for everywhere else when it is not known."""
        wanted = (code or UNKNOWN_REGION).lower()
        known = {region.code: region for region in self.regions}
        return known.get(wanted, known[UNKNOWN_REGION])
