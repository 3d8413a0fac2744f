"""PHQ-2: the first two questions of the PHQ-9 (Kroenke 2003). Total 0-6, cut >= 3.

At the cut the other seven are offered, as one PHQ-9 that keeps both answers.
"""

from app.domain.scales.how_often import ANSWERS, HOW_OFTEN, NOTICE, STEM
from app.domain.scales.model import Method, Official, Question, Scale, Schedule

QUESTIONS = (
    Question("interest", HOW_OFTEN, loinc="44250-9"),
    Question("depressed", HOW_OFTEN, loinc="44255-8"),
)

WORDING = {
    "interest": "Little interest or pleasure in doing things",
    "depressed": "Feeling down, depressed, or hopeless",
}

PHQ2 = Scale(
    id="phq2",
    questions=QUESTIONS,
    schedule=Schedule(every=14, first_after=2),
    seconds=20,
    method=Method.SUM,
    cut=3,
    opens="phq9",
    part_of="phq9",
    official={"en": Official(WORDING, STEM, ANSWERS, notice=NOTICE)},
    panel="55757-9",
    total="55758-7",
    canonical="http://loinc.org/q/55757-9",
)
