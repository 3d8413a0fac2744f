"""Where the letters are that the bundled typeface lacks."""

from __future__ import annotations

from pathlib import Path


def fallback_fonts() -> tuple[Path, Path]:
    """The files of DejaVu Sans, regular and bold, that come with matplotlib.

    Imports matplotlib on first use (about 0.3 s): call it where charts are drawn.
    """
    from matplotlib import get_data_path  # noqa: PLC0415

    folder = Path(get_data_path()) / "fonts" / "ttf"
    return folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"
