"""What a package says of itself and holds: for a preview, for a file that leaves, and for what is
looked at on the patient's own device."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from app.domain.archives import Everything
from app.domain.clock import local_day
from app.domain.sharing.grants import Given, GivenBy, Grant
from app.domain.sharing.packages import Head, Package
from app.domain.watch import Watch
from app.services.offload import Offload

_OPENED = 0.7
"""Where opening the rows ends, of 1.0; then it is chosen among them."""


def head_of(grant: Grant, root: UUID, number: int, now: datetime, ends: bool = False) -> Head:
    """What a package made ``now`` says of itself. It reaches up to today; where the device's clock
    was set back, up to the first day shown."""
    names = grant.from_name, grant.name, grant.relation, grant.topics
    days = grant.first, max(local_day(now), grant.first), grant.until
    return Head(root, number, now, *names, *days, ends)


def given_of(head: Head, by: GivenBy, now: datetime) -> Given:
    """The line of the log for a package that leaves the device ``now``."""
    what = head.grant, head.number, by, head.to_name, head.topics
    return Given(uuid4(), local_day(now), now, *what, head.first, head.last, head.until, head.ends)


async def cut(
    offload: Offload, sealed: Callable[[Watch], Everything], head: Head, watch: Watch
) -> Package:
    """What ``head`` grants of a diary whose rows ``sealed`` opens (``DiaryStore.everything``), on
    the drawing thread. May end in ``Stopped``."""
    everything = await offload.drawing(sealed, watch.within(0, _OPENED))
    package = await offload.drawing(_cut, everything, head)
    watch.at(1)
    return package


def _cut(everything: Everything, head: Head) -> Package:
    from app.domain.sharing.granted import package_of  # noqa: PLC0415 -- no start waits for it

    return package_of(everything, head)
