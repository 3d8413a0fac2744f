"""Permissions typed and kept, and packages opened again, for the tests of sharing."""

from __future__ import annotations

from babel import Locale

from app.data.sharing.package import JwePackages
from app.domain.sharing.grants import Grant
from app.domain.sharing.packages import Package
from app.domain.watch import Watch
from app.i18n.formats import Formats
from app.services.caregivers import CaregiversService, Made
from app.services.entries import EntrySheet
from app.services.grant_form import FROM_NAME, NAME
from tests.services.machines import Machine

FORMATS = Formats(Locale.parse("en_US"))


def service_of(machine: Machine) -> CaregiversService:
    """Sharing in a window of ``machine``."""
    parts = machine.offload, machine.clock, machine.hub
    return CaregiversService(machine.store, JwePackages, *parts)


async def typed(service: CaregiversService, **fields: str) -> EntrySheet:
    """A new form with names and ``fields``; a dot of a field is a double underscore."""
    sheet = await service.sheet(FORMATS)
    assert sheet is not None
    given = {NAME: "Test Friend", FROM_NAME: "Test Patient"} | fields
    for name, text in given.items():
        sheet.put(name.replace("__", "."), text)
    await sheet.flush()
    return sheet


async def granted(service: CaregiversService, **fields: str) -> Grant:
    """A permission that was kept."""
    grant = await service.save(await typed(service, **fields), FORMATS)
    assert grant is not None
    return grant


async def changed(service: CaregiversService, grant: Grant, **fields: str) -> Grant:
    """A change of a permission that was kept."""
    sheet = await service.sheet(FORMATS, grant.id)
    assert sheet is not None
    for name, text in fields.items():
        sheet.put(name.replace("__", "."), text)
    kept = await service.save(sheet, FORMATS)
    assert kept is not None
    return kept


def opened(made: Made) -> Package:
    """What is in a package, opened with its words."""
    return JwePackages().open(made.file.content, made.words, Watch())
