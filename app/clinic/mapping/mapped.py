"""What was chosen as FHIR resources, in families that go in one bundle.

Pure: the same input gives the same bytes. One module for each kind, named in ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.clinic.entries import Family, Maker
from app.clinic.mapping import checkins, measures
from app.clinic.mapping.consents import consents
from app.clinic.mapping.doses import doses
from app.clinic.mapping.messages import alerts, requests
from app.clinic.mapping.questionnaires import questionnaires
from app.clinic.mapping.report import ReportFile, report
from app.clinic.mapping.source import Source
from app.domain.report.gathered import Gathered


def daily(source: Source) -> Iterator[Family]:
    """Each check-in with what it says for its day."""
    for day in source.found.shown:
        for found in day.entries:
            told = checkins.Told(source, found)
            form = told.form()
            if form is not None:
                yield Family((form, *measures.measures(day, told)))


KINDS: tuple[Callable[[Source], Iterator[Family]], ...] = (
    daily,
    questionnaires,
    doses,
    requests,
    alerts,
    consents,
)
"""Every kind of thing that is sent."""


def mapped(found: Gathered, maker: Maker, extra: ReportFile | None = None) -> tuple[Family, ...]:
    """Everything of the days chosen, oldest day first, and ``extra``, the report. ``found`` has
    been through ``left_out``."""
    source = Source(found, maker)
    families = [family for kind in KINDS for family in kind(source)]
    if extra is not None:
        families.append(report(source, extra))
    return tuple(sorted(families, key=lambda family: family.entries[0].line.day))
