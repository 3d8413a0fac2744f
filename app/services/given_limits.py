"""What a clinic gave as thresholds, read from the store. Blocking."""

from __future__ import annotations

from app.domain.alerts.limits import ClinicLimits, given
from app.domain.records import RecordStore


def read_given(store: RecordStore) -> ClinicLimits | None:
    """What holds instead of Glidepath's own thresholds; a row that does not open counts as not
    given, so that no rule is silent for want of it."""
    return given(store.readable_records(ClinicLimits))
