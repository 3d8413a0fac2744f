"""What is typed on the dose page, on the page and on the disk. No controls here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.doses import DoseInForce, DoseKind
from app.i18n.amounts import amount_text
from app.i18n.formats import Formats
from app.i18n.reading import amount_example
from app.i18n.times import time_text
from app.i18n.translator import Translator
from app.services.dose_day import DoseDay, form_key
from app.services.dose_fields import SOURCE, SOURCE_CORRECTS, fields_of, needed_field, row_field
from app.services.dose_form import PageRead, PageReader
from app.services.dose_said import Logged
from app.services.doses import DoseService
from app.services.sheet import Sheet


class DoseForm(Sheet):
    """One day's doses being said. What was said before stands in it until it is changed.

    ``turn`` goes up when a button fills a field in, so that the field begins anew.
    ``saved``: the page is done and goes away.
    """

    def __init__(self, doses: DoseService, day: DoseDay, formats: Formats) -> None:
        super().__init__(doses.records, form_key(day.day), day.form)
        self.day, self.formats, self.turn = day, formats, 0
        self.saved = False
        self._doses = doses
        self._said: dict[str, dict[str, str]] = {}
        self._heard: list[Callable[[], None]] = []
        for regular in day.regular:
            medicine = str(regular.medicine.id)
            if regular.said is not None and not any(medicine in name for name in day.form):
                self._said[medicine] = fields_of(regular.said.entry, regular.step, formats)
                self.fields |= self._said[medicine]

    def put(self, name: str, text: str | None) -> None:
        """Put a field on the page. With the first change of a medicine all that was said of
        it before is kept as well: the form must be whole when it is opened again."""
        for medicine in [m for m in self._said if m in name]:
            for own, said in self._said.pop(medicine).items():
                super().put(own, said)
        super().put(name, text)
        for hear in tuple(self._heard):
            hear()

    def listen(self, hear: Callable[[], None]) -> Callable[[], None]:
        """``hear`` is called after each change; the result ends that."""
        self._heard.append(hear)
        return lambda: self._heard.remove(hear) if hear in self._heard else None

    async def fill(self, fields: Mapping[str, str | None]) -> None:
        """Put and keep what a button says."""
        for name, text in fields.items():
            self.put(name, text)
        self.turn += 1
        await self.flush()

    async def say_all(self, rows: int, medicine: str, how: str) -> None:
        """Say the same of every agreed dose of a medicine; extra doses are taken off."""
        extra = [name for name in self.fields if name.startswith(f"extra.{medicine}.")]
        said = {row_field(medicine, row, "how"): how for row in range(rows)}
        await self.fill({**dict.fromkeys(extra), **said})

    async def correct(self, said: DoseInForce) -> None:
        """Put an as-needed dose, or one from another source, into the fields to change it."""
        entry = said.entry
        if entry.kind is DoseKind.OTHER_SOURCE:
            await self.fill({SOURCE: entry.source, SOURCE_CORRECTS: str(entry.id)})
        elif entry.medicine is not None and entry.doses:
            dose = entry.doses[0]
            parts = {
                "amount": amount_example(dose.amount, self.formats),
                "at": time_text(dose.at, self.formats) if dose.at is not None else None,
                "reason": entry.reason or None,
                "corrects": str(entry.id),
            }
            await self.fill({needed_field(entry.medicine, part): t for part, t in parts.items()})

    def read(self) -> PageRead:
        """What the page says now."""
        return PageReader(self.day, self.fields, self.formats).read()

    def sentences(self, words: Translator) -> dict[str, str]:
        """What is unclear, by field, each with what to do."""
        read = self.read()
        found = {name: words(message) for name, message in read.problems.items()}
        for medicine in read.medicines:
            for row in medicine.open if medicine.doses is None else ():
                name = row_field(medicine.day.medicine.id, row - 1, "how")
                found[name] = words("dose-problem-unsaid")
        return found

    def doubt(self, words: Translator) -> tuple[str, str] | None:
        """The first field with an amount far above what was agreed, and that amount."""
        for name, (amount, medicine) in self.read().doubts.items():
            return name, amount_text(words, self.formats, amount, medicine.unit)
        return None

    async def sure(self, name: str) -> None:
        """The amount in a field was asked about and is right."""
        self.put(f"sure.{name}", self.get(name))
        await self.flush()

    async def save(self) -> Logged:
        """Save what the page says. Errors leave page and form as they are. ``saved`` holds
        from the first moment: the page does not show its own save as news."""
        self.saved = True
        try:
            await self.flush()
            return await self._doses.say(self.day.day, self.read().statements, self.fields)
        except BaseException:
            self.saved = False
            raise

    async def discard(self) -> None:
        """Forget what was typed, because the person said so."""
        self._unkept.clear()
        await self._doses.discard(self.day.day)
