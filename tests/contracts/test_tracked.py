"""What must not be in any file of the project."""

from __future__ import annotations

import re

from tests.contracts.source import ROOT, tracked

# Put together here, so that this file does not name them either.
REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "crates" + ".io",
    "index" + "-url",
    "PIP_" + "INDEX",
    "UV_" + "INDEX",
    "UV_DEFAULT_" + "INDEX",
]
BINARY = {".png", ".ttf", ".ico", ".jpg", ".db", ".sqlite", ".gz", ".zip", ".woff2", ".pdf"}


def test_no_file_names_a_package_registry() -> None:
    pattern = re.compile("|".join(map(re.escape, REGISTRIES)))
    found = []
    for path in tracked():
        if path.suffix not in BINARY:
            text = path.read_text("utf-8", errors="ignore")
            found += [f"{path.relative_to(ROOT)}: {m[0]}" for m in pattern.finditer(text)]
    assert found == []
