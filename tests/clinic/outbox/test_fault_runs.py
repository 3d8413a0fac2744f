"""A sample of the random faults (``tests/clinic/fault_runs.py``)."""

from __future__ import annotations

import asyncio

import pytest

from app.services.offload import Offload
from tests.clinic.fault_runs import run_all
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy

RUNS = 8


@pytest.mark.timeout(180)
async def test_after_any_faults_everything_is_there_once(
    fhir_server: FhirServer, proxy: FaultProxy, offload: Offload
) -> None:
    seeds = range(1, RUNS + 1)
    happened, wrong = await asyncio.to_thread(run_all, seeds, fhir_server, proxy, offload)
    assert wrong == []
    assert happened.total() > 5 * RUNS
