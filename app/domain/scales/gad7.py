"""GAD-7 (Spitzer 2006): total 0-21, bands 5 mild, 10 moderate, 15 severe.

Questions and codes as in HL7's Personal Health Records guide.
"""

from app.domain.scales import gad2
from app.domain.scales.how_often import ANSWERS, HOW_OFTEN, NOTICE, STEM
from app.domain.scales.model import Band, Method, Official, Question, Scale, Schedule

WORDING = {
    **gad2.WORDING,
    "worrying_too_much": "Worrying too much about different things",
    "relaxing": "Trouble relaxing",
    "restless": "Being so restless that it's hard to sit still",
    "irritable": "Becoming easily annoyed or irritable",
    "afraid": "Feeling afraid as if something awful might happen",
}

GAD7 = Scale(
    id="gad7",
    questions=(
        *gad2.QUESTIONS,
        Question("worrying_too_much", HOW_OFTEN, loinc="69733-4"),
        Question("relaxing", HOW_OFTEN, loinc="69734-2"),
        Question("restless", HOW_OFTEN, loinc="69735-9"),
        Question("irritable", HOW_OFTEN, loinc="69689-8"),
        Question("afraid", HOW_OFTEN, loinc="69736-7"),
    ),
    schedule=Schedule(baseline=True, first_after=3),
    seconds=60,
    method=Method.SUM,
    one_page=False,
    bands=(Band("mild", 5), Band("moderate", 10), Band("severe", 15)),
    official={"en": Official(WORDING, STEM, ANSWERS, notice=NOTICE)},
    panel="69737-5",
    total="70274-6",
    canonical="http://loinc.org/q/69737-5",
)
