"""A diary that changes at random, and a clinic that does, too."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.checkins import CheckIn
from app.domain.clinic.parcels import delivered
from app.services import sending_work
from tests.clinic.outbox.living import Living, an_answer, receipts_of
from tests.clinic.servers.fhir import FhirServer
from tests.data.diaries import DAY

MOST_DAYS = 4


@dataclass
class Changes:
    """What a person, and their clinic, does between two sends. ``standing``: the check-in in force
    of each day; ``touched``: what was changed at the clinic, by key."""

    rng: random.Random
    standing: dict[date, CheckIn] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def some(self, living: Living) -> None:
        """A few entries, corrections and undos. Blocking."""
        for _ in range(self.rng.randint(1, 4)):
            self._one(living)

    def _one(self, living: Living) -> None:
        day = DAY - timedelta(self.rng.randrange(MOST_DAYS))
        before = self.standing.get(day)
        if before is not None and self.rng.random() < 0.25:
            living.take_back(before)
            del self.standing[day]
        else:
            self._say(living, day)

    def _say(self, living: Living, day: date) -> None:
        before = self.standing.get(day)
        pain = self.rng.randrange(11)
        answers = an_answer(pain)
        if self.rng.random() < 0.3:
            del answers["mood"]
        self.standing[day] = living.say(day, answers, before.id if before else None)

    def at_the_clinic(self, living: Living, server: FhirServer) -> None:
        """Somebody there changes or deletes what was sent of a day, and the person corrects that
        day. Blocking."""
        standing = sending_work.read_standing(living.store)
        there = delivered(receipts_of(living.store), standing.root)
        days = [
            day
            for day in self.standing
            if (one := there.get(f"measure:{day}:pain_24h")) is not None and not one.line.withdrawn
        ]
        if not days:
            return
        day = self.rng.choice(days)
        key = f"measure:{day}:pain_24h"
        self.touched.add(key)
        place = there[key].location
        if self.rng.random() < 0.3:
            server.ask("DELETE", place)
        elif (answer := server.ask("GET", place)).is_success:
            server.put({**answer.json(), "note": [{"text": "by the clinic"}]})
        before = self.standing[day]
        pain = (int(str(before.answers["pain_24h"])) + 1) % 11
        self.standing[day] = living.say(day, {**before.answers, "pain_24h": pain}, before.id)
