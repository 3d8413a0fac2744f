"""GAD-2: the first two questions of the GAD-7 (Kroenke 2007). Total 0-6, cut >= 3.

At the cut the other five are offered, as one GAD-7 that keeps both answers. No LOINC code
for its total was found: 70273-8 is the PHQ-15 total.
"""

from app.domain.scales.how_often import ANSWERS, HOW_OFTEN, NOTICE, STEM
from app.domain.scales.model import Method, Official, Question, Scale, Schedule

QUESTIONS = (
    Question("nervous", HOW_OFTEN, loinc="69725-0"),
    Question("worrying", HOW_OFTEN, loinc="68509-9"),
)

WORDING = {
    "nervous": "Feeling nervous, anxious or on edge",
    "worrying": "Not being able to stop or control worrying",
}

GAD2 = Scale(
    id="gad2",
    questions=QUESTIONS,
    schedule=Schedule(every=14, first_after=3),
    seconds=20,
    method=Method.SUM,
    cut=3,
    opens="gad7",
    part_of="gad7",
    official={"en": Official(WORDING, STEM, ANSWERS, notice=NOTICE)},
)
