"""How long a supply lasts, in words."""

from __future__ import annotations

from app.services.supplies import SupplyLeft
from app.views.ui import Ui


def supply_line(ui: Ui, left: SupplyLeft) -> str:
    """How long it lasts if the plan is kept, without doing anything about it."""
    values = {
        "medicine": left.medicine.name,
        "counted": ui.formats.table_day(left.counted.day),
    }
    if left.lasts is None:
        return ui.t("doses-supply-counted", **values)
    if left.lasts < left.counted.day:
        short = ui.formats.table_day(left.counted.day)
        return ui.t("doses-supply-short", day=short, **values)
    return ui.t("doses-supply-lasts", day=ui.formats.table_day(left.lasts), **values)
