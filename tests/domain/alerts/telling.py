"""A finding in English, as the person reads it."""

from __future__ import annotations

from app.domain.alerts.model import Finding, Rule
from app.i18n.alert_words import AlertText, alert_text
from app.i18n.formats import Formats
from app.i18n.translator import Translator

ENGLISH = Translator("en")
FORMATS = Formats(ENGLISH.locale)


def told(rule: Rule, finding: Finding | None) -> AlertText:
    """The text of a finding: whole sentences, with nothing left open."""
    assert finding is not None
    assert finding.level in rule.levels
    text = alert_text(ENGLISH, FORMATS, rule.id, finding.variant, finding.inputs)
    for part in (text.title, text.seen, text.do):
        assert part and not part.startswith("alert-")
        assert "{" not in part and "$" not in part
    assert text.seen.endswith((".", "?")) and text.do.endswith(".")
    return text
