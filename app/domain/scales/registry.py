"""Every questionnaire there is, as explicit names: packaged builds cannot scan folders."""

from app.domain.scales.baseline_facts import BASELINE_FACTS
from app.domain.scales.gad2 import GAD2
from app.domain.scales.gad7 import GAD7
from app.domain.scales.global_change import GLOBAL_CHANGE
from app.domain.scales.model import Scale
from app.domain.scales.peg import PEG
from app.domain.scales.phq2 import PHQ2
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.readiness import READINESS
from app.domain.scales.self_checks import SELF_CHECKS
from app.domain.scales.withdrawal_list import WITHDRAWAL_LIST

SCALES: tuple[Scale, ...] = (
    PEG,
    PHQ2,
    GAD2,
    PHQ9,
    GAD7,
    WITHDRAWAL_LIST,
    GLOBAL_CHANGE,
    READINESS,
    SELF_CHECKS,
    BASELINE_FACTS,
)
"""In the order in which they are offered when nothing else decides, and shown on Progress."""

BY_ID: dict[str, Scale] = {scale.id: scale for scale in SCALES}
