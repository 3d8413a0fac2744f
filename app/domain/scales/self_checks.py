"""Three plain monthly self-checks, unscored: for the person, and for the talk at a visit.

They take the place of the COMM, which is not shipped without written permission.
"""

from app.domain.scales.model import Choice, Option, Question, Scale, Schedule

NO_YES = Choice((Option("no", 0), Option("yes", 1)))

SELF_CHECKS = Scale(
    id="self_checks",
    questions=(
        Question("more_than_planned", NO_YES),
        Question("for_stress_or_sleep", NO_YES),
        Question("ran_out_early", NO_YES),
    ),
    schedule=Schedule(every=28, first_after=28),
    seconds=15,
)
