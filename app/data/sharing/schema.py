"""The published JSON Schema of a package, asked about one part of it at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from app.data.archive import schema as export_schema
from app.data.payloads import Content

NAME = "glidepath-share-1.schema.json"
EXPORT = "urn:glidepath:export:1#/"
"""How it names what the schema of the export defines."""


@cache
def published() -> Content:
    """The schema as it stands in the file."""
    schema: Content = json.loads(_text())
    return schema


@cache
def whole() -> Content:
    """The same with what it takes from the schema of the export in it."""
    schema: Content = json.loads(_text().replace(EXPORT, "#/"))
    both = {**export_schema.published()["definitions"], **schema["definitions"]}
    return {**schema, "definitions": both}


def holds(definition: str, value: Any) -> bool:
    """Whether a value is as the schema defines it."""
    from fastjsonschema import JsonSchemaValueException  # noqa: PLC0415 - not before it is needed

    try:
        _checker(definition)(value)
    except JsonSchemaValueException:
        return False
    return True


def holds_row(kind: str, row: Content) -> bool:
    """The same for a row: a "checkin", or a record by its kind."""
    return holds(f"shared_{kind}", row)


def _text() -> str:
    return (resources.files("app.resources") / NAME).read_text("utf-8")


@cache
def _checker(definition: str) -> Callable[[Any], Any]:
    import fastjsonschema  # noqa: PLC0415 - not before it is needed

    parts = {"$ref": f"#/definitions/{definition}", "definitions": whole()["definitions"]}
    check: Callable[[Any], Any] = fastjsonschema.compile(parts)
    return check
