"""PEG: pain, enjoyment of life and general activity in the past week (Krebs 2009).

Three questions 0-10, score = their mean. No bands are published. Meaningful change: 30 % or
1 point *check*. Free to use. Canonical ``http://loinc.org/q/91148-7``. Send the numbers:
LOINC's own form labels answer LA6113-0 "2 or more".
"""

from app.domain.scales.model import (
    MeaningfulChange,
    Method,
    Official,
    Question,
    Rating,
    Scale,
    Schedule,
)

_INTERFERES = ("Does not interfere", "Completely interferes")

ENGLISH = Official(
    questions={
        "pain": "What number best describes your pain on average in the past week?",
        "enjoyment": "What number best describes how, during the past week, pain has interfered "
        "with your enjoyment of life?",
        "activity": "What number best describes how, during the past week, pain has interfered "
        "with your general activity?",
    },
    ends={
        "pain": ("No pain", "Pain as bad as you can imagine"),
        "enjoyment": _INTERFERES,
        "activity": _INTERFERES,
    },
)

PEG = Scale(
    id="peg",
    questions=(
        Question("pain", Rating(), loinc="75893-8"),
        Question("enjoyment", Rating(), loinc="91145-3"),
        Question("activity", Rating(), loinc="91146-1"),
    ),
    schedule=Schedule(every=7, baseline=True),
    seconds=30,
    method=Method.MEAN,
    change=MeaningfulChange(points=1, share=0.3),
    official={"en": ENGLISH},
    panel="91148-7",
    total="91147-9",
    canonical="http://loinc.org/q/91148-7",
)
