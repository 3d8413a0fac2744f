"""The withdrawal list: the ten topics of the Short Opiate Withdrawal Scale (Gossop 1990).

Short labels of our own, past 24 hours, none 0 to severe 3, total 0-30. No bands are
published for it (the bands 1-10, 11-20, 21+ belong to another version): none are shown. A
change of 2-4 points is meaningful. Offered every day for 14 days after a step, not forced.
"""

from app.domain.scales.model import (
    Choice,
    MeaningfulChange,
    Method,
    Option,
    Question,
    Scale,
    Schedule,
)

STRENGTH = Choice(
    (Option("none", 0), Option("mild", 1), Option("moderate", 2), Option("severe", 3))
)

WITHDRAWAL_LIST = Scale(
    id="withdrawal_list",
    questions=tuple(
        Question(topic, STRENGTH)
        for topic in (
            "feeling_sick",
            "stomach_cramps",
            "muscle_spasms",
            "feeling_cold",
            "heart_pounding",
            "muscle_tension",
            "aches_and_pains",
            "yawning",
            "runny_eyes",
            "trouble_sleeping",
        )
    ),
    schedule=Schedule(after_step=14),
    seconds=45,
    method=Method.SUM,
    change=MeaningfulChange(points=2, clear=4),
)
