"""Global change since the start of the taper: one question in seven steps, 1 very much better
to 7 very much worse, 4 no change. Monthly, and before a visit. No bands."""

from app.domain.scales.model import Choice, Method, Option, Question, Scale, Schedule, Since

GLOBAL_CHANGE = Scale(
    id="global_change",
    questions=(
        Question(
            "change",
            Choice(
                (
                    Option("very_much_better", 1),
                    Option("much_better", 2),
                    Option("a_little_better", 3),
                    Option("no_change", 4),
                    Option("a_little_worse", 5),
                    Option("much_worse", 6),
                    Option("very_much_worse", 7),
                )
            ),
        ),
    ),
    schedule=Schedule(every=28, first_after=28, since=Since.REDUCTION, before_visit=True),
    seconds=10,
    method=Method.SUM,
)
