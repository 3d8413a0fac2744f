"""What PHQ and GAD share: the stem, the four answers and the notice of their makers."""

from app.domain.scales.model import Choice, Option

STEM = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"

HOW_OFTEN = Choice(
    (
        Option("not_at_all", 0, "LA6568-5"),
        Option("several_days", 1, "LA6569-3"),
        Option("more_than_half", 2, "LA6570-1"),
        Option("nearly_every_day", 3, "LA6571-9"),
    )
)

ANSWERS = {
    "not_at_all": "Not at all",
    "several_days": "Several days",
    "more_than_half": "More than half the days",
    "nearly_every_day": "Nearly every day",
}

NOTICE = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with "
    "an educational grant from Pfizer Inc. No permission required to reproduce, translate, "
    "display or distribute."
)
