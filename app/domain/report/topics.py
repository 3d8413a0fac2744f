"""What a report may tell of, and which parts of the diary belong to which topic.

What is not chosen is taken away before anything is counted (``left_out``): no section can tell
of it by oversight, and nothing that is shown depends on it.

**Self-harm** (off unless ticked) is ``safe`` of the check-ins, every question marked ``emergency``
(the ninth of the PHQ-9) and R01. Not to be inferred from the rest either:

- The PHQ-9 total holds the ninth answer: beside a PHQ-2 of the same day, or from 25 of 27 on, it
  would give it away. Without the topic the other eight answers are added up instead, whatever the
  ninth was, with their own range and without bands, which are published for all nine.
- R17 fires on the total, and says it. Without the topic it is told where the eight answers alone
  reach its cut, at the level that they alone reach, and without its number.
- That a question was left out, or corrected, or answered on a day on which nothing else was, is
  taken away with the answer.

A check-in in which only ``safe`` was answered leaves no trace then. The report says which topics
it has not, always: that depends on what was ticked and not on any answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Topic(StrEnum):
    """One thing to be told of or not, in the order in which a person is asked. The values are
    kept in forms."""

    PLAN = "plan"
    DOSES = "doses"
    PAIN = "pain"
    FUNCTION = "function"
    MOOD = "mood"
    SLEEP = "sleep"
    WITHDRAWAL = "withdrawal"
    SIDE_EFFECTS = "side_effects"
    ACTIVITY = "activity"
    OTHER_SUBSTANCES = "other_substances"
    QUESTIONNAIRES = "questionnaires"
    MILESTONES = "milestones"
    ALERTS = "alerts"
    REQUESTS = "requests"
    QUESTIONS = "questions"
    CHARTS = "charts"
    DAY_TABLE = "day_table"
    CRAVINGS = "cravings"
    NOTES = "notes"
    """Whatever was typed in one's own words about a day: notes, reasons, "something else"."""
    SELF_HARM = "self_harm"
    CAREGIVERS = "caregivers"
    """Who else may look at the diary, and at what."""


ONLY_SENT = frozenset((Topic.CAREGIVERS,))
"""Never in a report, which people leaf through: for the clinic's computer alone (issue 8)."""

ONLY_TICKED = frozenset((Topic.CRAVINGS, Topic.NOTES, Topic.SELF_HARM)) | ONLY_SENT
"""Off unless the person ticks them (issues 6 and 8)."""

USUAL = frozenset(Topic) - ONLY_TICKED

ITEMS: Mapping[str, Topic] = {
    "pain_24h": Topic.PAIN,
    "interference_24h": Topic.FUNCTION,
    "mood": Topic.MOOD,
    "sleep_hours": Topic.SLEEP,
    "sleep_quality": Topic.SLEEP,
    "withdrawal": Topic.WITHDRAWAL,
    "craving": Topic.CRAVINGS,
    "doses": Topic.DOSES,
    "doses_note": Topic.NOTES,
    "side_effects": Topic.SIDE_EFFECTS,
    "bowel_days": Topic.SIDE_EFFECTS,
    "side_effects_other": Topic.NOTES,
    "activity": Topic.ACTIVITY,
    "other_substances": Topic.OTHER_SUBSTANCES,
    "safe": Topic.SELF_HARM,
    "note": Topic.NOTES,
}
"""The topic of each daily question. One that is not here, of a version to come, is told never."""

_DOSES, _PAIN, _PEG = (
    frozenset((Topic.DOSES,)),
    frozenset((Topic.PAIN,)),
    frozenset((Topic.QUESTIONNAIRES,)),
)
_EFFECTS = frozenset((Topic.SIDE_EFFECTS,))

RULES: Mapping[str, frozenset[Topic]] = {
    "R01": frozenset((Topic.SELF_HARM,)),
    "R02": _EFFECTS,
    "R03": _EFFECTS,
    **dict.fromkeys(("R04", "R05", "R06", "R07", "R08", "R09"), _DOSES),
    "R10": frozenset((Topic.WITHDRAWAL,)),
    "R11": frozenset((Topic.WITHDRAWAL,)),
    "R12": _PEG,
    "R13": _PAIN,
    "R14": _PAIN | _PEG,
    "R15": _PEG,
    "R16": _PEG,
    "R17": _PEG,
    "R18": frozenset((Topic.CRAVINGS,)),
    "R19": frozenset((Topic.OTHER_SUBSTANCES,)),
    "R20": frozenset((Topic.SLEEP,)),
    "R21": _EFFECTS,
    "R22": _PAIN | _DOSES,
    "R23": frozenset(),
    "R24": frozenset((Topic.PLAN,)),
    "R25": frozenset((Topic.PLAN,)),
    "R26": _PEG,
    "R27": _PEG | _DOSES | frozenset((Topic.OTHER_SUBSTANCES,)),
    "R28": _DOSES | frozenset((Topic.SLEEP,)),
    "R29": frozenset((Topic.PLAN,)),
}
"""The topics that an alert of each rule gives away; all of them have to be chosen."""


def rule_topics(rule: str) -> frozenset[Topic]:
    """The topics of a rule; of one that is not known, all."""
    return RULES.get(rule, frozenset(Topic))
