"""Every rule, in the order of the table in ``clinical.md``, section 3."""

from app.domain.alerts import (
    r01,
    r02,
    r03,
    r04,
    r05,
    r06,
    r07,
    r08,
    r09,
    r10,
    r11,
    r12,
    r13,
    r14,
    r15,
)
from app.domain.alerts.model import Rule

RULES: tuple[Rule, ...] = (
    r01.RULE,
    r02.RULE,
    r03.RULE,
    r04.RULE,
    r05.RULE,
    r06.RULE,
    r07.RULE,
    r08.RULE,
    r09.RULE,
    r10.RULE,
    r11.RULE,
    r12.RULE,
    r13.RULE,
    r14.RULE,
    r15.RULE,
)

BY_ID = {rule.id: rule for rule in RULES}
