"""What a person says they took: a MedicationStatement for each medicine and day.

One for the regular doses of a medicine, one for its as-needed doses, and one for each thing from
another source. No more is told than was said: where nothing was said there is nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from app.clinic.entries import Entry, Family
from app.clinic.mapping import checkins, codes
from app.clinic.mapping.shapes import (
    Json,
    category,
    entry,
    fingerprint,
    key_of,
    moment,
    notes,
    quantity,
    refer,
    short,
)
from app.clinic.mapping.source import Source, how_said
from app.clinic.mapping.words import english, fixed, formats, typed
from app.domain.clinic.parcels import Sent
from app.domain.doses import Dose, DoseEntry, DoseInForce, DoseKind, planned_doses
from app.domain.medicines import Medicine
from app.domain.report.counted import span
from app.domain.report.topics import Topic
from app.i18n.amounts import amount_text, unit_text

CATEGORY = category(codes.STATEMENT_CATEGORY, "patientspecified", "Patient Specified")[0]


def doses(source: Source) -> Iterator[Family]:
    """Every statement of the days chosen."""
    for day in span(source.found):
        said = source.found.doses.on(day)
        if said:
            entries = (*_regular(source, day, said), *_needed(source, day, said))
            yield from (Family((found,)) for found in (*entries, *_elsewhere(source, said)))


def _regular(source: Source, day: date, said: Sequence[DoseInForce]) -> Iterator[Entry]:
    for medicine in _medicines(source, said, DoseKind.REGULAR):
        found = source.found.doses.regular(medicine.id, day)
        if found is not None:
            taken = _taken(source, found.entry)
            yield _statement(source, medicine, [found], taken, short(medicine.id))


def _needed(source: Source, day: date, said: Sequence[DoseInForce]) -> Iterator[Entry]:
    for medicine in _medicines(source, said, DoseKind.AS_NEEDED):
        found = source.found.doses.as_needed(medicine.id, day)
        taken = [dose for one in found for dose in one.entry.doses]
        yield _statement(source, medicine, found, taken, f"{short(medicine.id)}.as_needed")


def _medicines(source: Source, said: Sequence[DoseInForce], kind: DoseKind) -> list[Medicine]:
    """Those spoken of, once each. Of one that no plan names the unit is not known, and so not how
    much it was."""
    ids = dict.fromkeys(s.entry.medicine for s in said if s.entry.kind is kind)
    found = (source.found.medicine(i) for i in ids if i is not None)
    return [medicine for medicine in found if medicine is not None]


def _taken(source: Source, said: DoseEntry) -> Sequence[Dose]:
    """ "As planned" follows a slip in the plan that was put right later: see ``DoseDays``."""
    if said.medicine is None:
        return said.doses
    total = source.found.doses.medicine_day(said.medicine, said.day).taken
    step = source.found.plans.step(said.medicine, said.day)
    return said.doses if total == said.amount or step is None else planned_doses(step)


def _statement(
    source: Source,
    medicine: Medicine,
    found: Sequence[DoseInForce],
    taken: Sequence[Dose],
    item: str,
) -> Entry:
    needed = found[0].entry.kind is DoseKind.AS_NEEDED
    as_planned = not needed and found[-1].entry.as_planned
    amounts = Counter((dose.amount, dose.at) for dose in taken if dose.amount > 0)
    skipped = sum(dose.skipped for dose in taken)
    said = (
        fixed("fhir-as-planned") if as_planned else "",
        "" if amounts or as_planned else fixed("fhir-none-taken"),
        english()("fhir-skipped", count=skipped) if amounts and skipped else "",
    )
    dosage = [
        _dosage(medicine, *dose, n, needed=needed)
        for dose, n in sorted(amounts.items(), key=_order)
    ]
    resource = {
        **_about(source, found, said),
        "status": "completed" if amounts else "not-taken",
        "medicationCodeableConcept": {"text": typed(medicine.name) or fixed("fhir-medicine")},
        **({"dosage": dosage} if dosage else {}),
    }
    return _entry(source, found, resource, item)


def _order(found: tuple[tuple[Decimal, time | None], int]) -> tuple[bool, time, Decimal]:
    (amount, at), _ = found
    return at is not None, at or time(), amount


def _dosage(
    medicine: Medicine, amount: Decimal, at: time | None, times: int, *, needed: bool
) -> Json:
    """``times`` doses of an amount on the day; of a patch, so many worn at once."""
    text = amount_text(english(), formats(), amount, medicine.unit)
    unit = unit_text(english(), medicine.unit)
    how_much = quantity(amount, medicine.unit.value, unit)
    often: Json = {"frequency": times, "period": 1, "periodUnit": "d"}
    if at is not None:
        often["timeOfDay"] = [at.isoformat(timespec="seconds")]
    return {
        "text": text if times == 1 else english()("fhir-times", amount=text, times=times),
        "timing": {"repeat": often},
        **({"asNeededBoolean": True} if needed else {}),
        "doseAndRate": [{"rateQuantity" if medicine.patch else "doseQuantity": how_much}],
    }


def _elsewhere(source: Source, said: Sequence[DoseInForce]) -> Iterator[Entry]:
    for found in said:
        if found.entry.kind is DoseKind.OTHER_SOURCE:
            what = typed(found.entry.source)
            name = fixed("fhir-other-source")
            text = english()("fhir-other-source-said", what=what) if what else name
            resource = {
                **_about(source, [found], ()),
                "status": "completed",
                "medicationCodeableConcept": {"text": text},
            }
            root = source.dose_roots.get(found.entry.id, found.entry.id)
            yield _entry(source, [found], resource, f"other.{short(root)}")


def _about(source: Source, found: Sequence[DoseInForce], said: Sequence[str]) -> Json:
    """What all statements have. ``said``: what to say in words, beside what the person did."""
    day, maker = found[0].entry.day, source.maker
    hows = [how_said((*one.trail, one.entry), _content) for one in found]
    giver = source.days[day].giver("doses") if day in source.days else None
    words = dict.fromkeys(typed(one.entry.reason) for one in found)
    return {
        "resourceType": "MedicationStatement",
        "category": CATEGORY,
        "subject": maker.reference,
        "informationSource": maker.reference,
        "effectiveDateTime": day.isoformat(),
        "dateAsserted": moment(max(how.at for how in hows)),
        **(
            {"derivedFrom": [refer(maker, checkins.key(source, giver.checkin))]}
            if giver is not None
            else {}
        ),
        **notes(
            *said,
            fixed("fhir-late") if any(how.late for how in hows) else "",
            fixed("fhir-corrected") if any(how.corrected for how in hows) else "",
            *words,
        ),
    }


def _content(row: DoseEntry) -> object:
    return row.kind, row.medicine, row.doses, row.as_planned, row.reason, row.source


def _entry(source: Source, found: Sequence[DoseInForce], resource: Json, item: str) -> Entry:
    rows: list[UUID] = [one.entry.id for one in found]
    own_words = any(one.entry.reason or one.entry.source for one in found)
    topics = frozenset((Topic.DOSES.value, *([Topic.NOTES.value] if own_words else [])))
    key = key_of(Sent.DOSE, found[0].entry.day, item)
    return entry(source.maker, key, resource, fingerprint(rows), topics)
