"""What a supporter is told of an alert: what was noticed, and what they can do.

Own words by rule, and by variant where it matters; never those that the person was shown, which
may hold numbers. Text ids: ``supporter-alert-<rule>[-<variant>]-title`` and ``-do``. That nobody
is watching is said beside them.

Sources: the basis of each rule (``clinical.md``, section 3). How to be with somebody (ask
plainly, listen, stay): 988 Suicide & Crisis Lifeline and National Institute of Mental Health,
"5 Action Steps to Help Someone Having Thoughts of Suicide" *check*; Substance Abuse and Mental
Health Services Administration, for families *check*.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n.translator import Translator

PARTS = ("title", "do")


class SupporterTranslator(Translator):
    """Says to a supporter what is said to the person themselves elsewhere ("your clinic"): a text
    ``supporter-instead-<id>`` stands in for ``<id>``, where there is one."""

    def __init__(self, own: Translator) -> None:
        self.language, self.locale = own.language, own.locale
        self.right_to_left = own.right_to_left
        self._bundles = own._bundles

    def __call__(self, message_id: str, **values: object) -> str:
        """See ``Translator``."""
        instead = f"supporter-instead-{message_id}"
        return super().__call__(instead if self.has(instead) else message_id, **values)


@dataclass(frozen=True)
class SupporterText:
    """``title``: a few words. ``do``: what a supporter can do."""

    title: str
    do: str


def supporter_text(say: Translator, rule: str, variant: str) -> SupporterText:
    """The text for an alert; that of the rule for a variant without one of its own."""
    name = rule.lower()
    own = f"supporter-alert-{name}-{variant}"
    begin = own if variant and say.has(f"{own}-title") else f"supporter-alert-{name}"
    title, do = (say(f"{begin}-{part}") for part in PARTS)
    return SupporterText(title, do)
