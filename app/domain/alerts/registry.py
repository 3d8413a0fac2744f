"""Every rule, in the order of the table in ``clinical.md``, section 3."""

from app.domain.alerts import r04, r13
from app.domain.alerts.model import Rule

RULES: tuple[Rule, ...] = (
    r04.RULE,
    r13.RULE,
)

BY_ID = {rule.id: rule for rule in RULES}
