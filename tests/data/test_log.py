from __future__ import annotations

import logging
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data.log import MAX_BYTES, OLD_FILES, PlainFormatter, start_log, stop_log
from app.domain.errors import StorageReadOnly

MARKER = "my secret words"
own = logging.getLogger("app.services.of_a_test")
foreign = logging.getLogger("somepackage.inner")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = start_log(tmp_path)
    yield tmp_path
    stop_log(handler)


def logged(folder: Path) -> str:
    return (folder / "logs" / "glidepath.log").read_text("utf-8")


def typed_badly(words: str) -> int:
    kept = words  # a local value, as in every handler
    return int(kept)


def test_our_own_records_are_written(folder: Path) -> None:
    own.info("a sealed row of %s does not open: %s", "checkin", "0193-abc")
    assert "INFO app.services.of_a_test: a sealed row of checkin does not open: 0193-abc" in logged(
        folder
    )
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00 ", logged(folder))


def test_an_exception_leaves_types_and_lines_alone(folder: Path) -> None:
    try:
        try:
            typed_badly(MARKER)
        except ValueError as error:
            raise KeyError(MARKER) from error
    except KeyError:
        own.exception("a handler did not finish")
    text = logged(folder)
    assert MARKER not in text
    lines = text.splitlines()
    assert lines[1] == "  builtins.KeyError"
    assert "  after: builtins.ValueError" in lines
    assert re.search(r"    test_log\.py:\d+ typed_badly", text)


def test_groups_contexts_and_circles(folder: Path) -> None:
    one, two = ValueError(MARKER), TypeError(MARKER)
    one.__context__, two.__context__ = two, one
    own.error("several", exc_info=ExceptionGroup(MARKER, [one, two]))
    text = logged(folder)
    assert MARKER not in text
    assert text.count("ValueError") == text.count("TypeError") == 1


def test_an_exception_as_a_value_leaves_its_type_alone(folder: Path) -> None:
    own.error("could not: %s, %r", ValueError(MARKER), KeyError(MARKER))
    own.error(ValueError(MARKER))
    own.error("%(kind)s", {"kind": "full"})
    own.error("%s", {"kind": "full"})
    own.error("one\nline", stack_info=True)
    text = logged(folder)
    assert MARKER not in text
    assert "could not: ValueError, 'KeyError'" in text
    assert len(text.splitlines()) == 5


def test_a_record_that_does_not_fit_leaves_neither_text_nor_a_crash() -> None:
    record = own.makeRecord(own.name, logging.ERROR, __file__, 1, "%s, %d", (MARKER,), None)
    assert "a record that does not fit its values" in PlainFormatter().format(record)
    assert MARKER not in PlainFormatter().format(record)


def test_what_others_format_first_does_not_slip_in(folder: Path) -> None:
    record = own.makeRecord(own.name, logging.ERROR, __file__, 1, "m", (), None)
    try:
        typed_badly(MARKER)
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)
    assert MARKER in logging.Formatter().format(record)  # keeps its text in the record
    own.handle(record)
    assert "ValueError" in logged(folder)
    assert MARKER not in logged(folder)


def test_other_packages_leave_their_name_and_line_alone(folder: Path) -> None:
    foreign.warning("the value was %s", MARKER)
    foreign.info("chatter")
    logging.warning(MARKER)
    text = logged(folder)
    assert MARKER not in text
    assert "chatter" not in text
    assert re.search(r"WARNING somepackage\.inner: \(test_log\.py:\d+\)", text)


def test_files_are_small_few_and_private(folder: Path) -> None:
    for number in range(6 * MAX_BYTES // 1000):
        own.info("%d %s", number, "x" * 900)
    files = sorted((folder / "logs").iterdir())
    assert len(files) == 1 + OLD_FILES
    for path in files:
        assert path.stat().st_size <= MAX_BYTES
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "logs").stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_stays_silent(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "open", refuse)
    own.error("kept from the disk: %s", "id")
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()
    with pytest.raises(StorageReadOnly):
        start_log(tmp_path)
