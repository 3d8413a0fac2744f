"""A small file as a sequence of QR codes, read by another reader than the one that wrote them."""

from __future__ import annotations

import io
import random
from base64 import urlsafe_b64encode

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from app.domain.errors import FileBroken, FileNotOurs, PartsMissing, PartsMixed
from app.exchange import qr

TEXT = st.text(alphabet="ABCxyz019-_.", min_size=1, max_size=qr.MOST * qr.PIECE)


def a_file(length: int, seed: int = 1) -> bytes:
    return urlsafe_b64encode(random.Random(seed).randbytes(length))[:length]


def pictured(part: str) -> Image.Image:
    return Image.open(io.BytesIO(qr.picture(part)))


def read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize(
    ("length", "count"),
    [(1, 1), (qr.PIECE, 1), (qr.PIECE + 1, 2), (3000, 5), (qr.MOST * qr.PIECE, qr.MOST)],
)
def test_codes_are_read_by_another_reader(length: int, count: int) -> None:
    file = a_file(length)
    parts = qr.parts(file)
    assert parts is not None and len(parts) == count
    seen = [text for part in parts for text in read(pictured(part))]
    assert tuple(seen) == parts
    assert qr.joined(seen) == file


def test_what_is_too_much_for_them_is_said() -> None:
    assert qr.parts(a_file(qr.MOST * qr.PIECE + 1)) is None


def test_no_code_is_larger_than_the_bound_and_all_are_alike() -> None:
    for length in (qr.MOST * qr.PIECE, qr.PIECE, 4001):
        parts = qr.parts(a_file(length)) or ()
        codes = [segno.make_qr(part, error="m", mode="byte") for part in parts]
        assert {code.version for code in codes} <= set(range(1, qr.LARGEST + 1))
        assert {code.error for code in codes} <= {"M", "Q", "H"}
        assert max(map(len, parts)) - min(map(len, parts)) <= 10


def test_a_code_is_black_on_white_with_room_around_it() -> None:
    image = pictured((qr.parts(a_file(qr.PIECE)) or ("",))[0]).convert("L")
    assert image.size == ((17 + 4 * qr.LARGEST + 2 * qr.QUIET) * qr.SCALE,) * 2
    assert sorted(value for _, value in image.getcolors() or []) == [0, 255]
    edge = qr.QUIET * qr.SCALE
    rim = [image.crop((0, 0, image.width, edge)), image.crop((0, 0, edge, image.height))]
    assert [strip.getcolors() for strip in rim] == [[(strip.width * strip.height, 255)] * 1
                                                    for strip in rim]  # fmt: skip


def test_the_largest_is_read_from_a_picture_such_as_a_phone_takes() -> None:
    """Turned, blurred, grey, and with ten pixels a module become three."""
    part = (qr.parts(a_file(qr.PIECE)) or ("",))[0]
    small = pictured(part).convert("L").resize((113 * 3, 113 * 3), Image.Resampling.BILINEAR)
    sheet = Image.new("L", (700, 700), 200)
    sheet.paste(small, (150, 120))
    taken = sheet.rotate(7, fillcolor=200, resample=Image.Resampling.BICUBIC)
    dim = taken.filter(ImageFilter.GaussianBlur(0.6)).point(lambda value: 40 + value // 2)
    assert read(dim) == [part]


@given(TEXT, st.randoms(use_true_random=False))
def test_any_order_and_repeats_give_the_file(text: str, order: random.Random) -> None:
    file = text.encode()
    parts = qr.parts(file)
    assert parts is not None and len(parts) <= qr.MOST
    shown = [*parts, *parts[: len(parts) // 2]]
    order.shuffle(shown)
    assert qr.joined(shown) == file
    assert qr.joined(["\n".join(shown)]) == file


FILE = a_file(3000)
PARTS = qr.parts(FILE) or ()
OTHER = qr.parts(a_file(3000, 2)) or ()


def test_one_that_is_missing_is_named() -> None:
    with pytest.raises(PartsMissing) as missing:
        qr.joined([PARTS[4], PARTS[1]])
    assert (missing.value.missing, missing.value.count) == ((1, 3, 4), 5)


def test_codes_of_two_files_are_told_apart() -> None:
    with pytest.raises(PartsMixed):
        qr.joined([*PARTS[:2], OTHER[2]])
    with pytest.raises(PartsMixed):
        qr.joined([PARTS[0], PARTS[1].replace("&of=5", "&of=4")])


def test_a_link_that_a_phone_hands_on_without_its_beginning_is_read() -> None:
    cut = [part.removeprefix(qr.LINK.removesuffix("/part")) for part in PARTS]
    assert all(part.startswith("/part?") for part in cut)
    assert qr.joined(cut) == FILE
    assert qr.joined([part.replace("org", "ORG") for part in PARTS]) == FILE


@pytest.mark.parametrize(
    "changed",
    [
        PARTS[0].replace("n=1&", "n=0&"),
        PARTS[0].replace("n=1&", "n=6&"),
        PARTS[0].replace("n=1&", "n=11&"),
        PARTS[0].replace("n=1&", "n=+1&"),
        PARTS[0].replace("of=5", "of=99"),
        PARTS[0].replace("f=", "f=Z"),
        PARTS[0] + "%00",
        PARTS[0] + "é",
        PARTS[0] + "A" * 200,
    ],
)
def test_a_link_that_was_changed_is_refused(changed: str) -> None:
    with pytest.raises(FileBroken):
        qr.joined([changed])


def test_a_piece_that_was_changed_is_noticed() -> None:
    changed = PARTS[0][:-1] + ("A" if PARTS[0][-1] != "A" else "B")
    with pytest.raises(FileBroken):
        qr.joined([changed, *PARTS[1:]])
    with pytest.raises(FileBroken):
        qr.joined([changed, *PARTS])


@pytest.mark.parametrize(
    "given",
    [
        [],
        [""],
        ["https://example.org/part?f=1"],
        [qr.LINK],
        [f"{qr.LINK}?f=12345678&n=1&of=1"],
        [PARTS[0] + "&x=1"],
        [PARTS[0] + "&n=2"],
        [PARTS[0].replace("/part", "/other")],
        ["http://[part?f=1&n=1&of=1&d=1"],
        ["x" * 3000],
        ["x" * 300_000],
        [PARTS[0]] * 101,
        ["\x00", "\ud800"],
    ],
    ids=lambda given: (given or [""])[0][:40].encode("ascii", "replace").decode(),
)
def test_what_is_no_such_link(given: list[str]) -> None:
    with pytest.raises(FileNotOurs):
        qr.joined(given)


@pytest.mark.parametrize("file", [b"", b"a b", b"\x00", b"a=b", "é".encode()])
def test_what_no_link_can_hold_is_refused(file: bytes) -> None:
    with pytest.raises(ValueError, match="no sealed file"):
        qr.parts(file)


@given(st.lists(st.text(max_size=60) | st.sampled_from(PARTS), max_size=7))
def test_any_texts_are_joined_or_refused(given: list[str]) -> None:
    try:
        assert qr.joined(given) == FILE
    except (FileBroken, FileNotOurs, PartsMissing, PartsMixed):
        assert True
