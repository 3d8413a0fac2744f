"""The facts of the baseline: what the safety rules have to know, asked once.

With 7 to 14 daily check-ins, PEG, PHQ-9 and GAD-7 they are the baseline set. Not scored.

Version 2 asks about a past overdose as well: the list of facts in ``clinical.md``, section 1,
leaves it out, and R27 of section 3 has to know it. What was answered in version 1 stays valid;
the question is then one without an answer.
"""

from app.domain.scales.model import Choice, Option, Question, Scale, Schedule, Words

NO_YES_UNSURE = Choice((Option("no", 0), Option("yes", 1), Option("not_sure", 2)))

BASELINE_FACTS = Scale(
    id="baseline_facts",
    questions=(
        Question("sleep_apnoea", NO_YES_UNSURE),
        Question("sedatives", NO_YES_UNSURE),
        Question(
            "pregnancy",
            Choice(
                (
                    Option("no", 0),
                    Option("yes", 1),
                    Option("maybe", 2),
                    Option("does_not_apply", 3),
                )
            ),
        ),
        Question("naloxone", NO_YES_UNSURE),
        Question("overdose", NO_YES_UNSURE),
        Question(
            "opioid_length",
            Choice(
                (
                    Option("short", 0),
                    Option("long", 1),
                    Option("both", 2),
                    Option("not_sure", 3),
                )
            ),
        ),
        Question("other_medicines", Words(500)),
    ),
    schedule=Schedule(once=True, first_after=1),
    seconds=70,
    one_page=False,
    version="2",
)
