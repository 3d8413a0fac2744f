"""The letterbox: what is said while the diary is locked, sealed to it (``docs/adr/0026``).

``letterbox.json`` holds a public X25519 key; the private one is derived from the data key
whenever the diary is opened, and is nowhere on the disk. A letter is one file in ``letters/``,
a JWE (RFC 7516; ``ECDH-ES+A256KW``, ``A256GCM``, RFC 8037 keys) by joserfc, padded to one
length so that its size says nothing.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.data.alert_payloads import load_signs, signs_content
from app.data.atomic import write_atomic
from app.data.disk import make_private_folder, read_regular, sync_folder
from app.data.faults import told_plainly
from app.data.json_file import MAX_BYTES, Unreadable, read_object, write_object
from app.data.payloads import Clear, fixed_offset
from app.domain.errors import NoLetterbox
from app.domain.ports import DataKey
from app.domain.records import RecordStore
from app.domain.signs import SignReport

# joserfc takes 0.2 s to import: not before there is a letter.
if TYPE_CHECKING:
    from joserfc.jwk import OKPKey

LETTERBOX_NAME = "letterbox.json"
LETTERS_NAME = "letters"
ASIDE = ".unreadable"
"""What is put after the name of a letter that does not open."""

LETTER_BYTES = 1024
"""Length of every letter before it is sealed; the longest report takes about 500."""

VERSION = 1
ALGORITHMS = ["ECDH-ES+A256KW", "A256GCM"]
_HEADER = {"alg": ALGORITHMS[0], "enc": ALGORITHMS[1]}
_NAME = re.compile(r"([0-9a-f]{32})\.jwe")
_USE = b"glidepath letterbox: private key"

log = logging.getLogger(__name__)


class FolderLetterbox:
    """The ``Letterbox`` port over one data folder."""

    def __init__(self, folder: Path, write: Callable[[Path, bytes], None] = write_atomic) -> None:
        self._folder = folder
        self._box = folder / LETTERBOX_NAME
        self._letters = folder / LETTERS_NAME
        self._write = write

    def put(self, report: SignReport) -> None:
        """See ``Letterbox``."""
        from joserfc import jwe  # noqa: PLC0415 - see above

        sealed = jwe.encrypt_compact(_HEADER, _to_bytes(report), self._public())
        with told_plainly(self._folder):
            make_private_folder(self._letters)
        self._write(self._path(report.id), sealed.encode("ascii"))

    def take_back(self, report_id: UUID) -> None:
        """See ``Letterbox``."""
        with told_plainly(self._folder):
            self._path(report_id).unlink(missing_ok=True)

    def empty(self, key: DataKey, store: RecordStore) -> int:
        """See ``Letterbox``. The oldest letter goes first."""
        private = _private(key)
        self._publish(private)
        with told_plainly(self._folder):
            found = sorted(self._read(private), key=lambda letter: letter[1].entered_at)
        for path, report in found:
            store.add_records([report])
            with told_plainly(self._folder):
                path.unlink(missing_ok=True)
        if found:
            with told_plainly(self._folder):
                sync_folder(self._letters)
        return len(found)

    def _path(self, report_id: UUID) -> Path:
        return self._letters / f"{report_id.hex}.jwe"

    def _public(self) -> OKPKey:
        from joserfc.errors import JoseError  # noqa: PLC0415 - see above
        from joserfc.jwk import OKPKey  # noqa: PLC0415

        try:
            return OKPKey.import_key(_public_of(read_object(self._box)))
        except (FileNotFoundError, Unreadable, JoseError, ValueError, KeyError, TypeError) as error:
            raise NoLetterbox(type(error).__name__) from None

    def _publish(self, private: dict[str, str]) -> None:
        """Keep the public key; whatever else stands in its place is of no use to anybody."""
        public = {name: value for name, value in private.items() if name != "d"}
        wanted: dict[str, object] = {"version": VERSION, "public_key": public}
        try:
            if read_object(self._box) == wanted:
                return
        except (FileNotFoundError, Unreadable):
            pass
        self._write(self._box, write_object(wanted))

    def _read(self, private: dict[str, str]) -> Iterator[tuple[Path, SignReport]]:
        """The letters that open; the others are given another name and kept."""
        names = sorted(self._letters.iterdir()) if self._letters.is_dir() else []
        for path in names:
            found = _NAME.fullmatch(path.name)
            if found is None:
                continue
            report = _opened(path, private)
            if report is not None and report.id.hex == found[1]:
                yield path, report
            else:
                log.warning("a letter does not open: %s", path.name)
                path.rename(_free(path))


def _free(path: Path) -> Path:
    """A name of its own for a letter that does not open."""
    names = (path.with_name(f"{path.name}{ASIDE}{n}") for n in ("", *range(2, 1000)))
    return next(name for name in names if not name.exists())


def _private(key: DataKey) -> dict[str, str]:
    """The diary's key pair as a JWK (RFC 8037), the same each time."""
    from base64 import urlsafe_b64encode  # noqa: PLC0415 - these take a moment to import

    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415
        X25519PrivateKey,
    )
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    def text(raw: bytes) -> str:
        return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")

    raw = HKDF(SHA256(), 32, salt=None, info=_USE).derive(key.reveal())
    public = X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw()
    return {"kty": "OKP", "crv": "X25519", "x": text(public), "d": text(raw)}


def _public_of(box: dict[str, object]) -> dict[str, str | list[str]]:
    public = box["public_key"]
    if not isinstance(public, dict):
        raise TypeError("not a key")
    # Nothing but these: a file that also names a private key is still only written to.
    return {name: str(public[name]) for name in ("kty", "crv", "x")}


def _to_bytes(report: SignReport) -> bytes:
    moment = fixed_offset(report.entered_at)
    letter = {
        "version": VERSION,
        "id": str(report.id),
        "day": report.day.isoformat(),
        "entered_at": moment.isoformat(),
        "report": signs_content(report),
    }
    return json.dumps(letter).encode("ascii").ljust(LETTER_BYTES)


def _opened(path: Path, private: dict[str, str]) -> SignReport | None:
    """The report in a file that anything may have happened to."""
    from joserfc import jwe  # noqa: PLC0415 - see above
    from joserfc.jwk import OKPKey  # noqa: PLC0415

    try:
        sealed = read_regular(path, MAX_BYTES)
    except ValueError:
        return None
    try:
        key = OKPKey.import_key(dict(private))
        opened = jwe.decrypt_compact(sealed, key, algorithms=ALGORITHMS)
        return _from_bytes(opened.plaintext or b"")
    except Exception as error:  # noqa: BLE001 - the diary opens whatever somebody put there
        log.warning("%s in a letter", type(error).__name__)
        return None


def _from_bytes(raw: bytes) -> SignReport:
    letter: dict[str, Any] = json.loads(raw)
    moment = datetime.fromisoformat(letter["entered_at"])
    clear = Clear(UUID(letter["id"]), date.fromisoformat(letter["day"]), fixed_offset(moment), None)
    report = load_signs(clear, letter["report"])
    if letter["version"] != VERSION or report.undone or not report.signs:
        raise ValueError("not a letter of this version")
    return report
