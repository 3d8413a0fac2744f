"""Is it the same picture? Tolerant of another FreeType, not of another chart.

Letters move by a pixel from one version of matplotlib or FreeType to the next. Averaging
over a few pixels swallows that, while a dot that moved, came or went stands out, however
small its share of the whole picture is.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

GOLDENS = Path(__file__).parent / "goldens"
OUT = Path(__file__).parent / "out"
WRITE = "GLIDEPATH_WRITE_GOLDENS"

WINDOW = 4
"""Radius in device px of the average: 9 x 9, about one dot at pixel ratio 2."""

MEAN_AT_MOST = 2.5
"""Mean difference of the whole picture, of 255."""

SPOT_AT_MOST = 60
"""Largest difference of any window, of 255. A letter one pixel off gives 50; a dot that moved,
came, went or became a ring 95 and more."""

SHARE_AT_MOST = 0.03
"""Share of windows that differ by more than half of ``SPOT_AT_MOST``."""


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart; ``picture`` shows where."""

    mean: float
    spot: float
    share: float
    picture: Image.Image

    @property
    def same(self) -> bool:
        return (
            self.mean <= MEAN_AT_MOST and self.spot <= SPOT_AT_MOST and self.share <= SHARE_AT_MOST
        )


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def difference(a: Image.Image, b: Image.Image) -> Difference:
    """Compare two pictures; of another size they differ altogether."""
    if a.size != b.size:
        return Difference(255, 255, 1, ImageChops.invert(b))
    soft = (i.filter(ImageFilter.BoxBlur(WINDOW)) for i in (a, b))
    red, green, blue = ImageChops.difference(*soft).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    histogram = worst.histogram()
    share = sum(histogram[SPOT_AT_MOST // 2 + 1 :]) / sum(histogram)
    low, high = worst.getextrema()
    assert isinstance(high, (int, float)), low
    return Difference(ImageStat.Stat(worst).mean[0], high, share, ImageChops.invert(worst))


def check(name: str, png: bytes, goldens: Path = GOLDENS) -> None:
    """Compare with ``<name>.png`` in ``goldens``; on failure leave new picture and difference in
    ``out/``. With ``GLIDEPATH_WRITE_GOLDENS=1`` the golden is written instead."""
    golden, now = goldens / f"{name}.png", opened(png)
    if os.environ.get(WRITE):
        now.quantize(48).save(golden, optimize=True)
        return
    found = difference(Image.open(golden).convert("RGB"), now)
    if not found.same:
        OUT.mkdir(exist_ok=True)
        now.save(OUT / f"{name}.png")
        found.picture.save(OUT / f"{name}.difference.png")
    assert found.same, f"{name}: mean {found.mean:.2f} spot {found.spot} share {found.share:.4f}"
