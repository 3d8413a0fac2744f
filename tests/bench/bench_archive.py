"""Backup and restore of ten years: ``python -m tests.bench.bench_archive``.

A sealed diary of ten years of days with doses on each of them. Making the file, against bare
JSON, gzip and encryption of the same document; reading it, against opening, unpacking and
parsing it bare; putting it in the place of the diary, against adding the same rows. What the
database thread is held for is a figure of its own: nothing else may be saved meanwhile.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from statistics import median

from app.data.archive import export, jwe
from app.data.archive.files import FileArchives
from app.data.files import DiaryFolder
from app.domain.archives import Everything, How, Secret, SecretKind
from app.domain.settings import Settings
from app.domain.watch import Watch
from tests.bench.answers import answered
from tests.bench.bench_scales import timed
from tests.bench.diaries import KEY, LONG, MORNING, MorningClock, written
from tests.bench.plans import records
from tests.bench.table import Row, alone, turns
from tests.data.records import a_dose

ROUNDS, SECONDS = 3, 120
SECRET = Secret(SecretKind.PASSPHRASE, "seven small boats at noon")
RAW = SECRET.typed.encode()


def decade() -> Everything:
    """Ten years, with two statements about doses on most days."""
    doses = [a_dose(day=checkin.day) for checkin in written(LONG) for _ in range(2)]
    return Everything(tuple(written(LONG)), (*records(), *answered(), *doses))


def rows(rounds: int = ROUNDS) -> list[Row]:
    """Making, reading and bringing in turns."""
    found: dict[str, list[float]] = defaultdict(list)
    archives, whole, watch = FileArchives(), decade(), Watch()
    document = json.loads(export.write(whole, watch)[0])
    file, _ = archives.backup(whole, Settings(), SECRET, watch)

    def bare_file() -> None:
        jwe.sealed(gzip.compress(json.dumps(document).encode()), SECRET.kind, RAW)

    def bare_reading() -> None:
        json.loads(gzip.decompress(jwe.opened(file, RAW)))

    with (
        tempfile.TemporaryDirectory(prefix="glidepath-bench-") as folder,
        closing(DiaryFolder(Path(folder), MorningClock()).open(KEY)) as store,
    ):
        ready = store.bringing(whole, MORNING, watch)
        ready(How.MERGE, watch)
        for turn in turns(rounds + 1, SECONDS):
            taken = {
                "rows": timed(store.everything),
                "make": timed(
                    lambda: archives.backup(store.everything()(watch), Settings(), SECRET, watch)
                ),
                "bare file": timed(bare_file),
                "read": timed(lambda: archives.read(file, SECRET.typed, watch)),
                "bare reading": timed(bare_reading),
                "seal": timed(lambda: store.bringing(whole, MORNING, watch)),
                "replace": timed(lambda: ready(How.REPLACE, watch)),
            }
            for name, milliseconds in taken.items() if turn else ():
                found[name].append(milliseconds)
    took = {name: median(times) for name, times in found.items()}
    size = f"{len(file) / 1e6:.1f} MB"
    return [
        Row("backup of ten years", took["make"], floor=took["bare file"],
            against="bare JSON, gzip, JWE", aim=5, note=size),
        Row("reading it", took["read"], floor=took["bare reading"],
            against="bare JWE, gunzip, JSON", aim=6),
        Row("putting it in place", took["seal"] + took["replace"], aim=2000),
        Row("database thread: reading rows", took["rows"], aim=250),
        Row("database thread: replacing all", took["replace"], aim=600),
    ]  # fmt: skip


if __name__ == "__main__":
    alone(rows)
