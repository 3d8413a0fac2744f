"""The published JSON Schema of the export, asked about one entry at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from app.data.payloads import Content

NAME = "glidepath-export-1.schema.json"
_ENTRY = {"checkins": "checkin", "drafts": "draft", "forms": "form"}


@cache
def published() -> Content:
    """The schema as it stands in the file."""
    text = (resources.files("app.resources") / NAME).read_text("utf-8")
    schema: Content = json.loads(text)
    return schema


def holds(part: str, row: Content) -> bool:
    """Whether an entry of a list of the document is as the schema says."""
    from fastjsonschema import JsonSchemaValueException  # noqa: PLC0415 - not before it is needed

    try:
        _checker(_ENTRY.get(part) or f"record_{row['kind']}")(row)
    except JsonSchemaValueException:
        return False
    return True


@cache
def _checker(definition: str) -> Callable[[Any], Any]:
    """A check of one definition alone: it tells faster than the whole document's, and can be
    stopped between two entries."""
    import fastjsonschema  # noqa: PLC0415 - not before it is needed

    parts = {"$ref": f"#/definitions/{definition}", "definitions": published()["definitions"]}
    check: Callable[[Any], Any] = fastjsonschema.compile(parts)
    return check
