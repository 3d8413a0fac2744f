"""Every reason for not taking in a package has its sentence."""

from __future__ import annotations

from app.domain.sharing.packages import PackageRefused, Refused
from app.views.trouble import trouble_message
from tests.i18n.texts import messages


def test_every_refusal_has_a_sentence() -> None:
    ids = {trouble_message(PackageRefused(why)).id for why in Refused}
    assert ids - set(messages()) == set()
    assert len(ids) == len(Refused)
