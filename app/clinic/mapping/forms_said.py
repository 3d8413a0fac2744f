"""A QuestionnaireResponse, of whatever form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.clinic.entries import Maker
from app.clinic.mapping import codes
from app.clinic.mapping.shapes import Json, moment
from app.clinic.mapping.source import HowSaid


def response(
    maker: Maker, form: str, day: date, how: HowSaid, items: Sequence[Json], reason: str = ""
) -> Json:
    """``form``: canonical address and version. ``authored`` is when the answers were given as they
    stand; the day they are about, and that they came later, stand in extensions of ours."""
    extensions: list[Json] = [{"url": codes.DAY, "valueDate": day.isoformat()}]
    if how.late:
        extensions.append({"url": codes.LATE, "valueBoolean": True})
    if reason:
        extensions.append({"url": codes.REASON, "valueCodeableConcept": {"text": reason}})
    return {
        "resourceType": "QuestionnaireResponse",
        "extension": extensions,
        "questionnaire": form,
        "status": "amended" if how.corrected else "completed",
        "subject": maker.reference,
        "authored": moment(how.at),
        "author": maker.reference,
        "source": maker.reference,
        "item": list(items),
    }
