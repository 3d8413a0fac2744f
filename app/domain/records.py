"""What is kept beside the check-ins, and the port that keeps it.

One kind of row for all of it: a random id, the local day it describes, its kind, the moment
of entry, what it supersedes, and everything a person said in one sealed payload.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID

from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.alerts.limits import ClinicLimits
from app.domain.appointments import Appointment
from app.domain.clinic.clinics import Clinic
from app.domain.clinic.parcels import Receipt
from app.domain.doses import DoseEntry
from app.domain.help_contacts import HelpContact
from app.domain.milestones import Milestone
from app.domain.questions import VisitQuestion
from app.domain.responses import Deferral, Response
from app.domain.sharing.grants import Given, Grant
from app.domain.signs import SignReport
from app.domain.supply import Supply
from app.domain.taper import PauseRequest, PlanVersion

Record = (
    PlanVersion
    | DoseEntry
    | Milestone
    | PauseRequest
    | Supply
    | Appointment
    | Response
    | Deferral
    | FiredAlert
    | AlertAct
    | SignReport
    | HelpContact
    | ClinicLimits
    | VisitQuestion
    | Clinic
    | Receipt
    | Grant
    | Given
)
"""Each has ``id``, ``day``, ``entered_at``, ``supersedes`` and ``undone``. Rows are only ever
added."""

R = TypeVar(
    "R",
    PlanVersion,
    DoseEntry,
    Milestone,
    PauseRequest,
    Supply,
    Appointment,
    Response,
    Deferral,
    FiredAlert,
    AlertAct,
    SignReport,
    HelpContact,
    ClinicLimits,
    VisitQuestion,
    Clinic,
    Receipt,
    Grant,
    Given,
)


class RecordStore(Protocol):
    """The part of an open diary that holds the records. Each call that writes is durable when
    it returns; errors as in ``DiaryStore``."""

    def add_records(self, records: Sequence[Record], clears: str | None = None) -> None:
        """Append ``records`` and drop the form ``clears``, all of it or nothing.

        An id that is there already is left as it is: saving twice is saving once.
        ``ValueError`` when one supersedes a record that is not there.
        """
        ...

    def records(
        self, kind: type[R], first: date | None = None, last: date | None = None
    ) -> Sequence[R]:
        """Every row of one kind whose ``day`` lies between ``first`` and ``last``, where
        given, superseded ones too, in the order saved."""
        ...

    def readable_records(self, kind: type[R]) -> Sequence[R]:
        """Every row of one kind that opens, superseded ones too, in the order saved: for what
        is better shown in part than not at all."""
        ...

    def newest_record(self) -> UUID | None:
        """The id of the record saved last, of any kind; tells whether anything changed."""
        ...

    def form(self, key: str) -> Mapping[str, str]:
        """What was typed into a form and not saved yet, by field; empty for none."""
        ...

    def forms(self) -> Sequence[str]:
        """The keys of every form with something in it, the one changed last first."""
        ...

    def keep_fields(self, key: str, fields: Mapping[str, str | None], at: datetime) -> None:
        """Keep fields of a form as typed; ``None`` takes a field away. Other fields stay:
        two windows that fill in the same form do not lose each other's.

        ``key`` stands in the clear: a place of the app ("plan.new", "dose.2025-03-02"), never
        what a person said.
        """
        ...

    def drop_form(self, key: str) -> None:
        """Forget a form. No error when there is none."""
        ...
