"""Times of day as people type them; what is not certain is not read."""

from __future__ import annotations

from datetime import time

import pytest

from app.i18n.formats import Formats
from app.i18n.times import read_time, time_text
from app.i18n.translator import pick_locale

US = Formats(pick_locale("en", "us"))
GB = Formats(pick_locale("en", "gb"))


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("8:30", time(8, 30)),
        (" 8.30 ", time(8, 30)),
        ("20:15", time(20, 15)),
        ("8h30", time(8, 30)),
        ("8:30 pm", time(20, 30)),
        ("8:30 P.M.", time(20, 30)),
        ("8 am", time(8)),
        ("12 am", time(0)),
        ("12:05 pm", time(12, 5)),
        ("0:00", time(0)),
        ("8", None),
        ("24:00", None),
        ("8:60", None),
        ("13 pm", None),
        ("0 am", None),
        ("noon", None),
        ("8:30 late", None),
        ("", None),
    ],
)
def test_a_time_is_read_or_left_alone(typed: str, at: time | None) -> None:
    assert read_time(typed, US) == at
    assert read_time(typed, GB) == at


@pytest.mark.parametrize("formats", [US, GB])
@pytest.mark.parametrize("at", [time(0), time(8, 30), time(12), time(23, 59)])
def test_what_is_shown_can_be_typed(formats: Formats, at: time) -> None:
    assert read_time(time_text(at, formats), formats) == at
