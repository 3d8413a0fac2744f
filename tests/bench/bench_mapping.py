"""Mapping to FHIR for ten years: ``python -m tests.bench.bench_mapping``.

A full check-in on each of ten years' days and two years of doses and questionnaires, all topics
chosen, as resources with their fingerprints; nothing is sent or kept. Against writing the same
resources as JSON with the standard library and fingerprinting that: what no mapping can do without.
Also how long it takes, and the last 90 days alone, which is what a usual sending looks through.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import timedelta
from statistics import median
from time import perf_counter
from uuid import UUID

from app.clinic.entries import Entry, Maker
from app.clinic.mapping.mapped import mapped
from app.domain.doses import DoseEntry
from app.domain.report.choices import USUAL_DAYS, ReportChoices
from app.domain.report.gathered import Gathered
from app.domain.report.left_out import left_out
from app.domain.report.topics import Topic
from app.domain.responses import Response
from app.domain.taper import Plans, PlanVersion
from tests.bench.answers import answered
from tests.bench.diaries import LAST, LONG, MORNING, written
from tests.bench.plans import records
from tests.bench.table import Row, alone, turns

ROUNDS, SECONDS = 4, 90
READY = 5.0
"""Seconds that ten years may take (product: "a few")."""

MAKER = Maker(UUID(int=5), "p1", "9.9")


def diary(days: int) -> Gathered:
    """The whole diary, of which the last ``days`` are chosen."""
    kept = records()
    return Gathered(
        ReportChoices(LAST - timedelta(days - 1), LAST, frozenset(Topic)),
        MORNING,
        "9.9",
        plans=Plans([r for r in kept if isinstance(r, PlanVersion)]),
        checkins=written(LONG),
        said=[r for r in kept if isinstance(r, DoseEntry)],
        answered=[r for r in answered() if isinstance(r, Response)],
    )


def made(found: Gathered) -> list[Entry]:
    """What is done between reading and packing."""
    return [entry for family in mapped(left_out(found), MAKER) for entry in family.entries]


def bare(entries: list[Entry]) -> None:
    """The resources as JSON with their fingerprints."""
    for entry in entries:
        text = json.dumps(entry.resource, ensure_ascii=False, sort_keys=True)
        hashlib.sha256(text.encode()).hexdigest()


def rows(rounds: int = ROUNDS) -> list[Row]:
    """In turns; the first turn, with imports and the English texts, does not count."""
    taken: dict[str, list[float]] = defaultdict(list)
    count = 0
    for turn in turns(rounds + 1, SECONDS):
        # Each time anew: what was read once from a diary is kept with it.
        whole = diary(LONG)
        begun = perf_counter()
        entries = made(whole)
        between = perf_counter()
        bare(entries)
        after = perf_counter()
        short = diary(USUAL_DAYS)
        last = perf_counter()
        made(short)
        if turn:
            taken["ours"].append(between - begun)
            taken["bare"].append(after - between)
            taken["short"].append(perf_counter() - last)
        count = len(entries)
    ours, floor, short_ones = (median(taken[name]) for name in ("ours", "bare", "short"))
    name = f"mapping 10 years, {count} resources"
    return [
        Row(name, ours, "s", floor=floor, against="json and sha256", aim=4.0),
        Row("the same by the clock", ours, "s", aim=READY),
        Row(f"mapping {USUAL_DAYS} days of them", short_ones * 1000),
    ]


if __name__ == "__main__":
    alone(rows)
