"""Whatever is said, corrected and taken back: a day reads as the last statement in force."""

from __future__ import annotations

import asyncio
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.memory import MemoryDiaryFiles
from app.domain.doses import Adherence, Dose, DoseDays, DoseEntry, compare
from app.domain.taper import Plans, PlanVersion
from app.services.dose_said import Logged
from app.services.doses import DoseService
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.records import RecordService
from tests.data.diaries import DAY, KEY, SetClock
from tests.views.plans import TABLETS, a_plan

AMOUNTS = (0, 10, 20, 45)
ACTS = st.one_of(
    st.just(("planned", ())),
    st.just(("undo", ())),
    st.just(("take_back", ())),
    st.tuples(st.just("said"), st.tuples(*[st.sampled_from(AMOUNTS)] * 3)),
)


async def _play(acts: list[tuple[str, tuple[int, ...]]]) -> tuple[Decimal | None, DoseService]:
    """Do ``acts``; gives the total that the last statement in force says, kept by hand."""
    store = MemoryDiaryFiles().open(KEY)
    store.add_records([a_plan()])
    offload = Offload()
    records = RecordService(store, offload, SetClock(), ChangeHub(), lambda: None)
    doses = DoseService(records)
    totals: list[Decimal | None] = [None]
    logged: list[Logged] = []
    for act, amounts in acts:
        if act == "undo" and logged:
            await doses.undo(logged.pop())
            totals.pop()
        elif act == "take_back" and totals[-1] is not None:
            said = (await doses.day(DAY)).regular[0].said
            assert said is not None
            await doses.take_back(said)
            totals, logged = [None], []
        elif act in ("planned", "said"):
            twenty = Decimal(20)
            new = (
                await doses.as_planned(DAY, TABLETS.id)
                if act == "planned"
                else await doses.different(
                    DAY, TABLETS.id, [Dose(Decimal(a), twenty) for a in amounts]
                )
            )
            if new.entries:
                logged.append(new)
                totals.append(Decimal(60) if act == "planned" else Decimal(sum(amounts)))
    offload.close()
    return totals[-1], doses


@given(st.lists(ACTS, min_size=3, max_size=8))
@settings(max_examples=200, deadline=None)
def test_a_day_says_what_its_last_statement_in_force_says(
    acts: list[tuple[str, tuple[int, ...]]],
) -> None:
    total, doses = asyncio.run(_play(acts))
    store = doses.records.store
    plans = Plans(store.records(PlanVersion))
    day = DoseDays(plans, store.records(DoseEntry)).medicine_day(TABLETS.id, DAY)
    assert day.taken == total
    assert day.adherence is (Adherence.UNKNOWN if total is None else compare(Decimal(60), total))
