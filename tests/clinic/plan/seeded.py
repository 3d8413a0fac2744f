"""Plans and visits put on a real FHIR server, as a clinic writes them down there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal

from app.clinic.door import Door
from app.clinic.plan.fetch import FromClinic, read_clinic
from app.clinic.plan.read import Whose
from app.domain.watch import Watch
from tests.clinic.plan.written import NOW, PATIENT, STEPS, Json, care_plan, goal, needed, order
from tests.clinic.servers.fhir import FhirServer

PLAN = (
    order(1, STEPS),
    order(2, [needed()], ("5640", "Ibuprofen")),
    goal("Walk to the shop"),
    care_plan(2, goal=[{"reference": "Goal/goal-1"}]),
)


@dataclass
class Seeded:
    """What the server holds of one patient; ids of this test alone."""

    server: FhirServer
    mark: str

    @property
    def patient(self) -> str:
        return f"Patient/{self.server.patient}"

    def put(self, *resources: Json) -> None:
        for one in resources:
            self.server.put(self._own(one))

    def _own(self, thing: object) -> Json:
        """The same with the ids of this test."""

        def own(part: object) -> object:
            if isinstance(part, dict):
                return {k: self.id(v) if k == "id" else own(v) for k, v in part.items()}
            if isinstance(part, list):
                return [own(one) for one in part]
            if part == PATIENT:
                return self.patient
            if isinstance(part, str) and part.startswith(("MedicationRequest/", "Goal/")):
                return self.id(part)
            return float(part) if isinstance(part, Decimal) else part

        made = own(thing)
        assert isinstance(made, dict)
        return made

    def id(self, one: str) -> str:
        return f"{one}-{self.mark}"

    def whose(self, base: str) -> Whose:
        return Whose(base, self.patient, "Test Clinic", NOW)

    def read(self, base: str | None = None, watch: Watch | None = None) -> FromClinic:
        at = base or self.server.base
        with Door(at, self.server.token, seconds=20) as door:
            return read_clinic(door, self.whose(at), UTC, watch or Watch())
