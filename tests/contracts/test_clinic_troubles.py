"""Every trouble with the clinic's computer has a sentence that can be shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.clinic import errors
from app.domain.clinic.errors import (
    AbilityMissing,
    ClinicBusy,
    ClinicError,
    ClinicRefuses,
    NotSignedIn,
    SignInEnded,
)
from app.i18n.translator import Translator
from app.views.trouble import say_trouble, trouble_message

OF_THEIR_OWN = {AbilityMissing, ClinicBusy, ClinicRefuses, NotSignedIn, ClinicError}


def every() -> Iterator[ClinicError]:
    kinds = [k for k in vars(errors).values() if isinstance(k, type)]
    kinds = [k for k in kinds if issubclass(k, ClinicError) and k not in OF_THEIR_OWN]
    assert len(kinds) > 8
    yield from (kind() for kind in kinds)
    yield from (NotSignedIn(how) for how in SignInEnded)
    yield AbilityMissing(("Observation: update",))
    yield from (ClinicBusy(), ClinicBusy(0.2), ClinicBusy(90))
    yield from (ClinicRefuses(422), ClinicRefuses(422, "a code is not known"))


@pytest.mark.parametrize("error", list(every()), ids=lambda e: f"{type(e).__name__} {e}")
def test_each_has_its_sentence(error: ClinicError) -> None:
    message = trouble_message(error)
    said = say_trouble(Translator("en"), message)
    assert message.id.startswith("trouble-")
    assert said.endswith(".") and "{" not in said and message.id not in said


def test_what_the_server_says_stands_in_quotes() -> None:
    said = say_trouble(Translator("en"), trouble_message(ClinicRefuses(422, "no such code")))
    assert "“no such code”" in said.replace("\u2068", "").replace("\u2069", "")


def test_a_busy_computer_says_how_long() -> None:
    assert "2 minutes" in say_trouble(Translator("en"), trouble_message(ClinicBusy(90.0)))
