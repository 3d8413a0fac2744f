"""The texts of a language, parsed once in a process and never on the event loop.

Parsing the English file takes about 45 ms: long enough to be felt in every open window.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n.translator import Translator, pick_language
from app.services.offload import Offload


class Wording:
    """The translators of one process. They are immutable, so all windows share them."""

    def __init__(self, offload: Offload, sources: Mapping[str, str] | None = None) -> None:
        """``sources``: Fluent text by language instead of the shipped files, for tests."""
        self._offload = offload
        self._sources = sources
        self._known: dict[str, Translator] = {}

    async def translator(self, wanted: str | None) -> Translator:
        """The translator for the shipped language nearest to ``wanted``."""
        language = pick_language(wanted)
        if language not in self._known:
            await self._offload.drawing(self.prepare, wanted)
        return self._known[language]

    def prepare(self, wanted: str | None) -> None:
        """Parse a language now, on the caller's thread."""
        language = pick_language(wanted)
        if language not in self._known:
            self._known[language] = Translator(language, self._sources)
