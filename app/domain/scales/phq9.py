"""PHQ-9 (Kroenke 2001): total 0-27, bands 5 mild, 10 moderate, 15 moderately severe, 20 severe.

Its ninth question shows the emergency screen at any answer above zero.
"""

from app.domain.scales import phq2
from app.domain.scales.how_often import ANSWERS, HOW_OFTEN, NOTICE, STEM
from app.domain.scales.model import Band, Method, Official, Question, Scale, Schedule

WORDING = {
    **phq2.WORDING,
    "sleep": "Trouble falling or staying asleep, or sleeping too much",
    "tired": "Feeling tired or having little energy",
    "appetite": "Poor appetite or overeating",
    "bad_about_self": "Feeling bad about yourself - or that you are a failure or have let "
    "yourself or your family down",
    "concentrating": "Trouble concentrating on things, such as reading the newspaper or watching "
    "television",
    "moving": "Moving or speaking so slowly that other people could have noticed. Or the "
    "opposite - being so fidgety or restless that you have been moving around a lot more than "
    "usual",
    "better_off_dead": "Thoughts that you would be better off dead, or of hurting yourself in "
    "some way",
}

PHQ9 = Scale(
    id="phq9",
    questions=(
        *phq2.QUESTIONS,
        Question("sleep", HOW_OFTEN, loinc="44259-0"),
        Question("tired", HOW_OFTEN, loinc="44254-1"),
        Question("appetite", HOW_OFTEN, loinc="44251-7"),
        Question("bad_about_self", HOW_OFTEN, loinc="44258-2"),
        Question("concentrating", HOW_OFTEN, loinc="44252-5"),
        Question("moving", HOW_OFTEN, loinc="44253-3"),
        Question("better_off_dead", HOW_OFTEN, loinc="44260-8", emergency=True),
    ),
    schedule=Schedule(baseline=True, first_after=2),
    seconds=90,
    method=Method.SUM,
    one_page=False,
    bands=(
        Band("mild", 5),
        Band("moderate", 10),
        Band("moderately_severe", 15),
        Band("severe", 20),
    ),
    official={"en": Official(WORDING, STEM, ANSWERS, notice=NOTICE)},
    panel="44249-1",
    total="44261-6",
    canonical="http://loinc.org/q/44249-1",
)
