"""Message id and values in, text in the person's language out.

Texts are Fluent files, one per language (``locales/<code>.ftl``). A missing text falls
back to English; a text missing there too is a defect that the contract tests find, and
shows as its id rather than as a crash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

FALLBACK = "en"
LANGUAGES: tuple[str, ...] = ("en",)
"""The languages that ship, as explicit names: packaged builds cannot scan folders."""

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


@dataclass(frozen=True)
class Message:
    """A sentence not yet in any language: an id of the locale files and its values."""

    id: str
    values: Mapping[str, object] = field(default_factory=dict)


class Translator:
    """Texts of one language. Immutable after construction and safe to share."""

    def __init__(self, language: str, sources: Mapping[str, str] | None = None) -> None:
        """``sources`` maps language codes to Fluent text and replaces the shipped files
        (the pseudo-language of the tests)."""
        self.language = language
        self.right_to_left = language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT or language == "xr"
        self.locale = Locale.parse("ar" if language == "xr" else language, sep="-")
        texts = sources or {}
        codes = [language] if language == FALLBACK else [language, FALLBACK]
        self._bundles = [_bundle(c, texts.get(c) or _shipped(c)) for c in codes]

    def __call__(self, message_id: str, **values: object) -> str:
        """The text for ``message_id``; the id itself when no language has it."""
        for bundle in self._bundles:
            if bundle.has_message(message_id):
                pattern = bundle.get_message(message_id).value
                if pattern is not None:
                    text, _errors = bundle.format_pattern(pattern, values)
                    return str(text)
        return message_id

    def say(self, message: Message) -> str:
        """The text for a ``Message``."""
        return self(message.id, **dict(message.values))

    def has(self, message_id: str) -> bool:
        """Whether any bundle has this text (for optional texts)."""
        return any(b.has_message(message_id) for b in self._bundles)


def _shipped(code: str) -> str:
    return (resources.files("app.i18n") / "locales" / f"{code}.ftl").read_text("utf-8")


def _bundle(code: str, text: str) -> FluentBundle:
    # Isolation marks would show up as boxes in charts and PDF; right-to-left languages
    # need them so that a number in a sentence keeps its place.
    isolate = code.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT or code == "xr"
    bundle = FluentBundle(["ar" if code == "xr" else code], use_isolating=isolate)
    resource = FluentResource(text)
    bundle.add_resource(resource)
    for entry in resource.body:
        # Fluent compiles a message when it is first looked up; now is the better moment.
        if isinstance(entry, ast.Message):
            bundle.get_message(entry.id.name)
    return bundle


def pick_language(wanted: str | None) -> str:
    """The shipped language nearest to ``wanted`` ("en-GB" gives "en"); else English."""
    base = (wanted or FALLBACK).replace("_", "-").split("-", maxsplit=1)[0].lower()
    return base if base in LANGUAGES or base == "xr" else FALLBACK


def pick_locale(language: str, region: str | None) -> Locale:
    """The locale for dates and numbers: the language as written in the person's region."""
    base = "ar" if language == "xr" else language
    try:
        return Locale.parse(f"{base}_{region.upper()}") if region else Locale.parse(base)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(base)
