"""The forms and codes as files for a clinic: ``python -m tests.clinic.mapping.publish``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from app.clinic.mapping.forms import code_systems, questionnaires

FOLDER = Path(__file__).parents[3] / "docs" / "fhir"


def published() -> Iterator[tuple[Path, str]]:
    """Each file with what it has to hold."""
    for resource in (*questionnaires(), *code_systems()):
        kind = str(resource["resourceType"]).lower()
        text = json.dumps(resource, ensure_ascii=False, indent=2) + "\n"
        yield FOLDER / f"{kind}-{resource['id']}.json", text


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in published():
        path.write_text(text, "utf-8")
