"""Two validators that know nothing of each other, and what neither of them sees."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from app.clinic.entries import Resource
from tests.clinic.node_modules import FOLDER, ensure_node

DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.+)?")
UNITS_OF_TIME = {"s", "min", "h", "d", "wk", "mo", "a"}
"""The value set behind ``periodUnit`` and ``durationUnit``: "d", not "day"."""


def wrong(resources: Sequence[Resource]) -> list[str]:
    """What any of them finds wrong, with the resource."""
    return [
        f"{problem} in {json.dumps(resource, ensure_ascii=False)[:1500]}"
        for resource, problems in zip(resources, each(resources), strict=True)
        for problem in problems
    ]


def each(resources: Sequence[Resource]) -> list[list[str]]:
    """What is wrong with each of them, in their order."""
    return [
        [*problems, *_python(resource), *blind_spots(resource)]
        for resource, problems in zip(resources, _npm(resources), strict=True)
    ]


def _npm(resources: Sequence[Resource]) -> list[list[str]]:
    """``@medplum/core`` with its invariants and the shape of US Core's Screening Assessment; one
    process for all of them."""
    with tempfile.TemporaryDirectory(prefix="glidepath-tests-") as folder:
        file = Path(folder) / "resources.json"
        file.write_text(json.dumps(list(resources)), "utf-8")
        done = subprocess.run(
            [ensure_node(), FOLDER / "validate.mjs", file],
            cwd=FOLDER,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=150,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    found: list[list[str]] = json.loads(done.stdout)
    return found


def _python(resource: Resource) -> list[str]:
    """``fhir.resources`` (R4B): structure and types."""
    model = get_fhir_model_class(resource["resourceType"])
    try:
        model.model_validate(resource)
    except ValidationError as error:
        return [f"fhir.resources: {e['loc']} {e['msg']}" for e in error.errors()]
    return []


def blind_spots(resource: Resource) -> list[str]:
    """What both let through: a unit of time that is no UCUM code, an effective date without a
    day, a unit's code without its system."""
    return [problem for name, value in _objects(resource) for problem in _blind(name, value)]


def _blind(name: str, value: dict[str, Any]) -> Iterator[str]:
    for unit in ("periodUnit", "durationUnit"):
        if value.get(unit, "d") not in UNITS_OF_TIME:
            yield f"{unit} {value[unit]!r}"
    dates = [value[k] for k in ("effectiveDateTime", "authored", "dateAsserted") if k in value]
    if name == "effectivePeriod":
        dates += [value.get("start", ""), value.get("end", "")]
    yield from (f"{found!r} is no day" for found in dates if not DAY.fullmatch(found))
    measured = name.endswith("Quantity") or "unit" in value
    if measured and not (value.get("system") and value.get("code")):
        yield f"a unit without system or code: {value}"


def _objects(value: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from _objects(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, name)
