"""The form for copying a plan from paper: every field as typed, kept under one key.

Fields have flat names: ``m1.s2.amount`` is the amount of the second step of the first
medicine. A list is a field that names its rows in order: ``medicines`` = ``m1 m2``. What was
typed is never changed here; ``plan_reading`` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

from app.services.records import RecordService
from app.services.sheet import Sheet

KEY = "plan"
"""The form of the plan; there is one at a time."""

MEDICINES, NEEDED, CONTACTS = "medicines", "needed", "contacts"


class PlanSheet(Sheet):
    """One window's view of the plan's form."""

    def __init__(self, records: RecordService, fields: Mapping[str, str]) -> None:
        super().__init__(records, KEY, fields)
        self._prefilled: dict[str, str | None] = {}

    def untouched(self) -> None:
        """What was put so far came from the plan in force, not from the person: it is kept
        with the first thing that they change, unless another window has begun the form."""
        self._prefilled, self._unkept = {**self._prefilled, **self._unkept}, {}

    async def flush(self) -> None:
        """See ``Sheet``."""
        if self._unkept:
            await self.settle()

    async def settle(self) -> None:
        """Keep all of it, also what nobody touched."""
        if self._prefilled and not await self._records.form(KEY):
            self._unkept = {**self._prefilled, **self._unkept}
        self._prefilled = {}
        await super().flush()

    def rows(self, name: str) -> list[str]:
        """The rows of a list, in order."""
        return self.get(name).split()

    def add(self, name: str, prefix: str) -> str:
        """A new row at the end of a list, under a name that was not used before."""
        rows = self.rows(name)
        top = max((int(r.rpartition(prefix)[2]) for r in rows), default=0)
        top = max(top, int(self.get(f"{name}.top") or 0))
        row = f"{prefix}{top + 1}"
        self.put(f"{name}.top", str(top + 1))
        self.put(name, " ".join([*rows, row]))
        return row

    def remove(self, name: str, row: str) -> dict[str, str]:
        """Take a row out of a list; returns what stood in it, for ``restore``."""
        inside = f"{self.inside(name)}{row}."
        gone = {f: text for f, text in self.fields.items() if f.startswith(inside)}
        for field in gone:
            self.put(field, None)
        rows = self.rows(name)
        self.put(name, " ".join(r for r in rows if r != row))
        gone[name] = " ".join(rows[: rows.index(row) + 1]) if row in rows else ""
        return gone

    def restore(self, gone: Mapping[str, str]) -> None:
        """Put back what ``remove`` took, after the rows that stood before it. Rows added or
        taken out in between stay so."""
        *fields, name = gone
        for field in fields:
            self.put(field, gone[field])
        rows = self.rows(name)
        *before, row = gone[name].split() or [""]
        if row and row not in rows:
            at = max((rows.index(r) + 1 for r in before if r in rows), default=0)
            self.put(name, " ".join([*rows[:at], row, *rows[at:]]))

    @staticmethod
    def inside(name: str) -> str:
        """What stands before the rows of a list: ``m1.steps`` has ``m1.s1``."""
        return name.rpartition(".")[0] + "." if "." in name else ""

    def begin_medicine(self, medicine_id: UUID | None = None) -> str:
        """A new regular medicine with its first step."""
        row = self._begin(MEDICINES, "m", medicine_id)
        self.add(f"{row}.steps", "s")
        return row

    def begin_needed(self, medicine_id: UUID | None = None) -> str:
        """A new as-needed medicine."""
        return self._begin(NEEDED, "n", medicine_id)

    def _begin(self, name: str, prefix: str, medicine_id: UUID | None) -> str:
        row = self.add(name, prefix)
        self.put(f"{row}.id", str(medicine_id or uuid4()))
        return row

    def steps(self, medicine: str) -> list[str]:
        """The full names of a medicine's steps: ``m1.s1``."""
        return [f"{medicine}.{row}" for row in self.rows(f"{medicine}.steps")]
